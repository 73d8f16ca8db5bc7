"""What a date is told of: an act, a plan for one, or no more than the saying of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product

from index.article import Span
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.opposites import opposed
from index.comparison.reading.stems import stem
from index.comparison.reading.thesaurus import senses
from index.comparison.reading.tokens import BE, Token
from index.comparison.rivals.circumstances import as_of, same_time
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.languages.word_tables import by_word
from index.text.headline import DATELINE

PLAN_REACH = 12
"""Words before a day among which it is told that it is one of a plan."""

PLAN_BEHIND = 5
"""Words behind a day that begins its sentence among which the same is told: "On Friday he will fly home"."""

AROUND = 8
"""Words before and behind a moment among which is told what it is of."""

BY_REACH = 2
"""Words before a moment among which "by" makes it the end of a time: "by Friday noon"."""

PUT_OFF_REACH = 3
"""Words before a moment among which is told that something was moved to it."""

_MOVED = frozenset("postponed delayed rescheduled deferred".split())

GREATEST_REACH = 5
"""Words before a year, or a number of years, among which is told that nothing was greater since."""

_WITHIN = frozenset("since in for".split())
_FIRST = frozenset("first last worst best most".split())

_ACTS = by_word(
    enumerate(
        (
            "built constructed erected",
            "renovated restored refurbished modernized modernised rebuilt",
            "extended enlarged widened",
            "founded established",
            "moved relocated",
            "born",
            "married",
            "died",
            "joined",
            "elected appointed",
        )
    ),
    stem,
)
"""Acts each of which has its own day in the life of one thing or person."""

_SAYING = frozenset(
    stem(word)
    for word in "said told announced reported added confirmed stated wrote tweeted declared published posted "
    "updated".split()
)
_TO_COME = frozenset("will shall planned scheduled due next expected set hopes plans intends".split())
_ACCOUNT = re.compile(r"(?:@\w+\)?|\bnight\s+to)\s*\Z")


def dates_the_act(facts: SentenceFacts, span: Span) -> bool:
    """Whether an expression dates an act: not the saying of it, how things stood then or a message."""
    return not (reporting(facts, span) or as_of(facts, span) or _stands(facts, span) or stamps(facts, span))


def _stands(facts: SentenceFacts, span: Span) -> bool:
    """Whether an expression tells when something was still so, or by when it was not: "were still digging on
    Friday", "by noon nobody had called"."""
    before = facts.forms_before(span, AROUND)
    return "still" in before or (facts.denies and "by" in before[-BY_REACH:])


def planned(facts: SentenceFacts, span: Span) -> bool:
    """Whether a day is one for which something is planned: "is to open on Friday", "a protest for Friday"."""
    first, _ = facts.token_range(span)
    before = facts.forms_before(span, PLAN_REACH)
    if before[-1:] == ["for"]:
        return True
    if first <= 1:
        before = [token.form for token in facts.tokens[first + 1 : first + 1 + PLAN_BEHIND]]
    return not _TO_COME.isdisjoint(before) or any(
        one in BE and other == "to" for one, other in pairwise(before)
    )


def greatest(facts: SentenceFacts, span: Span) -> bool:
    """Whether an expression says since when, or within how many years, something is the first or the most."""
    before = facts.forms_before(span, GREATEST_REACH)
    return (
        bool(before)
        and before[-1] in _WITHIN
        and any(form in _FIRST or form.endswith("est") for form in before)
    )


def _put_off(facts: SentenceFacts, span: Span) -> bool:
    """Whether a moment is one to which something was moved: "put off until Saturday"."""
    before = facts.forms_before(span, PUT_OFF_REACH)
    return any(form in _MOVED for form in before) or ("put", "off") in pairwise(before)


def contrary_acts(pairing: Pairing, left: Span, right: Span) -> bool:
    """Whether two moments are of a thing and its contrary, by the words around: a beginning and an end; not
    where one sentence tells of both. Or one is that since when nothing was greater, or the words before both
    name two acts of one life: built, renovated."""
    sides = (pairing.left, left), (pairing.right, right)
    since = [facts.forms_before(span, 1) == ["since"] for facts, span in sides]
    if any(since) and not all(since) and len({greatest(*side) for side in sides}) > 1:
        return True
    if _put_off(*sides[0]) is not _put_off(*sides[1]):
        return True
    acts = _act(pairing.left, left), _act(pairing.right, right)
    if None not in acts and acts[0] != acts[1]:
        return True
    ours, theirs = _around(pairing.left, left), _around(pairing.right, right)
    return any(
        opposed(one, other) and not (_has(pairing.right, one) or _has(pairing.left, other))
        for one, other in product(ours, theirs)
    )


def _act(facts: SentenceFacts, span: Span) -> int | None:
    """The act that the last word with content before a moment tells of, by its number."""
    first, _ = facts.token_range(span)
    return _ACTS.get(facts.stem_before(first))


def _has(facts: SentenceFacts, word: Token) -> bool:
    meant = senses(word.stem)
    return any(each.stem == word.stem or not meant.isdisjoint(senses(each.stem)) for each in facts.tokens)


def _around(facts: SentenceFacts, span: Span) -> list[Token]:
    first, end = facts.token_range(span)
    return [token for token in facts.tokens[max(0, first - AROUND) : end + AROUND] if token.content]


def told(point: TimePoint, others: Sequence[SentenceFacts]) -> bool:
    """Whether some sentence of the other side names the same time, or its year: "the 1916 games"."""
    if (
        point.year
        and not (point.month or point.day)
        and any(str(point.year) in each.sentence.figures for each in others)
    ):
        return True
    return any(same_time(point, other) for facts in others for other in facts.times)


def stamps(facts: SentenceFacts, span: Span) -> bool:
    """Whether an expression is when something was posted: behind the name of an account, "(@sender) May 3,
    2020", before an entry, "9:32 a.m. The hall is full", or in a dateline, "ARDEN, May 3 (Wire) -"; or the
    day that a night leads to: "in the night to Monday"."""
    text, start = facts.article.text, facts.sentence.span.start
    dateline = DATELINE.match(text, start)
    return (
        span.start == start
        or (dateline is not None and span.end <= dateline.end())
        or _ACCOUNT.search(text, start, span.start) is not None
    )


def reporting(facts: SentenceFacts, span: Span) -> bool:
    """Whether the expression dates the saying and not the thing said: "said on Monday", "told Reuters
    Monday"."""
    first, end = facts.token_range(span)
    nearby = [*facts.tokens[max(0, first - 4) : first]]
    if facts.article.text[span.end : span.end + 1] != ",":
        nearby += facts.tokens[end : end + 2]
    return any(token.stem in _SAYING for token in nearby)
