"""Files come, change and go while the app runs: the hits follow, what is being read stays."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from index.collection import watching
from index.collection.file_listing import list_files
from index.library import Library
from index.places import places
from tui.screens.compare.screen import CompareScreen

WIDE = (120, 30)
PATIENCE = 60
LOOK = 0.02
"""Seconds between two looks."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are looked at all the time."""
    monkeypatch.setattr(watching, "INTERVAL", 0.01)


async def until(pilot, holds: Callable[[], bool]) -> None:
    """Until something holds and everything is drawn."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await pilot.at_rest()
            # The threads that work meanwhile are no workers of the app: looking all the time holds them up.
            await asyncio.sleep(LOOK)
    await pilot.at_rest()


def listed(app) -> list[str]:
    return sorted(item.title for item in app.screen_stack[-1].hits.items)


async def test_a_start_does_not_list_the_files_again_and_tells_what_changed_since(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    whole: list[bool] = []

    def listing(*arguments, **options):
        whole.append(options["changed"] is None)
        return list_files(*arguments, **options)

    monkeypatch.setattr("index.collection.seen.list_files", listing)
    # After it was opened, before anything watches.
    (harbour / "trams.txt").write_text("Trams stand still in Vardesund\n\nNo tram ran on Sunday.\n")
    async with driving(app, WIDE) as pilot:
        await until(pilot, lambda: pilot.status().startswith("On the disk: 1 new"))
    assert whole
    assert not any(whole)


async def test_files_that_come_change_and_go(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        hits = app.screen.hits
        await pilot.press("escape", "j", "j")
        chosen = hits.item
        trams = harbour / "trams.txt"
        trams.write_text("Trams stand still in Vardesund\n\nNo tram ran on Sunday, it is said.\n")
        # The list may be asked for anew before the change is told.
        await until(pilot, lambda: pilot.status().startswith("On the disk: 1 new"))
        await until(pilot, lambda: len(hits.items) == 5)
        assert "Trams stand still in Vardesund" in listed(app)
        assert hits.item.id == chosen.id
        trams.write_text("Trams run again in Vardesund\n\nA tram ran on Monday, it is said.\n")
        await until(pilot, lambda: "1 changed" in pilot.status())
        await until(pilot, lambda: "Trams run again in Vardesund" in listed(app))
        assert hits.item.id == chosen.id
        trams.unlink()
        await until(pilot, lambda: "1 gone" in pilot.status())
        await until(pilot, lambda: len(hits.items) == 4)
        assert hits.item.id == chosen.id


async def test_hits_and_preview_follow(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        await pilot.press(*"buoy")
        assert len(app.screen.hits.items) == 1
        tribune = harbour / "harald_tribune.txt"
        tribune.write_text(tribune.read_text().replace("for a week", "for a whole year"))
        await until(pilot, lambda: "for a whole" in " ".join(pilot.shown()))
        with (harbour / "more.jsonl").open("w") as file:
            file.write('{"headline": "The buoy is found", "body": "A buoy drifted ashore."}\n')
        await until(pilot, lambda: len(app.screen.hits.items) == 2)
        with (harbour / "more.jsonl").open("a") as file:
            file.write('{"headline": "The buoy is back", "body": "The buoy was towed back."}\n')
        await until(pilot, lambda: len(app.screen.hits.items) == 3)
        await until(pilot, lambda: "6 articles" in pilot.shown()[0])


@pytest.fixture
def towns(tmp_path):
    """A folder in which every article is a story of its own, so that they are listed by their names."""
    folder = tmp_path / "towns"
    folder.mkdir()
    return tell_of("Nordheim", folder)


def tell_of(town: str, folder):
    """Put an article on a town into a folder."""
    text = f"{town} has a new mayor\n\nThe mayor of {town} was chosen on Sunday.\n"
    (folder / f"{town}.txt").write_text(text)
    return folder


async def test_a_cursor_that_was_brought_nowhere_is_on_the_first_whatever_comes(driving, open_reader, towns):
    app = open_reader(towns)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        hits = app.screen.hits
        tell_of("Karlstad", towns)
        await until(pilot, lambda: len(hits.items) == 2)
        assert (hits.place, hits.item.title) == (1, "Karlstad has a new mayor")
        # Its keys are for the article under the cursor, though nothing has moved it.
        await pilot.press("escape")
        tell_of("Bergen", towns)
        await until(pilot, lambda: len(hits.items) == 3)
        assert (hits.place, hits.item.title) == (2, "Karlstad has a new mayor")


async def test_what_was_read_is_under_the_cursor_whatever_has_come_before_it(driving, open_reader, towns):
    app = open_reader(towns)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        hits = app.screen.hits
        await pilot.press("enter")
        tell_of("Karlstad", towns)
        await until(pilot, lambda: len(hits.items) == 2)
        await pilot.press("escape")
        assert (hits.place, hits.item.title) == (2, "Nordheim has a new mayor")


async def test_what_is_compared_stays_and_says_that_it_has_changed(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        first = app.screen
        await pilot.press("escape", "c")
        compared = app.screen
        assert isinstance(compared, CompareScreen)
        left = app.library.article(compared.left_id)
        before = pilot.shown()[1:-2]
        (harbour / left.file_name).write_text(
            "The ferry was never there\n\nNothing of it is true, they say now.\n"
        )
        await until(pilot, lambda: "changed on the disk" in pilot.status())
        assert pilot.shown()[1:-2] == before
        await pilot.press("n", "s", "s")
        assert app.library.article(left.id).text == left.text
        assert app.library.compare(compared.left_id, compared.right_id).left == left.id
        await pilot.press("escape")
        assert app.screen is first
        assert "never there" in app.library.article(left.id).text


async def test_what_is_compared_stays_though_its_file_is_gone(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "c")
        left = app.library.article(app.screen.left_id)
        place = harbour / left.file_name
        away = place.rename(place.with_suffix(".away"))
        await until(pilot, lambda: "is no longer on the disk, and stays here" in pilot.status())
        away.rename(place)
        await until(pilot, lambda: "is no longer on the disk" not in pilot.status())
        place.unlink()
        await until(pilot, lambda: "is no longer on the disk, and stays here" in pilot.status())
        await pilot.press("s", "n")
        assert app.library.article(left.id).text == left.text
        await pilot.press("escape")
        assert len(app.screen.hits.items) == 3


async def test_a_folder_that_is_moved_away_and_back_is_told_of_both_times(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        away = harbour.rename(harbour.with_name("away"))
        await until(pilot, lambda: "does not exist" in pilot.status())
        app.open_article(app.library.find("coastal-echo.md"))
        await pilot.press("escape")
        assert len(app.screen.hits.items) == 4
        away.rename(harbour)
        await until(pilot, lambda: "The articles are there again." in pilot.status())
        assert len(app.screen.hits.items) == 4


@pytest.mark.parametrize("key", [*"tTmi"])
async def test_a_key_for_an_article_that_is_gone_says_so_at_most(driving, open_reader, harbour, key):
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        app.open_article(app.library.find("coastal-echo.md"))
        await pilot.at_rest()
        (harbour / "coastal-echo.md").unlink()
        app.library.update()
        await pilot.press(key)
        assert app.return_code is None
        assert app.is_running


@pytest.mark.parametrize(
    "opened",
    [
        lambda app: app.open_article("gone"),
        lambda app: app.open_story(("gone", "gone too")),
        lambda app: app.open_timeline(("gone", "gone too")),
        lambda app: app.open_entity(("gone",), "nobody"),
        lambda app: app.open_compare("gone", "gone too"),
    ],
)
async def test_a_screen_of_an_article_that_is_gone_by_now_says_so(driving, open_reader, harbour, opened):
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        opened(app)
        await pilot.at_rest()
        assert "No article has the id gone" in pilot.status()


async def test_nothing_is_drawn_when_nothing_changed(driving, open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    looks = []
    look = watching.Watch._changed
    monkeypatch.setattr(watching.Watch, "_changed", lambda self, **how: looks.append(1) or look(self, **how))
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        drawn = []
        display = app._display
        monkeypatch.setattr(app, "_display", lambda *what: drawn.append(what) or display(*what))
        await until(pilot, lambda: len(looks) > 20)
        (harbour / "wire.txt").touch()
        seen = len(looks)
        await until(pilot, lambda: len(looks) > seen + 20)
        assert drawn == []


async def test_what_another_reader_has_taken_over_first_is_listed(driving, open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    really = app.library.update_at_once

    def later(changed):
        other = Library.open([harbour])
        other.update()
        other.close()
        return really(changed)

    monkeypatch.setattr(app.library, "update_at_once", later)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        before = listed(app)
        (harbour / "late.txt").write_text("A brig ran aground\n\nA brig ran aground on Monday.\n")
        await until(pilot, lambda: len(listed(app)) == len(before) + 1)


@pytest.mark.parametrize("opened", [(), ("enter",)])
async def test_what_another_reader_keeps_is_shown_meanwhile(
    driving, open_reader, harbour, monkeypatch, opened
):
    monkeypatch.setattr("tui.screens.search.screen._LOOKS_AT_KEPT", LOOK)
    app, other = open_reader(harbour), Library.open([harbour])
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        article = app.screen.hits.item.id
        await pilot.press("escape", *opened)
        other.tag(article, {"todo": True})
        await until(pilot, lambda: "#" in " ".join(pilot.shown()))
        other.tag(article, {"todo": False})
        await until(pilot, lambda: "#" not in " ".join(pilot.shown()))
    other.close()


async def test_damage_inside_a_large_index_is_mended_while_one_reads(
    driving, open_reader, harbour, monkeypatch
):
    library = Library.open([harbour])
    library.update()
    total = library.search("harbour").total
    library.close()
    # As if it were large: opening it looks at the sizes alone.
    monkeypatch.setattr("index.storage.sealed.QUICK", 0)
    monkeypatch.setattr("index.search.segments.whoosh_index.QUICK", 0)
    # Nothing is looked for that would find the damage first.
    monkeypatch.setattr("tui.screens.search.library_update._ANY_WORD", "")
    kept = sorted(places().cache.rglob("*.seg"))
    for file in kept:
        data = bytearray(file.read_bytes())
        data[len(data) // 3] ^= 255
        file.write_bytes(data)
    app = open_reader(harbour)
    async with driving(app, WIDE) as pilot:
        await until(pilot, lambda: "The index was damaged" in pilot.status())
        await until(pilot, lambda: not app.screen.updating and not app.library.needs_update())
        assert not set(kept) & set(places().cache.rglob("*.seg"))
        await pilot.press(*"harbour")
        await until(pilot, lambda: len(app.screen.hits.items) == total > 0)


async def test_documents_that_are_not_read_are_named_when_articles_come(driving, open_reader, harbour):
    (harbour / "saved.pdf").write_bytes(b"%PDF-1.4")
    app = open_reader(harbour, update=False)
    async with driving(app, (100, 30)) as pilot:
        await pilot.at_rest()
        assert pilot.status().startswith("Not read: 1 .pdf: articles are read from .txt, .md")
    app = open_reader(harbour, update=False)
    async with driving(app, (100, 30)) as pilot:
        await pilot.at_rest()
        assert "Not read" not in pilot.status()


async def test_where_all_that_was_left_out_is_named_is_told_with_the_folder(driving, open_reader, harbour):
    for name in ("one.txt", "two.txt"):
        (harbour / name).write_bytes(b"%PDF-1.4")
    async with driving(open_reader(harbour, update=False), (300, 30)) as pilot:
        await pilot.at_rest()
        assert f"(1 more: `reader --library {harbour} status` names them)" in pilot.status()


async def test_where_no_index_can_be_kept_that_is_said_with_what_it_means(
    driving, open_reader, harbour, own_folders
):
    (harbour / "one.txt").write_bytes(b"%PDF-1.4")
    (own_folders / "cache").write_text("no folder")
    async with driving(open_reader(harbour, update=False), (300, 30)) as pilot:
        await pilot.at_rest()
        assert pilot.status().startswith("The index cannot be kept in cache (")
        assert "in memory and made anew at each start" in pilot.status()


@pytest.mark.parametrize("while_it_runs", [True, False])
async def test_what_fails_in_a_thread_as_the_reader_ends_is_no_failure(
    driving, open_reader, harbour, monkeypatch, while_it_runs
):
    failed, go_on = [], threading.Event()

    def take_over(changed):
        go_on.wait(PATIENCE)
        raise RuntimeError("the library is closed")

    monkeypatch.setattr(threading, "excepthook", lambda failure: failed.append(str(failure.exc_value)))
    app = open_reader(harbour)
    monkeypatch.setattr(app.library, "update_at_once", take_over)
    monkeypatch.setattr(app.library, "watch", lambda: SimpleNamespace(wait=lambda stop: ("a change",)))
    before = set(threading.enumerate())
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        (thread,) = [each for each in set(threading.enumerate()) - before if each.name == "watch"]
        if while_it_runs:
            go_on.set()
            await asyncio.to_thread(thread.join, PATIENCE)
    go_on.set()
    await asyncio.to_thread(thread.join, PATIENCE)
    assert failed == (["the library is closed"] if while_it_runs else [])
