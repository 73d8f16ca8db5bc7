"""Which words of two passages correspond: in order, and moved elsewhere on the other side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.article import Span
from index.comparison.reading.by_language import words_of
from index.comparison.reading.tokens import Token
from index.comparison.words.word_alignment import Alignment, comes_first, line_up
from index.text.headline import DATELINE

AGAIN = 4
"""Words in a row, one of them with content, by which a passage is known for what the other side says too."""

COMMONEST = 64
"""Places of a word on one side up to which it may begin a moved run: what is written over and over has not
moved, and to look at every place of every word would take the square of the length."""

Run = tuple[list[int], list[int]]
"""Adjacent tokens of the left side, and the same words on the right."""


@dataclass(frozen=True)
class Side:
    """The words of a passage: one sentence, or several."""

    tokens: tuple[Token, ...]
    sentence: tuple[int, ...]
    """The number of the sentence that each token stands in."""
    telling: tuple[bool, ...]
    """Whether each token is a name: capitalised, and not at the start."""
    datelines: frozenset[int] = frozenset()
    """The tokens that say where and when an article was written, before its first sentence."""

    def runs(self, indices: Sequence[int]) -> list[list[int]]:
        """Divides rising indices where they are not adjacent or a sentence ends."""
        runs: list[list[int]] = []
        for index in indices:
            if runs and runs[-1][-1] == index - 1 and self.sentence[index - 1] == self.sentence[index]:
                runs[-1].append(index)
            else:
                runs.append([index])
        return runs

    def span(self, run: Sequence[int]) -> Span:
        """What a run takes of the text."""
        return Span(self.tokens[run[0]].span.start, self.tokens[run[-1]].span.end)

    def content(self, run: Sequence[int]) -> int:
        """How many content words are in it."""
        return sum([self.tokens[index].content for index in run])

    def names_or_counts(self, index: int) -> bool:
        """Whether a token is a name or a number."""
        return self.telling[index] or self.tokens[index].form[0].isdigit()

    @cached_property
    def in_a_row(self) -> Mapping[tuple[str, ...], Sequence[int]]:
        """Where the words begin that stand in a row within a sentence, `AGAIN` at a time."""
        forms = [token.form for token in self.tokens]
        found: dict[tuple[str, ...], list[int]] = {}
        for start, words in enumerate(zip(*(forms[place:] for place in range(AGAIN)), strict=False)):
            if self.sentence[start] == self.sentence[start + AGAIN - 1]:
                found.setdefault(words, []).append(start)
        return found

    @classmethod
    def of(cls, text: str, spans: Sequence[Span], language: str = "") -> Side:
        """The words of some sentences."""
        tokens: list[Token] = []
        sentence: list[int] = []
        names: list[bool] = []
        datelines: set[int] = set()
        for number, span in enumerate(spans):
            found = words_of(text, span, language)
            if dateline := DATELINE.match(text, span.start, span.end):
                before = sum(token.span.end <= dateline.end() for token in found)
                datelines.update(range(len(tokens), len(tokens) + before))
            tokens.extend(found)
            sentence.extend([number] * len(found))
            names.extend(
                [place > 0 and text[token.span.start].isupper() for place, token in enumerate(found)]
            )
        return cls(tuple(tokens), tuple(sentence), tuple(names), frozenset(datelines))

    @classmethod
    def plain(cls, tokens: Sequence[Token]) -> Side:
        """One sentence, of which nothing is known but the tokens."""
        return cls(tuple(tokens), (0,) * len(tokens), (False,) * len(tokens))


@dataclass(frozen=True)
class Correspondence:
    """Which words of two passages correspond, and which stand elsewhere on the other side."""

    left: Side
    right: Side
    kept: tuple[tuple[int, int], ...]
    """The pairs of token indices that correspond in order."""
    free: tuple[list[int], list[int]]
    """The tokens of each side that correspond to none in their place."""
    moved: list[Run]

    @classmethod
    def of(cls, left: Side, right: Side, aligned: Alignment | None = None) -> Correspondence:
        """The correspondence of two passages; `aligned` where their tokens are lined up already. Mirrored
        arguments give the mirrored correspondence."""
        if comes_first(right.tokens, left.tokens):
            return cls.of(right, left, aligned and aligned.mirrored()).mirrored()
        kept = without_lone_stop_words(aligned or line_up(left.tokens, right.tokens), left.tokens)
        free = (
            _unpaired({i for i, _ in kept}, len(left.tokens)),
            _unpaired({j for _, j in kept}, len(right.tokens)),
        )
        return cls(left, right, kept, free, _moved(left, right, *free))

    def mirrored(self) -> Correspondence:
        """The same, seen from the other side."""
        kept = tuple([(j, i) for i, j in self.kept])
        moved = sorted([(theirs, ours) for ours, theirs in self.moved])
        return Correspondence(self.right, self.left, kept, (self.free[1], self.free[0]), moved)

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of token indices that correspond, moved runs included, by the left one."""
        runs = [pair for ours, theirs in self.moved for pair in zip(ours, theirs, strict=True)]
        return tuple(sorted([*self.kept, *runs]))


def without_lone_stop_words(aligned: Alignment, left: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """The pairs without those runs of stop words that have a gap before and behind them."""
    kept: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for pair in [*aligned.pairs, (aligned.left_size, aligned.right_size)]:
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            before = kept[-1] if kept else (-1, -1)
            isolated = run[0] != (before[0] + 1, before[1] + 1)
            if not isolated or any(left[i].content for i, _ in run):
                kept.extend(run)
            run = []
        run.append(pair)
    closing = run[:-1]
    return (*kept, *closing)


def _unpaired(paired: set[int], size: int) -> list[int]:
    return [index for index in range(size) if index not in paired]


def _moved(left: Side, right: Side, left_free: Sequence[int], right_free: Sequence[int]) -> list[Run]:
    """Runs that stand elsewhere on the other side: two or more adjacent words, or one that each side has
    once."""
    available = set(right_free)
    starts: dict[str, list[int]] = {}
    for j in right_free:
        starts.setdefault(right.tokens[j].stem, []).append(j)
    if not any(left.tokens[i].stem in starts for i in left_free):
        return []
    found = []
    for run in left.runs(left_free):
        members = set(run)
        for i in run:
            places = starts.get(left.tokens[i].stem)
            if not places or i not in members or len(places) > COMMONEST:
                continue
            candidates = [_extend(left, right, i, j, members, available) for j in places if j in available]
            best = max(candidates, key=len, default=[])
            if not best:
                continue
            ours, theirs = [i for i, _ in best], [j for _, j in best]
            content = min(left.content(ours), right.content(theirs))
            token = left.tokens[i]
            rare = (
                content == 1
                and len(ours) == 1
                and len(token.form) >= 4
                and all(sum(each.stem == token.stem for each in side.tokens) == 1 for side in (left, right))
            )
            if (len(ours) >= 2 and content) or rare:
                members.difference_update(ours)
                available.difference_update(theirs)
                found.append((ours, theirs))
    return found


def _extend(
    left: Side, right: Side, i: int, j: int, ours: set[int], theirs: set[int]
) -> list[tuple[int, int]]:
    """The run of the same words from two tokens on, as pairs, within one sentence of each side."""
    pairs = []
    sentences = left.sentence[i], right.sentence[j]
    while (
        i in ours
        and j in theirs
        and left.tokens[i].stem == right.tokens[j].stem
        and (left.sentence[i], right.sentence[j]) == sentences
    ):
        pairs.append((i, j))
        i, j = i + 1, j + 1
    return pairs
