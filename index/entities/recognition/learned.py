"""The names that one article makes sure of: who "Marrow" is after "Petra Marrow", and its short forms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.entities.model import EntityType
from index.entities.names.personal_names import SYLLABLES
from index.entities.recognition.candidates import Candidate
from index.entities.recognition.shorts import hyphened_names, initials, organisation_shorts
from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.leaders import LEADERS
from index.entities.vocabulary.lexicon import COMPANY_SUFFIXES, HEADS, NOT_NAMES, PARTICLES
from index.entities.vocabulary.words import (
    ACRONYM,
    CAPITAL,
    DEMONYM,
    GIVEN,
    HEAD,
    INITIAL,
    PLACE,
    SUFFIX,
    SURNAME,
    WORD,
    flags,
)
from index.running.memo import Computed

PERSON, ORG, NORP = EntityType.PERSON, EntityType.ORG, EntityType.NORP
_DEFINED = re.compile(r"\s\(([A-Z]{2,6})\)")
_OFTEN_LEFT_OUT = frozenset(
    "Center Centre Hospital Institute Foundation Group School College Corp. Inc. Corporation".split()
)
_COINED = re.compile(
    r"(.+?)(?:[Cc]are|ism|isms|nomics|mania|world|World|esque|gate|era|ite|ites|ian|ians|land)\Z"
)


def _made_of(word: str) -> str:
    """What a word is coined of by its form, empty where it is of none."""
    coined = _COINED.match(word) if word.isalpha() else None
    return coined[1] if coined is not None else ""


_coined_of = Computed(_made_of, 100_000)


class Learned:
    """What one article's sure names say of its other words; filled by `_learn`."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self._text = text
        self._tokens = tokens
        self._lower = set(filter(str.islower, tokens.words))
        self._people: dict[str, str] = {}
        self._names: dict[str, EntityType] = {}
        self._short: dict[str, EntityType] = {}
        self._with_article: set[str] = set()

    def name(self, candidate: Candidate) -> str:
        """The words of a candidate, one space between them."""
        words = self._tokens.words
        if candidate.first == candidate.last:
            return words[candidate.first]
        return " ".join(words[candidate.first : candidate.last + 1])

    def particles(self, candidate: Candidate) -> int:
        """How many particles before a surname belong to it, as a full name shows: `bin Salman`."""
        full = self._people.get(self.name(candidate), "")
        words, count = self._tokens.words, 0
        while candidate.first - count > 0 and words[candidate.first - count - 1] in PARTICLES:
            count += 1
        while count and f" {' '.join(words[candidate.first - count : candidate.last + 1])}" not in full:
            count -= 1
        return count

    def long_names(self) -> Iterable[tuple[str, EntityType]]:
        """The names of several words that the article's prose makes sure of."""
        return ((name, kind) for name, kind in self._names.items() if " " in name)

    def _coined(self, name: str) -> bool:
        """Whether a word is made of a person's name and names no one: `Obamacare`, `Trumpism`."""
        of = _coined_of[name]
        return of != "" and (of in LEADERS or of in self._people) and name not in self._people

    def _learn(self, candidate: Candidate, kind: EntityType) -> None:
        if candidate.part is not None:
            return
        if kind is PERSON:
            self._learn_person(candidate)
            return
        if candidate.cased and candidate.last == candidate.first:
            return
        name = self.name(candidate)
        self._names.setdefault(name, kind)
        if candidate.last == candidate.first:
            return
        words = self._tokens.words[candidate.first : candidate.last + 1]
        if kind is ORG:
            self._learn_shorts(name, words, self._tokens.ends[candidate.last])
        # "Brenta" is "Brenta Vallo" or "Brenta Vallo Trading Co.", but no "Brenta Valley Rowing Club".
        by_first = kind is not ORG or len(words) == 2 or words[-1] in COMPANY_SUFFIXES
        known = flags(words[0]) & (PLACE | WORD) or words[0] in NOT_NAMES
        if by_first and kind is not NORP and not known:
            self._short.setdefault(words[0], kind)

    def _learn_person(self, candidate: Candidate) -> None:
        """Keeps a person by surname, by the full name, and by a first name that says whom it means."""
        words, name = self._tokens.words, self.name(candidate)
        first, last = words[candidate.first], words[candidate.last]
        if last in NOT_NAMES:
            return
        if candidate.last == candidate.first:
            self._people.setdefault(last, name)
            return
        surname = words[candidate.last - 1] if flags(last) & SUFFIX else last
        if self._people.setdefault(surname, name) == surname:
            # Whose full name it is tells of the particles before the surname.
            self._people[surname] = name
        if SYLLABLES.fullmatch(surname):
            self._people.setdefault(first, name)
        if flags(last) & SUFFIX and candidate.last == candidate.first + 1:
            return
        self._names.setdefault(name, PERSON)
        bits = flags(first)
        if bits & GIVEN or not bits & (WORD | PLACE | INITIAL | ACRONYM | DEMONYM):
            self._short.setdefault(first, PERSON)

    def _learn_shorts(self, name: str, words: list[str], end: int) -> None:
        """Keeps what an organisation is called for short; `end` is where its name ends."""
        if len(words) > 2 and words[-1] in _OFTEN_LEFT_OUT:
            kept = words[: -2 if words[-2] == "Medical" else -1]
            if len(kept) > 1:
                self._names.setdefault(" ".join(kept), ORG)
        self._with_article.update(organisation_shorts(words))
        defined = _DEFINED.match(self._text, end)
        if defined and defined[1] == initials(name):
            self._names.setdefault(defined[1], ORG)

    def _trim(self, candidate: Candidate) -> None:
        """Takes an everyday word off the beginning where only its place in the sentence made it capital."""
        words = self._tokens.words
        while (
            candidate.last > candidate.first and candidate.first in self._tokens.begins
        ) or candidate.cased:
            first, following = (
                flags(words[candidate.first]),
                flags(words[min(candidate.first + 1, candidate.last)]),
            )
            low = words[candidate.first].lower()
            everyday = first & WORD and not first & (GIVEN | SURNAME)
            rest = " ".join(words[candidate.first + 1 : candidate.last + 1])
            if everyday and (rest in self._people or rest in self._names):
                candidate.first += 1
                break
            if (
                candidate.last > candidate.first
                and everyday
                and (low in self._lower or following & (GIVEN | WORD))
            ):
                candidate.first += 1
                if not candidate.cased:
                    break
            else:
                break

    def _trim_to_given(self, candidate: Candidate) -> None:
        """Takes everyday words off the beginning before a given name and what follows it: what somebody is,
        a party or an adjective (`Supervisor Mara Vos`)."""
        words = self._tokens.words
        for first in range(candidate.first, candidate.last):
            bits = flags(words[first])
            if bits & GIVEN and not bits & PLACE and first > candidate.first:
                following = flags(words[first + 1])
                if following & CAPITAL and not following & WORD:
                    candidate.first = first
                return
            building = bits & HEAD and HEADS[words[first]] is not ORG
            if building or not bits & WORD or bits & (GIVEN | SURNAME | PLACE):
                return

    def joined_names(self, candidate: Candidate) -> list[tuple[int, int, EntityType]]:
        """The names in a word such as `Brandt-Volkhonsky`, with their places in it; mostly none."""
        word = self._tokens.words[candidate.first]
        if "-" not in word or candidate.first != candidate.last or candidate.part is not None:
            return []
        return hyphened_names(word, self._people, self._names)
