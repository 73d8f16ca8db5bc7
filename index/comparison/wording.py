"""The words that differ inside a linked pair, told so that a reader sees them at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.article import Span
from index.comparison.model import Change, ChangeKind, Link, Strength
from index.comparison.slots import Alignment, line_up
from index.comparison.tokens import Token, tokens_of

SHARED_ENOUGH = 0.34
"""Share of the shorter side's content words that must correspond; below it every word would be marked."""

SHARED_OF_BOTH = 0.25
"""The same as a part of both sides together, twice the shared words over all of them; a side of which nearly
everything is in the other may be as short as it likes."""

NEARLY_ALL = 0.7
"""Share of the shorter side from which that is so."""

FEW = 2
"""Content words that must correspond at least, but in the shortest sentences."""

COMMONEST = 64
"""Places of a word on one side up to which it may begin a moved run: what is written over and over has not
moved, and to look at every place of every word would take the square of the length."""

LONE_LIMIT = 4
"""Words of a run that a single moved word, no name and no number, may break up."""

CHANGED_LIMIT = 2
"""Content words a side up to which a gap reads as one word put for another."""

CHANGED_WORDS = 6
"""Words a side, small ones counted, up to which the same holds."""

STAND_INS = frozenset(
    "i me my we us our ours you your yours he him his himself she her hers herself they them their theirs "
    "themselves it its itself who whom whose which some any many few most all".split()
)
"""Small words that may stand for a name or a number."""


@dataclass(frozen=True, slots=True)
class _Side:
    tokens: tuple[Token, ...]
    sentence: tuple[int, ...]
    """The number of the sentence that each token stands in."""
    telling: tuple[bool, ...]
    """Whether each token is a name: capitalised, and not at the start."""

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
        return Span(self.tokens[run[0]].span.start, self.tokens[run[-1]].span.end)

    def content(self, run: Sequence[int]) -> int:
        return sum([self.tokens[index].content for index in run])

    def tells(self, run: Sequence[int]) -> bool:
        """Whether a run has a name, a number or more than one content word."""
        content = [index for index in run if self.tokens[index].content]
        return len(content) > 1 or any(
            self.telling[index] or self.tokens[index].form[0].isdigit() for index in content
        )


def word_changes(
    left_text: str, left_spans: Sequence[Span], right_text: str, right_spans: Sequence[Span]
) -> tuple[Change, ...]:
    """The runs of words that differ between two linked passages (sentences, or a group of them on each side).

    Ordered by their place on the left, then on the right. Spelling habits, case and punctuation are no
    difference. Empty where the passages are alike, and where they share too little to be shown word by word.
    """
    left, right = _side(left_text, left_spans), _side(right_text, right_spans)
    if not left.tokens or not right.tokens:
        return ()
    return _corresponding(left, right, line_up(left.tokens, right.tokens)).changes


def link_changes(links: Sequence[Link], number: int, left_text: str, right_text: str) -> tuple[Change, ...]:
    """The words that differ in one link, held against all that strong links say the same as its sentences.

    A sentence whose parts stand in several sentences of the other article has links of different certainty;
    what one of these counterparts lacks and another one has is no difference. A change may have one side in
    another link's sentence.
    """
    link = links[number]
    alone = word_changes(left_text, link.left, right_text, link.right)
    if not alone or link.strength is not Strength.STRONG:
        return alone
    kin = [
        each
        for each in links
        if each.strength is Strength.STRONG
        and not (set(each.left).isdisjoint(link.left) and set(each.right).isdisjoint(link.right))
    ]
    if len(kin) == 1:
        return alone
    left = sorted({span for each in kin for span in each.left})
    right = sorted({span for each in kin for span in each.right})
    together = word_changes(left_text, left, right_text, right)
    if not together:
        return alone
    return tuple(
        change for change in together if _within(change.left, link.left) or _within(change.right, link.right)
    )


def _within(span: Span | None, sentences: Sequence[Span]) -> bool:
    return span is not None and any(sentence.contains(span) for sentence in sentences)


