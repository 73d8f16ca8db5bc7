"""Pictures of the screens in four sizes and in every theme, compared with those that were looked at.

A page is text: what stands on the screen, then a letter for the style of each cell and what the letters mean
in the themes of colours, with 16 colours and without any.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Span
from index.entities.model import Quotation, SharedQuotation
from index.search.model import Named
from tui.screens.compare.screen import CompareScreen
from tui.screens.entity import EntityScreen
from tui.screens.story.screen import StoryScreen


async def test_searching(album, open_reader, harbour, monkeypatch):
    monkeypatch.setenv("PAGER", "less")
    await album(
        lambda **environment: open_reader(harbour, **environment),
        ("first start", ()),
        ("hits", (*"hospital", "down", "j")),
        ("names by the hits", ("e",)),
        ("details", ("e", "i")),
        ("palette", ("escape", "ctrl+p", *"theme")),
        ("help", ("escape", "question_mark")),
        ("pipe", ("escape", "vertical_line")),
        ("reading", ("escape", "enter", "n")),
        ("names lit", ("h",)),
        ("find", ("slash", *"the")),
        ("nothing found", ("escape", "escape", "escape", "slash", "ctrl+u", *"pasengers")),
    )


async def test_reading_below_a_headline(album, open_reader, harbour):
    headline = "Inquiry into the Aurora Star hears that the buoy off Lindholm had been adrift for a week " * 2
    text = (harbour / "coastal-echo.md").read_text(encoding="utf-8").split("\n\n", 1)[1]
    (harbour / "coastal-echo.md").write_text(f"---\ntitle: {headline}\n---\n{text}", encoding="utf-8")
    await album(
        lambda **environment: open_reader(harbour, **environment),
        ("headline", (*"buoy", "space", *"adrift", "down", "j", "enter")),
    )


async def test_facets(album, open_reader, harbour):
    days = {"harald_tribune.txt": "2019-11-03", "wire.txt": "2019-10-31", "bakers.txt": "2019-04-01"}
    for name, day in days.items():
        text = (harbour / name).read_text(encoding="utf-8")
        (harbour / name).write_text(f"---\nsource: The Echo\ndate: {day}\n---\n{text}", encoding="utf-8")
    await album(
        lambda **environment: open_reader(harbour, **environment),
        ("facets", (*"the", "escape", "o", "z", "j", "enter")),
        ("suggestions", ("escape", "slash", "ctrl+u", *"buoy", "space", *"guild")),
    )


async def test_a_pair(album, scripted, one_screen, monkeypatch):
    monkeypatch.chdir("/")
    await album(
        lambda **environment: one_screen(
            scripted, CompareScreen(scripted, "gazette", "courier"), environment
        ),
        ("compare", ("n",)),
        ("export", ("W",)),
        ("in own order", ("escape", "o")),
        ("names beside", ("o", "e", "j")),
        ("a name sought", ("slash", *"wos")),
        ("joining", ("escape", "+", "j", "j")),
    )


async def test_nothing_in_common(album, scripted, one_screen):
    await album(
        lambda **environment: one_screen(
            scripted, CompareScreen(scripted, "gazette", "bulletin"), environment
        ),
        ("nothing in common", ()),
    )


async def test_a_story(album, scripted, one_screen):
    await album(
        lambda **environment: one_screen(
            scripted, StoryScreen(scripted, ("gazette", "courier")), environment
        ),
        ("story", ("n",)),
    )


@pytest.fixture
def well_known(scripted):
    """Names with everything on their page: quoted alike, names alike, articles beyond the story."""
    said = []
    for key, words in (("gazette", "the water rose faster"), ("courier", "I have never seen the water rise")):
        text = scripted.articles[key].text
        name = "Irena Voss" if key == "gazette" else "Irina Voss"
        spans = (Span(text.index(w), text.index(w) + len(w)) for w in (words, name))
        said.append((key, Quotation(*spans, None, True)))
    resolve = scripted.entities

    def entities(keys):
        found = resolve(keys)
        quoted = dict(said)
        annotations = (
            (key, replace(notes, quotations=(quoted[key],)))
            for key, notes in found.annotations
            if key in quoted
        )
        return replace(found, annotations=tuple(annotations))

    scripted.entities = entities
    scripted.shared_quotations = lambda keys: (SharedQuotation(tuple(said)),)
    bulletin = scripted.articles["bulletin"]
    scripted.articles["bulletin"] = replace(bulletin, date="2021-07-09")
    scripted.names_found = Named((("bulletin", (Span(0, 11),)),), (("Irene Voss", 12), ("I. Vos", 1)), False)
    return scripted


async def test_a_name(album, well_known, one_screen):
    await album(
        lambda **environment: one_screen(
            well_known, EntityScreen(well_known, ("gazette", "courier"), "person:irena-voss"), environment
        ),
        ("page of a name", ()),
        ("its end", ("G",)),
    )


async def test_a_screen_that_is_too_small_says_so_and_comes_back(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "j")
        before = pilot.shown()
        for size in ((59, 20), (60, 19), (1, 1), (50, 12)):
            await pilot.pilot.resize_terminal(*size)
            await pilot.at_rest()
            assert len(pilot.shown()) == size[1]
        assert [line.strip() for line in pilot.shown() if line.strip()] == [
            "The reader needs at least 60 columns and 20 lines."
        ]
        await pilot.pilot.resize_terminal(80, 24)
        await pilot.at_rest()
        assert pilot.shown() == before
