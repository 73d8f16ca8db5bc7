"""Whether two quotations are of one utterance, and where their words differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Span
from index.comparison.reading.tokens import NEGATIONS, Token
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts, names_entity
from index.comparison.words.correspondence import without_lone_stop_words
from index.comparison.words.word_alignment import line_up
from index.entities.model import EntityType

WHOLE = 3
"""Words up to which a quoted fragment is marked whole rather than by the words that differ."""

SHARED = 0.5
"""Share of the content words, where two quotations overlap, that must correspond for them to be one
utterance."""

NEAR = 2
"""Other content words that may stand beside two fragments taken to fill the same place."""

SHARED_WORDS = 3
"""Content words that must correspond, unless both quotations are mere fragments."""

SURELY = 0.5
"""Score of a link from which two fragments in one place are one utterance though they share no word; on 120
pairs of independent reports it takes no two for one that .6 does not."""

BRIEF = 4
"""Content words up to which a quotation is held against a longer one that has most of them."""

FEW_SHARED, FEW_SHARE = 4, 0.7
"""What two quotations must share in words, and in parts of their overlap, where the sentences around them
have little in common: speakers have phrases that they use more than once."""

SHORT = 9
"""Words up to which a quotation is one with another that begins or ends as it does."""

FRAME = 3
"""Words of that beginning or end."""

ROW = 5
"""Words around one that is another from which two quotations are one, however little else their sentences
have in common."""

INSERTED = re.compile(r"\[[^\[\]]*\](?![^\W\d_])|(?<!\w)\([^()\d]{1,40}\)")
"""An editor's words inside a quotation, in round brackets at some agencies; "[W]e" is the speaker's word,
and a figure in round brackets what somebody wrote."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in a sentence, with its words but those that an editor put into it."""

    facts: SentenceFacts
    span: Span
    words: Sequence[Token]

    @classmethod
    def of(cls, facts: SentenceFacts, span: Span) -> Quoted:
        """The quotation that stands at `span`."""
        inserted = [
            Span(*each.span()) for each in INSERTED.finditer(facts.article.text, span.start, span.end)
        ]
        words = [
            word
            for word in facts.tokens_in(span)
            if not any(each.start <= word.span.start < each.end for each in inserted)
        ]
        return cls(facts, span, words)

    def at(self, place: Span) -> Sequence[Token]:
        """The words at a place, which counts words."""
        return self.words[place.start : place.end]

    def content(self, place: Span) -> int:
        """How many content words stand there."""
        return sum(word.content for word in self.at(place))

    @property
    def whole(self) -> Span:
        """The place of all its words."""
        return Span(0, len(self.words))


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """Words that differ in the overlap of two quotations, as places among their words; either may be
    empty."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two quotations of one utterance both give of it: the part they share (0 to 1), and the gaps."""

    shared: float
    gaps: Sequence[Gap]


Pairs = Sequence[tuple[int, int]]
"""The words of two quotations that correspond, as their numbers, rising on both sides."""


def overlap(pairing: Pairing, left: Quoted, right: Quoted) -> Overlap | None:
    """What two quotations have in common; None for two utterances.

    That one gives more of it than the other is no gap: only the overlap is compared.
    """
    ours, theirs = left.words, right.words
    if not ours or not theirs:
        return None
    exchanged = exchange(ours, theirs)
    if exchanged is not None:
        return Overlap(1.0, [exchanged])
    longest = max(len(ours), len(theirs))
    short = longest <= SHORT and pairing.score >= SURELY and not _two_speakers(pairing)
    distance = pairing.slot_distance(left.span, right.span)
    fragments = longest <= WHOLE + 1 and distance is not None and distance <= NEAR
    alike = _in_like_words(left, right, short=short, fragments=fragments, loose=pairing.score < SURELY)
    if alike is None and short and longest <= WHOLE and distance in (0, 1):
        return Overlap(0.0, [Gap(left.whole, right.whole)])
    return alike


def _in_like_words(
    left: Quoted, right: Quoted, *, short: bool, fragments: bool, loose: bool
) -> Overlap | None:
    """What two quotations have in common by their words; None for too little.

    `short` of short ones by one speaker, `fragments` of a few words in the same place, `loose` of sentences
    that have little in common.
    """
    alignment = line_up(left.words, right.words)
    but_one = _but_one(alignment.pairs, left, right) and (short or _within(alignment.pairs, left, right))
    pairs = alignment.pairs if but_one else without_lone_stop_words(alignment, left.words)
    if not pairs:
        return None
    gaps = _gaps(pairs, left, right)
    shared = sum(left.words[i].content for i, _ in pairs)
    compared = shared + sum(max(left.content(gap.left), right.content(gap.right)) for gap in gaps)
    if loose and not (fragments or but_one):
        apart = compared + _at_the_ends(pairs, left, right)
        if shared < FEW_SHARED or shared < FEW_SHARE * apart:
            return None
    if compared and shared < SHARED * compared:
        return None
    if shared < SHARED_WORDS and not (fragments or but_one or (short and _same_frame(pairs, left, right))):
        least = min(left.content(left.whole), right.content(right.whole))
        if least > BRIEF or shared < max(2, 0.6 * least):
            return None
    return Overlap(shared / compared if compared else 1.0, gaps)


