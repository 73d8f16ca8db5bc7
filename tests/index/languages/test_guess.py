"""Which language an article is in."""

import pytest

from index.article import Article, Span
from index.languages.guess import guessed, language_of

TEXTS = {
    "en": "The minister said on Tuesday that the bridge would be closed for a week after the storm.",
    "de": "Die Brücke ist nach dem Sturm gesperrt worden, wie der Minister am Dienstag in Mainz mitteilte.",
    "fr": (
        "Le pont sera fermé pendant une semaine après la tempête, a annoncé mardi le ministre dans un "
        "communiqué."
    ),
    "es": (
        "El puente estará cerrado una semana tras el temporal, según informó el martes la ministra de Obras."
    ),
    "it": (
        "Il ponte resterà chiuso per una settimana dopo la tempesta, ha detto martedì il ministro "
        "della Difesa."
    ),
    "pt": (
        "A ponte ficará fechada por uma semana após a tempestade, disse o ministro na terça-feira em Lisboa."
    ),
    "nl": "De brug blijft na de storm een week dicht, zei de minister dinsdag in het parlement.",
    "pl": (
        "Most będzie zamknięty przez tydzień po burzy, poinformował we wtorek minister w Warszawie, a "
        "drogi są otwarte."
    ),
    "tr": (
        "Köprü fırtınadan sonra bir hafta kapalı olacak, bakan bu konuda salı günü açıklama için çok bekledi."
    ),
    "ru": "Мост закроют на неделю после бури, сообщил во вторник министр, выступая в Москве.",
    "uk": "Міст закриють на тиждень після бурі, повідомив у вівторок міністр, виступаючи в Києві.",
    "zh": "部长周二表示，暴风雨过后大桥将关闭一周。",
    "ja": "大臣は火曜日、嵐のあと橋を一週間閉鎖すると述べた。",
    "el": "Η γέφυρα θα μείνει κλειστή για μία εβδομάδα μετά την καταιγίδα, είπε ο υπουργός την Τρίτη.",
    "ar": "قال الوزير يوم الثلاثاء إن الجسر سيغلق لمدة أسبوع بعد العاصفة.",
    "ko": "장관은 화요일 폭풍 이후 다리를 일주일간 폐쇄한다고 말했다.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_enough(language: str) -> None:
    assert guessed(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text", ["", "12 34", "Lorem ipsum dolor sit amet consectetur adipiscing elit", "Zebra"]
)
def test_what_tells_nothing_is_no_language(text: str) -> None:
    assert guessed(text) == ""


@pytest.mark.parametrize(
    ("known", "language"), [("de-AT", "de"), ("pt_BR", "pt"), ("FR", "fr"), (None, "en"), ("German", "en")]
)
def test_what_is_known_comes_first(known: str | None, language: str) -> None:
    text = TEXTS["en"]
    article = Article("a", "a", text, Span(0, len(text)), (), "", language=known)
    assert language_of(article) == language
