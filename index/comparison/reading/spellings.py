"""Whether two names, or parts of them, are one in two spellings."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from index.article import Span
from index.comparison.reading.nicknames import one_given_name
from index.comparison.reading.tokens import Token
from index.entities.names.skeleton import skeleton
from index.entities.vocabulary.gazetteer import gazetteer, key_of

SPELLING = 55.0
"""Edit ratio above which two parts of names of one entity are spellings of each other, not different
parts."""

GIVEN_SPELLING = 70.0
"""The same for given names before one surname, which are short."""

ALIKE = 80.0
"""Edit ratio above which two places in the same position are taken for one place that one source
misspells."""

ADJECTIVES = frozenset("n an ian ese i ish".split())
"""What English adds to a place to make its adjective, as far as the place itself stays whole."""


def differing(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[Span, Span] | None:
    """The parts of two names that spell the same thing differently; None where one only leaves parts out."""
    stems_ours, stems_theirs = [token.stem for token in ours], [token.stem for token in theirs]
    if stems_ours == stems_theirs:
        return None
    only_ours = [token for token in ours if token.stem not in stems_theirs]
    only_theirs = [token for token in theirs if token.stem not in stems_ours]
    pairs = [
        (first, max(only_theirs, key=lambda other: ratio(first.form, other.form)))
        for first in only_ours
        if only_theirs and max(ratio(first.form, other.form) for other in only_theirs) >= SPELLING
    ]
    pairs = [
        (first, second)
        for first, second in pairs
        if not _other_given_name(ours, first, theirs, second)
        and not _one_given_name(first.form, second.form)
        and not _inflected(first.form, second.form)
    ]
    if not pairs or "".join(token.form for token in ours) == "".join(token.form for token in theirs):
        return None
    return _cover([first for first, _ in pairs]), _cover([second for _, second in pairs])


def _inflected(one: str, other: str) -> bool:
    """Whether both are one name in two cases of a Slavic language: Сергей, Сергея."""
    return one >= "\u0400" and other >= "\u0400" and skeleton(one) == skeleton(other)


def familiar(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether one name has the short form of the other's given name."""
    given = [(one.form, other.form) for one in ours[:-1] for other in theirs[:-1] if one.form != other.form]
    return any(_one_given_name(one, other) for one, other in given)


def misspelt(ours: str, theirs: str) -> bool:
    """Whether two names of places are nearly the same and neither is only the other's adjective."""
    if ours.startswith(theirs) or theirs.startswith(ours):
        return False
    return ratio(ours, theirs) >= ALIKE


def adjective(ours: str, theirs: str) -> bool:
    """Whether one of two names of a place is only the other's adjective: Arcania, Arcanian."""
    short, long = sorted((ours, theirs), key=len)
    return long.startswith(short) and long[len(short) :] in ADJECTIVES


def one_known_place(ours: str, theirs: str) -> bool:
    """Whether both are established names of one place (Kyiv, Kiev)."""
    places = gazetteer().places
    left, right = places.get(key_of(ours)), places.get(key_of(theirs))
    return left is not None and right is not None and left[1] == right[1]


def _other_given_name(ours: Sequence[Token], first: Token, theirs: Sequence[Token], second: Token) -> bool:
    """Whether two given names before one surname are too unlike to be spellings of one: Karen, Carl."""
    given = first is not ours[-1] and second is not theirs[-1] and ours[-1].stem == theirs[-1].stem
    return given and ratio(first.form, second.form) < GIVEN_SPELLING


def _one_given_name(first: str, second: str) -> bool:
    return _shortened(first, second) or one_given_name(first, second)


def _shortened(first: str, second: str) -> bool:
    """Whether one is an abbreviation of the other ("Minn.", "Fla."), or the other with a word run together
    with it."""
    short, long = sorted((first, second), key=len)
    letters = iter(long)
    contracted = len(short) <= 3 and long[:1] == short[:1] and all(letter in letters for letter in short)
    return (
        contracted
        or (long.startswith(short) and (len(short) <= 5 or len(long) - len(short) >= 4))
        or (long.endswith(short) and len(long) - len(short) >= 4)
    )


def _cover(tokens: Sequence[Token]) -> Span:
    return Span(min(token.span.start for token in tokens), max(token.span.end for token in tokens))
