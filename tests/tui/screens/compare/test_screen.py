"""Every key of the comparison, on two reports of one flood whose findings are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Span
from index.comparison.model import Relation
from tests.tui.screens.on_screen import lines, status, styled
from tui.comparing.pair_analysis import PairAnalysis
from tui.looks.marks import Mark
from tui.looks.themes import palette_of
from tui.screens.article.screen import ArticleScreen
from tui.screens.compare.analysing import ComparingScreen
from tui.screens.compare.screen import CompareScreen
from tui.screens.story.screen import StoryScreen
from tui.widgets.comparison.overview import Overview
from tui.widgets.lines.notice import Notice
from tui.widgets.lines.status import StatusLine

WIDE, NARROW = (132, 30), (80, 24)


def footer(screen) -> str:
    return screen.query_one(StatusLine).render_line(1).text


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_both_texts_stand_on_the_screen(opened, settled, size):
    app, screen = opened()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        drawn = "\n".join(lines(screen))
        assert "rose faster than anyone" in drawn
        assert "never seen the water" in drawn


async def test_a_linked_pair_begins_on_one_line_between_two_columns(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        line = next(line for line in lines(screen) if "Mayor Irena Voss" in line)
        assert "“I have never seen" in line
        assert "│ ≠N" in line


async def test_in_one_column_the_source_stands_in_the_margin_of_each_side(opened, settled):
    app, screen = opened()
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        first = next(y for y, line in enumerate(drawn) if "Mayor Irena Voss" in line)
        assert drawn[first].lstrip(" ▌").startswith("gazette")
        assert any(line.lstrip(" ▌").startswith("courier") for line in drawn[first + 1 : first + 3])


async def test_what_is_folded_names_which_of_two_articles_of_one_outlet_has_it(opened, settled, scripted):
    scripted.articles["courier"] = replace(scripted.articles["courier"], source="gazette", date="2030-01-01")
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert any("▸ 4 only in gazette #1 · The bridge" in line for line in lines(screen))


async def test_what_one_side_alone_has_folds_and_unfolds(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert any("▸ 4 only in gazette · The bridge to Lower Karsk" in line for line in lines(screen))
        await pilot.press("j", "j", "j")
        assert status(screen).startswith("4 sentences only in gazette")
        await pilot.press("right")
        assert any("A baker on Mill Street" in line for line in lines(screen))
        await pilot.press("left")
        assert any("▸ 4 only in gazette" in line for line in lines(screen))
        await pilot.press("enter")
        assert any("A baker on Mill Street" in line for line in lines(screen))
        await pilot.press("left", "f")
        assert not any("only in gazette" in line and "▸" in line for line in lines(screen))
        await pilot.press("f")
        assert any("▸ 4 only in gazette" in line for line in lines(screen))


async def test_the_cursor_begins_on_the_first_sentence_that_is_reporting(
    opened, settled, scripted, monkeypatch
):
    rows = scripted.rows

    def bylines_first(left: str, right: str):
        return tuple(sorted(rows(left, right), key=lambda row: row.relation is not Relation.ASIDE))

    monkeypatch.setattr(scripted, "rows", bylines_first)
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert screen.view.compared.rows[0].relation is Relation.ASIDE
        assert screen.view.row == 1
        assert screen.view.top == 0
        await pilot.press("k")
        assert screen.view.row == 0


async def test_n_walks_the_discrepancies_by_severity_and_says_which_and_why(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        said = []
        for _ in range(4):
            await pilot.press("n")
            said.append(status(screen))
        assert said == [
            "1 of 3 ≠ number: 1,400 here, more than 2,000 there",
            "2 of 3 ≠ date: Tuesday here, Wednesday there",
            "3 of 3 ≠ name: Irena here, Irina there",
            "1 of 3 ≠ number: 1,400 here, more than 2,000 there · back at the first",
        ]
        await pilot.press("N")
        assert status(screen).startswith("3 of 3 ≠ name")


async def test_wording_on_request_is_walked_too(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("w")
        assert status(screen).startswith("4 discrepancies")
        await pilot.press("N")
        assert status(screen) == "4 of 4 ≠ attribution: only there"
        await pilot.press("w")
        assert status(screen).startswith("3 discrepancies")


async def test_brackets_walk_the_differences_in_reading_order(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        rows = [screen.view.row]
        for _ in range(4):
            await pilot.press("right_square_bracket")
            rows.append(screen.view.row)
        assert rows == [0, 1, 2, 3, 8]
        await pilot.press("right_square_bracket")
        assert screen.view.row == 8
        assert status(screen).startswith("No difference further down")
        await pilot.press("left_square_bracket")
        assert screen.view.row == 3


async def test_a_pair_that_shares_nothing_says_so_and_has_nothing_to_walk(opened, settled):
    app, screen = opened("gazette", "bulletin")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        notice = screen.query_one(Notice)
        assert notice.display
        assert "Nothing in common" in notice.sentence
        assert "] next difference" in footer(screen)
        assert "n next " not in footer(screen)
        await pilot.press("n")
        assert status(screen).startswith("Nothing contradicts here.")
        line = next(line for line in lines(screen) if "Cheese fair opens in Delm" in line)
        assert "River Olm breaks its banks" in line
        await pilot.press("o")
        assert status(screen).startswith("Nothing is aligned here")


async def test_a_pair_that_reports_the_same_needs_no_notice(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "n next  N previous  }" in footer(screen)
        assert not screen.query_one(Notice).display


async def test_swapping_keeps_the_sentence_under_the_cursor(opened, settled, flood):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "s")
        await settled(pilot)
        assert (screen.left_id, screen.right_id) == ("courier", "gazette")
        row = screen.view.compared.rows[screen.view.row]
        assert row.right[0].of(flood.gazette).startswith("Mayor Irena Voss")


async def test_without_another_source_the_braces_say_so(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("right_curly_bracket")
        assert status(screen) == "No other article reports this event."
        assert screen.right_id == "courier"


async def test_braces_bring_the_next_article_of_the_story_to_the_right(opened, settled, press):
    app, screen = opened("gazette", "bulletin")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "right_curly_bracket")
        assert screen.right_id == "courier"
        assert "courier" in screen.query_one("#title").left(palette_of(app))[1][0]
        await press(pilot, "left_curly_bracket")
        assert screen.right_id == "courier"


async def test_moved_sentences_jump_to_their_counterpart_and_back(opened, settled, flood):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("M")
        assert status(screen).startswith("Not moved")
        await pilot.press("j", "j", "j", "j")
        moved = screen.view.row
        assert status(screen).endswith("1 sentence further up in courier: M goes there")
        await pilot.press("M")
        row = screen.view.compared.rows[screen.view.row]
        assert row.right[0].of(flood.courier).startswith("More than 2,000")
        await pilot.press("M")
        assert screen.view.row == moved


async def test_a_right_sentence_alone_jumps_to_what_it_shares_a_part_with_and_back(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        compared = screen.view.compared
        linked = next(row for row in compared.rows if row.link is not None)
        only = next(row for row in compared.rows if row.relation is Relation.ONLY_RIGHT)
        alone = replace(only, relation=Relation.PARTIAL, link=linked.link)
        rows = tuple(alone if row is only else row for row in compared.rows)
        screen.view.show(replace(compared, rows=rows), {}, rows.index(alone))
        await pilot.press("M")
        assert compared.rows[screen.view.row] is linked
        assert status(screen) == "gazette tells it here. M goes back."
        await pilot.press("M")
        assert rows[screen.view.row] is alone


async def test_in_own_order_each_article_stands_as_it_was_written(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("o")
        right = [line[line.rindex("│") + 1 :].strip(" ▌") for line in lines(screen) if line.count("│") == 2]
        first = next(y for y, words in enumerate(right) if words.startswith("More than 2,000"))
        second = next(y for y, words in enumerate(right) if words.startswith("The regional council"))
        third = next(y for y, words in enumerate(right) if words.startswith("“I have never"))
        assert first < second < third
        await pilot.press("o")
        assert status(screen) == "Aligned, in the order of gazette."


async def test_in_one_column_the_other_order_is_that_of_the_right_article(opened, settled):
    app, screen = opened()
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("o")
        assert status(screen) == "In the order of courier."
        council = screen.view.plan.rows.index(7)
        mayor = screen.view.plan.rows.index(2)
        assert council < mayor


async def test_y_copies_the_pair_with_its_sources(opened, settled):
    app, _screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "y")
        assert app.clipboard == (
            "Mayor Irena Voss said the water rose faster than anyone alive had seen.\n"
            "— gazette, River Olm breaks its banks and drives 1,400 from their homes\n\n"
            "“I have never seen the water rise so fast,” said mayor Irina Voss.\n"
            "— courier, Flood at Karsk: thousands flee"
        )


async def test_two_spellings_of_a_name_are_walked_once_wherever_they_stand(
    scripted, opened, settled, monkeypatch
):
    name, date, again, claim = (scripted._discrepancies()[number] for number in (2, 1, 2, 3))
    monkeypatch.setattr(scripted, "_discrepancies", lambda: (replace(name, link=1), date, again, claim))
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        said = []
        for _ in range(3):
            await pilot.press("n")
            said.append(status(screen))
        told = "1 of 3 ≠ name: Irena here, Irina there (2 times)"
        assert said == [told, "2 of 3 ≠ date: Tuesday here, Wednesday there", f"{told} · back at the first"]
        await pilot.press("j")
        assert status(screen) == "3 of 3 ≠ name: Irena here, Irina there (2 times)"


async def test_escape_goes_one_step_back(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await app.push_screen(CompareScreen(screen.library, "courier", "gazette"))
        await settled(pilot)
        await pilot.press("escape")
        assert app.screen is screen


async def test_a_key_on_its_way_while_the_screen_opens_waits_for_its_panes(opened, scripted, settled):
    app, _screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        above = CompareScreen(scripted, "courier", "gazette")
        app.push_screen(above)
        assert not above.is_mounted
        await app._check_bindings("n")
        assert above.is_mounted
        await settled(pilot)
        assert app.screen is above


async def test_movement_keys(opened, settled):
    app, screen = opened()
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        view = screen.view
        last = len(view.plan.rows) - 1
        await pilot.press("G")
        assert view.cursor == last
        assert view.top == view.length() - view.page
        await pilot.press("g")
        assert (view.cursor, view.top) == (0, 0)
        await pilot.press("j")
        assert view.cursor == 1
        await pilot.press("k")
        assert view.cursor == 0
        await pilot.press("pagedown")
        below = view.cursor
        assert below > 1
        await pilot.press("pageup")
        assert view.cursor < below
        await pilot.press("g", "ctrl+d")
        half = view.cursor
        assert 0 < half <= below
        await pilot.press("ctrl+u")
        assert view.cursor < half


@pytest.mark.parametrize("key", ["j", "pagedown", "ctrl+d", "n", "right_square_bracket", "G"])
async def test_the_cursor_stays_in_sight(opened, settled, key):
    app, screen = opened()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        view = screen.view
        for _ in range(12):
            await pilot.press(key)
            start, end = view.stops()[view.cursor]
            assert view.top <= start
            assert end <= view.top + view.page


async def test_resizing_keeps_the_row_under_the_cursor(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("n", "n", "n")
        row = screen.view.row
        for size in ((80, 24), (60, 20), (200, 50), (140, 30)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            view = screen.view
            assert view.row == row
            start, _ = view.stops()[view.cursor]
            assert view.top <= start < view.top + view.page


async def test_a_new_size_leaves_a_message_and_another_row_takes_it_away(opened, settled, press):
    app, screen = opened()
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        assert status(screen).startswith("Copied")
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert status(screen).startswith("Copied")
        await press(pilot, "j")
        assert not status(screen).startswith("Copied")


async def test_enter_on_a_pair_reads_the_article_there(opened, settled):
    app, _screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.article_id == "gazette"


async def test_m_opens_the_story(opened, settled, press):
    app, _ = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "m")
        assert isinstance(app.screen, StoryScreen)


async def test_a_place_to_begin_at_is_under_the_cursor(opened, settled, flood):
    start = flood.gazette.index("His neighbour")
    app, screen = opened(at=Span(start, start + 5))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert screen.view.row == 5
        assert any("His neighbour" in line for line in lines(screen))


async def test_contradictions_are_told_without_colour(opened, settled):
    app, screen = opened(environment={"NO_COLOR": "1"})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert styled(screen, "1,400 people").reverse
        assert styled(screen, "Irena Voss").underline
        assert styled(screen, "will pay").bold
        assert styled(screen, "promised").italic


async def test_what_is_not_reporting_is_dimmed(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert styled(screen, "Photo: the old mill").color == palette_of(app)[Mark.ASIDE].color


async def test_a_link_of_low_score_shows_as_probable(opened, settled, scripted):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j")
        scripted_row = screen.view.compared.rows[screen.view.row]
        assert screen.view.compared.comparison.links[scripted_row.link].probable
        await pilot.press("k", "k")
        assert status(screen) == "they share a part of this"


async def test_every_link_is_compared_word_by_word_once(opened, settled, scripted):
    app, _ = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert sorted(scripted.asked) == [("gazette", "courier", link) for link in range(4)]


async def test_links_in_sight_of_the_pair_before_are_not_asked_of_the_next(
    opened, settled, press, scripted, monkeypatch
):
    monkeypatch.setattr("tui.comparing.pair_analysis.AT_ONCE", 1)
    monkeypatch.setattr(ComparingScreen, "on_cursor_view_moved", lambda *_: None)
    app, screen = opened("gazette", "bulletin")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen._in_sight = (3, 4, 40)
        scripted.asked.clear()
        await press(pilot, "right_curly_bracket")
        assert sorted(link for *_, link in scripted.asked) == list(range(4))


async def test_the_strip_shows_where_they_contradict_and_what_is_in_sight(opened, settled):
    app, screen = opened()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        cells = screen.query_one(Overview).cells
        assert len(cells) == screen.view.size.height
        assert sum(cell.mark is Mark.CONTRADICTS for cell in cells) == 2
        assert cells[0].in_view
        assert not cells[-1].in_view
        await pilot.press("G")
        cells = screen.query_one(Overview).cells
        assert cells[-1].in_view
        assert not cells[0].in_view


async def test_a_late_answer_is_dropped(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        shown = screen.view.compared
        screen._show(PairAnalysis(screen.library, "gazette", "courier"), None)
        assert screen.view.compared is shown


async def test_an_article_that_is_gone_gets_a_sentence(opened, settled):
    app, screen = opened("gazette", "nowhere")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "No article has the id nowhere" in status(screen)
        await pilot.press("n", "j", "right_square_bracket", "M", "f", "o", "w", "y", "enter", "s")
        assert screen.is_current


async def test_another_source_is_shown_at_the_left_sentence_above_the_cursor(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("G", "k")
        row = screen.view.compared.rows[screen.view.row]
        assert not row.left
        assert screen.left_place_of_cursor() == ("gazette", screen.view.compared.rows[7].left[0])


async def test_m_says_when_there_is_no_counterpart(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j", "right", "M")
        assert status(screen) == "Without a counterpart: only in gazette."


async def test_n_scrolls_far_enough_to_show_both_sides_of_what_differs(opened, settled):
    app, screen = opened()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await pilot.press("n", "n")
        drawn = "\n".join(lines(screen))
        assert "Tuesday night" in drawn
        assert "Wednesday" in drawn
