"""What words score together, told of the best alone: the same as adding up the scores of all articles."""

from array import array
from collections.abc import Iterable, Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.terms.impacts import Impacts, Run
from index.search.terms.scores import places
from index.search.terms.sums import MOST_WORDS, Part, Sums, marked

SIZE = 40

_WORD = st.tuples(
    st.dictionaries(st.integers(0, SIZE - 1), st.floats(1e-6, 0.999999), min_size=1),
    st.floats(0.01, 20.0),
)


def part(shares: Mapping[int, float], top: float) -> Part:
    """A word in these articles, some of them in a second run, as those are that have it in the title."""
    numbers = sorted(shares)
    runs = [numbers[::2], numbers[1::2]]
    return Impacts([Run(array("I", one), [shares[n] for n in one]) for one in runs if one]), top


def added_up(words: Iterable[tuple[Mapping[int, float], float]]) -> dict[int, float]:
    """The scores of all articles, one by one."""
    scores: dict[int, float] = {}
    for shares, top in words:
        for number, share in shares.items():
            scores[number] = scores.get(number, 0.0) + top * share
    return scores


@given(st.lists(_WORD, min_size=1, max_size=6), st.integers(1, SIZE))
def test_the_best_are_those_of_adding_all_up(words: list[tuple[dict[int, float], float]], most: int) -> None:
    scores, sums = added_up(words), Sums([part(*word) for word in words], SIZE)
    assert len(sums) == len(scores)
    assert set(sums) == scores.keys()
    assert places(sums, SIZE) == places(scores, SIZE) == marked(scores, SIZE)
    best = sums.best(most)
    assert best.items() <= scores.items()
    worst = sorted(scores.values(), reverse=True)[:most][-1]
    assert best.keys() >= {number for number, score in scores.items() if score >= worst - 1e-6}
    assert dict(sums) == scores


@given(_WORD, _WORD, st.sets(st.integers(0, SIZE - 1)))
def test_what_is_left_out_counts_nowhere(
    one: tuple[dict[int, float], float], other: tuple[dict[int, float], float], wanted: set[int]
) -> None:
    first, second = Sums([part(*one)], SIZE), Sums([part(*other)], SIZE)
    either, scores = first.joined([second]), added_up([one, other])
    expected = [
        (either.where(marked(wanted, SIZE)), scores.keys() & wanted),
        (either.without(dict.fromkeys(wanted, 1.0)), scores.keys() - wanted),
        (first.without(second), one[0].keys() - other[0].keys()),
        (first.both(second), one[0].keys() & other[0].keys()),
        (either.where(marked(wanted, SIZE)).without(second), wanted & one[0].keys() - other[0].keys()),
    ]
    for sums, numbers in expected:
        assert set(sums) == numbers
        assert len(sums) == len(numbers)
        assert sums.best(SIZE) == sums.of(numbers) == dict(sums)
    assert dict(first.both(second)).items() <= scores.items()


@pytest.mark.parametrize("words", [1, 3, 11, MOST_WORDS])
def test_of_many_articles_few_are_added_up(words: int) -> None:
    chance, size = Random(words), 20_000
    every = [
        ({n: chance.random() ** 3 for n in range(size) if chance.random() < 0.4}, chance.uniform(1, 9))
        for _ in range(words)
    ]
    scores, best = added_up(every), Sums([part(*word) for word in every], size).best(50)
    assert sorted(best.values())[-50:] == sorted(scores.values())[-50:]
    assert len(best) < size / 10
