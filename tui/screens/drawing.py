"""Screens that are drawn once for a key, where Textual would draw parts of them twice."""

from __future__ import annotations

import time

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.within import after

_AT_MOST = 0.1
"""Seconds that the screen before stays while what the new one is about is not there yet. Nobody sees so short
a time, and a frame without anything in it would be drawn, and sent, for nothing."""


class DrawnOnceScreen(Screen[None]):
    """A screen that draws all that waits to be drawn in one go."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys. Textual would draw the whole screen anew when that changes; what shows it is drawn
    by itself."""

    _to_be_sized = False
    """Whether the screen has been entered and is about to be told its size, whereupon it is drawn."""

    _entered_at = 0.0
    """When the screen was entered first."""
    _was_drawn = False
    """Whether it has been drawn, or need not wait."""

    def has_content(self) -> bool:
        """Whether what the screen is about is there, to be drawn."""
        return True

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        self._entered_at = self._entered_at or time.monotonic()
        self._to_be_sized = self.is_attached and self._size != self.app.size

    def _compositor_refresh(self) -> None:
        """Draw also what has changed since this was asked for, such as panes that have just got their size:
        a message would come for each of them when this is done."""
        if self._to_be_sized:
            # Textual would draw it as it is entered, before its panes are in place.
            self._to_be_sized = False
            return
        if not self._was_drawn and not self.has_content():
            still = self._entered_at + _AT_MOST - time.monotonic()
            if still > 0:
                # What has changed by then is drawn with it.
                after(still, self, self._draw_at_last)
                return
        self._was_drawn = True
        compositor = self._compositor
        waiting = {widget for widget in compositor.visible_widgets if widget._repaint_required}
        for widget in waiting:
            widget._repaint_required = False
        compositor.update_widgets(waiting)
        super()._compositor_refresh()

    def _draw_at_last(self) -> None:
        if not self._was_drawn and self.is_current:
            self._compositor_refresh()
