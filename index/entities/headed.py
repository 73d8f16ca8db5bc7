"""Names that say what they name: `Bank of England`, `Foreign Ministry`, `Dulles International Airport`."""

from __future__ import annotations

from index.entities.lexicon import (
    COMPANY_SUFFIXES,
    HEADS,
    NOT_NAME_TAILS,
    OF_HEADS,
    PREFIX_HEADS,
    STANDALONE,
)
from index.entities.marked_organisations import club
from index.entities.model import EntityType
from index.entities.placenames import place_end
from index.entities.titled import HEAD_SURNAMES, Titled
from index.entities.tokens import Tokens
from index.entities.words import (
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
_HOUSE_PEOPLE = frozenset(
    "investigators lawmakers members leaders leadership committee committees panel".split()
)
_PARTIES = frozenset({"Democratic", "Republican", "Democrat", "Labour", "Conservative", "Western"})
_FOR_NONE = frozenset("House Court Army Bank Church City State Party Museum".split())
_ON_HEADS = frozenset(
    "Committee Council Commission Panel Conference Center Centre Institute Alliance Coalition".split()
)
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
_SEATS = {"White": "House", "Oval": "Office", "Downing": "Street", "Scotland": "Yard"}
_COMMON_DISTRICTS = frozenset("Congressional Legislative Assembly Electoral Historic".split())
_DIVISIONS = frozenset("District Region Territory Republic".split())
_TOWNS = frozenset({"City", "County"})
_NATIONAL = frozenset("Air Statistics Telecom Banco Banque Petro UC SUNY CUNY UNC UMass".split())
"""What a company or office is of the country behind it: `Air France`."""
_MEMBERS = frozenset(
    "Americans Citizens Women Mothers Parents Teachers Physicians Veterans Students Lawyers".split()
)
"""Whom an organisation is of before it says what it is for: `League of Women for Clean Rivers`."""
_CAMPAIGNERS = _MEMBERS | _PARTY_PEOPLE
_LONGEST = 6


class Headed(Titled):
    """Finds names with a head among the tokens of one article; `bits` are the tokens' flags."""

    def __init__(self, text: str, tokens: Tokens, bits: list[int]) -> None:
        super().__init__(text, tokens, bits)
        self._chamber = "the House " in text

    def limit(self, position: int, end: int) -> int:
        """The last token of the capitals that begin here, before a title, a date or a stop word."""
        words, bits = self.tokens.words, self.bits
        at = position
        while at < end and at - position < _LONGEST:
            bit = bits[at + 1]
            stopped = bit & (STOPPED | DATED) and not (
                words[at + 1] == "New" and place_end(self.tokens, at + 1, end)
            )
            if (
                not bit
                or words[at] in COMPANY_SUFFIXES
                or stopped
                or (bit & (TITLE | MODIFIER) and self.title_end(at + 1, end))
            ):
                break
            at += 1
        return at

    def find(self, position: int, end: int) -> tuple[int, EntityType | None] | None:
        """The last token and type of the name with a head that begins here; type None for an act, a day or
        a prize, which is to be passed over."""
        words, bits = self.tokens.words, self.bits
        if position == end:
            return self._alone(position)
        limit = self.limit(position, end)
        if words[limit] == "Order" and position < limit < end and words[limit + 1] == "of":
            last = self._of(limit, end)
            return last, ORG if last > limit else None
        foreign = bits[position] & (PLACE | DEMONYM | GIVEN)
        if words[limit] in NOT_NAME_TAILS and limit > position + (1 if foreign else 0):
            return limit, None
        if words[position] in _STORMS and limit > position:
            return position + 1, None
        heads = (at for at in range(limit, position, -1) if bits[at] & HEAD)
        # Before a name, "St." is a saint.
        head = next((at for at in heads if words[at] != "St." or at == end), 0)
        if not head:
            return self._opened(position, limit, end)
        # "the Jewish West Bank": the head is a part of a place.
        if any(place_end(self.tokens, at, end) == head + 1 for at in range(position + 1, head)):
            return None
        if bits[position] & DEMONYM and words[position] in _PARTIES and words[position + 1] in STANDALONE:
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
        last = self._of(head, end)
        if words[head] in ("Base", "Station") and words[head - 1] in ("Joint", "Air") and head < end:
            # "Joint Base Andrews", "Naval Air Station Oceania"
            following = bits[head + 1]
            if following & CAPITAL and not following & (STOPPED | DATED | TITLE | MODIFIER | WORD):
                return head + 1, kind
        if last == head:
            last = self._and(head, head, end) or head
        return last, kind

    def _is_no_head(self, position: int, head: int) -> bool:
        """Whether the head of the capitals from `position` on is rather a surname, or a name of its own
        behind another one (`Trump White House`)."""
        words, bits = self.tokens.words, self.bits
        first = bits[position]
        if words[head] in STANDALONE and any(bits[at] & ACRONYM for at in range(position, head)):
            return True
        if head > position + 1:
            return self.seat(head - 1) and not first & (PLACE | DEMONYM)
        if first & (GIVEN | SURNAME) and words[head] in HEAD_SURNAMES and not first & PLACE:
            return True
        if words[head] in _NOT_AFTER_A_NAME and not first & (WORD | ACRONYM | DEMONYM | PLACE):
            return True
        return bool(first & INITIAL)

    def seat(self, position: int) -> bool:
        """Whether the house of an office begins here, of which there is but one: no word before it is a part
        of its name."""
        words, second = self.tokens.words, position + 1
        return words[position] in _SEATS and second < len(words) and words[second] == _SEATS[words[position]]

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
        word, first = self.tokens.words[position], self.bits[position]
        if end_of_club := club(self.tokens, self.bits, position, end):
            return end_of_club, ORG
        if word in _NATIONAL and position < end:
            after = place_end(self.tokens, position + 1, end)
            if after or self.bits[position + 1] & PLACE:
                return (after - 1 if after else position + 1), ORG
        if word in _CAMPAIGNERS and position + 2 <= end and self.tokens.words[position + 1] == "for":
            aim = self.bits[position + 2]
            if aim & CAPITAL and not aim & (PLACE | GIVEN | SURNAME | STOPPED | DATED | TITLE):
                return self.limit(position + 2, end), ORG
        if word in _WINGS and position < end and self.tokens.words[position + 1] in _PARTY_PEOPLE:
            return self._of(position + 1, end), ORG
        if first & HEAD or word in PREFIX_HEADS:
            extended = self._of(position, end)
            if extended > position:
                kind = HEADS.get(word) or PREFIX_HEADS[word]
                return extended, ORG if kind is FAC else kind
        joined = self._and(position, limit, end)
        if joined:
            return joined, ORG
        if word in PREFIX_HEADS and limit > position and not first & GIVEN:
            return min(limit, position + 3), PREFIX_HEADS[word]
        return self._alone(position)

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

    def _of(self, head: int, end: int) -> int:
        """The last token of "of …", "for …" or "on …" behind a head, or the head itself."""
        words, bits = self.tokens.words, self.bits
        at = head + 1
        if self.seat(head - 1):
            return head
        if words[head] not in OF_HEADS or at >= end or words[at] not in ("of", "for", "on"):
            return head
        if words[at] == "on" and words[head] not in _ON_HEADS:
            return head
        if words[at] == "for" and (words[head] in _FOR_NONE or bits[at + 1] & GIVEN):
            return head
        beyond = words[at + 1]
        if (
            words[at] == "of"
            and words[head] == "House"
            and beyond not in ("Representatives", "Commons", "Lords")
        ):
            return head
        at += 2 if beyond in ("the", "a", "an") else 1
        if words[head] == "Office" and at <= end and (title := self.title_end(at, end)):
            return title - 1
        if at > end or not bits[at] or (bits[at] & (STOPPED | DATED) and words[at] != "New"):
            return head
        if bits[at] & TITLE and words[head] not in ("Court", "House") and self.title_end(at, end):
            return head
        if words[head] in ("City", "State", "District", "Republic") and words[at] != "Columbia":
            return head
        last = self.limit(at, end)
        if last - at > 4:
            last = at
        last = self._purpose(at, last, end)
        if last + 2 <= end and words[last + 1] == "and" and bits[last] & WORD and not bits[last] & PLACE:
            right, further = bits[last + 2], self.limit(last + 2, end)
            # "Strategic and International Studies", but "Homeland Security and Federal Bureau of …".
            begun = further < end and words[further] in OF_HEADS and words[further + 1] == "of"
            inside = HEAD if further > last + 2 and not bits[further] & HEAD else 0
            wrong = (STOPPED | DATED | GIVEN | TITLE | HEAD | PLACE) & ~inside
            if right & WORD and not right & wrong and not begun:
                return further
        if last + 2 <= end and words[last + 1] == "for" and words[last] in _MEMBERS:
            right = bits[last + 2]
            if right & CAPITAL and not right & (STOPPED | DATED | GIVEN | TITLE):
                return self.limit(last + 2, end)
        return last

    def _purpose(self, at: int, last: int, end: int) -> int:
        """The last token of what an organisation is for: `last`, or that of what an "of" adds to it, as in
        `for the Study of Rivers`; `at` is where it begins."""
        words, bits = self.tokens.words, self.bits
        if last + 2 > end or words[last + 1] != "of" or words[at - 2 : at] != ["for", "the"]:
            return last
        object_of = bits[last + 2]
        fits = bits[last] & WORD and object_of & CAPITAL and not object_of & (STOPPED | DATED | TITLE)
        return self.limit(last + 2, end) if fits else last

    def _and(self, position: int, limit: int, end: int) -> int:
        """The head of a name joined by "and": `Securities and Exchange Commission`; 0 where there is none."""
        words, bits = self.tokens.words, self.bits
        joint = limit + 1
        if joint >= end or words[joint] != "and" or limit - position > 2 or position in self.tokens.begins:
            return 0
        left, right = bits[limit], bits[joint + 1]
        wrong = GIVEN | PLACE | DEMONYM | STOPPED | DATED | TITLE
        if bits[position] & GIVEN or words[joint + 1] in STANDALONE:
            return 0
        if left & HEAD and not left & MODIFIER and words[limit] != "Securities":
            return 0
        if not left & WORD or left & wrong or not right & WORD or right & wrong:
            return 0
        last = self.limit(joint + 1, end)
        head = next((at for at in range(last, joint, -1) if bits[at] & HEAD), 0)
        return head if head and HEADS[words[head]] is ORG else 0
