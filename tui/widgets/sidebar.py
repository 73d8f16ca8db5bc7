"""Who and what is named: one entry per person, organisation or place, with its spellings by source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.marks import ONLY_LEFT
from tui.safe_text import safe_text
from tui.widgets.cursor_list import CursorList
from tui.widgets.line import shortened

if TYPE_CHECKING:
    from index.entities.model import Entity, Resolution

GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("PEOPLE", frozenset({"PERSON"})),
    ("ORGANISATIONS", frozenset({"ORG"})),
    ("PLACES", frozenset({"GPE", "LOC", "FAC"})),
    ("PEOPLES, PARTIES", frozenset({"NORP"})),
)
"""The headings of the sidebar. Dates and quantities are not names and are left to the
comparison. Types stand by their values: importing the model would delay the first screen."""
NAMED: frozenset[str] = frozenset().union(*(types for _, types in GROUPS))
"""The types that are names."""

_COLUMN = 4
_SMALLEST_NAME = 14

Labels = Sequence[tuple[str, str]]
"""Article ids with their source labels, in the order of the columns."""


class Sidebar(CursorList):
    """The names of some articles, grouped by type, with mentions per source in small columns."""

    @dataclass
    class Chosen(Message):
        """Enter on a name."""

        entity: Entity

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._resolution: Resolution | None = None
        self._labels: Labels = ()
        self._entities: list[Entity | None] = []
        self._drawn_width = 0

    @property
    def entity(self) -> Entity | None:
        """The name under the cursor."""
        if self.highlighted is None or self.highlighted >= len(self._entities):
            return None
        return self._entities[self.highlighted]

    def show(self, resolution: Resolution, labels: Labels) -> None:
        """Show the names of these articles; the cursor stays on its name where that is still listed."""
        self._resolution, self._labels = resolution, tuple(labels)
        self._draw()

    def select(self, entity_id: str) -> None:
        """Put the cursor on a name."""
        for position, entity in enumerate(self._entities):
            if entity is not None and entity.id == entity_id:
                self.highlighted = position

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out anew when the width changed."""
        if self._resolution is not None and self.scrollable_content_region.width != self._drawn_width:
            self._draw()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Enter: tell the screen."""
        message.stop()
        if (entity := self._entities[message.option_index]) is not None:
            self.post_message(self.Chosen(entity))

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

    def _draw(self) -> None:
        assert self._resolution is not None
        chosen = self.entity.id if self.entity else None
        width = self.scrollable_content_region.width
        self._drawn_width = width
        options: list[Option] = []
        entities: list[Entity | None] = []
        columns = len(self._labels) > 1 and len(self._labels) * _COLUMN <= width - _SMALLEST_NAME
        for heading, types in GROUPS:
            members = [entity for entity in self._resolution.entities if entity.type in types]
            if not members:
                continue
            options.append(Option(self._heading(heading, width, columns and not options), disabled=True))
            entities.append(None)
            for entity in members:
                options.append(Option(self._entry(entity, width, columns)))
                entities.append(entity)
        if not options:
            options.append(
                Option(Content.styled(" No names found in these articles.", "$quiet"), disabled=True)
            )
            entities.append(None)
        self._entities = entities
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            first = next((i for i, entity in enumerate(entities) if entity is not None), None)
            self.highlighted = first
        if chosen:
            self.select(chosen)

    def _heading(self, heading: str, width: int, columns: bool) -> Content:
        text = f" {heading}"
        if columns:
            labels = "".join(f"{_column_label(label):>{_COLUMN}}" for _, label in self._labels)
            text = text + " " * (width - cell_len(text) - cell_len(labels) - 1) + labels
        return Content.styled(text, "$quiet")

    def _entry(self, entity: Entity, width: int, columns: bool) -> Content:
        named = entity.articles()
        counts = [sum(mention.article == key for mention in entity.mentions) for key, _ in self._labels]
        if columns:
            right = "".join(f"{count or '·':>{_COLUMN}}" for count in counts)
        elif len(self._labels) > 1:
            right = f"  {len(named)} of {len(self._labels)}"
        else:
            right = f"  {sum(counts)}"
        alone = ONLY_LEFT if len(named) == 1 and len(self._labels) > 1 else " "
        room = width - 1 - cell_len(right) - 1
        name = shortened(safe_text(entity.name), room - 1)
        lines = [
            Content.assemble(
                f" {name}",
                " " * (room - cell_len(name) - 1),
                (right, "$quiet"),
                (alone, "$mark-only"),
            )
        ]
        spelled = spellings(entity, dict(self._labels))
        lines += [Content.styled("   " + line, "$quiet") for line in _folded(spelled, width - 4)]
        return Content("\n").join(lines)


def spellings(entity: Entity, labels: dict[str, str]) -> list[str]:
    """Each spelling with the sources that use it, as `Rakhmon 001 003`; empty where all spell alike.

    Of a person only the last word is compared, so that a first name left out is no spelling of its own.
    """
    used: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for form, counts in entity.spellings:
        word = form.split()[-1] if entity.type == "PERSON" and form.split() else form
        key = word.casefold()
        shown.setdefault(key, word)
        used.setdefault(key, set()).update(article for article, _ in counts)
    if len(used) < 2:
        return []
    parted = any(" " in label for label in labels.values())
    found = []
    for key, named in used.items():
        sources = [safe_text(label) for article, label in labels.items() if article in named]
        said = f"({', '.join(sources)})" if parted else " ".join(sources)
        found.append(f"{safe_text(shown[key])} {said}")
    return found


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


def _column_label(label: str) -> str:
    return set_cell_size(safe_text(label), _COLUMN - 1).rstrip()
