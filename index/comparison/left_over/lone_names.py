"""Names that one of two articles has and the other has not, nor a part or the people of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.model import DiscrepancyKind
from index.comparison.rivals.name_rivals import Name
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.model import EntityType
from index.entities.vocabulary.countries import country_of


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
    there = {mention.entity.id for facts in others for mention in facts.names}
    for number, facts in enumerate(article):
        for mention in facts.names:
            if mention.entity.type not in types or mention.entity.id in there:
                continue
            name = Name.of(facts, mention)
            known = name.said.split()[-1] if name.type is EntityType.PERSON else name.said
            if known not in text and not _is_told_of(country_of(name.said), others):
                yield LoneName(number, facts, name)


def _is_told_of(country: str, others: Sequence[SentenceFacts]) -> bool:
    """Whether an article names a country or its people; "" is none."""
    return bool(country) and any(
        country_of(facts.says(mention.span)) == country for facts in others for mention in facts.names
    )
