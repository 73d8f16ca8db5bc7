"""The parts of an organisation's name, and which shorter names may stand for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from index.entities.model import EntityType
from index.entities.names.skeleton import skeleton
from index.entities.vocabulary.countries import country_of
from index.entities.vocabulary.gazetteer import gazetteer
from index.entities.vocabulary.lexicon import COMPANY_SUFFIXES, HEADS, STANDALONE

SIMILAR = 0.9
"""Least similarity of the one word in which two names of several words differ: a slip of the pen, not
National and Nationalist."""
_SHORTEST_FUZZY = 6
_SMALL = frozenset("of the for on in and & de la du des y at".split())
_TURNED = frozenset(
    "Department Dept. Ministry University Bureau Embassy Consulate Parliament Institute".split()
)
"""Heads that stand before "of" as well as behind: Department of Justice, Justice Department."""
_STATE = frozenset(
    """ministry department army navy force forces police court parliament senate house congress embassy
    consulate service services agency council government guard guards corps treasury commission committee
    bureau office administration authority command marines legislature cabinet delegation mission centers
    institutes""".split()
)
"""Last words of bodies that every country has one of, so that the country may be left out."""
_WRITTEN_ALSO = {
    "foreign affairs": "foreign",
    "external affairs": "foreign",
    "internal affairs": "interior",
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "centres": "centers",
    "organisation": "organization",
    "programme": "program",
    "dept.": "department",
    "assn.": "association",
}
_TAILS = frozenset(
    map(
        skeleton,
        """party group technology technologies motor motors company corporation holdings industries materials
        airlines airways pharmaceuticals international energy systems entertainment foods stores partners
        capital securities bank university college institute institution department ministry pharma
        therapeutics biosciences laboratories news caucus representatives court appeals""".split(),
    )
)
"""What a name may leave out at its end: Foxconn is the Foxconn Technology Group."""
_TELLING = frozenset(
    map(
        skeleton,
        "county city state national federal local regional world joint north south east west new".split(),
    )
)
"""Words that are never left out of the middle of a name."""
_UNIQUE = frozenset(map(skeleton, "supreme party reserve guard".split()))
"""Bodies of the whole country that are not meant by those of its parts: the Supreme Court of a state."""
_SPACE = re.compile(r"[\s/]+|(?<=[A-Za-z])-(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name in folded words, without article, company form, small words and country.

    `country` is an ISO code or empty; `acronym` the name itself in capitals without dots where it is one,
    else empty; `head` whether the only word says no more than the kind of body ("Committee"), `alone`
    whether it names one by itself ("Senate"); `regional` whether a place inside a country stands in it;
    `initials` are the acronyms it would have; `before_purpose` counts the words before "for", 0 without one.
    """

    words: tuple[str, ...]
    country: str = ""
    acronym: str = ""
    head: bool = False
    alone: bool = False
    regional: bool = False
    initials: frozenset[str] = frozenset()
    before_purpose: int = 0


@lru_cache(maxsize=8192)
def parse_organisation(surface: str) -> OrganisationName:
    """The parts of a name as written; `Ministry of X` and `X Ministry` have the same words."""
    words = [word for word in _SPACE.split(surface) if word]
    # What is left must be a name: News Corp is not the News.
    while len(words) > 1 and words[-1] in COMPANY_SUFFIXES and (len(words) > 2 or words[0] not in HEADS):
        words.pop()
    if len(words) > 1 and words[0] in ("The", "the"):
        del words[0]
    if len(words) == 1 and words[0].replace(".", "").isupper() and len(words[0]) > 1:
        acronym = words[0].replace(".", "")
        return OrganisationName((acronym,), acronym=acronym)
    written = list(words)
    country, words = _without_country(words)
    if len(words) > 2 and words[0] in _TURNED and words[1].lower() in ("of", "for"):
        words = [*words[2:], words[0]]
    lower = " ".join(word.lower() for word in words if word.lower() not in _SMALL) or " ".join(words).lower()
    for spelled, usual in _WRITTEN_ALSO.items():
        if spelled in lower:
            lower = re.sub(rf"\b{re.escape(spelled)}(?!\S)", usual, lower)
    folded = tuple(filter(None, map(skeleton, lower.split())))
    places = gazetteer().places
    regional = any(word in places and places[word][0] is EntityType.GPE for word in words[:-1]) or (
        len(words) > 2 and " ".join(words[:2]) in places
    )
    return OrganisationName(
        folded or (surface.lower(),),
        country,
        head=len(folded) == 1 and words[-1] in HEADS,
        alone=len(folded) == 1 and words[-1] in STANDALONE,
        regional=regional,
        initials=_initials(written) | _initials(words),
        before_purpose=_before_purpose(words),
    )


