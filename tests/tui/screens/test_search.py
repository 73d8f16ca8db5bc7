"""The search screen by keyboard alone, on a story of three outlets and an article on something else."""

from __future__ import annotations

import threading

import pytest
from textual import events
from textual.widgets import Input

from index.library import Library, Progress
from tui.marks import MARKED
from tui.screens.article import ArticleScreen
from tui.screens.library_update import progress_line
from tui.screens.search import SearchScreen
from tui.widgets.status import StatusLine
from tui.widgets.text_view import TextView

NARROW, WIDE, BROAD = (80, 24), (120, 30), (160, 50)


async def at_rest(pilot) -> None:
    """Until no thread works and everything is drawn."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()


async def press(pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await at_rest(pilot)


def shown(pilot) -> list[str]:
    """What stands on the screen, line by line."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def status(pilot) -> str:
    return pilot.app.screen.query_one(StatusLine).text


async def test_letters_search_and_enter_opens_at_the_match(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, *"buoy")
        assert app.screen.query_one(Input).value == "buoy"
        assert [item.source for item in app.screen.hits.items] == ["harald"]
        assert "1 hit" in shown(pilot)[1]
        await press(pilot, "enter")
        assert isinstance(app.screen, ArticleScreen)
        assert any("the buoy that marks the sandbank" in line for line in shown(pilot))


async def test_the_empty_box_lists_stories_then_what_stands_alone(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        headings = [item.heading for item in app.screen.hits.items]
        assert any("· 3 sources" in line for line in shown(pilot))
        assert headings[1:3] == ["", ""]
        assert headings[3] == "Told by one source"
        assert "type to search" in status(pilot)
        assert "4 articles · 1 story" in shown(pilot)[0]


@pytest.mark.parametrize("leave", ["escape", "down"])
async def test_the_box_is_left_for_the_hits_where_letters_are_commands(open_reader, harbour, leave):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, leave)
        assert app.focused is app.screen.hits
        first = app.screen.hits.item
        await press(pilot, "j")
        assert app.screen.hits.item != first
        await press(pilot, "k", "k", "k")
        assert app.screen.hits.item == first
        assert app.screen.query_one(Input).value == ""
        await press(pilot, "slash")
        assert app.focused is app.screen.query_one(Input)


async def test_g_and_shift_g_go_to_the_ends(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, "down", "G")
        assert app.screen.hits.item == app.screen.hits.items[-1]
        await press(pilot, "g")
        assert app.screen.hits.item == app.screen.hits.items[0]


async def test_a_misspelling_says_what_was_meant_and_enter_takes_it(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, *"pasengers")
        text = "\n".join(shown(pilot))
        assert "Nothing found for “pasengers”" in text
        assert "Did you mean “passengers”? Enter takes it." in text
        await press(pilot, "enter")
        assert app.screen.query_one(Input).value == "passengers"
        assert app.screen.hits.items


