"""The words that differ inside a linked pair, told so that a reader sees them at a glance."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from index.article import Span
from index.comparison.model import Change, ChangeKind, Link, Strength
from index.comparison.reading.tokens import BE, PRONOUNS
from index.comparison.words.correspondence import AGAIN, Correspondence, Run, Side

SHARED_ENOUGH = 0.34
"""Share of the shorter side's content words that must correspond; below it every word would be marked."""

SHARED_OF_BOTH = 0.25
"""The same as a part of both sides together, twice the shared words over all of them; a side of which nearly
everything is in the other may be as short as it likes."""

NEARLY_ALL = 0.7
"""Share of the shorter side from which that is so."""

FEW = 2
"""Content words that must correspond at least, but in the shortest sentences."""

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

DETERMINERS = frozenset("a an the this that these those its their".split())
"""Words that stand for one another without a difference in what is told."""

SMALL_WORDS = (
    DETERMINERS
    | BE
    | PRONOUNS
    | frozenset("of to in on at by for from with as and but has have had having which who whom whose".split())
)
"""Words that tell nothing where one side alone has them."""


def word_changes(
    left_text: str,
    left_spans: Sequence[Span],
    right_text: str,
    right_spans: Sequence[Span],
    languages: tuple[str, str] = ("", ""),
) -> tuple[Change, ...]:
    """The runs of words that differ between two linked passages (sentences, or a group of them on each side).

    Ordered by their place on the left, then on the right. Spelling habits, case and punctuation are no
    difference. Empty where the passages are alike, and where they share too little to be shown word by word.
    `languages` are those of the two articles as `language_of` has them.
    """
    left, right = languages
    sides = Side.of(left_text, left_spans, left), Side.of(right_text, right_spans, right)
    return changes(Correspondence.of(*sides))


def changes(words: Correspondence) -> tuple[Change, ...]:
    """The runs of words that differ, as `word_changes` gives them."""
    if not words.left.tokens or not words.right.tokens or not _enough(words):
        return ()
    moved = [pair for pair in words.moved if _worth_telling(words, pair)]
    found = [
        Change(ChangeKind.MOVED, words.left.span(ours), words.right.span(theirs)) for ours, theirs in moved
    ]
    return tuple(sorted([*found, *_gap_changes(words, moved)], key=_reading_order))


def link_changes(
    links: Sequence[Link],
    number: int,
    left_text: str,
    right_text: str,
    languages: tuple[str, str] = ("", ""),
) -> tuple[Change, ...]:
    """The words that differ in one link, held against all that strong links say the same as its sentences.

    A sentence whose parts stand in several sentences of the other article has links of different certainty;
    what one of these counterparts lacks and another one has is no difference. A change may have one side in
    another link's sentence. `languages` as of `word_changes`.
    """
    link = links[number]
    alone = word_changes(left_text, link.left, right_text, link.right, languages)
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
    together = word_changes(left_text, left, right_text, right, languages)
    if not together:
        return alone
    return tuple(
        change for change in together if _within(change.left, link.left) or _within(change.right, link.right)
    )


def _within(span: Span | None, sentences: Sequence[Span]) -> bool:
    return span is not None and any(sentence.contains(span) for sentence in sentences)


def _worth_telling(words: Correspondence, moved: Run) -> bool:
    """Whether a moved run is shown as one: not a lone word, no name and no number, in the midst of passages
    that only one side has each, which it would but break up."""
    ours, theirs = moved
    if len(ours) > 1 or words.left.names_or_counts(ours[0]) or words.right.names_or_counts(theirs[0]):
        return True
    left_free, right_free = words.free
    runs = _run_of(words.left, left_free, ours[0]), _run_of(words.right, right_free, theirs[0])
    return min(map(len, runs)) <= LONE_LIMIT


def _run_of(side: Side, free: Sequence[int], index: int) -> list[int]:
    return next(run for run in side.runs(free) if index in run)


def _enough(words: Correspondence) -> bool:
    """Whether two passages share so much that their differences are told word by word."""
    left, right = words.left, words.right
    # "over" carries nothing, "overall" does, and both have one stem: what counts is what both sides count.
    shared = sum(left.tokens[i].content and right.tokens[j].content for i, j in words.pairs)
    sizes = left.content(range(len(left.tokens))), right.content(range(len(right.tokens)))
    shorter, both = min(sizes), sum(sizes)
    if shared < FEW and both > 2 * FEW:
        return False
    return shared >= NEARLY_ALL * shorter or (
        shared >= SHARED_ENOUGH * shorter and 2 * shared >= SHARED_OF_BOTH * both
    )


