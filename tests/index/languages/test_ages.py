"""Ages as languages write them, and what is no age."""

import pytest

from index.article import Span
from index.languages.figures import figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "der 34-jährige Karl Oster"),
        ("de", "Karl Oster (34) sagte"),
        ("de", "Anna Holm ist 34 Jahre alt"),
        ("fr", "Karl Oster, 34 ans, est"),
        ("fr", "un homme âgé de 34 ans"),
        ("es", "Karl Oster, de 34 años, dijo"),
        ("es", "una mujer de 34 años"),
        ("it", "Karl Oster, 34 anni, ha detto"),
        ("it", "il 34enne"),
        ("pt", "Karl Oster, 34, disse"),
        ("nl", "de 34-jarige Karl Oster"),
        ("pl", "34-letni Karl Oster"),
        ("tr", "34 yaşındaki Karl Oster"),
        ("ru", "34-летний Карл Остер"),
        ("el", "ο 34χρονος Καρλ Όστερ"),
        ("el", "ο Καρλ Όστερ, 34 ετών, είπε"),
        ("ru", "Карл Остер, 34 года, сказал"),
        ("uk", "34-річний Карл Остер"),
        ("ar", "كارل أوستر البالغ من العمر 34 عاما"),
        ("zh", "34岁的卡尔说"),
        ("ja", "カールさん（34歳）は"),
    ],
)
def test_an_age_stands_beside_a_person(language: str, text: str) -> None:
    assert [(each.low, each.kind) for each in figures(text, Span(0, len(text)), language)] == [(34, "age")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "seit 34 Jahren in Torvik"),
        ("de", "34 Jahre, 34 Häuser"),
        ("fr", "34 ans de prison"),
        ("es", "un periodo de 34 años"),
        ("it", "34 anni di carcere"),
        ("pt", "34 anos de prisão"),
        ("nl", "een periode van 34 jaar"),
        ("ru", "34 года назад"),
        ("zh", "34人"),
    ],
)
def test_what_lasts_or_is_counted_has_no_age(language: str, text: str) -> None:
    assert {each.kind for each in figures(text, Span(0, len(text)), language)} == {"count"}
