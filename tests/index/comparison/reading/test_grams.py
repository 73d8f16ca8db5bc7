"""Cosines of sentences by character n-grams, against the formula written out."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.comparison.reading.grams import cosines, gram_vectors, sentence_grams

WORDS = st.sampled_from(
    "the flood floods of river rivers council promised anana a 40 million crowns is rebuilt bridges".split()
)
SENTENCES = st.lists(st.lists(WORDS, max_size=40).map(" ".join), max_size=9)


def by_count(sentence: str) -> dict[str, float]:
    """The n-grams of a sentence, cut out one by one: 1 + ln of how often it has them."""
    counts: Counter[str] = Counter()
    for word in sentence.split():
        bounded = f" {word} "
        counts.update(
            bounded[start : start + length]
            for length in (3, 4, 5)
            for start in range(len(bounded) - length + 1)
        )
    return {gram: 1 + math.log(count) for gram, count in counts.items()}


@given(SENTENCES)
def test_the_vectors_are_those_of_the_formula(sentences):
    grams = sentence_grams(sentences)
    found = gram_vectors(grams, {gram: float(len(gram)) for gram in grams.groups})
    for vector, sentence in zip(found, sentences, strict=True):
        expected = {gram: weight * len(gram) for gram, weight in by_count(sentence).items()}
        assert vector == pytest.approx(expected)


def by_formula(left: list[str], right: list[str]) -> list[list[float]]:
    """Log-tf·idf cosines, each worked out by itself."""
    vectors = [[by_count(sentence) for sentence in side] for side in (left, right)]
    having = Counter(gram for side in vectors for vector in side for gram in vector)
    sentences = len(left) + len(right)
    idf = {gram: 1 + math.log((1 + sentences) / (1 + count)) for gram, count in having.items()}
    weighed = [[{g: w * idf[g] for g, w in vector.items()} for vector in side] for side in vectors]

    def cosine(first: dict[str, float], second: dict[str, float]) -> float:
        lengths = math.hypot(*first.values()) * math.hypot(*second.values())
        product = math.fsum(first[gram] * second[gram] for gram in first.keys() & second.keys())
        return product / lengths if lengths else 0.0

    return [[cosine(first, second) for second in weighed[1]] for first in weighed[0]]


@given(SENTENCES, SENTENCES)
def test_cosines_are_those_of_the_formula(left, right):
    found = cosines(sentence_grams(left), sentence_grams(right))
    expected = by_formula(left, right)
    assert len(found) == len(left)
    for row, wanted in zip(found, expected, strict=True):
        assert row == pytest.approx(wanted, abs=1e-5)


@given(SENTENCES, SENTENCES)
def test_the_other_way_round_they_are_the_same(left, right):
    there = cosines(sentence_grams(left), sentence_grams(right))
    back = cosines(sentence_grams(right), sentence_grams(left))
    for row, line in enumerate(there):
        assert [other[row] for other in back] == pytest.approx(line, abs=1e-5)


def test_a_sentence_as_long_as_a_page_fits_its_lane():
    page = " ".join(f"word{number} flood river council" for number in range(1500))
    found = cosines(sentence_grams([page, "flood"]), sentence_grams([page, "flood river"]))
    expected = by_formula([page, "flood"], [page, "flood river"])
    for row, wanted in zip(found, expected, strict=True):
        assert row == pytest.approx(wanted, abs=1e-3)


def test_grams_that_stand_in_the_same_sentences_are_one_group():
    found = sentence_grams(["the flood rose", "the river rose", "the flood fell"])
    assert found.groups["floo"] == found.groups["lood"] != found.groups[" ro"]
    assert found.postings[found.groups["floo"]] == ((0, 1.0), (2, 1.0))
    assert sentence_grams(["anana"]).postings[sentence_grams(["anana"]).groups["ana"]] == (
        (0, 1.0 + math.log(2)),
    )