@dataclass(frozen=True)
class Correspondence:
    """Which words of two passages correspond, and which stand elsewhere on the other side."""

    _left: _Side
    _right: _Side
    _kept: tuple[tuple[int, int], ...]
    _free: tuple[list[int], list[int]]
    """The tokens of each side that correspond to none in their place."""
    _moved: list[tuple[list[int], list[int]]]

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of token indices that correspond, moved runs included, by the left one."""
        runs = [pair for ours, theirs in self._moved for pair in zip(ours, theirs, strict=True)]
        return tuple(sorted([*self._kept, *runs]))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The runs of words that differ, as `word_changes` gives them."""
        left, right = self._left, self._right
        if not left.tokens or not right.tokens or not _enough(left, right, self._kept, self._moved):
            return ()
        moved = [pair for pair in self._moved if _worth_telling(left, right, *self._free, pair)]
        changes = [
            Change(ChangeKind.MOVED, left.span(ours), right.span(theirs)) for ours, theirs in moved
        ] + _gap_changes(left, right, self._kept, moved)
        return tuple(sorted(changes, key=_reading_order))


def correspondence(left: Sequence[Token], right: Sequence[Token], aligned: Alignment) -> Correspondence:
    """Which words of two sentences correspond, beyond those that are aligned in order."""
    return _corresponding(_plain_side(left), _plain_side(right), aligned)


def _corresponding(left: _Side, right: _Side, aligned: Alignment) -> Correspondence:
    kept = without_lone_stop_words(aligned, left.tokens)
    left_free = _unpaired({i for i, _ in kept}, len(left.tokens))
    right_free = _unpaired({j for _, j in kept}, len(right.tokens))
    return Correspondence(
        left, right, kept, (left_free, right_free), _moved(left, right, left_free, right_free)
    )


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


def _side(text: str, spans: Sequence[Span]) -> _Side:
    tokens: list[Token] = []
    sentence: list[int] = []
    names: list[bool] = []
    for number, span in enumerate(spans):
        found = tokens_of(text, span)
        tokens.extend(found)
        sentence.extend([number] * len(found))
        names.extend(bool(place) and token.span.of(text)[0].isupper() for place, token in enumerate(found))
    return _Side(tuple(tokens), tuple(sentence), tuple(names))


def _plain_side(tokens: Sequence[Token]) -> _Side:
    """The tokens of one sentence, of which nothing is known but the tokens."""
    return _Side(tuple(tokens), (0,) * len(tokens), (False,) * len(tokens))


def _unpaired(paired: set[int], size: int) -> list[int]:
    return [index for index in range(size) if index not in paired]


def _moved(
    left: _Side, right: _Side, left_free: Sequence[int], right_free: Sequence[int]
) -> list[tuple[list[int], list[int]]]:
    """Runs that stand elsewhere on the other side: two or more adjacent words, or one that each side has
    once."""
    available = set(right_free)
    starts: dict[str, list[int]] = {}
    for j in right_free:
        starts.setdefault(right.tokens[j].stem, []).append(j)
    if not any(left.tokens[i].stem in starts for i in left_free):
        return []
    left_stems = [token.stem for token in left.tokens]
    right_stems = [token.stem for token in right.tokens]
    found = []
    for run in left.runs(left_free):
        members = set(run)
        for i in run:
            places = starts.get(left_stems[i], [])
            if i not in members or len(places) > COMMONEST:
                continue
            candidates = [_extend(left, right, i, j, members, available) for j in places if j in available]
            best = max(candidates, key=len, default=[])
            if not best:
                continue
            ours, theirs = [i for i, _ in best], [j for _, j in best]
            content = left.content(ours)
            token = left.tokens[i]
            rare = (
                content == 1
                and len(ours) == 1
                and len(token.form) >= 4
                and left_stems.count(token.stem) == right_stems.count(token.stem) == 1
            )
            if (len(ours) >= 2 and content) or rare:
                members.difference_update(ours)
                available.difference_update(theirs)
                found.append((ours, theirs))
    return found


def _worth_telling(
    left: _Side,
    right: _Side,
    left_free: Sequence[int],
    right_free: Sequence[int],
    moved: tuple[list[int], list[int]],
) -> bool:
    """Whether a moved run is shown as one: not a lone word, no name and no number, in the midst of passages
    that only one side has each, which it would but break up."""
    ours, theirs = moved
    if len(ours) > 1 or left.telling[ours[0]] or left.tokens[ours[0]].form[0].isdigit():
        return True
    runs = _run_of(left, left_free, ours[0]), _run_of(right, right_free, theirs[0])
    return min(map(len, runs)) <= LONE_LIMIT


def _run_of(side: _Side, free: Sequence[int], index: int) -> list[int]:
    return next(run for run in side.runs(free) if index in run)


