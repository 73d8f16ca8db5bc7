"""Facets, orders, groups, suggestions and earlier searches by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tui.screens.dialogs.searches import SearchesScreen
from tui.screens.search.screen import SearchScreen

NARROW, WIDE = (80, 24), (130, 35)


@pytest.fixture
def dated(harbour: Path) -> Path:
    """The harbour, where each article says its outlet and its day, two of them the same outlet."""
    known = {
        "harald_tribune.txt": ("Harald Tribune", "2019-11-03"),
        "wire.txt": ("Wire", "2019-10-31"),
        "bakers.txt": ("Coastal Echo", "2019-04-01"),
    }
    for name, (source, day) in known.items():
        file = harbour / name
        text = file.read_text(encoding="utf-8")
        file.write_text(f"---\nsource: {source}\ndate: {day}\n---\n{text}", encoding="utf-8")
    return harbour


def listed(screen: SearchScreen) -> list[tuple[str, int]]:
    return [(row.name, row.articles) for row in screen.facets._rows if row is not None]


async def test_facets_narrow_down_and_widen_again(driving, open_reader, dated):
    app = open_reader(dated)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        await pilot.press(*"the", "escape", "z")
        screen = app.screen
        assert app.focused is screen.facets
        assert listed(screen)[:3] == [("Coastal Echo", 2), ("Harald Tribune", 1), ("Wire", 1)]
        assert ("2019-11", 2) in listed(screen)
        await pilot.press("enter")
        assert screen.box.value == 'source:"Coastal Echo" the'
        assert {item.source for item in screen.hits.items} == {"Coastal Echo"}
        assert app.focused is screen.facets
        assert "Backspace widen" in pilot.shown()[-1]
        await pilot.press("backspace")
        assert screen.box.value == "the"
        assert "No longer only" in pilot.status()
        await pilot.press("k")
        assert "Backspace" not in pilot.shown()[-1]
        assert len(screen.hits.items) == 4
        await pilot.press("backspace")
        assert "Nothing to widen" in pilot.status()


@pytest.mark.parametrize("size", [NARROW, (60, 20)])
async def test_the_facets_cover_no_hits(driving, open_reader, dated, size):
    app = open_reader(dated)
    async with driving(app, size) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "z")
        hits, facets = app.screen.hits.region, app.screen.facets.region
        assert (hits.right, facets.right) == (facets.x, size[0])
        assert any(line[: hits.right].rstrip().endswith("…") for line in pilot.shown()[3:])


async def test_a_value_that_is_set_is_taken_back_where_it_was_set(driving, open_reader, dated):
    app = open_reader(dated)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "z", "j", "space")
        assert app.screen.box.value == 'source:"Harald Tribune" '
        assert [item.source for item in app.screen.hits.items] == ["Harald Tribune"]
        assert any("NARROWED DOWN TO" in line for line in pilot.shown())
        await pilot.press("g", "space")
        assert app.screen.box.value == ""
        assert len(app.screen.hits.items) == 4


async def test_over_the_hits_escape_puts_the_facets_away(driving, open_reader, dated):
    app = open_reader(dated)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "z", "escape")
        assert not app.screen.facets.display
        assert app.focused is app.screen.hits
        await pilot.press("z", "z")
        assert not app.screen.facets.display


async def test_beside_the_hits_escape_leaves_them_standing(driving, open_reader, dated):
    app = open_reader(dated)
    async with driving(app, WIDE) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "z")
        assert not app.screen.names.display
        await pilot.press("escape")
        assert app.screen.facets.display
        assert app.focused is app.screen.hits
        await pilot.press("e")
        assert app.screen.names.display
        assert not app.screen.facets.display


async def test_sorting_goes_through_the_orders(driving, open_reader, dated):
    app = open_reader(dated)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"the", "escape", "S")
        assert app.screen.box.value == "sort:date the"
        assert [item.source for item in app.screen.hits.items] == [
            "Coastal Echo",
            "Harald Tribune",
            "Wire",
            "Coastal Echo",
        ]
        assert pilot.status() == "Sorted newest first."
        await pilot.press("S", "S")
        assert pilot.status() == "Sorted by source."
        assert [item.source for item in app.screen.hits.items][-2:] == ["Harald Tribune", "Wire"]
        await pilot.press("S")
        assert app.screen.box.value == "the"


async def test_hits_of_one_story_stand_together_when_asked(driving, open_reader, dated):
    app = open_reader(dated)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"the", "escape", "o")
        headed = [item for item in app.screen.hits.items if item.heading]
        assert "3 of 3 sources" in [item.counted for item in headed]
        assert "Told by one source" in [item.heading for item in headed]
        await pilot.press("o")
        assert not any(item.heading for item in app.screen.hits.items)


async def test_a_number_takes_what_is_suggested(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"buoy", "space", *"guild", "space")
        assert any("1  guild  (1 article, fewer words)" in line for line in pilot.shown())
        await pilot.press("escape", "1")
        assert app.screen.box.value == "guild"
        await pilot.press("2")
        assert pilot.status().startswith("2 …"), "nothing is suggested, so it is a count"


async def test_what_found_an_article_is_brought_back(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        for query in ("buoy", "guild"):
            await pilot.press(*query, "enter", "escape", *["backspace"] * len(query))
        await pilot.press(*"fer", "up")
        box = app.screen.query_one(Input)
        assert box.value == "guild"
        await pilot.press("up", "up")
        assert box.value == "buoy"
        assert "No earlier search" in pilot.status()
        await pilot.press("down", "down")
        assert box.value == "fer"
        assert box.has_focus
        await pilot.press("down")
        assert app.focused is app.screen.hits


async def test_an_earlier_search_is_chosen(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("ctrl+r")
        assert "Nothing was searched for yet" in pilot.status()
        await pilot.press(*"buoy", "enter", "escape", "ctrl+r")
        assert isinstance(app.screen, SearchesScreen)
        await pilot.press("enter")
        assert app.screen.box.value == "buoy"


async def test_what_was_opened_counts_as_read(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"guild", "enter", "escape")
        assert [hit.source for hit in app.library.search("is:read").hits] == ["bakers"]