def _gap_changes(words: Correspondence, moved: Sequence[Run]) -> list[Change]:
    """What stands between corresponding words on one side alone or on both, without moved runs and without
    what is there because one side says it twice, as of somebody whom it quotes and whose letter it prints."""
    left, right = words.left, words.right
    left_told = {i for ours, _ in moved for i in ours} | _said_by(right, left, words.free[0])
    right_told = {j for _, theirs in moved for j in theirs} | _said_by(left, right, words.free[1])
    found = []
    i0 = j0 = 0
    for i1, j1 in [*words.kept, (len(left.tokens), len(right.tokens))]:
        if (i0, j0) == (i1, j1):
            i0, j0 = i1 + 1, j1 + 1
            continue
        ours = left.runs([i for i in range(i0, i1) if i not in left_told])
        theirs = right.runs([j for j in range(j0, j1) if j not in right_told])
        i0, j0 = i1 + 1, j1 + 1
        if len(ours) == len(theirs) == 1:
            ours, theirs = _without_the_same_ends(left, ours[0], right, theirs[0])
        if len(ours) == len(theirs) == 1 and _one_for_another(left, ours[0], right, theirs[0]):
            small = _all_of(DETERMINERS, left, ours[0]) and _all_of(DETERMINERS, right, theirs[0])
            found.append(Change(ChangeKind.CHANGED, left.span(ours[0]), right.span(theirs[0]), small))
            continue
        idle = SMALL_WORDS | _stop_words(left, ours) & _stop_words(right, theirs)
        found.extend(Change(ChangeKind.ONLY, left.span(run), None, _all_of(idle, left, run)) for run in ours)
        found.extend(
            Change(ChangeKind.ONLY, None, right.span(run), _all_of(idle, right, run)) for run in theirs
        )
    return found + _respelt(words)


def _said_by(other: Side, side: Side, free: Sequence[int]) -> set[int]:
    """Those of the free words of a side that the other one says too, in the midst of the same words."""
    if len(free) < AGAIN:
        return set()
    rows = side.in_a_row
    windows = [
        range(start, start + AGAIN) for words in rows.keys() & other.in_a_row.keys() for start in rows[words]
    ]
    return {index for window in windows if side.content(window) for index in window}.intersection(free)


def _without_the_same_ends(
    left: Side, ours: list[int], right: Side, theirs: list[int]
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


def _stop_words(side: Side, runs: Sequence[Sequence[int]]) -> set[str]:
    return {side.tokens[i].form for run in runs for i in run if not side.tokens[i].content}


def _all_of(words: Collection[str], side: Side, run: Sequence[int]) -> bool:
    return all(side.tokens[index].form in words for index in run)


def _one_for_another(left: Side, ours: Sequence[int], right: Side, theirs: Sequence[int]) -> bool:
    """Whether the words of a gap stand for each other: few on both sides, a dateline only for another one, no
    name, no number and no two content words for small words that stand for none of these ("at Deutsche",
    "the")."""
    if left.datelines.isdisjoint(ours) is not right.datelines.isdisjoint(theirs):
        return False
    if max(len(ours), len(theirs)) > CHANGED_WORDS:
        return False
    sizes = left.content(ours), right.content(theirs)
    if max(sizes) > CHANGED_LIMIT:
        return False
    if all(sizes):
        return True
    bare, full = ((left, ours), (right, theirs)) if sizes[1] else ((right, theirs), (left, ours))
    return not _tells(*full) or any(bare[0].tokens[index].form in STAND_INS for index in bare[1])


def _tells(side: Side, run: Sequence[int]) -> bool:
    """Whether a run has a name, a number or more than one content word."""
    content = [index for index in run if side.tokens[index].content]
    return len(content) > 1 or any(side.names_or_counts(index) for index in content)


def _respelt(words: Correspondence) -> list[Change]:
    """Paired words of another inflection or spelling; not those whose levelled forms are the same."""
    pairs = [(words.left.tokens[i], words.right.tokens[j]) for i, j in words.kept]
    return [
        Change(ChangeKind.CHANGED, ours.span, theirs.span)
        for ours, theirs in pairs
        if ours.form != theirs.form
    ]


def _reading_order(change: Change) -> tuple[int, int, int]:
    ours, theirs = change.left, change.right
    if ours is None:
        return (1, theirs.start if theirs else 0, 0)
    return (0, ours.start, theirs.start if theirs else 0)
