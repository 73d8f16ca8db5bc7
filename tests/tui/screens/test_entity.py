"""The page of one name."""

from __future__ import annotations

import pytest

from tui.marks import Mark
from tui.screens.article import ArticleScreen
from tui.screens.entity import EntityScreen
from tui.widgets.notice import Notice
from tui.widgets.status import StatusLine


@pytest.fixture
def opened(scripted, one_screen):
    def make(entity="person:irena-voss"):
        screen = EntityScreen(scripted, ("gazette", "courier"), entity)
        return one_screen(scripted, screen), screen

    return make


def lines(screen) -> list[str]:
    return [screen.view.render_line(y).text.rstrip() for y in range(screen.view.size.height)]


async def test_the_page_shows_spellings_titles_quotations_and_mentions(opened, settled):
    app, screen = opened()
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        assert drawn[drawn.index(" SPELLINGS") + 1].split() == ["▌", "Irena", "Voss", "gazette", "1×"]
        assert drawn[drawn.index(" TITLES AND ROLES") + 1].split() == ["ayor", "gazette", "·", "courier"]
        assert "“I have never seen the water" in drawn[drawn.index(" QUOTED") + 1]
        assert sum(line.startswith(" NAMED IN") for line in drawn) == 2


async def test_the_name_is_lit_in_each_passage(opened, settled, flood):
    app, screen = opened()
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*"jjj")
        lit = screen.view.item.lit
        assert [(span.of(flood.gazette), mark) for span, mark in lit] == [("Irena Voss", Mark.MATCH)]


async def test_enter_reads_the_article_at_the_mention(opened, settled):
    app, screen = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("G")
        assert screen.query_one(StatusLine).text == "courier · 5 of 5 · Enter reads on"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.article_id == "courier"


async def test_above_the_first_passage_the_spellings_come_back_into_sight(opened, settled):
    app, screen = opened()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await pilot.press("G", "g")
        assert screen.view.top == 0
        assert lines(screen)[0] == " SPELLINGS"


async def test_a_name_that_is_not_there_gets_a_sentence(opened, settled):
    app, screen = opened("person:nobody")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert screen.query_one(Notice).sentence.startswith("No such name")
        await pilot.press("enter", "j", "G", "y")
        assert screen.is_current


async def test_y_copies_the_spelling_or_the_passage_with_its_source(opened, settled):
    app, _ = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("y")
        assert app.clipboard == "Irena Voss"
        await pilot.press("j", "j", "y")
        assert (
            app.clipboard == "“I have never seen the water rise so fast,” said mayor Irina Voss.\n— courier"
        )
