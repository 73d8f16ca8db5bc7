"""The cells of the terminal's screen, and what Textual's strips put into them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from textual.strip import Strip

from tui.terminal.looks import blank_look

_JOINER = "\u200d"


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
        for text, style, control in strip:
            if control:
                raise UnknownCells(text)
            look = "" if style is None else style._ansi
            if look is None and style is not None:
                look = Strip.render_ansi(style, colours)
            assert look is not None
            column = self.put(column, text, look)

    def put(self, column: int, text: str, look: str) -> int:
        """Put a text of one look there; where it ends. Raises UnknownCells."""
        clusters, looks = self.clusters, self.looks
        cells: Sequence[str]
        plain = text.isascii() and text.isprintable()
        if plain:
            cells = text
        else:
            before, cells, plain = _cells(text)
            if before and column:
                self._join(column - 1, before)
            self.plain = self.plain and plain
        end = column + len(cells)
        if end > len(clusters):
            raise UnknownCells(text)
        clusters[column:end] = cells
        looks[column:end] = [look] * len(cells)
        if " " in cells and (blank := blank_look(look)) != look:
            if plain:
                _blank_in(looks, column, text, blank)
            else:
                looks[column:end] = [blank if cluster == " " else look for cluster in cells]
        return end

    def _join(self, column: int, marks: str) -> None:
        """Combining marks that begin a segment belong to the cell before, which may have them already."""
        if self.clusters[column] == "" and column:
            column -= 1
        cluster = self.clusters[column] or " "
        if not cluster.endswith(marks):
            self.clusters[column] = cluster + marks
        self.plain = False

    def mend(self) -> None:
        """Blank the half that is left of a wide cluster when the other was written over."""
        if self.plain:
            return
        clusters = self.clusters
        self.plain = True
        for at, cluster in enumerate(clusters):
            if cluster is None or (len(cluster) == 1 and width_of(cluster) == 1 and not disputed(cluster)):
                continue
            self.plain = False
            if cluster == "":
                if not at or width_of(clusters[at - 1] or "") != 2:
                    self._blank(at)
            elif width_of(cluster) == 2 and clusters[at + 1 : at + 2] != [""]:
                self._blank(at)

    def _blank(self, at: int) -> None:
        self.clusters[at] = " "
        self.looks[at] = blank_look(self.looks[at])


def _blank_in(looks: list[str], column: int, text: str, blank: str) -> None:
    """Give the blanks of a text that begins in a column, one character a cell, their own style."""
    if text.isspace():
        looks[column : column + len(text)] = [blank] * len(text)
        return
    at = text.find(" ")
    while at >= 0:
        looks[column + at] = blank
        at = text.find(" ", at + 1)


@lru_cache(maxsize=4096)
def width_of(cluster: str) -> int:
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
    plain = not before and all(len(cell) == 1 and not disputed(cell) for cell in cells)
    return before, tuple(cells), plain


@lru_cache(maxsize=4096)
def disputed(cluster: str) -> bool:
    """Whether terminals disagree on the width: emoji, selectors of presentation, joined sequences."""
    return (
        any(character >= "\U0001f000" or "\ufe00" <= character <= "\ufe0f" for character in cluster)
        or _JOINER in cluster
        or any(cell_len(character) for character in cluster[1:])
        or cell_len(cluster) > 2
    )
