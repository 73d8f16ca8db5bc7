"""A spelling in an article, with what stands around it there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.article import Article, Span
from index.entities.model import Annotations, EntityType, Mention
from index.entities.resolution.keys import people_key, place_key
from index.entities.vocabulary.countries import country_around, country_of
from index.entities.vocabulary.gender import gender
from index.entities.vocabulary.lexicon import STATES, SUFFIXES

_KIN = frozenset(
    """husband wife son daughter brother sister father mother uncle aunt cousin nephew niece grandson
    grandfather grandmother granddaughter friend boyfriend girlfriend partner child""".split()
)
_OFFICES = {
    "president": "president", "governor": "governor", "gov.": "governor", "senator": "senator",
    "sen.": "senator", "representative": "representative", "rep.": "representative",
    "congressman": "representative", "congresswoman": "representative", "mayor": "mayor", "judge": "judge",
    "justice": "judge", "king": "king", "queen": "queen", "pope": "pope", "chancellor": "chancellor",
    "general": "general", "gen.": "general", "sheriff": "sheriff", "ambassador": "ambassador",
}  # fmt: skip
_NATIONAL = (EntityType.GPE, EntityType.NORP)
_PARTIES = {"republican": "US", "democrat": "US", "tory": "GB"}
"""The country of the parties that are called so without it."""
_STATE_NAMES = frozenset(STATES.values())
_REGION = re.compile(r"[A-Z]{2}(?:-[A-Z]{2})?\Z")
_COUPLED = (" and ", " & ")
_POSSESSIVE = re.compile(r"\A(?:['’]s?)?\s\Z")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A spelling in an article, and where it first stands there.

    `sense` tells apart what one article spells alike and cannot be one: Mr. and Mrs. of a surname. `titles`
    are the words of the titles beside it in lower case; `country` the code of the one country whose it is
    said to be ("Latvia's", "Latvian"), for a city that of the country or state behind it, or empty.
    `family` is the surname that a given name shares with the name behind it: Carver of John in "John and Mary
    Carver".
    """

    article: str
    surface: str
    first: int
    sense: str
    titles: frozenset[str]
    country: str = ""
    family: str = ""

    def gender(self) -> str:
        """ "he" or "she" where the titles say so, else empty."""
        return gender_of(self.titles) if self.titles else ""

    def addressed(self) -> bool:
        """Whether it has a title that goes with a surname, not one of the family's that goes with a first
        name."""
        return bool(self.titles) and self.titles.isdisjoint(_KIN)

    def offices(self) -> frozenset[str]:
        """The offices among the titles that one has one of at a time."""
        return frozenset(_OFFICES[word] for word in self.titles if word in _OFFICES)


Spelling = tuple[EntityType, str]
"""A type of names, and one as it is written."""

Definition = tuple[str, str, str]
"""Article, long name and the short one that stands in parentheses behind it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The appearances of each type, the mentions that each stands for, and the short forms defined."""

    appearances: dict[EntityType, list[Appearance]]
    mentions: dict[tuple[EntityType, str, str, str], list[Mention]]
    definitions: frozenset[Definition]

    def country_at_home(self, article: str) -> str:
        """The code of the country of which an article has the most names, its people and divisions counted;
        empty where none is ahead."""
        counts: Counter[str] = Counter()
        for (kind, key, surface, _), found in self.mentions.items():
            if key == article and kind in _NATIONAL:
                country = country_around(surface) or _PARTIES.get(people_key(surface), "")
                if country:
                    counts[country] += len(found)
        ahead = counts.most_common(2)
        if not ahead or (len(ahead) == 2 and ahead[0][1] == ahead[1][1]):
            return ""
        return ahead[0][0]


@lru_cache(maxsize=4096)
def gender_of(titles: frozenset[str], given: str = "") -> str:
    """ "he" or "she" where title words in lower case say so without contradiction, or else the given name as
    written; empty where nothing tells."""
    told = {gender("", word) for word in titles} - {""}
    return told.pop() if len(told) == 1 else "" if told else gender(given, "")


