"""A widget by itself, in the colours and with the style sheet of the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.widget import Widget

import tui.app
from tui.looks.themes import DARK, THEMES


class OnlyOne(App[None]):
    """One widget, `only`, and nothing else."""

    CSS_PATH = Path(tui.app.__file__).with_name("reader.tcss")

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.only = make()

    def compose(self):
        yield self.only


@pytest.fixture
def app_of() -> Callable[[Callable[[], Widget]], OnlyOne]:
    """Makes an app of a widget that is made within it."""
    return OnlyOne
