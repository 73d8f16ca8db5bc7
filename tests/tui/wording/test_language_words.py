"""What is said of two articles in two languages."""

import pytest

from index.comparison.model import Comparison
from tui.wording.language_words import two_languages


def test_a_pair_in_two_languages_says_so() -> None:
    said = two_languages(Comparison("a", "b", (), (), (), (), ("en", "de"), in_two_languages=True))
    assert said.startswith("Two languages, en and de:")


def test_a_language_that_is_not_known_is_not_named() -> None:
    said = two_languages(Comparison("a", "b", (), (), (), (), ("en", ""), in_two_languages=True))
    assert said.startswith("Two languages, en and one not known:")


@pytest.mark.parametrize("languages", [("de", "de"), ("", "de"), ("", "")])
def test_a_pair_in_one_language_says_nothing(languages: tuple[str, str]) -> None:
    assert two_languages(Comparison("a", "b", (), (), (), (), languages)) == ""
