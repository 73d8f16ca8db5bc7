"""The front buffer: what the terminal shows, so that only cells that change are sent.

Textual sends every line of every widget that it draws anew. Here its update is laid over a copy of the
screen's cells, and the difference is sent: 10 to 60 times fewer bytes for a key, which is what counts over
SSH. It reads the two updates of Textual's compositor, so Textual is pinned; `READER_DIFFER=0` turns it off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from tui.terminal_output import TerminalOutput, blank_look, shows_blank

Update = LayoutUpdate | ChopsUpdate
_JOINER = "\u200d"
_LONGEST_BRIDGE = 12
"""Cells between two changes that may be written again instead of passed over with a move of 3 to 8 bytes."""
_FEWEST_ERASED = 4
_FEWEST_SCROLLED = 3
_FEWEST_BLANKS = 12
"""Blanks that take more bytes than erasing them and moving on, which takes 5 bytes each."""


class UnknownCells(Exception):
    """Text whose cells cannot be told, such as one with control characters: it is sent as it is."""


class Row:
    """One row: for each cell its cluster and its style.

    The second cell of a wide cluster holds "", a cell of which nothing is known None. A style is a string
    of SGR parameters. `plain` is a row in which every cluster is one character of one cell.
    """

    __slots__ = ("clusters", "looks", "plain")

    def __init__(self, clusters: list[str | None], looks: list[str], plain: bool = True) -> None:
        self.clusters = clusters
        self.looks = looks
        self.plain = plain

    @classmethod
    def unknown(cls, width: int) -> Row:
        return cls([None] * width, [""] * width)

    def copy(self) -> Row:
        return Row(self.clusters.copy(), self.looks.copy(), self.plain)

    def same(self, other: Row) -> bool:
        return self.clusters == other.clusters and self.looks == other.looks

    def lay(self, column: int, strip: Strip, colours: ColorSystem) -> None:
        """Put a strip over the cells from a column on. Raises UnknownCells."""
        clusters, looks = self.clusters, self.looks
        start, width = column, len(clusters)
        for text, style, control in strip:
            if control:
                raise UnknownCells(text)
            look = "" if style is None else style._ansi
            if look is None and style is not None:
                look = Strip.render_ansi(style, colours)
            assert look is not None
            cells: Sequence[str]
            if text.isascii() and text.isprintable():
                cells = text
            else:
                before, cells, plain = _cells(text)
                if before and column > start:
                    self._join(column - 1, before)
                self.plain = self.plain and plain
            end = column + len(cells)
            if end > width:
                raise UnknownCells(text)
            clusters[column:end] = cells
            if " " not in cells or (blank := blank_look(look)) == look:
                looks[column:end] = [look] * len(cells)
            else:
                looks[column:end] = [blank if cluster == " " else look for cluster in cells]
            column = end

    def _join(self, column: int, marks: str) -> None:
        """Combining marks that begin a segment belong to the cell before."""
        if self.clusters[column] == "" and column:
            column -= 1
        self.clusters[column] = (self.clusters[column] or " ") + marks
        self.plain = False

    def mend(self) -> None:
        """Blank the half that is left of a wide cluster when the other was written over."""
        if self.plain:
            return
        clusters = self.clusters
        self.plain = True
        for at, cluster in enumerate(clusters):
            if cluster is None or (len(cluster) == 1 and _width(cluster) == 1 and not _disputed(cluster)):
                continue
            self.plain = False
            if cluster == "":
                if not at or _width(clusters[at - 1] or "") != 2:
                    self._blank(at)
            elif _width(cluster) == 2 and clusters[at + 1 : at + 2] != [""]:
                self._blank(at)

    def _blank(self, at: int) -> None:
        self.clusters[at] = " "
        self.looks[at] = blank_look(self.looks[at])


@lru_cache(maxsize=4096)
def _width(cluster: str) -> int:
    return cell_len(cluster)


@lru_cache(maxsize=2048)
def _cells(text: str) -> tuple[str, tuple[str, ...], bool]:
    """The cells of a text, after the marks that belong to what stands before it. Raises UnknownCells.

    The third value tells whether each cell holds one character of undisputed width.
    """
    clusters: list[str] = []
    before = ""
    for character in text:
        if character < " " or "\x7f" <= character < "\xa0":
            raise UnknownCells(text)
        if clusters and (clusters[-1].endswith(_JOINER) or not cell_len(character)):
            clusters[-1] += character
        elif cell_len(character):
            clusters.append(character)
        else:
            before += character
    cells: list[str] = []
    for cluster in clusters:
        cells += (cluster, *[""] * (cell_len(cluster) - 1))
    if len(cells) != cell_len(text):
        raise UnknownCells(text)
    plain = not before and all(len(cell) == 1 and not _disputed(cell) for cell in cells)
    return before, tuple(cells), plain


@lru_cache(maxsize=4096)
def _disputed(cluster: str) -> bool:
    """Whether terminals disagree on the width: emoji, selectors of presentation, joined sequences."""
    return (
        any(character >= "\U0001f000" or "\ufe00" <= character <= "\ufe0f" for character in cluster)
        or _JOINER in cluster
        or any(cell_len(character) for character in cluster[1:])
        or cell_len(cluster) > 2
    )


class FrontBuffer:
    """What the terminal shows. Not thread-safe: it belongs to the app's event loop.

    `fills_erased` says whether the terminal fills what it erases with the background worn.
    """

    def __init__(self, fills_erased: bool = False) -> None:
        self._fills_erased = fills_erased
        self._width = self._height = 0
        self._rows: list[Row] = []
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Something else may have written to the terminal: nothing is known of it any more."""
        self._rows = [Row.unknown(self._width) for _ in range(self._height)]
        self._cursor = None

    def render(
        self, update: Update, size: tuple[int, int], colours: ColorSystem, cursor: tuple[int, int]
    ) -> str | None:
        """What to send for an update: "" when nothing changes, None when it must be sent as it is.

        `size` is the terminal's (columns, rows); `cursor` the (row, column) where the cursor has to stand.
        After None, all is forgotten.
        """
        if size != (self._width, self._height):
            self._width, self._height = size
            self.forget()
        try:
            new = self._laid_over(update, colours)
        except UnknownCells:
            self.forget()
            return None
        changed = {y: row for y, row in new.items() if not row.same(self._rows[y])}
        if not changed and self._cursor == cursor:
            return ""
        output = TerminalOutput(self._width, self._cursor, self._fills_erased)
        if scroll := self._scroll(changed):
            rows, top, bottom = scroll
            output.scroll(top, bottom, rows)
            changed = {y: changed.get(y, self._rows[y]) for y in {*changed, *range(top, bottom + 1)}}
            kept = self._rows[top : bottom + 1]
            blank = [Row.unknown(self._width) for _ in range(abs(rows))]
            self._rows[top : bottom + 1] = kept[rows:] + blank if rows > 0 else blank + kept[:rows]
        for y in sorted(changed):
            _send_row(output, y, self._rows[y], changed[y])
        output.wear("")
        output.move(*cursor)
        for y, row in changed.items():
            self._rows[y] = row
        self._cursor = cursor
        return output.text()

    def _laid_over(self, update: Update, colours: ColorSystem) -> dict[int, Row]:
        rows: dict[int, Row] = {}
        for y, x, strip in _strips(update):
            if not 0 <= y < self._height:
                raise UnknownCells
            row = rows.get(y)
            if row is None:
                row = rows[y] = self._rows[y].copy()
            row.lay(x, strip, colours)
        for row in rows.values():
            row.mend()
        return rows

    def _scroll(self, changed: dict[int, Row]) -> tuple[int, int, int] | None:
        """Part of the screen that stands elsewhere after an update: rows up (negative: down), top, bottom."""
        if len(changed) < _FEWEST_SCROLLED:
            return None
        places: dict[tuple[str | None, ...], list[int]] = {}
        for y in changed:
            places.setdefault(self._middle(self._rows[y]), []).append(y)
        moved: dict[int, list[int]] = {}
        filled = 0
        for y, row in changed.items():
            middle = self._middle(row)
            if set(middle) == {" "}:
                continue
            filled += 1
            for old in places.get(middle, ()):
                if old != y:
                    moved.setdefault(old - y, []).append(y)
        if not moved:
            return None
        rows, found = max(moved.items(), key=lambda item: len(item[1]))
        if len(found) < max(_FEWEST_SCROLLED, filled // 2):
            return None
        top, bottom = min(min(found), min(found) + rows), max(max(found), max(found) + rows)
        if any(None in row.clusters for y in range(top, bottom + 1) for row in (self._rows[y],)):
            return None
        return rows, top, bottom

    def _middle(self, row: Row) -> tuple[str | None, ...]:
        """A row without its edges, where marks and overviews stand that do not scroll along."""
        edge = self._width // 8
        return tuple(row.clusters[edge : self._width - edge])


def _strips(update: Update) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update with their row and column, as Textual places them on the terminal."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, x1, x2 in update.spans:
        for end, (x, part) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if part is None or x > x2 or end <= x1:
                continue
            whole = x1 <= x < x2 and end <= x2
            yield y, x, part if whole else part.crop(0, min(end, x2) - x)


def _send_row(output: TerminalOutput, y: int, old: Row, new: Row) -> None:
    """Send the cells of a row that differ."""
    clusters, looks = new.clusters, new.looks
    pairs = zip(clusters, old.clusters, looks, old.looks, strict=True)
    changed = [x for x, (a, b, c, d) in enumerate(pairs) if (a != b or c != d) and a is not None]
    if not changed:
        return
    tail = len(clusters)
    while tail and clusters[tail - 1] == " " and looks[tail - 1] == "":
        tail -= 1
    erased = None
    kept = bisect_left(changed, tail)
    if len(changed) - kept >= _FEWEST_ERASED:
        erased = changed[kept]
        del changed[kept:]
    if new.plain and old.plain:
        _send_plain(output, y, new, changed)
    else:
        _send_clusters(output, y, old, new, changed)
    if erased is not None:
        at = output.column if output.row == y else None
        _go(output, y, at if at is not None and tail <= at <= erased else erased, new)
        output.erase_to_end()


def _send_plain(output: TerminalOutput, y: int, row: Row, changed: list[int]) -> None:
    clusters, looks = row.clusters, row.looks
    blanks = [" "] * _FEWEST_BLANKS
    at, count = 0, len(changed)
    while at < count:
        x = changed[at]
        _go(output, y, x, row)
        blank = clusters[x] == " "
        if not blank or not shows_blank(output.look, looks[x]):
            output.wear(looks[x])
        worn = output.look
        end = x + 1
        if blank and clusters[x : x + _FEWEST_BLANKS] == blanks and output.can_erase():
            while end < len(clusters) and clusters[end] == " " and looks[end] == looks[x]:
                end += 1
            past = bisect_left(changed, end)
            if past - at >= _FEWEST_ERASED and end - x >= _FEWEST_BLANKS:
                output.erase(end - x)
                at = past
                continue
            end = x + 1
        at += 1
        while at < count and changed[at] == end:
            look = looks[end]
            if clusters[end] == " ":
                if not shows_blank(worn, look):
                    break
                if clusters[end : end + _FEWEST_BLANKS] == blanks and output.can_erase():
                    break
            elif look != worn:
                break
            end += 1
            at += 1
        output.put("".join([cluster or "" for cluster in clusters[x:end]]), end - x)


def _send_clusters(output: TerminalOutput, y: int, old: Row, new: Row, changed: list[int]) -> None:
    """Send a row with wide or joined clusters: whole, where terminals may not agree on its cells."""
    clusters = new.clusters
    if any(cluster and _disputed(cluster) for cluster in (*clusters, *old.clusters)):
        # The terminal may have drawn over, or left alone, cells beside such a cluster.
        changed = [x for x, cluster in enumerate(clusters) if cluster is not None]
    sent = -1
    for x in changed:
        if clusters[x] == "":
            x -= 1
        if x <= sent:
            continue
        sent = x
        _go(output, y, x, new)
        cluster = clusters[x] or " "
        if cluster != " " or not shows_blank(output.look, new.looks[x]):
            output.wear(new.looks[x])
        width = _width(cluster)
        if _disputed(cluster):
            # Blank first: a terminal that takes the cluster for narrower leaves the second cell alone.
            output.put(" " * width, width)
            output.move(y, x)
            output.put(cluster, width)
            output.lose_column()
        else:
            output.put(cluster, width)


def _go(output: TerminalOutput, y: int, x: int, row: Row) -> None:
    """Bring the cursor to a cell, over the cells before it by writing them again where that is shorter."""
    path = output.path_to(y, x)
    at = output.column
    if output.row == y and at is not None and 0 < x - at <= _LONGEST_BRIDGE:
        between = row.clusters[at:x]
        text = "".join(cluster or "" for cluster in between)
        if len(text.encode()) <= len(path) and all(
            cluster is not None
            and (look == output.look or (cluster == " " and shows_blank(output.look, look)))
            for cluster, look in zip(between, row.looks[at:x], strict=True)
        ):
            output.put(text, x - at)
            return
    output.move(y, x)
