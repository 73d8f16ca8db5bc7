"""Names that three articles spell, to list and to find."""

from __future__ import annotations

from index.article import Span
from index.entities.model import Entity, EntityMention, EntityType


def entity(name: str, kind: EntityType, forms: dict[str, dict[str, int]], start: int = 0) -> Entity:
    """A name with how often each article has each of its spellings, all at one place."""
    mentions = tuple(
        EntityMention(key, Span(start, start + len(form)))
        for form, counts in forms.items()
        for key, count in counts.items()
        for _ in range(count)
    )
    spelled = tuple((form, tuple(counts.items())) for form, counts in forms.items())
    return Entity(f"{kind.value.lower()}:{name.lower()}", name, kind, mentions, spelled)


KHAKIMOV = entity(
    "Rustam Khakimov",
    EntityType.PERSON,
    {"Rustam Khakimov": {"a": 1}, "Khakimov": {"a": 2, "b": 1}, "Hakimov": {"c": 3}},
)
VARZAN = entity("Varzan", EntityType.GPE, {"Varzan": {"a": 12, "b": 1}}, 40)
