"""Words of two passages that stand in the same place."""

from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.comparison.reading.tokens import Token, tokens_of
from index.comparison.words.word_alignment import (
    ADJACENT,
    MOST_PLACES,
    STOP_SHARE,
    Passage,
    _matches,
    line_up,
)

WORDS = "the of and talk talks talked walker walked war wars 12 1,037 forces border said".split()
passages = st.lists(st.sampled_from(WORDS), max_size=14).map(lambda words: read(" ".join(words)))


def read(text: str) -> tuple[Token, ...]:
    return tokens_of(text, Span(0, len(text)))


def worth(left: tuple[Token, ...], right: tuple[Token, ...], pairs: tuple[tuple[int, int], ...]) -> float:
    weights = [dict(row) for row in _matches(Passage.of(left), Passage.of(right))]
    total = sum(weights[i][j] for i, j in pairs)
    for (i, j), following in pairwise(pairs):
        if following == (i + 1, j + 1):
            total += ADJACENT if left[i + 1].content else ADJACENT * STOP_SHARE
    return total


def most(left: tuple[Token, ...], right: tuple[Token, ...]) -> float:
    """What the best pairing is worth, by trying all."""
    weights = [dict(row) for row in _matches(Passage.of(left), Passage.of(right))]

    @cache
    def ending(i: int, j: int) -> float:
        """With this pair as the last one."""
        before = max((ending(a, b) for a in range(i) for b in weights[a] if b < j), default=0.0)
        if i and j - 1 in weights[i - 1]:
            bonus = ADJACENT if left[i].content else ADJACENT * STOP_SHARE
            before = max(before, ending(i - 1, j - 1) + bonus)
        return before + weights[i][j]

    return max((ending(i, j) for i, row in enumerate(weights) for j in row), default=0.0)


@given(passages, passages)
def test_no_pairing_in_order_is_worth_more(left: tuple[Token, ...], right: tuple[Token, ...]) -> None:
    found = line_up(left, right)
    assert list(found.pairs) == sorted(set(found.pairs))
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found.pairs))
    assert abs(worth(left, right, found.pairs) - most(left, right)) < 1e-9
    assert line_up(right, left) == found.mirrored()


def test_a_page_of_one_word_is_lined_up_without_trying_each_place_with_each() -> None:
    left, right = read("war " * 700), read("war " * 600)
    assert sum(map(len, _matches(Passage.of(left), Passage.of(right)))) <= 700 * (2 * MOST_PLACES + 1)
    assert line_up(left, left).pairs == tuple((at, at) for at in range(700))
    assert len(line_up(left, right).pairs) == 600
