"""Dates as languages write them."""

import pytest

from index.article import Span
from index.languages.days import days


def read(language: str, text: str) -> list[tuple[object, ...]]:
    return [
        (each.span.of(text), each.year, each.month, each.day, each.weekday, each.relative)
        for each in days(text, Span(0, len(text)), language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am 5. Juli 2021 in Mainz", ("5. Juli 2021", 2021, 7, 5, None, "")),
        ("de", "am Montag, dem 22. März", ("Montag, dem 22. März", None, 3, 22, 0, "")),
        ("de", "am Montagmorgen", ("Montagmorgen", None, None, None, 0, "")),
        ("de", "in der vergangenen Woche", ("vergangenen Woche", None, None, None, None, "last week")),
        ("de", "am 05.07.2021", ("05.07.2021", 2021, 7, 5, None, "")),
        ("fr", "jeudi 19 janvier dans la rue", ("jeudi 19 janvier", None, 1, 19, 3, "")),
        ("fr", "le 1er février", ("1er février", None, 2, 1, None, "")),
        ("fr", "la semaine dernière", ("la semaine dernière", None, None, None, None, "last week")),
        ("es", "el 5 de julio de 2021", ("5 de julio de 2021", 2021, 7, 5, None, "")),
        ("es", "viajó ayer a la zona", ("ayer", None, None, None, None, "yesterday")),
        ("es", "desde mayo", ("desde mayo", None, 5, None, None, "")),
        ("it", "il 1° luglio 2021", ("1° luglio 2021", 2021, 7, 1, None, "")),
        ("es", "el 1ro de mayo", ("1ro de mayo", None, 5, 1, None, "")),
        ("it", "il 5 luglio 2021", ("5 luglio 2021", 2021, 7, 5, None, "")),
        ("pt", "na segunda-feira em Lisboa", ("segunda-feira", None, None, None, 0, "")),
        ("nl", "op 5 juli 2021", ("5 juli 2021", 2021, 7, 5, None, "")),
        ("el", "στις 5 Ιουλίου 2021 έγινε", ("5 Ιουλίου 2021", 2021, 7, 5, None, "")),
        ("el", "δήλωσε την Τρίτη ο υπουργός", ("Τρίτη", None, None, None, 1, "")),
        ("el", "το 2019 έφυγε", ("το 2019", 2019, None, None, None, "")),
        ("ru", "5 июля 2021 года около шести", ("5 июля 2021 года", 2021, 7, 5, None, "")),
        ("ru", "сообщил в понедельник губернатор", ("понедельник", None, None, None, 0, "")),
        ("ru", "на следующей неделе", ("на следующей неделе", None, None, None, None, "next week")),
        ("ru", "в 2019 году он уехал", ("2019 году", 2019, None, None, None, "")),
        ("uk", "5 липня 2022 року", ("5 липня 2022 року", 2022, 7, 5, None, "")),
        ("pl", "5 lipca 2021 r. w Katowicach", ("5 lipca 2021 r.", 2021, 7, 5, None, "")),
        ("tr", "5 Temmuz 2021'de başladı", ("5 Temmuz 2021", 2021, 7, 5, None, "")),
        ("tr", "10 KASIM 2021'de başladı", ("10 KASIM 2021", 2021, 11, 10, None, "")),
        ("tr", "5 NİSAN 2021'de başladı", ("5 NİSAN 2021", 2021, 4, 5, None, "")),
        ("tr", "SALI günü başladı", ("SALI", None, None, None, 1, "")),
        ("ru", "5 ᲁекабря 2021 года", ("5 ᲁекабря 2021 года", 2021, 12, 5, None, "")),
        ("ar", "يوم الأحد 4 يوليو في", ("الأحد 4 يوليو", None, 7, 4, 6, "")),
        ("zh", "截至2021年7月21日", ("2021年7月21日", 2021, 7, 21, None, "")),
        ("zh", "二〇二一年七月二十日", ("二〇二一年七月二十日", 2021, 7, 20, None, "")),
        ("zh", "周二宣布", ("周二", None, None, None, 1, "")),
        ("ja", "知事は5日に発表した", ("5日", None, None, 5, None, "")),
        ("ja", "土曜日に開かれる", ("土曜日", None, None, None, 5, "")),
    ],
)
def test_a_date_says_what_it_says(language: str, text: str, expected: tuple[object, ...]) -> None:
    assert read(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "elle a marché vers mars"),
        ("es", "la mayoría y marzosa"),
        ("ru", "о маяке"),
        ("el", "για τρίτη φορά"),
        ("de", "12.000 Haushalte"),
    ],
)
def test_a_word_like_a_month_is_no_date(language: str, text: str) -> None:
    assert read(language, text) == []
