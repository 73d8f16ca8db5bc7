"""The reading view: find, walk, light up, correct; and the screens that open over it."""

from __future__ import annotations

import os
from contextlib import nullcontext

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from index.article import Metadata
from tui.looks.marks import HERE, Mark
from tui.screens.article.screen import ArticleScreen
from tui.screens.dialogs.details import DetailsScreen
from tui.screens.dialogs.help import HelpScreen
from tui.widgets.panes.selecting import Place
from tui.widgets.texts.text_view import TextView

NARROW, BROAD = (80, 24), (160, 50)


@pytest.fixture
def reading(open_reader, harbour):
    """Opens the app on one article of the story: `app = reading("harald_tribune.txt", query="buoy")`."""

    def make(name: str, query: str = "", **options):
        app = open_reader(harbour, **options)
        entry = next(entry for entry in app.library.entries() if entry.path.endswith(name))
        app.opened = lambda: app.open_article(entry.id, query)
        return app

    return make


async def begin(app, pilot) -> ArticleScreen:
    await pilot.at_rest()
    app.opened()
    await pilot.at_rest()
    assert isinstance(app.screen, ArticleScreen)
    return app.screen


async def test_title_source_date_and_story_are_said(driving, reading):
    app = reading("coastal-echo.md")
    async with driving(app, NARROW) as pilot:
        await begin(app, pilot)
        first, *_, last = pilot.shown()
        assert "Coastal Echo · 2019-11-04  Ferry with 212 aboard" in first
        assert "same story:" in last
        assert "harald" in last


async def test_front_matter_is_not_read(driving, reading):
    app = reading("coastal-echo.md")
    async with driving(app, NARROW) as pilot:
        await begin(app, pilot)
        assert "source: Coastal Echo" not in "\n".join(pilot.shown())


async def test_matches_of_the_query_are_lit_and_walked(driving, reading):
    app = reading("harald_tribune.txt", "lindholm")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        text = screen._article.text
        lit = [span.of(text) for span, mark in screen.text.lit.layers["matches"] if mark is Mark.MATCH]
        assert lit == ["Lindholm", "Lindholm"]
        await pilot.press("n")
        assert pilot.status() == "1 of 2: lindholm"
        await pilot.press("n")
        assert pilot.status() == "2 of 2: lindholm"
        await pilot.press("n")
        assert pilot.status() == "1 of 2: lindholm"
        await pilot.press("N")
        assert pilot.status() == "2 of 2: lindholm"


async def test_with_nothing_to_walk_n_says_so(driving, reading):
    app = reading("harald_tribune.txt")
    async with driving(app, NARROW) as pilot:
        await begin(app, pilot)
        assert "n next" not in pilot.shown()[-1]
        await pilot.press("n")
        assert "Nothing to walk" in pilot.status()
        await pilot.press("slash", *"the", "enter")
        assert "n next" in pilot.shown()[-1]


async def test_find_in_the_article_walks_until_escape(driving, reading):
    app = reading("harald_tribune.txt")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("slash", *"the ")
        box = screen.query_one("#find", Input)
        assert app.focused is box
        await pilot.press(*"buoy", "enter")
        assert app.focused is screen.text
        assert pilot.status() == "1 of 1: the buoy"
        assert [span.of(screen._article.text) for span, _ in screen.text.lit.layers["current"]] == [
            "the buoy"
        ]
        await pilot.press("escape")
        assert screen.text.lit.layers["current"] == ()
        assert app.screen is screen
        await pilot.press("escape")
        assert app.screen is not screen


async def test_the_words_where_one_is_are_found_again_further_on_and_back(driving, reading):
    app = reading("coastal-echo.md")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("asterisk")
        assert "Not on any words" in pilot.status()
        first, second = screen.find_places("ferry")
        screen.text.select(Place(0, second))
        await pilot.press("number_sign")
        assert pilot.status() == "1 of 2: ferry"
        assert (screen.place_found(), screen.text.selection) == (first, None)
        await pilot.press("asterisk")
        assert pilot.status() == "2 of 2: Ferry"
        await pilot.press("n")
        assert pilot.status() == "1 of 2: Ferry"


