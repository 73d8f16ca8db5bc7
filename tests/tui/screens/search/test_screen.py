"""The search screen by keyboard alone, on a story of three outlets and an article on something else."""

from __future__ import annotations

import threading

import pytest
from textual import events
from textual.widgets import Input

from index.library import Library
from tui.contents import listing
from tui.layout import hit_lines
from tui.looks.marks import MARKED
from tui.screens.article.screen import ArticleScreen
from tui.screens.dialogs.help import HelpScreen
from tui.screens.dialogs.palette import Palette
from tui.widgets.lines.status import StatusLine
from tui.widgets.lists import hit_list

NARROW, WIDE, BROAD = (80, 24), (120, 30), (160, 50)


async def test_letters_search_and_enter_opens_at_the_match(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"buoy")
        assert app.screen.query_one(Input).value == "buoy"
        assert [item.source for item in app.screen.hits.items] == ["harald"]
        assert "1 hit" in pilot.shown()[1]
        await pilot.press("enter")
        assert isinstance(app.screen, ArticleScreen)
        assert any("the buoy that marks the sandbank" in line for line in pilot.shown())


async def test_the_empty_box_lists_stories_then_what_stands_alone(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        headings = [item.heading for item in app.screen.hits.items]
        assert any("· 3 sources" in line for line in pilot.shown())
        assert headings[1:3] == ["", ""]
        assert headings[3] == "Told by one source"
        assert "type to search" in pilot.status()
        assert "4 articles · 1 story" in pilot.shown()[0]


async def test_the_line_of_the_box_says_which_hit_of_how_many_it_is(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "j")
        assert pilot.shown()[1].endswith(" 2 of 4 ")
        await pilot.press("G")
        assert pilot.shown()[1].endswith(" 4 of 4 ")
        await pilot.press("g")
        assert pilot.shown()[1].rstrip() == " /", "of the first it is seen"
        await pilot.press("slash", *"hospital", "escape", "j")
        assert pilot.shown()[1].endswith(" 2 of 3 hits ")
        await pilot.press("slash", *" eleven", "escape")
        assert pilot.shown()[1].endswith("  2 hits ")


async def test_hits_and_their_text_stand_whole_beside_the_names(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        whole = pilot.shown()
        await pilot.press("escape", "e")
        await pilot.at_rest()
        names = app.screen.names.region
        assert names.right == NARROW[0]
        for pane in (app.screen.hits, app.screen.preview):
            assert pane.region.right == names.x
        await pilot.press("e")
        await pilot.at_rest()
        assert pilot.shown()[:-1] == whole[:-1]


async def test_of_a_long_list_the_beginning_is_shown_and_how_many_there_are(
    driving, open_reader, harbour, monkeypatch
):
    for module in (hit_lines, hit_list, listing):
        monkeypatch.setattr(module, "LISTED", 2)
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        assert len(app.screen.hits.items) == 2
        assert any("… and 2 more: type to find them." in line for line in pilot.shown())
        assert "4 articles · 1 story" in pilot.shown()[0]


async def test_a_story_of_many_sources_leaves_room_for_their_number_and_for_the_keys(
    driving, open_reader, harbour
):
    text = (harbour / "harald_tribune.txt").read_text("utf-8")
    for number in range(10, 22):
        (harbour / f"outlet-{number}.txt").write_text(text.replace("harald", f"outlet-{number}"), "utf-8")
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("escape")
        told = len(app.library.story_of(app.screen.hits.item.id).articles)
        assert told > 12
        assert any(f"· {told} sources" in line for line in pilot.shown())
        assert app.screen.hits.show_vertical_scrollbar
        line = pilot.shown()[-1]
        assert "same story: " in line
        assert " +" in line
        assert "? help" in line
        await pilot.press("enter")
        assert "? help" in pilot.shown()[-1]


@pytest.mark.parametrize("leave", ["escape", "down"])
async def test_the_box_is_left_for_the_hits_where_letters_are_commands(driving, open_reader, harbour, leave):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(leave)
        assert app.focused is app.screen.hits
        first = app.screen.hits.item
        await pilot.press("j")
        assert app.screen.hits.item != first
        await pilot.press("k", "k", "k")
        assert app.screen.hits.item == first
        assert app.screen.query_one(Input).value == ""
        await pilot.press("slash")
        assert app.focused is app.screen.query_one(Input)


async def test_g_and_shift_g_go_to_the_ends(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "G")
        assert app.screen.hits.item == app.screen.hits.items[-1]
        await pilot.press("g")
        assert app.screen.hits.item == app.screen.hits.items[0]


async def test_signs_that_begin_no_search_are_keys_in_the_empty_box(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        for key, screen in (("question_mark", HelpScreen), ("colon", Palette)):
            await pilot.press(key)
            assert isinstance(app.screen, screen)
            await pilot.press("escape")
            assert app.screen.query_one(Input).value == ""
        await pilot.press("slash", *"buoy", "question_mark", "colon", "slash")
        assert app.screen.query_one(Input).value == "buoy?:/"


async def test_where_nothing_is_found_no_letter_is_named_as_a_key_while_one_types(
    driving, open_reader, harbour
):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"zzyzx")
        assert "? help" not in pilot.shown()[-1]
        await pilot.press(*["backspace"] * 5)
        assert "? help" in pilot.shown()[-1]


async def test_a_misspelling_says_what_was_meant_and_enter_takes_it(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"pasengers")
        text = "\n".join(pilot.shown())
        assert "Nothing found for “pasengers”" in text
        assert "Did you mean “passengers” (3 articles)? Enter takes it." in text
        await pilot.press("enter")
        assert app.screen.query_one(Input).value == "passengers"
        assert app.screen.hits.items


async def test_without_a_hit_no_key_is_named_that_needs_one(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (160, 30)) as pilot:
        await pilot.at_rest()
        screen = app.screen
        assert screen.names.list.names
        assert {"compare", "sort", "names"} <= set(pilot.shown()[-1].split())
        await pilot.press(*"xyzzy")
        assert screen.hits.item is None
        assert screen.names.list.names == ()
        assert any("No article is listed." in line for line in pilot.shown())
        assert {"compare", "story", "names", "facets", "sort"}.isdisjoint(pilot.shown()[-1].split())
        await pilot.press(*["backspace"] * 5)
        assert screen.names.list.names
        assert {"compare", "sort", "names"} <= set(pilot.shown()[-1].split())
        await pilot.press("escape", "z")
        assert "narrow" in pilot.shown()[-1].split()
        await pilot.press("slash", *"xyzzy", "down", "z", "z")
        assert app.focused is screen.facets
        assert screen.facets.entry is None
        assert {"narrow", "widen"}.isdisjoint(pilot.shown()[-1].split())
        assert "facets" in pilot.shown()[-1].split()


@pytest.mark.parametrize(("width", "beside"), [(160, False), (200, True)])
async def test_titles_have_forty_cells_beside_the_facets(driving, open_reader, harbour, width, beside):
    app = open_reader(harbour)
    async with driving(app, (width, 50)) as pilot:
        await pilot.at_rest()
        screen = app.screen
        await pilot.press("escape", "z")
        assert screen.facets.display
        assert screen.names.display is beside
        title = screen.hits.item.title
        assert len(title) > 40
        assert any(title[:40] in line for line in pilot.shown())


async def test_another_spelling_is_searched_too_and_said(driving, open_reader, tmp_path):
    for name, spelling in (("north", "Khakimov"), ("south", "Hakimov")):
        text = (
            f"Dam at Varzan holds\n\nEngineer Rustam {spelling} said on Monday that the dam at Varzan held.\n"
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    app = open_reader(tmp_path)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"khakimov")
        assert "also: Hakimov" in pilot.shown()[1]
        assert {item.source for item in app.screen.hits.items} == {"north", "south"}


async def test_a_search_may_be_only_for_what_is_written(driving, open_reader, tmp_path):
    for name, spelling in (("north", "Khakimov"), ("south", "Hakimov")):
        text = f"Dam at Varzan holds\n\nRustam {spelling}, an engineer, said that the dam held.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    app = open_reader(tmp_path)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"khakimov", "ctrl+o")
        assert "only as written" in pilot.shown()[1]
        assert [item.source for item in app.screen.hits.items] == ["north"]
        assert pilot.status().startswith("Only what is written is found")
        await pilot.press("down", "=")
        assert len(app.screen.hits.items) == 2
        assert app.screen.query_one(Input).value == "khakimov"


@pytest.mark.parametrize("key", ["s", "F"])
async def test_a_name_is_searched_for_in_all_its_spellings(driving, open_reader, harbour, key):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "e", "slash", *"khal", "enter", key)
        assert app.screen.query_one(Input).value.strip() == 'person:"Yusuf Khalilov"'
        assert {item.source for item in app.screen.hits.items} == {"Coastal Echo", "harald", "wire"}
        assert not app.screen.names.display


async def test_a_name_narrows_the_search_down_and_backspace_widens_it_again(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"ferry", "down", "e", "slash", *"khal", "enter", "F")
        box = app.screen.query_one(Input)
        assert box.value == 'person:"Yusuf Khalilov" ferry'
        assert app.screen.focused is app.screen.hits
        await pilot.press("backspace")
        assert box.value == "ferry"
        assert 'No longer only person:"Yusuf Khalilov".' in pilot.status()


@pytest.mark.parametrize("query", ['"', "OR", "-", "title:", "before:", "((", "a*b*", "ferry -", "\\"])
async def test_an_unfinished_query_is_no_error(driving, open_reader, harbour, query):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        app.screen.search_for(query)
        await pilot.at_rest()
        assert "failed" not in pilot.status()
        assert app.screen.is_running


async def test_the_answer_to_an_older_query_is_dropped(driving, open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    begun, go_on = threading.Event(), threading.Event()
    search = Library.search

    def slow(self, query, **options):
        if query == "ferry":
            begun.set()
            go_on.wait(60)
        return search(self, query, **options)

    monkeypatch.setattr(Library, "search", slow)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        app.screen.search_for("ferry")
        while not begun.is_set():
            await pilot.pilot.pause()
        app.screen.search_for("poppy")
        while [item.source for item in app.screen.hits.items] != ["bakers"]:
            await pilot.pilot.pause()
        go_on.set()
        await pilot.at_rest()
        assert [item.source for item in app.screen.hits.items] == ["bakers"]


async def test_space_marks_and_the_mark_stands_in_the_list(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "space")
        assert app.library.marked() == (app.screen.hits.item.id,)
        assert sum(MARKED in line for line in pilot.shown()) == 1
        assert "marked" in pilot.status()
        await pilot.press("space")
        assert app.library.marked() == ()


async def test_c_compares_with_the_best_other_source_or_what_is_marked(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    opened = []
    monkeypatch.setattr(app, "open_compare", lambda left, right: opened.append((left, right)))
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "c")
        items = app.screen.hits.items
        (first,) = opened
        assert first[0] == items[0].id
        assert first[1] in {item.id for item in items[1:3]}
        await pilot.press("space", "j", "j", "c")
        assert opened[-1] == (items[0].id, items[2].id)
        await pilot.press("space", "k", "c")
        assert opened[-1] == (items[0].id, items[2].id)


async def test_what_is_not_compared_yet_is_said_before_it_is_opened(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    told = []
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "space", "j", "space")
        first, second = (item.id for item in app.screen.hits.items[:2])
        said = app.screen.say
        monkeypatch.setattr(app.screen, "say", lambda words: told.append(words) or said(words))
        monkeypatch.setattr(app, "open_compare", lambda *pair: told.append(pair))
        await pilot.press("c")
        await pilot.at_rest()
        assert told[0].startswith("Comparing ")
        assert told[1:] == [(first, second)]
        assert not pilot.status().startswith("Comparing ")
        told.clear()
        monkeypatch.setattr(app.library, "is_compared", lambda *_: True)
        await pilot.press("c")
        assert told == [(first, second)]


async def test_what_stands_alone_says_so(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "G", "c")
        assert "No other source" in pilot.status()


async def test_of_two_articles_one_is_compared_with_the_other(driving, open_reader, tmp_path):
    (tmp_path / "text.txt").write_text("The buoy is gone\n\nNobody has seen it since Monday.\n", "utf-8")
    (tmp_path / "draft.txt").write_text("Die Boje fehlt\n\nSeit Montag sah sie niemand.\n", "utf-8")
    app = open_reader(tmp_path)
    async with driving(app, (120, 30)) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "c")
        await pilot.at_rest()
        assert pilot.shown()[0].startswith(" compare ")
        assert "⇆" in pilot.shown()[0]
        assert "m story" in pilot.shown()[-1]
        assert "other source" not in pilot.shown()[-1]


async def test_the_names_open_beside_the_hits_and_close_with_escape(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "e")
        assert app.focused is app.screen.sidebar
        text = "\n".join(pilot.shown())
        assert "PEOPLE" in text
        assert "Khalilov" in text
        await pilot.press("escape")
        assert not app.screen.names.display
        assert app.focused is app.screen.hits


async def test_a_wide_screen_has_the_names_beside_the_hits(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        assert app.screen.names.display
        assert app.focused is app.screen.query_one(Input)
        assert "Vardesund" in "\n".join(pilot.shown())


async def test_resizing_keeps_query_and_cursor(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"ferry", "down", "j")
        item = app.screen.hits.item
        for size in (BROAD, (62, 21), NARROW):
            await pilot.pilot.resize_terminal(*size)
            await pilot.at_rest()
            assert app.screen.hits.item == item
            assert app.focused is app.screen.hits
            assert all(len(line) <= size[0] for line in pilot.shown())


async def test_a_screen_that_is_too_small_says_what_it_needs(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.pilot.resize_terminal(50, 10)
        await pilot.at_rest()
        assert "at least 60 columns and 20 lines" in "\n".join(pilot.shown())
        await pilot.pilot.resize_terminal(*NARROW)
        await pilot.at_rest()
        assert "4 articles" in pilot.shown()[0]


async def test_escape_never_quits_and_q_does(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"ferry", "escape", "escape", "escape", "escape")
        assert app.screen.query_one(Input).value == ""
        assert app.is_running
        assert app.screen.is_current
        await pilot.pilot.press("q")
        await pilot.pilot.pause()
    assert app.return_code == 0
    assert app._exit


async def test_q_in_the_box_is_a_letter(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("q")
        assert app.screen.query_one(Input).value == "q"
        assert app.is_running


async def test_an_article_that_is_alone_in_its_library_is_not_to_be_marked_with_another(
    driving, open_reader, tmp_path
):
    (tmp_path / "only.txt").write_text("The buoy is gone\n\nNobody has seen it since Monday.\n", "utf-8")
    app = open_reader(tmp_path)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("escape")
        assert "m story" in pilot.shown()[-1]
        assert "c compare" not in pilot.shown()[-1]
        await pilot.press("c")
        await pilot.at_rest()
        assert pilot.status().startswith("There is no other article to compare this one with")


async def test_nothing_of_a_title_or_text_acts_on_the_terminal_or_is_markup(driving, open_reader, tmp_path):
    folder = tmp_path / "sly"
    folder.mkdir()
    evil = "[bold red]Not[/] markup \x1b]0;owned\x07 and \u202ereversed\u202c and \x9b31m"
    (folder / "a[b].txt").write_text(f"{evil}\n\nThe body {evil} goes on for a sentence.\n", encoding="utf-8")
    (folder / "c.txt").write_text(
        "Another headline of no interest\n\nA body with a sentence.\n", encoding="utf-8"
    )
    app = open_reader(folder)
    async with driving(app, BROAD) as pilot:
        await pilot.at_rest()
        await pilot.press(*"markup", "down")
        text = "\n".join(pilot.shown())
        assert "[bold red]Not[/] markup" in text
        assert not any(sign in text for sign in ("\x1b", "\x07", "\u202e", "\x9b"))
        await pilot.press("enter")
        text = "\n".join(pilot.shown())
        assert "[bold red]Not[/] markup" in text
        assert not any(sign in text for sign in ("\x1b", "\x07", "\u202e", "\x9b"))


async def test_copy_takes_the_title_under_the_cursor(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "y")
        item = app.screen.hits.item
        assert app.clipboard == f"{item.source}: {item.title}"


async def test_a_letter_typed_right_after_the_arrow_is_a_command(driving, open_reader, harbour):
    """Keys may come in one piece over a slow line; none may go to the pane that was just left."""
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        first = app.screen.hits.item
        for key, character in (("down", None), ("j", "j")):
            app.post_message(events.Key(key, character))
        await pilot.at_rest()
        assert app.screen.query_one(Input).value == ""
        assert app.screen.hits.item != first


async def test_a_late_answer_does_not_take_away_what_was_said_since(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        search, go_on = app.library.search, threading.Event()

        def late(*arguments, **named):
            go_on.wait()
            return search(*arguments, **named)

        # Where the hits have the cursor, the article under it is named below.
        await pilot.press("escape")
        with monkeypatch.context() as patch:
            patch.setattr(app.library, "search", late)
            app.screen._search("buoy")
            app.screen.say("Something happened.")
            go_on.set()
            await pilot.at_rest()
        assert app.screen.hits.item.source == "harald"
        assert "Something happened." in pilot.status()
        # The next key that changes what is said there takes its place.
        await pilot.press("slash")
        await pilot.at_rest()
        assert "type to search" in pilot.status()


@pytest.mark.parametrize("key", ["e", "z", "tab", "question_mark", "j"])
async def test_a_message_stands_until_the_next_key_that_does_something(driving, open_reader, harbour, key):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.press("escape", "escape")
        said = "This is the first screen: q quits."
        assert pilot.status() == said
        await pilot.press("escape")
        assert pilot.status() == said
        screen = app.screen
        await pilot.press(key)
        assert said not in screen.query_one(StatusLine).text
