"""What is lit in a row of a comparison, what its gutter says, and which rows `n` and `]` stop at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.article import Span
from index.comparison.model import (
    Change,
    ChangeKind,
    Comparison,
    Discrepancy,
    DiscrepancyKind,
    Relation,
    Row,
    Severity,
)
from tui.looks.marks import (
    CHANGE_MARKS,
    DISCREPANCY_GLYPHS,
    GLYPHS,
    PROBABLE,
    RELATION_GLYPHS,
    RELATION_MARKS,
    Mark,
)

MOST_MARKED = 0.6
"""Share of the characters of a pair beyond which its words are no longer marked one by one."""

Highlights = list[tuple[Span, Mark]]


@dataclass(frozen=True, slots=True)
class Gutter:
    """What stands between the sides of a row: its relation, or `≠` with kind letters, and where it moved."""

    relation: str
    mark: Mark
    letters: str
    moved: str

    def lines(self, height: int, width: int) -> tuple[str, ...]:
        """The gutter's text for the first lines of a row: a second line for the move, where there is one."""
        first = f"{self.relation}{self.letters}"
        if not self.moved:
            return (first[:width],)
        if height > 1:
            return first[:width], self.moved[:width]
        return (((first if len(first) + len(self.moved) <= width else self.relation) + self.moved)[:width],)


def gutter(row: Row, comparison: Comparison, shown: Iterable[int]) -> Gutter:
    """The gutter of a row, where `shown` are the discrepancies that are walked."""
    walked = set(shown)
    kinds = [comparison.discrepancies[number].kind for number in row.discrepancies if number in walked]
    letters = "".join(dict.fromkeys(DISCREPANCY_GLYPHS[kind] for kind in kinds))
    moved = f"{'↓' if row.moved > 0 else '↑'}{abs(row.moved)}" if row.moved else ""
    if kinds:
        return Gutter(GLYPHS[Mark.CONTRADICTS], Mark.CONTRADICTS, letters, moved)
    probable = row.link is not None and comparison.links[row.link].probable
    glyph = PROBABLE if probable else RELATION_GLYPHS[row.relation]
    return Gutter(glyph, RELATION_MARKS[row.relation], "", moved)


def row_highlights(
    row: Row,
    comparison: Comparison,
    changes: Sequence[Change],
    shown: Iterable[int],
    current: int | None = None,
    *,
    wording: bool = False,
) -> tuple[Highlights, Highlights]:
    """What is lit on the left and on the right of a row; `current` is the discrepancy that `n` stands on."""
    left: Highlights = []
    right: Highlights = []
    if row.relation is Relation.ASIDE:
        left += [(span, Mark.ASIDE) for span in row.left]
        right += [(span, Mark.ASIDE) for span in row.right]
    walked = set(shown)
    found = [(number, comparison.discrepancies[number]) for number in row.discrepancies if number in walked]
    for change in lit_changes(row, changes, wording=wording):
        # Words that contradict the other side's have not moved there.
        if change.kind is ChangeKind.MOVED and any(_meet(change, each) for _, each in found):
            continue
        _light(left, change.left, CHANGE_MARKS[change.kind])
        _light(right, change.right, CHANGE_MARKS[change.kind])
    for number, discrepancy in found:
        for highlights, span in ((left, discrepancy.left), (right, discrepancy.right)):
            major = discrepancy.severity is Severity.MAJOR
            _light(highlights, span, Mark.CONTRADICTS if major else Mark.MINOR)
            if number == current:
                _light(highlights, span, Mark.CURSOR)
    return left, right


def _meet(change: Change, discrepancy: Discrepancy) -> bool:
    sides = (change.left, discrepancy.left), (change.right, discrepancy.right)
    return any(ours is not None and theirs is not None and ours.overlaps(theirs) for ours, theirs in sides)


def _light(highlights: Highlights, span: Span | None, mark: Mark) -> None:
    if span is not None:
        highlights.append((span, mark))


