"""Which language an article is in."""

import pytest

from index.article import Article, Span
from index.languages.guess import certain, guessed, language_of

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


PARAGRAPHS = {
    "en": "The bridge was closed on Tuesday after the storm tore away two of its piers, the minister said.",
    "es": (
        "El Gobierno cerró este martes el puente sobre el río después de que la tormenta arrancara dos "
        "pilares, informó la ministra de Transportes en una rueda de prensa."
    ),
    "pt": (
        "O Governo fechou nesta terça-feira a ponte sobre o rio depois de a tempestade ter arrancado dois "
        "pilares, informou a ministra dos Transportes. Os moradores da ilha, que dependem da ponte para "
        "chegar ao hospital, pedem uma balsa."
    ),
    "it": (
        "Il governo ha chiuso martedì il ponte sul fiume dopo che la tempesta ha strappato due piloni, ha "
        "detto la ministra dei Trasporti in una conferenza stampa."
    ),
    "de": (
        "Die Regierung hat am Dienstag die Brücke über den Fluss gesperrt, nachdem der Sturm zwei Pfeiler "
        "weggerissen hatte, sagte die Verkehrsministerin."
    ),
    "pl": (
        "Rząd zamknął we wtorek most na rzece po tym, jak burza zerwała dwa filary, poinformowała minister. "
        "Mieszkańcy wyspy nie mogą dotrzeć do szpitala."
    ),
    "ru": (
        "Власти закрыли во вторник мост через реку после того, как буря снесла две опоры, сообщила министр "
        "транспорта на пресс-конференции."
    ),
    "uk": (
        "Влада закрила у вівторок міст через річку після того, як буря знесла дві опори, повідомила "
        "міністерка транспорту на прес-конференції."
    ),
    "zh": "部长周二表示，暴风雨过后大桥将关闭一周，居民须乘渡轮前往医院。",
    "ar": TEXTS["ar"],
}

OTHERS = {
    "Catalan": (
        "El govern vol més molins de vent al mar del Nord i ho vol aviat, ha dit el ministre. És una gran "
        "tasca per al país, però no tenim elecció i per això hem d'actuar ara."
    ),
    "Galician": (
        "O goberno quere máis muíños de vento no mar do Norte e quéreos axiña, dixo o ministro. É unha gran "
        "tarefa para o país, pero non temos elección e por iso temos que actuar agora."
    ),
    "Romanian": (
        "Guvernul vrea mai multe turbine eoliene în Marea Nordului și le vrea repede, a spus ministrul. Este "
        "o sarcină mare pentru țară, dar nu avem de ales și de aceea trebuie să acționăm acum."
    ),
    "Croatian": (
        "Vlada želi više vjetroelektrana u Sjevernom moru i želi ih brzo, rekao je ministar. To je velik "
        "zadatak za zemlju, ali nemamo izbora i zato moramo djelovati sada."
    ),
    "Bulgarian": (
        "Правителството иска повече вятърни турбини в Северно море и ги иска бързо, каза министърът. Това е "
        "голяма задача за страната, но нямаме избор и затова трябва да действаме сега."
    ),
    "Belarusian": (
        "Урад хоча больш ветракоў у Паўночным моры і хоча іх хутка, сказаў міністр. Гэта вялікая задача для "
        "краіны, але ў нас няма выбару."
    ),
    "Tajik": "Ҳукумат мехоҳад, ки дар баҳри Шимолӣ турбинаҳои бодии бештар дошта бошад, гуфт вазир дар шаҳр.",
    "a headline": "Storm of the century: ferries at a halt",
    "a name in Chinese": "東京大会開幕",
}


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_is_certain(language: str) -> None:
    assert certain(PARAGRAPHS[language]) == language


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_like_another_language_is_not_certain(language: str) -> None:
    assert certain(OTHERS[language]) == ""


@pytest.mark.parametrize(
    ("known", "language"), [("de-AT", "de"), ("pt_BR", "pt"), ("FR", "fr"), (None, "en"), ("German", "en")]
)
def test_what_is_known_comes_first(known: str | None, language: str) -> None:
    text = TEXTS["en"]
    article = Article("a", "a", text, Span(0, len(text)), (), "", language=known)
    assert language_of(article) == language
