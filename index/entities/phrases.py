"""Reads the runs of capitals of an article into names, as far as the words themselves decide it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.entities.gazetteer import gazetteer, key_of
from index.entities.headed import Headed
from index.entities.lexicon import (
    ACRONYMS_NOT_NAMES,
    ADJECTIVE_MODIFIERS,
    CONNECTORS,
    PARTICLES,
    STATES,
)
from index.entities.model import EntityType
from index.entities.organisations import NEEDS_ARTICLE, ORGANISATIONS
from index.entities.placenames import is_country, place_end
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
    SUFFIX,
    SURNAME,
    TITLE,
    WORD,
    demonym_parts,
    flags,
    is_demonym,
    place_parts,
)

PERSON, ORG, GPE = EntityType.PERSON, EntityType.ORG, EntityType.GPE
LOC, NORP = EntityType.LOC, EntityType.NORP
_COMPASS = frozenset(
    """North South East West Northern Southern Eastern Western Upper Lower Greater Central Northeast Northwest
    Southeast Southwest""".split()
)
_BEFORE_STATE = re.compile(r"(?:\b[RDI]-\s?|[a-z],\s|[a-z]\s\()\Z")


@dataclass(slots=True)
class Candidate:
    """Tokens `first` to `last` that may be a name; `type` is None while the words alone do not tell.

    `title` are the first and last token of the title before it; `part` cuts a part out of a hyphenated token.
    """

    first: int
    last: int
    type: EntityType | None
    title: tuple[int, int] | None = None
    part: tuple[int, int] | None = None
    cased: bool = False


class PhraseReader:
    """Reads one article's tokens; made for one use."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.tokens = tokens
        self.found: list[Candidate] = []
        self._bits = [flags(word) for word in tokens.words]
        self._headed = Headed(text, tokens, self._bits)

    def read(self) -> list[Candidate]:
        """All candidates in text order. Where capitals say nothing (headlines) only what is known
        beforehand."""
        words = self.tokens.words
        bits, sentences = self._bits, self.tokens.sentence
        position, count = 0, len(words)
        while position < count:
            if not bits[position]:
                if words[position] in ("al", "el") and self._headed.joined(position) and bits[position + 1]:
                    bits[position] = CAPITAL
                else:
                    position += 1
                    continue
            end = position
            while True:
                following = end + 1
                if following < count and self._headed.joined(end):
                    if bits[following]:
                        end = following
                        continue
                    last = following
                    while (
                        last + 1 < count
                        and last - following < 2
                        and words[last] in CONNECTORS
                        and not bits[last]
                        and self._headed.joined(last)
                    ):
                        last += 1
                    if last > following and bits[last] and (not bits[last] & STOPPED or words[last] == "New"):
                        end = last
                        continue
                break
            self._read_run(position, end, sentences[position] in self.tokens.cased)
            position = end + 1
        return self.found

    def _add(
        self,
        first: int,
        last: int,
        kind: EntityType | None,
        title: tuple[int, int] | None = None,
        cased: bool = False,
    ) -> None:
        self.found.append(Candidate(first, last, kind, title, None, cased))

    def _read_run(self, start: int, end: int, cased: bool) -> None:
        words, bits = self.tokens.words, self._bits
        position = start
        title: tuple[int, int] | None = None
        while position <= end:
            bit = bits[position]
            stopped = bit & (STOPPED | DATED) and not self._begins_name(position, end)
            if not bit or (stopped and not place_end(self.tokens, position, end)):
                if bit or words[position] not in ("of", "the"):
                    title = None
                position += 1
                continue
            if words[position] in ADJECTIVE_MODIFIERS:
                position += 1
                continue
            after_title = self._headed.title_end(position, end)
            if after_title:
                title = (title[0] if title and title[1] == position - 1 else position, after_title - 1)
                position = after_title
                continue
            taken = (
                self._known_organisation(position, end)
                or (0 if cased else self._with_head(position, end))
                or self._place(position, end, title)
                or self._people(position, end)
                or self._acronym(position, end, cased)
            )
            if taken:
                kind = self.found[-1].type if self.found else None
                if kind is not GPE and kind is not NORP and kind is not ORG:
                    title = None
                elif title and taken <= end and bits[taken]:
                    pass
                else:
                    title = None
                position = taken
                continue
            position = self._name(position, end, title, cased)
            title = None

    def _begins_name(self, position: int, end: int) -> bool:
        """Whether a stop word or month is rather a given name here: `Will Smith`, `April Jones`."""
        return (
            bool(self._bits[position] & GIVEN)
            and position < end
            and self._bits[position + 1] & (CAPITAL | STOPPED | WORD | DATED) == CAPITAL
        )

    def _with_head(self, position: int, end: int) -> int:
        after = self._headed.paper_or_team(place_end(self.tokens, position, end), position, end)
        if after:
            self._add(position, after - 1, ORG)
            return after
        found = self._headed.find(position, end)
        if found is None:
            return 0
        last, kind = found
        if kind is not None and place_end(self.tokens, position, end) == last + 1:
            return self._long_place(position, end)
        if kind is not None:
            self._add(position, last, kind)
        return last + 1

    def _known_organisation(self, position: int, end: int) -> int:
        words = self.tokens.words
        for last in range(min(end, position + 3), position - 1, -1):
            name = words[position] if last == position else " ".join(words[position : last + 1])
            if name not in ORGANISATIONS:
                if last == position and self._headed.plain_company(position, end):
                    self._add(position, position, ORG)
                    return position + 1
                continue
            if name in NEEDS_ARTICLE:
                before = words[position - 1].lower() if position else ""
                if before not in ("the", "told") or (last < end and self._bits[last + 1] & CAPITAL):
                    continue
            longer = self._headed.find(position, end) if last < end else None
            if longer and longer[0] > last and longer[1] is ORG:
                self._add(position, longer[0], longer[1])
                return longer[0] + 1
            self._add(position, last, ORG)
            return last + 1
        return 0

    def _place(self, position: int, end: int, title: tuple[int, int] | None) -> int:
        words, bits = self.tokens.words, self._bits
        known = gazetteer()
        bit = bits[position]
        if (
            words[position] in _COMPASS
            and position < end
            and bits[position + 1] & PLACE
            and not bits[position + 1] & GIVEN
        ):
            name = f"{words[position]} {words[position + 1]}"
            self._add(position, position + 1, known.places.get(name, (LOC, ""))[0])
            return position + 2
        if taken := self._long_place(position, end):
            return taken
        word = words[position]
        if not bit & PLACE:
            shouted = self.tokens.sentence[position] in self.tokens.shouted
            if len(word) > 3 and word.isupper() and (shouted or position in self.tokens.begins):
                place = known.places.get(word.title())
                if place and (
                    shouted or position == end or not bits[position + 1] & ~(CAPITAL | PLACE | ACRONYM)
                ):
                    self._add(position, position, place[0])
                    return position + 1
            return 0
        following = bits[position + 1] if position < end else 0
        if (
            title
            and title[1] == position - 1
            and bit & (GIVEN | SURNAME)
            and (following or words[position] not in ("Israel", "Georgia"))
        ):
            return 0
        if self._is_team(position, end):
            self._add(position, position + 1, ORG)
            return position + 2
        if (
            bit & (GIVEN | SURNAME)
            and following
            and not following & (STOPPED | DATED | TITLE | DEMONYM | HEAD | PLACE | MODIFIER | ACRONYM)
            and not (is_country(word) and following & (WORD | GIVEN | SURNAME) == WORD)
        ):
            return 0
        self._add(position, position, known.places[word][0])
        return position + 1

    def _is_team(self, position: int, end: int) -> bool:
        """Whether a town and an unknown plural end the run: `Pittsburgh Steelers`."""
        following = position + 1
        return (
            following == end
            and not (position and self._bits[position - 1] & CAPITAL and self._headed.joined(position - 1))
            and not self.tokens.words[following].endswith("ss")
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
        if position < end and is_demonym(f"{word} {self.tokens.words[position + 1]}"):
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

    def _acronym(self, position: int, end: int, cased: bool) -> int:
        words, bits = self.tokens.words, self._bits
        start = self.tokens.starts[position]
        if start and self.text[start - 1].isdigit():
            return 0
        if words[position] in STATES and _BEFORE_STATE.search(self.text, max(0, start - 5), start):
            self._add(position, position, GPE)
            return position + 1
        if bits[position] & WORD and any(
            self.tokens.words[at].isupper() and len(self.tokens.words[at]) > 2
            for at in (position - 1, position + 1)
            if 0 <= at < len(words)
        ):
            return 0
        if not bits[position] & ACRONYM or self.tokens.sentence[position] in self.tokens.shouted:
            return 0
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

    def _name(self, position: int, end: int, title: tuple[int, int] | None, cased: bool) -> int:
        """Adds the person or unknown name that begins here and gives the token after it."""
        words, bits = self.tokens.words, self._bits
        last = position
        word = words[position]
        cried = word.isupper() and len(word) > 3 and (bits[position] & WORD or word.endswith(("ED", "ING")))
        no_name = bits[position] & SUFFIX or (position < end and word in ACRONYMS_NOT_NAMES)
        if no_name or (
            cried and any(not one.isupper() for one in words[position + 1 : min(end, position + 8) + 1])
        ):
            return position + 1
        while last < end:
            bit = bits[last + 1]
            if not bit:
                stop = last + 1
                while stop <= end and words[stop] in PARTICLES:
                    stop += 1
                if (
                    stop > last + 1
                    and stop <= end
                    and bits[stop] & CAPITAL
                    and not bits[stop] & (STOPPED | TITLE)
                ):
                    last = stop
                    continue
                break
            personal = bits[position] & GIVEN or title is not None
            # A page's link text repeats a name in full: "Rep. Quill Ida Quill", "Ida Quill Ida Jane Quill".
            again = title is not None and last == position and bits[last + 1] & GIVEN
            if words[last + 1] == words[position] or (
                again and words[position] in words[last + 2 : last + 5]
            ):
                break
            if bit & (STOPPED | DATED) and not (bit & DATED and bits[last] & GIVEN):
                break
            if (
                bit & (TITLE | MODIFIER)
                and self._headed.title_end(last + 1, end)
                and not (personal and last == position and last + 1 == end)
            ):
                break
            part_of_name = bits[last] & (GIVEN | INITIAL) and personal
            ends_name = bit & DEMONYM or (bit & PLACE and (bits[last] & WORD or is_country(words[last + 1])))
            if ends_name and not bit & (GIVEN | SURNAME) and not part_of_name:
                break
            shouted = bit & WORD and len(words[last + 1]) > 3 and words[last + 1].isupper()
            if (bit & ACRONYM and not bit & SUFFIX) or (shouted and not words[last].isupper()):
                break
            if cased and not personal and bit & WORD and not bit & (GIVEN | SURNAME):
                break
            if cased and personal and bit & WORD and last > position:
                break
            last += 1
        while last > position and not bits[last] & CAPITAL:
            last -= 1
        if self._suffix_follows(last):
            last += 1
        kind = None
        length = last - position + 1
        everyday = bits[position] & (WORD | GIVEN | SURNAME) == WORD
        if "&" in self.text[self.tokens.starts[position] : self.tokens.ends[last]]:
            kind = ORG
        elif (
            (title is not None and not (cased and everyday))
            or (length > 1 and bits[position] & GIVEN)
            or (length > 2 and any(bits[at] & INITIAL for at in range(position, last)))
            or (length > 1 and bits[last] & SUFFIX and not everyday)
        ):
            kind = PERSON
        self._add(position, last, kind, title if kind is PERSON else None, cased)
        return last + 1

    def _suffix_follows(self, last: int) -> bool:
        tokens, after = self.tokens, last + 1
        if after >= len(tokens.words) or not self._bits[after] & SUFFIX:
            return False
        return self.text[tokens.ends[last] : tokens.starts[after]] in (" ", ", ")
