"""Where the name of a person, or one that no list knows, ends in a run of capitals."""

from __future__ import annotations

from index.entities.recognition.known import KnownNames
from index.entities.recognition.placenames import is_country, place_end
from index.entities.recognition.titled import SURNAME_TITLES
from index.entities.vocabulary.lexicon import PARTICLES
from index.entities.vocabulary.words import (
    ACRONYM,
    CAPITAL,
    DATED,
    DEMONYM,
    GIVEN,
    INITIAL,
    MODIFIER,
    PLACE,
    STOPPED,
    SUFFIX,
    SURNAME,
    TITLE,
    WORD,
)


class NameEnds(KnownNames):
    """Tells how far names go that begin at a token."""

    def _end_of_name(self, position: int, end: int, title: tuple[int, int] | None, cased: bool) -> int:
        """The last token of the person or unknown name that begins here."""
        bits, last = self._bits, position
        while last < end:
            if not bits[last + 1]:
                after = self._after_particles(last, end)
                if not after:
                    break
                last = after
            elif self._ends_before(position, last, end, title, cased):
                break
            else:
                last += 1
        while last > position and not bits[last] & CAPITAL:
            last -= 1
        return last + 1 if self._suffix_follows(last) else last

    def _after_particles(self, last: int, end: int) -> int:
        """The name behind the particles that follow a token (`van der`), 0 where either is missing."""
        bits, at = self._bits, last + 1
        while at <= end and self.tokens.words[at] in PARTICLES:
            at += 1
        named = last + 1 < at <= end and bits[at] & CAPITAL and not bits[at] & (STOPPED | TITLE)
        return at if named else 0

    def _ends_before(
        self, position: int, last: int, end: int, title: tuple[int, int] | None, cased: bool
    ) -> bool:
        """Whether the name from `position` to `last` is whole, and the capital behind it no part of it."""
        words, bits = self.tokens.words, self._bits
        bit, following = bits[last + 1], words[last + 1]
        personal = bits[position] & GIVEN or title is not None
        # A page's link text repeats a name in full: "Rep. Quill Ida Quill", "Ida Quill Ida Jane Quill".
        again = title is not None and last == position and bit & GIVEN
        if following == words[position] or (again and words[position] in words[last + 2 : last + 5]):
            return True
        if self._headed.seat(last + 1) or (not personal and place_end(self.tokens, last + 1, end) > last + 2):
            return True
        if bit & (STOPPED | DATED) and not (bit & DATED and bits[last] & GIVEN):
            return True
        if bit & (TITLE | MODIFIER) and self._headed.title_end(last + 1, end):
            # "Adrian Major", "Quill Adrian King Jr."
            at_end = last + 1 == end or not bits[last + 2] or bits[last + 2] & SUFFIX
            if not (personal and at_end and (last == position or following in SURNAME_TITLES)):
                return True
        part_of_name = bits[last] & (GIVEN | INITIAL) and personal
        ends_name = bit & DEMONYM or (bit & PLACE and (bits[last] & WORD or is_country(following)))
        if ends_name and not bit & (GIVEN | SURNAME) and not part_of_name:
            return True
        shouted = bit & WORD and len(following) > 3 and following.isupper()
        if (bit & ACRONYM and not bit & SUFFIX) or (shouted and not words[last].isupper()):
            return True
        if not cased or not bit & WORD:
            return False
        # In a headline an everyday word may be capital for being there only.
        if not personal:
            return not bit & (GIVEN | SURNAME)
        return last > position and not bits[last] & INITIAL

    def _suffix_follows(self, last: int) -> bool:
        tokens, after = self.tokens, last + 1
        if after >= len(tokens.words) or not self._bits[after] & SUFFIX:
            return False
        return self.text[tokens.ends[last] : tokens.starts[after]] in (" ", ", ")
