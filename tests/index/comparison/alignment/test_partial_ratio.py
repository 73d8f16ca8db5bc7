import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from index.comparison.alignment.partial_ratio import partial_ratio

LETTERS = st.text("ab c", max_size=40)
SENTENCES = st.lists(st.sampled_from("the river burst its banks near old mill".split()), max_size=12).map(
    " ".join
)


@given(st.one_of(st.tuples(LETTERS, LETTERS), st.tuples(SENTENCES, SENTENCES)))
def test_it_is_that_of_rapidfuzz_either_way_round(texts):
    first, second = texts
    assert partial_ratio(first, second) == pytest.approx(fuzz.partial_ratio(first, second) / 100)
    assert partial_ratio(second, first) == partial_ratio(first, second)


def test_a_stretch_of_a_longer_text_is_wholly_like_it():
    assert partial_ratio("burst its banks", "the river burst its banks near the mill") == 1.0
    assert partial_ratio("near the mill stood", "the river burst its banks near the mill") < 0.9
    assert partial_ratio("", "") == 1.0
    assert partial_ratio("", "mill") == 0.0
