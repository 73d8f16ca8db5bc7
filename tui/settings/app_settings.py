"""The settings of the app that a screen or a widget belongs to."""

from __future__ import annotations

from textual._context import NoActiveAppError
from textual.dom import DOMNode

from tui.settings.settings import Settings

_ENDLESS = 1_000_000


def settings_of(node: DOMNode) -> Settings:
    """The settings of the running app; the defaults outside of one, and in an app that has none."""
    try:
        settings = getattr(node.app, "settings", None)
    except NoActiveAppError:
        settings = None
    return settings if isinstance(settings, Settings) else Settings()


def measure_of(node: DOMNode) -> int:
    """The cells that a line of prose may be wide."""
    return settings_of(node).columns or _ENDLESS
