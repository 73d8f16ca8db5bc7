"""The story matrix, on facts that are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Span
from index.comparison.model import Cell, CellState, Fact, Matrix
from tests.tui.screens.on_screen import lines, pane_lines
from tui.contents.dossier import Passage
from tui.looks.marks import Mark
from tui.screens.article.screen import ArticleScreen
from tui.screens.compare.screen import CompareScreen
from tui.screens.story.screen import StoryScreen
from tui.widgets.lines.line import TitleLine
from tui.widgets.lines.status import StatusLine
from tui.widgets.texts.passages import Passages


@pytest.fixture
def opened(scripted, one_screen):
    screen = StoryScreen(scripted, ("gazette", "courier"))
    return one_screen(scripted, screen), screen


async def test_each_fact_is_a_line_with_a_glyph_for_each_source(opened, settled):
    app, screen = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        assert drawn[0].split() == ["gazette", "courier"]
        assert drawn[1].startswith("▌The river Olm broke its banks")
        assert drawn[1].split()[-4:] == ["≠", "more", "than", "2,000"]
        assert "●" in drawn[2]
        assert drawn[3].endswith("only here")
        assert "·" in drawn[3]
        assert drawn[5].split() == ["coverage", "▇▇▇▇", "▇▇▇"]
        assert screen.query_one(StatusLine).text == "fact 1 of 4 · 2 of 2 sources tell it"


async def test_two_articles_of_one_outlet_are_told_as_one_source(scripted, one_screen, settled, press):
    for key in ("gazette", "courier"):
        scripted.articles[key] = replace(scripted.articles[key], source="Gazette")
    screen = StoryScreen(scripted, ("gazette", "courier"))
    app = one_screen(scripted, screen)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert "2 articles of one source · 4 facts" in screen.query_one(TitleLine).render_line(0).text
        assert screen.query_one(StatusLine).text == "fact 1 of 4 · 2 of 2 articles tell it"
        await press(pilot, "f")
        assert screen.query_one(StatusLine).text.startswith("3 facts that several articles tell")


async def test_one_of_two_articles_of_an_outlet_does_not_tell_alone_what_the_other_tells_too(
    scripted, one_screen, settled
):
    again = replace(scripted.articles["gazette"], id="again", date="2030-01-01")
    scripted.articles["again"] = again
    said = Cell(CellState.SAME, (again.sentences[3].span,))
    cells = (("gazette", said), ("courier", Cell(CellState.MISSING, ())), ("again", said))
    made = Matrix(("gazette", "courier", "again"), (Fact("gazette", said.spans[0], cells),), (1.0, 0.0, 1.0))
    scripted.matrix = lambda keys: made
    screen = StoryScreen(scripted, made.articles)
    app = one_screen(scripted, screen)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert screen.query_one(StatusLine).text == "fact 1 of 1 · 1 of 2 sources tell it"
        drawn = lines(screen)
        assert drawn[1].endswith("one source")
        heading = pane_lines(screen.query_one(Passages))[0]
        assert heading.endswith("gazette #1 tells it")


async def test_the_bar_of_coverage_stands_under_the_signs_also_in_the_narrowest_columns(opened, settled):
    app, screen = opened
    async with app.run_test(size=(66, 20)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        first = drawn[5].index("▇▇▇")
        assert drawn[5][first + 3] == " "
        assert drawn[2].index("●") == first + 1


async def test_the_days_of_the_sources_stand_in_the_heads_where_they_differ(
    scripted, one_screen, settled, press
):
    for key, date in (("gazette", "2021-07-05T18:00"), ("courier", "2021-07-06")):
        scripted.articles[key] = replace(scripted.articles[key], date=date)
    screen = StoryScreen(scripted, ("gazette", "courier"))
    async with one_screen(scripted, screen).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        assert drawn[0].split() == ["gazette", "courier"]
        assert drawn[1].split() == ["2021-07-05", "2021-07-06"]
        assert drawn[0].index("courier") - drawn[1].index("2021-07-06") in (0, 1, 2)
        assert drawn[2].startswith("▌The river Olm")
        await press(pilot, "j")
        assert [line[0] for line in lines(screen)[2:6]] == [" ", "▌", " ", " "]
        await pilot.resize_terminal(72, 20)
        await settled(pilot)
        assert lines(screen)[1].split() == ["07-05", "07-06"]


async def test_a_click_goes_to_the_fact_under_the_mouse(opened, settled):
    app, screen = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        for line, fact in ((3, 2), (1, 0), (2, 1), (0, 1)):
            await pilot.click(screen.view, offset=(10, line))
            await settled(pilot)
            assert screen.view.cursor == fact


async def test_the_cell_under_the_cursor_is_shown_in_full_with_what_differs_lit(opened, settled, press):
    app, screen = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "l")
        detail = screen.query_one(Passages)
        drawn = pane_lines(detail)
        assert drawn[0] == " ≠ courier differs: more than 2,000"
        assert drawn[1].startswith(" ≠ courier  More than 2,000 people fled")
        assert any(line.startswith(" ● gazette  The river Olm") for line in drawn)
        assert [mark for passage in detail.passages for _, mark in passage.lit].count(Mark.CONTRADICTS) == 4


async def test_n_walks_the_cells_that_differ_and_round(opened, settled):
    app, screen = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        places = []
        for key in ("n", "n", "n", "N"):
            await pilot.press(key)
            places.append((screen.view.cursor, screen.view.column))
        assert places == [(0, 1), (3, 0), (0, 1), (3, 0)]


async def test_arrows_and_letters_move_by_row_and_column(opened, settled):
    app, screen = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "down", "right", "right")
        assert (screen.view.cursor, screen.view.column) == (2, 1)
        await pilot.press("k", "h")
        assert (screen.view.cursor, screen.view.column) == (1, 0)
        await pilot.press("G")
        assert screen.view.cursor == 3
        await pilot.press("g")
        assert screen.view.cursor == 0


async def test_enter_puts_the_pair_side_by_side_at_the_fact(opened, settled, flood):
    app, _screen = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("j", "l", "enter")
        await settled(pilot)
        compare = app.screen
        assert isinstance(compare, CompareScreen)
        assert (compare.left_id, compare.right_id) == ("gazette", "courier")
        row = compare.view.compared.rows[compare.view.row]
        assert row.left[0].of(flood.gazette).startswith("The regional council")


async def test_enter_on_a_fact_of_one_source_reads_it_there(opened, settled):
    app, _ = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.article_id == "gazette"


async def test_enter_on_what_a_source_does_not_tell_reads_that_source(opened, settled, press):
    app, screen = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "l")
        await settled(pilot)
        assert screen.view.cell.state is CellState.MISSING
        await press(pilot, "enter")
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.article_id == "courier"


async def test_y_copies_what_the_cell_says(opened, settled):
    app, _ = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("l", "y")
        assert app.clipboard == (
            "More than 2,000 people fled when the Olm flooded Karsk on Wednesday night.\n— courier"
        )


async def test_resizing_keeps_fact_and_source(opened, settled):
    app, screen = opened
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "l")
        for size in ((60, 20), (120, 30)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert (screen.view.cursor, screen.view.column) == (2, 1)


@pytest.mark.parametrize("agreeing", [False, True])
async def test_only_where_something_differs_the_status_line_names_the_key_that_walks_it(
    opened, settled, scripted, monkeypatch, agreeing: bool
):
    app, _ = opened
    known = scripted.matrix(("gazette", "courier"))
    alike = [
        fact for fact in known.facts if all(cell.state is not CellState.DIFFERS for _, cell in fact.cells)
    ]
    if agreeing:
        monkeypatch.setattr(scripted, "matrix", lambda keys: replace(known, facts=tuple(alike)))
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert ("n next" in app.screen._compositor.render_strips()[-1].text) is not agreeing


async def test_a_source_is_called_in_full_beside_what_it_says_where_there_is_room(opened, settled):
    app, screen = opened
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        detail = screen.query_one(Passages)
        text = detail.passages[0].text
        sources = ["● The Evening Chronicle of Lindholm", "≠ BuzzFeed News"]
        detail.show("", Mark.LABEL, [Passage(source, text, (Span(0, 9),)) for source in sources])
        assert pane_lines(detail)[1].startswith(" ● Evening Chronicle of Lindholm ")
        assert pane_lines(detail)[2].startswith(" ≠ BuzzFeed News  ")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert pane_lines(detail)[2].startswith(" ≠ BuzzFeed Ne…  ")
        long = Passage("≠ BuzzFeed News", text, (Span(0, len(text)),))
        detail.show("", Mark.LABEL, [Passage(sources[0], text, (Span(0, 9),)), long])
        assert pane_lines(detail)[2].startswith(" ≠ BuzzFeed    ")
        assert pane_lines(detail)[3].startswith("   News        ")
        detail.move(2)
        assert detail.top
        assert pane_lines(detail)[1].startswith(" ≠ BuzzFeed    ")
        assert pane_lines(detail)[2].startswith("   News        ")


async def test_everything_all_sources_say_of_a_fact_can_be_read_at_80_by_24(
    opened, settled, press, scripted, monkeypatch
):
    app, screen = opened
    told = {key: tuple(s.span for s in scripted.articles[key].sentences) for key in ("gazette", "courier")}
    cells = tuple((key, Cell(CellState.SAME, spans[1:])) for key, spans in told.items())
    matrix = Matrix(("gazette", "courier"), (Fact("gazette", told["gazette"][1], cells),), (1.0, 1.0))
    monkeypatch.setattr(scripted, "matrix", lambda keys: matrix)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        detail = screen.query_one(Passages)
        assert pane_lines(detail)[-1].endswith("Tab goes there")
        await press(pilot, "tab")
        assert screen.focused is detail
        read = [pane_lines(detail)]
        while detail.top < 40:
            before = detail.top
            await pilot.press("ctrl+d")
            read.append(pane_lines(detail))
            if detail.top == before:
                break
        words = " ".join(" ".join(line for page in read for line in page[1:]).split())
        for article, spans in told.items():
            for span in spans[1:]:
                assert span.of(scripted.articles[article].text).split()[-1] in words
        assert read[-1][-1] == f" … {detail.top} above · Esc goes back up"
        assert read[-1][1].startswith(" ● ")
        await pilot.press("g")
        assert detail.top == 0
        await pilot.press("G")
        await pilot.press("y")
        assert app.clipboard.count("\n— ") == 2
        await pilot.press("escape")
        assert screen.is_current
        assert screen.focused is screen.view
        assert detail.top == 0


async def test_f_shows_what_several_tell_then_what_one_alone_tells_then_all(opened, settled):
    app, screen = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "f")
        assert (screen.view.length(), screen.view.number) == (3, 1)
        await settled(pilot)
        assert screen.query_one(StatusLine).text == "3 facts that several sources tell; f goes on."
        await pilot.press("G", "n")
        assert (screen.view.number, screen.view.column) == (0, 1)
        await pilot.press("f")
        assert (screen.view.length(), screen.view.number) == (1, 2)
        await pilot.press("n")
        assert screen.query_one(StatusLine).text.startswith("No source contradicts")
        await pilot.press("f")
        assert (screen.view.length(), screen.view.number) == (4, 2)


async def test_the_count_stands_in_the_title_however_long_the_headline(opened, settled):
    app, screen = opened
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        title = screen.query_one("#title").render_line(0).text.rstrip()
        assert title.startswith(" story  River Olm breaks its")
        assert title.endswith("2 sources · 4 facts")


async def test_the_heading_says_who_else_differs(opened, settled):
    app, screen = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert screen.query_one(Passages).heading == "● gazette tells it · ≠ courier: more than 2,000"
