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
        ("el", "Τουλάχιστον 12.000 κάτοικοι", ("12.000", 12000, "up", "count")),
        ("el", "κόστος 1,2 εκατομμυρίων ευρώ", ("1,2 εκατομμυρίων ευρώ", 1.2e6, "", "€")),
        ("el", "είκοσι πέντε άτομα", ("είκοσι πέντε", 25, "", "count")),
        ("el", "περίπου 40 τοις εκατό", ("40 τοις εκατό", 40, "about", "percent")),
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
        ("ja", "3日間の服喪を宣言した", ("3", 3, "", "count")),
        ("ja", "停電は48時間続いた", ("48", 48, "", "count")),
        ("ja", "運転士は12年の経験がある", ("12", 12, "", "count")),
        ("zh", "司机有12年驾驶经验", ("12", 12, "", "count")),
        ("ja", "被害額は12億円に上る", ("12億円", 1.2e9, "", "¥")),
        ("ja", "住民の約3割5分", ("3割5分", 35, "about", "percent")),
        ("zh", "四成五的选票", ("四成五", 45, "", "percent")),
        ("de", "mehr als die Hälfte der Häuser", ("die Hälfte", 0.5, "up", "fraction")),
        ("it", "più della metà dei voti", ("metà", 0.5, "up", "fraction")),
        ("pt", "mais da metade dos votos", ("metade", 0.5, "up", "fraction")),
        ("zh", "过半数议员", ("半数", 0.5, "up", "fraction")),
    ],
)
def test_a_number_has_its_value(language: str, text: str, expected: tuple[str, float, str, str]) -> None:
    [found] = read(language, text)
    assert found == (expected[0], pytest.approx(expected[1]), *expected[2:])


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        ("de", ["anderthalb Millionen", "eineinhalb Millionen", "1,5 Millionen", "1,5 Mio."]),
        ("de", ["zweieinhalb Milliarden", "2,5 Milliarden"]),
        ("de", ["eine halbe Million", "500.000"]),
        ("fr", ["un million et demi", "1,5 million"]),
        ("fr", ["deux millions et demi", "2,5 millions"]),
        ("fr", ["un demi-million", "500 000"]),
        ("es", ["un millón y medio", "1,5 millones"]),
        ("es", ["medio millón", "500.000"]),
        ("it", ["un milione e mezzo", "1,5 milioni"]),
        ("it", ["mezzo milione", "500.000"]),
        ("pt", ["um milhão e meio", "1,5 milhão"]),
        ("pt", ["meio milhão", "500.000"]),
        ("nl", ["anderhalf miljoen", "1,5 miljoen"]),
        ("nl", ["tweeënhalf miljoen", "2,5 miljoen"]),
        ("nl", ["een half miljoen", "500.000"]),
        ("pl", ["półtora miliona", "1,5 mln"]),
        ("pl", ["dwa i pół miliona", "2,5 mln"]),
        ("pl", ["pół miliona", "500 tys."]),
        ("tr", ["bir buçuk milyon", "1,5 milyon"]),
        ("tr", ["iki buçuk milyon", "2,5 milyon"]),
        ("tr", ["yarım milyon", "500 bin"]),
        ("ru", ["полтора миллиона", "1,5 млн"]),
        ("ru", ["два с половиной миллиона", "2,5 млн"]),
        ("ru", ["полмиллиона", "500 тысяч"]),
        ("ru", ["два десятка", "20"]),
        ("uk", ["півтора мільйона", "1,5 млн"]),
        ("uk", ["пів мільйона", "півмільйона", "500 тис."]),
        ("ar", ["مليون ونصف المليون", "1,5 مليون"]),
        ("ar", ["مليونان ونصف", "2,5 مليون"]),
        ("ar", ["نصف مليون", "500 ألف"]),
        ("ar", ["خمسة وثلاثون", "35"]),
        ("zh", ["一百五十万", "150万"]),
        ("ja", ["150万", "百五十万"]),
    ],
)
def test_one_number_is_written_in_many_ways(language: str, ways: list[str]) -> None:
    counted = "人" if language in ("zh", "ja") else " x"
    assert len({low for way in ways for _, low, _, _ in read(language, way + counted)}) == 1
    assert all(len(read(language, way + counted)) == 1 for way in ways)


