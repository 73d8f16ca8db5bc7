"""Lines up what several articles quote of the same words, whole, in fragments or translated anew."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.article import Article, Span
from index.comparison.slots import line_up
from index.comparison.tokens import Token, tokens_of
from index.entities.model import Entity, EntityType, Quotation, Resolution, SharedQuotation

FRAGMENT = 3
"""Content words up to which a quotation is a fragment, which only its surroundings can place."""

SAME = 0.65
"""Share of the content words, where two longer quotations overlap, that must correspond."""

SAME_SPEAKER = 0.5
"""The same where both are said to come from one speaker."""

COMMON = 4
"""Content words that two longer quotations must share unless one holds the other whole."""

TRANSLATED = 4
"""Content words that must stand around two fragments for them to be one in other words, and"""

NEAR = 0.4
"""their share of those around the one with fewer."""

Key = tuple[str, Span]


@dataclass(frozen=True)
class _Said:
    """A quotation with its words, the content stems of its sentence, and who says it."""

    article: str
    quotation: Quotation
    tokens: tuple[Token, ...]
    content: frozenset[str]
    around: frozenset[str]
    speaker: Entity | None

    @property
    def key(self) -> Key:
        return self.article, self.quotation.span


def shared_quotations(articles: Sequence[Article], resolution: Resolution) -> tuple[SharedQuotation, ...]:
    """What at least two of `articles` quote, lined up; the clusters do not depend on the articles' order.

    Two quotations are lined up when their words correspond one after the other, most of the shorter one in
    the longer; a fragment of few words only where also what stands around it corresponds, or the speaker is
    the same. Different named speakers keep equal words apart. `resolution` is that of these articles.
    """
    order = {article.id: number for number, article in enumerate(articles)}
    said = sorted(_said(articles, resolution), key=lambda one: one.key)
    links = sorted(
        (
            (-merit, left, right)
            for left, right in _candidates(said)
            if (merit := _merit(said[left], said[right]))
        ),
    )
    groups = {number: [number] for number in range(len(said))}
    group_of = list(range(len(said)))
    attached: set[int] = set()
    for _, left, right in links:
        ours, theirs = group_of[left], group_of[right]
        small = [number for number in (left, right) if len(said[number].content) <= FRAGMENT]
        if ours == theirs or any(number in attached for number in small):
            continue
        if _conflict(said, groups[ours], groups[theirs]):
            continue
        # A fragment belongs to one utterance, and never brings two together.
        attached.update(number for number in small if len(small) == 1)
        groups[ours].extend(groups.pop(theirs))
        for number in groups[ours]:
            group_of[number] = ours
    found = []
    for members in groups.values():
        if len({said[number].article for number in members}) > 1:
            ranked = sorted(
                ((said[number].article, said[number].quotation) for number in members),
                key=lambda entry: (order[entry[0]], entry[1].span),
            )
            found.append(SharedQuotation(tuple(ranked)))
    found.sort(key=lambda one: [(order[article], quotation.span) for article, quotation in one.quotations])
    return tuple(found)


def quoted_by(
    entity: Entity, resolution: Resolution, shared: Sequence[SharedQuotation]
) -> tuple[tuple[tuple[str, Quotation], ...], ...]:
    """What `entity` is quoted saying: groups of (article id, quotation), one group for the same words.

    In the order of the articles. A group that is shared also holds the quotations in it for which an
    article names no speaker. Scare quotes are left out, unless they share the words of something said.
    """
    own = {(mention.article, mention.span) for mention in entity.mentions}
    group_of = {
        (article, quotation.span): group for group in shared for article, quotation in group.quotations
    }
    found: dict[tuple[tuple[str, Quotation], ...], None] = {}
    for article, found_in_it in resolution.annotations:
        for quotation in found_in_it.quotations:
            if not quotation.direct or quotation.speaker is None or (article, quotation.speaker) not in own:
                continue
            group = group_of.get((article, quotation.span))
            found.setdefault(group.quotations if group else ((article, quotation),))
    return tuple(found)


def _said(articles: Sequence[Article], resolution: Resolution) -> Iterator[_Said]:
    annotations = dict(resolution.annotations)
    speakers = {
        (mention.article, mention.span): entity
        for entity in resolution.entities
        if entity.type in (EntityType.PERSON, EntityType.ORG)
        for mention in entity.mentions
    }
    for article in articles:
        starts = [sentence.span.start for sentence in article.sentences]
        tokenised: dict[int, tuple[Token, ...]] = {}
        for quotation in annotations[article.id].quotations:
            tokens = tokens_of(article.text, quotation.span)
            content = frozenset(token.stem for token in tokens if token.content)
            if not content or _is_title(article.text, quotation):
                continue
            at = bisect_right(starts, quotation.span.start) - 1
            if at not in tokenised:
                tokenised[at] = tokens_of(article.text, article.sentences[at].span) if at >= 0 else ()
            around = content | {token.stem for token in tokenised[at] if token.content}
            speaker = quotation.speaker and speakers.get((article.id, quotation.speaker))
            yield _Said(article.id, quotation, tokens, content, frozenset(around), speaker or None)


def _is_title(text: str, quotation: Quotation) -> bool:
    """Whether all long words are capital, as in the title of a work."""
    if quotation.direct:
        return False
    words = [word for word in quotation.span.of(text).split() if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def _candidates(said: Sequence[_Said]) -> list[tuple[int, int]]:
    """Pairs of different articles that share two content words, or one where a fragment has no more."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for stem in one.content:
            postings[stem].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in postings.values():
        shared.update(
            (left, right)
            for left, right in combinations(numbers, 2)
            if said[left].article != said[right].article
        )
    return [
        pair
        for pair, count in shared.items()
        if count >= 2 or min(len(said[number].content) for number in pair) <= FRAGMENT
    ]


