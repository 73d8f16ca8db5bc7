"""Words whose letters have their signs as characters of their own."""

import unicodedata

import pytest

from index.article import Span
from index.comparison.reading.tokens import tokens_of
from index.search.terms.analysis import words

DECOMPOSED = unicodedata.normalize("NFD", "Özge Çelik prüft naïve Ærzte in Köln: l’école d’été")


@pytest.mark.parametrize(
    "text",
    [DECOMPOSED, "हिन्दी में समाचार", "كِتَابٌ جَدِيدٌ", "שָׁלוֹם עוֹלָם", "й и\u0306 Кие\u0301в"],
)
def test_a_sign_on_a_letter_parts_no_word(text: str) -> None:
    found = [text[start:end] for start, end, _ in words(text)]
    assert "".join(found) == "".join(text.replace(":", "").replace("’", "").split())
    assert not [word for word in found if unicodedata.category(word[0]) == "Mn"]
    tokens = [each.span.of(text) for each in tokens_of(text, Span(0, len(text)))]
    assert tokens == text.replace(":", "").split()


def test_words_are_found_however_their_letters_are_encoded() -> None:
    composed = unicodedata.normalize("NFC", DECOMPOSED)
    assert [word for _, _, word in words(DECOMPOSED)] == [word for _, _, word in words(composed)]
