"""Compare, Story and Entity over a real library: three reports of one event and one of something else."""

from __future__ import annotations

import pytest

from index.library import Library
from tui.screens.compare.screen import CompareScreen
from tui.screens.entity import EntityScreen
from tui.screens.story.screen import StoryScreen
from tui.widgets.lines.notice import Notice
from tui.widgets.lines.status import StatusLine


@pytest.fixture
def library(harbour):
    library = Library.open([harbour])
    yield library
    library.close()


def drawn(view) -> str:
    return "\n".join(view.render_line(y).text.rstrip() for y in range(view.size.height))


async def test_what_both_report_stands_side_by_side(library, one_screen, settled):
    left, right = library.find("coastal-echo"), library.find("harald_tribune")
    screen = CompareScreen(library, left, right)
    async with one_screen(library, screen).run_test(size=(130, 40)) as pilot:
        await settled(pilot)
        line = next(line for line in drawn(screen.view).splitlines() if "“The steering failed" in line)
        assert line.count("“The steering failed") == 2
        await pilot.press("n")
        assert " of " in screen.query_one(StatusLine).text


async def test_two_events_have_nothing_in_common_and_it_is_said(library, one_screen, settled):
    screen = CompareScreen(library, library.find("bakers"), library.find("wire"))
    async with one_screen(library, screen).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Nothing in common" in screen.query_one(Notice).sentence
        assert "guild of bakers" in drawn(screen.view)
        assert screen.view.compared.rows[-1].right
        assert not any(row.left for row in screen.view.compared.rows[-2:])


async def test_each_fact_opens_a_pair_that_holds_it(library, one_screen, settled, press):
    articles = library.story_of(library.find("coastal-echo")).articles
    screen = StoryScreen(library, articles)
    app = one_screen(library, screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        matrix = screen.view.matrix
        number, column = next(
            (number, column)
            for number, fact in enumerate(matrix.facts)
            for column, (key, cell) in enumerate(fact.cells)
            if key != fact.summary_source and cell.spans
        )
        fact = matrix.facts[number]
        screen.view.go_to_cell(number, column)
        await press(pilot, "enter")
        view = app.screen.view
        spans = view.compared.rows[view.row].left
        assert view.compared.right.id == matrix.articles[column]
        assert any(span.overlaps(fact.summary) for span in spans)


async def test_a_name_with_two_spellings_has_one_page(library, one_screen, settled):
    articles = library.story_of(library.find("coastal-echo")).articles
    captain = next(entity for entity in library.entities(articles).entities if "alilov" in entity.name)
    screen = EntityScreen(library, articles, captain.id)
    async with one_screen(library, screen).run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        page = drawn(screen.view)
        assert "Khalilov" in page
        assert "Halilov" in page


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_nothing_in_an_article_acts_on_the_terminal_or_is_markup(tmp_path, one_screen, settled, size):
    evil = (
        "The mayor\x1b]0;owned\x07 of \x9b31mKarsk [bold red]closed[/] the \u202edam\u202c at noon on Monday."
    )
    for name in ("a\x1b[31m", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{evil}\n\n{evil} It rained {name}.\n", encoding="utf-8")
    library = Library.open([tmp_path])
    left, right = (entry.id for entry in library.entries())
    screens = (CompareScreen(library, left, right), StoryScreen(library, (left, right)))
    for screen in screens:
        async with one_screen(library, screen).run_test(size=size) as pilot:
            await settled(pilot)
            widgets = [widget for widget in screen.query("*") if widget.size.height and not widget.children]
            text = "".join(
                widget.render_line(y).text for widget in widgets for y in range(widget.size.height)
            )
            assert not set(text) & set("\x1b\x07\x9b\u202e\u202c")
            assert "[bold red]closed" in text
    library.close()