def _same_frame(pairs: Pairs, left: Quoted, right: Quoted) -> bool:
    """Whether two quotations begin, or end, with the same three words."""
    matched = set(pairs)
    ours, theirs = len(left.words) - 1, len(right.words) - 1
    begin = all((k, k) in matched for k in range(FRAME))
    end = all((ours - k, theirs - k) in matched for k in range(FRAME))
    return begin or end


def _but_one(pairs: Pairs, left: Quoted, right: Quoted) -> bool:
    """Whether one quotation is, but for one word, a stretch of the other: “could crush bones” of “This
    otter could crush shells”."""
    shorter = min(len(left.words), len(right.words))
    return len(pairs) == shorter - 1 >= 2 and len({i - j for i, j in pairs}) == 1


def _within(pairs: Pairs, left: Quoted, right: Quoted) -> bool:
    """Whether the one word that differs stands within a row of the same ones: not "battle for the soul of
    America" and "of this nation", a phrase that its speaker has for several occasions."""
    side = 0 if len(left.words) <= len(right.words) else 1
    last = min(len(left.words), len(right.words)) - 1
    return len(pairs) >= ROW and (pairs[0][side], pairs[-1][side]) == (0, last)


def exchange(ours: Sequence[Token], theirs: Sequence[Token]) -> Gap | None:
    """From the first to the last of two content words that have changed places, others between them: “rob the
    young to pay the old”; or a denial: “a setback, not a failure”. A word that only stands elsewhere is no
    such exchange."""
    left = [index for index, token in enumerate(ours) if token.content]
    right = [index for index, token in enumerate(theirs) if token.content]
    if len(left) != len(right) or len(left) < 2:
        return None
    stems = [(ours[i].stem, theirs[j].stem) for i, j in zip(left, right, strict=True)]
    moved = [place for place, (one, other) in enumerate(stems) if one != other]
    if len(moved) != 2 or stems[moved[0]] != stems[moved[1]][::-1]:
        return None
    first, last = moved
    denied = any(negative(token) for token in ours[left[first] : left[last]])
    if not denied and (last - first < 2 or len(left) < SHARED_WORDS):
        return None
    return Gap(Span(left[first], left[last] + 1), Span(right[first], right[last] + 1))


def negative(token: Token) -> bool:
    """Whether a word denies something."""
    return token.form in NEGATIONS or token.form.endswith("n't")


def _two_speakers(pairing: Pairing) -> bool:
    """Whether both sentences name a person whom the other side does not name."""
    sides = ((pairing.left, pairing.group_right), (pairing.right, pairing.group_left))
    return all(
        any(
            name.entity.type is EntityType.PERSON and not names_entity(others, name.entity)
            for name in facts.names
        )
        for facts, others in sides
    )


def _at_the_ends(pairs: Pairs, left: Quoted, right: Quoted) -> int:
    """Content words that both have before their first common word, and behind the last: of two parts of one
    utterance one begins, and one ends, within the other."""
    (i0, j0), (i1, j1) = pairs[0], pairs[-1]
    before = min(left.content(Span(0, i0)), right.content(Span(0, j0)))
    behind = Span(i1 + 1, len(left.words)), Span(j1 + 1, len(right.words))
    return before + min(left.content(behind[0]), right.content(behind[1]))


def _gaps(pairs: Pairs, left: Quoted, right: Quoted) -> list[Gap]:
    """The gaps between corresponding words; at the ends only where both sides go on at similar length."""
    gaps = []
    bounds = [(-1, -1), *pairs, (len(left.words), len(right.words))]
    for number, ((i0, j0), (i1, j1)) in enumerate(pairwise(bounds)):
        gap = Gap(Span(i0 + 1, i1), Span(j0 + 1, j1))
        fewer, more = sorted((left.content(gap.left), right.content(gap.right)))
        at_end = number in (0, len(bounds) - 2)
        if not (gap.left or gap.right) or (at_end and (more > 2 * fewer + 1 or not fewer)):
            continue
        gaps.append(gap)
    respelt = [(i, j) for i, j in pairs if left.words[i].form != right.words[j].form]
    return sorted([*gaps, *(Gap(Span(i, i + 1), Span(j, j + 1)) for i, j in respelt)])
