"""What the words beside a candidate say of its type."""

from __future__ import annotations

import re
from collections import Counter

from index.entities.model import EntityType
from index.entities.recognition.candidates import Candidate
from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.lexicon import (
    FAC_NOUNS,
    GPE_NOUNS,
    GROUP_NOUNS,
    HUMAN_NOUNS,
    IN_WORDS,
    LOC_NOUNS,
    ORG_NOUNS,
    PERSON_VERBS,
    STATES,
)
from index.entities.vocabulary.words import CAPITAL, DEMONYM, GIVEN, HEAD, PLACE, STOPPED, flags

PERSON, ORG, GPE, LOC, FAC = EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC
Votes = Counter[EntityType]
_NOUNS = ((HUMAN_NOUNS, PERSON), (GROUP_NOUNS, ORG), (GPE_NOUNS, GPE), (FAC_NOUNS, FAC), (LOC_NOUNS, LOC))
_SORTS = frozenset(
    {"air", "presidential", "royal", "nuclear", "power", "military", "naval", "refugee", "army", "border"}
)
_INSTALLATIONS = frozenset({"base", "plant", "station", "camp", "crossing", "palace", "facility", "reactor"})
_PREPOSITIONS = frozenset("of in from with for at on who which that to and near between after where".split())
_KIN = frozenset(
    "wife husband son daughter brother sister mother father girlfriend boyfriend cousin aunt uncle".split()
)
_OF_COMPANIES = frozenset(
    """chairman shares share stake unit subsidiary acquisition takeover customers analyst economist
    strategist executive spokesman spokeswoman partner trader
    researcher co-founder cofounder CEO employees shareholders officer""".split()
)
"""What is of, at, with, for or in a company: `shares in X`, `an analyst at X`."""
_TRADES = frozenset({"magazine", "newspaper", "plc", "airlines"})
_MANAGERS = frozenset("manager director executive officer editor".split())
_SAID = frozenset("said says added adds recalled explained noted wrote tweeted asked".split())
_SCHOLARS = frozenset(
    "professor professors sophomore sophomores alumnus alumni undergraduate undergraduates".split()
)
_DIRECTION = re.compile(r"(?:ing|ed|ern|north|south|east|west|just|about|some|home|known|that|once)\Z|\d")
_PREFIXES = frozenset({"pro", "anti", "post", "pre"})
_AGE = re.compile(r"(?:1[5-9]|[2-9]\d),?")
_OF_LEADERS = frozenset(
    "administration administrations presidency presidencies campaign campaigns family era".split()
)
_OF_PEOPLE = frozenset("wife husband family lawyer tweet remarks".split())
"""What a person has: `X's lawyer`."""
_BEFORE_NAMES = {
    # The person first, who wins where both are as sure.
    "told": {PERSON: 0, ORG: 2},
    "by": {PERSON: 1},
    "that": {PERSON: 1},
    "when": {PERSON: 1},
    # A name may stand here, of whatever type: no vote is another thing than no cue.
    "and": {PERSON: 0},
    "with": {PERSON: 0},
    "while": {PERSON: 0},
    "as": {PERSON: 0},
}
"""What other words before a candidate say of its type."""


def _next(words: list[str], position: int) -> str:
    return words[position + 1] if position + 1 < len(words) else ""


