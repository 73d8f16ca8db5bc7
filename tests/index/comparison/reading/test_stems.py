"""Stems: all inflections of a word meet, near derivations meet, other words stay apart."""

import pytest

from index.comparison.reading.measures import unit_of
from index.comparison.reading.stems import _DEVERBAL, IRREGULAR, beginnings, stem


@pytest.mark.parametrize(
    "forms",
    [
        "hospital hospitals",
        "family families",
        "attorney attorneys",
        "stay stays stayed staying",
        "deny denies denied denying denial denials",
        "consider considers considered considering",
        "question questions questioned questioning",
        "receive receives received receiving",
        "sentence sentences sentenced sentencing",
        "control controls controlled controlling",
        "appeal appeals appealed appealing",
        "focus focuses focused focusing",
        "hope hopes hoped hoping",
        "plan plans planned planning planner",
        "drive drives driving driver drivers",
        "agree agrees agreed agreeing agreement agreements",
        "create creates created creating creation creator",
        "eliminate eliminates eliminated elimination",
        "investigate investigated investigation investigator investigators",
        "mobilize mobilized mobilizing mobilization",
        "decide decided decision decisions",
        "hear hears heard hearing hearings",
        "win wins won winning winner",
        "run ran runs running",
        "man men",
        "tie ties tied tying",
        "church churches",
        "staff staffs staffed staffing",
        "quick quickly",
        "easy easily",
        "possible possibly",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "care car career",
        "plane plan",
        "party part",
        "army arm",
        "carry car",
        "apply app",
        "hope hop",
        "statement state",
        "former form",
        "personal person",
        "signal sign",
        "department depart",
        "organize organ",
        "news new",
        "noted not",
        "thing the",
        "evening even",
        "speed spe",
    ],
)
def test_other_words_stay_apart(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())


@pytest.mark.parametrize(
    "word", ["", "a", "us", "1920s", "naïve", "ss", "s", "ings", "ed", "lying", "eed", "lly"]
)
def test_any_word_has_a_stem(word: str) -> None:
    assert isinstance(stem(word), str)
    assert bool(stem(word)) == bool(word)


def test_units_of_two_words_are_known_by_their_stems() -> None:
    degree = unit_of(tuple(map(stem, ("degrees", "celsius"))))
    assert degree is not None
    assert degree.dimension == "heat"


def test_a_word_begins_as_its_stem_or_otherwise_as_few_do() -> None:
    words = [*IRREGULAR, *_DEVERBAL, *(f"{noun}s" for noun in _DEVERBAL), "unlikely", "were", "went"]
    assert [word for word in words if word[0] not in beginnings(stem(word))] == []
    assert beginnings(stem("bought")) == {"b", "w", "i", "a"}
    assert beginnings(stem("harbours")) == {"h"}