async def test_another_spelling_is_searched_too_and_said(open_reader, tmp_path):
    for name, spelling in (("north", "Khakimov"), ("south", "Hakimov")):
        text = (
            f"Dam at Varzan holds\n\nEngineer Rustam {spelling} said on Monday that the dam at Varzan held.\n"
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    app = open_reader(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, *"khakimov")
        assert "also: Hakimov" in shown(pilot)[1]
        assert {item.source for item in app.screen.hits.items} == {"north", "south"}


@pytest.mark.parametrize("query", ['"', "OR", "-", "title:", "before:", "((", "a*b*", "ferry -", "\\"])
async def test_an_unfinished_query_is_no_error(open_reader, harbour, query):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        app.screen.search_for(query)
        await at_rest(pilot)
        assert "failed" not in status(pilot)
        assert app.screen.is_running


async def test_the_answer_to_an_older_query_is_dropped(open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    begun, go_on = threading.Event(), threading.Event()
    search = Library.search

    def slow(self, query, **options):
        if query == "ferry":
            begun.set()
            go_on.wait(5)
        return search(self, query, **options)

    monkeypatch.setattr(Library, "search", slow)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        app.screen.search_for("ferry")
        while not begun.is_set():
            await pilot.pause()
        app.screen.search_for("poppy")
        while [item.source for item in app.screen.hits.items] != ["bakers"]:
            await pilot.pause()
        go_on.set()
        await at_rest(pilot)
        assert [item.source for item in app.screen.hits.items] == ["bakers"]


async def test_space_marks_and_the_mark_stands_in_the_list(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, "down", "space")
        assert app.library.marked() == (app.screen.hits.item.id,)
        assert sum(MARKED in line for line in shown(pilot)) == 1
        assert "marked" in status(pilot)
        await press(pilot, "space")
        assert app.library.marked() == ()


async def test_c_compares_with_the_best_other_source_or_what_is_marked(open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    opened = []
    monkeypatch.setattr(app, "open_compare", lambda left, right: opened.append((left, right)))
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, "down", "c")
        items = app.screen.hits.items
        (first,) = opened
        assert first[0] == items[0].id
        assert first[1] in {item.id for item in items[1:3]}
        await press(pilot, "space", "j", "j", "c")
        assert opened[-1] == (items[0].id, items[2].id)
        await press(pilot, "space", "k", "c")
        assert opened[-1] == (items[0].id, items[2].id)


async def test_what_stands_alone_says_so(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, "down", "G", "c")
        assert "No other source" in status(pilot)


async def test_the_names_open_over_the_hits_and_close_with_escape(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, "down", "e")
        assert app.focused is app.screen.sidebar
        text = "\n".join(shown(pilot))
        assert "PEOPLE" in text
        assert "Khalilov" in text
        await press(pilot, "escape")
        assert not app.screen.names.display
        assert app.focused is app.screen.hits


async def test_a_wide_screen_has_the_names_beside_the_hits(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=WIDE) as pilot:
        await at_rest(pilot)
        assert app.screen.names.display
        assert app.focused is app.screen.query_one(Input)
        assert "Vardesund" in "\n".join(shown(pilot))


async def test_resizing_keeps_query_and_cursor(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, *"ferry", "down", "j")
        item = app.screen.hits.item
        for size in (BROAD, (62, 21), NARROW):
            await pilot.resize_terminal(*size)
            await at_rest(pilot)
            assert app.screen.hits.item == item
            assert app.focused is app.screen.hits
            assert all(len(line) <= size[0] for line in shown(pilot))


async def test_a_screen_that_is_too_small_says_what_it_needs(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await pilot.resize_terminal(50, 10)
        await at_rest(pilot)
        assert "at least 60 columns and 20 lines" in "\n".join(shown(pilot))
        await pilot.resize_terminal(*NARROW)
        await at_rest(pilot)
        assert "4 articles" in shown(pilot)[0]


async def test_escape_never_quits_and_q_does(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, *"ferry", "escape", "escape", "escape", "escape")
        assert app.screen.query_one(Input).value == ""
        assert app.is_running
        assert app.screen.is_current
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0
    assert app._exit


async def test_q_in_the_box_is_a_letter(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, "q")
        assert app.screen.query_one(Input).value == "q"
        assert app.is_running


async def test_first_start_indexes_and_says_nothing_is_missing(open_reader, harbour):
    app = open_reader(harbour, update=False)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, *"hospital")
        assert len(app.screen.hits.items) == 3
        assert not app.library.needs_update()


async def test_many_new_files_are_listed_once_they_have_been_read(open_reader, tmp_path):
    for number in range(130):
        (tmp_path / f"{number:03}.txt").write_text(
            f"Report number {number} is out\n\nIt says {number}.\n", "utf-8"
        )
    app = open_reader(tmp_path, update=False)
    async with app.run_test(size=NARROW) as pilot:
        if not app.library.entries():
            assert "being read for the first time" in "\n".join(shown(pilot))
        await at_rest(pilot)
        assert len(app.screen.hits.items) == 130
        assert "130 articles" in shown(pilot)[0]


async def test_a_file_that_is_no_text_is_named(open_reader, harbour):
    (harbour / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot)
        assert "broken.txt" in status(pilot)


async def test_nothing_of_a_title_or_text_acts_on_the_terminal_or_is_markup(open_reader, tmp_path):
    folder = tmp_path / "sly"
    folder.mkdir()
    evil = "[bold red]Not[/] markup \x1b]0;owned\x07 and \u202ereversed\u202c and \x9b31m"
    (folder / "a[b].txt").write_text(f"{evil}\n\nThe body {evil} goes on for a sentence.\n", encoding="utf-8")
    (folder / "c.txt").write_text(
        "Another headline of no interest\n\nA body with a sentence.\n", encoding="utf-8"
    )
    app = open_reader(folder)
    async with app.run_test(size=BROAD) as pilot:
        await at_rest(pilot)
        await press(pilot, *"markup", "down")
        text = "\n".join(shown(pilot))
        assert "[bold red]Not[/] markup" in text
        assert not any(sign in text for sign in ("\x1b", "\x07", "\u202e", "\x9b"))
        await press(pilot, "enter")
        text = "\n".join(shown(pilot))
        assert "[bold red]Not[/] markup" in text
        assert not any(sign in text for sign in ("\x1b", "\x07", "\u202e", "\x9b"))


async def test_jumping_to_a_name_lights_it_in_the_preview(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=BROAD) as pilot:
        await at_rest(pilot)
        await press(pilot, "down", "e", "e", "enter")
        assert app.focused is app.screen.sidebar
        assert "mention" in status(pilot) or "not named" in status(pilot)
        assert app.screen.query_one("#preview", TextView)._layers.get("mention") is not None


async def test_copy_takes_the_title_under_the_cursor(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        await press(pilot, "down", "y")
        item = app.screen.hits.item
        assert app.clipboard == f"{item.source}: {item.title}"


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(0, 100, 0.0, None), "──────────── Indexing 0 of 100 · what is there can be read"),
        (
            Progress(3120, 20000, 412.4, 41.0),
            "━━────────── Indexing 3,120 of 20,000 · 412 a second · 41 s left · what is there can be read",
        ),
        (Progress(0, 0, 0.0, 0.0), "━━━━━━━━━━━━ Indexing 0 of 0 · 0 s left · what is there can be read"),
    ],
)
def test_progress_is_said_in_a_line(progress, said):
    assert progress_line(progress) == said


def test_the_screen_is_a_class_of_its_own_place():
    assert SearchScreen.place.value == "search"


async def test_a_letter_typed_right_after_the_arrow_is_a_command(open_reader, harbour):
    """Keys may come in one piece over a slow line; none may go to the pane that was just left."""
    app = open_reader(harbour)
    async with app.run_test(size=NARROW) as pilot:
        await at_rest(pilot)
        first = app.screen.hits.item
        for key, character in (("down", None), ("j", "j")):
            app.post_message(events.Key(key, character))
        await at_rest(pilot)
        assert app.screen.query_one(Input).value == ""
        assert app.screen.hits.item != first
