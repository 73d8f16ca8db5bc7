"""What a test reads off a screen, and types at it."""

from __future__ import annotations

from typing import Any

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from tui.widgets.lines.status import StatusLine


def pane_lines(pane: Widget) -> list[str]:
    """What stands in a pane."""
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


def lines(screen: Any) -> list[str]:
    """What stands in the pane that the screen is about."""
    return pane_lines(screen.view)


def status(screen: Screen[Any]) -> str:
    """What the status line says."""
    return screen.query_one(StatusLine).text


def burst(app: App[Any], typed: str) -> None:
    """Keys that all come before the first of them is answered."""
    for event in XTermParser().feed(typed):
        app.post_message(event)


def styled(screen: Any, words: str) -> Any:
    """The style of the first segment that holds these words."""
    view = screen.view
    for y in range(view.size.height):
        for segment in view.render_line(y):
            if words in segment.text:
                return segment.style
    raise AssertionError(f"{words!r} is not on the screen")
