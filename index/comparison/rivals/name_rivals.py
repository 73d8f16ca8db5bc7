"""Whether two names that only one article each has are rivals: told of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import Token
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import NamedMention, SentenceFacts, stems_around
from index.entities.model import Entity, EntityType
from index.entities.vocabulary.countries import country_of

ANOTHER = 0.45
"""Score of a link from which two people in the same place are rival accounts; below it, on 16 independent
events, all were two statements about two people."""

REORDERED = 0.58
"""Score of a link from which the only person named on either side alone may be rivals wherever they stand."""

SAME_OFFICE, ONE_OFFICE = 2, 0.5
"""Words that may stand beside two people in the same office, and score from which they are rivals then."""

_REPORTING = frozenset(map(stem, "say tell announce tweet add state".split()))
_PREPOSITIONS = frozenset("in at to of from for near into".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence, with the words around it."""

    span: Span
    entity: Entity
    tokens: Sequence[Token]
    """Those of the sentence."""
    first: int
    """The number of its first word in the sentence."""
    parts: Sequence[Token]
    """Its words."""
    said: str
    """As it stands in the text, on one line."""
    country: str
    """The code of the country that it stands for, as that of its people; "" for none."""

    @classmethod
    def of(cls, facts: SentenceFacts, mention: NamedMention) -> Name:
        """The name of a mention."""
        first, end = facts.token_range(mention.span)
        said = facts.says(mention.span)
        parts = facts.tokens[first:end]
        return cls(mention.span, mention.entity, facts.tokens, first, parts, said, country_of(said))

    @property
    def type(self) -> EntityType:
        """What kind of thing it names."""
        return self.entity.type

    @property
    def beside(self) -> frozenset[str]:
        """The stems of the four content words before and behind it."""
        return frozenset(stems_around(self.tokens, self.first, self.first + len(self.parts), 4))

    @property
    def reports(self) -> bool:
        """Whether the word right behind it tells that it says something."""
        following = self.tokens[self.first + len(self.parts) :][:1]
        return any(token.stem in _REPORTING for token in following)

    @property
    def behind_preposition(self) -> bool:
        """Whether the word right before it says where."""
        return self.first > 0 and self.tokens[self.first - 1].form in _PREPOSITIONS


def names_of(facts: SentenceFacts) -> Sequence[Name]:
    """The names of a sentence."""
    return facts.once(_names)


def _names(facts: SentenceFacts) -> Sequence[Name]:
    return [Name.of(facts, mention) for mention in facts.names]


def rival_bodies(pairing: Pairing, left: Name, right: Name) -> bool:
    """Whether two bodies of one sort (see `one_sort`), the only ones, are told of the same thing."""
    return _reordered(pairing, left, right, ONE_OFFICE)


def rival_people(pairing: Pairing, left: Name, right: Name, distance: int | None) -> bool:
    """Whether two people, the only ones, that do not fill the same place are still told of the same thing.

    `distance`: the other words beside them, None where something that corresponds stands between them.
    """
    return (
        (distance is None and _reordered(pairing, left, right, REORDERED))
        or (distance != 0 and _namesakes(pairing, left, right))
        or (distance == SAME_OFFICE and _one_office(pairing, left, right))
    )


def one_sort(left: Name, right: Name) -> bool:
    """Whether two bodies are named as two of one sort: the Farmers' Party, the Green Party."""
    return len(left.parts) == len(right.parts) > 1 and any(
        one.stem == other.stem for one, other in zip(left.parts, right.parts, strict=True)
    )


def _reordered(pairing: Pairing, left: Name, right: Name, surely: float) -> bool:
    """Whether two full names that stand in different places have the same words beside them."""
    full = min(len(left.parts), len(right.parts)) >= 2
    return full and pairing.score >= surely and len(left.beside & right.beside) >= 2


def _namesakes(pairing: Pairing, left: Name, right: Name) -> bool:
    """Whether two full names have the surname alone in common."""
    ours, theirs = left.parts, right.parts
    return pairing.score >= ANOTHER and len(ours) == len(theirs) > 1 and ours[-1].stem == theirs[-1].stem


def _one_office(pairing: Pairing, left: Name, right: Name) -> bool:
    """Whether the same word says right before two names who they are: "inspector Hugo Lamm"."""
    if not (left.first and right.first) or pairing.score < ONE_OFFICE:
        return False
    ours, theirs = left.tokens[left.first - 1], right.tokens[right.first - 1]
    return ours.content and ours.stem == theirs.stem


def rival_places(pairing: Pairing, left: Name, right: Name) -> bool:
    """Whether two places are told of the same thing, behind one preposition of one word: "a trip to Brazil",
    "a trip to Chile"."""
    i, j = left.first - 1, right.first - 1
    if not left.type is right.type is EntityType.GPE or pairing.score < ANOTHER or min(i, j) < 1:
        return False
    ours, theirs = left.tokens, right.tokens
    if ours[i].content or ours[i].form != theirs[j].form or ours[i].form == "and":
        return False
    return ours[i - 1].content and (i - 1, j - 1) in pairing.correspondence
