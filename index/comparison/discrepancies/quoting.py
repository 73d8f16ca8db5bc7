"""Discrepancies of quotation: the same utterance given in other words between the quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from index.article import Span
from index.comparison.discrepancies.utterances import (
    INSERTED,
    WHOLE,
    Gap,
    Quoted,
    exchange,
    negative,
    overlap,
)
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.reading.opposites import excluded
from index.comparison.reading.tokens import NEGATIONS, Token, forms_of
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

MOST = 12
"""Quotations of either sentence up to which each is held against each, and of more those this near in their
order: a page that lost its breaks has hundreds."""

FITTED = 75.0
"""Letters in common, in percent, from which a word and a function word ("cross", "across") are a slip or
fitted to the sentence."""

_FUNCTION = frozenset(
    "across along amongst among around beside besides beyond despite during except inside like onto outside "
    "past since though throughout towards upon via whether while".split()
)

_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}

_CONTRACTED = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am", "s": "is"}


def quote_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Pairs of quotations of one utterance that differ in words."""
    if pairing.strength is not Strength.STRONG:
        return
    if not (pairing.left.quotes and pairing.right.quotes):
        return
    ours = [Quoted.of(pairing.left, each) for each in pairing.left.quotes]
    theirs = [Quoted.of(pairing.right, each) for each in pairing.right.quotes]
    near = MOST if min(len(ours), len(theirs)) > MOST else max(len(ours), len(theirs))
    overlaps = {
        (i, j): found
        for i, left in enumerate(ours)
        for j, right in enumerate(theirs[max(0, i - near) : i + near + 1], max(0, i - near))
        if (found := overlap(pairing, left, right)) is not None
    }
    best = {max(row, key=lambda pair: (overlaps[pair].shared, -pair[1])) for row in _by(overlaps, 0)}
    best |= {max(column, key=lambda pair: (overlaps[pair].shared, -pair[0])) for column in _by(overlaps, 1)}
    for i, j in sorted(best):
        if _given_too(ours[i], pairing.article_right) or _given_too(theirs[j], pairing.article_left):
            continue
        told = _told(pairing, ours[i], theirs[j], overlaps[i, j].gaps)
        if told:
            yield told


def _given_too(quoted: Quoted, others: Sequence[SentenceFacts]) -> bool:
    """Whether the other article gives a longer quotation, too, word for word: what else it quotes that is
    like it is another utterance."""
    stems = frozenset([word.stem for word in quoted.words if word.content])
    forms = forms_of(quoted.words)
    return len(quoted.words) > WHOLE and any(
        forms in forms_of(facts.tokens_in(quote))
        for facts in others
        if stems <= facts.sentence.stems
        for quote in facts.quotes
    )


def _by(pairs: Iterable[tuple[int, int]], axis: int) -> Iterable[list[tuple[int, int]]]:
    """The pairs of quotations that share their left or their right quotation."""
    found: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        found.setdefault(pair[axis], []).append(pair)
    return found.values()


def _told(pairing: Pairing, left: Quoted, right: Quoted, gaps: Sequence[Gap]) -> Discrepancy | None:
    """The discrepancy over all gaps; None where only the spacing of words or an editor's words differ."""
    gaps = [
        gap
        for gap in gaps
        if _plain(left.at(gap.left)) != _plain(right.at(gap.right))
        and not _left_out(left, gap.left, right, gap.right)
        and not _left_out(right, gap.right, left, gap.left)
    ]
    if not gaps:
        return None
    telling = [gap for gap in gaps if _telling(left, right, gap)]
    weighty = [gap for gap in gaps if _stems(left.at(gap.left)) != _stems(right.at(gap.right))]
    chosen = telling or weighty or gaps
    if max(len(left.words), len(right.words)) <= WHOLE:
        differing = Gap(left.whole, right.whole)
    else:
        first, last = chosen[0], chosen[-1]
        differing = Gap(Span(first.left.start, last.left.end), Span(first.right.start, last.right.end))
    if differing.left and differing.right and _same_letters(left, right, differing):
        return None
    if _is_handle(left, differing.left) or _is_handle(right, differing.right):
        return None
    shown = _trimmed(left, right, differing)
    if not (shown.left and shown.right):
        shown = Gap(_widened(shown.left, left.whole), _widened(shown.right, right.whole))
    if _same_letters(left, right, shown):
        return None
    ours, theirs = _cover(left, shown.left), _cover(right, shown.right)
    severity = Severity.MAJOR if telling else Severity.MINOR
    note = f"“{left.facts.says(ours)}” here, “{right.facts.says(theirs)}” there"
    return Discrepancy(DiscrepancyKind.QUOTE, severity, ours, theirs, note, pairing.link)


