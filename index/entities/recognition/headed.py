"""Names that say what they name: `Bank of England`, `Foreign Ministry`, `Dulles International Airport`."""

from __future__ import annotations

from index.entities.model import EntityType
from index.entities.recognition.behind_heads import MEMBERS, BehindHeads
from index.entities.recognition.marked_organisations import club
from index.entities.recognition.placenames import place_end
from index.entities.recognition.titled import HEAD_SURNAMES
from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.lexicon import HEADS, NOT_NAME_TAILS, PREFIX_HEADS, STANDALONE
from index.entities.vocabulary.organisations import BROADCASTERS, ORGANISATIONS
from index.entities.vocabulary.words import (
    ACRONYM,
    CAPITAL,
    DATED,
    DEMONYM,
    GIVEN,
    HEAD,
    INITIAL,
    MODIFIER,
    PLACE,
    STOPPED,
    SURNAME,
    TITLE,
    WORD,
)

ORG, GPE, LOC, FAC = EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC
_NOT_AFTER_A_NAME = frozenset(
    {"Administration", "Campaign", "Cabinet", "Team", "Republic", "Project", "House"}
)
# "Young Democrats", "College Republicans": organisations, where the second word alone names people.
_WINGS = frozenset("Young College".split())
_PARTY_PEOPLE = frozenset("Conservatives Republicans Democrats Socialists Liberals Americans".split())
_STORMS = frozenset("Hurricane Typhoon Cyclone Superstorm".split())
_UNDERTAKINGS: dict[str, EntityType | None] = {"Operation": None, "Project": ORG}
"""What names an undertaking by what follows it, and what that is: a group, or nobody."""
_HOUSE_PEOPLE = frozenset(
    "investigators lawmakers members leaders leadership committee committees panel".split()
)
_PARTIES = frozenset({"Democratic", "Republican", "Democrat", "Labour", "Conservative", "Western"})
_BUILDINGS = frozenset(
    (first, last)
    for last, words in {
        "Center": "Detention Correctional Convention Shopping Trade Community Recreation Sports Civic",
        "Institution": "Correctional Penal",
        "Office": "Post",
        "Division": "Correctional",
    }.items()
    for first in words.split()
)
"""Heads that are mostly organisations, and buildings behind these words."""
_COMMON_DISTRICTS = frozenset("Congressional Legislative Assembly Electoral Historic".split())
_DIVISIONS = frozenset("District Region Territory Republic".split())
_TOWNS = frozenset({"City", "County"})
_NATIONAL = frozenset("Air Statistics Telecom Banco Banque Petro UC SUNY CUNY UNC UMass".split())
"""What a company or office is of the country behind it: `Air France`."""
_CAMPAIGNERS = MEMBERS | _PARTY_PEOPLE


