"""Names, numbers, dates and quotations of articles in other languages than English."""

import pytest

from index.article import Article
from index.entities.model import Annotations
from index.entities.names.skeleton import skeleton
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse


def read(language: str, text: str, name: str = "a") -> tuple[Article, Annotations]:
    head = f"---\nlanguage: {language}\n---\n"
    article = parse((head + text + "\n").encode(), article_id=name, path=f"{name}.txt").article
    return article, recognise(article)


def found(language: str, text: str, *kinds: str) -> list[str]:
    article, annotations = read(language, text)
    return [each.span.of(article.text) for each in annotations.mentions if each.type.value in kinds]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("de", "Der Schaden ist groß. Bundeskanzlerin Angela Merkel sprach von Hilfe.", ["Angela Merkel"]),
        (
            "de",
            "Am Montag kam Frau Dr. Ursula Heinen-Esser in die Ortschaft Schuld.",
            ["Ursula Heinen-Esser"],
        ),
        ("de", "Ministerin Eva Kern kam spät. Danach ging Kern wieder.", ["Eva Kern", "Kern"]),
        ("de", "Die Zahl der Toten steigt. Das Innenministerium schweigt, die Bundeswehr hilft.", []),
        ("de", "Die Chefin der Verkehrsbetriebe bedauerte das.", []),
        ("de", "EU-Kommissionspräsidentin Ursula von der Leyen reiste ab.", ["Ursula von der Leyen"]),
        ("fr", "Le maire, M. Grégory Doucet, a promis une enquête.", ["Grégory Doucet"]),
        (
            "fr",
            "Le président de la République a parlé. Depuis Barcelone, Mme Valérie Dupin a ri.",
            ["Valérie Dupin"],
        ),
        ("es", "El Gobierno informó. El Ejecutivo anunció una ayuda.", []),
        (
            "es",
            "Ayer habló el presidente Pedro Castillo. Castillo prometió ayuda.",
            ["Pedro Castillo", "Castillo"],
        ),
        ("es", "Feijóo, líder de la oposición, se fue.", ["Feijóo"]),
        ("it", "Lo ha detto il presidente del Consiglio Mario Draghi.", ["Mario Draghi"]),
        ("pt", "O acidente foi em Lisboa, informou o governador Cláudio Castro.", ["Cláudio Castro"]),
        (
            "nl",
            "Premier Mark Rutte en minister Kajsa van der Berg kwamen.",
            ["Mark Rutte", "Kajsa van der Berg"],
        ),
        ("ru", "Президент России Владимир Путин уехал. Слова Путина передали.", ["Владимир Путин", "Путина"]),
        ("ru", "Адвокат Анна Ивановна Петрова молчит.", ["Анна Ивановна Петрова"]),
        ("el", "Ο υπουργός Μεταφορών Νίκος Σταύρου μίλησε για την Ευρωπαϊκή Ένωση.", ["Νίκος Σταύρου"]),
        ("el", "Ο πρόεδρος Νίκος Σταύρου έφυγε. Ο Σταύρου δεν μίλησε.", ["Νίκος Σταύρου", "Σταύρου"]),
        ("uk", "Президент України Володимир Зеленський прибув.", ["Володимир Зеленський"]),
        ("pl", "Nie było go. To powiedział prezydent Andrzej Duda.", ["Andrzej Duda"]),
        ("tr", "Vali Ersin Yazıcı pazartesi günü açıklama yaptı.", ["Ersin Yazıcı"]),
        ("zh", "国家主席习近平作出指示。气象专家陈涛说，雨量很大。", ["习近平", "陈涛"]),
        ("ja", "県は発表した。川勝平太知事は「全力を尽くす」と述べた。", ["川勝平太"]),
        (
            "ar",
            "قال الرئيس الأميركي دونالد ماركو إن القرار صدر. وغادر ماركو المدينة.",
            ["دونالد ماركو", "ماركو"],
        ),
        ("ar", "وأعلن رئيس الوزراء كوستاس راليس الحداد. وأصدر الرئيس قرار تعيين الوزير.", ["كوستاس راليس"]),
        ("ar", "ووصل وزير النقل ديميتريس باباداكيس إلى الموقع.", ["ديميتريس باباداكيس"]),
        ("ar", "وأعلن رئيس الوزراء حالة الطوارئ في البلاد يوم الخميس.", []),
        (
            "ja",
            "ギリシャ・ラリサの北で、ディミトリス・パパダキス運輸相が語った。パパダキス氏は去った。",
            ["ディミトリス・パパダキス", "パパダキス"],
        ),
        (
            "ja",
            "レーマン大統領はニューヨーク・タイムズに、ロシア大統領と米国務長官が来ると述べた。",
            ["レーマン"],
        ),
        (
            "ja",
            "ビクトル・レーマンさんがいた。クレムリン報道官は黙った。レーマンは怒った。",
            ["ビクトル・レーマン", "レーマン"],
        ),
    ],
)
def test_people_are_found_by_titles_and_names_and_nouns_are_none(
    language: str, text: str, people: list[str]
) -> None:
    assert found(language, text, "PERSON") == people


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        (
            "de",
            "Das Ministerium in Mainz und die Stadt Köln helfen, sagt Deutschland.",
            ["Mainz", "Köln", "Deutschland"],
        ),
        ("fr", "Un incendie à Lyon a fait des dégâts.", ["Lyon"]),
        ("ru", "Взрыв произошёл в Казани, сообщили из Москвы.", ["Казани", "Москвы"]),
        ("zh", "河南省郑州市连日遭遇强降雨。", ["河南省", "郑州市"]),
        ("ja", "ロシア大統領府によると、列車はドイツから京都府に着いた。", ["ロシア", "ドイツ", "京都府"]),
    ],
)
def test_places_are_found(language: str, text: str, places: list[str]) -> None:
    assert found(language, text, "GPE", "LOC") == places


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("zh", "全省有120万人受灾，三百名官兵赶到。", ["120万", "三百"]),
        (
            "de",
            "Rund 1.300 Menschen, 2,1 Millionen Euro und zwölf Häuser.",
            ["Rund 1.300", "2,1 Millionen Euro", "zwölf"],
        ),
        ("ru", "Около 12 000 жителей, 5 июля 2021 года.", ["Около 12 000", "5 июля 2021 года"]),
    ],
)
def test_numbers_and_dates_are_whole(language: str, text: str, numbers: list[str]) -> None:
    assert found(language, text, "QUANTITY", "DATE") == numbers


