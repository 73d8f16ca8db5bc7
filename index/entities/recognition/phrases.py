"""Reads the runs of capitals of an article into names, as far as the words themselves decide it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from index.entities.model import EntityType
from index.entities.recognition.candidates import Candidate
from index.entities.recognition.name_ends import NameEnds
from index.entities.recognition.placenames import place_end
from index.entities.recognition.titled import HEAD_SURNAMES
from index.entities.vocabulary.lexicon import (
    ACRONYMS_NOT_NAMES,
    ADJECTIVE_MODIFIERS,
    CONNECTORS,
    NOT_NAME_TAILS,
)
from index.entities.vocabulary.occupations import is_agent_noun, is_occupation
from index.entities.vocabulary.words import (
    ACRONYM,
    CAPITAL,
    DATED,
    DEMONYM,
    GIVEN,
    INITIAL,
    PLACE,
    STOPPED,
    SUFFIX,
    SURNAME,
    TITLE,
    WORD,
)

PERSON, ORG, GPE, NORP = EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.NORP
_ARTICLES = frozenset({"al", "el"})
"""Begin names written small in Arabic ones."""
_PERSONAL = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir".split())


class PhraseReader(NameEnds):
    """Reads one article's tokens; made for one use."""

    def read(self) -> list[Candidate]:
        """All candidates in text order. Where capitals say nothing (headlines) only what is known
        beforehand."""
        bits, words, sentences = self._bits, self.tokens.words, self.tokens.sentence
        capitals: Iterable[int] = compress(range(len(bits)), bits)
        if not _ARTICLES.isdisjoint(words):
            capitals = (at for at, word in enumerate(words) if bits[at] or word in _ARTICLES)
        end = -1
        for position in capitals:
            if position <= end or not (bits[position] or self._is_article_of_name(position)):
                continue
            end = self._end_of_run(position)
            self._read_run(position, end, sentences[position] in self.tokens.cased)
        return self.found

    def _is_article_of_name(self, position: int) -> bool:
        """Whether a small "al" or "el" begins a name; it counts as a capital from then on."""
        bits = self._bits
        if not self._headed.joined(position):
            return False
        if not bits[position + 1]:
            return False
        bits[position] = CAPITAL
        return True

    def _end_of_run(self, position: int) -> int:
        """The last token of the capitals that begin here, with up to two connectors between any of them."""
        words, bits, joined = self.tokens.words, self._bits, self._headed.joined
        end, count = position, len(bits)
        while True:
            following = last = end + 1
            # Most runs end here, which is told without a look at what stands between.
            if following == count or not (bits[following] or words[following] in CONNECTORS):
                break
            if not joined(end):
                break
            if not bits[following]:
                while last - following < 2 and words[last] in CONNECTORS and not bits[last] and joined(last):
                    last += 1
                if not bits[last] or (bits[last] & STOPPED and words[last] != "New"):
                    break
            end = last
        return end

    def _read_run(self, start: int, end: int, cased: bool) -> None:
        words, bits = self.tokens.words, self._bits
        position = start
        title: tuple[int, int] | None = None
        while position <= end:
            bit = bits[position]
            stopped = bit & (STOPPED | DATED) and not self._begins_name(position, end)
            begun = self._behind_word(position, end) if stopped and not cased else 0
            if begun:
                title, position = None, begun
                continue
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
            if self._occupation(position, end, cased):
                # "Insurer Brenta Vallo" is perhaps a company.
                human = is_occupation(words[position]) or bits[position + 1] & GIVEN
                title = (position, position) if human else None
                position += 1
                continue
            taken = self._known(position, end, title, cased)
            if not taken:
                position = self._name(position, end, title, cased)
                title = None
                continue
            kind = self.found[-1].type if self.found else None
            # A title holds over a place, people or organisation that stands between it and a name.
            if kind not in (GPE, NORP, ORG) or taken > end or not bits[taken]:
                title = None
            position = taken

    def _behind_word(self, position: int, end: int) -> int:
        """Adds the name of several words that an everyday one begins, and gives the token after it; or 0."""
        found = position < end and (self._known_organisation(position, end) or self._people(position, end))
        return found if found > position + 1 else 0

    def _known(self, position: int, end: int, title: tuple[int, int] | None, cased: bool) -> int:
        """Adds the name that a list, a head or a form knows, and gives the token after it; 0 for none."""
        # "Sen. Judson Hill" is no hill.
        titled = (
            title is not None
            and title[1] == position - 1
            and position + 1 == end
            and self.tokens.words[end] in HEAD_SURNAMES
            and not self._bits[position] & (WORD | PLACE)
        )
        return (
            self._known_organisation(position, end)
            or (0 if cased or titled else self._with_head(position, end))
            or self._place(position, end, title)
            or self._people(position, end)
            or self._acronym(position, end, cased)
        )

    def _occupation(self, position: int, end: int, cased: bool) -> bool:
        """Whether a word stands before a name as what its bearer does, with a capital that only its place in
        the sentence gives it ("Engineer Rustam Hakimov said")."""
        words, bits = self.tokens.words, self._bits
        if cased or position == end or position not in self.tokens.begins:
            return False
        sure = is_occupation(words[position])
        if not sure and not is_agent_noun(words[position]):
            return False
        parts = []
        for bit in bits[position + 1 : end + 1]:
            if bit & (STOPPED | DATED | TITLE | DEMONYM) or not bit & CAPITAL:
                break
            parts.append(bit)
        everyday = [part & (WORD | GIVEN | SURNAME) == WORD for part in parts]
        if not parts or everyday[0] or parts[0] & ACRONYM or self._headed.find(position, end):
            return False
        first_name = bool(parts[0] & GIVEN)
        if len(parts) == 1:
            # "Mother Teresa", "Hunter Brandt": one word more may well make the name.
            belongs = not sure or first_name or bool(parts[0] & PLACE)
        else:
            unsure = any(everyday) or bool(parts[0] & INITIAL)
            belongs = unsure and not first_name and not (sure and len(parts) == 2)
        return not belongs and not self._named_with(words[position : position + 2])

    def _named_with(self, pair: list[str]) -> bool:
        """Whether two words stand together in capitals where only a name has them, as "Hunter Brandt" does in
        the middle of a sentence."""
        tokens = self.tokens
        return any(
            tokens.words[at : at + 2] == pair
            and at not in tokens.begins
            and tokens.sentence[at] not in tokens.cased
            for at in range(len(tokens.words) - 1)
        )

    def _begins_name(self, position: int, end: int) -> bool:
        """Whether a stop word or month is rather a given name here: `Will Smith`, `April Jones`."""
        before = self.tokens.words[position - 1] if position else ""
        if before in _PERSONAL and self._headed.joined(position - 1):
            return True
        return (
            bool(self._bits[position] & GIVEN)
            and position < end
            and self._bits[position + 1] & (CAPITAL | STOPPED | WORD | DATED) == CAPITAL
        )

    def _name(self, position: int, end: int, title: tuple[int, int] | None, cased: bool) -> int:
        """Adds the person or unknown name that begins here and gives the token after it."""
        if self._is_no_name(position, end):
            return position + 1
        if title is None and position < end and all(bit & INITIAL for bit in self._bits[position : end + 1]):
            # "U. N.": letters with blanks between are as often no person's.
            return end + 1
        last = self._end_of_name(position, end, title, cased)
        kind = self._kind_of_name(position, last, title, cased)
        self._add(position, last, kind, title if kind is PERSON else None, cased)
        return last + 1

    def _is_no_name(self, position: int, end: int) -> bool:
        """Whether a word is a suffix, an abbreviation that names nothing, or cried out: `SOLD`."""
        words, bit = self.tokens.words, self._bits[position]
        word = words[position]
        if bit & SUFFIX or (position < end and word in ACRONYMS_NOT_NAMES):
            return True
        cried = word.isupper() and len(word) > 3 and (bit & WORD or word.endswith(("ED", "ING")))
        return bool(cried) and not all(
            one.isupper() for one in words[position + 1 : min(end, position + 8) + 1]
        )

    def _kind_of_name(
        self, position: int, last: int, title: tuple[int, int] | None, cased: bool
    ) -> EntityType | None:
        bits, length = self._bits, last - position + 1
        if "&" in self.text[self.tokens.starts[position] : self.tokens.ends[last]]:
            return ORG
        everyday = bits[position] & (WORD | GIVEN | SURNAME) == WORD
        # "the Virginia Constitution"
        of_place = bits[position] & PLACE and self.tokens.words[last] in NOT_NAME_TAILS
        if (
            (title is not None and not (cased and everyday))
            or (length > 1 and bits[position] & GIVEN and not of_place)
            or (length > 2 and any(bits[at] & INITIAL for at in range(position, last)))
            or (length > 1 and bits[last] & SUFFIX and not everyday)
        ):
            return PERSON
        return None
