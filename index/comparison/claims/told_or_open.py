"""What the words before an expression make of it: denied, to come, or left open."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.claims.matters import stems_of
from index.comparison.reading.opposites import DENYING, negates
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.stems import IRREGULAR, stem
from index.comparison.reading.tokens import BE, CLAUSE_MARKS, Token

_TO_COME = frozenset(stems_of("will would shall plan expect intend due set promise vow pledge"))
PERHAPS = frozenset(
    (
        "if whether unless where may might could can should can't cannot despite initially originally "
        "previously"
    ).split()
)
_ABLE = frozenset("could can".split())
"""Words that say, denied, that it did not come to it: "could not fly"."""

_SAY = stem("say")

_CALLED_OFF = frozenset(stems_of("cancel abandon scrap shelve"))
"""Words for what then will not come either."""

NONE = frozenset("no none nobody neither nor".split())
PREPOSITIONS = frozenset("in on at of for from by with against".split())

_BEFOREHAND = DENYING | {stem("out")}
_DEGREES = frozenset("only just less more".split())
_DUE = frozenset("must needs need has have".split())
UNSURE = frozenset(
    stems_of(
        "possibility hope aim choose effort attempt try seek bid call urge threaten contemplate push want "
        "demand propose proposal ask stop dispute deny likelihood chance risk fear claim allege tweet argue "
        "accuse"
    )
)
"""Words behind which something is tried, asked for or alleged, and not told."""

_ASKING = frozenset(stems_of("say know ask tell clear unclear decide"))

UNTIL = frozenset("until till".split())
CLAUSE = frozenset("but while although though whereas because".split())
_PARTING = CLAUSE_MARKS.difference('“”"')
"""What is quoted may go on what was said before."""

_AUXILIARIES = frozenset("will would has have had is are was were".split())

DENIED = 4
"""Words before an expression among which its denial is looked for."""

FAR = 8
"""Words before an expression among which is looked for what leaves it open whether it is so."""


def denial_before(sentence: PreparedSentence, first: int) -> tuple[int, bool | None] | None:
    """Where the denial of an expression stands, or else the expression, and whether it is to come, None where
    that may be either; None for both where the words before leave open whether it is so."""
    tokens = sentence.tokens
    before = [token.form for token in tokens[max(0, first - 2) : first]]
    start, told = first, before[-1:] != ["to"] or before == ["able", "to"]
    lasting = tokens[first].form.endswith("ing") or tokens[first].stem in _CALLED_OFF
    to_come: bool | None = None if lasting else False
    for index in range(first - 1, max(-1, first - FAR - 1), -1):
        token = tokens[index]
        if _parts(sentence, index, told):
            break
        if token.form in _ABLE and index + 1 == start < first:
            continue
        if token.form in PERHAPS or token.stem in UNSURE or _asked(tokens, index):
            return None
        if first - index > DENIED and token.form not in NONE:
            continue
        if token.stem in _TO_COME or (not told and token.form in BE):
            to_come, told = True, True
        if _denier(tokens, index):
            if start < first or not _denies(tokens, index, first, told):
                return None
            to_come = None if token.stem in _BEFOREHAND else to_come
            start, told = index, True
    return (start, to_come) if told else None


def _parts(sentence: PreparedSentence, index: int, told: bool) -> bool:
    """Whether the words up to a token are of another clause than those behind it, or say who tells these;
    `told`: what stands behind is told, and not only wanted."""
    tokens, token = sentence.tokens, sentence.tokens[index]
    if token.form in CLAUSE or not _PARTING.isdisjoint(sentence.between(index, index + 1)):
        return True
    says = token.stem == _SAY and not (index and negates(tokens, index - 1))
    return told and (says or (token.form == "and" and begins_anew(sentence, index + 1)))


def _asked(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is left open when something is: "would not say when it will close"."""
    return index > 0 and tokens[index].form == "when" and tokens[index - 1].stem in _ASKING


def _denies(tokens: Sequence[Token], index: int, first: int, told: bool) -> bool:
    """Whether a word that denies does so of the expression that begins at `first`: not of its degree, nor of
    where it was."""
    behind = tokens[index + 1].form
    if behind in _DEGREES or not (told or behind == "to"):
        return False
    return PREPOSITIONS.isdisjoint(each.form for each in tokens[index + 1 : first])


def begins_anew(sentence: PreparedSentence, index: int) -> bool:
    """Whether what somebody did or will do begins with a word behind "and": "criticized it and refused to
    vote", "is not guilty and will appeal"."""
    form = sentence.tokens[index].form
    return form.endswith("ed") or form in _AUXILIARIES or (form in IRREGULAR and IRREGULAR[form] != form)


def _denier(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word denies what follows it, or says that it did not come to it: "avoided a vote", "has yet
    to vote", "must still vote"."""
    if negates(tokens, index):
        return True
    nearby = [token.form for token in tokens[index : index + 3]]
    return nearby[:2] == ["yet", "to"] or ("still" in nearby[:2] and not _DUE.isdisjoint(nearby))