def _telling(left: Quoted, right: Quoted, gap: Gap) -> bool:
    """Whether words of weight differ in a gap, or a negation: not function words, words said twice, or a
    word fitted to the sentence."""
    ours, theirs = left.at(gap.left), right.at(gap.right)
    if any(negative(token) for token in ours) != any(negative(token) for token in theirs):
        return True
    if exchange(ours, theirs) is not None:
        return True
    if len(ours) == len(theirs) == 1 and excluded(ours[0], theirs[0]):
        return True
    heavy = [[each for each in side if each.content] or side for side in (ours, theirs)]
    if len(heavy[0]) == len(heavy[1]) == 1 and any(
        not each.content or each.form in _FUNCTION for side in heavy for each in side
    ):
        one, other = heavy[0][0].form, heavy[1][0].form
        slip = sorted(one) == sorted(other) or ratio(one, other) >= FITTED
        return not slip and _weights(ours) != _weights(theirs)
    said_twice = _before(right, gap.right) & _before(left, gap.left)
    return bool((_weights(ours) ^ _weights(theirs)) - said_twice)


def _weights(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens if token.content and token.form not in _FUNCTION)


def _before(quoted: Quoted, gap: Span) -> frozenset[str]:
    """The words right before a gap, which a speaker may have said twice."""
    return _weights(quoted.words[max(0, gap.start - 4) : gap.start])


def _left_out(quoted: Quoted, gap: Span, other: Quoted, there: Span) -> bool:
    """Whether dots, or an editor's words in brackets, show that words of the other side are left out where
    fewer or none of them stand."""
    told = quoted.content(gap)
    if told > other.content(there):
        return False
    words = quoted.words
    start = words[max(gap.start - 1, 0)].span.start
    end = words[min(gap.end + 1, len(words) - 1)].span.start
    between = quoted.facts.article.text[start:end]
    dots = "…" in between or "..." in between or ". . ." in between
    return dots or (not told and INSERTED.search(between) is not None)


def _is_handle(quoted: Quoted, place: Span) -> bool:
    """Whether all that differs is an account's name (@…), which outlets put into plain words."""
    start = quoted.words[place.start].span.start if place else 0
    return len(place) == 1 and quoted.facts.article.text[start - 1 : start] == "@"


def _same_letters(left: Quoted, right: Quoted, gap: Gap) -> bool:
    ours, theirs = _cover(left, gap.left), _cover(right, gap.right)
    return _letters(left.facts.says(ours)) == _letters(right.facts.says(theirs))


def _plain(tokens: Sequence[Token]) -> list[str]:
    """The words of a gap, ordinals and "number one" in figures."""
    words = [_ORDINALS.get(token.form, token.form) for token in tokens]
    words = ["1" if word == "one" else word for word in words]
    return [
        "number" if word == "no" and following.isdigit() else word
        for word, following in pairwise((*words, ""))
    ]


def _letters(said: str) -> str:
    """The letters and figures of an expression, contractions written out."""
    plain = INSERTED.sub("", said).casefold().replace("’", "'").replace("won't", "will not")
    for short, whole in _CONTRACTED.items():
        plain = re.sub(rf"'{short}\b", f" {whole}", plain)
    return "".join(filter(str.isalnum, plain.replace("n't", " not")))


def _trimmed(left: Quoted, right: Quoted, gap: Gap) -> Gap:
    """Without the stop words in front, where words of more weight differ behind them and nothing is
    negated."""
    places = []
    for quoted, place in ((left, gap.left), (right, gap.right)):
        start = next((i for i in range(place.start, place.end) if quoted.words[i].content), None)
        if start is None or any(token.form in NEGATIONS for token in quoted.words[place.start : start]):
            return gap
        places.append(Span(start, place.end))
    return Gap(*places)


def _widened(place: Span, whole: Span) -> Span:
    """With a neighbour on both sides, so that words which only one side has stand in what both share."""
    return Span(max(whole.start, place.start - 1), min(whole.end, place.end + 1))


def _cover(quoted: Quoted, place: Span) -> Span:
    """What words take of the text, with the bracket beside them whose counterpart stands between them."""
    text, words = quoted.facts.article.text, quoted.at(place)
    start, end = words[0].span.start, words[-1].span.end
    for opening, closing in ("()", "[]"):
        more = text.count(opening, start, end) - text.count(closing, start, end)
        if more > 0 and text.startswith(closing, end):
            end += 1
        elif more < 0 and text.startswith(opening, start - 1):
            start -= 1
    return Span(start, end)


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens if token.content)
