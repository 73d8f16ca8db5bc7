"""Character n-grams of sentences as sparse vectors, and the cosines of all sentences of two articles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.comparison.reading.lanes import LANE, unpacked

Posting = tuple[tuple[int, float], ...]
"""Sentences by index, rising, each with the weight there: 1 + ln of how often it has the n-gram."""

FRACTION = 24
"""Bits behind the point of the weights of n-grams in their lanes."""

_MOST = 64
_WEIGHTS = tuple(1.0 + math.log(max(count, 1)) for count in range(_MOST))


@dataclass(frozen=True, slots=True)
class SentenceGrams:
    """The n-grams of an article's sentences. Those that stand in the same sentences equally often are one
    group: a rare word has some twenty."""

    groups: Mapping[str, int]
    """The group of each n-gram."""
    postings: tuple[Posting, ...]
    """The sentences that have the n-grams of a group."""
    norms: tuple[tuple[float, float, float], ...]
    """For each sentence the sums of w², w²·b and w²·b² over its n-grams, where b is ln(1 + sentences that
    have it): from them its length follows for any number of sentences compared."""
    _lanes: dict[int, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    def lane(self, group: int) -> int:
        """The weights of a group in units of 2^-`FRACTION`, each in the lane of its sentence."""
        known = self._lanes.get(group)
        if known is None:
            known = self._lanes[group] = sum(
                [int(value * (1 << FRACTION)) << LANE * column for column, value in self.postings[group]]
            )
        return known


def sentence_grams(sentences: Sequence[str]) -> SentenceGrams:
    """The n-grams of levelled sentences, counted once for each distinct word.

    How often each sentence has one stands in the lanes of one integer, so that the counts of the words it
    occurs in are added at once, and n-grams of the same counts are found by it.
    """
    # No sentence has an n-gram more often than it has letters and spaces, one before it among them.
    width = (max(map(len, sentences), default=0) + 1).bit_length()
    words: dict[str, int] = {}
    for index, sentence in enumerate(sentences):
        place = 1 << width * index
        for word in sentence.split():
            words[word] = words.get(word, 0) + place
    counts: dict[str, int] = {}
    for word, counted in words.items():
        for gram in _grams(word):
            counts[gram] = counts.get(gram, 0) + counted
    alike: dict[int, int] = {}
    groups = {gram: alike.setdefault(counted, len(alike)) for gram, counted in counts.items()}
    postings = tuple([_posting(counted, width) for counted in alike])
    return SentenceGrams(groups, postings, _norms(Counter(groups.values()), postings, len(sentences)))


def _posting(counted: int, width: int) -> Posting:
    """The sentences whose lanes are not empty, with the weights of what is counted there."""
    found = []
    index = 0
    while counted:
        empty = ((counted & -counted).bit_length() - 1) // width
        counted >>= empty * width
        count = counted & ((1 << width) - 1)
        found.append((index + empty, _WEIGHTS[count] if count < _MOST else 1.0 + math.log(count)))
        index += empty + 1
        counted >>= width
    return tuple(found)


def cosines(left: SentenceGrams, right: SentenceGrams) -> list[list[float]]:
    """Cosines of each left sentence with each right one, n-grams weighted by idf over the sentences of both.

    The lengths that are known for one article alone are put right for the n-grams that both have, and nothing
    else is gone through. All products of a left sentence are summed at once, in lanes, in fixed point: exact
    to some 1e-7, and as sums of integers the same in any order.
    """
    sentences = len(left.norms) + len(right.norms)
    scale = 1.0 + math.log(1 + sentences)
    left_squares = [_square(norm, scale) for norm in left.norms]
    right_squares = [_square(norm, scale) for norm in right.norms]
    # No product exceeds the lengths of its two sentences, nor these the lengths known for one article alone.
    most = math.sqrt(max(left_squares, default=0.0) * max(right_squares, default=0.0))
    unit = 1 << (LANE - 2 - FRACTION - math.ceil(math.log2(most + 1.0)))
    squares = [int((scale - math.log(1 + count)) ** 2 * unit) for count in range(sentences + 1)]
    sizes = [len(posting) for posting in right.postings]
    right_excess = [0] * len(sizes)
    sums: list[dict[float, int]] = [{} for _ in left.norms]
    for posting, shared in zip(left.postings, _shared_groups(left, right), strict=True):
        if not shared:
            continue
        size = len(posting)
        alone = squares[size]
        total = excess = 0
        for theirs, count in shared.items():
            square = squares[size + sizes[theirs]]
            total += right.lane(theirs) * (count * square)
            excess += count * (square - alone)
            right_excess[theirs] += count * (square - squares[sizes[theirs]])
        for row, value in posting:
            left_squares[row] += value * value * excess / unit
            line = sums[row]
            line[value] = line.get(value, 0) + total
    for posting, excess in zip(right.postings, right_excess, strict=True):
        if excess:
            for column, value in posting:
                right_squares[column] += value * value * excess / unit
    lengths = [math.sqrt(max(square, 0.0)) * (unit << FRACTION) for square in right_squares]
    inverses = [1.0 / length if length else 0.0 for length in lengths]
    found = []
    for line, known in zip(sums, left_squares, strict=True):
        length = math.sqrt(max(known, 0.0))
        products = [0.0] * len(inverses)
        for value, total in line.items():
            factor = value / length if length else 0.0
            summed = unpacked(total, len(inverses))
            products = [product + factor * each for product, each in zip(products, summed, strict=True)]
        found.append([product * inverse for product, inverse in zip(products, inverses, strict=True)])
    return found


def gram_vectors(article: SentenceGrams, idf: Mapping[str, float]) -> list[dict[str, float]]:
    """The n-grams of each sentence with their weights: 1 + ln of how often it has them, times their idf."""
    found: list[dict[str, float]] = [{} for _ in article.norms]
    for gram, group in article.groups.items():
        by_article = idf[gram]
        for index, weight in article.postings[group]:
            found[index][gram] = weight * by_article
    return found


def _shared_groups(left: SentenceGrams, right: SentenceGrams) -> list[dict[int, int]]:
    """How many n-grams each group of the left article has in common with groups of the right one."""
    found: list[dict[int, int]] = [{} for _ in left.postings]
    group_of = right.groups.get
    for gram, ours in left.groups.items():
        theirs = group_of(gram)
        if theirs is not None:
            shared = found[ours]
            shared[theirs] = shared.get(theirs, 0) + 1
    return found


def _norms(
    sizes: Mapping[int, int], postings: Sequence[Posting], sentences: int
) -> tuple[tuple[float, float, float], ...]:
    plain, mixed, squared = ([0.0] * sentences for _ in range(3))
    for group, posting in enumerate(postings):
        size, common = sizes[group], math.log(1 + len(posting))
        for index, weight in posting:
            square = size * weight * weight
            plain[index] += square
            mixed[index] += square * common
            squared[index] += square * common * common
    return tuple(zip(plain, mixed, squared, strict=True))


def _square(norm: tuple[float, float, float], scale: float) -> float:
    plain, mixed, squared = norm
    return scale * scale * plain - 2.0 * scale * mixed + squared


@lru_cache(maxsize=16384)
def _grams(word: str) -> tuple[str, ...]:
    """Character 3- to 5-grams inside the word bounded by spaces; the whole of a shorter word."""
    bounded = f" {word} "
    size = len(bounded)
    if size <= 3:
        return (bounded,)
    return tuple(
        bounded[start : start + length] for length in (3, 4, 5) for start in range(max(0, size - length + 1))
    )
