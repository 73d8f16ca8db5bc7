"""Who and what is named: one entry per person, organisation or place, with its spellings by source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.commands import Place, bindings
from tui.marks import ONLY_LEFT, ONLY_RIGHT
from tui.name_list import NameGroup, name_groups, same_name, spellings
from tui.safe_text import safe_text
from tui.widgets.cursor_list import CursorList
from tui.widgets.line import shortened

if TYPE_CHECKING:
    from index.entities.model import Entity, Resolution

COLUMN = 4
"""Cells of a source's counts."""
_SMALLEST_NAME = 14

Labels = Sequence[tuple[str, str]]
"""Article ids with their source labels, in the order of the columns."""


class Sidebar(CursorList):
    """The names of some articles, grouped by type, with mentions per source in small columns.

    The cursor stands on names and on headings; Enter on a heading folds what is under it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.NAMES)]

    @dataclass
    class Chosen(Message):
        """Enter on a name."""

        entity: Entity

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._resolution: Resolution | None = None
        self._labels: Labels = ()
        self._listed: list[Entity | NameGroup | None] = []
        self._drawn_width = 0
        self.folded: set[str] = set()
        """The headings that are folded; the app's, so that all screens fold alike."""
        self._drawn_folded: frozenset[str] = frozenset()
        self.wanted = ""
        """What the names are narrowed to."""
        self.joining: Entity | None = None
        """The name that is marked to be joined with another."""

    @property
    def entity(self) -> Entity | None:
        """The name under the cursor."""
        listed = self._under_cursor
        return None if isinstance(listed, NameGroup) else listed

    @property
    def _under_cursor(self) -> Entity | NameGroup | None:
        if self.highlighted is None or self.highlighted >= len(self._listed):
            return None
        return self._listed[self.highlighted]

    @property
    def names(self) -> tuple[Entity, ...]:
        """The names that are listed, in order; those under a folded heading are not."""
        return tuple(e for e in self._listed if e is not None and not isinstance(e, NameGroup))

    @property
    def count(self) -> int:
        """How many names fit, folded or not."""
        return sum(len(listed.entities) for listed in self._listed if isinstance(listed, NameGroup))

    def show(self, resolution: Resolution, labels: Labels) -> None:
        """Show the names of these articles; the cursor stays on its name where that is still listed."""
        self._resolution, self._labels = resolution, tuple(labels)
        if self.joining is not None:
            self.joining = same_name(self.joining, resolution.entities)
        self._draw()

    def select(self, entity_id: str) -> None:
        """Put the cursor on a name."""
        for position, listed in enumerate(self._listed):
            if listed is not None and not isinstance(listed, NameGroup) and listed.id == entity_id:
                self.highlighted = position

    def select_first(self) -> None:
        """Put the cursor on the first name."""
        self.highlighted = next((i for i, e in enumerate(self._listed) if not isinstance(e, NameGroup)), 0)

    def narrow(self, wanted: str) -> None:
        """List only the names that are spelled like this; all for an empty one."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._draw()

    def mark_for_joining(self, entity: Entity | None) -> None:
        """Mark a name to be joined with another, or none."""
        self.joining = entity
        self._draw()

    def toggle_fold(self) -> bool:
        """Fold the heading that the cursor is on or under, or unfold it; False where there is none."""
        position = self.highlighted if self.highlighted is not None else -1
        group = next((e for e in reversed(self._listed[: position + 1]) if isinstance(e, NameGroup)), None)
        if group is None or self.wanted:
            return False
        self.folded ^= {group.heading}
        self._draw(on_heading=group.heading)
        return True

    def toggle_all(self) -> None:
        """Fold all headings, or unfold all where none is open."""
        headings = {group.heading for group in self._listed if isinstance(group, NameGroup)}
        if headings <= self.folded:
            self.folded -= headings
        else:
            self.folded |= headings
        self._draw()

    def fold_as_elsewhere(self) -> None:
        """Draw anew where another screen has folded or unfolded something."""
        if self._resolution is not None and self._drawn_folded != self.folded:
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out anew when the width changed."""
        if self._resolution is not None and self.scrollable_content_region.width != self._drawn_width:
            self._draw()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """A click: the same as Enter."""
        message.stop()
        self.choose()

    def choose(self) -> None:
        """Enter: fold what is under a heading; of a name, tell the screen."""
        listed = self._under_cursor
        if isinstance(listed, NameGroup):
            self.toggle_fold()
        elif listed is not None:
            self.post_message(self.Chosen(listed))

    def move(self, lines: int) -> None:
        """Move the cursor by entries."""
        for _ in range(abs(lines)):
            self.action_cursor_down() if lines > 0 else self.action_cursor_up()

    def move_pages(self, pages: float) -> None:
        """Move the cursor by pages."""
        self.move(round(pages * max(1, self.size.height - 1)))

    def move_to_edge(self, end: bool) -> None:
        """Move the cursor to the last or first name."""
        self.action_last() if end else self.action_first()

    def copied(self) -> str:
        """The name under the cursor."""
        return self.entity.name if self.entity else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The sources that have a column of counts; none where there is one source, or no room for all."""
        width = self.scrollable_content_region.width
        if len(self._labels) < 2 or len(self._labels) * COLUMN > width - _SMALLEST_NAME:
            return ()
        return tuple(label for _, label in self._labels)

    def _draw(self, on_heading: str = "") -> None:
        if self._resolution is None:
            return
        before = self._under_cursor
        on_heading = on_heading or (before.heading if isinstance(before, NameGroup) else "")
        width = self.scrollable_content_region.width
        self._drawn_width, self._drawn_folded = width, frozenset(self.folded)
        columns = bool(self.columns)
        options: list[Option] = []
        listed: list[Entity | NameGroup | None] = []
        for group in name_groups(self._resolution.entities, self.wanted, self.folded):
            sign = "▸" if group.folded else "▾"
            options.append(Option(Content.styled(f" {sign} {group.heading} {len(group.entities)}", "$quiet")))
            listed.append(group)
            if not group.folded:
                options += [Option(self._entry(entity, width, columns)) for entity in group.entities]
                listed += group.entities
        if not options:
            options.append(Option(Content.styled(self._nothing(), "$quiet"), disabled=True))
            listed.append(None)
        self._listed = listed
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            self.highlighted = self._place_of(before, on_heading)

    def _place_of(self, before: Entity | NameGroup | None, on_heading: str) -> int | None:
        """Where the cursor belongs: on its heading or name, else on the heading that hides it, else on the
        first name."""
        if on_heading and not self.wanted:
            for position, listed in enumerate(self._listed):
                if isinstance(listed, NameGroup) and listed.heading == on_heading:
                    return position
        if before is not None and not isinstance(before, NameGroup):
            now = same_name(before, self.names)
            if now is not None:
                return self._listed.index(now)
            for position, listed in enumerate(self._listed):
                if isinstance(listed, NameGroup) and same_name(before, listed.entities):
                    return position
        first = next((i for i, each in enumerate(self._listed) if not isinstance(each, NameGroup)), 0)
        return None if self._listed[first] is None else first

    def _nothing(self) -> str:
        if self.wanted:
            return f" No name is spelled like “{safe_text(self.wanted)}”: Esc shows all."
        return " No names found in these articles."

    def _entry(self, entity: Entity, width: int, columns: bool) -> Content:
        named = entity.articles()
        counts = [sum(mention.article == key for mention in entity.mentions) for key, _ in self._labels]
        if columns:
            right = "".join(f"{count or '·':>{COLUMN}}" for count in counts)
        elif len(self._labels) > 1:
            right = f"  {len(named)} of {len(self._labels)}"
        else:
            right = f"  {sum(counts)}"
        marked = "+ " if self.joining is not None and self.joining.id == entity.id else ""
        room = width - 1 - cell_len(right) - 1
        name = shortened(marked + safe_text(entity.name), room - 1)
        lines = [
            Content.assemble(
                " ",
                (name[: len(marked)], "$accent"),
                name[len(marked) :],
                " " * (room - cell_len(name) - 1),
                (right, "$quiet"),
                (self._only(counts), "$mark-only"),
            )
        ]
        spelled = spellings(entity, dict(self._labels))
        lines += [Content.styled("   " + line, "$quiet") for line in _folded(spelled, width - 4)]
        return Content("\n").join(lines)

    def _only(self, counts: Sequence[int]) -> str:
        """The sign of a name that only one source has: of two, the one that is on its side."""
        if len(counts) < 2 or sum(count > 0 for count in counts) != 1:
            return " "
        return ONLY_RIGHT if len(counts) == 2 and counts[1] else ONLY_LEFT


def _folded(parts: Sequence[str], width: int) -> list[str]:
    """The parts with dots between them, on as many lines as they need; none is broken."""
    lines: list[str] = []
    for part in parts:
        part = shortened(part, width)
        if lines and cell_len(lines[-1]) + 3 + cell_len(part) <= width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines
