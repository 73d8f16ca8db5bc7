"""A vote that one article calls unanimous, and the other tells to have been divided, and two tallies of one
vote, wherever that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from index.article import Span
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import NUMBER_WORDS
from index.comparison.rivals.articles import Articles, earliest
from index.comparison.rivals.circumstances import other_days
from index.comparison.rivals.common_news import are_of_one_story
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.languages.word_tables import small

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


_TALLY = re.compile(
    rf"\b(?P<more>{_NUMBER}|\d{{3,4}})(?:(?:\s+votes?)?\s+to\s+|\s?[-–]\s?)(?P<less>{_NUMBER}|\d{{3,4}})\b(?![-–/.:,]\d|\s*%)",
    re.IGNORECASE,
)
_VOTING = frozenset(
    stem(word)
    for word in "vote voted voting ballot margin motion passed approved rejected adopted ratified".split()
)
ONE_HOUSE = 1.5
"""Ratio of all that voted up to which two tallies may be of one vote."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were for and how many against, the more of them first, in the sentence of that number."""

    place: int
    facts: SentenceFacts
    span: Span
    more: int
    less: int

    kind = DiscrepancyKind.NUMBER

    @property
    def votes(self) -> tuple[int, int]:
        """What it comes to."""
        return self.more, self.less


def rival_tallies(articles: Articles) -> tuple[tuple[Tally, Tally], ...]:
    """The first of the tallies of two articles of which each tells one alone, where they differ and may be of
    one vote: in a body of that size, on no other day."""
    ours = list(_tallies(articles.left))
    theirs = list(_tallies(articles.right)) if ours else []
    if not len({each.votes for each in ours}) == len({each.votes for each in theirs}) == 1:
        return ()
    sizes = sorted((sum(ours[0].votes), sum(theirs[0].votes)))
    if ours[0].votes == theirs[0].votes or sizes[1] > ONE_HOUSE * sizes[0]:
        return ()
    rivals = [
        (one, other)
        for one, other in product(ours, theirs)
        if _of_one_body(one, other) and not other_days(articles.pairing(one.place, other.place))
    ]
    return (min(rivals, key=lambda each: earliest(*each)),) if rivals else ()


def _tallies(article: Sequence[SentenceFacts]) -> Iterator[Tally]:
    for place, facts in enumerate(article):
        if _VOTING.isdisjoint(facts.sentence.stems):
            continue
        for span, more, less in facts.sentence.once(_counted):
            yield Tally(place, facts, span, more, less)


def _counted(sentence: PreparedSentence) -> list[tuple[Span, int, int]]:
    found = []
    for match in _TALLY.finditer(sentence.text, sentence.span.start, sentence.span.end):
        more, less = (int(NUMBER_WORDS.get(each, each)) for each in map(small, match.group("more", "less")))
        if more >= less > 0:
            found.append((Span(*match.span()), more, less))
    return found


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


def _of_one_body(one: Vote | Tally, other: Vote | Tally) -> bool:
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
