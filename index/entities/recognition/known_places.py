"""Places and peoples that the gazetteer knows, found in a run of capitals."""

from __future__ import annotations

from index.entities.model import EntityType
from index.entities.recognition.candidates import Candidate, RunReader
from index.entities.recognition.placenames import is_country, place_end
from index.entities.vocabulary.gazetteer import gazetteer, key_of
from index.entities.vocabulary.words import (
    ACRONYM,
    CAPITAL,
    DATED,
    DEMONYM,
    GIVEN,
    HEAD,
    MODIFIER,
    PLACE,
    STOPPED,
    SURNAME,
    TITLE,
    WORD,
    demonym_parts,
    is_demonym,
    place_parts,
)

ORG, GPE = EntityType.ORG, EntityType.GPE
LOC, NORP = EntityType.LOC, EntityType.NORP
_COMPASS = frozenset(
    """North South East West Northern Southern Eastern Western Upper Lower Greater Central Northeast Northwest
    Southeast Southwest""".split()
)
_QUARTERS = frozenset("North South East West Northeast Northwest Southeast Southwest Gulf".split())


class KnownPlaces(RunReader):
    """Finds places and peoples: each method looks at one token of a run and gives the token after the name
    that it added, 0 for none."""

    def _place(self, position: int, end: int, title: tuple[int, int] | None) -> int:
        words, bits = self.tokens.words, self._bits
        following = bits[position + 1] if position < end else 0
        places = gazetteer().places
        if words[position] in _COMPASS and following & PLACE and not following & GIVEN:
            name = f"{words[position]} {words[position + 1]}"
            self._add(position, position + 1, places.get(name, (LOC, ""))[0])
            return position + 2
        if taken := self._long_place(position, end):
            return taken
        if not following and (kind := self._region(position)):
            self._add(position, position, kind)
            return position + 1
        if not bits[position] & PLACE:
            return self._place_in_capitals(position, following)
        if self._surname_behind(title, position, following):
            return 0
        if self._is_team(position, end):
            self._add(position, position + 1, ORG)
            return position + 2
        if self._begins_full_name(position, following):
            return 0
        self._add(position, position, places[words[position]][0])
        return position + 1

    def _place_in_capitals(self, position: int, following: int) -> int:
        """A place whose letters are all capitals, as in a dateline or a line that shouts."""
        word, begins = self.tokens.words[position], position in self.tokens.begins
        if len(word) <= 3 or not word.isupper():
            return 0
        if begins and self._dateline(position):
            self._add(position, position, GPE)
            return position + 1
        shouted = self.tokens.sentence[position] in self.tokens.shouted
        if not shouted and (not begins or following & ~(CAPITAL | PLACE | ACRONYM)):
            return 0
        place = gazetteer().places.get(word.title())
        if place is None:
            return 0
        self._add(position, position, place[0])
        return position + 1

    def _surname_behind(self, title: tuple[int, int] | None, position: int, following: int) -> bool:
        """Whether a place behind a title is rather the surname of who has it: `Senator Lincoln`."""
        if title is None or title[1] != position - 1 or not self._bits[position] & (GIVEN | SURNAME):
            return False
        return bool(following) or self.tokens.words[position] not in ("Israel", "Georgia")

    def _begins_full_name(self, position: int, following: int) -> bool:
        """Whether a place is rather the given name or the first surname of who is named: `Paris Hilton`."""
        if not self._bits[position] & (GIVEN | SURNAME) or not following:
            return False
        if following & (STOPPED | DATED | TITLE | DEMONYM | HEAD | PLACE | MODIFIER | ACRONYM):
            return False
        everyday = following & (WORD | GIVEN | SURNAME) == WORD
        return not (everyday and is_country(self.tokens.words[position]))

    def _dateline(self, position: int) -> bool:
        """Whether a country or state stands behind a word in capitals: `KHOVALING, Tajikistan`."""
        tokens, following = self.tokens, position + 1
        if (
            following >= len(tokens.words)
            or self.text[tokens.ends[position] : tokens.starts[following]] != ", "
        ):
            return False
        return bool(self._bits[following] & PLACE) or bool(
            place_end(tokens, following, min(len(tokens.words) - 1, following + 2))
        )

    def _region(self, position: int) -> EntityType | None:
        """What "the South" is: a part of a country or of the world, or one of two Koreas."""
        words, tokens = self.tokens.words, self.tokens
        if words[position] not in _QUARTERS or not position or words[position - 1] not in ("the", "The"):
            return None
        if (
            tokens.sentence[position] in tokens.cased
            or self.text[tokens.ends[position] : tokens.ends[position] + 1] == "-"
        ):
            return None
        return GPE if words[position] in ("North", "South") and " Korea" in self.text else LOC

    def _is_team(self, position: int, end: int) -> bool:
        """Whether a town and an unknown plural end the run: `Pittsburgh Steelers`."""
        following = position + 1
        return (
            following == end
            and not (position and self._bits[position - 1] & CAPITAL and self._headed.joined(position - 1))
            and not self._bits[position] & GIVEN
            and not self.tokens.words[following].endswith(("ss", "us", "is", "os", "as"))
            and self.tokens.words[following].endswith("s")
            and not self._bits[following]
            & (STOPPED | DATED | TITLE | DEMONYM | PLACE | ACRONYM | SURNAME | GIVEN)
            and self.tokens.sentence[position] not in self.tokens.cased
        )

    def _long_place(self, position: int, end: int) -> int:
        """Adds the longest place of several words (`New York City`, `Sharm-el-Sheikh`) that begins here."""
        after = place_end(self.tokens, position, end)
        if after:
            name = key_of(" ".join(self.tokens.words[position:after]))
            places = gazetteer().places
            self._add(position, after - 1, (places.get(name) or places[name.title()])[0])
        return after

    def _people(self, position: int, end: int) -> int:
        word = self.tokens.words[position]
        following = self.tokens.words[position + 1] if position < end else ""
        american = following in ("American", "Americans") and self._bits[position] & DEMONYM
        if following and (american or is_demonym(f"{word} {following}")):
            self._add(position, position + 1, NORP)
            return position + 2
        for start, end_of_part in place_parts(word):
            kind = gazetteer().places[word[start:end_of_part]][0]
            self.found.append(Candidate(position, position, kind, None, (start, end_of_part)))
        if place_parts(word):
            return position + 1
        parts = demonym_parts(word)
        for part in parts:
            self.found.append(Candidate(position, position, NORP, None, part if len(parts) > 1 else None))
        return position + 1 if parts else 0