async def test_escape_in_the_find_box_goes_back_to_where_it_was_opened(driving, reading, harbour):
    paragraphs = [f"On day {number} the ferry sailed to Lindholm at noon." for number in range(1, 41)]
    (harbour / "log.txt").write_text("The log of the ferry\n\n" + "\n\n".join(paragraphs))
    app = reading("log.txt")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("pagedown")
        begun = screen.text.top_offset
        await pilot.press("slash", *"day 30")
        assert pilot.status() == "1 of 1: Enter, then n and N go on; Esc goes back."
        assert "compare" not in pilot.shown()[-1], "its key is text here"
        lit = screen.text.lit.layers["current"]
        assert [span.of(screen._article.text) for span, _ in lit] == ["day 30"]
        assert screen.text.top_offset > begun
        await pilot.press("x")
        assert screen.text.top_offset == begun, "nothing is found, so that one is where one began"
        await pilot.press("backspace", "escape")
        assert screen.text.top_offset == begun
        assert screen.text.lit.layers["current"] == ()
        assert "compare" in pilot.shown()[-1]
        assert not screen.text.go_back(), "the jump was called off"


async def test_what_was_sought_before_is_gone_on_with(driving, reading):
    app = reading("coastal-echo.md")
    async with driving(app, NARROW) as pilot:
        await begin(app, pilot)
        await pilot.press("slash", *"the ", "enter", "slash", *"zebra", "escape", "n")
        assert pilot.status() == "2 of 6: the"
        await pilot.press("slash", "enter")
        assert pilot.status() == "3 of 6: the"


async def test_words_that_are_not_there_are_said_to_be_missing(driving, reading):
    app = reading("harald_tribune.txt")
    async with driving(app, NARROW) as pilot:
        await begin(app, pilot)
        await pilot.press("slash", *"zebra")
        assert pilot.status() == "“zebra” is not in this text."


async def test_names_then_quotations_light_up(driving, reading):
    app = reading("harald_tribune.txt")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        text = screen._article.text
        await pilot.press("h")
        names = [span.of(text) for span, mark in screen.text.lit.layers["lit"] if mark is Mark.MENTION]
        assert any("alilov" in name for name in names)
        assert "Lindholm" in names
        await pilot.press("h")
        quoted = [span.of(text) for span, mark in screen.text.lit.layers["lit"] if mark is Mark.QUOTATION]
        assert "The steering failed a mile from the harbor," in quoted
        await pilot.press("h")
        assert screen.text.lit.layers["lit"] == ()


async def test_enter_on_a_name_walks_its_mentions(driving, reading):
    app = reading("coastal-echo.md")
    async with driving(app, BROAD) as pilot:
        screen = await begin(app, pilot)
        screen.sidebar.focus()
        await pilot.pilot.pause()
        khalilov = next(e for e in screen.sidebar.names if "Khalilov" in e.name)
        screen.sidebar.select(khalilov.id)
        await pilot.press("enter")
        assert pilot.status().endswith("Khalilov: mention 1 of 1 · Coastal Echo")
        current = [span.of(screen._article.text) for span, _ in screen.text.lit.layers["current"]]
        assert "Khalilov" in current[0]


async def test_c_and_m_open_what_they_say(driving, reading, monkeypatch):
    app = reading("wire.txt")
    opened = []
    monkeypatch.setattr(app, "open_compare", lambda left, right: opened.append((left, right)))
    monkeypatch.setattr(app, "open_story", lambda articles: opened.append(tuple(articles)))
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("c")
        await pilot.press("m")
        assert "same story" in pilot.status()
        assert opened[0][0] == screen.article_id
        assert len(opened[1]) == 3


