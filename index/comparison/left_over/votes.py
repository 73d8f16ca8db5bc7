"""A vote that one article calls unanimous, and the other tells to have been divided, wherever that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.rivals.articles import Articles, earliest
from index.comparison.rivals.common_news import are_of_one_story
from index.comparison.rivals.evidence import SentenceFacts

_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_VOTERS = r"(?:judges?|justices|jurors|members|councillors|commissioners|directors|arbitrators)"
_UNANIMOUS = re.compile(
    r"\b(?<!not )(?<!nearly )(?<!almost )(?<! to )"
    r"(?:unanimously|unanimous (?:verdict|decision|ruling|vote|opinion)|(?:was|were|is) unanimous)\b",
    re.IGNORECASE,
)
_DIVIDED = re.compile(
    rf"\b(?:by )?{_NUMBER} votes? to (?!none|zero|0\b){_NUMBER}\b"
    rf"|\b{_NUMBER} of (?:the|its|their) {_NUMBER} {_VOTERS}\b"
    r"|\bdissent(?:ed|ing|s)?\b|\bmajority verdict\b"
    rf"|\b(?:voted|split|divided) {_NUMBER}[-–](?!0\b){_NUMBER}\b"
    rf"|\b{_NUMBER}[-–](?!0\b){_NUMBER} (?:vote|decision|ruling)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:fail|failed|must|need|needs|needed|require|requires|required|if|unless)\b", re.IGNORECASE
)
"""What leaves open before it how a vote goes: "failed to reach a unanimous verdict"."""

REACH = 40
"""Characters before what is told of a vote among which such a word is looked for."""

_BODIES = re.compile(
    r"\b(?:jury|jurors?|court|judges?|justices|panel|senate|senators|house|council|board|committee|parliament|"
    r"commission|assembly|lawmakers)\b",
    re.IGNORECASE,
)
_ONE_BODY = {
    "juror": "jury",
    "jurors": "jury",
    "judge": "court",
    "judges": "court",
    "justices": "court",
    "senators": "senate",
}


@dataclass(frozen=True, slots=True)
class Vote:
    """What a sentence tells of how a vote went, and the number of the sentence."""

    place: int
    facts: SentenceFacts
    span: Span
    unanimous: bool

    kind = DiscrepancyKind.CLAIM


def rival_votes(articles: Articles) -> tuple[tuple[Vote, Vote], ...]:
    """The first of what two articles tell of a vote, where one has it as unanimous alone, and one as divided
    alone; nothing where they name other bodies, or have too little in common to tell of one vote."""
    if not are_of_one_story(articles):
        return ()
    if not any("unanimous" in facts.sentence.folded for facts in (*articles.left, *articles.right)):
        return ()
    ours, theirs = list(_votes(articles.left)), list(_votes(articles.right))
    known = {each.unanimous for each in ours}, {each.unanimous for each in theirs}
    if not (len(known[0]) == len(known[1]) == 1) or known[0] == known[1]:
        return ()
    rivals = [(one, other) for one in ours for other in theirs if _of_one_body(one, other)]
    return (min(rivals, key=lambda each: earliest(*each)),) if rivals else ()


def _of_one_body(one: Vote, other: Vote) -> bool:
    ours, theirs = one.facts.sentence.once(_bodies), other.facts.sentence.once(_bodies)
    return not (ours and theirs) or not ours.isdisjoint(theirs)


def _votes(article: Sequence[SentenceFacts]) -> Iterator[Vote]:
    for place, facts in enumerate(article):
        for span, unanimous in facts.sentence.once(_told):
            yield Vote(place, facts, span, unanimous)


def _told(sentence: PreparedSentence) -> list[tuple[Span, bool]]:
    text, (start, end) = sentence.text, (sentence.span.start, sentence.span.end)
    return [
        (Span(*match.span()), pattern is _UNANIMOUS)
        for pattern in (_UNANIMOUS, _DIVIDED)
        for match in pattern.finditer(text, start, end)
        if not _OPEN.search(text, max(start, match.start() - REACH), match.start())
    ]


def _bodies(sentence: PreparedSentence) -> frozenset[str]:
    found = _BODIES.findall(sentence.text, sentence.span.start, sentence.span.end)
    return frozenset(_ONE_BODY.get(word.lower(), word.lower()) for word in found)