def _before_purpose(words: list[str]) -> int:
    if "for" not in words:
        return 0
    return sum(word.lower() not in _SMALL for word in words[: words.index("for")])


def _without_country(words: list[str]) -> tuple[str, list[str]]:
    """The country that a body of the state has in front or behind, and the other words."""
    of_state = any(word.lower() in _STATE for word in words)
    for length in (2, 1):
        if len(words) > length and of_state:
            country = country_of(" ".join(words[:length]).removesuffix("'s").removesuffix("’s"))
            if country:
                return country, words[length:]
        rest, last = words[: -length - 1], words[-length:]
        if of_state and rest and words[-length - 1] == "of":
            country = country_of(" ".join(last))
            if country:
                return country, rest
    return "", words


def _initials(words: list[str]) -> frozenset[str]:
    """The acronyms that a name would have: of all words, without the small ones, without the head before
    "of", and without what is added by "and" (Disease Control and Prevention)."""
    parts = [part for word in words for part in word.split("-") if part[:1].isalpha()]
    if len(parts) < 2:
        return frozenset()
    told = [part for part in parts if part.lower() not in _SMALL]
    found = {_letters(parts), _letters(told)}
    if told and told[0] in _TURNED:
        found.add(_letters(told[1:]))
    if "and" in parts:
        at = parts.index("and")
        for left_out in (parts[at:], parts[at : at + 2]):
            kept = parts[:at] + parts[at + len(left_out) :]
            found.add(_letters([part for part in kept if part.lower() not in _SMALL]))
    return frozenset(one for one in found if len(one) > 1)


def _letters(words: list[str]) -> str:
    return "".join(word[0] for word in words).upper()


def short_for(short: OrganisationName, long: OrganisationName) -> bool:
    """Whether the first may stand for the second in one article: its end, its beginning before a word like
    Group or before what it is for, or itself without the country."""
    ours, theirs = short.words, long.words
    if short.acronym or long.acronym or (short.country and short.country != long.country):
        return False
    if ours == theirs:
        return bool(long.country) and not short.country
    if len(ours) >= len(theirs):
        return False
    if theirs[-len(ours) :] == ours:
        if short.alone:
            return False
        if len(ours) == 1 and not short.head:
            # A team without its town.
            return long.regional and len(theirs) < 4
        return not (long.regional and not _UNIQUE.isdisjoint(ours))
    if theirs[: len(ours)] == ours:
        if len(ours) > 1 and len(ours) == long.before_purpose:
            return True
        return (short.alone or not short.head) and all(word in _TAILS for word in theirs[len(ours) :])
    return _leaves_out(ours, theirs)


def _leaves_out(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name of three words and more leaves words out of the middle: Oversight Committee of the
    House, Oversight and Reform Committee of the House."""
    if len(short) < 3 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    at, left_out = 0, []
    for word in long:
        if at < len(short) and word == short[at]:
            at += 1
        else:
            left_out.append(word)
    return at == len(short) and _TELLING.isdisjoint(left_out)


def respelled(one: OrganisationName, other: OrganisationName) -> bool:
    """Whether two names of several words are one with a slip: its words in another order, or one of them
    written a little differently."""
    ours, theirs = one.words, other.words
    if (
        len(ours) != len(theirs)
        or len(ours) < 2
        or one.country != other.country
        or one.acronym
        or other.acronym
    ):
        return False
    if len(ours) > 2 and sorted(ours) == sorted(theirs):
        return True
    differing = [(left, right) for left, right in zip(ours, theirs, strict=True) if left != right]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    return (
        min(len(left), len(right)) >= _SHORTEST_FUZZY
        and left[:4] == right[:4]
        and Indel.normalized_similarity(left, right) >= SIMILAR
    )
