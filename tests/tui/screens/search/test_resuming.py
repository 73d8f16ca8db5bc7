"""The reader begins where it was left: the search, the article, the row in it."""

from __future__ import annotations

from index.article import Span
from tui.screens.article.screen import ArticleScreen
from tui.screens.compare.screen import CompareScreen
from tui.screens.dialogs.searches import SearchesScreen
from tui.screens.search.screen import SearchScreen
from tui.settings.settings import Settings
from tui.widgets.texts.text_view import TextView

NARROW = (80, 24)


async def test_each_search_has_one_line_that_tells_it(driving, open_reader, harbour):
    app = open_reader(harbour)
    begun = "the ferry that ran aground off the harbour in the storm of the fifteenth and "
    for name, end in (("长江大桥于九月十五日", "its captain"), ("Pilot", "its pilot")):
        app.library.save_search(name, begun + end)
    async with driving(app, (60, 20)) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "ctrl+r")
        lines = [line.strip() for line in pilot.shown() if line.strip()]
        kept = lines[lines.index("Kept under a name") + 1 :][:3]
        assert [line.rsplit("…")[-1] for line in kept[:2]] == ["and its pilot", "captain"]
        assert kept[2].startswith("Enter takes it")
        await pilot.pilot.resize_terminal(160, 40)
        await pilot.at_rest()
        assert any("ran aground off the" in line for line in pilot.shown())
        await pilot.press("enter")
        assert app.screen.box.value == begun + "its pilot"


async def test_searches_under_a_name(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.press("escape", "K")
        assert "Nothing is searched for" in pilot.status()
        await pilot.press("/", *"hospital", "escape", "K", *"Injured", "enter")
        assert pilot.status() == "hospital is kept as Injured; U undoes it."
        await pilot.press("escape", "/", *"buoy", "enter", "q", "escape", "ctrl+r")
        assert isinstance(app.screen, SearchesScreen)
        shown = "\n".join(pilot.shown())
        assert "Injured  hospital" in shown
        assert "Searched for before" in shown
        assert "buoy" in shown
        await pilot.press("enter")
        assert app.screen.box.value == "hospital"
        await pilot.press("ctrl+r", "U", "d", "d", "d")
        assert app.library.saved_searches() == app.library.searches() == ()
        assert "U brings it back" in "\n".join(pilot.shown())
        await pilot.press("U")
        assert app.library.searches() == ("buoy",)
        assert "buoy" in "\n".join(pilot.shown())
        await pilot.press("U", "U")
        assert "Injured  hospital" in "\n".join(pilot.shown())
        await pilot.press("escape")
        assert pilot.status() == "Undone: the search Injured is there again."
        await pilot.press("ctrl+r", "d", "escape")
        assert pilot.status() == "Injured is no longer kept; U undoes it."
        assert app.library.saved_searches() == ()
        await pilot.press("escape", "U")
        assert pilot.status() == "Undone: the search Injured is there again."
        assert app.library.saved_searches() == (("Injured", "hospital"),)


async def test_what_a_long_search_is_asked_for_stands_behind_it(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.press("escape")
        app.search_for("hospital OR " * 8 + "ferry")
        await pilot.press("K")
        assert "… under the name" in "\n".join(pilot.shown())


async def test_a_place_that_one_goes_to_comes_before_the_one_where_the_article_was_left(
    driving, open_reader, tmp_path
):
    folder = tmp_path / "log"
    folder.mkdir()
    days = [f"On day {n} the ferry sailed to pier {n * 7} in plain weather." for n in range(60)]
    (folder / "ferry.txt").write_text("Log of the ferry\n\n" + "\n\n".join(days))
    app = open_reader(folder)
    async with driving(app, NARROW) as pilot:
        await pilot.press("down", "enter", "G", "q")
        (entry,) = app.library.entries()
        text = app.library.article(entry.id).text
        start = text.index("On day 3 ")
        app.open_article(entry.id, at=Span(start, start + len("On day 3")))
        await pilot.at_rest()
        assert any("On day 3 the ferry" in line for line in pilot.shown())
        await pilot.press("G", "q", "enter")
        assert any("On day 59 the ferry" in line for line in pilot.shown())


async def test_the_next_start_begins_where_the_last_one_ended(driving, open_reader, tmp_path):
    folder = tmp_path / "log"
    folder.mkdir()
    days = [f"On day {n} the ferry sailed to pier {n * 7} in plain weather." for n in range(60)]
    (folder / "ferry.txt").write_text("Log of the ferry\n\n" + "\n\n".join(days))
    (folder / "tug.txt").write_text("Log of the tug\n\nThe tug stayed in port, as the ferry sailed.\n")
    app = open_reader(folder)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        assert "type to search" in pilot.status()
        await pilot.press("ctrl+y")
        assert pilot.status() == "Nothing was open before."
        await pilot.press(*"ferry", "escape", "j", "k", "enter", "pagedown", "pagedown", "q")
        # Back in the article, its row is there; another search goes to what it finds.
        await pilot.press("enter")
        view = app.screen.query_one(TextView)
        row = view.scroll_offset.y
        assert row > 20
        assert pilot.status() == "Where it was left: g goes to the beginning."
        await pilot.press("q", "/", *"!")
        app.screen.box.value = "weather"
        await pilot.at_rest()
        await pilot.press("escape", "enter")
        assert app.screen.query_one(TextView).scroll_offset.y < row
        await pilot.press("q")
        app.screen.box.value = "ferry"
        await pilot.at_rest()
        found = [item.id for item in app.screen.hits.items]
        await pilot.press("j", "c")
        assert isinstance(app.screen, CompareScreen)
        await pilot.press("j", "j", "j")
        pair, at = (app.screen.left_id, app.screen.right_id), app.screen.view.row
        assert at
        app.exit()

    app = open_reader(folder)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        box = app.screen.box
        assert box.has_focus
        assert (box.value, box.selected_text) == ("ferry", "ferry")
        assert [item.id for item in app.screen.hits.items] == found
        assert app.screen.current_article() == found[1]
        assert pilot.status().startswith("Ctrl+Y opens tug ⇆ ferry again")
        assert pilot.shown()[1].split() == ["/", "ferry", "2", "of", "2", "hits"]
        await pilot.press("ctrl+y")
        assert (app.screen.left_id, app.screen.right_id) == pair
        assert app.screen.view.row == at
        await pilot.press("q", *"port")
        assert box.value == "port", "a letter replaces all of it"
        await pilot.press("escape", "escape", "q")

    # Without a search the list is as it was; where nothing shall be restored, all is as at the first start.
    app = open_reader(folder)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        assert app.screen.box.value == ""
        await pilot.press("t", "u", "g", "enter")
        assert isinstance(app.screen, ArticleScreen)
    app = open_reader(folder, settings=Settings(restore=False))
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        assert app.screen.box.value == ""
        assert "type to search" in pilot.status()


async def test_what_is_typed_before_the_first_drawing_is_searched_for(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"ferry")
        app.exit()

    put_off = []
    app = open_reader(harbour)
    with monkeypatch.context() as late:
        late.setattr(
            SearchScreen, "call_after_refresh", lambda _, call, *given: put_off.append((call, given))
        )
        async with driving(app, NARROW) as pilot:
            await pilot.at_rest()
            await pilot.press(*"poppy")
            found = [item.id for item in app.screen.hits.items]
            for call, given in put_off:
                call(*given)
            await pilot.at_rest()
            assert app.screen.box.value == "poppy"
            assert [item.id for item in app.screen.hits.items] == found