class Headed(BehindHeads):
    """Finds names with a head among the tokens of one article; `bits` are the tokens' flags."""

    def __init__(self, text: str, tokens: Tokens, bits: list[int]) -> None:
        super().__init__(text, tokens, bits)
        self._chamber = "the House " in text

    def find(self, position: int, end: int) -> tuple[int, EntityType | None] | None:
        """The last token and type of the name with a head that begins here; type None for an act, a day or
        a prize, which is to be passed over."""
        words, bits = self.tokens.words, self.bits
        if position == end:
            return self._alone(position)
        limit = self.limit(position, end)
        if words[limit] == "Order" and position < limit < end and words[limit + 1] == "of":
            last = self.of(limit, end)
            return last, ORG if last > limit else None
        foreign = bits[position] & (PLACE | DEMONYM | GIVEN)
        if words[limit] in NOT_NAME_TAILS and limit > position + (1 if foreign else 0):
            return limit, None
        if words[position] in _STORMS and limit > position:
            return position + 1, None
        if words[position] in _UNDERTAKINGS and not bits[position + 1] & (TITLE | MODIFIER):
            return limit, _UNDERTAKINGS[words[position]]
        heads = (at for at in range(limit, position, -1) if bits[at] & HEAD)
        # Before a name, "St." is a saint.
        head = next((at for at in heads if words[at] != "St." or at == end), 0)
        return self._with_head(position, head, end) if head else self._opened(position, limit, end)

    def _with_head(self, position: int, head: int, end: int) -> tuple[int, EntityType | None] | None:
        """The same of capitals with a head behind their first."""
        words, bits = self.tokens.words, self.bits
        if self._is_of_another(position, head, end):
            return None
        if words[position] in STANDALONE and bits[position + 1] & DEMONYM:
            return position, STANDALONE[words[position]]
        if self._is_no_head(position, head):
            return None
        kind = self._kind(position, head)
        if kind is GPE and words[head] in _DIVISIONS:
            return self._division(head, end)
        if kind is GPE and bits[position] & PLACE and head == position + 1 and words[head] not in _TOWNS:
            return None
        if self._is_named_base(head, end):
            return head + 1, kind
        last = self.of(head, end)
        return last if last > head else self.joined_head(head, head, end) or head, kind

    def _is_of_another(self, position: int, head: int, end: int) -> bool:
        """Whether the head is a part of a place (`the Jewish West Bank`, `the Western United States`), or one
        of its own behind the name of a party (`Democratic House`)."""
        words, bits = self.tokens.words, self.bits
        if any(place_end(self.tokens, at, end) > head for at in range(position + 1, head + 1)):
            return True
        party = bits[position] & DEMONYM and words[position] in _PARTIES
        return bool(party) and words[position + 1] in STANDALONE

    def _is_named_base(self, head: int, end: int) -> bool:
        """Whether a base has its name behind it: `Joint Base Andrews`, `Naval Air Station Oceania`."""
        words, bits = self.tokens.words, self.bits
        if words[head] not in ("Base", "Station") or words[head - 1] not in ("Joint", "Air") or head >= end:
            return False
        following = bits[head + 1]
        return bool(following & CAPITAL) and not following & (STOPPED | DATED | TITLE | MODIFIER | WORD)

    def _is_no_head(self, position: int, head: int) -> bool:
        """Whether the head of the capitals from `position` on is rather a surname, or a name of its own
        behind another one (`Trump White House`)."""
        words, bits = self.tokens.words, self.bits
        first = bits[position]
        if words[head] in STANDALONE and any(bits[at] & ACRONYM for at in range(position, head)):
            return True
        if words[position] in BROADCASTERS and " ".join(words[position + 1 : head + 1]) in ORGANISATIONS:
            return True
        if head > position + 1:
            return self.seat(head - 1) and not first & (PLACE | DEMONYM)
        if first & (GIVEN | SURNAME) and words[head] in HEAD_SURNAMES and not first & PLACE:
            return True
        if words[head] in _NOT_AFTER_A_NAME and not first & (WORD | ACRONYM | DEMONYM | PLACE):
            return True
        return bool(first & INITIAL)

    def _kind(self, position: int, head: int) -> EntityType:
        """What the head makes of the capitals before it."""
        words = self.tokens.words
        kind = HEADS[words[head]]
        if kind is ORG and (words[head - 1], words[head]) in _BUILDINGS:
            return FAC
        if kind is GPE and any(HEADS.get(words[at]) is ORG for at in range(position, head)):
            return ORG
        return kind

    def _division(self, head: int, end: int) -> tuple[int, EntityType | None]:
        """The last token and type of a district or republic; type None where an everyday word says which."""
        words, bits = self.tokens.words, self.bits
        if words[head] == "Republic" and head + 2 <= end and words[head + 1] == "of":
            beyond = head + (3 if words[head + 2] == "the" else 2)
            if beyond <= end and bits[beyond] & PLACE:
                return beyond, GPE
        common = bits[head - 1] & (WORD | PLACE) == WORD or words[head - 1] in _COMMON_DISTRICTS
        return head, None if common else GPE

    def _opened(self, position: int, limit: int, end: int) -> tuple[int, EntityType] | None:
        """A name whose head comes first or stands alone."""
        last = self._organisation_opened(position, end)
        if last:
            return last, ORG
        word, first = self.tokens.words[position], self.bits[position]
        if first & HEAD or word in PREFIX_HEADS:
            extended = self.of(position, end)
            if extended > position:
                kind = HEADS.get(word) or PREFIX_HEADS[word]
                return extended, ORG if kind is FAC else kind
        joined = self.joined_head(position, limit, end)
        if joined:
            return joined, ORG
        if word in PREFIX_HEADS and limit > position and not first & GIVEN:
            return min(limit, position + 3), PREFIX_HEADS[word]
        return self._alone(position)

    def _organisation_opened(self, position: int, end: int) -> int:
        """The last token of the organisation whose first word alone says that it is one; 0 for none."""
        words, bits = self.tokens.words, self.bits
        if last := club(self.tokens, bits, position, end):
            return last
        word, second = words[position], position + 1
        if word in _NATIONAL:
            after = place_end(self.tokens, second, end)
            if after or bits[second] & PLACE:
                return after - 1 if after else second
        if word in _CAMPAIGNERS and position + 2 <= end and words[second] == "for":
            aim = bits[position + 2]
            if aim & CAPITAL and not aim & (PLACE | GIVEN | SURNAME | STOPPED | DATED | TITLE):
                return self.limit(position + 2, end)
        return self.of(second, end) if word in _WINGS and words[second] in _PARTY_PEOPLE else 0

    def _alone(self, position: int) -> tuple[int, EntityType] | None:
        """A head that is a name by itself."""
        word = self.tokens.words[position]
        if word in STANDALONE and not (word == "House" and self._everyday_house(position)):
            return position, STANDALONE[word]
        return None

    def _everyday_house(self, position: int) -> bool:
        """Whether "House" is capital for beginning a sentence only: no chamber of that name is spoken of."""
        if position not in self.tokens.begins or self._chamber:
            return False
        following = position + 1
        return not self.joined(position) or not (
            self.bits[following] & (DEMONYM | TITLE | MODIFIER)
            or self.tokens.words[following] in _HOUSE_PEOPLE
        )