class Cues:
    """Reads the surroundings of the candidates of one article."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self._text = text
        self._tokens = tokens

    def before(self, candidate: Candidate) -> str:
        position = candidate.first - 1
        tokens = self._tokens
        if position < 0 or tokens.sentence[position] != tokens.sentence[candidate.first]:
            return ""
        gap = self._text[tokens.ends[position] : tokens.starts[candidate.first]]
        return tokens.words[position] if gap.isspace() else ""

    def of(self, candidate: Candidate) -> Votes:
        """What the words beside a candidate say of its type."""
        before, gap, after = self.before(candidate), *self._behind(candidate)
        votes = Votes()
        if before == "" and candidate.first and self._is_prefixed(candidate):
            votes[PERSON] += 3
        possessive = gap[:2] in ("'s", "’s")
        self._add_before(votes, candidate, before, after, possessive)
        following = candidate.last + 1
        if gap == " ":
            self._add_behind(votes, candidate, before, following)
        elif gap == ", ":
            if self._is_state(following):
                votes[GPE] += 3
            elif after in ("who", "whose") or _AGE.fullmatch(after):
                votes[PERSON] += 2
            elif after in ("a", "an", "the"):
                votes += self._apposition(following)
        elif possessive and gap.endswith(" ") and (after in HUMAN_NOUNS or after in _OF_PEOPLE):
            votes[PERSON] += 1
        return votes

    def _behind(self, candidate: Candidate) -> tuple[str, str]:
        """What stands between a candidate and the next word of its sentence, and that word."""
        tokens, following = self._tokens, candidate.last + 1
        if following >= len(tokens.words) or tokens.sentence[following] != tokens.sentence[candidate.last]:
            return "", ""
        return self._text[tokens.ends[candidate.last] : tokens.starts[following]], tokens.words[following]

    def _add_before(
        self, votes: Votes, candidate: Candidate, before: str, after: str, possessive: bool
    ) -> None:
        """Adds what the word before a candidate says."""
        second = self._before_of(candidate)
        if before in ("of", "at", "with", "for", "in") and second in _OF_COMPANIES:
            votes[ORG] += 3 if before != "for" else 2
        if before in GPE_NOUNS or (before == "of" and second in GPE_NOUNS):
            votes[GPE] += 3
        elif before in IN_WORDS and not possessive and not votes[ORG]:
            votes[GPE] += 2
        elif before in ("from", "to") and not candidate.cased:
            votes[GPE] += 1
        elif before == "the" and after not in _OF_LEADERS:
            votes[ORG] += 1
            votes[PERSON] -= 2
        elif before in GROUP_NOUNS and not self._owned(candidate.first - 1):
            votes[ORG] += 3
        elif before in HUMAN_NOUNS:
            votes[PERSON] += 3
        elif before in _SAID and self._said_by(candidate):
            votes[PERSON] += 2
        else:
            votes.update(_BEFORE_NAMES.get(before, {}))

    def _add_behind(self, votes: Votes, candidate: Candidate, before: str, following: int) -> None:
        """Adds what the word behind a candidate says, and in part the one behind that."""
        words = self._tokens.words
        after, second = words[following], _next(words, following)
        alone = candidate.first == candidate.last
        if after in _OF_LEADERS or (after == "and" and alone and _next(words, following + 1) in _OF_LEADERS):
            votes[PERSON] += 3
        elif after in PERSON_VERBS:
            votes[PERSON] += 2
        elif after in ("lies", "located") or (after == "government" and before in ("the", "The")):
            votes[GPE] += 3
        elif after == "and" and alone and self._shares_surname(following):
            votes[PERSON] += 2
        elif after in GPE_NOUNS:
            votes[GPE] += 3
        elif after in FAC_NOUNS or (after in _SORTS and second in _INSTALLATIONS):
            votes[FAC] += 3
        elif after in LOC_NOUNS:
            votes[LOC] += 2
        elif after in GROUP_NOUNS or after in ORG_NOUNS:
            votes[ORG] += 2
        elif self._employs(after, second):
            votes[ORG] += 3

    @staticmethod
    def _employs(after: str, second: str) -> bool:
        """Whether what follows is what an organisation has: `X chief executive`, `an X law professor`."""
        if after in ("general", "managing", "chief", "executive"):
            return second in _MANAGERS
        return after in _SCHOLARS or after in _TRADES or (after.islower() and second in _SCHOLARS)

    def _shares_surname(self, joint: int) -> bool:
        """Whether a full name follows "and": `Ada and Piet Quill`."""
        words = self._tokens.words
        if joint + 2 >= len(words):
            return False
        first, last = flags(words[joint + 1]), flags(words[joint + 2])
        return bool(first & GIVEN and last & CAPITAL and not last & (STOPPED | PLACE | DEMONYM | HEAD))

    def _said_by(self, candidate: Candidate) -> bool:
        """Whether a quotation or clause ends before "said" and its speaker: `…,” said X`."""
        verb = candidate.first - 1
        return verb > 0 and self._text[self._tokens.starts[verb] - 2] in "”\",'’"

    def goes_on(self, candidate: Candidate) -> bool:
        """Whether a capital that only a title has stands behind: `"Make America Great Again"`."""
        tokens, following = self._tokens, candidate.last + 1
        return (
            not candidate.cased
            and following < len(tokens.words)
            and following not in tokens.begins
            and tokens.words[following][0].isupper()
            and bool(flags(tokens.words[following]) & STOPPED)
            and self._text[tokens.ends[candidate.last] : tokens.starts[following]] == " "
        )

    def ends_phrase(self, candidate: Candidate) -> bool:
        """Whether no noun follows to which a candidate and the article before it could belong."""
        gap, after = self._behind(candidate)
        if gap != " ":
            return gap[:1] in ",.;:)?!"
        return after in _PREPOSITIONS or after in PERSON_VERBS

    def _before_of(self, candidate: Candidate) -> str:
        position = candidate.first - 2
        return self._tokens.words[position] if position >= 0 else ""

    def _is_prefixed(self, candidate: Candidate) -> bool:
        position = candidate.first - 1
        tokens = self._tokens
        gap = self._text[tokens.ends[position] : tokens.starts[candidate.first]]
        doctrine = tokens.words[candidate.last].endswith("ism")
        return gap == "-" and not doctrine and tokens.words[position].lower() in _PREFIXES

    def _is_state(self, position: int) -> bool:
        """Whether the state or country of a town stands here and ends an apposition."""
        tokens = self._tokens
        word = tokens.words[position]
        if not flags(word) & PLACE and word not in STATES:
            return False
        if word.endswith(".") and word[:2] not in ("U.", "N.", "S."):
            return True
        end = tokens.ends[position]
        behind = self._text[end : end + 2]
        if behind[:1] in (",", ")") or behind[:1] == "." or behind in (" —", " –", " -", ":"):
            return True
        after = _next(tokens.words, position)
        return (
            behind[:1] == " " and after.islower() and after not in HUMAN_NOUNS and after not in PERSON_VERBS
        )

    def follows_kin(self, candidate: Candidate) -> bool:
        """Whether a relative is named: `his wife, Charlotte`."""
        position = candidate.first - 1
        if position < 1 or self._tokens.words[position] not in _KIN:
            return False
        return self._text[self._tokens.ends[position] : self._tokens.starts[candidate.first]] in (", ", " ")

    def in_state(self, candidate: Candidate) -> bool:
        """Whether the state or country of a town follows: `Richmond Hill, Georgia,`."""
        return self._behind(candidate)[0] == ", " and self._is_state(candidate.last + 1)

    def _owned(self, position: int) -> bool:
        """Whether a noun belongs to what is before it: "head of the group Jo Smith"."""
        words = self._tokens.words
        return position > 1 and words[position - 1] == "the" and words[position - 2] == "of"

    def _apposition(self, position: int) -> Votes:
        """What "X, the main border crossing with Y" says of X: the last noun before a preposition decides."""
        tokens, found = self._tokens, Votes()
        for at in range(position + 1, min(position + 7, len(tokens.words))):
            gap = self._text[tokens.ends[at - 1] : tokens.starts[at]]
            if gap[:2] in ("'s", "’s"):
                # "the agency's former counsel": whose it is says nothing of who it is.
                found = Votes()
            elif gap not in (" ", "-") or tokens.words[at] in _PREPOSITIONS:
                break
            for nouns, kind in _NOUNS:
                if tokens.words[at] in nouns:
                    found = Votes({kind: 3})
                    break
            else:
                # "a city clerk" is no city, "a border town southwest of …" is a town.
                if found[GPE] and not _DIRECTION.search(tokens.words[at]):
                    found = Votes()
        return found
