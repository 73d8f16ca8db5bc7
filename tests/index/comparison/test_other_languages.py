"""Two articles in a language other than English, or in two: what is held together and what differs."""

import pytest

from index.article import Article
from index.comparison.compare import compare
from index.comparison.model import Comparison, Severity
from index.comparison.reading.prepare import prepare
from index.comparison.story.timeline import timeline
from index.comparison.words.wording import word_changes
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

STORIES = {
    "de": (
        "Hochwasser im Ahrtal\n\nDie Bundeswehr schickte 850 Soldaten und drei Hubschrauber in das "
        "Ahrtal. Der "
        "Schaden wird auf 1,2 Millionen Euro geschätzt. Die Kanzlerin sprach am 5. Juli 2021 von einer "
        "Katastrophe. 12 000 Haushalte waren ohne Strom.",
        "Flut im Ahrtal\n\nDie Bundeswehr entsandte 850 Soldaten sowie vier Hubschrauber in das Ahrtal. Der "
        "Sachschaden liegt bei 2,1 Millionen Euro. Die Kanzlerin hatte am 4. Juli von einer Katastrophe "
        "gesprochen. 12.000 Haushalte hatten keinen Strom.",
        {("drei", "vier"), ("1,2 Millionen Euro", "2,1 Millionen Euro"), ("5. Juli 2021", "4. Juli")},
    ),
    "fr": (
        "Incendie à Lyon\n\nLe feu s'est déclaré le 5 juillet 2021 au rez-de-chaussée d'un immeuble. Les "
        "dégâts "
        "sont estimés à 1,2 million d'euros. Quelque 170 pompiers ont été mobilisés dans la ville. Plus de "
        "80.000 habitants ont été privés de courant.",
        "Lyon : un incendie\n\nLe feu s'est déclaré le 4 juillet au rez-de-chaussée d'un immeuble. Le "
        "montant des dégâts "
        "est estimé à 2 millions d'euros. Environ 170 pompiers ont été mobilisés. Plus de 80 000 "
        "habitants ont "
        "été privés de courant.",
        {("5 juillet 2021", "4 juillet"), ("1,2 million d'euros", "2 millions d'euros")},
    ),
    "es": (
        "Terremoto en Perú\n\nEl sismo se produjo el 5 de julio de 2021 cerca de Arequipa. El terremoto "
        "destruyó "
        "12.500 viviendas. El Gobierno anunció una ayuda de 1,5 millones de dólares. Hay unos 1.200 heridos.",
        "Sismo en el sur\n\nEl sismo se produjo el 4 de julio cerca de la ciudad de Arequipa. El "
        "terremoto destruyó "
        "15.200 viviendas. El Ejecutivo anunció una ayuda de 2,5 millones de dólares. Hay 1200 heridos.",
        {
            ("5 de julio de 2021", "4 de julio"),
            ("12.500", "15.200"),
            ("1,5 millones de dólares", "2,5 millones de dólares"),
        },
    ),
    "ru": (
        "Взрыв в Казани\n\nСемь человек погибли при взрыве газа в жилом доме в Казани. Взрыв произошёл 5 "
        "июля 2021 "
        "года. Ущерб составил 1,2 млн рублей. Без света остались 12 000 жителей.",
        "Взрыв газа в Казани\n\nПри взрыве газа в доме в Казани погибли девять человек. Взрыв в доме "
        "произошёл 4 "
        "июля. Ущерб оценили в 2 миллиона рублей. Без света остались 12 тысяч жителей.",
        {("Семь", "девять"), ("5 июля 2021 года", "4 июля"), ("1,2 млн рублей", "2 миллиона рублей")},
    ),
    "zh": (
        "郑州暴雨造成人员伤亡\n\n河南省省长说，全省有120万人受灾，16万人被转移。直接经济损失12亿元。三百名官兵赶到现场。",
        "郑州特大暴雨\n\n据河南省省长介绍，全省有140万人受灾，16万人已转移。初步统计直接经济损失15亿元。300名官兵赶到现场。",
        {("120万", "140万"), ("12亿元", "15亿元")},
    ),
    "ja": (
        "熱海市で土石流\n\n県は、土石流で7人が死亡したと発表した。自衛隊は300人を派遣した。被害額は12億円に上る。",
        "熱海の土石流災害\n\n県は、土石流で9人が死亡したと発表した。自衛隊は500人を派遣した。被害総額は15億円に上る。",
        {("7", "9"), ("300", "500"), ("12億円", "15億円")},
    ),
}


