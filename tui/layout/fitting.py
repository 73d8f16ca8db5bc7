"""What fits into a line: cutting texts to cells, and a left and a right part to one width; imports little."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.cells import cell_len, set_cell_size

from tui.terminal.safe_text import safe_text

Style = TypeVar("Style")

_LABEL_IF_THERE_IS_ROOM = 32

_SIGN = re.compile(r"[^\w\s] ")
_SHORTEST_SUBJECT = 24
_BESIDE_COUNT = 3
"""Blanks between the subject and the count, and behind that."""
_FIGURE = re.compile(r"(?<!\w)[^\w\s]?\d[\d.,:]*\Z")
_OPEN_END = re.compile(r"\s+[-–—|·]?\s*\Z")
_OF_FIGURES = frozenset("0123456789,.:%")
"""What a figure goes on with."""


def label_room(longest: int, at_most: int, beside: int) -> int:
    """The cells of a column of labels of which the longest takes `longest`: up to `at_most`, or what stands
    empty `beside` the text in a wide pane."""
    return min(longest, max(at_most, min(beside, _LABEL_IF_THERE_IS_ROOM)))


def label_lines(label: str, width: int, lines: int) -> tuple[str, ...]:
    """A label in at most so many lines of `width` cells, broken between words, those after the first as far
    in as what stands behind its sign, if it begins with one; empty where it does not fit."""
    label = safe_text(label)
    sign = _SIGN.match(label)
    indent = " " * cell_len(sign[0]) if sign else ""
    first, *words = label[sign.end() if sign else 0 :].split() or [""]
    broken = [(sign[0] if sign else "") + first]
    for word in words:
        if cell_len(broken[-1]) + 1 + cell_len(word) <= width:
            broken[-1] += f" {word}"
        else:
            broken.append(indent + word)
    return tuple(broken) if len(broken) <= lines and max(map(cell_len, broken)) <= width else ()


def shortened(text: str, width: int) -> str:
    """The text in at most `width` cells, with an ellipsis where it was cut, never inside a figure but the
    first word, nor behind a dash that would lead to what was cut off."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    kept = set_cell_size(text, width - 1)
    # A figure that lost its end is another one: "1,0…" of 1,037.
    if (figure := _FIGURE.search(kept)) and figure.start() and text[len(kept) : len(kept) + 1] in _OF_FIGURES:
        kept = kept[: figure.start()]
    return _OPEN_END.sub("", kept) + "…"


def shortened_within(text: str, width: int) -> str:
    """The text in at most `width` cells, with an ellipsis before its last words, a third of it at most, where
    it was cut: for texts that begin alike."""
    if cell_len(text) <= width:
        return text
    end, begin = max(0, width // 3), len(text)
    while cell_len(text[begin - 1 :]) <= end:
        begin -= 1
    word = text.find(" ", begin - 1) + 1 or begin
    return shortened(text, width - cell_len(text[word:])) + text[word:]


def laid_out(
    left: Sequence[tuple[str, Style]],
    right: Callable[[int], Sequence[tuple[str, Style]]],
    width: int,
    blank: Style,
) -> list[tuple[str, Style]]:
    """Runs that fill a line of `width` cells; `right` is given its room. The texts may be anybody's."""
    fitted_left = _fitted(left, width)
    used = sum(cell_len(text) for text, _ in fitted_left)
    fitted_right = _fitted(right(width - used - 2), width - used)
    gap = width - used - sum(cell_len(text) for text, _ in fitted_right)
    return [run for run in (*fitted_left, (" " * gap, blank), *fitted_right) if run[0]]


def _fitted(runs: Sequence[tuple[str, Style]], width: int) -> list[tuple[str, Style]]:
    fitted = []
    for text, style in runs:
        text = shortened(safe_text(text), width)
        width -= cell_len(text)
        fitted.append((text, style))
    return fitted


def title_parts(name: str, subject: str, count: str, width: int) -> tuple[str, str]:
    """A title line's name and subject in `width` cells beside a count.

    A long subject gives way to the count as long as it can still be recognised.
    """
    name = f" {name}"
    beside = cell_len(count) + _BESIDE_COUNT if count else 0
    room = width - cell_len(name) - 2 - beside
    return name, "  " + shortened(safe_text(subject), max(room, _SHORTEST_SUBJECT))


def count_part(count: str, room: int) -> str:
    """What a line counts, as it stands at its right edge: of "9 mentions · 2 sources" as many as there is
    room for, the first first."""
    while count and cell_len(count) >= room:
        count = count.rpartition(" · ")[0]
    return f"{count} " if count else ""
