"""What is said of a comparison, and in the status line of one of its rows, in as many cells as it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

from index.comparison.model import Change, Discrepancy, Relation, Row
from tui.comparing.compared import Compared
from tui.comparing.comparison_marks import discrepancy_words, in_own_words, reports_same
from tui.layout.fitting import shortened
from tui.wording.counted import counted
from tui.wording.language_words import two_languages
from tui.wording.quoted import quoted

_NOTES = (
    re.compile(r"(?:\w+: )?(?P<here>.+?) here, (?P<there>.+) there\Z", re.DOTALL),
    re.compile(r"(?:\w+: )?(?P<told>.+?) told only (?:here|there)\Z", re.DOTALL),
)
"""A note by its stretches of text: those give way where it is too long, never which side has what."""

_SHORTEST_QUOTE = 12
_ROOM_FOR_KEY = 50
"""Cells from which a row says the key that goes to the sentence it quotes."""

_RELATION_WORDS: dict[Relation, str] = {
    Relation.SAME: "both say this",
    Relation.PARTIAL: "they share a part of this",
    Relation.ASIDE: "not reporting: never compared",
}

_LITTLE = 0.08
"""Share of the sentences of a pair with a counterpart below which it is said that there are few. Of 60 pairs
that report different events none has more than .06; of 40 that report the same, six have less than this."""


def fitted_discrepancy(discrepancy: Discrepancy, room: int) -> str:
    """A discrepancy in `room` cells where that can be: of what each side writes its beginning stays."""
    words = discrepancy_words(discrepancy)
    found = next((match for pattern in _NOTES if (match := pattern.match(words))), None)
    if found is None or cell_len(words) <= room:
        return words
    stretches = [found.span(name) for name in found.re.groupindex]
    texts = [words[start:end] for start, end in stretches]
    left_over = room - cell_len(words) + sum(map(cell_len, texts))
    fitted = dict.fromkeys(range(len(texts)), "")
    # The shortest first: what it does not need is the others'.
    for done, number in enumerate(sorted(fitted, key=lambda number: cell_len(texts[number]))):
        fitted[number] = _cut(texts[number], left_over // (len(texts) - done))
        left_over -= cell_len(fitted[number])
    for number, (start, end) in reversed(list(enumerate(stretches))):
        words = words[:start] + fitted[number] + words[end:]
    return words


def _cut(text: str, width: int) -> str:
    """The beginning of an expression, its closing quotation mark kept."""
    if cell_len(text) <= width:
        return text
    closing = text[-1] if text[-1] in '”"’»' else ""
    return shortened(text.removesuffix(closing), max(width - len(closing), 2)) + closing


def row_words(
    compared: Compared, row: Row, room: int, goes: str, changes: Sequence[Change] | None = None
) -> str:
    """What a row is, and where the right article tells it if that is elsewhere; `goes` is the key there.

    `changes` are the words that differ in it, None while they are not known: a pair that is not lit because
    its words have too little in common is told from one whose words are the same.
    """
    if not row.moved:
        there = f" · {goes} goes there"
        if row.link is None or row.left or room < _ROOM_FOR_KEY:
            return _relation(compared, row, room, changes)
        return _relation(compared, row, room - cell_len(there), changes) + there
    direction = "further down" if row.moved > 0 else "further up"
    distance = counted(abs(row.moved), "sentence")
    for moved in (
        f" · {distance} {direction} in {compared.labels[1]}: {goes} goes there",
        f" · {distance} {direction}: {goes} goes there",
        f" · {abs(row.moved)} {direction}: {goes} goes there",
        f" · {abs(row.moved)} {direction}",
    ):
        words = _relation(compared, row, room - cell_len(moved), changes) + moved
        if cell_len(words) <= room:
            break
    return words


def _relation(compared: Compared, row: Row, room: int, changes: Sequence[Change] | None) -> str:
    if row.relation is Relation.ONLY_LEFT:
        return f"only in {compared.labels[0]}"
    if row.relation is Relation.ONLY_RIGHT:
        return f"only in {compared.labels[1]}"
    link = compared.comparison.links[row.link] if row.link is not None else None
    if link is not None and not row.left:
        says = "says the same as" if row.relation is Relation.SAME else "shares a part with"
        said = " ".join(link.left[0].of(compared.left.text).split())
        return f"{says} {quoted(shortened(said, max(room - cell_len(f'{says} “”'), _SHORTEST_QUOTE)))}"
    said = "probably both say this" if link is not None and link.probable else _RELATION_WORDS[row.relation]
    texts = compared.left.text, compared.right.text
    if row.relation is Relation.SAME and in_own_words(row, changes, texts):
        return f"{said}, each in its own words"
    return said


def verdict(compared: Compared) -> str:
    """What must be said about a pair before it is read; empty where the rows speak for themselves."""
    comparison = compared.comparison
    if not reports_same(comparison):
        return two_languages(comparison) or "Nothing in common: not one sentence has a counterpart."
    sentences = len(compared.left.reporting) + len(compared.right.reporting)
    told = sentences - len(comparison.only_left) - len(comparison.only_right)
    if told >= _LITTLE * sentences:
        return two_languages(comparison)
    return f"Little in common: {told} of {sentences} sentences have a counterpart."
