"""Names that a list, a head or a pattern knows beforehand, found in a run of capitals."""

from __future__ import annotations

import re

from index.entities.model import EntityType
from index.entities.recognition.known_places import KnownPlaces
from index.entities.recognition.marked_organisations import paper_or_team, plain_company
from index.entities.recognition.placenames import is_country, place_end
from index.entities.vocabulary.lexicon import CLEAR_STATES, STATES
from index.entities.vocabulary.organisations import NEEDS_ARTICLE, ORGANISATIONS
from index.entities.vocabulary.words import (
    ACRONYM,
    CAPITAL,
    DATED,
    DEMONYM,
    GIVEN,
    HEAD,
    PLACE,
    STOPPED,
    SURNAME,
    TITLE,
    WORD,
    flags,
)

ORG, GPE = EntityType.ORG, EntityType.GPE
_ROADS = frozenset("Interstate Route Highway Autobahn".split())
_GROUPS = frozenset(
    """Children Women Men People Veterans Patrolmen Patrolman Teachers Farmers Workers Lawyers Writers Girls
    Boys Mothers Parents Nurses Doctors Artists Actors Players Students Citizens Consumers World""".split()
)
_BEFORE_VERBS = frozenset("will would can could must should shall might there".split())
"""Behind these an everyday word in capitals is a verb that is cried out: `we will WIN`."""
_NAME_OPENERS = frozenset("New First Third One All Our Free Open Next".split())
_MEASURES = frozenset({"Average", "Index", "Composite", "Flag"})
# "BRDO, +1.2%": the sign of a share.
_SHARE = re.compile(r"(?:\.[A-Z])?,?\s[+-]\d")
_BEFORE_STATE = re.compile(r"(?:\b[RDI]-\s?|[a-z],\s|[a-z]\s\()\Z")


