"""Two places in which one competitor came, wherever two articles tell them: "was third", "came home fourth",
"won silver"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.rivals.articles import Articles
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.languages.vocabulary import KNOWN
from index.languages.word_tables import small

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_PLACES = {word: place for place, word in enumerate(_ORDINALS, 1)} | {"gold": 1, "silver": 2, "bronze": 3}
_ORDINAL = "|".join(_ORDINALS)
_FINISH = re.compile(
    rf"\b(?:(?:was|were)\s+(?:only\s+)?(?P<was>{_ORDINAL})(?=\s*[,.;]|\s+(?:behind|overall|place|and|with)\b)"
    r"|(?:came|finished|ended|placed|crossed\s+the\s+line)\s+(?:(?:in|home|only|joint)\s+){0,2}"
    rf"(?P<came>{_ORDINAL})(?=\s*[,.;]|\s+(?:in|at|on|behind|ahead|overall|place|and|with|after)\b)"
    rf"|(?:took|claimed|secured)\s+(?P<took>{_ORDINAL})(?=\s+place\b)"
    r"|(?:won|took)\s+(?:the\s+)?(?P<won>silver|bronze|gold)(?=\s*[,.;]|\s+(?:in|at|medal)\b))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:\s+(?:of|from)\s+(?:the\s+)?[A-Z]\w+|\s*\([^()]{1,20}\)|,[^,.;]{1,50},|,?\s+who)?\s+"
)
"""What may stand between a name and where its bearer came."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The place in which a competitor came, told in the sentence of that number."""

    place: int
    facts: SentenceFacts
    span: Span
    came: int

    kind = DiscrepancyKind.NUMBER


def rival_finishes(articles: Articles) -> Iterator[tuple[Finish, Finish]]:
    """The places of one competitor, of which either article tells one alone, if they differ."""
    ours, theirs = _by_name(articles.left), _by_name(articles.right)
    for name in sorted(ours.keys() & theirs.keys()):
        here, there = ({each.came for each in side[name]} for side in (ours, theirs))
        if len(here) == len(there) == 1 and here != there:
            yield ours[name][0], theirs[name][0]


def _by_name(article: Sequence[SentenceFacts]) -> dict[str, list[Finish]]:
    found: dict[str, list[Finish]] = {}
    for number, facts in enumerate(article):
        told = facts.sentence.once(_finishes)
        for name in facts.names if told and not any(map(_past, facts.times)) else ():
            for span, came in told:
                if name.span.end <= span.start and _BETWEEN.fullmatch(
                    facts.article.text, name.span.end, span.start
                ):
                    found.setdefault(name.entity.id, []).append(Finish(number, facts, span, came))
    return found


def _past(point: TimePoint) -> bool:
    """Whether a date is of a year that is named, as that of an earlier competition."""
    return point.year is not None or "year" in (point.relative or "")


def _finishes(sentence: PreparedSentence) -> tuple[tuple[Span, int], ...]:
    """Where a sentence tells a place, and which."""
    if sentence.language in KNOWN or _PLACES.keys().isdisjoint([token.form for token in sentence.tokens]):
        return ()
    return tuple(
        (Span(*match.span()), _PLACES[small(match[match.lastgroup or ""])])
        for match in _FINISH.finditer(sentence.text, sentence.span.start, sentence.span.end)
    )