async def test_details_are_corrected_and_the_file_is_not_touched(driving, reading, harbour):
    app = reading("wire.txt")
    before = (harbour / "wire.txt").read_bytes()
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("i")
        assert isinstance(app.screen, DetailsScreen)
        await pilot.press(*"Ferry aground", "down", *"Wire", "down", *"2019-13-01", "enter")
        assert "is not a date; write it as" in "\n".join(pilot.shown())
        app.screen.query_one("#date", Input).value = "3 Nov 2019"
        await pilot.press("down", *"see page 4", "enter")
        assert "see page 4 is no URL; write it as" in "\n".join(pilot.shown())
        app.screen.query_one("#url", Input).value = "https://wire.example/1"
        await pilot.press("down", *"en!", "enter")
        assert "en! is no code of a language" in "\n".join(pilot.shown())
        await pilot.press("backspace", "enter")
        assert app.screen is screen
        assert "Wire · 2019-11-03  Ferry aground" in pilot.shown()[0]
        assert app.library.entry(screen.article_id).title == "Ferry aground"
        article = app.library.article(screen.article_id)
        assert (article.date, article.url, article.language) == ("2019-11-03", "https://wire.example/1", "en")
        await pilot.press("U")
        assert "the title, source, date, url, language of wire are as before" in pilot.status()
        assert "Ferry aground" not in pilot.shown()[0]
    assert (harbour / "wire.txt").read_bytes() == before


async def test_escape_leaves_the_details_as_they_are(driving, reading):
    app = reading("wire.txt")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        title = app.library.entry(screen.article_id).title
        await pilot.press("i", *"Nonsense", "escape")
        assert app.screen is screen
        assert app.library.entry(screen.article_id).title == title


async def test_the_text_is_sent_through_what_is_typed_or_the_pager(driving, reading, monkeypatch, tmp_path):
    monkeypatch.setenv("PAGER", "most -s")
    sent = []
    monkeypatch.setattr("tui.outside.pipe", lambda command, text: sent.append((command, text)) or 3)
    monkeypatch.setattr("tui.outside.wait_for_enter", lambda: sent.append("waited"))
    app = reading("coastal-echo.md")
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("|", "escape")
        assert app.screen is screen
        assert not sent
        await pilot.press("|", *"wc -w", "enter")
        await pilot.at_rest()
        assert sent[0][0] == "wc -w"
        assert "---" not in sent[0][1], "front matter is not the article"
        assert sent[1] == "waited", "what a command prints stays until it is read"
        assert "wc -w ended with 3." in pilot.shown()[-1]
        await pilot.press("|", "enter")
        await pilot.at_rest()
        assert [command for command, _ in sent[2:]] == ["most -s"], "a pager waits by itself"


async def test_a_screen_that_cannot_be_left_says_so(driving, reading, monkeypatch):
    app = reading("wire.txt")
    async with driving(app, BROAD) as pilot:
        await begin(app, pilot)
        await pilot.press("v")
        assert "not supported" in pilot.shown()[-1]
        monkeypatch.setenv("VISUAL", "vi 'x")
        await pilot.press("v")
        assert "$VISUAL is no command" in pilot.shown()[-1]
        os.unlink(app.library.article(app.screen.article_id).path)
        await pilot.press("v")
        assert "The file of wire is gone: /" in pilot.shown()[-1]


async def test_help_names_the_keys_and_closes(driving, reading):
    app = reading("wire.txt")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Keys: article screen" in "\n".join(pilot.shown())
        await pilot.press("j", "escape")
        assert app.screen is screen


async def test_the_palette_runs_what_it_names(driving, reading):
    app = reading("wire.txt")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("ctrl+p", *"next theme")
        assert "Ctrl+T" in "\n".join(pilot.shown())
        assert not app.screen.query_one(Input).cursor_blink
        theme = app.theme
        await pilot.press("enter")
        while app.theme == theme:
            await pilot.pilot.pause()
        assert app.screen is screen