class KnownNames(KnownPlaces):
    """Finds organisations and acronyms besides places: each method looks at one token of a run and
    gives the token after the name that it added, 0 for none."""

    def _numbered_road(self, position: int) -> int:
        """The token after a road with its number (`Interstate 95`), 0 where there is none."""
        words, after = self.tokens.words, position + 1
        if words[position] not in _ROADS or after >= len(words) or not words[after].isdigit():
            return 0
        if self.text[self.tokens.ends[position] : self.tokens.starts[after]] != " ":
            return 0
        self._add(position, after, EntityType.FAC)
        return after + 1

    def _with_head(self, position: int, end: int) -> int:
        if road := self._numbered_road(position):
            return road
        if position < end:
            place = place_end(self.tokens, position, end)
            after = paper_or_team(self.tokens, self._bits, place, position, end)
            if after:
                self._add(position, after - 1, ORG)
                return after
        found = self._headed.find(position, end)
        if found is None:
            return 0
        last, kind = found
        words = self.tokens.words
        if kind is not None and place_end(self.tokens, position, end) == last + 1:
            return self._long_place(position, end)
        if kind is ORG and "University" in words[position : last + 1]:
            last = self._campus(last)
        if kind is not None:
            self._add(self._begun(position) if kind is ORG else position, last, kind)
        return last + 1

    def _campus(self, last: int) -> int:
        """The last token of a university with the place of its campus: `University of Ohio at Lima`,
        `University of Ohio, Akron,`."""
        words, tokens = self.tokens.words, self.tokens
        count = len(words)
        if (
            last + 2 < count
            and words[last + 1] == "at"
            and self._headed.joined(last)
            and self._headed.joined(last + 1)
        ):
            campus = self._bits[last + 2]
            if campus & CAPITAL and not campus & (STOPPED | DATED | TITLE | HEAD | GIVEN | DEMONYM):
                after = place_end(tokens, last + 2, min(count - 1, last + 5))
                return after - 1 if after else last + 2
        if (
            words[last - 1] == "of"
            and last + 1 < count
            and tokens.sentence[last] == tokens.sentence[last + 1]
        ):
            gap = self.text[tokens.ends[last] : tokens.starts[last + 1]]
            if gap == ", " and not is_country(words[last + 1]):
                after = place_end(tokens, last + 1, min(count - 1, last + 4))
                if after or self._bits[last + 1] & PLACE:
                    return after - 1 if after else last + 1
        return last

    def _begun(self, position: int) -> int:
        """Where an organisation's name begins whose head was found from `position` on: "Women's Grain
        Fund", "the New Oak Party"."""
        words, bits, tokens = self.tokens.words, self._bits, self.tokens
        before = position - 1
        if before < 0 or before in tokens.begins or tokens.sentence[before] != tokens.sentence[position]:
            return position
        if tokens.sentence[position] in tokens.cased or not bits[before]:
            return position
        gap = self.text[tokens.ends[before] : tokens.starts[position]]
        if gap in ("'s ", "’s ", "' ", "’ ") and words[before] in _GROUPS:
            return before
        everyday = bits[before] & (WORD | DEMONYM | PLACE | SURNAME | GIVEN | DATED) == WORD
        if gap in ("' ", "’ ") and everyday and words[before].endswith("s"):
            return before
        if gap == " " and words[before] in _NAME_OPENERS:
            return before
        return position

    def _known_organisation(self, position: int, end: int) -> int:
        words = self.tokens.words
        for last in range(min(end, position + 3), position - 1, -1):
            name = words[position] if last == position else " ".join(words[position : last + 1])
            if name not in ORGANISATIONS:
                if last == position and plain_company(self.tokens, self._bits, position, end):
                    self._add(position, position, ORG)
                    return position + 1
                continue
            if name in NEEDS_ARTICLE:
                before = words[position - 1].lower() if position else ""
                if before not in ("the", "told") or (last < end and self._bits[last + 1] & CAPITAL):
                    continue
            if last < end and words[self._headed.limit(position, end)] in _MEASURES:
                return self._headed.limit(position, end) + 1
            # "Pew and National Journal" are two.
            goes_on = last < end and not (last == position and words[last + 1] == "and")
            longer = self._headed.find(position, end) if goes_on else None
            if longer and longer[0] > last and longer[1] is ORG:
                self._add(position, longer[0], longer[1])
                return longer[0] + 1
            self._add(position, last, ORG)
            return last + 1
        return 0

    def _okay(self, position: int) -> bool:
        """Whether a state's code is rather a word: `…, OK?`."""
        end = self.tokens.ends[position]
        return (
            self.tokens.words[position] in ("OK", "OR", "IN", "HI", "ME")
            and self.text[end : end + 1] in "?! "
        )

    def _common(self, position: int) -> bool:
        """Whether an acronym stands in brackets behind the common words that it is short for:
        `low-enriched uranium (LEU)`. It is then none in the whole article."""
        words, tokens = self.tokens.words, self.tokens
        word = words[position]
        if word in self._abbreviated:
            return True
        if self.text[tokens.starts[position] - 1 : tokens.starts[position]] != "(":
            return False
        before = self.text[max(0, tokens.starts[position] - 80) : tokens.starts[position] - 2]
        parts = re.split(r"[\s-]+", before)[-len(word) :]
        if len(parts) == len(word) and all(
            part[:1] == letter.lower() for part, letter in zip(parts, word, strict=True)
        ):
            self._abbreviated.add(word)
            return True
        return False

    def _acronym(self, position: int, end: int, cased: bool) -> int:
        words, bits = self.tokens.words, self._bits
        start = self.tokens.starts[position]
        if start and self.text[start - 1].isdigit():
            return 0
        word = words[position]
        if word in CLEAR_STATES or (
            word in STATES
            and _BEFORE_STATE.search(self.text, max(0, start - 5), start)
            and not self._okay(position)
        ):
            self._add(position, position, GPE)
            return position + 1
        if bits[position] & WORD and position and words[position - 1].lower() in _BEFORE_VERBS:
            return 0
        if bits[position] & WORD and any(
            self.tokens.words[at].isupper() and len(self.tokens.words[at]) > 2
            for at in (position - 1, position + 1)
            if 0 <= at < len(words)
        ):
            return 0
        if not bits[position] & ACRONYM or self.tokens.sentence[position] in self.tokens.shouted:
            return 0
        ends = self.tokens.ends[position]
        if _SHARE.match(self.text, ends) or self.text.startswith(" 500", ends) or self._common(position):
            return position + 1
        neighbours = (bits[at] for at in (position - 1, position + 1) if 0 <= at < len(words))
        if cased and any(bit & ACRONYM for bit in neighbours) and len(words[position]) > 3:
            return 0
        following = bits[position + 1] if position < end else 0
        if (
            len(words[position]) == 2
            and following
            and not following & (WORD | STOPPED | TITLE | DEMONYM | PLACE | HEAD)
        ):
            return 0
        if flags(words[position].title()) & (GIVEN | SURNAME):
            return 0
        self._add(position, position, ORG)
        return position + 1