def _merit(left: _Said, right: _Said) -> float:
    """How well the shorter quotation stands in the other one, 0 where they are two utterances."""
    if _different(left.speaker, right.speaker):
        return 0.0
    same_speaker = left.speaker is not None and left.speaker == right.speaker
    pairs = [(i, j) for i, j in line_up(left.tokens, right.tokens).pairs if left.tokens[i].content]
    if not pairs:
        return 0.0
    reach = max(
        _content(left.tokens, pairs[0][0], pairs[-1][0] + 1),
        _content(right.tokens, pairs[0][1], pairs[-1][1] + 1),
    )
    least = min(_content(one.tokens, 0, len(one.tokens)) for one in (left, right))
    dense, covered = len(pairs) / reach, len(pairs) / least
    if least <= FRAGMENT:
        matched = {left.tokens[i].stem for i, _ in pairs} | {right.tokens[j].stem for _, j in pairs}
        ours, theirs = left.around - matched, right.around - matched
        near = len(ours & theirs)
        if covered < 1:
            alike = near >= TRANSLATED and near >= NEAR * min(len(ours), len(theirs))
            return dense * covered / 2 if alike else 0.0
        wanted = FRAGMENT - len(pairs) + (0 if same_speaker else 2)
        return dense if dense > 0.5 and near >= wanted else 0.0
    wanted_share = SAME_SPEAKER if same_speaker else SAME
    whole = covered >= wanted_share and len(pairs) >= COMMON
    if dense < wanted_share or not (whole or len(pairs) >= 2 * COMMON):
        return 0.0
    return dense * covered


def _content(tokens: Sequence[Token], start: int, end: int) -> int:
    return sum(token.content for token in tokens[start:end])


def _different(left: Entity | None, right: Entity | None) -> bool:
    """Whether two named speakers exclude each other; a person may speak for an organisation."""
    return left is not None and right is not None and left.id != right.id and left.type is right.type


def _conflict(said: Sequence[_Said], ours: Sequence[int], theirs: Sequence[int]) -> bool:
    return any(_different(said[left].speaker, said[right].speaker) for left in ours for right in theirs)
