"""Every key of a screen, read from the commands themselves."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from tui.commands import Group, Place, command, commands_on
from tui.commands.keymap import Keymap
from tui.keyed import keymap_of
from tui.looks.marks import (
    BOOKMARKED,
    CELL_GLYPHS,
    DISCREPANCY_GLYPHS,
    GLYPHS,
    MARKED,
    NOTED,
    ONLY_LEFT,
    ONLY_RIGHT,
    PROBABLE,
    RELATION_GLYPHS,
    TAGGED,
    UNREAD,
    Mark,
)
from tui.screens.dialogs.dialog import MOVING_KEYS, Dialog

_KEYS = 14

_MAJOR_KINDS = ("number", "date", "name", "quote", "claim")

_GLYPHS_SAID = (
    (GLYPHS[Mark.SAME], "both say the same"),
    (RELATION_GLYPHS["partial"], "they share a part"),
    (PROBABLE, "probably the same, or a part"),
    (f"{ONLY_LEFT} {ONLY_RIGHT}", "only this one says it"),
    ("↑3 ↓3", "the other tells it so many sentences further up, or down"),
    (GLYPHS[Mark.CONTRADICTS], "the two contradict each other"),
    (" ".join(DISCREPANCY_GLYPHS[kind] for kind in _MAJOR_KINDS), f"behind that: {', '.join(_MAJOR_KINDS)}"),
    (MARKED, "marked for comparing"),
    (f"{BOOKMARKED} {TAGGED} {NOTED} {UNREAD}", "bookmarked, tagged, with a note, unread"),
    (" ".join(CELL_GLYPHS.values()), "in the story: same, in part, differs, missing"),
)


class HelpLines(ScrollView):
    """The text, wrapped as it is laid out; of its lines those in sight are drawn, at a fifth of the cost."""

    def __init__(self, place: Place) -> None:
        super().__init__(id="help")
        self._place = place
        self._lines: list[Content] = []
        self._drawn: dict[int, Strip] = {}
        """The lines that have been in sight, by their numbers."""
        self._drawn_in: Style | None = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines at a width, from which the bar beside them is still to be taken."""
        width -= self.scrollbar_size_vertical
        if width != self.virtual_size.width:
            # A blank stays before the bar.
            self._lines = help_content(self._place, keymap_of(self), width - 1).split("\n", allow_blank=True)
            self._drawn.clear()
            # It is being laid out, and need not be once more.
            self.set_reactive(HelpLines.virtual_size, Size(width, len(self._lines)))
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line in sight."""
        number = y + self.scroll_offset.y
        style = self.visual_style
        if style != self._drawn_in:
            self._drawn.clear()
            self._drawn_in = style
        if number not in self._drawn:
            line = self._lines[number] if number < len(self._lines) else Content()
            self._drawn[number] = Visual.to_strips(self, line, self.virtual_size.width, 1, style)[0]
        return self._drawn[number]


class HelpScreen(Dialog[None]):
    """The keys that work on the screen below, by group, and what the glyphs mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,question_mark", "leave", "close")]
    KEYS: ClassVar[Mapping[str, str]] = {**MOVING_KEYS, "help": "leave"}

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._lines = HelpLines(place)

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield self._lines

    def on_screen_suspend(self) -> None:
        """Begin at the beginning when it is opened again."""
        self.action_move_to_edge(False)

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self._lines.scroll_relative(y=lines, animate=False)

    def action_move_pages(self, pages: float) -> None:
        """Scroll by pages or parts of one."""
        self.action_move(round(pages * max(1, self._lines.size.height - 1)))

    def action_move_to_edge(self, end: bool) -> None:
        """Scroll to the end, or to the beginning."""
        self._lines.scroll_to(y=self._lines.max_scroll_y if end else 0, animate=False)


def help_content(place: Place, keymap: Keymap, width: int = 0) -> Content:
    """The keys of one screen, and the signs, as text; wrapped beside the keys to `width` cells, 0 for not."""
    order = list(Group)
    commands = sorted(commands_on(place), key=lambda each: order.index(each.group))
    lines = [Content.styled(f"Keys: {place.value} screen", "bold"), Content("")]
    for group, members in groupby(commands, key=lambda each: each.group):
        lines.append(Content.styled(group.value, "$quiet-look"))
        for each in members:
            keys = keymap.list_label(each, place)
            gap = " " * max(1, _KEYS - cell_len(keys))
            lines.append(Content.assemble("  ", (keys, "$accent"), gap, _wrapped(each.help, width)))
        if group is Group.MOVE:
            lines.append(_counts(place, keymap, width))
        lines.append(Content(""))
    lines.append(Content.styled("Signs", "$quiet-look"))
    for glyph, meaning in _GLYPHS_SAID:
        gap = " " * max(1, _KEYS - cell_len(glyph))
        lines.append(Content.assemble("  ", glyph, gap, _wrapped(meaning, width)))
    lines += [Content(""), Content.styled("Esc closes this.", "$quiet-look")]
    return Content("\n").join(lines)


def _counts(place: Place, keymap: Keymap, width: int) -> Content:
    """That a number may stand before a key."""
    down, to = (keymap.label(command(each), place) for each in ("line_down", "to_end"))
    keys = f"3{down} 12{to}"
    gap = " " * max(1, _KEYS - cell_len(keys))
    sentence = "So many lines, to that line; a number may stand before every key that moves or goes on."
    return Content.assemble("  ", (keys, "$accent"), gap, _wrapped(sentence, width))


def _wrapped(sentence: str, width: int) -> str:
    """A sentence whose further lines stand under its first, behind the keys."""
    room = width - _KEYS - 2
    return ("\n" + " " * (_KEYS + 2)).join(wrap(sentence, room)) if room > _KEYS else sentence