def _extend(
    left: _Side, right: _Side, i: int, j: int, ours: set[int], theirs: set[int]
) -> list[tuple[int, int]]:
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


def _enough(
    left: _Side,
    right: _Side,
    kept: Sequence[tuple[int, int]],
    moved: Sequence[tuple[list[int], list[int]]],
) -> bool:
    shared = left.content([i for i, _ in kept]) + sum(left.content(ours) for ours, _ in moved)
    sizes = left.content(range(len(left.tokens))), right.content(range(len(right.tokens)))
    shorter, both = min(sizes), sum(sizes)
    if shared < FEW and both > 2 * FEW:
        return False
    return shared >= NEARLY_ALL * shorter or (
        shared >= SHARED_ENOUGH * shorter and 2 * shared >= SHARED_OF_BOTH * both
    )


def _gap_changes(
    left: _Side,
    right: _Side,
    kept: Sequence[tuple[int, int]],
    moved: Sequence[tuple[list[int], list[int]]],
) -> list[Change]:
    left_moved = {i for ours, _ in moved for i in ours}
    right_moved = {j for _, theirs in moved for j in theirs}
    changes = []
    i0 = j0 = 0
    for i1, j1 in [*kept, (len(left.tokens), len(right.tokens))]:
        if (i0, j0) == (i1, j1):
            i0, j0 = i1 + 1, j1 + 1
            continue
        ours = left.runs([i for i in range(i0, i1) if i not in left_moved])
        theirs = right.runs([j for j in range(j0, j1) if j not in right_moved])
        i0, j0 = i1 + 1, j1 + 1
        if len(ours) == len(theirs) == 1:
            ours, theirs = _without_the_same_ends(left, ours[0], right, theirs[0])
        if len(ours) == len(theirs) == 1 and _one_for_another(left, ours[0], right, theirs[0]):
            changes.append(Change(ChangeKind.CHANGED, left.span(ours[0]), right.span(theirs[0])))
            continue
        changes.extend(Change(ChangeKind.ONLY, left.span(run), None) for run in ours)
        changes.extend(Change(ChangeKind.ONLY, None, right.span(run)) for run in theirs)
    return changes + _respelt(left, right, kept)


def _without_the_same_ends(
    left: _Side, ours: list[int], right: _Side, theirs: list[int]
) -> tuple[list[list[int]], list[list[int]]]:
    """What is left of two runs without the words with which both begin and end; no run where that is all."""
    least, begun = min(len(ours), len(theirs)), 0
    while begun < least and left.tokens[ours[begun]].form == right.tokens[theirs[begun]].form:
        begun += 1
    ended = 0
    while (
        ended < least - begun and left.tokens[ours[-1 - ended]].form == right.tokens[theirs[-1 - ended]].form
    ):
        ended += 1
    rests = ours[begun : len(ours) - ended], theirs[begun : len(theirs) - ended]
    return [rests[0]] if rests[0] else [], [rests[1]] if rests[1] else []


def _one_for_another(left: _Side, ours: Sequence[int], right: _Side, theirs: Sequence[int]) -> bool:
    """Whether the words of a gap stand for each other: few on both sides, and no name, no number and no two
    content words for small words that stand for none of these ("at Deutsche", "the")."""
    if max(len(ours), len(theirs)) > CHANGED_WORDS:
        return False
    sizes = left.content(ours), right.content(theirs)
    if max(sizes) > CHANGED_LIMIT:
        return False
    if all(sizes):
        return True
    bare, full = ((left, ours), (right, theirs)) if sizes[1] else ((right, theirs), (left, ours))
    return not full[0].tells(full[1]) or any(bare[0].tokens[index].form in STAND_INS for index in bare[1])


def _respelt(left: _Side, right: _Side, kept: Sequence[tuple[int, int]]) -> list[Change]:
    """Paired words of another inflection or spelling; not those whose levelled forms are the same."""
    return [
        Change(ChangeKind.CHANGED, left.tokens[i].span, right.tokens[j].span)
        for i, j in kept
        if left.tokens[i].form != right.tokens[j].form
    ]


def _reading_order(change: Change) -> tuple[int, int, int]:
    ours, theirs = change.left, change.right
    if ours is None:
        return (1, theirs.start if theirs else 0, 0)
    return (0, ours.start, theirs.start if theirs else 0)
