"""Posting lists in columns: what was put in is what a whole reader and Whoosh's get out."""

import pickle
from array import array
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.segments import posting_blocks
from index.search.segments.posting_blocks import (
    Values,
    joined_numbers,
    joined_weights,
    numbers_in,
    values_in,
    weights_in,
    written,
)
from index.search.segments.term_rows import PostingList
from index.search.terms.impacts import Norms, Run, shared, with_titles
from index.search.terms.phrases import in_a_row

_BLOCKS = st.lists(
    st.lists(
        st.tuples(st.integers(1, 400), st.sampled_from([1, 1, 2, 255, 256, 3000]), st.binary(max_size=300)),
        min_size=1,
        max_size=5,
    ),
    min_size=1,
    max_size=3,
)


@given(_BLOCKS, st.integers(1, 6))
@settings(max_examples=60)
def test_what_was_written_is_read(blocks: list[list[tuple[int, int, bytes]]], long: int) -> None:
    steps = [step for block in blocks for step, _, _ in block]
    numbers, at = list(accumulate(steps)), 0
    kept: list[Any] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(posting_blocks, "LONG", long)
        for block in blocks:
            _, weights, values = zip(*block, strict=True)
            here = numbers[at : at + len(block)]
            kept.append(pickle.loads(pickle.dumps(written(here, weights, values))))
            # Whoosh adds up the steps, and takes weights and values by their place.
            assert list(accumulate(kept[-1][0])) == here
            assert [kept[-1][2][place] for place in range(len(block))] == list(values)
            at += len(block)
    counted = zip(kept, blocks, strict=True)
    assert joined_numbers([numbers_in(one[0]) for one in kept]).tolist() == numbers
    weights = joined_weights([weights_in(one[1], len(block)) for one, block in counted])
    assert list(weights) == [weight for block in blocks for _, weight, _ in block]
    values = Values.joined([values_in(one[2]) for one in kept])
    assert list(values) == [value for block in blocks for _, _, value in block] == list(values[:])
    assert [values[at] for at in range(len(values))] == list(values)


_PLACES = st.lists(st.dictionaries(st.integers(0, 4), st.booleans(), max_size=5), min_size=1, max_size=90)


@given(_PLACES, _PLACES, st.booleans())
@settings(max_examples=40)
def test_words_in_a_row_are_those_with_a_place_after_the_other(
    first: list[dict[int, bool]], second: list[dict[int, bool]], few: bool
) -> None:
    def listed(rows: list[dict[int, bool]]) -> PostingList:
        having = [(number, sorted(row)) for number, row in enumerate(rows) if row]
        values = Values.of([array("I", row).tobytes() for _, row in having])
        return PostingList(array("I", (number for number, _ in having)), b"\x01" * len(having), values)

    both = {number for number, rows in enumerate(zip(first, second, strict=False)) if all(rows)}
    if few:
        both = set(sorted(both)[:1])
    found = in_a_row([listed(first), listed(second)], both)
    assert found == {n for n in both if any(place + 1 in second[n] for place in first[n])}


@given(st.lists(st.integers(1, 300), min_size=1, max_size=600), st.booleans())
@settings(max_examples=30)
def test_shares_are_those_worked_out_one_by_one(weights: list[int], small: bool) -> None:
    norms = [0.1 + code / 7 for code in range(256)]
    codes = [weight * 7 % 256 for weight in weights]
    if small:
        weights = [min(weight, 255) for weight in weights]
    given = bytes(weights) if small else array("f", weights)
    one_by_one = [weight / (weight + norms[code]) for weight, code in zip(weights, codes, strict=True)]
    assert shared(given, codes, Norms(norms)) == one_by_one
    # A list that is long beside the titles, and one that is not.
    for every in (1, 50):
        run = Run(array("I", range(0, 2 * len(weights), 2)), list(one_by_one))
        titles = array("I", range(0, 2 * len(weights) + 3, 3 * every))
        only = with_titles(run, titles, [0.5] * len(titles))
        found = dict(zip([*run.numbers, *only.numbers], [*run.shares, *only.shares], strict=True))
        plain = dict(zip(run.numbers, one_by_one, strict=True))
        assert found.keys() == plain.keys() | set(titles)
        for number, share in found.items():
            before = plain.get(number, 0.0)
            more = before / (1 - before) + 0.5 * (number in titles)
            assert share == pytest.approx(more / (more + 1))
