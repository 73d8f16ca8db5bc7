"""What a figure counts where no noun stands right behind it: "18 of them in hospital", "a mother of three",
"for the third time"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.comparison.reading.beside_numbers import REACH
from index.comparison.reading.concepts import concepts
from index.comparison.reading.measures import unit_of
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.quantities import CURRENCIES, Quantity
from index.comparison.reading.ranks import RANK, ranks
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import BE, PARTING, Token
from index.comparison.rivals.shares import worded_shares
from index.languages.vocabulary import KNOWN
from index.languages.word_tables import by_word, small

SAID = 3
"""Content words of its clause behind a figure that may say what it counts, or before "the third time"."""

NEARBY = 12
"""Words behind or before a figure among which these are looked for."""

_OF_THEM = re.compile(
    r"\s+of\s+(?:(?:them|whom|which|these|those)\b,?"
    r"|the\s+(?P<whole>[a-z]+)(?=\s+(?!(?:of|in|on|at|to)\b)[a-z]))",
    re.IGNORECASE,
)
_SAID_OF = re.compile(rf"\s+(?:{'|'.join(BE)}|have|had|has)\b", re.IGNORECASE)
_PARENT = re.compile(r"\b(?:mother|father|parents|mum|mom|dad)\s+of\s+\Z", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:number\s+of\s+(?P<things>\w+)|death\s+toll)(?:\s+(?!than\b)[a-z]+){0,3}"
    r"\s+(?:at|to|was|is|reached)\s+\Z",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:is|was|be|been|becomes?|became|marks?|marked)\s+"
    r"(?:(?:the|his|her|its|their|a)\s+|(?:\w+\s+)?\w+[’']s?\s+)\Z"
    r"|\b(?:a|as)\s+\Z",
    re.IGNORECASE,
)
"""What stands before an ordinal that counts all there have been."""
_EARLIER = re.compile(
    r"\s+(?:earlier|previous|prior)\s+\w|[^,.;:]{1,30}\bbefore(?:\s+(?:him|her|it|them|that|this)\b|[,.;])"
)
_BEFORE = frozenset(map(stem, "earlier previous prior".split()))
_CHILD, _DEAD, _TIME = stem("child"), stem("dead"), stem("time")
_WON = by_word({"win": "win victory title cup crown trophy championship triumph"}.items(), stem)
"""What is won, and the winning of it."""


def counted_things(sentence: PreparedSentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence, each with what it counts if another place of the sentence tells that; in
    English."""
    if sentence.language in KNOWN or not sentence.quantities:
        return sentence.quantities
    found = tuple(_with_things(sentence, each) for each in sentence.quantities)
    return tuple(_in_unit_before(sentence.text, *pair) for pair in zip((None, *found), found, strict=False))


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity or ordinal of a sentence as it stands there, and with what it counts."""

    sentence: PreparedSentence
    quantity: Quantity
    counting: Quantity

    @property
    def reread(self) -> bool:
        """Whether what it counts is told elsewhere in the sentence."""
        return self.quantity.unit != self.counting.unit

    @property
    def reaches(self) -> bool:
        """Whether it only says how far a figure may go: "up to 300"."""
        return small(self.quantity.span.of(self.sentence.text)).startswith("up to")

    @property
    def ranks(self) -> bool:
        """Whether it is a count that an ordinal tells."""
        return self.quantity.kind == RANK != self.counting.kind

    def agrees(self, other: Told) -> bool:
        """Whether both may be one figure."""
        if self.counting.agrees(other.counting):
            return True
        as_they_stand = self.quantity is self.counting and other.quantity is other.counting
        return not as_they_stand and self.quantity.agrees(other.quantity)

    def of_one_sort(self, other: Told) -> bool:
        """Whether both may count the same things, also where one does not tell what it counts."""
        here, there = concepts(self.counting.unit), concepts(other.counting.unit)
        if not (here and there) or here & there:
            return True
        return (self.reread and not other.reread) or (
            other.reread and not there.isdisjoint(self.sentence.concepts)
        )


def told_figures(sentence: PreparedSentence) -> tuple[Told, ...]:
    """The quantities and ordinals of a sentence, and the counts that ordinals tell."""
    found = [
        Told(sentence, *each) for each in zip(sentence.quantities, counted_things(sentence), strict=True)
    ]
    for rank in ranks(sentence.text, sentence.span):
        ranked = _ranked(sentence, rank)
        found.append(Told(sentence, rank, ranked))
        if _is_latest(sentence, ranked):
            found.append(Told(sentence, ranked, replace(ranked, kind="count")))
    found += [Told(sentence, each, each) for each in worded_shares(sentence)]
    return tuple(found)


def unsaid(sentence: PreparedSentence) -> frozenset[tuple[str, float]]:
    """Kind and value of the figures of a sentence that say nothing of what they are, each as a sum or a share
    of which the sentence has others: "20 percent instead of 21"."""
    kinds = {each.kind for each in sentence.quantities if each.kind in CURRENCIES or each.kind == "percent"}
    return frozenset(
        (kind, each.low)
        for each in sentence.quantities
        if each.kind == "count" and not each.unit
        for kind in kinds
    )


def whole(sentence: PreparedSentence, quantity: Quantity) -> frozenset[str]:
    """What a figure is a part of, as a concept: "two of the dead"; empty where that is not named."""
    counts = quantity.kind == "count"
    part = _OF_THEM.match(sentence.text, quantity.span.end, sentence.span.end) if counts else None
    named = part["whole"] if part else None
    return concepts([stem(named.lower())]) if named else frozenset()


def _with_things(sentence: PreparedSentence, quantity: Quantity) -> Quantity:
    if quantity.kind == "fraction":
        return replace(quantity, kind="percent", low=100 * quantity.low, high=100 * quantity.high)
    if quantity.kind != "count":
        return quantity
    text, begin, end = sentence.text, sentence.span.start, sentence.span.end
    place = quantity.span.end
    things: Sequence[str] = ()
    if them := _OF_THEM.match(text, place, end):
        things = [token.stem for token in _behind(sentence, them.end())]
    elif not quantity.unit:
        before = max(begin, quantity.span.start - REACH)
        toll = _TOLL.search(text, before, quantity.span.start)
        if _PARENT.search(text, before, quantity.span.start):
            things = [_CHILD]
        elif toll:
            things = [stem(toll["things"].lower()) if toll["things"] else _DEAD]
        elif _SAID_OF.match(text, place, end):
            things = [token.stem for token in _behind(sentence, place)]
    if things and not unit_of(tuple(things)):
        quantity = replace(quantity, unit=tuple(things))
    if quantity.exact and _EARLIER.match(text, place, end):
        unit = tuple(each for each in quantity.unit if each not in _BEFORE)
        return replace(quantity, low=quantity.low + 1, high=quantity.high + 1, unit=unit)
    return quantity


def _in_unit_before(text: str, before: Quantity | None, quantity: Quantity) -> Quantity:
    """A figure with the unit of the one before it: "ten years of work and five of delay"."""
    if before is None or unit_of(before.unit) is None or unit_of(quantity.unit):
        return quantity
    between = text[before.span.end : quantity.span.start].partition(" of ")
    of_each = between[1] and text.startswith(" of ", quantity.span.end)
    if not of_each or between[2].split()[-1:] != ["and"] or len(between[2].split()) > SAID:
        return quantity
    return replace(quantity, unit=(before.unit[0], *quantity.unit))


def _is_latest(sentence: PreparedSentence, rank: Quantity) -> bool:
    """Whether an ordinal tells how many of a kind there have been: "it was the third attack"."""
    begin = max(sentence.span.start, rank.span.start - REACH)
    before = _LATEST.search(sentence.text, begin, rank.span.start)
    return rank.low > 1 and before is not None and _TIME not in rank.unit


def _ranked(sentence: PreparedSentence, rank: Quantity) -> Quantity:
    things = rank.unit
    if things == (_TIME,):
        things = _acts(sentence, rank.span.start)
    won = tuple(_WON[each] for each in things if each in _WON)
    return replace(rank, unit=(*things, *won)) if won or things != rank.unit else rank


def _behind(sentence: PreparedSentence, place: int) -> list[Token]:
    """The content words of a clause behind an offset, in their order, of at most `SAID`."""
    first = bisect_left(sentence.starts, place)
    return _clause(sentence.text, place, sentence.tokens[first : first + NEARBY])


def _acts(sentence: PreparedSentence, place: int) -> tuple[str, ...]:
    """The same before an offset, the nearest first, without names: what was done so many times."""
    last = bisect_right(sentence.ends, place)
    before = sentence.tokens[max(0, last - NEARBY) : last]
    return tuple(
        token.stem
        for token in _clause(sentence.text, place, before[::-1])
        if not sentence.text[token.span.start].isupper()
    )


def _clause(text: str, place: int, tokens: Sequence[Token]) -> list[Token]:
    """The first content words, of at most `SAID`, with no mark between them and an offset."""
    found: list[Token] = []
    begin = end = place
    for token in tokens:
        between = text[end : token.span.start] + text[token.span.end : begin]
        if len(found) == SAID or not PARTING.isdisjoint(between):
            break
        begin, end = token.span.start, token.span.end
        if (token.content or token.stem in _WON) and not token.form[0].isnumeric():
            found.append(token)
    return found
