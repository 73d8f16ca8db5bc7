"""What is said of two articles in two languages."""

import pytest

from index.comparison.model import Comparison
from tui.wording.language_words import two_languages


def test_a_pair_in_two_languages_says_so() -> None:
    said = two_languages(Comparison("a", "b", (), (), (), (), ("en", "de")))
    assert said.startswith("Two languages, en and de:")


@pytest.mark.parametrize("languages", [("de", "de"), ("", "de"), ("", "")])
def test_one_language_and_one_that_is_not_known_say_nothing(languages: tuple[str, str]) -> None:
    assert two_languages(Comparison("a", "b", (), (), (), (), languages)) == ""