def lit_changes(row: Row, changes: Sequence[Change], *, wording: bool) -> Sequence[Change]:
    """The changes of a pair that are marked in a row; none where they would mark nearly all of it. Words
    that stand for others in the row of another counterpart are only on one side of this one.

    Words that tell nothing, and those that have only moved into another row, are marked with `wording`
    alone: a mark for which the row shows no reason keeps the eye from those that have one.
    """
    if not worth_marking(row, changes):
        return ()
    return [_as_in(row, change) for change in changes if wording or _tells(row, change)]


def _as_in(row: Row, change: Change) -> Change:
    alone = change.kind is ChangeKind.CHANGED and not all(_in_row(row, change))
    return replace(change, kind=ChangeKind.ONLY) if alone else change


def _tells(row: Row, change: Change) -> bool:
    return not change.small and (change.kind is not ChangeKind.MOVED or all(_in_row(row, change)))


def _in_row(row: Row, change: Change) -> tuple[bool, bool]:
    """Which sides of a change stand in a row: one may be in the row of another counterpart."""
    left, right = change.left, change.right
    return (
        left is not None and any(sentence.contains(left) for sentence in row.left),
        right is not None and any(sentence.contains(right) for sentence in row.right),
    )


def worth_marking(row: Row, changes: Sequence[Change]) -> bool:
    """Whether enough of a pair stays unmarked that its marks say something.

    Where most of both sides would be marked they share too little to be read word against word: a page of
    marks tells nothing, and the sentences are shown whole.
    """
    marked = sum(
        len(span)
        for change in changes
        for span, here in zip((change.left, change.right), _in_row(row, change), strict=True)
        if span and here
    )
    return marked <= MOST_MARKED * sum(len(span) for span in (*row.left, *row.right))


def in_own_words(row: Row, changes: Sequence[Change] | None, texts: tuple[str, str]) -> bool:
    """Whether a pair has no marks because its words are too different, and not because they are the same;
    False while its changes are not known (None)."""
    if changes is None or not (row.left and row.right):
        return False
    if changes:
        return not worth_marking(row, changes)
    ours, theirs = (
        {word.casefold() for word in _words(*side)} for side in zip((row.left, row.right), texts, strict=True)
    )
    return len(ours & theirs) < (1 - MOST_MARKED) * min(len(ours), len(theirs))


def walked_discrepancies(comparison: Comparison, *, wording: bool) -> tuple[int, ...]:
    """The discrepancies that `n` walks, major first; with `wording` also the kinds that come on request."""
    found = enumerate(comparison.discrepancies)
    return tuple(number for number, discrepancy in found if wording or not discrepancy.kind.requested)


def told_together(comparison: Comparison, shown: Iterable[int]) -> dict[int, list[int]]:
    """The discrepancies `shown` by the first that tells the same: two spellings of a name are news but once,
    wherever they stand again."""
    groups: dict[int | str, list[int]] = {}
    for number in shown:
        found = comparison.discrepancies[number]
        same = found.note if found.kind is DiscrepancyKind.NAME else number
        groups.setdefault(same, []).append(number)
    return {numbers[0]: numbers for numbers in groups.values()}


def times(numbers: Sequence[int]) -> str:
    """What is said behind a discrepancy that is told together with its likes."""
    return f" ({len(numbers)} times)" if len(numbers) > 1 else ""


def is_difference(row: Row, shown: Iterable[int], texts: tuple[str, str], *, wording: bool) -> bool:
    """Whether `]` stops at a row: it contradicts, stands on one side only, or shares only a part.

    With `wording` any linked row stops it whose sides are not word for word the same.
    """
    if row.relation is Relation.ASIDE:
        return False
    if row.relation is not Relation.SAME or set(row.discrepancies) & set(shown):
        return True
    return wording and _words(row.left, texts[0]) != _words(row.right, texts[1])


def _words(spans: Sequence[Span], text: str) -> list[str]:
    return [word for span in spans for word in span.of(text).split()]


def discrepancy_words(discrepancy: Discrepancy) -> str:
    """A discrepancy as the status line says it: "number: 1,037 here, more than 300 there"."""
    note = discrepancy.note
    kind = discrepancy.kind.value
    return note if note.casefold().startswith(kind) else f"{kind}: {note}"


def reports_same(comparison: Comparison) -> bool:
    """Whether the two articles have at least one passage in common; where not, the screen says so."""
    return bool(comparison.links)