async def test_scrolling_and_resizing_keep_the_place(driving, open_reader, tmp_path):
    text = "\n\n".join(
        f"Paragraph {n} of the long report tells of day {n} in many plain words." for n in range(90)
    )
    (tmp_path / "long.txt").write_text("A long report\n\n" + text, encoding="utf-8")
    app = open_reader(tmp_path)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("enter")
        view = app.screen.query_one(TextView)
        await pilot.press("pagedown", "pagedown", "ctrl+d", "j", "j")
        place = view.top_offset
        assert place > 0
        for size in ((61, 30), BROAD, NARROW):
            await pilot.pilot.resize_terminal(*size)
            await pilot.at_rest()
            assert abs(view.top_offset - place) < 80
        await pilot.press("G")
        assert any("day 89" in line for line in pilot.shown())
        await pilot.press("g")
        assert view.top_offset == 0


async def test_the_title_says_the_page_of_a_text_of_several(driving, open_reader, tmp_path):
    lines = "\n".join(f"Day {number} was calm." for number in range(100))
    (tmp_path / "long.txt").write_text(f"{lines}\n", encoding="utf-8")
    (tmp_path / "short.txt").write_text("The ferry sailed at six.\n", encoding="utf-8")
    app = open_reader(tmp_path)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("enter")
        view = app.screen.query_one(TextView)
        height, pages = view.size.height, 11
        assert len(view.lit.layout) - height <= (pages - 1) * (height - 1) < len(view.lit.layout)

        def page() -> str:
            return pilot.shown()[0].split("page")[-1].strip()

        assert page() == f"1/{pages}"
        await pilot.press("j")
        assert page() == f"1/{pages}"
        await pilot.press("k", "pagedown")
        assert page() == f"2/{pages}"
        await pilot.press("k")
        assert page() == f"1/{pages}"
        await pilot.press("G")
        assert page() == f"{pages}/{pages}"
        await pilot.pilot.resize_terminal(*BROAD)
        await pilot.at_rest()
        assert page() == "5/5"
        await pilot.press("g", "q", "down", "down", "enter")
        assert "short" in pilot.shown()[0]
        assert "page" not in pilot.shown()[0]


async def test_q_goes_back_to_the_search_as_it_was(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"hospital", "down", "j")
        item = app.screen.hits.item
        await pilot.press("enter", "q")
        assert app.screen.query_one("#query", Input).value == "hospital"
        assert app.screen.hits.item == item


async def test_escape_closes_the_palette_and_not_the_article(driving, reading):
    app = reading("wire.txt")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("ctrl+p")
        assert app.screen is not screen
        await pilot.press("escape")
        assert app.screen is screen


LONG = "The harbour board weighs the inquiry into the stranding of the Aurora Star " * 5


def headed(folder, headline: str = LONG.strip(), paragraphs: int = 30) -> str:
    """Writes an article whose headline is only in front of its text."""
    lines = "\n\n".join(f"Paragraph {number} tells of pier {number}." for number in range(paragraphs))
    (folder / "log.md").write_text(
        f"---\ntitle: {headline}\nsource: Log\ndate: 2019-11-05\n---\n\n{lines}\n", encoding="utf-8"
    )
    return "log.md"


@pytest.mark.parametrize("size", [(60, 20), NARROW, BROAD])
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}])
async def test_a_headline_that_the_text_lacks_stands_above_it(driving, reading, harbour, size, environment):
    app = reading(headed(harbour), **environment)
    async with driving(app, size) as pilot:
        screen = await begin(app, pilot)
        width = screen.text.lit.layout.width
        rows = [row[1 : 1 + width].rstrip() for row in pilot.shown()[2:]]
        head = rows[: rows.index("")]
        assert 1 < len(head) <= 3
        assert " ".join(head).startswith(LONG[: width * 2])
        assert " ".join(head).endswith("…") == (len(" ".join(head)) < len(LONG.strip()))
        assert rows[len(head) + 1] == "Paragraph 0 tells of pier 0."
        assert screen.text.copied() == "Paragraph 0 tells of pier 0."
        assert screen.text.place_at(3, 0) is None, "it is no part of the text, so it is not selected"
        first = screen.text.place_at(1, len(head) + 1)
        assert first is not None
        assert first.span.start == screen._article.text.index("Paragraph 0")
        await pilot.press(*"j" * (len(head) + 1))
        assert pilot.shown()[2].strip().startswith("Paragraph 0")


