"""A name is heard alike in the scripts that write sounds."""

import pytest

from index.entities.names.romanised import romanised
from index.entities.names.skeleton import skeleton
from index.entities.names.sounds import sounds

NAMES = {
    "Lehmann": "Леман Λέμαν ليمان レーマン",
    "Papadakis": "Пападакис Παπαδάκη باباداكيس パパダキス",
    "Viktor": "Виктор Βίκτορ فيكتور ビクトル",
    "Margaret": "Маргарет Μάργκαρετ مارغريت マーガレット",
    "Washington": "Вашингтон Ουάσινγκτον واشنطن ワシントン",
    "Churchill": "Черчилль Τσόρτσιλ تشرشل チャーチル",
    "Larissa": "Ларисы Λάρισας لاريسا ラリサ",
}


@pytest.mark.parametrize(("name", "others"), NAMES.items())
def test_a_name_in_other_letters_is_heard_as_itself(name, others):
    assert [other for other in others.split() if sounds(name).isdisjoint(sounds(other))] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_is_heard_as_no_other(name):
    others = [each for other in NAMES if other != name for each in (other, *NAMES[other].split())]
    assert [other for other in others if not sounds(name).isdisjoint(sounds(other))] == []


def test_a_name_of_two_consonants_says_too_little():
    assert sounds("Anna") == sounds("Анна") == frozenset()


@pytest.mark.parametrize(
    ("word", "latin"),
    [("ティモシー", "timoshi"), ("Путин", "putin"), ("Μπάμπης", "mbambis"), ("Müller", "müller")],
)
def test_a_word_in_latin_letters(word, latin):
    assert romanised(word) == latin


@pytest.mark.parametrize("word", ["", "王小明", "\u0300", "ーー", "ـ", "ß", "İİİ"])
def test_what_is_no_word_of_letters_that_are_heard_has_no_sounds(word):
    assert sounds(word) == frozenset()


@pytest.mark.parametrize(
    ("latin", "greek"),
    [("Papadakis", "Παπαδάκης"), ("Viktor", "Βίκτορ"), ("Stavrou", "Σταύρου"), ("Tsipras", "Τσίπρας")],
)
def test_a_greek_name_has_the_skeleton_of_the_same_name_in_latin_letters(latin, greek):
    assert skeleton(greek) == skeleton(latin)
