"""Makes one entity of the many spellings that the articles of a story use for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from operator import itemgetter

from index.article import Article
from index.entities.dates.values import date_value, quantity_value
from index.entities.model import (
    Annotations,
    Entity,
    EntityMention,
    EntityType,
    Mention,
    NamingDecision,
    Resolution,
)
from index.entities.resolution.appearances import Appearance, Found, appearances_of
from index.entities.resolution.decisions import decided
from index.entities.resolution.keys import facility_key, people_key
from index.entities.resolution.organisation_groups import group_organisations
from index.entities.resolution.people import group_people
from index.entities.resolution.place_groups import group_places
from index.entities.vocabulary.gazetteer import gazetteer, key_of

_SLUG = re.compile(r"[^\w]+")
Group = list[Appearance]


def resolve(
    articles: Sequence[tuple[Article, Annotations]], decisions: Sequence[NamingDecision] = ()
) -> Resolution:
    """The entities of the articles of one story (or of one article), each over all its spellings.

    The method is constrained rather than similar-is-same, for a wrong merge misleads more than a missed
    one: surnames first and given names never in conflict, acronyms and two known places never by likeness,
    nothing across types. What the user decided about names wins over all of it, the later decision over the
    earlier. The partition does not depend on the order of `articles`, whose ids must differ.
    """
    found = appearances_of(articles)
    order = {article.id: number for number, (article, _) in enumerate(articles)}
    entities: list[Entity] = []
    taken: set[str] = set()
    for kind in EntityType:
        groups = decided(kind, _grouped(kind, found), decisions, lambda one: one.surface)
        made = [_entity(kind, group, found.mentions, order) for group in groups]
        made.sort(key=lambda entity: (-len(entity.articles()), -len(entity.mentions), entity.name))
        for entity in made:
            entities.append(_with_unique_id(entity, taken))
    return Resolution(tuple(entities), tuple((article.id, annotations) for article, annotations in articles))


def named_in(
    article: Article, annotations: Annotations
) -> list[tuple[EntityType, tuple[str, ...], list[Mention]]]:
    """The entities of one article as `resolve` would make them, in the same order: type, spellings and
    mentions. Several times as fast, which counts where the articles are thousands."""
    found = appearances_of([(article, annotations)])
    named: list[tuple[EntityType, tuple[str, ...], list[Mention]]] = []
    for kind in filter(found.appearances.__contains__, EntityType):
        made: list[tuple[int, str, tuple[str, ...], list[Mention]]] = []
        for group in _grouped(kind, found):
            counts: dict[str, int] = {}
            mentions: list[Mention] = []
            for one in group:
                here = found.mentions[kind, one.article, one.surface, one.sense]
                mentions += here
                counts[one.surface] = counts.get(one.surface, 0) + len(here)
            if len(group) > 1:
                mentions.sort(key=lambda mention: mention.span.start)
            made.append((-len(mentions), _fullest(kind, counts), tuple(counts), mentions))
        made.sort(key=itemgetter(0, 1))
        named += [(kind, surfaces, mentions) for _, _, surfaces, mentions in made]
    return named


def _grouped(kind: EntityType, found: Found) -> list[Group]:
    """The appearances of one type by entity."""
    here = sorted(found.appearances.get(kind, ()), key=lambda one: (one.article, one.first, one.surface))
    if kind is EntityType.ORG:
        return group_organisations(here, found.definitions, found.country_at_home)
    if kind in (EntityType.GPE, EntityType.LOC):
        return group_places(here, found.country_at_home)
    return _GROUPERS[kind](here)


def _fullest(kind: EntityType, totals: dict[str, int]) -> str:
    """The fullest spelling, of how often each occurs."""
    if len(totals) == 1:
        return next(iter(totals))
    return min(totals, key=lambda surface: _fullness(kind, surface, totals[surface]))


def _entity(
    kind: EntityType,
    group: Group,
    mentions: dict[tuple[EntityType, str, str, str], list[Mention]],
    order: dict[str, int],
) -> Entity:
    counts: dict[str, dict[str, int]] = {}
    found: list[EntityMention] = []
    for one in group if len(group) == 1 else sorted(group, key=lambda one: order[one.article]):
        article = one.article
        here = mentions[kind, article, one.surface, one.sense]
        found += [EntityMention(article, mention.span, mention.title) for mention in here]
        by_article = counts.setdefault(one.surface, {})
        by_article[article] = by_article.get(article, 0) + len(here)
    if len(group) > 1:
        found.sort(key=lambda mention: (order[mention.article], mention.span.start))
    totals = {surface: sum(by_article.values()) for surface, by_article in counts.items()}
    name = _fullest(kind, totals)
    spellings = sorted(counts.items(), key=lambda item: (-totals[item[0]], item[0]))
    return Entity(
        id=f"{kind.value.lower()}:{_SLUG.sub('-', name.casefold()).strip('-') or 'x'}",
        name=name,
        type=kind,
        mentions=tuple(found),
        spellings=tuple((surface, tuple(by_article.items())) for surface, by_article in spellings),
    )


def _fullness(kind: EntityType, surface: str, count: int) -> tuple[bool, bool, int, int, int, str]:
    """Sorts the fullest spelling first; of equally full ones the one used most often. A place goes by its own
    name before any other it has: California, not the Golden State."""
    other = kind is EntityType.GPE and key_of(surface) not in gazetteer().first
    words = 0 if kind in (EntityType.DATE, EntityType.QUANTITY) else len(surface.split())
    shouted = surface.isupper() and len(surface) > 5
    return (shouted, other, -words, -count, -len(surface), surface)


def _with_unique_id(entity: Entity, taken: set[str]) -> Entity:
    unique, number = entity.id, 2
    while unique in taken:
        unique, number = f"{entity.id}-{number}", number + 1
    taken.add(unique)
    if unique == entity.id:
        return entity
    return Entity(unique, entity.name, entity.type, entity.mentions, entity.spellings)


def _by_key(key: Callable[[str], str]) -> Callable[[Group], list[Group]]:
    def group(appearances: Group) -> list[Group]:
        found: defaultdict[str, Group] = defaultdict(list)
        for one in appearances:
            found[key(one.surface)].append(one)
        return list(found.values())

    return group


def _group_facilities(appearances: Group) -> list[Group]:
    groups: defaultdict[tuple[str, str], Group] = defaultdict(list)
    for one in appearances:
        groups[facility_key(one.surface)].append(one)
    for name, sort in sorted(groups):
        others = [key for key in groups if key[0] == name and key[1]]
        if not sort and len(others) == 1:
            groups[others[0]].extend(groups.pop((name, sort)))
    return list(groups.values())


_GROUPERS: dict[EntityType, Callable[[Group], list[Group]]] = {
    EntityType.PERSON: group_people,
    EntityType.FAC: _group_facilities,
    EntityType.NORP: _by_key(people_key),
    EntityType.DATE: _by_key(date_value),
    EntityType.QUANTITY: _by_key(quantity_value),
}
