"""Who did to whom what cannot be done by both, in whatever words: "Ostmark will pay compensation to Varna",
"Varna is to compensate Ostmark"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from index.article import Span
from index.comparison.claims.matters import stems_of
from index.comparison.claims.roles import participants, roles, verbs
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.opposites import negates
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.rivals.articles import Articles, earliest
from index.comparison.rivals.circumstances import other_days
from index.comparison.rivals.common_news import are_told_together
from index.comparison.rivals.sentence_facts import SentenceFacts

_DEEDS = (
    "beat defeat thrash overcome outplay",
    "pay compensate reimburse refund",
    "buy acquire purchase",
    "sue",
    "kill murder shoot stab",
    "arrest detain",
    "free release liberate",
    "rescue save",
    "replace succeed",
    "hire recruit",
)
_DEED_OF = {stem: number for number, words in enumerate(_DEEDS) for stem in stems_of(words)}
_LOSE = frozenset(stems_of("lose"))
_KNOWN = _LOSE.union(_DEED_OF)
_BEATING = 0
"""What was done to who lost."""

_NOT_SO = frozenset("could may might would should if hope hoped want wanted try tried almost nearly".split())
"""What stands before a deed that nobody says was done, or will be."""

_NO_OBJECTS = frozenset("in at on near after during before by of from with over".split())
"""What stands before a name to which nothing is done."""

BEFORE = 4
"""Words before a verb among which it is denied or in doubt."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What one did to another in the sentence of that number."""

    place: int
    facts: SentenceFacts
    doer: str
    span: Span

    kind = DiscrepancyKind.CLAIM


Deeds = Mapping[tuple[int, tuple[str, ...]], Sequence[Deed]]


def rival_doers(articles: Articles) -> Iterator[tuple[Deed, Deed]]:
    """What one of two did to the other in one article and the other to him in the other one, where each tells
    of it always so."""
    if not are_told_together(articles):
        return
    here, there = _deeds(articles.left), _deeds(articles.right)
    for deed in sorted(here.keys() & there.keys()):
        doers = {each.doer for each in here[deed]}, {each.doer for each in there[deed]}
        if len(doers[0]) > 1 or len(doers[1]) > 1 or doers[0] == doers[1]:
            continue
        pairs = list(product(here[deed], there[deed]))
        if not any(other_days(articles.pairing(one.place, other.place)) for one, other in pairs):
            yield min(pairs, key=lambda each: earliest(*each))


def _deeds(article: Sequence[SentenceFacts]) -> Deeds:
    """What an article tells one to have done to another, by what it is and the two."""
    found: dict[tuple[int, tuple[str, ...]], list[Deed]] = {}
    for place, facts in enumerate(article):
        deeds = facts.sentence.once(_verbs)
        who = _named(facts) if deeds else {}
        for verb, deed in deeds:
            told = roles(facts, verb, who, frozenset(who.values()))
            if told is None or _in_doubt(facts, verb):
                continue
            one, other = told[0], told[1][0]
            if who[one] == who[other] or not _done_to(facts, verb, one, other):
                continue
            doer = other if facts.tokens[verb].stem in _LOSE else one
            first, last = sorted((one, other))
            span = Span(facts.tokens[first].span.start, facts.tokens[last].span.end)
            pair = tuple(sorted((who[one], who[other])))
            found.setdefault((deed, pair), []).append(Deed(place, facts, who[doer], span))
    return found


def _named(facts: SentenceFacts) -> dict[int, str]:
    """The last token of each name, and of each other word with a capital, with what tells it from others."""
    text, tokens = facts.article.text, facts.tokens
    return {
        index: who
        for index, who in facts.once(participants).items()
        if text[tokens[index].span.start].isupper()
    }


def _verbs(sentence: PreparedSentence) -> list[tuple[int, int]]:
    """The verbs of a sentence that tell of a deed, with its number."""
    stems = [token.stem for token in sentence.tokens]
    if _KNOWN.isdisjoint(stems):
        return []
    return [
        (index, _DEED_OF.get(stems[index], _BEATING)) for index in verbs(sentence) if stems[index] in _KNOWN
    ]


def _in_doubt(facts: SentenceFacts, verb: int) -> bool:
    tokens = facts.tokens
    return any(
        tokens[index].form in _NOT_SO or negates(tokens, index)
        for index in range(max(0, verb - BEFORE), verb)
    )


def _done_to(facts: SentenceFacts, verb: int, one: int, other: int) -> bool:
    """Whether a name behind a verb is that of its object: behind no preposition, but "to" for who wins."""
    behind = max(one, other)
    text, tokens = facts.article.text, facts.tokens
    first = behind
    while first > verb + 1 and text[tokens[first - 1].span.start].isupper():
        first -= 1
    before = tokens[first - 1].form
    if tokens[verb].stem in _LOSE:
        return before == "to"
    return one > other or before not in _NO_OBJECTS
