"""Bookmarks, tags, notes and what is read: kept by keys, shown as signs, taken back one by one."""

from __future__ import annotations

import os
import signal
from contextlib import nullcontext

import pytest

from index.article import SentenceKind, Span
from tui.screens.article.screen import ArticleScreen
from tui.screens.dialogs.note import NoteScreen

NARROW, BROAD = (80, 24), (160, 50)


def row(pilot, source: str) -> str:
    """The line of an article in the hits, without the preview beside them."""
    return next(line for line in pilot.shown() if source in line[:20])


async def test_what_is_kept_of_articles_in_the_list(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        before = row(pilot, "Coastal Echo")
        await pilot.press("escape", "b")
        assert pilot.status() == "Coastal Echo is bookmarked; U undoes it."
        await pilot.press("t", *'"to check" todo', "enter")
        assert pilot.status() == "Coastal Echo is tagged to check, todo; U undoes it."
        await pilot.press("a", *"Who", "ctrl+j", *"says so?", "enter")
        assert pilot.status() == "The note on Coastal Echo is kept; U undoes it."
        now = row(pilot, "Coastal Echo")
        assert "*#+ " in now
        assert now[1:50] == before[1:50], "the beginning of the title stays where it is"
        assert not any(line.rstrip().endswith(" o") for line in pilot.shown()), "nothing was read yet"
        await pilot.press("r")
        assert sum(line.rstrip().endswith(" o") for line in pilot.shown()) == 3
        article = app.library.find("coastal-echo.md")
        assert app.library.note(article) == "Who\nsays so?"

        # Tab goes through the tags that are known, and a minus takes one away.
        await pilot.press("j", "t", "t", "tab")
        assert app.screen.box.value == '"to check" '
        await pilot.press("tab")
        assert app.screen.box.value == "todo "
        await pilot.press("enter")
        assert pilot.status().endswith("is tagged todo; U undoes it.")
        await pilot.press("k", "t", "-", "t", "o", "d", "tab", "enter")
        assert pilot.status() == "Coastal Echo is tagged to check; U undoes it."
        await pilot.press("t", "escape", "t", "enter")

        # A note that was changed is not dropped at the first touch.
        await pilot.press("a", "!", "escape")
        assert "now drops what was typed" in "\n".join(pilot.shown())
        await pilot.press("escape")
        assert app.library.note(article) == "Who\nsays so?"

        await pilot.press("space", "space")
        assert pilot.status() == "Coastal Echo is no longer marked; U undoes it."
        undone = []
        for _ in range(9):
            await pilot.press("U")
            undone.append(pilot.status())
        assert undone == [
            "Undone: Coastal Echo is marked again.",
            "Undone: Coastal Echo is no longer marked.",
            "Undone: Coastal Echo is tagged todo again.",
            "Undone: harald is no longer tagged todo.",
            "Undone: Coastal Echo is unread again.",
            "Undone: the note on Coastal Echo is gone.",
            "Undone: Coastal Echo is no longer tagged to check, todo.",
            "Undone: Coastal Echo is no longer bookmarked.",
            "Nothing was kept or decided by hand: there is nothing to undo.",
        ]
        assert row(pilot, "Coastal Echo")[1:] == before[1:]


async def test_a_note_that_is_typed_is_not_dropped_by_what_quits(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "a", *"Who?", "ctrl+q")
        assert not app._exit
        assert "now drops what was typed" in "\n".join(pilot.shown())
        await pilot.press("!", "ctrl+q")
        assert not app._exit, "it was typed on"
        await pilot.press("ctrl+q")
    assert app._exit


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("a", *"Who?"), ["Who?"]),
        (("enter", "a", "a", *"Who?"), ["", "Who?"]),
        (("enter", "a", "a", *"Who?", "enter", "a", *" Why?"), ["", "Who? Why?"]),
        # A note that was emptied is not taken away.
        (("a", *"Who?", "enter", "a", "ctrl+u"), ["Who?"]),
        (("a", *"Who?", "escape", "escape"), [""]),
    ],
)
async def test_a_note_that_is_typed_outlasts_a_lost_connection(
    driving, open_reader, harbour, monkeypatch, typed, kept
):
    monkeypatch.setattr(os, "_exit", lambda code: None)
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.press("escape")
        article_id = app.screen.current_article()
        await pilot.press(*typed)
        app.end_by(signal.SIGHUP)
    library = open_reader(harbour, update=False).library
    assert [library.note(article_id), *(one.note for one in library.passages(article_id))] == kept


