"""Another figure, date or name in the midst of words that two sentences have alike, as where one outlet has
another's report and changed it: whatever else either article tells, these two are rivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.model import ChangeKind, Discrepancy, DiscrepancyKind, Strength
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.quantities import rounds
from index.comparison.reading.tokens import Token
from index.comparison.rivals.circumstances import other_hours, other_occasion, other_standing
from index.comparison.rivals.dated_acts import stamps
from index.comparison.rivals.expressions import rival
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import NamedMention, SentenceFacts
from index.entities.model import PLACES
from index.entities.vocabulary.countries import country_around
from index.languages.scales import UNITS

COPIED = 0.6
"""Likeness in words from which sentences are looked at: one of five words may be another."""

COPY = 0.85
"""Likeness from which one sentence is a copy of another; a word or two may differ."""

ALIKE = 6
"""Words right before and behind, taken together, that must be the same on both sides."""

SHORT = 3
"""How many they must be where all other words of both sentences are the same."""

BESIDE = 2
"""How many of them there must be on either side, but where the sentence begins or ends."""

_PARTS_OF_DAY = {"morning": "morning", "afternoon": "later", "evening": "later"}
"""Parts of the day that do not meet: an evening may begin in what others call the afternoon."""
_YEARS = range(1000, 2101)


def without_copies(pairs: Sequence[Pairing]) -> Iterator[Pairing]:
    """The pairs but those of which each sentence has its copy elsewhere in the other article: what differs
    between them both articles tell."""
    copied_left = {id(each.left) for each in pairs if each.similarity >= COPY}
    copied_right = {id(each.right) for each in pairs if each.similarity >= COPY}
    for each in pairs:
        if each.similarity >= COPY or id(each.left) not in copied_left or id(each.right) not in copied_right:
            yield each


def replaced(pairing: Pairing) -> Iterator[Discrepancy]:
    """Figures, dates, parts of the day and names that stand in each other's place in two sentences that are
    word for word the same around them."""
    if pairing.strength is not Strength.STRONG or pairing.similarity < COPIED:
        return
    found = [
        rival(kind, pairing, left, right)
        for change in pairing.changes
        if change.kind is ChangeKind.CHANGED and change.left and change.right
        for kind, left, right in _rivals(pairing, change.left, change.right)
    ]
    if found and not (other_occasion(pairing) or other_hours(pairing) or other_standing(pairing)):
        yield from found


def _rivals(pairing: Pairing, left: Span, right: Span) -> Iterator[tuple[DiscrepancyKind, Span, Span]]:
    ours, theirs = pairing.left.token_range(left), pairing.right.token_range(right)
    if not among_the_same_words(pairing, ours, theirs):
        return
    if names := _names(pairing, left, right):
        yield DiscrepancyKind.NAME, *names
        return
    if stamps(pairing.left, left) or stamps(pairing.right, right):
        return
    here, there = pairing.left.tokens[slice(*ours)], pairing.right.tokens[slice(*theirs)]
    one, other = _time_at(pairing.left, left), _time_at(pairing.right, right)
    if one is not None and other is not None:
        if one.conflicts(other):
            yield DiscrepancyKind.DATE, left, right
    elif len(here) == len(there) == 1 and not (_clock(pairing.left, left) or _clock(pairing.right, right)):
        kind = _word_for_word(here[0].form, there[0].form)
        if kind is not None:
            yield kind, left, right


def among_the_same_words(pairing: Pairing, ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether words that differ, as ranges of tokens, stand between the same words; or all other words of the
    two sentences are the same."""
    left, right = pairing.left.tokens, pairing.right.tokens
    before = _alike(left[: ours[0]][::-1], right[: theirs[0]][::-1])
    behind = _alike(left[ours[1] :], right[theirs[1] :])
    begins, ends = ours[0] == before == theirs[0], behind == len(left) - ours[1] == len(right) - theirs[1]
    least = SHORT if begins and ends else ALIKE
    return before + behind >= least and (begins or before >= BESIDE) and (ends or behind >= BESIDE)


def _alike(left: Sequence[Token], right: Sequence[Token]) -> int:
    """How many words two runs begin with that are the same."""
    for count, (one, other) in enumerate(zip(left, right, strict=False)):
        if one.form != other.form:
            return count
    return min(len(left), len(right))


def _time_at(facts: SentenceFacts, span: Span) -> TimePoint | None:
    return next((point for point in facts.times if point.span.contains(span)), None)


def _clock(facts: SentenceFacts, span: Span) -> bool:
    """Whether a figure is part of a time of day, which may be told in another zone."""
    return any(clock.span.overlaps(span) for clock in facts.clocks)


def _word_for_word(ours: str, theirs: str) -> DiscrepancyKind | None:
    """What two words that stand in each other's place are rivals in, if they are."""
    if ours in UNITS and theirs in UNITS:
        return DiscrepancyKind.NUMBER
    if ours in _PARTS_OF_DAY and theirs in _PARTS_OF_DAY:
        return DiscrepancyKind.DATE if _PARTS_OF_DAY[ours] != _PARTS_OF_DAY[theirs] else None
    one, other = _value(ours), _value(theirs)
    if one is None or other is None or one == other:
        return None
    if all(each.isdecimal() and int(each) in _YEARS for each in (ours, theirs)):
        return DiscrepancyKind.DATE
    return None if rounds(one, other) else DiscrepancyKind.NUMBER


def _value(form: str) -> float | None:
    """What a figure comes to; None of another word."""
    figure = form.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    try:
        return float(figure.replace(",", "")) if figure[:1].isdecimal() else None
    except ValueError:
        return None


def _names(pairing: Pairing, left: Span, right: Span) -> tuple[Span, Span] | None:
    """The two names that all of a change is, where they cannot be one thing's."""
    ours, theirs = _name_in(pairing.left, left), _name_in(pairing.right, right)
    if ours is None or theirs is None or ours.entity.id == theirs.entity.id:
        return None
    kinds = {ours.entity.type, theirs.entity.type}
    if len(kinds) > 1 and not kinds <= PLACES:
        return None
    one, other = _words(pairing.left, ours), _words(pairing.right, theirs)
    if not one.isdisjoint(other):
        return None
    if kinds <= PLACES:
        around = country_around(pairing.left.says(ours.span)), country_around(pairing.right.says(theirs.span))
        if not all(around) or around[0] == around[1]:
            # One may lie in the other, as a town in a country.
            return None
    return ours.span, theirs.span


def _words(facts: SentenceFacts, name: NamedMention) -> set[str]:
    return {token.stem for token in facts.tokens_in(name.span)}


def _name_in(facts: SentenceFacts, span: Span) -> NamedMention | None:
    """The name whose words a span holds, all of them or the last ones, and no other word."""
    first, end = facts.token_range(span)
    for name in facts.names:
        begin, last = facts.token_range(name.span)
        if begin <= first and end == last:
            return name
    return None
