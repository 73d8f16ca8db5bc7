"""Decides what a candidate is from the whole article: a name clear in one place explains its other
mentions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import compress

from index.entities.model import EntityType
from index.entities.recognition.candidates import Candidate
from index.entities.recognition.clubs import name_clubs
from index.entities.recognition.cues import Cues, Votes
from index.entities.recognition.learned import Learned
from index.entities.recognition.retyping import retyped
from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.leaders import LEADERS
from index.entities.vocabulary.lexicon import ACRONYMS_NOT_NAMES, IN_WORDS, NOT_NAME_TAILS, NOT_NAMES
from index.entities.vocabulary.organisations import ORGANISATIONS, PLAIN_COMPANIES
from index.entities.vocabulary.words import (
    ACRONYM,
    CAPITAL,
    GIVEN,
    INITIAL,
    PLACE,
    SUFFIX,
    SURNAME,
    WORD,
    flags,
)

PERSON, ORG, GPE, LOC, FAC, NORP = (
    EntityType.PERSON,
    EntityType.ORG,
    EntityType.GPE,
    EntityType.LOC,
    EntityType.FAC,
    EntityType.NORP,
)
_ROMAN = re.compile(r"[IVX]{2,}")
_CAMEL = re.compile(r"(?!Ma?c|De|Di|La|Le|Van|Fitz|Du|Mac)\w*[a-z][A-Z]")
_STORMS = ("Hurricane", "Typhoon", "Cyclone", "Superstorm", "Tropical Storm")
_STORM = re.compile(rf"\b(?:{'|'.join(_STORMS)})\s([A-Z][a-z]+)")
_DISTRICTS = frozenset("Midtown Downtown Uptown Metro Greater Mainland".split())
"""Before a city or country, its part or surroundings: `his Midtown Manhattan office`."""
_COMPANIES = ORGANISATIONS | PLAIN_COMPANIES
_NO_VOTES = Votes()
_ENOUGH = 2
"""Votes that a word no list knows needs to be a name: one clear cue, or two weak ones."""


def _add_up(total: Votes, more: Votes) -> None:
    """Adds the cues of one mention to those of others: the strongest counts, another strong one adds a
    little."""
    for kind, count in more.items():
        most = max(total[kind], count, key=abs)
        total[kind] = most + (1 if min(total[kind], count) >= _ENOUGH else 0)


class Evidence(Learned):
    """What one article says of its own capitals. Made from all candidates; `decide` then types each of
    them."""

    def __init__(self, text: str, tokens: Tokens, candidates: list[Candidate]) -> None:
        super().__init__(text, tokens)
        self._beside = Cues(text, tokens)
        self._mid = self._in_mid_sentence()
        name_clubs(text, tokens, candidates)
        self._storms = set(_STORM.findall(text)) if any(storm in text for storm in _STORMS) else set()
        for candidate in candidates:
            candidate.type = retyped(candidate, tokens, self._beside)
        undecided = [candidate for candidate in candidates if candidate.type is None]
        for candidate in candidates:
            if candidate.type is not None:
                self._learn(candidate, candidate.type)
        long = [candidate for candidate in undecided if candidate.last > candidate.first]
        self._trim_beginnings(long)
        votes: defaultdict[str, Votes] = defaultdict(Counter)
        for candidate in undecided:
            _add_up(votes[self.name(candidate)], self._beside.of(candidate))
        self._votes = dict(votes)
        self._learn_long(long)

    def _in_mid_sentence(self) -> set[str]:
        """The words that are capital where only a name is."""
        tokens = self._tokens
        words, begins, cased, sentence = tokens.words, tokens.begins, tokens.cased, tokens.sentence
        capital = compress(enumerate(words), map(flags, words))
        if not cased:
            return {word for position, word in capital if position not in begins and word[0].isupper()}
        return {
            word
            for position, word in capital
            if position not in begins and sentence[position] not in cased and word[0].isupper()
        }

    def _trim_beginnings(self, long: list[Candidate]) -> None:
        """Takes words that begin a sentence off names that no other place in the prose shows with them."""
        surely = {
            self.name(candidate)
            for candidate in long
            if not candidate.cased and candidate.first not in self._tokens.begins
        }
        for candidate in long:
            self._trim_to_given(candidate)
            if self.name(candidate) not in surely:
                self._trim(candidate)

    def _learn_long(self, long: list[Candidate]) -> None:
        """Types the names of several words, of which those that are read later may be short forms."""
        for candidate in long:
            if candidate.last > candidate.first and not candidate.cased:
                kind = self._names.get(self.name(candidate)) or self._type_long(candidate)
                if kind is not None:
                    candidate.type = kind
                    self._learn(candidate, kind)

    def decide(self, candidate: Candidate) -> EntityType | None:
        """The type of a candidate, None where it is no name."""
        name = self.name(candidate)
        if len(name) == 1 or name in self._storms or self._coined(name):
            return None
        if candidate.type is not None:
            return self._confirmed(candidate, candidate.type, name)
        known = self._names.get(name)
        if known is not None:
            return known
        if name in self._with_article and not candidate.cased and self._has_article(candidate):
            return ORG
        if candidate.last > candidate.first:
            return self._type_long(candidate)
        return self._type_word(candidate, name, flags(name))

    def _has_article(self, candidate: Candidate) -> bool:
        return self._beside.before(candidate) in ("the", "The")

    def _confirmed(self, candidate: Candidate, kind: EntityType, name: str) -> EntityType | None:
        """The type that a candidate came with, unless the article knows better."""
        length = candidate.last - candidate.first + 1
        begins = candidate.first in self._tokens.begins
        if kind is GPE and length == 1:
            bits = flags(name)
            if self._stands_for_person(candidate, name, bits):
                return PERSON
            if bits & WORD and begins and name.lower() in self._lower:
                return None
        if kind is ORG and name in self._people and name in _COMPANIES:
            return ORG if self._has_article(candidate) else PERSON
        if kind is ORG and length == 2 and begins and name not in ORGANISATIONS:
            pair = self._tokens.words[candidate.first : candidate.last + 1]
            if all(word.lower() in self._lower for word in pair):
                return None
        return kind

    def _stands_for_person(self, candidate: Candidate, name: str, bits: int) -> bool:
        """Whether the name of a place is here that of a person of this article."""
        before = self._beside.before(candidate)
        according = before == "to" and self._tokens.words[candidate.first - 2].lower() == "according"
        if name in self._people and (according or before not in IN_WORDS | {"from", "of", "to"}):
            return True
        return bool(bits & GIVEN) and self._beside.follows_kin(candidate)

    def leaning(self, candidate: Candidate) -> Votes | None:
        """What speaks for each type of a name in doubt, cues and lists of given names and surnames together,
        also where it is too little to decide.

        None for a candidate that is in no doubt: a list, a form or the article itself knows it, or it is made
        of everyday words.
        """
        name = self.name(candidate)
        votes = self._votes.get(name)
        words = self._tokens.words[candidate.first : candidate.last + 1]
        bits = [flags(word) for word in words]
        everyday = all(bit & WORD and not bit & (GIVEN | SURNAME) for bit in bits if bit)
        if votes is None or everyday or candidate.cased or name in LEADERS or name in self._people:
            return None
        leaning = Votes(votes)
        if bits[0] & GIVEN or bits[-1] & SURNAME:
            leaning[PERSON] += 1
        if len(words) == 1 and bits[0] & ACRONYM:
            leaning[ORG] += 1
        return leaning

    def _type_long(self, candidate: Candidate) -> EntityType | None:
        words = self._tokens.words[candidate.first : candidate.last + 1]
        bits = [flags(word) for word in words]
        votes = self._votes.get(self.name(candidate), _NO_VOTES)
        common = bits[0] & (WORD | GIVEN | SURNAME) == WORD
        numbered = bits[-1] & SUFFIX or _ROMAN.fullmatch(words[-1])
        if words[-1] in NOT_NAME_TAILS or (numbered and common) or self._beside.goes_on(candidate):
            return None
        if bits[0] & GIVEN and len(words) <= 4:
            return PERSON
        if words[-1] in NOT_NAMES:
            return None
        if not candidate.cased and bits[-1] & PLACE and common:
            return ORG
        if votes[GPE] >= 3 and votes[PERSON] <= 0 and len(words) <= 3 and not candidate.cased:
            return GPE
        if all(bit & WORD and not bit & (GIVEN | SURNAME) for bit in bits if bit):
            return self._type_everyday(candidate, votes)
        kind, most = votes.most_common(1)[0] if votes else (PERSON, 0)
        return kind if most >= _ENOUGH else self._type_unvoted(candidate, words, bits, votes)

    def _type_everyday(self, candidate: Candidate, votes: Votes) -> EntityType | None:
        """The type of everyday words in capitals: a name only where more than their capitals says so."""
        if candidate.cased or candidate.first in self._tokens.begins:
            return None
        if votes[PERSON] >= _ENOUGH:
            return PERSON
        kind, most = votes.most_common(1)[0] if votes else (PERSON, 0)
        return ORG if kind is ORG and most >= _ENOUGH and candidate.last - candidate.first < 4 else None

    def _type_unvoted(
        self, candidate: Candidate, words: list[str], bits: list[int], votes: Votes
    ) -> EntityType | None:
        """The type of several words of which what stands beside them says too little."""
        common = bits[0] & (WORD | GIVEN | SURNAME) == WORD and candidate.first in self._tokens.begins
        if words[-1] in self._people and len(words) < 4 and not common:
            # "the Stormy Quill affair" is Quill's.
            return PERSON
        if len(words) > 4 or votes[PERSON] < 0:
            return ORG if votes[ORG] > 0 and not candidate.cased else None
        if words[-1] in self._people or bits[-1] & SURNAME or any(bit & INITIAL for bit in bits[1:-1]):
            return PERSON
        if bits[-1] & WORD and bits[-1] & WORD == bits[-1] & ~CAPITAL and words[-1].lower() in self._lower:
            return ORG if not candidate.cased else None
        if candidate.cased and any(bit & WORD for bit in bits):
            return None
        if bits[-1] & PLACE and words[0] in _DISTRICTS:
            return GPE
        # "America Great" is no one.
        return None if bits[0] & PLACE and bits[-1] & WORD else PERSON

    def _type_word(self, candidate: Candidate, name: str, bits: int) -> EntityType | None:
        if name in self._people:
            return PERSON
        if name in self._short:
            return self._short[name]
        if name.isupper() and len(name) > 3 and name.title() in self._people:
            return PERSON
        if len(name) < 3 or bits & INITIAL or name in ACRONYMS_NOT_NAMES or name in NOT_NAMES:
            return None
        if _CAMEL.match(name) and not any(name.startswith(person) for person in self._people):
            return ORG
        licensed = name in self._mid
        if self._is_known_person(name, bits, licensed):
            return PERSON
        everyday = bits & WORD or name.lower() in self._lower
        if not licensed and candidate.cased:
            return PERSON if bits & SURNAME and not everyday else None
        return None if not licensed and everyday else self._type_voted(name, bits)

    def _is_known_person(self, name: str, bits: int, licensed: bool) -> bool:
        """Whether a word is the name of a leader, or of several people of the article ("the Brandts")."""
        if bits & WORD:
            return licensed and name in LEADERS
        return name in LEADERS or (name[-1] == "s" and (name[:-1] in self._people or name[:-1] in LEADERS))

    def _type_voted(self, name: str, bits: int) -> EntityType | None:
        """The type of a word that may well be a name, by what stands beside it."""
        votes = self._votes.get(name, _NO_VOTES)
        personal = bits & (GIVEN | SURNAME) and not bits & WORD
        if not votes:
            return PERSON if personal else None
        # Of two as sure the person: people have spokesmen, too.
        kind, count = max(votes.items(), key=lambda vote: (vote[1], vote[0] is PERSON))
        if bits & WORD and (count < 3 or name.lower() in self._lower):
            return None
        if personal and (count < _ENOUGH or kind is PERSON):
            return PERSON
        if bits & ACRONYM:
            return ORG
        return kind if count >= _ENOUGH else None