def appearances_of(articles: Sequence[tuple[Article, Annotations]]) -> Found:
    """What `articles` name, spelling by spelling; in the order of the articles and of their texts."""
    made: defaultdict[EntityType, list[Appearance]] = defaultdict(list)
    mentions: dict[tuple[EntityType, str, str, str], list[Mention]] = {}
    definitions: set[Definition] = set()
    for article, recognised in articles:
        text = article.text
        here: defaultdict[Spelling, list[Mention]] = defaultdict(list)
        for mention in recognised.mentions:
            here[mention.type, _surface(text, mention)].append(mention)
        countries = _countries(text, recognised.mentions)
        families = _families(text, recognised.mentions)
        definitions.update((article.id, *pair) for pair in _defined(text, recognised.mentions))
        for (kind, surface), found in here.items():
            person = kind is EntityType.PERSON
            country = countries.get((kind, surface), "")
            family = families.get(surface, "") if person else ""
            for sense, part in _senses(text, found) if person else [("", found)]:
                titles = [mention.title for mention in part if person and mention.title]
                words = frozenset(word for title in titles for word in _words(text, title))
                first = part[0].span.start
                made[kind].append(Appearance(article.id, surface, first, sense, words, country, family))
                mentions[kind, article.id, surface, sense] = part
    return Found(dict(made), mentions, frozenset(definitions))


def _surface(text: str, mention: Mention) -> str:
    """A mention as it stands in the text, on one line."""
    surface = mention.span.of(text)
    return surface if surface.isalnum() else " ".join(surface.split())


def _defined(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """The long names of organisations that have a short one in parentheses behind them, each with it."""
    for before, mention in pairwise(mentions):
        if (
            before.type is mention.type is EntityType.ORG
            and text[before.span.end : mention.span.start] == " ("
            and text.startswith(")", mention.span.end)
        ):
            yield _surface(text, before), _surface(text, mention)


def _countries(text: str, mentions: Sequence[Mention]) -> dict[Spelling, str]:
    """Whose each organisation is said to be, and of which country or state each city, where that is one."""
    told: defaultdict[Spelling, set[str]] = defaultdict(set)
    for before, mention in pairwise(mentions):
        gap = text[before.span.end : min(mention.span.start, before.span.end + 4)]
        if mention.type is EntityType.ORG and before.type in _NATIONAL and _POSSESSIVE.match(gap):
            told[mention.type, _surface(text, mention)].add(country_of(_surface(text, before)))
        elif before.type is mention.type is EntityType.GPE and gap == ", ":
            city = _surface(text, before)
            told[before.type, city].add(_region_around(city, _surface(text, mention)))
    one = {spelling: found - {""} for spelling, found in told.items()}
    return {spelling: next(iter(found)) for spelling, found in one.items() if len(found) == 1}


def _families(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """The surname of each given name that an article first writes in a couple: "John and Mary Carver". A name
    that is also part of a full name there ("Hillary Clinton … Hillary and Ann Ray") is not of the couple."""
    people = [one for one in mentions if one.type is EntityType.PERSON]
    words = {one.span: one.span.of(text).split() for one in people}
    parts = {word for name in words.values() if len(name) > 1 for word in name}
    families: dict[str, str] = {}
    seen: set[str] = set()
    for one, other in pairwise(people):
        name, behind = words[one.span], words[other.span]
        if len(name) > 1 or name[0] in seen:
            continue
        seen.add(name[0])
        coupled = len(behind) > 1 and text[one.span.end : other.span.start] in _COUPLED and not other.title
        if coupled and name[0] not in parts:
            families[name[0]] = next((word for word in reversed(behind) if word not in SUFFIXES), "")
    return families


def _region_around(city: str, region: str) -> str:
    """The code of the country or state of the United States that stands behind a city's name, as in "Paris,
    Texas"; empty in a list of places, or where the name is of a country and a state ("Georgia")."""
    code, known = place_key(region)
    if not known or not _REGION.match(code) or _REGION.match(place_key(city)[0]):
        return ""
    return "" if len(code) == 2 and region in _STATE_NAMES else code


def _words(text: str, title: Span) -> list[str]:
    return text[title.start : title.end].lower().split()


def _senses(text: str, mentions: list[Mention]) -> list[tuple[str, list[Mention]]]:
    """The mentions of one spelling by the gender of their titles where both occur; those without a title
    go with the last that has one."""
    genders = [gender_of(frozenset(_words(text, one.title))) if one.title else "" for one in mentions]
    if not {"he", "she"} <= set(genders):
        return [("", mentions)]
    parts: dict[str, list[Mention]] = {}
    current = next(filter(None, genders))
    for mention, told in zip(mentions, genders, strict=True):
        current = told or current
        parts.setdefault(current, []).append(mention)
    return list(parts.items())
