"""The timeline screen, on dates and numbers that are known."""

from __future__ import annotations

import pytest

from index.article import Span
from index.comparison.model import CellState, Telling, Timeline, TimelineRow
from tests.tui.screens.on_screen import lines, pane_lines
from tui.layout.timeline import fitting
from tui.screens.article.screen import ArticleScreen
from tui.screens.compare.screen import CompareScreen
from tui.screens.story.timeline import TimelineScreen
from tui.widgets.lines.notice import Notice
from tui.widgets.lines.status import StatusLine
from tui.widgets.texts.passages import Passages

SMALL, LARGE = (80, 24), (160, 50)
SAME, PARTIAL, DIFFERS = CellState.SAME, CellState.PARTIAL, CellState.DIFFERS


def test_of_the_sources_of_a_row_as_many_are_shown_as_fit_the_important_ones_first():
    assert fitting([(4, 10), (2, 10), (0, 10)], 34) == {0, 2, 4}
    assert fitting([(4, 10), (2, 10), (0, 10)], 33) == {2, 4}
    assert fitting([(4, 40), (2, 10)], 33) == {4}
    assert fitting([], 33) == set()


@pytest.fixture
def dated(scripted, flood):
    """The two reports of the flood with a timeline made by hand."""
    texts = {"gazette": flood.gazette, "courier": flood.courier}

    def span(key, words):
        start = texts[key].index(words)
        return Span(start, start + len(words))

    def telling(key, words, value, state=SAME, inferred=False):
        expression = span(key, words)
        sentence = next(
            each.span for each in scripted.articles[key].sentences if each.span.contains(expression)
        )
        return Telling(key, expression, sentence, value, state, inferred)

    def row(value, key, subject, *tellings, counted=None):
        return TimelineRow(value, key, span(key, subject), tellings, counted)

    dates = (
        row(
            "2021-06",
            "gazette",
            "The school had been repaired only last summer",
            telling("gazette", "last summer", "2021-06"),
        ),
        row(
            "2022-03-01",
            "gazette",
            "The river Olm broke its banks at Karsk on Tuesday night",
            telling("gazette", "Tuesday night", "2022-03-01"),
            telling("courier", "Wednesday night", "2022-03-02", DIFFERS, True),
        ),
        row(
            "2022-03-01",
            "gazette",
            "The bridge to Lower Karsk was closed at midnight",
            telling("gazette", "midnight", "2022-03-01"),
        ),
    )
    undated = (
        row(
            "",
            "courier",
            "Trains between Karsk and Delm stood still until noon",
            telling("courier", "noon", ""),
        ),
    )
    numbers = (
        row(
            "40 million",
            "gazette",
            "The regional council promised 40 million crowns",
            telling("gazette", "40 million", "40 million"),
            telling("courier", "40 million", "40 million", PARTIAL),
            counted=span("gazette", "crowns"),
        ),
    )
    made = Timeline(("gazette", "courier"), dates, undated, numbers)
    scripted.timeline = lambda keys: made
    return scripted


@pytest.fixture
def opened(dated, one_screen):
    screen = TimelineScreen(dated, ("gazette", "courier"))
    return one_screen(dated, screen), screen


async def test_each_row_has_a_day_its_words_and_a_sign_for_each_source(opened, settled):
    app, screen = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        assert drawn[0].split() == ["gazette", "courier"]
        assert drawn[1].startswith("▌June 2021")
        assert drawn[1].split()[-4:] == ["●", "·", "only", "here"]
        assert drawn[2].startswith(" Tue 1 March 2022")
        assert drawn[2].split()[-6:-2] == ["●", "≠", "Wednesday", "night"]
        assert not drawn[3].startswith(" Tue")
        assert drawn[5] == " WITHOUT A DAY"
        assert drawn[8] == " NUMBERS"
        assert drawn[9].startswith(" 40 million crowns")
        assert drawn[9].split()[-2:] == ["●", "◐"]
        assert screen.query_one(StatusLine).text == "1 of 5 · 1 of 2 sources dates it"


