"""Whether the words around two figures tell them apart: a part and what it is taken of, others than those
told of before, a length and a lapse of time, a state and a later one, what is and what may be."""

from __future__ import annotations

import re

from index.comparison.reading.measures import unit_of
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.tokens import NUMBER_WORDS
from index.comparison.rivals.circumstances import NEAR_VERBATIM, days_later
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.persons import last_named_mention
from index.comparison.rivals.sentence_facts import SentenceFacts, names_entity

_WHOLE = r"\s+(?:the|its|his|her|their|them|whom|which|those|these)\b"
_OF_IT = re.compile(rf"\s*(?:out\s+)?of{_WHOLE}", re.IGNORECASE)
_SOME_OF_IT = re.compile(
    rf"(?:out\s+)?of{_WHOLE}"
    rf"|(?:the\s+)?(?:\w+est|one|first|last)\s+of\s+(?:the|its|their)\s+(?:\d+|{'|'.join(NUMBER_WORDS)})\b",
    re.IGNORECASE,
)
"""What a sentence begins with that is of some or one of several: "Of the dead", "The longest of the eleven
games"."""
_OUT_OF_IT = re.compile(r"\bof\s+(?:(?:these|those),|(?:them|whom|which),?)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
"""What stands before a figure that is taken of something: "and of these, 40", "of whom some 40"."""
_OTHERS = frozenset("other another".split())

FIRST = 3
"""Words of a sentence among which is told that it is of others than those before."""

_LAPSE = re.compile(r"\s+\w+\s+(?:before|earlier|after|later)\b", re.IGNORECASE)
_LASTING = frozenset("for over during lasted lasting took takes taken spent".split())
"""What stands before how long something took."""

LASTING_REACH = 2
"""Words before a length of time among which that stands."""

_SO_FAR = re.compile(
    r"\b(?:in\s+all|all\s+told|altogether|in\s+total|so\s+far|to\s+date|by\s+now|now|ha(?:s|ve)\s+been)\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"\b(?:may|might|could)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)


def told_apart(pairing: Pairing, left: Quantity, right: Quantity) -> bool:
    """Whether what is told beside two figures excludes that they are two accounts of one."""
    sides = (pairing.left, left), (pairing.right, right)
    if any(alone(*sides[0]) is not alone(*sides[1]) for alone in (_of_others, _perhaps)):
        return True
    if _of_it(pairing.left, pairing.right, right) or _of_it(pairing.right, pairing.left, left):
        return True
    if {_lasts(*side) for side in sides} == {True, False}:
        return True
    if pairing.score < NEAR_VERBATIM and (
        _is_rest(pairing.left, left, right) or _is_rest(pairing.right, right, left)
    ):
        return True
    return _of_two_people(pairing, left, right) or _grew(pairing, left, right)


def _of_it(facts: SentenceFacts, others: SentenceFacts, there: Quantity) -> bool:
    """Whether a sentence begins with what its figures are taken of, "Of the cost, Europe bears $90 million",
    and the other figure is not taken of anything: "five of them", "of these, five"."""
    if not _of_some(facts) or _of_some(others):
        return False
    text, ends = others.article.text, others.sentence.span
    before = _OUT_OF_IT.search(text[ends.start : there.span.start])
    return before is None and not _OF_IT.match(text, there.span.end, ends.end)


def _of_some(facts: SentenceFacts) -> bool:
    """Whether a sentence tells of one or some of several that it names first."""
    return (
        _SOME_OF_IT.match(facts.article.text, facts.sentence.span.start, facts.sentence.span.end) is not None
    )


def _of_others(facts: SentenceFacts, quantity: Quantity) -> bool:
    """Whether a sentence is of others than those told of before: "Four other yachts"."""
    return not _OTHERS.isdisjoint([token.form for token in facts.tokens[:FIRST]])


def _perhaps(facts: SentenceFacts, quantity: Quantity) -> bool:
    """Whether a figure is only what may be."""
    return _PERHAPS.search(facts.article.text, facts.sentence.span.start, quantity.span.start) is not None


def _lasts(facts: SentenceFacts, quantity: Quantity) -> bool | None:
    """Whether a length of time is how long something took, "for two years", or else how long before or after
    something, "two days later"; None where neither is told."""
    text, span = facts.article.text, quantity.span
    unit = unit_of(quantity.unit)
    if unit is None or unit.dimension != "duration":
        return None
    if _LAPSE.match(text, span.end, facts.sentence.span.end):
        return False
    first, _ = facts.token_range(span)
    near = facts.tokens[max(0, first - LASTING_REACH) : first + 1]
    return None if _LASTING.isdisjoint([token.form for token in near]) else True


def _is_rest(facts: SentenceFacts, whole: Quantity, rest: Quantity) -> bool:
    """Whether a figure is what another one's sentence leaves of it: "two of the seven", "five"."""
    return rest.exact and any(each.part and whole.low - each.low == rest.low for each in facts.quantities)


def _of_two_people(pairing: Pairing, left: Quantity, right: Quantity) -> bool:
    """Whether a sum or a length of time is told of one person, and the other of another."""
    if left.kind == "count" and unit_of(left.unit) is None:
        return False
    ours = last_named_mention(pairing.left, left.span.start)
    theirs = last_named_mention(pairing.right, right.span.start)
    return (
        ours is not None
        and theirs is not None
        and not names_entity([pairing.right], ours.entity)
        and not names_entity([pairing.left], theirs.entity)
    )


def _grew(pairing: Pairing, left: Quantity, right: Quantity) -> bool:
    """Whether the later article has the greater figure, and tells it as how far something has come."""
    later = days_later(pairing.left, pairing.right)
    sides = (pairing.left, left), (pairing.right, right)
    (_, before), (facts, after) = sides if later > 0 else sides[::-1]
    return (
        later != 0 and after.low > before.high and _SO_FAR.search(facts.says(facts.sentence.span)) is not None
    )
