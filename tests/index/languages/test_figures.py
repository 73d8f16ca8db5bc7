"""Numbers as languages write them."""

import pytest

from index.article import Span
from index.languages.figures import figures
from index.languages.unspaced import han_value


def read(language: str, text: str) -> list[tuple[str, float, str, str]]:
    return [
        (each.core.of(text), each.low, each.bound, each.kind)
        for each in figures(text, Span(0, len(text)), language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Rund 1.300 Menschen", ("1.300", 1300, "about", "count")),
        ("de", "ein Schaden von 1,2 Millionen Euro", ("1,2 Millionen Euro", 1.2e6, "", "€")),
        ("de", "2,3 Mio. Fahrgäste", ("2,3 Mio.", 2.3e6, "", "count")),
        ("de", "fünfundzwanzig Häuser", ("fünfundzwanzig", 25, "", "count")),
        ("de", "zweihundert Helfer", ("zweihundert", 200, "", "count")),
        ("de", "mehr als 2019 Menschen", ("2019", 2019, "up", "count")),
        ("de", "Es waren mehr als 2000.", ("2000", 2000, "up", "count")),
        ("de", "6,5 Prozent mehr", ("6,5 Prozent", 6.5, "", "percent")),
        ("de", "12'500 Franken", ("12'500 Franken", 12500, "", "CHF")),
        ("fr", "Quelque 12 000 habitants", ("12 000", 12000, "about", "count")),
        ("fr", "près de 20\u202f000 habitants", ("20\u202f000", 20000, "down", "count")),
        ("fr", "plus d'un million de manifestants", ("un million", 1e6, "up", "count")),
        ("fr", "trente-huit personnes", ("trente-huit", 38, "", "count")),
        ("fr", "quatre-vingt-dix-sept morts", ("quatre-vingt-dix-sept", 97, "", "count")),
        ("fr", "1,2 million d'euros", ("1,2 million d'euros", 1.2e6, "", "€")),
        ("es", "más de 1.200 heridos", ("1.200", 1200, "up", "count")),
        ("es", "una magnitud de 6,8", ("6,8", 6.8, "", "count")),
        ("es", "treinta y dos muertos", ("treinta y dos", 32, "", "count")),
        ("es", "274.000 millones de euros", ("274.000 millones de euros", 2.74e11, "", "€")),
        ("it", "circa 1.200 abitanti", ("1.200", 1200, "about", "count")),
        ("it", "ventotto feriti", ("ventotto", 28, "", "count")),
        ("pt", "2,5 milhões de reais", ("2,5 milhões de reais", 2.5e6, "", "BRL")),
        ("nl", "vijfentwintig mensen", ("vijfentwintig", 25, "", "count")),
        ("ru", "Около 12 000 жителей", ("12 000", 12000, "about", "count")),
        ("ru", "1,2 млн рублей", ("1,2 млн рублей", 1.2e6, "", "RUB")),
        ("ru", "двадцать пять человек", ("двадцать пять", 25, "", "count")),
        ("ru", "15 тысяч жителей", ("15 тысяч", 15000, "", "count")),
        ("uk", "дев'ять людей", ("дев'ять", 9, "", "count")),
        ("pl", "15 tys. mieszkańców", ("15 tys.", 15000, "", "count")),
        ("tr", "yirmi beş kişi", ("yirmi beş", 25, "", "count")),
        ("tr", "YİRMİ ALTI KİŞİ", ("YİRMİ ALTI", 26, "", "count")),
        ("tr", "5 MİLYON lira", ("5 MİLYON lira", 5e6, "", "TRY")),
        ("ar", "نزح ١٢٠٠ شخص", ("١٢٠٠", 1200, "", "count")),
        ("zh", "全省有120万人受灾", ("120万", 1.2e6, "", "count")),
        ("zh", "三百名官兵", ("三百", 300, "", "count")),
        ("zh", "损失约12亿元", ("12亿元", 1.2e9, "about", "CNY")),
        ("zh", "下降百分之零点一", ("百分之零点一", 0.1, "", "percent")),
        ("es", "dos mil trescientas personas", ("dos mil trescientas", 2300, "", "count")),
        ("pt", "mil e quinhentas pessoas", ("mil e quinhentas", 1500, "", "count")),
        ("fr", "deux cent trente morts", ("deux cent trente", 230, "", "count")),
        ("ja", "約1億2000万円の被害", ("1億2000万円", 1.2e8, "about", "¥")),
        ("ja", "1万2500人が避難", ("1万2500", 12500, "", "count")),
        ("ja", "被害額は12億円に上る", ("12億円", 1.2e9, "", "¥")),
    ],
)
def test_a_number_has_its_value(language: str, text: str, expected: tuple[str, float, str, str]) -> None:
    [found] = read(language, text)
    assert found == (expected[0], pytest.approx(expected[1]), *expected[2:])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Streik begann um 3 Uhr"),
        ("de", "im Jahr 2021 war das anders"),
        ("de", "die 16. Auflage des Buches"),
        ("de", "Es waren mehr als 2019, weniger als 2018."),
        ("fr", "vers 3 heures du matin"),
        ("es", "a las 4.15 de la madrugada"),
        ("ru", "около 6 часов утра"),
        ("ru", "открылся 16-й съезд"),
        ("zh", "地铁5号线和五号线"),
        ("zh", "第三次会议"),
    ],
)
def test_what_counts_nothing_is_no_number(language: str, text: str) -> None:
    assert read(language, text) == []


@pytest.mark.parametrize(
    ("signs", "value"),
    [
        ("三百", 300),
        ("十二", 12),
        ("二十", 20),
        ("一万两千", 12000),
        ("三亿五千万", 3.5e8),
        ("二〇二一", 2021),
        ("万", 1e4),
    ],
)
def test_chinese_characters_have_a_value(signs: str, value: float) -> None:
    assert han_value(signs) == value
