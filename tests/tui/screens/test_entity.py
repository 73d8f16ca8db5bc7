"""The page of one name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Span
from index.entities.model import Quotation, SharedQuotation
from index.search.model import Named
from tests.tui.screens.on_screen import lines
from tui.contents.dossier import Passage, Section
from tui.looks.marks import Mark
from tui.screens.article.screen import ArticleScreen
from tui.screens.compare.screen import CompareScreen
from tui.screens.entity import EntityScreen, NamedScreen
from tui.widgets.lines.notice import Notice
from tui.widgets.lines.status import StatusLine


@pytest.fixture
def opened(scripted, one_screen):
    def make(entity="person:irena-voss"):
        screen = EntityScreen(scripted, ("gazette", "courier"), entity)
        return one_screen(scripted, screen), screen

    return make


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


async def test_enter_reads_the_article_at_the_mention(opened, settled, press):
    app, screen = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("G")
        assert screen.query_one(StatusLine).text == "courier · 5 of 5 · Enter reads on"
        await press(pilot, "enter")
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


async def test_articles_beyond_the_story_follow_newest_first(scripted, opened, settled, flood):
    delm = Span(flood.bulletin.index("Delm"), flood.bulletin.index("Delm") + 4)
    bulletin = scripted.articles["bulletin"]
    scripted.articles["almanac"] = replace(bulletin, id="almanac", source="almanac", date="2021-07-01")
    scripted.articles["bulletin"] = replace(bulletin, date="2021-07-09")
    scripted.names_found = Named(
        (("almanac", (delm,)), ("gazette", (delm,)), ("bulletin", (delm,))), (), False
    )
    app, screen = opened("gpe:delm")
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        start = drawn.index(" ELSEWHERE IN THE LIBRARY")
        assert drawn[start + 1] == "   2 more articles, newest first"
        assert "still being gathered" in drawn[start + 2]
        assert drawn[start + 4] == " 2021-07-09 · bulletin · Cheese fair opens in Delm"
        assert drawn[start + 5].endswith("Cheese fair opens in Delm")
        assert drawn[start + 7].startswith(" 2021-07-01 · almanac")
        assert "2 more articles" in app.screen._compositor.render_strips()[0].text
        await pilot.press("G", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.article_id == "almanac"


async def test_the_library_is_read_as_far_as_the_page_is_scrolled(scripted, opened, settled, press):
    many = {f"n{number:04}": scripted.articles["bulletin"] for number in range(500)}
    scripted.articles.update(many)
    scripted.names_found = Named(tuple((key, (Span(0, 6),)) for key in many), (), True)
    entries, read, article = {one.id: one for one in scripted.entries()}, [], scripted.article
    scripted.entry = entries.__getitem__
    scripted.article = lambda key: read.append(key) or article(key)
    app, screen = opened("gpe:karsk")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = len(set(read))
        assert 0 < first < 60
        await press(pilot, "G")
        assert first < len(set(read)) < 120
        assert screen.view.item_count < 150


async def test_a_name_that_is_only_alike_opens_its_own_page(scripted, opened, settled, press, flood):
    brandt = Span(flood.gazette.index("A. Brandt"), flood.gazette.index("A. Brandt") + 9)
    scripted.names_found = Named((("gazette", (brandt,)),), (("A. Brandt", 1),), True)
    app, screen = opened()
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        assert drawn[drawn.index(" SEE ALSO: ALIKE, BUT PERHAPS ANOTHER") + 1].split() == [
            *("A.", "Brandt", "1", "article")
        ]
        await pilot.press("G", "enter")
        await settled(pilot)
        assert isinstance(app.screen, NamedScreen)
        assert app.screen.entity.name == "A. Brandt"
        await press(pilot, "escape")
        assert app.screen is screen
        assert screen.view.item.name == "A. Brandt"


async def test_c_compares_with_the_article_one_comes_from(scripted, one_screen, settled):
    screen = EntityScreen(scripted, ("gazette", "courier"), "person:irena-voss", "gazette")
    app = one_screen(scripted, screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("G", "c")
        await settled(pilot)
        assert isinstance(app.screen, CompareScreen)
        assert (app.screen.left_id, app.screen.right_id) == ("courier", "gazette")
        assert app.screen.view.row == 3


async def test_the_same_words_in_two_sources_stand_line_under_line(scripted, opened, settled, flood):
    def quoted(key: str, text: str, words: str, speaker: str | None) -> tuple[str, Quotation]:
        span = Span(text.index(words), text.index(words) + len(words))
        named = None if speaker is None else Span(text.index(speaker), text.index(speaker) + len(speaker))
        return key, Quotation(span, named, None, True)

    shared = SharedQuotation(
        (
            quoted("gazette", flood.gazette, "the water rose faster", None),
            quoted("courier", flood.courier, "I have never seen the water rise so fast", "Irina Voss"),
        )
    )
    scripted.shared_quotations = lambda keys: (shared,)
    app, screen = opened()
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        drawn = lines(screen)
        start = drawn.index(" QUOTED ALIKE BY gazette, courier")
        assert drawn[start + 1].startswith("  gazette  Mayor Irena Voss said the water rose")
        assert drawn[start + 2].startswith("  courier  “I have never seen the water")
        assert not any("QUOTED BY ONE SOURCE" in line for line in drawn)


async def test_e_on_its_own_page_says_so(opened, settled):
    app, screen = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("E")
        assert screen.query_one(StatusLine).text == "This is the page of Irena Voss."


async def test_one_source_is_counted_as_one(scripted, one_screen, settled):
    screen = EntityScreen(scripted, ("gazette",), "person:irena-voss", "gazette")
    app = one_screen(scripted, screen)
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        assert app.screen._compositor.render_strips()[0].text.rstrip().endswith("1 of 1 source")


async def test_a_long_source_goes_on_below_itself_where_its_passage_does(opened, settled, flood):
    app, screen = opened()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        spans = Span(0, 120), Span(0, 20)
        passages = tuple(Passage("Associated Press", flood.gazette, (span,)) for span in spans)
        screen.view.show(
            [Section("QUOTED", passages=passages[:1]), Section("ELSEWHERE", passages=passages[1:])]
        )
        drawn = lines(screen)
        assert [line[:16] for line in drawn[1:4]] == [
            "▌ Associated    ",
            "▌ Press         ",
            "▌               ",
        ]
        assert drawn[drawn.index(" ELSEWHERE") + 1][:16] == "  Associated P… "
