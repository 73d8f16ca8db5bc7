"""Tells whether a stretch of an English sentence says something of something: has a subject and a verb."""

from __future__ import annotations

import re

from index.article import Span
from index.comparison.reading.tokens import PRONOUNS
from index.entities.quotations.saying import FINITE

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[,;:—–()]|--")

_ALWAYS = frozenset(
    "is are was were am has have had do does did will would can could may might must shall should cannot"
    " isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't"
    " mustn't shan't shouldn't ain't".split()
)
"""What is a verb with a person and a tense wherever it stands, but behind "to"."""

_CONTRACTED = ("'re", "'ve", "'ll", "'m", "'d")
_IS_BEHIND = PRONOUNS | frozenset("that there here who what this everyone nobody".split())
"""Behind these an "'s" is a verb."""

_PAST = frozenset(
    "said told came went gave took saw knew fell rose began became fled spoke wrote ran drew drove flew grew"
    " threw withdrew swore tore wore woke shook broke chose stole rode swam sang sank bit hid forgot got"
    " stood sat thought felt fought".split()
)
"""No participles, in news."""

_PAST_OR_PARTICIPLE = frozenset(
    "made found left met held led won lost struck sent spent kept bought brought caught taught sold paid"
    " built heard laid dealt swept hit cut put set let shot hurt cost quit lit meant slid read".split()
)

_PRESENT = FINITE | frozenset(
    "comes wants means seems makes needs takes includes gets appears knows works looks remains allows"
    " represents happens supports gives sees feels shows turns provides becomes runs stands helps serves"
    " expects wins faces leads hopes leaves holds matters seeks sounds keeps opposes raises uses speaks tries"
    " intends exists owns considers brings offers oversees understands follows creates ends sets begins"
    " deserves starts threatens favors teaches covers stays protects affects depends involves passes plays"
    " carries pays agrees violates contains reflects decides aims fails finds loses refuses sends applies"
    " focuses lacks hurts falls draws prevents poses spends meets proposes chooses receives costs encourages"
    " promotes worries lets produces extends relies marks prepares recognizes directs undermines reaches"
    " breaks enjoys refers handles reduces stops reveals opens indicates ensures hits manages sells arrives"
    " treats occurs accepts ignores joins proves governs pushes identifies rejects imposes builds suffers"
    " delivers targets saves kills blocks lasts exposes challenges contradicts pulls enters compares closes"
    " beats weighs replaces walks hears defends expires welcomes expands emerges buys grows marks goes does"
    " dates amounts consists belongs bans requires".split()
)
_PRESENT_OF_MANY = frozenset(
    "say want believe think know need remain expect hope continue seem appear agree argue include come go"
    " take make get see feel live work allow require suggest support oppose show tend give call become face"
    " fear seek insist worry warn keep see hold mean look use run begin become deny dispute plan".split()
)
"""What news says of several who do something now, behind a plural."""

_MANY = frozenset(
    "we they i you people police men women children many some most others both these those".split()
)

_RELATIVE = frozenset("that which who whom what whose".split())
_SUBORDINATING = frozenset(
    "when while if because although though unless whether where as after before since until than".split()
)
_ATTENDING = frozenset("with without despite amid".split())
"""At the beginning these have their own subject: "With the owners resolved to …, the board"."""

_BREAKS = frozenset(", ; : — – -- ( )".split())
_NO_VERB_BEHIND = frozenset(
    "the a an his her its their our my your this these those any some no of in on at from for with by into"
    " over under through against about between among without within during and or to more most very so much"
    " being newly recently so-called alleged".split()
)
"""Behind these "published" is a participle and "plans" a noun."""

_OBJECTS = frozenset("the a an his her its their that to it them him us out up off down".split())
"""Behind a comma, what one of these follows is no participle: "Ruiz, who is leaving, used the same"."""

_NOUNS_TOO = frozenset("states reports claims calls".split())
"""Verbs only before one of those: "the clerk states that", not "seven swing states, or"."""

_NO_PAST = frozenset(
    "hundred red bed need indeed speed feed seed deed breed sacred wicked naked aged".split()
)
_ADVERBS = frozenset("also still now then never always often once soon later already even just".split())


def states(text: str, stretch: Span) -> bool:
    """Whether a stretch has a verb with a person and a tense, and words before it that it may say it of.

    A verb of a clause that only tells which, when or why ("who left", "after it closed") is none. Read by
    words alone: some 19 in 20 sentences of news have a verb by this, where a parser finds one in nearly all.
    """
    return _has_verb(_WORD.findall(text, stretch.start, stretch.end))


def verbal(word: str, previous: str) -> bool:
    """Whether a word has the form of a verb that tells of an act, a participle too; not one of a noun: "the
    crowded race"."""
    if word in _PAST or word in _PRESENT or word in _PAST_OR_PARTICIPLE:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in _NO_PAST and previous not in _NO_VERB_BEHIND


def lacks_subject(text: str, stretch: Span) -> bool:
    """Whether a stretch begins with the verb or participle of what stands before it, "said he …"."""
    first = _WORD.match(text, stretch.start, stretch.end)
    while first and first[0][0].islower() and (first[0] in _ADVERBS or first[0].endswith("ly")):
        first = _WORD.match(text, first.end() + 1, stretch.end)
    if first is None:
        return False
    following = _WORD.search(text, first.end(), stretch.end)
    plain = ["they", first[0].lower(), following[0].lower() if following else ""]
    begins = first[0].islower() and "'" not in plain[1] and "’" not in plain[1]
    return begins and (first[0].endswith("ing") or _is_verb(plain, first[0], 1))


def goes_on_to_state(text: str, stretch: Span) -> bool:
    """The same where what it is said of may stand before the stretch: "(the port closed) and opened late"."""
    return _has_verb(["it", *_WORD.findall(text, stretch.start, stretch.end)])


def _has_verb(words: list[str]) -> bool:
    plain = [word.lower().replace("’", "'") for word in words]
    related = subordinate = False
    for place, word in enumerate(plain):
        if word in _BREAKS:
            subordinate = False
        elif word in _SUBORDINATING or (not place and word in _ATTENDING):
            subordinate = True
        elif place and word in _RELATIVE:
            related = True
        elif _is_verb(plain, words[place], place):
            if not related and not subordinate:
                return True
            related = False
    return False


def _is_verb(plain: list[str], written: str, place: int) -> bool:
    word = plain[place]
    if word.endswith(_CONTRACTED) or (word.endswith("'s") and word[:-2] in _IS_BEHIND):
        return True
    if not place or written[0].isupper():
        return word in _ALWAYS and not place and written[0].isupper() and len(plain) > 1
    before = place - 1
    while before and (plain[before] in _ADVERBS or plain[before].endswith("ly")):
        before -= 1
    previous = plain[before]
    if word in _ALWAYS:
        return previous != "to"
    if previous in _NO_VERB_BEHIND or previous in _ALWAYS or previous == "been" or previous.endswith("'s"):
        return False
    following = plain[place + 1] if place + 1 < len(plain) else ""
    if word in _PAST or word in _PRESENT:
        return word not in _NOUNS_TOO or following in _OBJECTS
    if word in _PAST_OR_PARTICIPLE or (word.endswith("ed") and len(word) > 3 and word not in _NO_PAST):
        return following != "by" and (previous not in _BREAKS or following in _OBJECTS)
    return word in _PRESENT_OF_MANY and (previous in _MANY or previous.endswith("s"))
