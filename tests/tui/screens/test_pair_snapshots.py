"""Pictures of Compare, Story and Entity at the two sizes that matter most, and without colour."""

from __future__ import annotations

import pytest

from tui.screens.compare import CompareScreen
from tui.screens.entity import EntityScreen
from tui.screens.story import StoryScreen

SMALL, LARGE = (80, 24), (160, 50)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
class TestPictures:
    def test_compare(self, pictured, scripted, size):
        assert pictured(CompareScreen(scripted, "gazette", "courier"), size, "n")

    def test_compare_in_own_order(self, pictured, scripted, size):
        assert pictured(CompareScreen(scripted, "gazette", "courier"), size, "o")

    def test_nothing_in_common(self, pictured, scripted, size):
        assert pictured(CompareScreen(scripted, "gazette", "bulletin"), size)

    def test_story(self, pictured, scripted, size):
        assert pictured(StoryScreen(scripted, ("gazette", "courier")), size, "n")

    def test_entity(self, pictured, scripted, size):
        assert pictured(EntityScreen(scripted, ("gazette", "courier"), "person:irena-voss"), size)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
def test_compare_without_colour(pictured, scripted, monkeypatch, size):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(CompareScreen(scripted, "gazette", "courier"), size, "n", environment={"NO_COLOR": "1"})


def test_story_without_colour(pictured, scripted, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(StoryScreen(scripted, ("gazette", "courier")), SMALL, environment={"NO_COLOR": "1"})
