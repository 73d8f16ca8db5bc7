"""Titles before names: `Prime Minister`, `Secretary of State`, `Deputy Assistant Attorney General`."""

from __future__ import annotations

from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.lexicon import (
    PORTFOLIOS,
)
from index.entities.vocabulary.words import (
    DEMONYM,
    GIVEN,
    HEAD,
    MODIFIER,
    PLACE,
    STOPPED,
    SURNAME,
    TITLE,
    WORD,
)

# Surnames that are also the last word of organisations and places ("Anita Hill", "Tyra Banks").
HEAD_SURNAMES = frozenset(
    """Hall Hill Hills Lake Park Lane Street Castle Forest Church Banks Post Page Temple Bay Cape Falls
    Ridge Range Guard Guards Square Port Marshal Bridge Mount Peak Reef Beach Creek Lab Plant Times Press
    Chamber Gate House Field Tower Sea Wells Mall Drive Sons Abbey Chapel Cove Inn Lodge Books
    Steel Pier""".split()
)
SURNAME_TITLES = frozenset(
    "King Pope Prince Bishop Duke Lord Major Constable Marshal Judge Singer Cardinal".split()
)
"""Titles that are surnames, too, where they end a name."""
# Titles that are as often something else, and need a name behind them.
_WEAK_TITLES = frozenset(
    "Justice General Major Private Leader First Crown Chief Counsel Whip Host Anchor Sen Rep Gov MP".split()
)
# "Duke Law Journal", "King County": in front of an everyday word they are names.
_ROYAL = frozenset("Duke King Queen Prince Princess Lord Lady Cardinal Marshal".split())
# A title whose second word is not one alone.
_CHIEF_EXECUTIVE = ("Chief", "Executive")
_LONGEST_TITLE = 8


class Titled:
    """Finds titles among the tokens of one article; `bits` are the tokens' flags."""

    def __init__(self, text: str, tokens: Tokens, bits: list[int]) -> None:
        self.text = text
        self.tokens = tokens
        self.bits = bits

    def joined(self, position: int) -> bool:
        """Whether a token and its follower stand in one sentence with nothing but a space, or " & ",
        between."""
        tokens = self.tokens
        following = position + 1
        if following >= len(tokens.words) or tokens.sentence[position] != tokens.sentence[following]:
            return False
        gap = self.text[tokens.ends[position] : tokens.starts[following]]
        if gap == " " or gap == " & " or (len(gap) <= 2 and gap.isspace()):
            return True
        # "the Quelton Traders' Association"
        return (
            gap in ("' ", "’ ")
            and tokens.words[position][-1] == "s"
            and bool(
                self.bits[position] & WORD and not self.bits[position] & (DEMONYM | PLACE | SURNAME | GIVEN)
            )
            and bool(self.bits[following] & HEAD)
        )

    def title_end(self, position: int, end: int) -> int:
        """The token after the title that begins at `position`, 0 if none does."""
        words, bits = self.tokens.words, self.bits
        end = min(end, position + _LONGEST_TITLE)
        at = position
        while at <= end and bits[at] & MODIFIER and not bits[at] & TITLE:
            at += 1
        if at > end or not bits[at] & TITLE:
            return 0
        while at <= end and bits[at] & (TITLE | MODIFIER):
            pair = words[at - 1], words[at]
            if not bits[at] & TITLE and pair != _CHIEF_EXECUTIVE and not self.title_end(at, end):
                break
            at += 1
        if words[at - 1] in _ROYAL and at <= end and bits[at] & (WORD | GIVEN | SURNAME) == WORD:
            return 0
        if at + 1 <= end and words[at] == "of" and (beyond := self._portfolio(at, end)):
            return beyond
        if words[at - 1] in _WEAK_TITLES and not (at <= end and bits[at] and not bits[at] & STOPPED):
            return 0
        # "Justice Department", "General Assembly": a title's word inside a name.
        if at <= end and bits[at] & HEAD and words[at] not in HEAD_SURNAMES and words[at - 1][-1] != ".":
            return 0 if at - position == 1 or not self.title_end(position, at - 1) else at
        return at

    def _portfolio(self, at: int, end: int) -> int:
        """The token after the "of …" of a title that stands at `at`, 0 where it is none."""
        words = self.tokens.words
        known = 0
        for beyond in range(at + 1, end + 1):
            if words[beyond] in PORTFOLIOS:
                known = beyond + 1
            elif words[beyond] not in ("the", "and"):
                break
        return known
