"""The words that a search may light, told by their first letters."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.article import Article, Span
from index.search.finding.plan import Wanted
from index.search.finding.snippets import Highlighter
from index.search.finding.written_words import WrittenWords, first_letters, written_words
from index.search.terms.analysis import (
    distinct,
    distinct_begun,
    fold,
    places_of_word,
    stem_of,
    surfaces,
    words,
)

_TEXTS = st.lists(
    st.one_of(st.sampled_from([*"aAbBc5_.,'’ʼ-É½²ﬁ上ł", " ", "U.S.", "1,037", "went"]), st.characters()),
    max_size=30,
).map("".join)


@given(text=_TEXTS, letters=st.sampled_from(["a", "ab", "u", "abcefghilsuw"]))
@settings(max_examples=200)
@example(text="5km a5b snake_case U.S.A O'Brien ʼa aʼb", letters="abckou")
@example(text="l'école d’Etat aujourd'hui", letters="eh")
def test_none_that_begins_so_is_left_out(text: str, letters: str) -> None:
    found = distinct_begun(text, letters)
    assert found is None or {one for one in distinct(text) if fold(one)[:1] in set(letters)} <= found


def test_where_no_word_is_sought_no_text_is_read() -> None:
    assert written_words("É. Etat | a ] b", first_letters([], [])).beginning(("",)) == []


@given(_TEXTS)
def test_words_are_told_by_what_they_are_folded_to(text: str) -> None:
    every = distinct(text)
    some = written_words(text, first_letters(["a", "bb"], [stem_of("went")]))
    for known in (some, WrittenWords(every)):
        assert every.intersection(known.being(["a"])) == {one for one in every if fold(one) == "a"}
        assert every.intersection(known.beginning(("b",))) == {one for one in every if fold(one)[:1] == "b"}
        going = {one for one in every if fold(one) and stem_of(fold(one)) == stem_of("went")}
        assert every.intersection(known.of_stem(stem_of("went"))) == going


@given(text=_TEXTS, cut=st.integers(0, 5))
@settings(max_examples=200)
@example(text="5km a5b km snake_case U.S.A U.S. can can't can upper_can 1,037 37", cut=0)
def test_a_word_stands_where_reading_all_words_finds_it(text: str, cut: int) -> None:
    start, end = min(cut, len(text)), max(cut, len(text) - cut)
    read = list(surfaces(text, start, end))
    for word in {*distinct(text), "a", "b", "km", "can", "37"}:
        places = list(places_of_word(text, word, start, end))
        assert places == [begin for begin, _, found in read if found == word]


@given(_TEXTS)
@settings(max_examples=200)
@example("A'b a, b a-b a x b AB a.b ab b")
@example("a É b a ʼ b A 5b")
def test_a_phrase_is_lit_where_reading_all_words_finds_it(text: str) -> None:
    article = Article("1", "1.txt", "", Span(0, 0), (), text)
    lit = Highlighter([Wanted(phrase=("a", "b"))]).title_matches(article)
    read = list(words(text))
    assert lit == tuple(
        Span(start, end)
        for (start, _, first), (_, end, second) in pairwise(read)
        if (first, second) == ("a", "b")
    )


def test_letters_of_other_scripts_are_not_told_apart() -> None:
    assert first_letters(["ferry", "boat"], []) == "bf"
    assert first_letters(["ferry", "эльба"], []) is None
    assert first_letters(["5"], []) is None


def test_a_word_in_cyrillic_letters_meets_its_inflections() -> None:
    assert len({stem_of(fold(word)) for word in ("Взрыв", "взрыва", "взрывом", "взрывы")}) == 1
    assert stem_of(fold("взрыв")) != stem_of(fold("город"))
    assert stem_of(fold("я")) == "я"
