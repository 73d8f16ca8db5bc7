"""Shares of one whole told in two ways that cannot both be right: most, a third, 40 percent, two of nine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from index.article import Span
from index.comparison.model import Strength
from index.comparison.reading.beside_numbers import unit_after
from index.comparison.reading.concepts import concepts
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.quantities import Quantity, meet
from index.comparison.reading.tokens import NUMBER_WORDS, PARTING
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.languages.unspaced import MOST
from index.languages.vocabulary import KNOWN, UNSPACED, vocabulary
from index.languages.word_tables import small

ALIKE = 0.6
"""Part of the words said of the parts, of the side with fewer, that must be the same."""

ROUGH = 0.15
"""How far off a share may be that is told another way: "half" for four of nine."""

TRANSLATED = 0.4
"""The same in two languages, which share names and what is counted."""

SAID = 6
"""Content words behind what a share is taken of among which is looked for what is said of it."""

_PEOPLE = r"(?:people|men|women|children|[a-z]{3,}(?<![sui])s)\b"
"""Words in the plural: "most residents", not "most serious"."""
_ENGLISH = (
    (r"(?:nearly|almost|virtually)\s+all(?=\s+(?:of|the|its|their)\b)", (0.85, 1.0)),
    (r"(?<!nearly\s)(?<!almost\s)(?<!virtually\s)all(?=\s+of\s+(?:the|its|their)\b)", (1.0, 1.0)),
    (
        r"(?:the|a)\s+(?:vast|large|overwhelming|great)\s+majority(?=\s+of\b)|the\s+bulk(?=\s+of\b)",
        (0.6, 1.0),
    ),
    (rf"(?<!the\s)most(?=\s+(?:of\b|{_PEOPLE}))|(?:the|a)\s+(?:\w+\s+)?majority(?=\s+of\b)", (0.5, 1.0)),
    (r"(?:the|a)\s+(?:\w+\s+)?minority(?=\s+of\b)", (0.0, 0.5)),
)
"""Words for a share, with what it lies between."""

_ANY = frozenset("1 all bulk every majority minority most one out".split())
"""Words without which no sentence has such a share."""
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})"
_RATIO = re.compile(
    rf"\b(?P<part>{_NUMBER})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<whole>{_NUMBER})\b", re.IGNORECASE
)
_OF_PERCENT = re.compile(r"\s+of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Share:
    """A share from 0 to 1; `told` is in which way, `thing` what it is taken of, `said` what is said of it."""

    span: Span
    low: float
    high: float
    told: str
    thing: frozenset[str]
    said: frozenset[str]


def share_rivals(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """The shares told in two ways, of the same and of which the same is said, that exclude each other; two
    figures of one kind are held against each other elsewhere."""
    if pairing.strength is not Strength.STRONG or pairing.doubtful:
        return
    ours = pairing.left.sentence.once(_shares)
    theirs = pairing.right.sentence.once(_shares) if ours else []
    if not theirs or pairing.left.denies is not pairing.right.denies:
        return
    alike = TRANSLATED if pairing.in_two_languages else ALIKE
    for left in ours:
        for right in theirs:
            if left.told == right.told or _agree(left, right) or not _of_the_same(left, right, alike):
                continue
            known = any(_agree(left, each) for each in _all(pairing.group_right))
            if not known and not any(_agree(right, each) for each in _all(pairing.group_left)):
                yield left.span, right.span


def worded_shares(sentence: PreparedSentence) -> Sequence[Quantity]:
    """The shares that a sentence tells in words alone, as percentages: "most residents"."""
    return tuple(
        Quantity(
            span,
            100 * low,
            100 * high,
            False,
            "percent",
            unit_after(sentence.text, span.end, sentence.span.end),
            frozenset(),
        )
        for span, low, high, told in _in_words(sentence)
        if told == "words"
    )


def _all(group: tuple[SentenceFacts, ...]) -> Iterator[_Share]:
    for facts in group:
        yield from facts.sentence.once(_shares)


def _agree(one: _Share, other: _Share) -> bool:
    return meet((one.low, one.high), (other.low, other.high), ROUGH)


def _of_the_same(left: _Share, right: _Share, alike: float) -> bool:
    both = left.said & right.said
    least = min(len(left.said), len(right.said))
    return bool(left.thing & right.thing) and least > 0 and len(both) >= alike * least


def _shares(sentence: PreparedSentence) -> list[_Share]:
    found = []
    for quantity in sentence.quantities:
        scale = {"fraction": 1.0, "percent": 0.01}.get(quantity.kind)
        if scale is None or (quantity.kind == "percent" and not _is_of(sentence, quantity.span)):
            continue
        found.append((quantity.span, scale * quantity.low, scale * quantity.high, quantity.kind))
    for part, whole in pairwise(sentence.quantities):
        if part.part and part.kind == whole.kind == "count" and 0 <= part.low <= whole.low and whole.exact:
            span = Span(part.span.start, whole.span.end)
            found.append((span, part.low / whole.low, part.high / whole.low, "part"))
    found += _in_words(sentence)
    return [_Share(*each, *_said_of(sentence, each[0])) for each in found]


def _is_of(sentence: PreparedSentence, span: Span) -> bool:
    """Whether a percentage is one of something: "40 percent of the houses", not "rose 40 percent"."""
    return sentence.language in KNOWN or _OF_PERCENT.match(sentence.text, span.end) is not None


def _in_words(sentence: PreparedSentence) -> Iterator[tuple[Span, float, float, str]]:
    text, begin, end = sentence.text, sentence.span.start, sentence.span.end
    english = sentence.language not in KNOWN
    if english and _ANY.isdisjoint([token.form for token in sentence.tokens]):
        return
    for pattern, (low, high) in _portions(sentence.language):
        for match in pattern.finditer(text, begin, end):
            yield Span(*match.span()), low, high, "words"
    for match in _RATIO.finditer(text, begin, end) if english and sentence.quantities else ():
        part, whole = (
            float(NUMBER_WORDS.get(word, word)) for word in map(small, match.group("part", "whole"))
        )
        if 0 < part < whole:
            yield Span(*match.span()), part / whole, part / whole, "ratio"


@cache
def _portions(language: str) -> tuple[tuple[re.Pattern[str], tuple[float, float]], ...]:
    if language in UNSPACED:
        return ((re.compile(MOST), (0.5, 1.0)),)
    known = ((vocabulary(language).most, (0.5, 1.0)),) if language in KNOWN else _ENGLISH
    return tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), share) for words, share in known)


def _said_of(sentence: PreparedSentence, span: Span) -> tuple[frozenset[str], frozenset[str]]:
    """What a share is taken of, and what is said of it in its clause, as concepts."""
    stems: list[str] = []
    place = span.end
    for token in sentence.tokens:
        if token.span.start < span.end:
            continue
        if not PARTING.isdisjoint(sentence.text[place : token.span.start]) or len(stems) > SAID:
            break
        place = token.span.end
        if token.content and not token.form[0].isnumeric():
            stems.append(token.stem)
    return concepts(stems[:1]), concepts(stems[1:])
