"""The type of a candidate once the words beside it are heard, where its own words may mislead."""

from __future__ import annotations

from index.entities.model import EntityType
from index.entities.recognition.candidates import Candidate
from index.entities.recognition.cues import Cues
from index.entities.recognition.titled import HEAD_SURNAMES
from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.leaders import LEADERS
from index.entities.vocabulary.lexicon import TOWN_TAILS
from index.entities.vocabulary.organisations import ORGANISATIONS
from index.entities.vocabulary.words import GIVEN, INITIAL, PLACE, SURNAME, WORD, flags

PERSON, ORG, GPE, LOC, FAC = EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC


def retyped(candidate: Candidate, tokens: Tokens, beside: Cues) -> EntityType | None:
    """The type of a candidate once the words beside it are heard, where its own words may mislead."""
    kind = candidate.type
    if kind is PERSON and candidate.title is None and candidate.last > candidate.first:
        return _retyped_person(candidate, tokens, beside)
    if kind in (LOC, FAC, ORG) and candidate.last == candidate.first + 1:
        return _retyped_head(candidate, tokens, beside)
    return kind


def _retyped_person(candidate: Candidate, tokens: Tokens, beside: Cues) -> EntityType:
    """The type of a full name without a title, which may be that of a company or a place."""
    words = tokens.words[candidate.first : candidate.last + 1]
    if any(flags(word) & INITIAL for word in words[:-1]):
        return PERSON
    cues = beside.of(candidate)
    if cues[GPE] > 2 and flags(words[0]) & GIVEN and (flags(words[-1]) & SURNAME or words[-1] in LEADERS):
        # "in a state Ida Quill carried"
        return PERSON
    other = max((ORG, FAC, GPE), key=lambda kind: cues[kind])
    if cues[other] > 2 and cues[PERSON] <= 0:
        return other
    if flags(words[-1]) & SURNAME:
        return PERSON
    article = beside.before(candidate) == "the"
    return ORG if article and beside.ends_phrase(candidate) else PERSON


def _retyped_head(candidate: Candidate, tokens: Tokens, beside: Cues) -> EntityType | None:
    """The type of a name of two words whose head misleads: a town (`Richmond Hill, Georgia`) or a person
    (`Celia Lake, a pollster`)."""
    words = tokens.words[candidate.first : candidate.last + 1]
    last = words[-1]
    if last in TOWN_TAILS and beside.in_state(candidate):
        return GPE
    if last not in HEAD_SURNAMES or " ".join(words) in ORGANISATIONS:
        return candidate.type
    if flags(words[0]) & (WORD | PLACE):
        return candidate.type
    return PERSON if beside.of(candidate)[PERSON] >= 2 else candidate.type
