"""Tells from the verbs around a date whether what it dates has happened or is still to come."""

from __future__ import annotations

import re
from enum import StrEnum

from index.article import Span


class Tense(StrEnum):
    """When something happens, seen from the day of writing. `UNSURE`: the verbs allow both; `NONE`: there is
    no verb that tells."""

    PAST = "past"
    FUTURE = "future"
    UNSURE = "unsure"
    NONE = "none"


_FUTURE = frozenset(
    "will shall won't may can should must due scheduled slated expected planned plans planning intends hopes"
    " aims expects upcoming looming begins starts opens expires resumes anticipated tentatively"
    " awaiting".split()
)
_MODALS = frozenset("may might could must".split())
_NOUNS_TOO = frozenset("plans hopes can will opens starts".split())
"""Nouns where another's possessive, a determiner or a past verb stands before them."""

_UNSURE = frozenset("would wouldn't could couldn't might is are isn't aren't being possible likely".split())
_PAST = frozenset(
    "was were had did said told came went gave took made saw knew found left met held led won lost fell rose"
    " began became fled struck sent spent spoke wrote ran kept sat stood fought broke drew drove flew grew"
    " threw withdrew bought brought caught taught thought sold paid built felt heard laid lay sought swore"
    " tore wore woke shook showed dealt slipped been died wasn't weren't didn't hadn't done gone seen taken"
    " given written spoken fallen risen shown known sank rang sang drank swam sprang stole froze bore bit"
    " blew dug ate forgot hid hung lit meant rode slept slid spun stuck swept swung wept sunk broken"
    " driven sworn".split()
)
_PAST_OR_BASE = frozenset(
    "set put cut hit read shut quit cost hurt let burst cast spread split beat bid bet shed".split()
)
"""Past, unless an auxiliary stands before them."""

_AUXILIARIES = frozenset(
    "to will would could should may might must can cannot not won't wouldn't can't couldn't shall".split()
)
_NOT_VERBS = frozenset(
    "hundred red bed need indeed speed feed seed deed breed sacred wicked naked aged shed".split()
)
_DETERMINERS = frozenset("the a an his her its their our my your some any no this these alleged".split())
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[;:]")
_WINDOW = 160
_OPENING = 3
_OPENS = re.compile(r"\W*(?:(?:and|but)\s+)?(?:in|during|at|after|following|since|on)\s", re.IGNORECASE)
_LEADS_TO = re.compile(r"[,;:]|\b(?:to|for|before|ahead|until|till|by|upcoming|next|coming)\b", re.IGNORECASE)
_TO_COME = re.compile(r"(?:[,;:—–]|\s-)\s*come\s+\Z|\A\W*come\s+\Z", re.IGNORECASE)
"""As in "they will vote — come November — by mail"."""


def tense_at(text: str, sentence: Span, expression: Span) -> Tense:
    """The tense of what the expression dates: that of the nearest verb before it, else of the first after it.

    Looks at most 160 code points either way inside the sentence. An infinitive behind a past verb ("agreed to
    meet on Monday") may lie in the future, so that is `UNSURE`.
    """
    start = max(sentence.start, expression.start - _WINDOW)
    if _TO_COME.search(text[start : expression.start]):
        return Tense.FUTURE
    before = [match.group() for match in _WORD.finditer(text, start, expression.start)]
    found = _backwards(before)
    possessive = text[expression.end : expression.end + 2] in ("'s", "’s")
    if found is not Tense.NONE:
        # "Expected after Friday's vote": the vote may be over.
        return Tense.UNSURE if possessive and found is Tense.FUTURE else found
    # A verb behind it speaks of it where it opens the sentence ("In a letter on Friday, she asked"), else
    # only in the same breath.
    end = min(sentence.end, expression.end + _WINDOW)
    opens = len(before) <= _OPENING or _opens(text, sentence, expression)
    if not opens and (comma := text.find(",", expression.end, end)) >= 0:
        end = comma
    after = _forwards([match.group() for match in _WORD.finditer(text, expression.end + 2 * possessive, end)])
    # "Friday's report" without a verb that tells: a report that is there.
    return Tense.PAST if possessive and after is Tense.NONE else after


def _opens(text: str, sentence: Span, expression: Span) -> bool:
    """Whether the expression stands in the phrase that a sentence begins with, which says when or where what
    it tells happened, and what leads to the expression is not what is to come then."""
    if expression.start - sentence.start > _WINDOW:
        return False
    begun = _OPENS.match(text, sentence.start, expression.start)
    return begun is not None and _LEADS_TO.search(text, begun.end(), expression.start) is None


def _backwards(words: list[str]) -> Tense:
    infinitive = False
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in ";:":
            return Tense.NONE
        low = word.lower().replace("’", "'")
        if low == "to":
            verb = words[index + 1] if index + 1 < len(words) else ""
            infinitive = infinitive or (verb.islower() and verb not in _DETERMINERS)
            continue
        following = words[index + 1].lower() if index + 1 < len(words) else ""
        tense = _tense_of(low, word, words[index - 1].lower() if index else "", following)
        if tense is Tense.PAST and infinitive:
            return Tense.UNSURE
        if tense is Tense.FUTURE and index and words[index - 1].lower() in ("was", "were", "been", "had"):
            return Tense.UNSURE
        if tense is not Tense.NONE:
            return tense
    return Tense.UNSURE if infinitive else Tense.NONE


def _forwards(words: list[str]) -> Tense:
    for index, word in enumerate(words):
        if word in ";:":
            return Tense.NONE
        following = words[index + 1].lower() if index + 1 < len(words) else ""
        tense = _tense_of(word.lower().replace("’", "'"), word, words[index - 1].lower(), following)
        if tense is not Tense.NONE:
            return tense
    return Tense.NONE


def _tense_of(low: str, word: str, previous: str, following: str) -> Tense:
    """What one word says, as a verb between two others; a capital one ("May") is no verb."""
    if low.endswith("'ll") or (low == "set" and following in ("to", "for")):
        return Tense.FUTURE
    if word[0].isupper():
        return Tense.NONE
    if low in _MODALS and following == "have":
        return Tense.PAST
    if low in _FUTURE:
        noun = low in _NOUNS_TOO and (previous in _DETERMINERS or previous.endswith(("'s", "’s", "ed")))
        return Tense.NONE if noun else Tense.FUTURE
    if low in _UNSURE:
        return Tense.UNSURE
    if previous in ("be", "being"):
        # "Will be held", "is being held": what comes before says when.
        return Tense.NONE
    if low in _PAST_OR_BASE:
        return Tense.NONE if previous in _AUXILIARIES or previous in _DETERMINERS else Tense.PAST
    participle = low.endswith("ed") and len(low) > 3 and low not in _NOT_VERBS
    return Tense.PAST if low in _PAST or (participle and previous not in _DETERMINERS) else Tense.NONE
