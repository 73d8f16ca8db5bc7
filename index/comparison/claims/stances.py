"""What a sentence says came of the matters it speaks of: which of two things, and whether it denies it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.comparison.claims.matters import begun, expressions, listed, stems_of, told_at
from index.comparison.claims.roles import verbs
from index.comparison.claims.told_or_open import NONE, PREPOSITIONS, denial_before
from index.comparison.reading.opposites import RULE
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.tokens import BE, NEGATIONS, STRONG_MARKS, Token

_STILL = frozenset("still now also".split())
_ANY = frozenset("a an any".split())
_ADJECTIVES = frozenset(
    stems_of(
        "legal lawful constitutional illegal unlawful unconstitutional unanimous early late free open safe "
        "harmless dangerous unsafe harmful true false fake accurate genuine calm quiet peaceful violent "
        "certain clear unclear critical confident optimistic pessimistic likely unlikely possible impossible "
        "dead alive missing lost guilty innocent drunk sober deliberate accidental low high few divided "
        "accident"
    )
)
"""Words that say something of a matter only where they are not said of the word behind them."""

_RELATIVE = frozenset("who which".split())
"""Words behind which the present says who somebody is, and not what came of it: "who runs the airport"."""

_ANYBODY = frozenset("those anyone anybody everyone everybody people".split())

_STRETCHES = frozenset("year month quarter week day".split())
_BACK = frozenset("earlier before ago".split())
"""What tells, behind a stretch of time, that something was so then: "a profit a year earlier"."""

_NOUN_ENDINGS = ("ment", "ments", "ity", "ion", "ions", "ial", "ials", "ance", "ence", "or", "ors")
MARKS = STRONG_MARKS - {":"}

AGAIN = 6
"""Words behind an expression, or before a comma before it, among which "again" says that the contrary held
before: "opened it again", "trains run again, and the road is open"."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Tokens `[first, end)` of a sentence say one thing of a matter (`side` 1) or the contrary (-1).

    `start` is where its denial stands, or else `first`; `inside` are the words that part it; `none`: it is
    denied of everything, as "nobody died".
    """

    side: int
    start: int
    first: int
    end: int
    to_come: bool | None
    inside: tuple[Token, ...]
    none: bool


def verbs_told(sentence: PreparedSentence) -> Mapping[str, Stance]:
    """The verbs of a sentence by their stems, and whether it denies them; those it tells twice left out."""
    found: dict[str, Stance] = {}
    twice = set()
    for index in (*verbs(sentence), *_ruled_out(sentence)):
        if sentence.tokens[index].form in BE:
            continue
        stance = _stance(sentence, 1, index, index + 1, of_matter=False)
        word = sentence.tokens[index].stem
        if stance is None:
            continue
        between = tuple([token for token in sentence.tokens[stance.start + 1 : index] if token.content])
        if stance.none and between:
            stance = replace(stance, inside=between)
        if stance.none or not between:
            twice |= {word} & found.keys()
            found[word] = stance
    return {word: stance for word, stance in found.items() if word not in twice}


def _ruled_out(sentence: PreparedSentence) -> Iterator[int]:
    """The nouns for what somebody does that are ruled out: "ruled out an appeal"."""
    tokens = sentence.tokens
    for index in range(1, len(tokens) - 2):
        if tokens[index].form == "out" and tokens[index - 1].stem == RULE:
            behind = index + 1 + (tokens[index + 1].form in _ANY)
            if tokens[behind].content:
                yield behind


def stances(sentence: PreparedSentence) -> Mapping[int, tuple[Stance, ...]]:
    """What a sentence says of each matter."""
    known = begun()
    tokens = sentence.tokens
    there = frozenset([token.stem for token in tokens])
    found: dict[int, list[Stance]] = {}
    index = 0
    while index < len(tokens):
        if tokens[index].stem not in known:
            index += 1
            continue
        told = [each for each in expressions(tokens[index].stem) if each.stems <= there]
        end, stems, meant = told_at(sentence, told, index)
        inside = tuple([token for token in tokens[index:end] if token.content and token.stem not in stems])
        stance = _stance(sentence, 1, index, end, inside, of_matter=True) if meant else None
        if stance is not None:
            sides = {1: stance, -1: replace(stance, side=-stance.side)}
            for axis, side in sorted(meant):
                found.setdefault(axis, []).append(sides[side])
        index = index + 1 if tokens[index].form in NEGATIONS else max(end, index + 1)
    return {axis: tuple(stances) for axis, stances in found.items()}


def _is_said(sentence: PreparedSentence, first: int, end: int, *, of_matter: bool) -> bool:
    """Whether tokens `[first, end)` say for themselves what came of something: no name, no remark on the word
    behind them, no question, and nothing that "again" turns round."""
    tokens, text = sentence.tokens, sentence.text
    word, before = tokens[first], tokens[first - 1].form if first else ""
    if tokens[0].form in ("nor", "neither") or text[sentence.span.end - 1] == "?":
        return False
    if _of_another_time(sentence, first, end) or _says_which(tokens, first):
        return False
    if _is_compound(sentence, first, end) or _by_how_much(tokens, first):
        return False
    if any(not MARKS.isdisjoint(sentence.between(index, index + 1)) for index in range(first, end - 1)):
        return False
    if first and text[word.span.start].isupper():
        return False
    if end - first == 1 and _says_of_next(sentence, first):
        return False
    if before in _RELATIVE and word.form.endswith("s"):
        return False
    if of_matter and word.form.endswith(_NOUN_ENDINGS) and word.form not in listed():
        return False
    return _goes_on(tokens, first) or not word.form.endswith("ing")


def _of_another_time(sentence: PreparedSentence, first: int, end: int) -> bool:
    """Whether "again" tells that the contrary held before, or that it was so a year, a month, a day ago."""
    tokens = sentence.tokens
    behind = [token.form for token in tokens[end : end + AGAIN]]
    if "again" in behind or any(one in _STRETCHES and other in _BACK for one, other in pairwise(behind)):
        return True
    return any(
        tokens[index].form == "again" and "," in sentence.between(index, index + 1)
        for index in range(max(0, first - AGAIN), first)
    )


def _is_compound(sentence: PreparedSentence, first: int, end: int) -> bool:
    """Whether the words of an expression are one with hyphens between: "a first-time director"."""
    return end - first > 1 and all(
        sentence.between(index, index + 1) == "-" for index in range(first, end - 1)
    )


def _by_how_much(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word only tells by how long something is before or after: "two days earlier than today"."""
    return tokens[first].form in _BACK and first > 0 and tokens[first - 1].stem in _STRETCHES


