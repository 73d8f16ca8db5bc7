"""The values of the entity recogniser and resolver."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.article import Span


class EntityType(StrEnum):
    """What is named. GPE: countries, provinces, cities; LOC: other places; FAC: buildings, bases,
    crossings; NORP: nationalities, religions, parties."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    DATE = "DATE"
    QUANTITY = "QUANTITY"


PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
"""What may be where something happens."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, date or quantity in one article.

    The span holds the name alone: no title, no leading article, no possessive 's; none lies inside another.
    `title` is the span of the title or role before or after it ("President", "a lawmaker from …"), if any.
    """

    span: Span
    type: EntityType
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `span` is what stands between the marks. `speaker` and `said_to` are spans of mentions of the same
    article, or None; `direct` is False for scare quotes and quoted fragments of a few words that no one is
    said to say.
    """

    span: Span
    speaker: Span | None
    said_to: Span | None
    direct: bool


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """The same words as two or more articles quote them: whole or in part, worded alike or translated anew.

    `quotations` are (article id, quotation) in the order of the articles, then of the text, and come from at
    least two articles; one article has several where it interrupts the words or repeats them.
    """

    quotations: tuple[tuple[str, Quotation], ...]

    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that have these words, in order."""
        return tuple(dict.fromkeys(article for article, _ in self.quotations))


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the recogniser finds in one article; mentions and quotations in text order."""

    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention together with the id of its article."""

    article: str
    span: Span
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place, … over all its spellings in a set of articles.

    `id` is a readable key, unique in its resolution (`person:mary-smith`); `name` the fullest spelling most
    often used; `mentions` by article, then in text order. `spellings` maps surface form → article id → count.
    """

    id: str
    name: str
    type: EntityType
    mentions: tuple[EntityMention, ...]
    spellings: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]

    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that name it, in order of first mention."""
        return tuple(dict.fromkeys(mention.article for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class NamingDecision:
    """The user said that two names of one type, as spelled, are one entity (`same`), or are two."""

    type: EntityType
    first: str
    second: str
    same: bool


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a set of articles, and what each article says in quotation marks.

    `entities` are ordered by type, then by how many articles name them, then by mentions.
    `annotations` maps article id to its annotations.
    """

    entities: tuple[Entity, ...]
    annotations: tuple[tuple[str, Annotations], ...]

    def entity_at(self, article: str, span: Span) -> Entity | None:
        """The entity whose mention in `article` is exactly `span`."""
        for entity in self.entities:
            for mention in entity.mentions:
                if mention.article == article and mention.span == span:
                    return entity
        return None
