"""Reads the runs of capitals of an article into names, as far as the words themselves decide it."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.entities.gazetteer import gazetteer, key_of
from index.entities.lexicon import (
    ADJECTIVE_MODIFIERS,
    CONNECTORS,
    HEADS,
    NEEDS_ARTICLE,
    OF_HEADS,
    ORGANISATIONS,
    PARTICLES,
    PORTFOLIOS,
    PREFIX_HEADS,
    STANDALONE,
)
from index.entities.model import EntityType
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
)

PERSON, ORG, GPE, LOC, FAC, NORP = (
    EntityType.PERSON,
    EntityType.ORG,
    EntityType.GPE,
    EntityType.LOC,
    EntityType.FAC,
    EntityType.NORP,
)
# Surnames that are also the last word of organisations and places ("Anita Hill", "Tyra Banks").
_HEAD_SURNAMES = frozenset(
    """Hall Hill Hills Lake Park Lane Street Castle Forest Church Banks Post Page Temple Bay Cape Falls Ridge Range Guard Guards
    Square Port Marshal Bridge Street Mount Peak Reef Beach Creek Lab Plant Times Press Chamber Church Gate Temple House
    Field Tower Sea Wells Mall Drive""".split()
)
_LEFT_OF_ADMINISTRATION = frozenset({"Administration", "Campaign", "Cabinet", "Team", "Republic", "Project"})
_COMPASS = frozenset(
    "North South East West Northern Southern Eastern Western Upper Lower Greater Central".split()
)
_PARTIES = frozenset({"Democratic", "Republican", "Democrat", "Labour", "Conservative", "Western"})
_LONGEST = 6


@dataclass(slots=True)
class Candidate:
    """Tokens `first` to `last` that may be a name; `type` is None while the words alone do not tell.

    `title` are the first and last token of the title before it; `offset` and `length` cut a part out of a hyphenated token.
    """

    first: int
    last: int
    type: EntityType | None
    title: tuple[int, int] | None = None
    part: tuple[int, int] | None = None
    cased: bool = False


@dataclass(slots=True)
class PhraseReader:
    """Reads one article's tokens; made for one use."""

    text: str
    tokens: Tokens
    found: list[Candidate] = field(default_factory=list)
    _bits: list[int] = field(default_factory=list)

    def read(self) -> list[Candidate]:
        """All candidates in text order. Where capitals say nothing (headlines) only what is known beforehand."""
        words = self.tokens.words
        self._bits = [flags(word) for word in words]
        bits, sentences = self._bits, self.tokens.sentence
        position, count = 0, len(words)
        while position < count:
            if not bits[position]:
                if words[position] in ("al", "el") and self._joined(position) and bits[position + 1]:
                    bits[position] = CAPITAL
                else:
                    position += 1
                    continue
            end = position
            while True:
                following = end + 1
                if following < count and self._joined(end):
                    if bits[following]:
                        end = following
                        continue
                    last = following
                    while (
                        last + 1 < count
                        and last - following < 2
                        and words[last] in CONNECTORS
                        and not bits[last]
                        and self._joined(last)
                    ):
                        last += 1
                    if last > following and bits[last] and not bits[last] & STOPPED:
                        end = last
                        continue
                break
            self._read_run(position, end, sentences[position] in self.tokens.cased)
            position = end + 1
        return self.found

    def _joined(self, position: int) -> bool:
        """Whether a token and its follower stand in one sentence with nothing but a space, or " & ", between."""
        tokens = self.tokens
        following = position + 1
        if following >= len(tokens.words) or tokens.sentence[position] != tokens.sentence[following]:
            return False
        gap = self.text[tokens.ends[position] : tokens.starts[following]]
        return gap == " " or gap == " & " or (len(gap) <= 2 and gap.isspace())

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
            if not bit or (bit & (STOPPED | DATED) and not self._begins_name(position, end)):
                if bit or words[position] not in ("of", "the"):
                    title = None
                position += 1
                continue
            if words[position] in ADJECTIVE_MODIFIERS:
                position += 1
                continue
            after_title = self._title_end(position, end)
            if after_title:
                title = (title[0] if title and title[1] == position - 1 else position, after_title - 1)
                position = after_title
                continue
            taken = (
                self._known_organisation(position, end)
                or (0 if cased else self._headed(position, end))
                or self._place(position, end, title)
                or self._people(position)
                or self._acronym(position, end, cased)
            )
            if taken:
                kind = self.found[-1].type
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

    def _title_end(self, position: int, end: int) -> int:
        """The token after the title that begins here, 0 if none does."""
        words, bits = self.tokens.words, self._bits
        at = position
        while at <= end and bits[at] & MODIFIER and not bits[at] & TITLE:
            at += 1
        if at > end or not bits[at] & TITLE:
            # "Secretary General", "Attorney General": the head may itself be a modifier's neighbour.
            return 0
        if at > position and bits[position] & PLACE:
            return 0
        while at <= end and bits[at] & (TITLE | MODIFIER):
            if not bits[at] & TITLE and not self._title_end(at, end):
                break
            at += 1
        if at + 1 <= end and words[at] == "of":
            beyond = at + 1
            while beyond <= end and (
                words[beyond] in PORTFOLIOS or (words[beyond] in ("the", "and") and beyond < end)
            ):
                beyond += 1
            if words[beyond - 1] in PORTFOLIOS:
                return beyond
        return at

    def _known_organisation(self, position: int, end: int) -> int:
        words = self.tokens.words
        for last in range(min(end, position + 3), position - 1, -1):
            name = words[position] if last == position else " ".join(words[position : last + 1])
            if name not in ORGANISATIONS:
                continue
            if name in NEEDS_ARTICLE:
                before = words[position - 1].lower() if position else ""
                if before not in ("the", "told") or (last < end and self._bits[last + 1] & CAPITAL):
                    continue
            if last < end and self._headed(position, end):
                return self.found[-1].last + 1
            self._add(position, last, ORG)
            return last + 1
        return 0

    def _limit(self, position: int, end: int) -> int:
        """The last token of the capitals that begin here, before a title, a date or a stop word."""
        bits = self._bits
        at = position
        while at < end and at - position < _LONGEST:
            bit = bits[at + 1]
            if (
                not bit
                or bit & (STOPPED | DATED)
                or (bit & (TITLE | MODIFIER)
                and self._title_end(at + 1, end))
            ):
                break
            at += 1
        return at

    def _headed(self, position: int, end: int) -> int:
        """Adds the name that ends in a head ("Air Base", "Foreign Ministry") or opens with one ("Bank of X")."""
        words, bits = self.tokens.words, self._bits
        limit = self._limit(position, end)
        head = next((at for at in range(limit, position, -1) if bits[at] & HEAD), 0)
        first = bits[position]
        if not head:
            extended = (
                self._of(position, end)
                if bits[position] & HEAD or words[position] in PREFIX_HEADS
                else position
            )
            if extended > position:
                self._add(position, extended, self._head_type(position))
                return extended + 1
            joined = self._and(position, limit, end)
            if joined:
                self._add(position, joined, ORG)
                return joined + 1
            if words[position] in PREFIX_HEADS and limit > position and not first & GIVEN:
                self._add(position, min(limit, position + 3), PREFIX_HEADS[words[position]])
                return min(limit, position + 3) + 1
            if words[position] in STANDALONE and not (
                words[position] == "House" and position in self.tokens.begins
            ):
                self._add(position, position, STANDALONE[words[position]])
                return position + 1
            return 0
        if first & DEMONYM and words[position] in _PARTIES and words[position + 1] in STANDALONE:
            return 0
        if words[position] in STANDALONE and bits[position + 1] & DEMONYM:
            self._add(position, position, STANDALONE[words[position]])
            return position + 1
        two = head == position + 1
        if two and first & (GIVEN | SURNAME) and words[head] in _HEAD_SURNAMES and not first & PLACE:
            return 0
        if two and words[head] in _LEFT_OF_ADMINISTRATION and not first & (WORD | ACRONYM | DEMONYM | PLACE):
            return 0
        if first & INITIAL and two:
            return 0
        kind = HEADS[words[head]]
        if kind is GPE and first & PLACE and two and words[head] not in ("City", "County"):
            return 0
        last = self._of(head, end)
        if last == head:
            last = self._and(head, head, end) or head
        self._add(position, last, kind)
        return last + 1

    def _head_type(self, position: int) -> EntityType:
        word = self.tokens.words[position]
        kind = HEADS.get(word) or PREFIX_HEADS[word]
        return ORG if kind is FAC else kind

    def _of(self, head: int, end: int) -> int:
        """The last token of "of …", "for …" or "on …" behind a head, or the head itself."""
        words, bits = self.tokens.words, self._bits
        at = head + 1
        if words[head] not in OF_HEADS or at > end or words[at] not in ("of", "for", "on"):
            return head
        if words[at] == "on" and words[head] not in (
            "Committee",
            "Council",
            "Commission",
            "Panel",
            "Conference",
        ):
            return head
        if (
            words[at] == "of"
            and words[head] == "House"
            and words[min(at + 1, end)] not in ("Representatives", "Commons", "Lords")
        ):
            return head
        if words[at] == "for" and words[head] in (
            "House",
            "Court",
            "Army",
            "Bank",
            "Church",
            "City",
            "State",
            "Party",
            "Museum",
        ):
            return head
        at += 1
        if at <= end and words[at] == "the":
            at += 1
        if (
            at > end
            or not bits[at]
            or bits[at] & (STOPPED | DATED)
            or (bits[at] & TITLE and words[head] != "Court")
        ):
            return head
        if words[head] in ("City", "State", "District", "Republic") and words[at] not in ("Columbia",):
            return head
        last = self._limit(at, end)
        if last - at > 4:
            last = at
        beyond = last + 1
        if (
            beyond < end
            and words[beyond] == "and"
            and bits[last] & WORD
            and not bits[last] & PLACE
            and bits[beyond + 1] & WORD
            and not bits[beyond + 1] & (STOPPED | DATED | GIVEN | TITLE | HEAD | PLACE)
        ):
            last = self._limit(beyond + 1, end)
        return last

    def _and(self, position: int, limit: int, end: int) -> int:
        """The head of a name joined by "and" or "&": `Securities and Exchange Commission`; 0 where there is none."""
        words, bits = self.tokens.words, self._bits
        joint = limit + 1
        if joint >= end or words[joint] != "and" or limit - position > 2 or position in self.tokens.begins:
            return 0
        left, right = bits[limit], bits[joint + 1]
        wrong = GIVEN | PLACE | DEMONYM | STOPPED | DATED | TITLE
        if not left & WORD or left & (wrong | HEAD) or not right & WORD or right & wrong:
            return 0
        last = self._limit(joint + 1, end)
        head = next((at for at in range(last, joint, -1) if bits[at] & HEAD), 0)
        return head if head and HEADS[words[head]] is ORG else 0

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
        if key_of(words[position]).split(" ", 1)[0] in known.lead or "-" in words[position]:
            for last in range(min(end, position + 5), position - 1, -1):
                place = known.places.get(key_of(" ".join(words[position : last + 1])))
                if place and (last > position or "-" in words[position]):
                    self._add(position, last, place[0])
                    return last + 1
        word = words[position]
        if not bit & PLACE:
            if len(word) > 3 and word.isupper() and position in self.tokens.begins:
                place = known.places.get(word.title())
                if place and (position == end or not bits[position + 1] & ~(CAPITAL | PLACE | ACRONYM)):
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
        if (
            bit & (GIVEN | SURNAME)
            and following
            and not following & (STOPPED | DATED | TITLE | DEMONYM | HEAD | PLACE | MODIFIER | ACRONYM)
        ):
            return 0
        self._add(position, position, known.places[word][0])
        return position + 1

    def _people(self, position: int) -> int:
        word = self.tokens.words[position]
        parts = demonym_parts(word)
        for part in parts:
            self.found.append(Candidate(position, position, NORP, None, part if len(parts) > 1 else None))
        return position + 1 if parts else 0

    def _acronym(self, position: int, end: int, cased: bool) -> int:
        words, bits = self.tokens.words, self._bits
        if not bits[position] & ACRONYM:
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
            if bit & STOPPED or (bit & DATED and not bits[last] & GIVEN):
                break
            if (
                bit & (TITLE | MODIFIER)
                and self._title_end(last + 1, end)
                and not (personal and last == position and last + 1 == end)
            ):
                break
            if (
                bit & (DEMONYM | PLACE)
                and not bit & (GIVEN | SURNAME)
                and not (bits[last] & (GIVEN | INITIAL) and personal)
            ):
                break
            if bit & ACRONYM and not bit & SUFFIX:
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
        if (title is not None and not bits[position] & HEAD) or (length > 1 and bits[position] & GIVEN) or (length > 2 and any(bits[at] & INITIAL for at in range(position, last))) or (length > 1 and bits[last] & SUFFIX):
            kind = PERSON
        self._add(position, last, kind, title if kind is PERSON else None, cased)
        return last + 1

    def _suffix_follows(self, last: int) -> bool:
        tokens = self.tokens
        return (
            last + 1 < len(tokens.words)
            and bool(self._bits[last + 1] & SUFFIX)
            and self.text[tokens.ends[last] : tokens.starts[last + 1]] in (" ", ", ")
        )
