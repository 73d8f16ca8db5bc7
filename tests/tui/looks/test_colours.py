"""How many colours a terminal is taken to show."""

from __future__ import annotations

import curses

import pytest

from tui.looks.colours import colour_depth
from tui.looks.themes import ANSI, DARK


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "tmux-256color"}, 256),
        ({"TERM": "xterm-kitty"}, 256),
        ({"TERM": "foot"}, 256),
        ({"TERM": "alacritty", "COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "alacritty", "NO_COLOR": "1"}, 0),
        ({"TERM": "of many colours"}, 256),
        ({"TERM": "of few"}, 0),
        ({"TERM": "unheard of"}, 0),
        ({"TERM": "\0"}, 0),
        ({}, 0),
    ],
)
def test_colours_are_known_by_name_or_from_terminfo(environment, depth, monkeypatch):
    described = {"of many colours": 256, "of few": 8}
    asked = []

    def setupterm(term, _):
        asked[:] = [term]
        if "\0" in term:
            raise ValueError("embedded null byte")
        if term not in described:
            raise curses.error("could not find terminal")

    monkeypatch.setattr("curses.setupterm", setupterm)
    monkeypatch.setattr("curses.tigetnum", lambda name: {"colors": described[asked[0]]}[name])
    assert colour_depth(environment) == depth


@pytest.mark.parametrize(("term", "system", "theme"), [("foot", "256", DARK), ("linux", "standard", ANSI)])
def test_the_app_shows_as_many(open_reader, harbour, monkeypatch, term, system, theme):
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setenv("TERM", term)
    app = open_reader(harbour, TERM=term, COLORFGBG="15;0")
    assert app.console.color_system == system
    assert app.fitting_theme(None) == theme
