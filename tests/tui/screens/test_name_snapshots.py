"""Pictures of the names at the side, and of the page of a name that the whole library knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Span
from index.entities.model import Quotation, SharedQuotation
from index.search.model import Named
from tui.screens.compare import CompareScreen
from tui.screens.entity import EntityScreen

SMALL, LARGE = (80, 24), (160, 50)


@pytest.fixture
def comparison(scripted):
    return CompareScreen(scripted, "gazette", "courier")


@pytest.fixture
def page(scripted, flood):
    """A page with everything on it: quoted alike, names alike, articles beyond the story."""
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
    return EntityScreen(scripted, ("gazette", "courier"), "person:irena-voss")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
class TestPictures:
    def test_names(self, pictured, comparison, size):
        keys = ("e",) if size == SMALL else ("tab",)
        assert pictured(comparison, size, *keys, "+", "j", "j")

    def test_a_kind_folded(self, pictured, comparison, size):
        keys = ("e",) if size == SMALL else ("tab",)
        assert pictured(comparison, size, *keys, "space")

    def test_a_name_sought(self, pictured, comparison, size):
        keys = ("e",) if size == SMALL else ("tab",)
        assert pictured(comparison, size, *keys, "slash", *"wos")

    def test_only_what_names_it(self, pictured, comparison, size):
        keys = ("e",) if size == SMALL else ("tab",)
        assert pictured(comparison, size, *keys, "F", "enter")

    def test_the_page_of_a_name(self, pictured, page, size):
        assert pictured(page, size)


def test_a_spelling_to_part(pictured, comparison):
    assert pictured(comparison, SMALL, "e", "-")


def test_the_end_of_the_page(pictured, page):
    assert pictured(page, SMALL, "G")


def test_names_without_colour(pictured, comparison, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(comparison, SMALL, "e", "enter", "+", "j", environment={"NO_COLOR": "1"})


def test_the_page_without_colour(pictured, page, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(page, SMALL, "j", environment={"NO_COLOR": "1"})
