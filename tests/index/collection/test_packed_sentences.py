"""Sentences in a few bytes: what was packed comes out again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Sentence, SentenceKind, Span
from index.collection.packed_sentences import packed, unpacked

NUMBERS = st.integers(0, 2**40)
SENTENCES = st.builds(
    Sentence, st.builds(Span, NUMBERS, NUMBERS), st.sampled_from(list(SentenceKind)), st.integers(0, 9999)
)


@given(st.lists(SENTENCES, max_size=5))
@settings(max_examples=30)
def test_what_was_packed_comes_out_again(sentences: list[Sentence]) -> None:
    assert list(unpacked(packed(sentences))) == sentences


@pytest.mark.parametrize("kept", [b"short", b"\0" * 24, b"\0" * 16 + b"\xff" + b"\0" * 15])
def test_bytes_of_something_else_are_refused(kept: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        list(unpacked(kept))
