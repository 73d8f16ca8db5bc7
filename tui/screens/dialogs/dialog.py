"""What asks something over a screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import ClassVar, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.keyed import SUSPEND, take_dialog_keys
from tui.screens.drawing import QuicklyDrawnScreen
from tui.widgets.panes.pane_lines import quick

_Answer = TypeVar("_Answer")

MOVING_KEYS = {
    "line_down": "move(1)",
    "line_up": "move(-1)",
    "page_down": "move_pages(1)",
    "page_up": "move_pages(-1)",
    "half_page_down": "move_pages(0.5)",
    "half_page_up": "move_pages(-0.5)",
    "to_top": "move_to_edge(False)",
    "to_end": "move_to_edge(True)",
    "back": "leave",
    "leave": "leave",
}
"""Of a dialog with rows to choose from or lines to read, and no box: it has these actions."""


class Dialog(ModalScreen[_Answer | None], QuicklyDrawnScreen[_Answer | None]):
    """Base of the dialogs. Returns an answer, or None where it is left.

    `KEYS` are the commands whose keys work in it, each with the action it stands for there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave it"),
        Binding("ctrl+c", "app.help_quit", "what quits"),
    ]
    KEYS: ClassVar[Mapping[str, str]] = {"back": "leave"}
    _has_begun = False
    """Whether it was looked at what is to be drawn."""

    def __init__(self) -> None:
        super().__init__()
        quick(self)
        self._around: list[Strip] = []
        """What stands around it, as it is drawn."""
        take_dialog_keys(self, {**SUSPEND, **self.KEYS})

    def render_line(self, y: int) -> Strip:
        """A line of what stands around it: the screen below, dimmed."""
        if self._dirty_regions:
            self._dirty_regions.clear()
            self._around = self._dimmed_below()
        return self._around[y] if y < len(self._around) else Strip.blank(self.size.width, self.rich_style)

    def _dimmed_below(self) -> list[Strip]:
        """The screen below. Textual's own takes three times as long for it."""
        stack = self.app.screen_stack
        below = stack[: stack.index(self)] if self in stack else []
        if not below:
            return []
        ground = self.styles.background
        return [
            Strip([Segment(text, _dimmed(style, ground)) for text, style, _ in strip], strip.cell_length)
            for strip in below[-1]._compositor.render_strips()
        ]

    def lay_out_ahead(self, size: Size) -> None:
        """Find a place for all its parts before it is opened."""
        self._refresh_layout(size)
        self._has_begun = True

    def _on_timer_update(self) -> None:
        if self._layout_required and self._repaint_required:
            # All of it is drawn as it is laid out.
            self._dirty_widgets.add(self)
            self._repaint_required = False
        self._has_begun = True
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        """Draw it when all its parts have found their places: each time, what is below is dimmed anew."""
        if self._has_begun:
            super()._compositor_refresh()
        else:
            self._layout_required = True
            self.check_idle()

    def may_close(self) -> bool:
        """Whether nothing typed would be lost; where it would, that is said, and it may the next time."""
        return True

    def action_leave(self) -> None:
        """Close without an answer."""
        if self.may_close():
            self.dismiss(None)

    def dismiss(self, result: _Answer | None = None) -> AwaitComplete:
        """Close with an answer, once: a second Enter right behind the first would close what is below."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


@lru_cache(4096)
def _dimmed(style: Style | None, ground: Color) -> Style:
    """A style under a ground through which it shines."""
    if style is None:
        return Style()
    plain = style.clear_meta_and_links()
    if not ground.a:
        return plain
    colours = (
        None if colour is None else (Color.from_rich_color(colour) + ground).rich_color
        for colour in (style.color, style.bgcolor)
    )
    return plain + Style.from_color(*colours)
