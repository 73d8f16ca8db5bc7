"""The places, peoples, given names and everyday words that the recogniser knows beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from index.entities.model import EntityType

_KINDS = {
    "C": EntityType.GPE,
    "P": EntityType.GPE,
    "T": EntityType.GPE,
    "L": EntityType.LOC,
    "F": EntityType.FAC,
}


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What `data/gazetteer.tsv` and `data/words.txt` hold.

    `places` maps a name, as `key_of` gives it, to its type and the identity of the place, which all its
    names share ("U.S.", "United States"); `first` are the names listed first, under which places are known
    best. `lead` are the first words of the places of several words. `demonyms` maps peoples, religions and
    parties to the ISO code of their country, empty where they have none. `given` and `surnames` are names of
    people that are no everyday words; `words` everyday English words in lower case, regular plurals left out.
    """

    places: dict[str, tuple[EntityType, str]]
    first: frozenset[str]
    lead: frozenset[str]
    demonyms: dict[str, str]
    given: frozenset[str]
    surnames: frozenset[str]
    words: frozenset[str]

    def is_word(self, token: str) -> bool:
        """Whether a token, in any case, is an everyday English word or its regular plural."""
        low = token.lower()
        words = self.words
        return (
            low in words
            or (low.endswith("s") and low[:-1] in words)
            or (low.endswith("es") and low[:-2] in words)
        )


def key_of(name: str) -> str:
    """A place's name as the gazetteer's keys are written: hyphens and typographic apostrophes made plain."""
    return name.replace("-", " ").replace("’", "'") if "-" in name or "’" in name else name


def _lines(file: str) -> list[str]:
    text = resources.files("index.entities").joinpath("data", file).read_text("utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once per process at its first use (some 20 ms)."""
    places: dict[str, tuple[EntityType, str]] = {}
    first: set[str] = set()
    lead: set[str] = set()
    demonyms: dict[str, str] = {}
    people: dict[str, set[str]] = {"G": set(), "S": set()}
    for line in _lines("gazetteer.tsv"):
        kind, key, names = line.split("\t")
        if kind in people:
            people[kind].add(names)
            continue
        if kind == "D":
            demonyms[names] = key
            continue
        place = (_KINDS[kind], key or names)
        if kind == "T" and key and f"|{key} " not in f"|{names}":
            # A capital that is also a province: its other names (Kyiv, Kiev) are that province's. Where a
            # name tells the two apart (New York City, Washington DC), they are two.
            place = places.get(key_of(key), place)
        first.add(key_of(names.partition("|")[0]))
        for name in names.split("|"):
            folded = key_of(name)
            if places.setdefault(folded, place) is place and " " in folded:
                lead.add(folded.split(" ", 1)[0])
    return Gazetteer(
        places=places,
        first=frozenset(first),
        lead=frozenset(lead),
        demonyms=demonyms,
        given=frozenset(people["G"]),
        surnames=frozenset(people["S"]),
        words=frozenset(_lines("words.txt")),
    )
