"""Lines up the words of two linked passages, so that one can ask what stands in the same place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz.fuzz import ratio

from index.comparison.reading.tokens import Token

EQUAL = 1.0
SAME_STEM = 0.9
EDIT_RATIO = 75.0
STOP_SHARE = 0.25
ADJACENT = 0.3
"""Weights of the word alignment: on annotated news it pairs content words at F1 .815, difflib at .666."""

FIGURE = 1.001
"""Weight of a number: of two pairings as good the one that keeps it, as a short one is not shown as moved."""

SPELT = 4
"""Letters from which words are held together by their spelling."""

_LEFT, _RIGHT = itemgetter(0), itemgetter(1)

MOST_PLACES = 50
"""Places of a word on either side up to which each is tried with each, and of more those this near in their
order: of real sentences none has so many, and a page that is a word ten thousand times took minutes."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of token indices that correspond, rising on both sides, and the sizes of both sides."""

    pairs: tuple[tuple[int, int], ...]
    left_size: int
    right_size: int

    def mirrored(self) -> Alignment:
        """The same, seen from the other side."""
        return Alignment(tuple([(j, i) for i, j in self.pairs]), self.right_size, self.left_size)

    def gap(self, left_index: int) -> tuple[int, int]:
        """The right tokens `[start, end)` that stand where a left token stands; one token if it has a
        partner."""
        at = bisect_left(self.pairs, (left_index, -1))
        if at < len(self.pairs) and self.pairs[at][0] == left_index:
            return self.pairs[at][1], self.pairs[at][1] + 1
        start = self.pairs[at - 1][1] + 1 if at else 0
        end = self.pairs[at][1] if at < len(self.pairs) else self.right_size
        return start, end

    def around(
        self, left: tuple[int, int], right: tuple[int, int]
    ) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The pair before two stretches of tokens `[first, end)` and the one behind them, the ends of both
        sides where there is none; None where a pair that is in neither stretch stands between."""
        pairs = self.pairs
        begin = min(bisect_left(pairs, left[0], key=_LEFT), bisect_left(pairs, right[0], key=_RIGHT))
        end = max(bisect_left(pairs, left[1], key=_LEFT), bisect_left(pairs, right[1], key=_RIGHT))
        for at in range(begin, end):
            i, j = pairs[at]
            if not (left[0] <= i < left[1] or right[0] <= j < right[1]):
                return None
        before = pairs[begin - 1] if begin else (-1, -1)
        return before, pairs[end] if end < len(pairs) else (self.left_size, self.right_size)


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens to be lined up with others, any number of times."""

    tokens: Sequence[Token]
    places: Mapping[str, Sequence[int]]
    """The tokens of each stem."""
    spelt: Sequence[int]
    """Those that may have a partner of another stem, by their spelling."""

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Passage:
        """The passage that is these tokens."""
        places: dict[str, list[int]] = {}
        for index, token in enumerate(tokens):
            places.setdefault(token.stem, []).append(index)
        spelt = [
            index
            for index, token in enumerate(tokens)
            if token.content and len(token.form) >= SPELT and token.form[0].isalpha()
        ]
        return cls(tokens, places, spelt)


def comes_first(tokens: Sequence[Token], others: Sequence[Token]) -> bool:
    """Whether the first of two passages is the one to begin at, so that where pairings are equally good the
    same one is taken from both sides."""
    for one, other in zip(tokens, others, strict=False):
        if one.form != other.form:
            return one.form < other.form
    return len(tokens) < len(others)


def line_up(left: Sequence[Token], right: Sequence[Token]) -> Alignment:
    """The best order-preserving pairing of tokens: equal 1, same stem .9, edit ratio above .75 by its value,
    stop words a quarter, and a bonus where two pairs are adjacent. Works on the matching pairs alone."""
    return aligned(Passage.of(left), Passage.of(right))


def aligned(ours: Passage, theirs: Passage) -> Alignment:
    """As `line_up`, for passages that are lined up more than once. Mirrored arguments give mirrored pairs."""
    if comes_first(theirs.tokens, ours.tokens):
        return aligned(theirs, ours).mirrored()
    left, right = ours.tokens, theirs.tokens
    matches = _matches(ours, theirs)
    # What comes before a column is worth at best, and the node it ends with, from where on that is so.
    columns, best, best_end = [0], [0.0], [-1]
    nodes: list[tuple[int, int, int]] = []
    row_before: dict[int, tuple[float, int]] = {}
    for i, row in enumerate(matches):
        if not row:
            row_before = {}
            continue
        bonus = ADJACENT if left[i].content else ADJACENT * STOP_SHARE
        here: dict[int, tuple[float, int]] = {}
        for j, weight in row:
            step = bisect_right(columns, j) - 1
            value, previous = best[step] + weight, best_end[step]
            if j - 1 in row_before:
                before, node = row_before[j - 1]
                if before + weight + bonus > value:
                    value, previous = before + weight + bonus, node
            here[j] = (value, len(nodes))
            nodes.append((i, j, previous))
        for j, (value, node) in here.items():
            step = bisect_right(columns, j)
            end = bisect_left(best, value, step)
            as_good = end == step and step < len(columns) and columns[step] == j + 1
            if best[step - 1] < value and not as_good:
                columns[step:end], best[step:end], best_end[step:end] = [j + 1], [value], [node]
        row_before = here
    pairs = []
    node = best_end[-1]
    while node >= 0:
        i, j, node = nodes[node]
        pairs.append((i, j))
    return Alignment(tuple(reversed(pairs)), len(left), len(right))


def _matches(ours: Passage, theirs: Passage) -> list[Sequence[tuple[int, float]]]:
    """The right tokens that each left one may be paired with, and what that is worth."""
    left, right = ours.tokens, theirs.tokens
    found: list[Sequence[tuple[int, float]]] = [()] * len(left)
    for stem in ours.places.keys() & theirs.places.keys():
        these, those = ours.places[stem], theirs.places[stem]
        near = MOST_PLACES if len(these) > MOST_PLACES < len(those) else len(those) + len(these)
        for at, i in enumerate(these):
            share = _worth(left[i])
            found[i] = [
                (j, (EQUAL if left[i].form == right[j].form else SAME_STEM) * share)
                for j in those[max(0, at - near) : at + near + 1]
            ]
    by_spelling: dict[str, list[tuple[int, str]]] = {}
    for j in theirs.spelt:
        if right[j].stem not in ours.places:
            by_spelling.setdefault(right[j].form[0], []).append((j, right[j].form))
    for i in ours.spelt:
        form = left[i].form
        if form[0] in by_spelling and not found[i]:
            found[i] = _fuzzy_matches(form, by_spelling[form[0]])
    return found


def _worth(token: Token) -> float:
    if token.form[0].isdigit():
        return FIGURE
    return EQUAL if token.content else STOP_SHARE


def _fuzzy_matches(form: str, others: Sequence[tuple[int, str]]) -> list[tuple[int, float]]:
    found = []
    for j, other in others:
        if abs(len(other) - len(form)) <= 4 and (value := ratio(form, other, score_cutoff=EDIT_RATIO)):
            found.append((j, value / 100.0))
    return found
