"""Looks names up in one state of the index of names: whom a typed name means, and which articles name
them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from index.entities.model import EntityType, NamingDecision
from index.entities.resolution.library_names import JOINT
from index.languages.common_words import SHARE
from index.search.finding.name_keys import KINDS, LISTED, MOST_KEYS, NameKeys, keys_of
from index.search.indexing.name_terms import SAID
from index.search.nodes import Field
from index.search.query.typed_names import bare_surname, folded, variants, whole
from index.search.terms.analysis import stem_of
from index.search.terms.columns import Column
from index.search.terms.looking_up import SINGLY, Terms
from index.search.terms.scores import Scores
from index.search.terms.segment_terms import WORD_ROOM

_GROUPS = {
    Field.PERSON: ("person",),
    Field.ORG: ("org",),
    Field.PLACE: ("place",),
    Field.SPEAKER: ("person", "org"),
}

MOST_SPELLINGS = 8
"""Other spellings that are told."""

MOST_FREQUENT = 2000
"""Names that are known to be frequent."""

_SHORTEST_PLAIN = 3
"""Letters of a plain word that may be a name for itself: `us` and `it` are words."""

_UNKNOWN, _GONE = -2, -1


@dataclass(frozen=True, slots=True)
class Meant:
    """What a typed name means in one group of names: the keys of one entity, or of all of one surname.

    `said` asks for those who are quoted; `surname` is the key of the bare surname, which counts where a story
    leaves no doubt whose it is.
    """

    group: str
    keys: frozenset[str]
    said: bool = False
    surname: str | None = None


class Names:
    """The names of one state of the index, for one thread.

    `articles` are the terms of the articles' own index, whose numbers the answers have; `stories` gives the
    story of each article by this number, `decisions` what the user decided about names.
    """

    def __init__(
        self,
        terms: Terms,
        articles: Terms,
        stories: Callable[[], Column],
        decisions: Callable[[], Sequence[NamingDecision]] = tuple,
    ) -> None:
        self.terms = terms
        self._articles = articles
        self._stories = stories
        self._counted: dict[tuple[str, frozenset[str]], set[int]] = {}
        self._keys = NameKeys(terms, decisions)

    def meant(self, field: Field, name: str, *, typing: bool = False) -> tuple[Meant, ...]:
        """What a name typed after a field means; empty where the library names nothing so."""
        groups = _GROUPS[field]
        found = (self._meant(group, name, typing, field is Field.SPEAKER) for group in groups)
        return tuple(one for one in found if one is not None)

    def entity(self, kind: EntityType, name: str) -> Meant | None:
        """What a name of this type means."""
        group = next((group for group, kinds in KINDS.items() if kind in kinds), None)
        if group is None:
            return None
        if group == "person" and (bare := bare_surname(name)) is not None:
            # Whose it is no one says, so it stands for itself.
            return Meant(group, frozenset(self._keys.united(group, {bare})))
        return self._meant(group, name, False, False)

    def _meant(self, group: str, name: str, typing: bool, said: bool) -> Meant | None:
        keys, surname = self._keys.candidates(group, name), None
        if group == "person" and (bare := bare_surname(name)) is not None:
            keys |= {bare, *self._keys.beginning(group, bare + JOINT)}
        else:
            keys = self._keys.united(group, keys)
            if group == "person":
                surnames = {key.split(JOINT, 1)[0] for key in keys if JOINT in key}
                surname = surnames.pop() if len(surnames) == 1 else None
        field = SAID + group if said else group
        known = {key for key in keys if self.terms.frequency(field, key)}
        if not known and typing:
            begun = {key for variant in variants(name) for key in self._keys.unfinished(group, variant)}
            known = {key for key in begun if self.terms.frequency(field, key)}
        if not known and not (surname and self.terms.frequency(field, surname)):
            return None
        return Meant(group, frozenset(known), said, surname)

    def plain(self, typed: Sequence[str]) -> Meant | None:
        """What plain words mean where they are the whole name of one thing that is also spelled otherwise."""
        if len(typed) == 1 and (len(typed[0]) < _SHORTEST_PLAIN or stem_of(typed[0]) in SHARE):
            return None
        found: dict[str, set[str]] = {}
        for group, key in self._keys.written(" ".join(typed)):
            if whole(group, key, typed):
                found.setdefault(group, set()).add(key)
        if len(found) != 1:
            return None
        group, keys = found.popitem()
        return Meant(group, frozenset(self._keys.united(group, keys)))

    def scores(self, meant: Meant, weight: float = 1.0) -> Scores:
        """The articles that name it."""
        field = SAID + meant.group if meant.said else meant.group
        found: dict[int, float] = {}
        for key in meant.keys:
            for number, score in self.terms.scores(field, key, weight).items():
                found[number] = found.get(number, 0.0) + score
        named = self.in_articles(found)
        if not meant.surname:
            return named
        bare = self.in_articles(self.terms.scores(field, meant.surname, weight))
        return {**named, **{number: bare[number] for number in self._by_story(meant, named, bare)}}

    def _by_story(self, meant: Meant, named: Scores, bare: Scores) -> set[int]:
        """Of the articles that have the bare surname, those whose story names the full one, and no other of
        that surname."""
        if not bare or not meant.surname:
            return set()
        known = (meant.group, meant.keys)
        if known not in self._counted:
            family = self._keys.beginning(meant.group, meant.surname + JOINT)
            others = {n for key in family if key not in meant.keys for n in self.having(meant.group, key)}
            story_of = self._stories().codes
            telling = {story_of[n] for n in named} - {0, *(story_of[n] for n in others)}
            self._counted[known] = {n for n in bare.keys() - named.keys() if story_of[n] in telling}
        return self._counted[known]

    def in_articles(self, found: Scores) -> Scores:
        """The same with the numbers of the articles' own index; what is not in it any more is left out."""
        key = ("numbers", self.terms.state, self._articles.state)
        numbers = self.terms.kept.get(key, self._unjoined, len)
        unknown = [number for number in found if numbers[number] == _UNKNOWN]
        # Each is looked up once for a state of the two; all at once where they are many.
        if SINGLY * len(unknown) > self.terms.size:
            there = self._articles.numbers()
            for article, number in self.terms.numbered():
                numbers[number] = there.get(article, _GONE)
        else:
            for number in unknown:
                known = self._articles.number(self.terms.article_id(number))
                numbers[number] = _GONE if known is None else known
        return {number: score for n, score in found.items() if (number := numbers[n]) != _GONE}

    def _unjoined(self) -> array[int]:
        return array("i", [_UNKNOWN]) * self.terms.size

    def having(self, group: str, key: str) -> Sequence[int]:
        """The articles that have this key of a name; kept, as the names of a library that are frequent are
        counted after every search."""
        return self.terms.kept.get(
            (self.terms.state, self._articles.state, "having", group, key),
            lambda: array("I", self.in_articles(dict.fromkeys(self.terms.having(group, key), 1.0))),
            lambda numbers: len(numbers) // 2,
        )

    def frequent(self, groups: Iterable[str]) -> Sequence[tuple[int, tuple[str, str]]]:
        """The names of these groups that most articles have, most first: in about how many each is, its group
        and its key."""

        def read() -> Sequence[tuple[int, tuple[str, str]]]:
            every = (
                (count, (group, key))
                for group in groups
                for key, count in self.terms.most_frequent(group, MOST_FREQUENT)
            )
            return nsmallest(MOST_FREQUENT, every, key=lambda one: (-one[0], one[1]))

        key = (self.terms.state, "frequent", *groups)
        return self.terms.kept.get(key, read, lambda known: 2 * WORD_ROOM * len(known))

    def spellings(self, meant: Meant, typed: str) -> list[str]:
        """How else it is written in the library, most often first."""
        counts: dict[str, int] = {}
        for key in sorted(meant.keys)[:MOST_KEYS]:
            for surface, count in self._keys.surfaces(meant.group, key).items():
                counts[surface] = counts.get(surface, 0) + count
        plain = folded(typed)
        single = meant.group == "person" and " " not in plain
        known, found, parts = {plain}, [], set(plain.split())
        for surface in sorted(counts, key=lambda one: (-counts[one], one)):
            spelled = folded(surface)
            if (
                spelled not in known
                and not (single and " " in spelled)
                and not parts.issuperset(spelled.split())
            ):
                known.add(spelled)
                found.append(surface)
        return found[:MOST_SPELLINGS]

    def see_also(self, meant: Meant) -> list[tuple[str, int]]:
        """Names that are only alike, each with how many articles have it, most first."""
        if meant.said:
            return []
        found = self._keys.alike_to(meant.group, meant.keys)
        if meant.surname:
            bare = dict.fromkeys(self.having(meant.group, meant.surname), 1.0)
            named = {n: 1.0 for key in meant.keys for n in self.having(meant.group, key)}
            found[meant.surname] = len(bare) - len(
                self._by_story(meant, named, bare) | (bare.keys() & named.keys())
            )
        return self._told(meant.group, found)

    def nearest(self, field: Field, name: str) -> list[tuple[str, int]]:
        """Names that are alike to one which the library does not have."""
        found: list[tuple[str, int]] = []
        for group in _GROUPS[field]:
            found += self._told(group, self._keys.alike_to(group, keys_of(group, name)))
        return found

    def _told(self, group: str, counts: dict[str, int]) -> list[tuple[str, int]]:
        best = nsmallest(MOST_SPELLINGS, counts, key=lambda key: (-counts[key], key))
        return [(self.name(group, key), counts[key]) for key in best if counts[key] > 0]

    def name(self, group: str, key: str) -> str:
        """The spelling of a key that is used most, the whole name before a part of it."""
        surfaces = self._keys.surfaces(group, key)
        whole = [one for one in surfaces if (JOINT in key) == (" " in one)] or list(surfaces)
        return min(whole, key=lambda one: (-surfaces[one], one), default=key)

    def quoted(self, kind: str, typed: Sequence[str]) -> Scores:
        """The articles with words between quotation marks: any of these stems ("stems") or words ("words"),
        or these words in a row ("phrase")."""
        if kind == "phrase" and len(typed) > 1:
            numbers = self.terms.in_a_row("quoted", tuple(typed))
            parts = [self.terms.scores("quoted", word) for word in typed]
            return self.in_articles({number: sum(part[number] for part in parts) for number in numbers})
        field = "quoted_stems" if kind == "stems" else "quoted"
        found: dict[int, float] = {}
        for word in typed:
            for number, score in self.terms.scores(field, word).items():
                found[number] = found.get(number, 0.0) + score
        return self.in_articles(found)

    def completions(self, prefix: str, most: int) -> list[str]:
        """The most frequent words between quotation marks that begin so."""
        counts = self.terms.counted("quoted", prefix, LISTED)
        return nsmallest(most, counts, key=lambda word: (-counts[word], word))
