"""Who and what is named: one entry per person, organisation or place, with its spellings by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.commands import Place
from tui.contents.name_list import NameGroup, name_groups, same_name, spellings
from tui.keyed import key_here, take_keys
from tui.layout.fitting import shortened
from tui.looks.marks import HERE, ONLY_RIGHT
from tui.looks.themes import Palette
from tui.terminal.safe_text import safe_text
from tui.widgets.names.lines import COLUMN, Counted, folded
from tui.widgets.panes.cursor_view import CursorView
from tui.widgets.panes.kept_lines import padded

if TYPE_CHECKING:
    from index.entities.model import Entity, Resolution

_SMALLEST_NAME = 14

Labels = Sequence[tuple[str, str]]
"""Article ids with their source labels, in the order of the columns."""


class Sidebar(CursorView):
    """The names of some articles, grouped by type, with mentions per source in small columns.

    The cursor stands on names and on headings; Enter on a heading folds what is under it.
    """

    DEFAULT_CSS = "Sidebar { width: 1fr; height: 1fr; }"

    @dataclass
    class Chosen(Message):
        """Enter on a name."""

        entity: Entity

    class Widened(Message):
        """The list has another width: columns may have come or gone."""

    margin = 0

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        take_keys(self, Place.NAMES)
        self._resolution: Resolution | None = None
        self._labels: Labels = ()
        self._counts: dict[str, Counter[str]] = {}
        """How often each article mentions each name, by the name's id."""
        self._spelled: dict[str, list[str]] = {}
        """The lines of spellings of each name, by its id, at the width they were folded to."""
        self._rows: list[Entity | NameGroup] = []
        self._lines: list[tuple[int, int]] = []
        """Each line as the number of its row and which line of the row it is."""
        self._laid_out_at = -1
        self.folded: set[str] = set()
        """The headings that are folded; the app's, so that all screens fold alike."""
        self._drawn_folded: frozenset[str] = frozenset()
        self.wanted = ""
        """What the names are narrowed to."""
        self.joining: Entity | None = None
        """The name that is marked to be joined with another."""

    @property
    def _row(self) -> Entity | NameGroup | None:
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def entity(self) -> Entity | None:
        """The name under the cursor."""
        row = self._row
        return None if isinstance(row, NameGroup) else row

    @property
    def names(self) -> tuple[Entity, ...]:
        """The names that are listed, in order; those under a folded heading are not."""
        return tuple(row for row in self._rows if not isinstance(row, NameGroup))

    @property
    def count(self) -> int:
        """How many names fit, folded or not."""
        return sum(len(row.entities) for row in self._rows if isinstance(row, NameGroup))

    def show(self, resolution: Resolution, labels: Labels) -> None:
        """Show the names of these articles; the cursor stays on its name where that is still listed."""
        self._resolution, self._labels = resolution, tuple(labels)
        self._counts = {
            entity.id: Counter(mention.article for mention in entity.mentions)
            for entity in resolution.entities
        }
        self._spelled = {}
        if self.joining is not None:
            self.joining = same_name(self.joining, resolution.entities)
        self._list()

    def select(self, entity_id: str) -> None:
        """Put the cursor on a name."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, NameGroup) and row.id == entity_id:
                self.go_to(number)

    def select_first(self) -> None:
        """Put the cursor on the first name."""
        self.go_to(self._first())

    def narrow(self, wanted: str) -> None:
        """List only the names that are spelled like this; all for an empty one."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._list()

    def mark_for_joining(self, entity: Entity | None) -> None:
        """Mark a name to be joined with another, or none."""
        self.joining = entity
        self.forget_drawn()

    def toggle_fold(self) -> bool:
        """Fold the heading that the cursor is on or under, or unfold it; False where nothing folds."""
        above = reversed(self._rows[: self.cursor + 1])
        group = next((row for row in above if isinstance(row, NameGroup)), None)
        if group is None or self.wanted:
            return False
        self.folded ^= {group.heading}
        self._list(on_heading=group.heading)
        return True

    def toggle_all(self) -> None:
        """Fold all headings, or unfold all where none is open."""
        headings = {row.heading for row in self._rows if isinstance(row, NameGroup)}
        if headings <= self.folded:
            self.folded -= headings
        else:
            self.folded |= headings
        self._list()

    def fold_as_elsewhere(self) -> None:
        """Draw anew where another screen has folded or unfolded something."""
        if self._resolution is not None and self._drawn_folded != self.folded:
            self._list()

    def choose(self) -> None:
        """Enter: fold what is under a heading; of a name, tell the screen."""
        row = self._row
        if isinstance(row, NameGroup):
            self.toggle_fold()
        elif row is not None:
            self.post_message(self.Chosen(row))

    def on_click(self, event: events.Click) -> None:
        """A click on a heading folds it, one on a name goes to its next mention."""
        if self._rows and event.y < self.length():
            self.choose()

    def on_focus(self) -> None:
        """The cursor's sign comes."""
        self._refresh_cursor()

    def on_blur(self) -> None:
        """The cursor's sign goes."""
        self._refresh_cursor()

    def _refresh_cursor(self) -> None:
        regions = self.regions_of([self.cursor]) if self.cursor < len(self.stops()) else None
        if regions:
            self.refresh(*regions)

    def copied(self) -> str:
        """The name under the cursor."""
        return self.entity.name if self.entity else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The sources that have a column of counts; none where there is one source, or no room for all."""
        if len(self._labels) < 2 or len(self._labels) * COLUMN > self.room.width - _SMALLEST_NAME:
            return ()
        return tuple(label for _, label in self._labels)

    def on_resize(self) -> None:
        """There may be room for other columns."""
        self.post_message(self.Widened())

    def fit(self) -> None:
        """Lay the columns out anew when the width changed; the cursor stays where it is on the screen."""
        if self._laid_out_at != self.size.width and self._rows:
            self.keep_place_resized(self.cursor)

    def _list(self, on_heading: str = "") -> None:
        """List the names as they are narrowed and folded now."""
        if self._resolution is None:
            return
        before, offset = self._row, self.place()
        if isinstance(before, NameGroup):
            on_heading = on_heading or before.heading
        self._drawn_folded = frozenset(self.folded)
        self._rows = []
        for group in name_groups(self._resolution.entities, self.wanted, self.folded):
            self._rows += [group, *(() if group.folded else group.entities)]
        self._laid_out_at = -1
        self.keep_place(self._place_of(before, on_heading), offset)
        if before is None:
            self.top = 0

    def _place_of(self, before: Entity | NameGroup | None, on_heading: str) -> int:
        """Where the cursor belongs: on its heading or name, else on the heading that hides it, else on the
        first name."""
        if on_heading and not self.wanted:
            for number, row in enumerate(self._rows):
                if isinstance(row, NameGroup) and row.heading == on_heading:
                    return number
        if before is not None and not isinstance(before, NameGroup):
            now = same_name(before, self.names)
            if now is not None:
                return self._rows.index(now)
            for number, row in enumerate(self._rows):
                if isinstance(row, NameGroup) and same_name(before, row.entities):
                    return number
        return self._first()

    def _first(self) -> int:
        return next((n for n, row in enumerate(self._rows) if not isinstance(row, NameGroup)), 0)

    def _lay_out(self) -> None:
        width = self.room.width
        if self._laid_out_at == width:
            return
        if self._laid_out_at >= 0:
            self._spelled = {}
        self._laid_out_at = width
        self._lines, self._stops = [], []
        labels = dict(self._labels)
        for number, row in enumerate(self._rows):
            start = len(self._lines)
            self._lines.append((number, 0))
            if not isinstance(row, NameGroup):
                if row.id not in self._spelled:
                    written = spellings(row, labels, lambda words: cell_len(words) <= width - 4)
                    self._spelled[row.id] = folded(written, width - 4)
                self._lines += [(number, 1 + part) for part in range(len(self._spelled[row.id]))]
            self._stops.append((start, len(self._lines)))

    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """One line: a heading, a name with its counts, or how sources spell it."""
        self._lay_out()
        width = self.room.width
        line = self.top + y
        if line >= len(self._lines):
            said = self._nothing() if not self._rows and self._resolution is not None else ()
            text = shortened(f" {said[y]}", width) if y < len(said) else ""
            return Strip(padded([Segment(text, base + palette.quiet)], cell_len(text), width, base))
        number, part = self._lines[line]
        row = self._rows[number]
        here = number == self.cursor
        sign = HERE if here and self.has_focus else " "
        segments = [Segment(sign, base + palette.accent if sign == HERE else base)]
        # While one moves only the sign moves: the weight of all letters would cross the line with each step.
        plain = base + Style(bold=True) if here and not self.has_focus else base
        if isinstance(row, NameGroup):
            heading = f"{ONLY_RIGHT if row.folded else '▾'} {row.heading} {len(row.entities)}"
            segments.append(Segment(shortened(heading, width - 1), plain + palette.quiet))
        elif part:
            segments.append(Segment("  " + self._spelled[row.id][part - 1], plain + palette.quiet))
        else:
            counts = [self._counts[row.id][key] for key, _ in self._labels]
            joining = self.joining is not None and self.joining.id == row.id
            counted = Counted(row.name, counts, bool(self.columns), joining)
            segments += counted.segments(width - 1, plain, palette)
        return Strip(padded(segments, sum(s.cell_length for s in segments), width, base))

    def _nothing(self) -> tuple[str, ...]:
        if self.wanted:
            return (
                f"None is spelled like “{safe_text(self.wanted)}”.",
                f"{key_here(self, 'back')} shows all names again.",
            )
        return ("No names in these articles.",) if self._labels else ("No article is listed.",)
