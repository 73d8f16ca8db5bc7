"""The timeline of a story: what is dated and what is counted, and which source tells it how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from index.article import Article, Span
from index.comparison.model import CellState, Comparison, DiscrepancyKind, Telling, Timeline, TimelineRow
from index.comparison.reading.prepare import PreparedArticle
from index.comparison.rivals.pairing import RIVALS
from index.comparison.story.counts import counted_rows
from index.comparison.story.dated_statements import Dated, placed
from index.comparison.story.statements import Evidence, Place, evidence, gathered
from index.entities.dates.when import When
from index.entities.model import Annotations
from index.running.uncollected import without_collecting

SHARED_STEMS = 3
"""Content words that two sentences without a link must share before their dates are those of one event."""

SHARED_PART = 0.5
"""Part of the shorter sentence's content words that these must be."""

_LONG = 31
"""Days beyond which a stretch of time only matches one that is written the same."""


@without_collecting()
def timeline(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotations],
    prepared: Mapping[str, PreparedArticle],
    comparisons: Sequence[Comparison] = (),
) -> Timeline:
    """The dates and numbers of these articles, those of one event or thing in one row.

    `annotations` and `prepared` are by article id; `comparisons` hold the pairs that were compared, without
    which only the same value in like words makes a row of two. A row that mixes two events misleads more than
    two rows of one, so a doubtful pair stays apart.
    """
    found = evidence(comparisons)
    order = {article.id: number for number, article in enumerate(articles)}
    statements = placed(articles, annotations, prepared)
    dated = [each for each in statements if each.when is not None]
    rows = [
        _row([dated[number] for number in group], order)
        for group in gathered(len(dated), _ties(dated, found), _Apart(dated, found))
    ]
    keyed = sorted(rows, key=lambda entry: entry[0])
    undated = [each for each in statements if each.when is None]
    return Timeline(
        articles=tuple(order),
        dates=tuple(row for _, row in keyed),
        undated=tuple(_undated(group, order) for group in _in_like_words(undated, found)),
        numbers=counted_rows(articles, prepared, found, _days(dated)),
    )


def _days(dated: Sequence[Dated]) -> dict[Place, list[tuple[Span, When]]]:
    found: dict[Place, list[tuple[Span, When]]] = {}
    for each in dated:
        if each.when is not None:
            found.setdefault(each.place, []).append((each.span, each.when))
    return found


class _Apart:
    """Whether two dates cannot be in one row: they exclude each other and nothing says they are rivals."""

    def __init__(self, dated: Sequence[Dated], found: Evidence) -> None:
        self._dated = dated
        self._rivals = {frozenset((dated[a].value, dated[b].value)) for a, b in _rivals(dated, found)}

    def __call__(self, one: int, other: int) -> bool:
        here, there = self._dated[one], self._dated[other]
        if here.when is None or there.when is None or here.when.meets(there.when):
            return False
        return here.article == there.article or frozenset((here.value, there.value)) not in self._rivals


def _rivals(dated: Sequence[Dated], found: Evidence) -> list[tuple[int, int]]:
    """The pairs said to contradict each other that do so on the calendar too, and speak of one event."""
    return [
        (one, other)
        for one, other in found.contradicting(DiscrepancyKind.DATE, dated)
        if dated[one].article != dated[other].article
        and not _agree(dated[one].when, dated[other].when)
        and found.score(dated[one], dated[other]) >= RIVALS
        and _speaks_of_another(dated[one]) == _speaks_of_another(dated[other])
        and not (_as_of(dated[one]) or _as_of(dated[other]))
    ]


def _speaks_of_another(dated: Dated) -> bool:
    """Whether the sentence tells what happened besides: "he also sold shares on Feb. 20"."""
    return any(token.form == "also" for token in dated.sentence.tokens)


def _as_of(dated: Dated) -> bool:
    """Whether the day is that of a count ("as of Tuesday") and not of an event."""
    return dated.text[max(0, dated.span.start - 6) : dated.span.start].lower() == "as of "


