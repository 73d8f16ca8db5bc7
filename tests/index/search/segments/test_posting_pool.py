"""What is kept of a new segment until it is written, and what one field is made of another."""

from collections import Counter

import hypothesis.strategies as st
from hypothesis import given

from index.search.segments.indexed_fields import PlacesFormat, encoded, encoded_places
from index.search.segments.posting_pool import Derived, PostingPool

articles = st.lists(
    st.lists(st.sampled_from("tide tides Tide harbour quay quays".split()), max_size=9), max_size=6
)


def first_letter(word: str) -> str:
    return word[0].casefold()


@given(articles)
def test_a_derived_field_counts_the_words_that_are_one(texts: list[list[str]]) -> None:
    pool = PostingPool([Derived("letters", "words", first_letter)])
    for number, text in enumerate(texts):
        for word in dict.fromkeys(text):
            at = [place for place, other in enumerate(text) if other == word]
            pool.placed("words")[word] += (number, encoded(at))
    found = {name: list(terms) for name, terms in pool.fields()}
    counted = {
        (letter, number): count
        for number, text in enumerate(texts)
        for letter, count in Counter(map(first_letter, text)).items()
    }
    letters = found.get("letters", [])
    assert counted == {
        (term.decode(), number): count
        for term, (numbers, counts, _) in letters
        for number, count in zip(numbers, counts, strict=True)
    }
    assert [term for term, _ in letters] == sorted(term for term, _ in letters)
    assert all(list(numbers) == sorted(numbers) for _, (numbers, _, _) in letters)
    placed = {
        (word.decode(), number, place)
        for word, (numbers, _, values) in found.get("words", [])
        for number, value in zip(numbers, values, strict=True)
        for place in PlacesFormat().decode_positions(value)
    }
    assert placed == {(word, number, at) for number, text in enumerate(texts) for at, word in enumerate(text)}


def test_places_one_behind_the_other_are_encoded_as_they_are_together() -> None:
    amount = 70_000
    places = [place for place, _ in zip(encoded_places(), range(amount), strict=False)]
    assert places[0] == encoded([0])
    assert places[2047] + places[2048] + places[amount - 1] == encoded([2047, 2048, amount - 1])