SHARES = {
    "de": {0.5: "die Hälfte der Häuser", 1 / 3: "jeder dritte Bewohner", 2 / 3: "zwei Drittel der Häuser"},
    "fr": {0.5: "la moitié des maisons", 1 / 3: "un habitant sur trois", 2 / 3: "deux tiers des voix"},
    "es": {
        0.5: "la mitad de las casas",
        1 / 3: "uno de cada tres vecinos",
        2 / 3: "dos tercios de los votos",
    },
    "it": {0.5: "la metà delle case", 1 / 3: "un terzo dei voti", 2 / 3: "due terzi dei voti"},
    "pt": {0.5: "metade das casas", 1 / 3: "um em cada três", 2 / 3: "dois terços dos votos"},
    "nl": {0.5: "de helft van de huizen", 1 / 3: "een op de drie", 2 / 3: "twee derde van de huizen"},
    "pl": {0.5: "połowa domów", 1 / 3: "jedna trzecia domów", 2 / 3: "dwie trzecie domów"},
    "tr": {0.5: "evlerin yarısı", 1 / 3: "evlerin üçte biri", 2 / 3: "evlerin üçte ikisi"},
    "ru": {0.5: "половина домов", 1 / 3: "треть домов", 2 / 3: "две трети домов"},
    "uk": {0.5: "половина будинків", 1 / 3: "третина будинків", 2 / 3: "дві третини будинків"},
    "ar": {0.5: "نصف المنازل", 1 / 3: "ثلث السكان", 2 / 3: "ثلثا السكان"},
    "zh": {0.5: "一半的房屋", 1 / 3: "三分之一的房屋", 2 / 3: "三分之二的房屋"},
    "ja": {0.5: "半数の家屋", 1 / 3: "3分の1の家屋", 2 / 3: "3分の2の家屋"},
}


@pytest.mark.parametrize("language", SHARES)
def test_a_share_is_a_part_of_one(language: str) -> None:
    for value, text in SHARES[language].items():
        assert [found[1:] for found in read(language, text)] == [(pytest.approx(value), "", "fraction")]


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("fr", "une vingtaine de blessés", 17, 24),
        ("es", "medio centenar de heridos", 43, 60),
        ("it", "un centinaio di persone", 85, 130),
        ("pl", "kilkanaście osób", 11, 19),
        ("ru", "сотня пожарных", 85, 130),
        ("zh", "数百人", 200, 999),
        ("zh", "十几人", 11, 19),
        ("ja", "数十人", 20, 99.9),
    ],
)
def test_a_round_word_is_a_number_that_is_not_known_exactly(
    language: str, text: str, low: float, high: float
) -> None:
    [found] = figures(text, Span(0, len(text)), language)
    assert (found.low, found.high, found.vague) == (low, high, True)


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
        ("zh", "警方说三成立了"),
        ("fr", "la seconde moitié de l'année"),
        ("fr", "il y a un quart d'heure"),
        ("de", "jeder zweite Tag in der zweiten Hälfte"),
        ("it", "nella seconda metà degli anni"),
        ("nl", "in de tweede helft"),
        ("ru", "во второй половине мая"),
        ("tr", "gece yarısı"),
        ("ar", "في نصف النهائي"),
    ],
)
def test_what_counts_nothing_is_no_number(language: str, text: str) -> None:
    assert read(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "at_least"),
    [
        ("zh", "至少300人", True),
        ("zh", "超过300人", False),
        ("ja", "少なくとも300人", True),
        ("ja", "300人以上", True),
        ("ja", "300以上", True),
        ("zh", "300多人", False),
    ],
)
def test_a_bound_without_blanks_takes_in_its_own_figure_or_not(
    language: str, text: str, at_least: bool
) -> None:
    [found] = figures(text, Span(0, len(text)), language)
    assert (found.low, found.bound, found.at_least) == (300, "up", at_least)


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
