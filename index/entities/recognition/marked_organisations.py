"""Papers, teams, clubs and companies that a word of their names marks as such: `Kansas City Star`."""

from __future__ import annotations

from collections.abc import Sequence

from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.lexicon import PARTICLES
from index.entities.vocabulary.organisations import CLUBS, PAPERS, PLAIN_COMPANIES, TEAMS
from index.entities.vocabulary.words import CAPITAL, DATED, DEMONYM, PLACE, STOPPED, TITLE, WORD

_ISSUES = frozenset("Daily Evening Morning Sunday Free Business Weekly".split())
"""What may stand between the town and the rest of a newspaper's name."""


def paper_or_team(tokens: Tokens, bits: Sequence[int], after: int, position: int, end: int) -> int:
    """The token after a paper or team named for the place that begins at `position`, 0 where none is.

    `after` is the token after a place of several words, 0 for a single word: `Kansas City Star`.
    """
    words = tokens.words
    at = after or (position + 1 if bits[position] & PLACE else 0)
    if not at or at > end or tokens.sentence[position] in tokens.cased:
        return 0
    if words[at] in _ISSUES and at < end:
        if words[at + 1] == "Press":
            return at + 2
        at += 1
    hyphened = words[at].rsplit("-", 1)[-1] in PAPERS and "-" in words[at]
    return at + 1 if hyphened or words[at] in PAPERS or words[at] in TEAMS else 0


def plain_company(tokens: Tokens, bits: Sequence[int], position: int, end: int) -> bool:
    """Whether a word that may be a company or a team is capital for being one."""
    word, begins = tokens.words[position], position in tokens.begins
    if word not in PLAIN_COMPANIES and word not in TEAMS:
        return False
    if begins or tokens.sentence[position] in tokens.cased:
        return False
    article = tokens.words[position - 1] in ("the", "The")
    followed = position < end and bool(bits[position + 1] & CAPITAL)
    return article and word in TEAMS if word not in PLAIN_COMPANIES else not article and not followed


def club(tokens: Tokens, bits: Sequence[int], position: int, end: int) -> int:
    """The last token of a club's name such as `Real Sociedad` or `Sporting de Braga`, 0 where none is."""
    words = tokens.words
    if words[position] not in CLUBS:
        return 0
    at = position + 1
    while at < end and words[at] in PARTICLES:
        at += 1
    wrong = STOPPED | DATED | TITLE | DEMONYM
    fits = at <= end and bits[at] and not bits[at] & wrong and (bits[at] & PLACE or not bits[at] & WORD)
    return at if fits else 0
