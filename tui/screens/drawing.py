"""Screens that are drawn once for a key, and at once, where Textual would draw parts of them twice."""

from __future__ import annotations

import time
from typing import TypeVar

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tui.keys.typing_order import OrderedApp
from tui.within import after

_Result = TypeVar("_Result")

_LOOKS = 0.004
"""Seconds between two looks whether there is something to draw: what follows from what has just been drawn,
as the text beside a list does, comes so much later at most."""
_FRAME = 0.05
"""Seconds between two frames while keys wait to be answered: many that come in one piece are drawn in few."""

_AT_MOST = 0.1
"""Seconds that the screen before stays while what the new one is about is not there yet. Nobody sees so short
a time, and a frame without anything in it would be drawn, and sent, for nothing."""


class QuicklyDrawnScreen(Screen[_Result]):
    """A screen that is drawn as soon as what has been typed so far is answered. Textual looks 60 times a
    second whether there is something to draw: the second part of an answer would be a frame late."""

    _looks: Timer | None = None
    _drawn_last = 0.0

    @property
    def _update_timer(self) -> Timer:
        if self._looks is None:
            self._looks = self.set_interval(_LOOKS, self._on_timer_update, pause=True)
        return self._looks

    def _on_timer_update(self) -> None:
        now = time.monotonic()
        if now < self._drawn_last + _FRAME and isinstance(self.app, OrderedApp) and self.app.unanswered:
            # It looks again.
            return
        self._drawn_last = now
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        """Draw nothing below a screen that hides it: Textual would draw that one anew, all of it, when what
        is below changes, as it does by being left."""
        if self is self.app.screen or self.app.screen.is_modal:
            super()._compositor_refresh()
        else:
            self._compositor._dirty_regions.clear()
            self._dirty_widgets.clear()

    def _screen_resized(self, size: Size) -> None:
        """Lay it out for another size; for the one it has it was laid out as it was told of it."""
        if size != self._size:
            super()._screen_resized(size)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        # It was styled when it was made, and whenever something it depends on has changed; those that are
        # opened again are made anew for another theme.
        event.refresh_styles = False


class DrawnOnceScreen(QuicklyDrawnScreen[None]):
    """A screen that draws all that waits to be drawn in one go."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys. Textual would draw the whole screen anew when that changes; what shows it is drawn
    by itself."""

    _to_be_sized = False
    """Whether the screen has been entered and is about to be told its size, whereupon it is drawn."""

    _awaited_since = 0.0
    """When the screen was first to be drawn without what it is about, which is also before it is entered."""
    _was_drawn = False
    """Whether it has been drawn, or need not wait."""

    def has_content(self) -> bool:
        """Whether what the screen is about is there, to be drawn."""
        return True

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        self._to_be_sized = self.is_attached and self._size != self.app.size

    def _compositor_refresh(self) -> None:
        """Draw also what has changed since this was asked for, such as panes that have just got their size:
        a message would come for each of them when this is done."""
        if self._to_be_sized:
            # Textual would draw it as it is entered, before its panes are in place.
            self._to_be_sized = False
            return
        if not self._was_drawn and not self.has_content():
            self._awaited_since = self._awaited_since or time.monotonic()
            still = self._awaited_since + _AT_MOST - time.monotonic()
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