def _agree(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.damaged == other.damaged and one.meets(other)


def _ties(dated: Sequence[Dated], found: Evidence) -> Iterator[tuple[float, int, int]]:
    """The pairs that date one event, with how sure that is."""
    for one, other in _rivals(dated, found):
        yield 1.5, one, other
    in_sentence = Counter(each.place for each in dated)
    for one, here in enumerate(dated):
        for other in range(one + 1, len(dated)):
            there = dated[other]
            if here.when is None or there.when is None or not here.when.meets(there.when):
                continue
            same = here.value == there.value
            score = found.score(here, there)
            alone = in_sentence[here.place] == in_sentence[there.place] == 1
            short = max(here.when.days, there.when.days) <= _LONG
            if score >= RIVALS and (same or (alone and short)):
                yield 1.0 + score + same, one, other
            elif same and here.place != there.place and _one_event(here, there, found):
                yield 0.5, one, other


def _one_event(one: Dated, other: Dated, found: Evidence) -> bool:
    """Whether two expressions of one value, in sentences without a strong link, date one event."""
    if one.when is None or other.when is None:
        return False
    if one.when.days > _LONG or one.words.month is None:
        # A year alone dates much: what stands beside it must be the same.
        return not _beside(one).isdisjoint(_beside(other))
    if one.words.year and other.words.year and one.when.days == 1:
        return True
    ours, theirs = one.sentence.stems - one.own, other.sentence.stems - other.own
    if found.related(one, other) and len(ours & theirs) > SHARED_STEMS:
        return True
    return _alike(ours, theirs) or _alike(one.stems - one.own, other.stems - other.own, SHARED_STEMS + 1)


def _alike(ours: frozenset[str], theirs: frozenset[str], least: int = SHARED_STEMS) -> bool:
    shared = len(ours & theirs)
    return shared >= least and shared >= SHARED_PART * min(len(ours), len(theirs))


def _beside(dated: Dated) -> frozenset[str]:
    """The stems of the content words among the three on either side of an expression."""
    tokens = dated.sentence.tokens
    at = [number for number, token in enumerate(tokens) if token.span.overlaps(dated.span)]
    if not at:
        return frozenset()
    near = [*tokens[max(0, at[0] - 3) : at[0]], *tokens[at[-1] + 1 : at[-1] + 4]]
    return frozenset(token.stem for token in near if token.content and token.form.isalpha())


_Key = tuple[bool, date, int, str, int, int]


def _row(group: Sequence[Dated], order: Mapping[str, int]) -> tuple[_Key, TimelineRow]:
    """The row of some statements and where it stands in the timeline."""
    group = sorted(group, key=lambda each: (order[each.article], each.span))
    sources: dict[str, set[str]] = {}
    for each in group:
        if each.when is not None and not each.when.damaged:
            sources.setdefault(each.value, set()).add(each.article)
    first = max(
        group,
        key=lambda each: (
            len(sources.get(each.value, ())),
            -(each.when.days if each.when else 0),
            -order[each.article],
            -each.span.start,
        ),
    )
    tellings = tuple(
        Telling(each.article, each.span, each.sentence.span, each.value, _state(each, first), _inferred(each))
        for each in group
    )
    row = TimelineRow(first.value, first.article, first.subject, tellings)
    when = first.when
    assert when is not None
    clock = when.clock if when.clock[:1].isdigit() else ""
    key = (not when.year_known, when.first, when.days, clock or "~", order[first.article], first.span.start)
    return key, row


def _inferred(dated: Dated) -> bool:
    return dated.when is not None and dated.when.inferred


def _state(each: Dated, first: Dated) -> CellState:
    if each.when is None or first.when is None or not _agree(each.when, first.when):
        return CellState.DIFFERS
    return CellState.SAME if each.value == first.value else CellState.PARTIAL


def _in_like_words(undated: Sequence[Dated], found: Evidence) -> Iterable[list[Dated]]:
    """The expressions that nothing places, those in the same words about the same thing together, and with
    them those that contradict them."""
    same = (
        (1.0 + score, one, other)
        for one, here in enumerate(undated)
        for other, there in enumerate(undated[:one])
        if (score := found.score(here, there)) >= RIVALS and _plain_words(here) == _plain_words(there)
    )
    rivals = _rivals(undated, found)
    allowed = {frozenset((_plain_words(undated[a]), _plain_words(undated[b]))) for a, b in rivals}

    def apart(one: int, other: int) -> bool:
        ours, theirs = _plain_words(undated[one]), _plain_words(undated[other])
        within = undated[one].article == undated[other].article
        return ours != theirs and (within or frozenset((ours, theirs)) not in allowed)

    ties = [*same, *((1.0, one, other) for one, other in rivals)]
    return ([undated[number] for number in group] for group in gathered(len(undated), ties, apart))


def _plain_words(dated: Dated) -> tuple[object, ...]:
    """What an expression says without the time of day, to hold against another that nothing places."""
    words = dated.words
    if words.weekday is not None:
        return words.weekday, words.relation
    return tuple(dated.span.of(dated.text).lower().split())


def _undated(group: Sequence[Dated], order: Mapping[str, int]) -> TimelineRow:
    group = sorted(group, key=lambda each: (order[each.article], each.span))
    sources = {
        _plain_words(each): {other.article for other in group if _plain_words(other) == _plain_words(each)}
        for each in group
    }
    first = max(
        group, key=lambda each: (len(sources[_plain_words(each)]), -order[each.article], -each.span.start)
    )
    tellings = tuple(
        Telling(
            each.article,
            each.span,
            each.sentence.span,
            "",
            CellState.SAME if _plain_words(each) == _plain_words(first) else CellState.DIFFERS,
        )
        for each in group
    )
    return TimelineRow("", first.article, first.subject, tellings)
