"""Discrepancies of date: days and times of day that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from index.article import Span
from index.comparison.model import Discrepancy, DiscrepancyKind, Strength
from index.comparison.reading.clocks import Clock
from index.comparison.reading.concepts import concepts
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.stems import stem
from index.comparison.rivals.anchors import common_figures, points
from index.comparison.rivals.circumstances import (
    NEAR_VERBATIM,
    as_of,
    compared,
    days_later,
    other_days,
    other_occasion,
    same_time,
)
from index.comparison.rivals.dated_acts import (
    contrary_acts,
    dates_the_act,
    greatest,
    planned,
    reporting,
    stamps,
    told,
)
from index.comparison.rivals.deeds import same_deed
from index.comparison.rivals.expressions import fill_one_place, one_to_one, rival
from index.comparison.rivals.lapses import lapse_rivals
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

_YEAR = stem("year")
_AND = frozenset("and on".split())

ROUNDED = 3
"""Years by which a number of years may be off that is a multiple of ten; others may be by one."""

ANCHORED = 5
"""Points (`index.comparison.rivals.anchors`) by which two days are rivals that neither article else tells;
one place is worth two more, one deed one."""


def date_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Dates of one act that exclude each other, where neither is told elsewhere in the group."""
    sure = pairing.strength is Strength.STRONG and not pairing.doubtful
    days = tuple(_day_rivals(pairing)) if sure else ()
    found = tuple(
        each
        for each in days or (*_anchored(pairing), *_listed(pairing))
        if not (each.left and each.right and contrary_acts(pairing, each.left, each.right))
    )
    if found and not other_occasion(pairing):
        yield from found


def _anchored(pairing: Pairing) -> Iterator[Discrepancy]:
    """Days that neither article else tells, of one act wherever they stand in two sentences."""
    days = product(pairing.left.times, pairing.right.times)
    for left, right in one_to_one(each for each in days if _are_anchored(pairing, *each)):
        yield rival(DiscrepancyKind.DATE, pairing, left.span, right.span)


def _are_anchored(pairing: Pairing, left: TimePoint, right: TimePoint) -> bool:
    """Whether two days hang on one word or have the same words around them, or are the only ones of two
    sentences and fill one place or stand with a telling figure, and more speaks for one event."""
    ours, theirs = pairing.left, pairing.right
    if left.relative or right.relative or not left.conflicts(right) or not _as_fine(left, right):
        return False
    if planned(ours, left.span) is not planned(theirs, right.span):
        return False
    if not (dates_the_act(ours, left.span) and dates_the_act(theirs, right.span)):
        return False
    same_place = fill_one_place(pairing, left.span, right.span)
    one_deed = same_deed(pairing, left.span, right.span)
    alone = len(ours.times) == len(theirs.times) == 1
    beside = alone and (same_place or common_figures(pairing))
    if not (one_deed or beside or _same_act(pairing, left, right)):
        return False
    sure = points(pairing, left.span, right.span) + 2 * same_place + one_deed
    return sure >= ANCHORED and not (told(left, pairing.article_right) or told(right, pairing.article_left))


def _listed(pairing: Pairing) -> Iterator[Discrepancy]:
    """The other one of two days, where both sentences name two together and one of them is the same."""
    ours, theirs = _two_together(pairing.left), _two_together(pairing.right)
    for i, j in product(range(len(ours)), range(len(theirs))):
        left, right = ours[i], theirs[j]
        same = same_time(ours[1 - i], theirs[1 - j])
        if not (same and left.conflicts(right) and _as_fine(left, right)):
            continue
        if not (told(left, pairing.article_right) or told(right, pairing.article_left)):
            yield rival(DiscrepancyKind.DATE, pairing, left.span, right.span)


def _two_together(facts: SentenceFacts) -> Sequence[TimePoint]:
    """The only two days that a sentence names, if nothing but "and" stands between them."""
    if len(facts.times) != 2 or any(point.relative for point in facts.times):
        return ()
    first, second = facts.times
    between = facts.article.text[first.span.end : second.span.start].split()
    return (first, second) if between and set(between) <= _AND else ()


def _as_fine(left: TimePoint, right: TimePoint) -> bool:
    """Whether two dates name the same of weekday, day, month and year."""
    return all(
        (ours is None) is (theirs is None)
        for ours, theirs in (
            (left.weekday, right.weekday),
            (left.day, right.day),
            (left.month, right.month),
            (left.year, right.year),
        )
    )


