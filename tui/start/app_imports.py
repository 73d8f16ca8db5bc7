"""Imports the app piece by piece, so that what is typed meanwhile is answered between two of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.library import Library
    from tui.settings.settings import Settings

_PIECES = (
    "rich.console",
    "textual.css.stylesheet",
    "textual.dom",
    "textual.widget",
    "textual.screen",
    "textual.app",
    "textual.widgets",
    "textual.widgets.option_list",
    "tui.app",
    "tui.screens.search.screen",
)
"""In an order in which each takes some 20 to 60 ms (measured)."""


def import_app(between: Callable[[], None]) -> Callable[[Library, Settings], int | None]:
    """What runs the app; `between` is called after each piece."""
    for piece in _PIECES:
        import_module(piece)
        between()
    from tui.app import run

    return run
