"""Sentence alignment: which sentences of two articles say the same thing, or share a fact."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from index.article import Article
from index.comparison.alignment.likeness import (
    LINKED_BIAS,
    LINKED_WEIGHTS,
    STRONG_BIAS,
    STRONG_WEIGHTS,
    Pair,
    alike_in_wording,
    evidence,
    likelihood,
)
from index.comparison.alignment.links import Similarity, in_order, linked, mirrored, swapped
from index.comparison.alignment.scores import Scores, score
from index.comparison.model import Link, Strength
from index.comparison.reading.prepare import PreparedArticle, PreparedSentence, prepare

STRONG_FROM = 0.35
STRONG_IN_WORDING_FROM = 0.20
LINKED_FROM = 0.28
"""Likelihoods from which two sentences are linked; those of strong links for two that are no more alike
than others and for two that `alike_in_wording` finds to be one. Readers agree more on the latter than on
pairs that take thought: on the independent pairs of `tests/benchmarks/alignment_annotations.tsv`, each story
judged by weights fitted on the others, one bound of .25 to .40 for both made F1 of strong links .53 to .56,
and the more pairs a reader calls strong the lower the best one."""

SPLIT_SIMILARITY = 0.24
SPLIT_MASS = 0.30
SPLIT_MASS_APART = 0.40
SPLIT_LINKED = 0.20
"""S, share of its own mass that the partners of its counterpart leave out, and likelihood of any link that
a sentence needs to be told as a part of a longer one; the second share for one that stands next to none of
those partners: what is told in two sentences is mostly told in two that follow each other."""

REPEATED = 10
"""Times up to which what one article says word for word as often as this is held against each place where the
other has it; what stands there more often is a refrain, of which each is held against the one in its turn."""

QUOTED_RUN = 5
"""Words between quotation marks which, if two sentences have so many of them in the same order, make them
tell of one utterance: 61 of 65 such annotated pairs were strong."""

PROBABLE_BELOW = 0.44
"""S below which a strong link is shown as probable; a sure pair and a probable one are never one link, whose
score would say too much of the one and too little of the other."""


_QUOTED = re.compile(r"[“\"][^“”\"]+[”\"]?")


def align(left: Article, right: Article) -> tuple[Link, ...]:
    """The links between two articles, by all that `index.comparison.alignment.likeness` weighs.

    In the left article's order. Mirrored arguments give the mirrored links. Only reporting sentences take
    part.
    """
    return align_prepared(prepare(left), prepare(right))


def align_prepared(left: PreparedArticle, right: PreparedArticle) -> tuple[Link, ...]:
    """As `align`, for articles that are prepared once and compared many times."""
    return align_scored(left, right)[0]


def align_scored(
    left: PreparedArticle, right: PreparedArticle
) -> tuple[tuple[Link, ...], Similarity, Scores]:
    """As `align_prepared`, with S of each linked pair of sentences: a link's own score is the mean of its
    pairs; and the scores of all pairs, of which either article may be the left one."""
    if not begins(left.article, right.article):
        links, similarity, scores = _align(right, left)
        return in_order(map(mirrored, links)), swapped(similarity), scores
    return _align(left, right)


def begins(article: Article, other: Article) -> bool:
    """Whether an article is the one of two to begin at, so that both ways round they come out alike."""
    return (article.text, article.id) <= (other.text, other.id)


def _align(left: PreparedArticle, right: PreparedArticle) -> tuple[tuple[Link, ...], Similarity, Scores]:
    if not left.sentences or not right.sentences:
        return (), {}, Scores((), (), {}, left, right)
    scores = score(left, right)
    strong, partial = pairs(left, right, scores)
    probable = {pair for pair in strong if scores.similarity[pair[0]][pair[1]] < PROBABLE_BELOW}
    values = {
        kind: {(row, column): scores.similarity[row][column] for row, column in chosen}
        for kind, chosen in (
            ((Strength.STRONG, False), strong - probable),
            ((Strength.STRONG, True), probable),
            ((Strength.PARTIAL, False), partial),
        )
    }
    similarity = {
        (left.sentences[row].span, right.sentences[column].span): value
        for found in values.values()
        for (row, column), value in found.items()
    }
    return linked(left.sentences, right.sentences, values), similarity, scores


def pairs(left: PreparedArticle, right: PreparedArticle, scores: Scores) -> tuple[set[Pair], set[Pair]]:
    """The strong and the partial sentence pairs as (row, column); no pair is in both."""
    strong: set[Pair] = set()
    partial: set[Pair] = set()
    linkable: set[Pair] = set()
    quoted = _same_quotations(left, right)
    turns = _turns(left), _turns(right)
    refrains = any(many > REPEATED for side in turns for _, many in side)
    for pair, values in evidence(scores):
        if (
            refrains
            and _same_words(left, right, pair)
            and _of_another_turn(turns[0][pair[0]], turns[1][pair[1]])
        ):
            continue
        linked = likelihood(values, LINKED_WEIGHTS, LINKED_BIAS)
        if linked >= SPLIT_LINKED:
            linkable.add(pair)
        if (
            pair in quoted
            or _same_words(left, right, pair)
            or (linked >= SPLIT_LINKED and _says_the_same(left, right, pair, values))
        ):
            strong.add(pair)
        elif linked >= LINKED_FROM:
            partial.add(pair)
    strong |= _splits(left, right, scores, strong) & linkable
    return strong, partial - strong


def _says_the_same(
    left: PreparedArticle, right: PreparedArticle, pair: Pair, values: Sequence[float]
) -> bool:
    chance = likelihood(values, STRONG_WEIGHTS, STRONG_BIAS)
    if not STRONG_IN_WORDING_FROM <= chance < STRONG_FROM:
        return chance >= STRONG_FROM
    shorter = min(len(left.sentences[pair[0]].stems), len(right.sentences[pair[1]].stems))
    return alike_in_wording(values, shorter)


_Turn = tuple[int, int]
"""The how-manieth a sentence is, from 0, of those of its article in the same words, and how many they are."""


def _turns(article: PreparedArticle) -> list[_Turn]:
    found = Counter([sentence.folded for sentence in article.sentences])
    met: Counter[str] = Counter()
    turns = []
    for sentence in article.sentences:
        turns.append((met[sentence.folded], found[sentence.folded]))
        met[sentence.folded] += 1
    return turns


def _of_another_turn(ours: _Turn, theirs: _Turn) -> bool:
    """Whether two sentences in the same words are not to be held together: an article says them more often
    than REPEATED, and they neither are the same in turn nor is one beyond the last of the other's."""
    (here, many), (there, others) = ours, theirs
    if max(many, others) <= REPEATED:
        return False
    return min(here, others - 1) != there and here != min(there, many - 1)