@pytest.mark.parametrize(
    ("language", "text", "quoted", "speaker"),
    [
        ("de", "Bürgermeister Jens Ott kam. „Wir bleiben hier“, sagte Ott.", "Wir bleiben hier", "Ott"),
        ("fr", "« C'est un drame », a déclaré le maire, M. Luc Denis.", "C'est un drame", "Luc Denis"),
        (
            "ru",
            "«Мы поможем семьям», — заявил президент Владимир Путин.",
            "Мы поможем семьям",
            "Владимир Путин",
        ),
        ("zh", "气象专家陈涛表示：“雨量历史罕见。”", "雨量历史罕见。", "陈涛"),
        ("ja", "菅義偉首相は「支援に全力を尽くす」と述べた。", "支援に全力を尽くす", "菅義偉"),
        ("es", "«Vamos a reconstruir todo», se oyó en la plaza.", "Vamos a reconstruir todo", None),
    ],
)
def test_whoever_stands_beside_a_verb_of_saying_speaks(
    language: str, text: str, quoted: str, speaker: str | None
) -> None:
    article, annotations = read(language, text)
    [quotation] = annotations.quotations
    assert quotation.span.of(article.text) == quoted
    assert (quotation.speaker and quotation.speaker.of(article.text)) == speaker


def test_a_name_is_one_in_all_its_cases_and_in_latin_letters() -> None:
    articles = [
        read("ru", "Президент Владимир Путин уехал. По словам Путина, он доволен.", "a"),
        read("ru", "Встреча с президентом Владимиром Путиным прошла.", "b"),
        read("en", "The meeting with President Vladimir Putin ended on Monday, said Putin.", "c"),
    ]
    [person] = [each for each in resolve(articles).entities if each.type.value == "PERSON"]
    assert {surface for surface, _ in person.spellings} == {
        "Владимир Путин", "Путина", "Владимиром Путиным", "Vladimir Putin", "Putin"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Путиным", "Putin"),
        ("Минниханова", "Minnikhanov"),
        ("Сергея", "Sergei"),
        ("Зеленського", "Zelenskii"),
    ],
)
def test_the_skeleton_of_a_cyrillic_name_is_that_of_the_latin_one(written: str, latin: str) -> None:
    assert skeleton(written) == skeleton(latin)


def test_numbers_that_are_written_otherwise_are_not_taken_for_others() -> None:
    entities = resolve(
        [read("de", "Es waren 1.200 Menschen, 12 Hunde und 12 000 Katzen. Dazu 12.000 Vögel.")]
    ).entities
    spellings = [
        {surface for surface, _ in each.spellings} for each in entities if each.type.value == "QUANTITY"
    ]
    assert sorted(map(sorted, spellings)) == [["1.200"], ["12"], ["12 000", "12.000"]]
