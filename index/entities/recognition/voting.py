"""Lets a second recogniser have a vote on the names that the rules leave in doubt, and on no others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.article import Span
from index.entities.model import EntityType

VOTED = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
"""The types that a vote counts for; the rest are matters of form, or of lists that know better."""

_ARTICLES = ("The ", "the ", "A ", "a ", "An ", "an ")
_GOES_ON = re.compile(r"\s(?:of|for|at)\s")
_LONGEST = 8
"""Words of the longest name that a vote may lengthen a name to."""


@dataclass(frozen=True, slots=True)
class VotedSpan:
    """What a second recogniser takes for a name, and of which type."""

    span: Span
    type: EntityType


Vote = Callable[[str], Iterable[VotedSpan]]
"""Gives the names that a second recogniser finds in a text, spans of it in any order."""


class Ballots:
    """The votes on the names of one article.

    A type needs a vote and a word of the article that speaks for it: statistical models find names better
    than they type them. A model that types one name in two ways has no say on it.
    """

    def __init__(self, text: str, voted: Iterable[VotedSpan]) -> None:
        self._text = text
        self._at: dict[Span, EntityType] = {}
        self._starting: dict[int, Span] = {}
        kinds: defaultdict[str, set[EntityType]] = defaultdict(set)
        for one in voted:
            span = _bare(text, one.span)
            kinds[span.of(text)].add(one.type)
            if one.type in VOTED:
                self._at[span] = one.type
                self._starting[span.start] = span
        self._spans = sorted(self._at)
        self._torn = {name for name, several in kinds.items() if len(several) > 1}

    def settle(
        self, span: Span, kind: EntityType | None, leaning: Counter[EntityType] | None
    ) -> EntityType | None:
        """The type of a name after the vote, None for no name.

        `kind` is what the rules say, `leaning` how much the article's words speak for each type (None where
        the name is not in doubt). A vote adds a name that the rules left out, or says what a name of several
        words is that the rules called a person for want of anything better; a person for whom no word speaks
        needs a vote for some name in that place.
        """
        if leaning is None:
            return kind
        voted, name = self._at.get(span), span.of(self._text)
        by_default = kind is EntityType.PERSON and leaning[EntityType.PERSON] <= 0
        if voted is None:
            unsaid = not any(count > 0 for count in leaning.values())
            return None if by_default and unsaid and not self._touched(span) else kind
        if leaning[voted] <= 0 or name in self._torn:
            return kind
        return voted if kind is None or (by_default and " " in name) else kind

    def _touched(self, span: Span) -> bool:
        """Whether a voted name shares a word with `span`."""
        place = bisect_left(self._spans, span)
        return any(one.overlaps(span) for one in self._spans[max(0, place - 1) : place + 1])

    def whole(self, span: Span, kind: EntityType) -> Span:
        """The longer name of an organisation that is voted to go on after a preposition: `University of
        Riverton at Milford` where the rules stop before `at`."""
        longer = self._starting.get(span.start)
        if kind is not EntityType.ORG or longer is None or self._at[longer] is not kind:
            return span
        words = longer.of(self._text).split()
        if len(words) > _LONGEST or not words[-1][0].isupper():
            return span
        goes_on = _GOES_ON.match(self._text, span.end, longer.end)
        return longer if goes_on else span


def _bare(text: str, span: Span) -> Span:
    """The span without leading article, possessive and blanks."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    for article in _ARTICLES:
        if text.startswith(article, start, end):
            start += len(article)
            break
    while start < end and text[end - 1].isspace():
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Span(start, max(start, end))
