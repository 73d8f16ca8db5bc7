"""Names that one of two articles has and the other has not, nor a part or the people of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.model import DiscrepancyKind
from index.comparison.rivals.name_rivals import Name, names_of
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.model import EntityType


@dataclass(frozen=True, slots=True)
class LoneName:
    """A name that one article has alone, or its sentence of its sort, and the number of the sentence."""

    place: int
    facts: SentenceFacts
    name: Name

    kind = DiscrepancyKind.NAME

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.name.span

    @property
    def before(self) -> str:
        """The word right before it; "" where it begins its sentence."""
        return self.facts.tokens[self.name.first - 1].form if self.name.first else ""


def lone_names(
    article: Sequence[SentenceFacts], others: Sequence[SentenceFacts], types: Collection[EntityType]
) -> Iterator[LoneName]:
    """The names of these types that an article has alone: of a person the other one has not even the last
    word, of a country not its people."""
    text = others[0].article.text
    there = frozenset[str]().union(*[facts.named for facts in others])
    countries = {name.country for facts in others for name in names_of(facts)} - {""}
    for number, facts in enumerate(article):
        if facts.named <= there:
            continue
        for name in names_of(facts):
            if name.type not in types or name.entity.id in there or name.country in countries:
                continue
            known = name.said.split()[-1] if name.type is EntityType.PERSON else name.said
            if known not in text:
                yield LoneName(number, facts, name)