def _day_rivals(pairing: Pairing) -> Iterator[Discrepancy]:
    ours = [point for point in pairing.left.times if not told(point, pairing.group_right)]
    theirs = [point for point in pairing.right.times if not told(point, pairing.group_left)]
    candidates = [
        (left, right)
        for left in ours
        for right in theirs
        if left.conflicts(right) and _same_act(pairing, left, right) and not _same_words(pairing, left, right)
    ]
    days = list(one_to_one(candidates))
    for left, right in days:
        yield rival(DiscrepancyKind.DATE, pairing, left.span, right.span)
    for ours_clock, theirs_clock in one_to_one(_clock_rivals(pairing)):
        if not any(
            left.span.overlaps(ours_clock.span) or right.span.overlaps(theirs_clock.span)
            for left, right in days
        ):
            yield rival(DiscrepancyKind.DATE, pairing, ours_clock.span, theirs_clock.span)
    for left_span, right_span in (*_since_rivals(pairing), *lapse_rivals(pairing)):
        yield rival(DiscrepancyKind.DATE, pairing, left_span, right_span)


def _since_rivals(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """A year since when something is the first or the greatest, and a number of years that leads to another
    one: "the first time since 1987", "for the first time in 35 years"."""
    ours, theirs = pairing.left, pairing.right
    for facts, others, turned in ((ours, theirs, False), (theirs, ours, True)):
        published = others.article.day
        years = [
            each for each in facts.times if each.year and each.month is None and greatest(facts, each.span)
        ]
        for point in years if published else ():
            for ago in others.quantities:
                if ago.unit[:1] != (_YEAR,) or not greatest(others, ago.span) or published is None:
                    continue
                slack = ROUNDED if ago.low % 10 == 0 else 1
                since = point.year or 0
                if not published.year - ago.high - slack <= since <= published.year - ago.low + slack:
                    yield (ago.span, point.span) if turned else (point.span, ago.span)


def _same_words(pairing: Pairing, left: TimePoint, right: TimePoint) -> bool:
    """Whether both are the same words of a quotation: a speaker's "today" is not the article's."""
    ours, theirs = pairing.left, pairing.right
    return (
        _quoted(ours, left.span)
        and _quoted(theirs, right.span)
        and ours.says(left.span).casefold() == theirs.says(right.span).casefold()
    )


def _quoted(facts: SentenceFacts, span: Span) -> bool:
    """Whether an expression stands in a quotation, which may end in another sentence."""
    text, sentence = facts.article.text, facts.sentence.span
    before = text[sentence.start : span.start]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened or any(quote.contains(span) for quote in facts.quotes)


def _clock_rivals(pairing: Pairing) -> Iterator[tuple[Clock, Clock]]:
    """Times of day of one act that neither side tells as the other does."""
    ours = [each for each in pairing.left.clocks if not _clock_told(each, pairing.group_right)]
    theirs = [each for each in pairing.right.clocks if not _clock_told(each, pairing.group_left)]
    for left in ours:
        for right in theirs:
            around = _around(pairing.left, left.span) & _around(pairing.right, right.span)
            same_place = fill_one_place(pairing, left.span, right.span)
            standing = as_of(pairing.left, left.span) or as_of(pairing.right, right.span)
            posted = stamps(pairing.left, left.span) or stamps(pairing.right, right.span)
            if same_place and around and not (standing or posted or other_days(pairing)):
                yield left, right


def _clock_told(clock: Clock, others: Sequence[SentenceFacts]) -> bool:
    return any(clock.agrees(other) for facts in others for other in facts.clocks)


def _same_act(pairing: Pairing, left: TimePoint, right: TimePoint) -> bool:
    """Whether two dates are those of one act: they fill the same place, or the words around them are the
    same."""
    said = reporting(pairing.left, left.span), reporting(pairing.right, right.span)
    if said[0] != said[1] and not same_deed(pairing, left.span, right.span):
        return False
    if any(said) and _each_on_its_day(pairing, left, right):
        return False
    if as_of(pairing.left, left.span) or as_of(pairing.right, right.span):
        return False
    if compared(pairing.left.sentence, left.span) is not compared(pairing.right.sentence, right.span):
        return False
    if stamps(pairing.left, left.span) or stamps(pairing.right, right.span):
        return False
    same_place = fill_one_place(pairing, left.span, right.span)
    alike = (left.weekday is None) == (right.weekday is None)
    if not alike and not same_place:
        return False
    alone = len(pairing.left.times) == len(pairing.right.times) == 1
    near = alone and pairing.score >= NEAR_VERBATIM
    around = _around(pairing.left, left.span) & _around(pairing.right, right.span)
    return len(around) >= (1 if same_place or near else 2)


def _each_on_its_day(pairing: Pairing, left: TimePoint, right: TimePoint) -> bool:
    """Whether each article names the day on which it is published: what was said then, and what later."""
    sides = (pairing.left, left), (pairing.right, right)
    return days_later(pairing.left, pairing.right) != 0 and all(
        facts.article.day is not None and named.weekday == facts.article.day.weekday()
        for facts, named in sides
    )


def _around(facts: SentenceFacts, span: Span) -> frozenset[str]:
    """The stems of the three content words before and behind an expression."""
    return concepts(facts.stems_around(span, 3))