@pytest.mark.parametrize("headline", ["船が港の砂州に乗り上げた" * 9, "عبّارة تجنح قرب الميناء " * 6])
async def test_a_wide_headline_and_one_from_right_to_left_keep_to_the_width(
    driving, reading, harbour, headline
):
    app = reading(headed(harbour, headline))
    async with driving(app, (60, 20)) as pilot:
        screen = await begin(app, pilot)
        first, second, *_ = screen.text.lit.head
        assert headline.startswith(first)
        assert second.strip() in headline
        assert all(cell_len(line) <= screen.text.lit.layout.width for line in screen.text.lit.head)


@pytest.mark.parametrize("headline", ["Paragraph 0 tells of pier 0.", "paragraph 0 tells of pier 0"])
async def test_a_headline_that_begins_the_text_stands_there_alone(driving, reading, harbour, headline):
    app = reading(headed(harbour, headline))
    async with driving(app, NARROW) as pilot:
        await begin(app, pilot)
        assert [row.strip() for row in pilot.shown()[2:5]] == [
            "Paragraph 0 tells of pier 0.",
            "",
            "Paragraph 1 tells of pier 1.",
        ]


async def test_below_a_headline_one_goes_where_one_wants(driving, reading, harbour):
    app = reading(headed(harbour))
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        above = pilot.shown()[2:6]
        await pilot.press("G")
        assert "Paragraph 29" in pilot.shown()[21]
        await pilot.press("5", "0", "percent_sign")
        assert screen.text.scroll_offset.y == round(screen.text.max_scroll_y / 2)
        await pilot.press("g", "g")
        assert pilot.shown()[2:6] == above
        await pilot.press("slash", *"pier 17")
        assert any("Paragraph 17" in row for row in pilot.shown()[2:22])
        await pilot.press("escape")
        assert pilot.shown()[2:6] == above, "where the find box was opened"
        await pilot.press("j")
        before = pilot.shown()[2:22]
        await pilot.press("e")
        await pilot.at_rest()
        await pilot.press("e")
        await pilot.at_rest()
        assert pilot.shown()[2:22] == before, "a line down it stays when the names come and go"


async def test_below_a_headline_the_place_is_come_back_to(driving, reading, harbour):
    app = reading(headed(harbour))
    async with driving(app, NARROW) as pilot:
        await begin(app, pilot)
        await pilot.press(*"j" * 12)
        left = pilot.shown()[2]
        assert "Paragraph" in left
        await pilot.press("escape")
        screen = await begin(app, pilot)
        assert pilot.shown()[2] == left
        await pilot.pilot.resize_terminal(60, 20)
        await pilot.at_rest()
        assert pilot.shown()[2].strip() == left.strip()
        await pilot.pilot.resize_terminal(*NARROW)
        await pilot.at_rest()
        await pilot.press("g", "g", "j", "escape")
        screen = await begin(app, pilot)
        assert screen.text.scroll_offset.y == 0, "its first line was in sight, so it begins anew"


async def test_a_sentence_below_a_headline_is_the_one_that_is_noted(driving, reading, harbour):
    app = reading(headed(harbour))
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        await pilot.press("a")
        await pilot.at_rest()
        row = next(row for row in pilot.shown() if "Paragraph 0" in row)
        assert row.startswith(HERE)
        assert screen.text.copied() == "Paragraph 0 tells of pier 0."


async def test_a_headline_that_is_corrected_stands_above_at_once(driving, reading, harbour):
    app = reading("coastal-echo.md")
    async with driving(app, NARROW) as pilot:
        screen = await begin(app, pilot)
        app.library.correct(screen.article_id, Metadata(title="All 212 of the Aurora Star are safe"))
        screen.details_corrected(screen.article_id)
        await pilot.at_rest()
        assert pilot.shown()[2].strip() == "All 212 of the Aurora Star are safe"
        assert pilot.shown()[4].strip() == "Ferry with 212 aboard runs aground off Lindholm"