async def test_passages_of_an_article(driving, open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.press("escape", "enter")
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await pilot.press("a")
        assert pilot.status() == "Sentence 1 of 5: a writes a note on this, j and k move, Esc leaves."
        await pilot.press("j", "j", "enter")
        assert isinstance(app.screen, NoteScreen)
        assert "“No one was seriously hurt" in "\n".join(pilot.shown())
        await pilot.press(*"Eleven?", "enter")
        assert pilot.status() == "The note on “No one was seriously hu…” is kept; U undoes it."
        assert pilot.shown()[0].rstrip().endswith("+1")
        await pilot.press("k")
        (noted,) = (line for line in pilot.shown() if line.startswith("+"))
        assert noted[1:].startswith("No one was seriously hurt")
        await pilot.press("j")
        assert pilot.status() == "Note: Eleven?"
        assert "compare" not in pilot.shown()[-1]
        await pilot.press("escape")
        assert "c compare" in pilot.shown()[-1]
        await pilot.press("G", "b", "t", *"todo", "enter")
        assert pilot.shown()[0].rstrip().endswith("*  #todo  +1")

        # What was found takes a note without more ado.
        await pilot.press("/", *"Halilov", "escape", "/", *"Khalilov", "enter", "a")
        assert "Captain Yusuf Khalilov told" in "\n".join(pilot.shown())
        monkeypatch.setattr(app, "suspend", nullcontext)

        def typing(command: list[str]) -> None:
            with open(command[-1], "a") as file:
                file.write("By hand.\n")

        monkeypatch.setattr("tui.outside.edit", typing)
        await pilot.press(*"Spelling. ", "ctrl+o")
        assert app.screen.box.text == "Spelling. \nBy hand."
        await pilot.press("enter", "escape")

        # The list of notes goes to each, and to that on the whole article.
        await pilot.press("g", "A")
        shown = "\n".join(pilot.shown())
        assert "none yet" in shown
        assert "Spelling. By hand." in shown
        await pilot.press("j", "enter")
        assert pilot.status() == "Note: Eleven?"
        await pilot.press("A", "enter", *"Whole.", "enter", "r")
        assert pilot.status() == "Coastal Echo counts as unread; U undoes it."
        assert pilot.shown()[0].rstrip().endswith("*  #todo  +3  o")
        await pilot.press("U", "U")
        assert pilot.status() == "Undone: the note on Coastal Echo is gone."
        await pilot.press("U")
        assert "“‘The steering failed" in pilot.status()
        assert pilot.shown()[0].rstrip().endswith("*  #todo  +1")

        # A passage of several sentences, begun at either end, is written on, copied and gone to whole.
        text = app.library.article(screen.article_id).text
        await pilot.press("g", "escape", "V")
        assert pilot.status().startswith("A passage of 1 sentence: a writes a note on it, j and k move")
        await pilot.press("j", "j", "V", "V", "k", "y")
        copied = app.clipboard
        assert " ".join(copied.split()).count(". ") >= 1
        assert copied in text
        assert copied.rstrip().endswith(app.library.passages(screen.article_id)[0].words.strip())
        await pilot.press("a", *"Both", "escape", "escape", "j", "k")
        assert pilot.status().startswith("A passage of 2 sentences"), "it stands until it was written on"
        await pilot.press("a", *"Both", "enter")
        assert pilot.status().endswith("is kept; U undoes it.")
        assert pilot.shown()[0].rstrip().endswith("+2")
        whole = next(one for one in app.library.passages(screen.article_id) if one.note == "Both")
        assert whole.words == copied
        await pilot.press("j")
        assert pilot.status() == "Note: Eleven?", "the note on the least passage is meant"
        await pilot.press("k")
        assert pilot.status() == "Note: Both"
        await pilot.press("V", "escape", "escape", "A", "j", "enter")
        assert pilot.status() == "Note: Both"
        await pilot.press("V", "j", "a")
        assert app.screen.box.text == "Both"
        await pilot.press("escape", "escape", "escape", "U")
        assert pilot.shown()[0].rstrip().endswith("+1")
        await pilot.press("q", "A", "j", "enter")
        assert isinstance(app.screen, ArticleScreen), "from the list a note opens its article"


async def test_pictures(album, open_reader, harbour):
    await album(
        lambda **environment: open_reader(harbour, **environment),
        ("kept", ("escape", "b", "t", *"todo", "enter", "j", "a", *"Where?", "enter", "r")),
        ("tags", ("t", "t")),
        ("note", ("escape", "a")),
        ("notes", ("escape", "A")),
        ("passage", ("escape", "k", "enter", "a", "j", "a", *"Who said so?", "enter", "j")),
        ("passage of several sentences", ("escape", "V", "j")),
        ("name of a search", ("escape", "escape", "escape", "slash", *"ferry", "escape", "K")),
        ("searches", ("ctrl+u", *"Ships", "enter", "enter", "q", "ctrl+r")),
    )


async def test_n_goes_to_the_hits_that_were_not_read(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "g")
        hits = app.screen.hits
        first, _, third, *_ = (item.id for item in hits.items)
        await pilot.press("j", "r", "k", "n")
        assert hits.item.id == third
        await pilot.press("N")
        assert hits.item.id == first
        await pilot.press("N")
        assert hits.item.id == first
        assert pilot.status() == "No hit above is unread; is:unread finds those that are."


async def test_what_an_article_is_cited_by_is_copied(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.at_rest()
        key = next(each.id for each in app.library.entries() if each.path.endswith("coastal-echo.md"))
        app.open_article(key)
        await pilot.at_rest()
        await pilot.press("Y")
        assert app.clipboard.startswith("Coastal Echo, “Ferry with 212 aboard")
        assert app.clipboard.endswith("2019-11-04, coastal-echo.md")


async def test_passages_that_begin_alike_are_told_apart_by_their_ends(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.press("escape", "enter")
        article = app.library.article(app.screen.article_id)
        first, _, last = [one.span for one in article.sentences if one.kind is SentenceKind.BODY][:3]
        for end in (first.end, last.end):
            app.library.note_passage(article.id, Span(first.start, end), "Both")
        await pilot.press("A")
        quoted = [line.split("“")[1] for line in pilot.shown() if "Both" in line]
        assert len(set(quoted)) == 2
        assert min(len(words.split("”")[0]) for words in quoted) > 40, "the box has room for more"


@pytest.mark.parametrize("size", [NARROW, (60, 20)])
async def test_a_passage_is_quoted_above_its_note_to_the_ellipsis_that_says_it_goes_on(
    driving, open_reader, tmp_path, size
):
    folder = tmp_path / "log"
    folder.mkdir()
    words = " ".join(f"harbourmaster{number}" for number in range(40))
    (folder / "log.txt").write_text(f"Log of the harbour\n\nIt was told by {words}.\n")
    app = open_reader(folder)
    async with driving(app, size) as pilot:
        await pilot.press("escape", "enter", "a", "j", "a")
        assert isinstance(app.screen, NoteScreen)
        assert "…”" in "\n".join(pilot.shown())
        assert "Enter keeps it" in "\n".join(pilot.shown())