def _same_words(left: PreparedArticle, right: PreparedArticle, pair: Pair) -> bool:
    return left.sentences[pair[0]].folded == right.sentences[pair[1]].folded


def _same_quotations(left: PreparedArticle, right: PreparedArticle) -> set[Pair]:
    """The pairs of sentences that quote the same words at length."""
    columns: dict[tuple[str, ...], list[int]] = {}
    for column, sentence in enumerate(right.sentences):
        for run in sentence.once(_quoted_runs):
            columns.setdefault(run, []).append(column)
    return {
        (row, column)
        for row, sentence in enumerate(left.sentences)
        for run in sentence.once(_quoted_runs)
        for column in columns.get(run, ())
    }


def _quoted_runs(sentence: PreparedSentence) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for match in _QUOTED.finditer(sentence.text, sentence.span.start, sentence.span.end):
        first = bisect_left(sentence.starts, match.start())
        inside = sentence.tokens[first : bisect_right(sentence.ends, match.end())]
        for run in zip(*(inside[place:] for place in range(QUOTED_RUN)), strict=False):
            if sum(token.content for token in run) >= 2:
                found.add(tuple([token.form for token in run]))
    return frozenset(found)


def _splits(left: PreparedArticle, right: PreparedArticle, scores: Scores, strong: set[Pair]) -> set[Pair]:
    """Pairs in which a sentence without a counterpart tells the part that its neighbour's partners leave
    out."""
    found = set()
    rows = [sentence.stems for sentence in left.sentences]
    columns = [sentence.stems for sentence in right.sentences]
    transposed = list(zip(*scores.similarity, strict=True))
    mirrored_strong = {(column, row) for row, column in strong}
    for row, column in joining(rows, columns, scores.similarity, scores.weights, strong):
        found.add((row, column))
    for column, row in joining(columns, rows, transposed, scores.weights, mirrored_strong):
        found.add((row, column))
    return found


def joining(
    ours: list[frozenset[str]],
    theirs: list[frozenset[str]],
    similarity: Iterable[tuple[float, ...]],
    weights: dict[str, float],
    strong: set[Pair],
) -> Iterable[Pair]:
    """The pairs of a sentence of ours that has no strong pair with one of theirs that has, and of which it
    tells enough of what their partners leave out. Sentences are given by their stems."""
    linked = {row for row, _ in strong}
    covered: dict[int, set[str]] = {}
    beside: set[Pair] = set()
    for row, column in strong:
        covered.setdefault(column, set()).update(ours[row])
        beside.update(((row - 1, column), (row + 1, column)))
    for row, values in enumerate(similarity):
        if row in linked or max(values) < SPLIT_SIMILARITY:
            continue
        mass = sum(weights[stem] for stem in sorted(ours[row]))
        for column in sorted(range(len(values)), key=lambda index: (-values[index], index))[:2]:
            if values[column] < SPLIT_SIMILARITY or column not in covered:
                continue
            uncovered = (ours[row] & theirs[column]) - covered[column]
            wanted = SPLIT_MASS if (row, column) in beside else SPLIT_MASS_APART
            if mass and sum(weights[stem] for stem in sorted(uncovered)) >= wanted * mass:
                yield row, column