async def test_where_columns_do_not_fit_the_sources_stand_on_a_line_below(opened, settled):
    app, screen = opened
    async with app.run_test(size=(60, 24)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        assert drawn[0].startswith("▌June 2021")
        assert drawn[1].strip() == "● gazette"
        assert drawn[3].split() == ["●", "gazette", "≠", "courier"]


async def test_where_they_do_a_long_number_goes_on_beside_them(opened, settled, flood):
    app, screen = opened
    async with app.run_test(size=(60, 40)) as pilot:
        await settled(pilot)
        begin = flood.gazette.index("The school had been repaired")
        counted = Span(begin, begin + len("The school had been"))
        told = Telling("gazette", Span(begin, begin + 3), counted, "12", SAME)
        row = TimelineRow("12", "gazette", counted, (told,), counted)
        screen.view.show(Timeline(("gazette", "courier"), (), (), (row,)), screen.articles, screen.labels)
        _, first, second = lines(screen)[:3]
        assert first.startswith("▌12 The school   The school had been")
        assert second.startswith(" had been        ● gazette")


async def test_what_the_source_says_is_shown_in_full_with_what_it_comes_to(opened, settled):
    app, screen = opened
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("j", "l")
        await settled(pilot)
        drawn = pane_lines(screen.query_one(Passages))
        assert drawn[0].startswith(
            " ≠ courier: “Wednesday night” = Wed 2 March 2022, worked out from another date"
        )
        assert drawn[1].startswith(" courier  More than 2,000 people fled")


async def test_the_cursor_keeps_to_its_source_where_that_dates_something(opened, settled, press):
    app, screen = opened
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("j", "l", "j")
        await settled(pilot)
        assert screen.view.article == "gazette"
        await press(pilot, "l")
        assert pane_lines(screen.query_one(Passages))[0] == " · courier dates nothing of this"
        await pilot.press("j", "j")
        await settled(pilot)
        assert screen.view.article == "courier"
        await pilot.press("k", "k", "k", "h", "j", "j")
        await settled(pilot)
        assert (screen.view.cursor, screen.view.article) == (3, "courier")


async def test_n_walks_what_differs(opened, settled):
    app, screen = opened
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("n")
        assert (screen.view.cursor, screen.view.column) == (1, 1)
        await pilot.press("n", "N")
        assert (screen.view.cursor, screen.view.column) == (1, 1)


async def test_j_k_and_the_ends_move_by_rows(opened, settled):
    app, screen = opened
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await pilot.press("j", "down", "k")
        assert screen.view.cursor == 1
        await pilot.press("G")
        assert screen.view.cursor == 4
        await pilot.press("g")
        assert (screen.view.cursor, screen.view.top) == (0, 0)


async def test_enter_reads_the_article_at_the_expression(opened, settled, press, flood):
    app, _ = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.article_id == "gazette"
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)


async def test_enter_on_what_differs_puts_the_two_side_by_side(opened, settled, flood):
    app, _ = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("n", "enter")
        await settled(pilot)
        compare = app.screen
        assert isinstance(compare, CompareScreen)
        assert (compare.left_id, compare.right_id) == ("gazette", "courier")
        row = compare.view.compared.rows[compare.view.row]
        assert row.left[0].of(flood.gazette).startswith("The river Olm")


async def test_y_copies_the_sentence_and_its_source(opened, settled):
    app, _ = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("y")
        assert app.clipboard == "The school had been repaired only last summer.\n— gazette"


async def test_resizing_keeps_row_and_source(opened, settled):
    app, screen = opened
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "l")
        for size in ((60, 20), (120, 30)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert (screen.view.cursor, screen.view.column) == (2, 1)


async def test_an_empty_timeline_says_why(scripted, one_screen, settled):
    scripted.timeline = lambda keys: Timeline(tuple(keys), (), (), ())
    screen = TimelineScreen(scripted, ("bulletin",))
    app = one_screen(scripted, screen)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert screen.query_one(Notice).sentence == "No source dates or counts anything: Esc goes back."
        foot = app.screen._compositor.render_strips()[-1].text
        assert "? help" in foot
        assert "n next" not in foot
        await pilot.press("enter", "j", "l", "n", "y")
        assert app.screen is screen


async def test_a_story_of_numbers_alone_says_that_nothing_is_dated(dated, one_screen, settled):
    found = dated.timeline(())
    dated.timeline = lambda keys: Timeline(found.articles, (), (), found.numbers)
    screen = TimelineScreen(dated, ("gazette", "courier"))
    app = one_screen(dated, screen)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert screen.query_one(Notice).sentence == "No source dates anything; these are the numbers."


async def test_t_opens_the_timeline_of_the_story(open_reader, harbour, settled, press):
    app = open_reader(harbour)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("escape", "T")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        assert len(screen.article_ids) == 3
        assert any("212" in line for line in lines(screen))
        await press(pilot, "m", "T")
        assert isinstance(app.screen, TimelineScreen)


async def test_pictures(album, dated, one_screen):
    await album(
        lambda **environment: one_screen(dated, TimelineScreen(dated, ("gazette", "courier")), environment),
        ("timeline", ("n",)),
    )


async def test_no_key_is_named_that_goes_to_mentions_of_a_name(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, SMALL) as pilot:
        for key, named in (("m", True), ("T", False)):
            await pilot.press("down", key, "e")
            await pilot.at_rest()
            assert ("next mention" in pilot.shown()[-1]) is named
            await pilot.press("escape", "q")
