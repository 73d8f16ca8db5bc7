"""Screens that are drawn once for a key, where Textual would draw parts of them twice."""

from __future__ import annotations

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget


class DrawnOnceScreen(Screen[None]):
    """A screen that draws all that waits to be drawn in one go."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys. Textual would draw the whole screen anew when that changes; what shows it is drawn
    by itself."""

    _to_be_sized = False
    """Whether the screen has been entered and is about to be told its size, whereupon it is drawn."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        self._to_be_sized = self.is_attached and self._size != self.app.size

    def _compositor_refresh(self) -> None:
        """Draw also what has changed since this was asked for, such as panes that have just got their size:
        a message would come for each of them when this is done."""
        if self._to_be_sized:
            # Textual would draw it as it is entered, before its panes are in place.
            self._to_be_sized = False
            return
        compositor = self._compositor
        waiting = {widget for widget in compositor.visible_widgets if widget._repaint_required}
        for widget in waiting:
            widget._repaint_required = False
        compositor.update_widgets(waiting)
        super()._compositor_refresh()
