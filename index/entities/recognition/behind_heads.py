"""How far a name goes that a head has begun: `Bank of England`, `Securities and Exchange Commission`."""

from __future__ import annotations

from index.entities.model import EntityType
from index.entities.recognition.placenames import place_end
from index.entities.recognition.titled import Titled
from index.entities.vocabulary.lexicon import COMPANY_SUFFIXES, HEADS, OF_HEADS, STANDALONE
from index.entities.vocabulary.words import (
    CAPITAL,
    DATED,
    DEMONYM,
    GIVEN,
    HEAD,
    MODIFIER,
    PLACE,
    STOPPED,
    TITLE,
    WORD,
)

_FOR_NONE = frozenset("House Court Army Bank Church City State Party Museum".split())
_ON_HEADS = frozenset(
    "Committee Council Commission Panel Conference Center Centre Institute Alliance Coalition".split()
)
_CHAMBERS = frozenset("Representatives Commons Lords".split())
"""What a "House of" is a chamber of."""
_DIVISIONS = frozenset("City State District Republic".split())
_SEATS = {"White": "House", "Oval": "Office", "Downing": "Street", "Scotland": "Yard"}
MEMBERS = frozenset(
    "Americans Citizens Women Mothers Parents Teachers Physicians Veterans Students Lawyers".split()
)
"""Whom an organisation is of before it says what it is for: `League of Women for Clean Rivers`."""
_LONGEST = 6


class BehindHeads(Titled):
    """Reads on from the head of a name among the tokens of one article."""

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

    def seat(self, position: int) -> bool:
        """Whether the house of an office begins here, of which there is but one: no word before it is a part
        of its name."""
        words, second = self.tokens.words, position + 1
        return words[position] in _SEATS and second < len(words) and words[second] == _SEATS[words[position]]

    def of(self, head: int, end: int) -> int:
        """The last token of "of …", "for …" or "on …" behind a head, or the head itself."""
        at = self._object(head, end)
        if not at:
            return head
        if self.tokens.words[head] == "Office" and at <= end and (title := self.title_end(at, end)):
            return title - 1
        if not self._fits(head, at, end):
            return head
        last = self.limit(at, end)
        if last - at > 4:
            last = at
        last = self._purpose(at, last, end)
        return self._second(last, end) or self._aim(last, end) or last

    def _object(self, head: int, end: int) -> int:
        """The first token of what a head is of, for or on; 0 where no such word behind it is its own."""
        words, at = self.tokens.words, head + 1
        if self.seat(head - 1) or words[head] not in OF_HEADS or at >= end:
            return 0
        beyond = words[at + 1]
        match words[at]:
            case "of":
                goes_on = words[head] != "House" or beyond in _CHAMBERS
            case "on":
                goes_on = words[head] in _ON_HEADS
            case "for":
                goes_on = words[head] not in _FOR_NONE and not self.bits[at + 1] & GIVEN
            case _:
                goes_on = False
        if not goes_on:
            return 0
        return at + (2 if beyond in ("the", "a", "an") else 1)

    def _fits(self, head: int, at: int, end: int) -> bool:
        """Whether the token at which something of a head would begin is a part of its name."""
        words, bits = self.tokens.words, self.bits
        if at > end or not bits[at] or (bits[at] & (STOPPED | DATED) and words[at] != "New"):
            return False
        if bits[at] & TITLE and words[head] not in ("Court", "House") and self.title_end(at, end):
            return False
        return words[head] not in _DIVISIONS or words[at] == "Columbia"

    def _purpose(self, at: int, last: int, end: int) -> int:
        """The last token of what an organisation is for: `last`, or that of what an "of" adds to it, as in
        `for the Study of Rivers`; `at` is where it begins."""
        words, bits = self.tokens.words, self.bits
        if last + 2 > end or words[last + 1] != "of" or words[at - 2 : at] != ["for", "the"]:
            return last
        object_of = bits[last + 2]
        fits = bits[last] & WORD and object_of & CAPITAL and not object_of & (STOPPED | DATED | TITLE)
        return self.limit(last + 2, end) if fits else last

    def _second(self, last: int, end: int) -> int:
        """The last token of what "and" adds to what a head is of; 0 where there is none.

        "Strategic and International Studies", but "Homeland Security and Federal Bureau of …".
        """
        words, bits = self.tokens.words, self.bits
        if last + 2 > end or words[last + 1] != "and" or not bits[last] & WORD or bits[last] & PLACE:
            return 0
        right, further = bits[last + 2], self.limit(last + 2, end)
        if further < end and words[further] in OF_HEADS and words[further + 1] == "of":
            return 0
        inside = HEAD if further > last + 2 and not bits[further] & HEAD else 0
        wrong = (STOPPED | DATED | GIVEN | TITLE | HEAD | PLACE) & ~inside
        return further if right & WORD and not right & wrong else 0

    def _aim(self, last: int, end: int) -> int:
        """The last token of what the members that a head is of are for; 0 where there is none."""
        if last + 2 > end or self.tokens.words[last + 1] != "for" or self.tokens.words[last] not in MEMBERS:
            return 0
        right = self.bits[last + 2]
        fits = right & CAPITAL and not right & (STOPPED | DATED | GIVEN | TITLE)
        return self.limit(last + 2, end) if fits else 0

    def joined_head(self, position: int, limit: int, end: int) -> int:
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
        return head if head and HEADS[words[head]] is EntityType.ORG else 0
