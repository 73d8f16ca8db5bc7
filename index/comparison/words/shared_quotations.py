"""Lines up what several articles quote of the same words, whole, in fragments or translated anew."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from index.article import Article, Span
from index.comparison.reading.by_language import words_of
from index.comparison.reading.tokens import Token
from index.comparison.words.word_alignment import line_up
from index.entities.model import Entity, EntityType, Quotation, Resolution, SharedQuotation
from index.languages.guess import language_of

FRAGMENT = 3
"""Content words up to which a quotation is a fragment, which only its surroundings can place."""

SAME = 0.65
"""Share of the content words, where two longer quotations overlap, that must correspond."""

SAME_SPEAKER = 0.5
"""The same where both are said to come from one speaker, or their sentences go on in the same words."""

COMMON = 4
"""Content words that two longer quotations must share unless one holds the other whole."""

TRANSLATED = 4
"""Content words that must stand around two fragments for them to be one in other words, and"""

NEAR = 0.4
"""their share of those around the one with fewer; they stand in the same place of their sentences, with"""

BESIDE = 2
"""at most so many other content words beside them."""

Key = tuple[str, Span]


@dataclass(frozen=True)
class _Said:
    """A quotation with its words, the content stems among them, and who says it."""

    article: Article
    language: str
    quotation: Quotation
    tokens: tuple[Token, ...]
    content: frozenset[str]
    speaker: Entity | None

    @cached_property
    def sentence(self) -> tuple[Token, ...]:
        """The words of the sentence that the quotation begins in."""
        sentences = self.article.sentences
        starts = [sentence.span.start for sentence in sentences]
        at = bisect_right(starts, self.quotation.span.start) - 1
        return words_of(self.article.text, sentences[at].span, self.language) if at >= 0 else ()

    @cached_property
    def around(self) -> frozenset[str]:
        """The content stems of that sentence and the quotation."""
        return self.content | {token.stem for token in self.sentence if token.content}

    @property
    def fragment(self) -> bool:
        """Whether it has so few words that only its surroundings can place it."""
        return len(self.content) <= FRAGMENT

    @property
    def key(self) -> Key:
        return self.article.id, self.quotation.span


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
    for _, left, right in links:
        ours, theirs = group_of[left], group_of[right]
        if ours == theirs or _conflict(said, groups[ours], groups[theirs]):
            continue
        if any(said[number].fragment for number in (left, right)) and not any(
            all(said[number].fragment for number in groups[group]) for group in (ours, theirs)
        ):
            # Fragments belong to one utterance, and never bring two together.
            continue
        groups[ours].extend(groups.pop(theirs))
        for number in groups[ours]:
            group_of[number] = ours
    found = []
    for members in groups.values():
        if len({said[number].article.id for number in members}) > 1:
            ranked = sorted(
                ((said[number].article.id, said[number].quotation) for number in members),
                key=lambda entry: (order[entry[0]], entry[1].span),
            )
            found.append(SharedQuotation(tuple(ranked)))
    found.sort(key=lambda one: [(order[article], quotation.span) for article, quotation in one.quotations])
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
        language = language_of(article)
        for quotation in annotations[article.id].quotations:
            tokens = words_of(article.text, quotation.span, language)
            content = frozenset(token.stem for token in tokens if token.content)
            if content and not _is_title(article.text, quotation):
                speaker = quotation.speaker and speakers.get((article.id, quotation.speaker))
                yield _Said(article, language, quotation, tokens, content, speaker or None)


def _is_title(text: str, quotation: Quotation) -> bool:
    """Whether all long words are capital, as in the title of a work."""
    if quotation.direct:
        return False
    words = [word for word in quotation.span.of(text).split() if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def _candidates(said: Sequence[_Said]) -> list[tuple[int, int]]:
    """Pairs of quotations of different articles that share enough stems to be looked at."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for stem in one.content:
            postings[stem].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in postings.values():
        shared.update(
            (left, right)
            for left, right in combinations(numbers, 2)
            if said[left].article.id != said[right].article.id
        )
    return [pair for pair, count in shared.items() if _promising(said[pair[0]], said[pair[1]], count)]


def _promising(left: _Said, right: _Said, count: int) -> bool:
    """Whether the stems that two quotations share may be enough, before their words are lined up."""
    if left.fragment and right.fragment:
        return True
    if left.fragment or right.fragment:
        return count >= min(len(left.content), len(right.content))
    return count >= COMMON - 1


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
            return covered / 2 if alike and _in_one_place(left, right) else 0.0
        wanted = FRAGMENT - len(pairs) + (0 if same_speaker else 2)
        return dense if dense > 0.5 and near >= wanted else 0.0
    wanted_share = (
        SAME_SPEAKER if same_speaker or (dense < SAME and _same_surroundings(left, right)) else SAME
    )
    whole = covered >= wanted_share and len(pairs) >= COMMON
    if dense < wanted_share or not (whole or len(pairs) >= 2 * COMMON):
        return 0.0
    return dense * covered


def _same_surroundings(left: _Said, right: _Said) -> bool:
    return len((left.around - left.content) & (right.around - right.content)) >= TRANSLATED


def _in_one_place(left: _Said, right: _Said) -> bool:
    """Whether two fragments stand between the same words of their sentences, a word or two more on a side."""
    i0, i1 = _range(left)
    j0, j1 = _range(right)
    if max(_content(left.sentence, i0, i1), _content(right.sentence, j0, j1)) > FRAGMENT:
        return False
    before_i, before_j, after_i, after_j = -1, -1, len(left.sentence), len(right.sentence)
    for i, j in line_up(left.sentence, right.sentence).pairs:
        if i < i0 and j < j0:
            before_i, before_j = i, j
        elif i >= i1 and j >= j1:
            after_i, after_j = i, j
            break
        elif not (i0 <= i < i1 and j0 <= j < j1):
            return False
    other = _content(left.sentence, before_i + 1, i0) + _content(left.sentence, i1, after_i)
    other += _content(right.sentence, before_j + 1, j0) + _content(right.sentence, j1, after_j)
    return other <= BESIDE


def _range(one: _Said) -> tuple[int, int]:
    inside = [at for at, token in enumerate(one.sentence) if one.quotation.span.contains(token.span)]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _content(tokens: Sequence[Token], start: int, end: int) -> int:
    return sum(token.content for token in tokens[start:end])


def _different(left: Entity | None, right: Entity | None) -> bool:
    """Whether two named speakers exclude each other; a person may speak for an organisation."""
    return left is not None and right is not None and left.id != right.id and left.type is right.type


def _conflict(said: Sequence[_Said], ours: Sequence[int], theirs: Sequence[int]) -> bool:
    return any(_different(said[left].speaker, said[right].speaker) for left in ours for right in theirs)
