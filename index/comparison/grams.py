"""Character n-grams of sentences as sparse vectors, and the cosines of all sentences of two articles."""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

Posting = tuple[tuple[int, float], ...]
"""Sentences by index, rising, each with the weight there: 1 + ln of how often it has the n-gram."""

LANE = 64
"""Bits in which one product of two sentences is summed; as many as `struct` unpacks at once."""

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


def sentence_grams(sentences: Sequence[str]) -> SentenceGrams:
    """The n-grams of levelled sentences, counted once for each distinct word."""
    places: dict[str, dict[int, int]] = {}
    for index, sentence in enumerate(sentences):
        for word in sentence.split():
            counts = places.setdefault(word, {})
            counts[index] = counts.get(index, 0) + 1
    words_of: dict[str, list[str]] = {}
    for word in places:
        for gram in _grams(word):
            words_of.setdefault(gram, []).append(word)
    groups: dict[str, int] = {}
    by_words: dict[tuple[str, ...], int] = {}
    by_posting: dict[Posting, int] = {}
    for gram, having in words_of.items():
        words = tuple(having)
        group = by_words.get(words)
        if group is None:
            group = by_words[words] = by_posting.setdefault(_posting(words, places), len(by_posting))
        groups[gram] = group
    postings = tuple(by_posting)
    return SentenceGrams(groups, postings, _norms(Counter(groups.values()), postings, len(sentences)))


def gram_weights(sentence: str) -> dict[str, float]:
    """The n-grams of one levelled sentence with their weights, 1 + ln of how often it has them."""
    counts: Counter[str] = Counter()
    for word in sentence.split():
        counts.update(_grams(word))
    return {gram: _weight(count) for gram, count in counts.items()}


def cosines(left: SentenceGrams, right: SentenceGrams) -> list[list[float]]:
    """Cosines of each left sentence with each right one, n-grams weighted by idf over the sentences of both.

    The lengths that are known for one article alone are put right for the n-grams that both have, and nothing
    else is gone through. All products of a left sentence are summed at once, in the lanes of one large
    integer, in fixed point: exact to some 1e-7, and the same in any order.
    """
    sentences = len(left.norms) + len(right.norms)
    scale = 1.0 + math.log(1 + sentences)
    left_squares = [_square(norm, scale) for norm in left.norms]
    right_squares = [_square(norm, scale) for norm in right.norms]
    # No product exceeds the lengths of its two sentences, nor these the lengths known for one article alone.
    most = math.sqrt(max(left_squares, default=0.0) * max(right_squares, default=0.0))
    fraction = (LANE - 2 - math.ceil(math.log2(most + 1.0))) // 2
    unit = 1 << fraction
    lanes: dict[int, int] = {}
    logs = [math.log(1 + count) for count in range(sentences + 1)]
    sums: list[dict[float, int]] = [{} for _ in left.norms]
    for ours, shared in _by_group(left, right).items():
        our_posting = left.postings[ours]
        excess, total = 0.0, 0
        for theirs, count in shared.items():
            their_posting = right.postings[theirs]
            idf = scale - logs[len(our_posting) + len(their_posting)]
            weight = count * idf * idf
            alone = scale - logs[len(our_posting)]
            excess += weight - count * alone * alone
            lane = lanes.get(theirs)
            if lane is None:
                lane = lanes[theirs] = _lane(their_posting, unit)
            total += lane * int(weight * unit)
            alone = scale - logs[len(their_posting)]
            correction = weight - count * alone * alone
            for column, value in their_posting:
                right_squares[column] += value * value * correction
        for row, value in our_posting:
            left_squares[row] += value * value * excess
            line = sums[row]
            line[value] = line.get(value, 0) + total
    lengths = [math.sqrt(max(square, 0.0)) for square in right_squares]
    inverses = [1.0 / length if length else 0.0 for length in lengths]
    unpack = struct.Struct(f"<{len(lengths)}Q").unpack
    found = []
    for line, square in zip(sums, left_squares, strict=True):
        length = math.sqrt(max(square, 0.0)) * unit * unit
        cosine = [0.0] * len(lengths)
        for value, total in line.items():
            summed = unpack(total.to_bytes(len(lengths) * LANE // 8, "little"))
            factor = value / length if length else 0.0
            cosine = [
                product + each * factor * inverse
                for product, each, inverse in zip(cosine, summed, inverses, strict=True)
            ]
        found.append(cosine)
    return found


def _by_group(left: SentenceGrams, right: SentenceGrams) -> dict[int, dict[int, int]]:
    """How many n-grams each group of the left article has in common with each of the right one.

    Gone through in the order of the n-grams, as sums of floats must not depend on how a set is ordered.
    """
    found: dict[int, dict[int, int]] = {}
    for gram in sorted(left.groups.keys() & right.groups.keys()):
        shared = found.setdefault(left.groups[gram], {})
        group = right.groups[gram]
        shared[group] = shared.get(group, 0) + 1
    return found


def _lane(posting: Posting, unit: int) -> int:
    """The weights of a group, each in the lane of its sentence."""
    if len(posting) < 4:
        return sum([int(value * unit) << LANE * column for column, value in posting])
    weights = [0] * (posting[-1][0] + 1)
    for column, value in posting:
        weights[column] = int(value * unit)
    return int.from_bytes(struct.pack(f"<{len(weights)}Q", *weights), "little")


def _posting(words: tuple[str, ...], places: Mapping[str, Mapping[int, int]]) -> Posting:
    if len(words) == 1:
        return tuple([(index, _weight(count)) for index, count in places[words[0]].items()])
    counts: dict[int, int] = {}
    for word in words:
        for index, count in places[word].items():
            counts[index] = counts.get(index, 0) + count
    return tuple([(index, _weight(counts[index])) for index in sorted(counts)])


def _weight(count: int) -> float:
    return _WEIGHTS[count] if count < _MOST else 1.0 + math.log(count)


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


@lru_cache(maxsize=65536)
def _grams(word: str) -> tuple[str, ...]:
    """Character 3- to 5-grams inside the word bounded by spaces; the whole of a shorter word."""
    bounded = f" {word} "
    size = len(bounded)
    if size <= 3:
        return (bounded,)
    return tuple(
        bounded[start : start + length] for length in (3, 4, 5) for start in range(max(0, size - length + 1))
    )
