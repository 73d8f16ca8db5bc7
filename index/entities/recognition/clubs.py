"""Sports clubs that are called like their town: `Valencia beat Getafe 2-1`."""

from __future__ import annotations

import re

from index.entities.model import EntityType
from index.entities.recognition.candidates import Candidate
from index.entities.recognition.placenames import is_country
from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.organisations import CLUBS

_SPORT = frozenset(
    """match matches league goal goals coach season striker club clubs cup team teams players midfielder
    goalkeeper stadium fans playoff playoffs quarterback kick-off kickoff penalty innings fixture fixtures
    football soccer basketball baseball hockey rugby cricket scored""".split()
)
_CLUB_WORDS = CLUBS | {
    "FC",
    "CF",
    "CFF",
    "SC",
    "AFC",
    "United",
    "Rovers",
    "Wanderers",
    "Club",
    "Albion",
    "Hotspur",
}
_ENOUGH = 4
"""Words of sport, each counted once, by which an article is about matches."""
_DOES = frozenset(
    """beat beats defeated thrashed hammered edged trounced drew lost won scored striker midfielder
    defender goalkeeper forward coach manager captain fans supporters players squad
    hosted advanced qualified""".split()
)
_BEFORE = frozenset(
    "beat defeated against over edged thrashed hosted vs versus play played face faced".split()
)
_SCORE = re.compile(r"\s\(?\d{1,3}\s?[-–]\s?\d{1,3}\b")
_JOINED = re.compile(r"(?:,| and|, and|/| -| –) ?")


def name_clubs(text: str, tokens: Tokens, candidates: list[Candidate]) -> None:
    """Makes organisations of those towns among `candidates` that play, in an article about sport.

    A town plays where a verb or noun of sport or a score is beside it, or where it is listed beside a club.
    Countries stay what they are: their teams are named for them.
    """
    if len(_SPORT.intersection(tokens.words)) < _ENOUGH:
        return
    clubs: set[int] = {
        id(candidate)
        for candidate in candidates
        if candidate.type is EntityType.ORG
        and _CLUB_WORDS.intersection(tokens.words[candidate.first : candidate.last + 1])
    }
    for candidate in candidates:
        if candidate.type is not EntityType.GPE or candidate.part is not None:
            continue
        if is_country(tokens.words[candidate.first]) or not _plays(text, tokens, candidate):
            continue
        candidate.type = EntityType.ORG
        clubs.add(id(candidate))
    for order in (range(1, len(candidates)), range(len(candidates) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for number in order:
            candidate, beside = candidates[number], candidates[number + step]
            if candidate.type is not EntityType.GPE or id(beside) not in clubs:
                continue
            first, second = (beside, candidate) if step < 0 else (candidate, beside)
            gap = text[tokens.ends[first.last] : tokens.starts[second.first]]
            if _JOINED.fullmatch(gap) and not is_country(tokens.words[candidate.first]):
                candidate.type = EntityType.ORG
                clubs.add(id(candidate))


def _plays(text: str, tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a verb or noun of sport, or a score, stands beside a town."""
    words, following = tokens.words, candidate.last + 1
    end = tokens.ends[candidate.last]
    if _SCORE.match(text, end):
        return True
    if following < len(words) and text[end : tokens.starts[following]] == " " and words[following] in _DOES:
        return True
    before = candidate.first - 1
    return (
        before >= 0
        and words[before] in _BEFORE
        and text[tokens.ends[before] : tokens.starts[candidate.first]] == " "
    )