def article(name: str, language: str, text: str) -> Article:
    head = f"---\ndate: 2021-07-06\nlanguage: {language}\n---\n"
    return parse((head + text + "\n").encode(), article_id=name, path=f"{name}.txt").article


def held_together(*articles: Article) -> Comparison:
    left, right = articles
    return compare(left, right, resolve([(each, recognise(each)) for each in articles]))


def told(found: Comparison, left: Article, right: Article) -> set[tuple[str, str]]:
    return {
        (each.left.of(left.text), each.right.of(right.text))
        for each in found.discrepancies
        if each.severity is Severity.MAJOR and not each.kind.requested and each.left and each.right
    }


@pytest.mark.parametrize("language", STORIES)
def test_what_differs_is_told_and_what_is_written_otherwise_is_not(language: str) -> None:
    ours, theirs, expected = STORIES[language]
    left, right = article("left", language, ours), article("right", language, theirs)
    assert told(held_together(left, right), left, right) == expected


@pytest.mark.parametrize("language", STORIES)
def test_all_sentences_of_the_text_find_their_counterparts(language: str) -> None:
    ours, theirs, _ = STORIES[language]
    left, right = article("left", language, ours), article("right", language, theirs)
    headlines = {left.sentences[0].span}
    assert set(held_together(left, right).only_left) <= headlines


def test_what_is_counted_is_one_thing_in_all_languages() -> None:
    texts = {
        "de": "Dabei gab es in der Stadt 12 Verletzte.",
        "ru": "При этом в городе ранены 12 человек.",
        "es": "En la ciudad hubo 12 heridos.",
        "en": "In the city 12 were wounded.",
    }
    stems = [
        set().union(*(each.stems for each in prepare(article("a", language, text)).sentences))
        for language, text in texts.items()
    ]
    assert set.intersection(*stems) == {"12", "wound"}


def test_figures_and_days_link_articles_in_two_languages() -> None:
    left = article(
        "left",
        "en",
        "Seven die in Kazan\n\nThe blast in Kazan happened on July 5, 2021, and 12 people were wounded. The "
        "soldiers that were sent are 300.",
    )
    right = article(
        "right",
        "de",
        "Sieben Tote in Kazan\n\nDie Explosion in Kazan geschah am 5. Juli 2021, 12 Menschen wurden "
        "verletzt. Es kamen "
        "300 Soldaten.",
    )
    found = held_together(left, right)
    assert not found.only_left[1:]
    assert told(found, left, right) == set()
    assert found.in_two_languages
    assert found.languages == ("en", "de")


def test_signs_without_blanks_are_held_together_one_by_one() -> None:
    ours, theirs = "省长王凯在会上说全省受灾", "省长王凯在会上说全市受灾"
    left, right = article("a", "zh", ours), article("b", "zh", theirs)
    [one], [other] = left.sentences, right.sentences
    [change] = word_changes(left.text, [one.span], right.text, [other.span], ("zh", "zh"))
    assert change.left
    assert change.right
    assert (change.left.of(left.text), change.right.of(right.text)) == ("省", "市")


def test_a_timeline_has_the_days_of_other_languages() -> None:
    ours, theirs, _ = STORIES["ru"]
    articles = [
        article("left", "ru", ours + " Об этом во вторник сообщили в городе."),
        article("right", "ru", theirs),
    ]
    annotations = {each.id: recognise(each) for each in articles}
    prepared = {each.id: prepare(each) for each in articles}
    found = timeline(articles, annotations, prepared, [held_together(*articles)])
    texts = {each.id: each.text for each in articles}
    days = {(one.expression.of(texts[one.article]), one.value) for row in found.dates for one in row.tellings}
    assert days == {("5 июля 2021 года", "2021-07-05"), ("4 июля", "2021-07-04"), ("вторник", "2021-07-06")}