def _says_which(tokens: Sequence[Token], first: int) -> bool:
    """Whether an expression only says of whom something is told: "those who are dismissed get nothing"."""
    while first and tokens[first - 1].form in BE:
        first -= 1
    return first > 1 and tokens[first - 1].form in _RELATIVE and tokens[first - 2].form in _ANYBODY


def _stance(
    sentence: PreparedSentence,
    side: int,
    first: int,
    end: int,
    inside: tuple[Token, ...] = (),
    *,
    of_matter: bool,
) -> Stance | None:
    """The expression with what denies it; None where that is not to be told, or it depends on a condition."""
    before = denial_before(sentence, first) if _is_said(sentence, first, end, of_matter=of_matter) else None
    if before is None:
        return None
    tokens = sentence.tokens
    start, to_come = before
    denied, none_behind = start < first, _none_behind(sentence, end)
    return Stance(
        side=-side if denied or none_behind else side,
        start=start,
        first=first,
        end=end + none_behind,
        to_come=to_come,
        inside=inside,
        none=denied and tokens[start].form in NONE,
    )


def _none_behind(sentence: PreparedSentence, end: int) -> bool:
    """Whether nobody and nothing is right behind an expression: "injured nobody"; not what is answered:
    "voted no"."""
    tokens = sentence.tokens
    if end >= len(tokens) or tokens[end].form not in NONE:
        return False
    if tokens[end].form == "no" and not _goes_on_to_noun(sentence, end):
        return False
    return sentence.between(end - 1, end).isspace()


def _goes_on_to_noun(sentence: PreparedSentence, index: int) -> bool:
    """Whether what a word is said of may stand right behind it, with no mark between."""
    behind = sentence.tokens[index : index + 2]
    if len(behind) < 2 or behind[1].form in {*PREPOSITIONS, "to"}:
        return False
    return sentence.between(index, index + 1).isspace()


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word in -ing tells how things are: "is missing", "are still missing"."""
    before = [token.form for token in tokens[max(0, index - 2) : index]]
    return bool(before) and (before[-1] in BE or (before[-1] in _STILL and before[0] in BE))


def _says_of_next(sentence: PreparedSentence, index: int) -> bool:
    """Whether an adjective stands right before another word with content and no mark between: "a legal
    battle"."""
    tokens = sentence.tokens
    word = tokens[index]
    if word.stem not in _ADJECTIVES or word.form.endswith(("ed", "fully", "ently", "mly")):
        return False
    if index + 1 >= len(tokens) or not tokens[index + 1].content:
        return False
    return sentence.between(index, index + 1).isspace()
