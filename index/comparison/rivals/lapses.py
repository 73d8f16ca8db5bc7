"""How long before or after something else an act was, where two sentences tell that in units of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Span
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.tokens import NUMBER_WORDS
from index.comparison.rivals.circumstances import NEAR_VERBATIM
from index.comparison.rivals.expressions import fill_one_place
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.languages.vocabulary import KNOWN
from index.languages.word_tables import small

ROUNDED = 0.25
"""How far off a length of time may be that is told in another unit: "a month" for five weeks."""

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_ONE = frozenset(("a", "an"))
_WAYS = {"before": "before", "earlier": "before", "after": "after", "later": "after", "ago": "ago"}
_LAPSE = re.compile(
    rf"\b(?P<number>an?|\d{{1,3}}|{'|'.join(NUMBER_WORDS)})\s+(?P<unit>{'|'.join(_DAYS)})s?\s+(?P<way>{'|'.join(_WAYS)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Lapse:
    """A length of time; `number` and `unit` as they are written, `way` is "before", "after" or "ago"."""

    span: Span
    number: str
    unit: str
    way: str

    @property
    def days(self) -> float:
        count = "1" if self.number in _ONE else NUMBER_WORDS.get(self.number, self.number)
        return float(count) * _DAYS[self.unit]

    def counts_with(self, other: _Lapse) -> bool:
        """Whether both are numbers of one unit, which are held against each other as such."""
        return self.unit == other.unit and _ONE.isdisjoint((self.number, other.number))

    def agrees(self, other: _Lapse) -> bool:
        shorter, longer = sorted((self.days, other.days))
        return shorter >= (1 - ROUNDED) * longer


def lapse_rivals(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """The only lengths of time of two like sentences, in one place, if they differ."""
    if pairing.score < NEAR_VERBATIM:
        return
    ours = pairing.left.sentence.once(_lapses)
    theirs = pairing.right.sentence.once(_lapses) if ours else []
    if len(ours) != 1 or len(theirs) != 1:
        return
    left, right = ours[0], theirs[0]
    if left.way != right.way or left.counts_with(right) or left.agrees(right):
        return
    if _told(left, pairing.group_right) or _told(right, pairing.group_left):
        return
    if fill_one_place(pairing, left.span, right.span):
        yield left.span, right.span


def _told(lapse: _Lapse, others: tuple[SentenceFacts, ...]) -> bool:
    return any(lapse.agrees(each) for facts in others for each in facts.sentence.once(_lapses))


def _lapses(sentence: PreparedSentence) -> list[_Lapse]:
    if sentence.language in KNOWN or _WAYS.keys().isdisjoint([token.form for token in sentence.tokens]):
        return []
    return [
        _Lapse(Span(*match.span()), small(match["number"]), small(match["unit"]), _WAYS[small(match["way"])])
        for match in _LAPSE.finditer(sentence.text, sentence.span.start, sentence.span.end)
    ]
