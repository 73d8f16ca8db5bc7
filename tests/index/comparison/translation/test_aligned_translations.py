"""An original and its translation, which share hardly a letter, are aligned sentence by sentence."""

import pytest

from index.comparison.compare import compare
from index.comparison.model import Strength

ORIGINAL = (
    "Hundreds flee mudslide\n\n"
    "Rescuers pulled 212 villagers out of the mud near Ostmark on {}. "
    "It had rained for days, and the slope above the school gave way without any warning. "
    "Repairs will cost 3.5 million euros. "
    "The governor was not available for comment. "
    "Some 40% of the homes stand empty, the council said after a count of 1,350 buildings."
)
TRANSLATIONS = {
    "zh": (
        "数百人逃离泥石流\n\n救援人员周{}在奥斯特马克附近从泥浆中救出{}名村民。连日降雨，学校上方的山坡在毫无预警的情况下崩塌。"
        "修复工程将耗资350万欧元。州长未能置评。当地议会清点了1350栋建筑后表示，约40%的房屋空置。",
        ("一", "二"),
    ),
    "ja": (
        "土石流で数百人が避難\n\n救助隊は{}曜日、オストマルク近郊で泥の中から{}人の村民を救出した。"
        "何日も雨が降り続き、学校の上の斜面が何の前触れもなく崩れた。修復には350万ユーロかかる。"
        "知事はコメントに応じなかった。議会は1350棟の建物を調べ、住宅の約40%が空き家になっていると述べた。",
        ("月", "火"),
    ),
    "ar": (
        "مئات يفرون من انهيار طيني\n\nانتشل رجال الإنقاذ يوم {} {} قرويا من الوحل قرب أوستمارك. "
        "وكانت الأمطار قد هطلت لأيام وانهار المنحدر فوق المدرسة دون أي إنذار. "
        "وستكلف الإصلاحات 3.5 مليون يورو. ولم يكن الحاكم متاحا للتعليق. "
        "وقال المجلس بعد إحصاء 1350 مبنى إن نحو 40% من المنازل خالية.",
        ("الاثنين", "الثلاثاء"),
    ),
    "ru": (
        "Сотни людей бегут от селя\n\nСпасатели в {} вытащили из грязи под Остмарком {} жителей деревни. "
        "Дождь шёл несколько дней, и склон над школой обрушился без всякого предупреждения. "
        "Ремонт обойдётся в 3,5 миллиона евро. Губернатор был недоступен для комментариев. "
        "Около 40% домов пустуют, сообщил совет после осмотра 1350 зданий.",
        ("понедельник", "вторник"),
    ),
    "el": (
        "Εκατοντάδες φεύγουν από τη λάσπη\n\nΔιασώστες έβγαλαν την {} {} κατοίκους από τη λάσπη κοντά στο "
        "Όστμαρκ. Έβρεχε για μέρες και η πλαγιά πάνω από το σχολείο υποχώρησε χωρίς καμία προειδοποίηση. "
        "Οι επισκευές θα κοστίσουν 3,5 εκατομμύρια ευρώ. Ο κυβερνήτης δεν ήταν διαθέσιμος για σχόλιο. "
        "Περίπου το 40% των σπιτιών είναι άδεια, ανακοίνωσε το συμβούλιο μετά από καταμέτρηση 1.350 κτιρίων.",
        ("Δευτέρα", "Τρίτη"),
    ),
    "de": (
        "Hunderte fliehen vor Schlammlawine\n\nRetter zogen am {} bei Ostmark {} Bewohner aus dem Schlamm. "
        "Es hatte tagelang geregnet, und der Hang über der Schule rutschte ohne jede Warnung ab. "
        "Die Instandsetzung wird 3,5 Millionen Euro kosten. "
        "Der Gouverneur war für eine Stellungnahme nicht zu erreichen. "
        "Rund 40 % der Häuser stehen leer, teilte der Rat nach Zählung von 1350 Gebäuden mit.",
        ("Montag", "Dienstag"),
    ),
}
ELSEWHERE = (
    "Ferry strike ends\n\nThe union and the shipping line agreed on Monday to end a strike of 17 days. "
    "Crews will receive a bonus of 900 euros each. "
    "About 62% of the members voted for the deal. "
    "The first boats leave at dawn, and 25,000 travellers have booked seats for the week."
)


def original(article, day="Monday"):
    return article(f"---\nlanguage: en\n---\n{ORIGINAL.format(day)}", "left")


def translated(article, language, day=0, people=212):
    text, days = TRANSLATIONS[language]
    return article(f"---\nlanguage: {language}\n---\n{text.format(days[day], people)}", "right")


def linked(left, right, found):
    """The strongly linked sentences by their numbers."""
    rows = {sentence.span: number for number, sentence in enumerate(left.reporting)}
    columns = {sentence.span: number for number, sentence in enumerate(right.reporting)}
    return {
        (rows[one], columns[other])
        for link in found.links
        if link.strength is Strength.STRONG
        for one in link.left
        for other in link.right
    }


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_each_sentence_is_linked_with_its_translation(article, resolved, language):
    left, right = original(article), translated(article, language)
    found = compare(left, right, resolved([left, right]))
    assert linked(left, right, found) == {(place, place) for place in range(len(left.reporting))}
    assert len(left.reporting) >= 5
    assert not found.discrepancies


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_figure_and_a_day_that_differ_in_the_translation_are_told(
    article, resolved, contradictions, language
):
    left, right = original(article), translated(article, language, day=1, people=221)
    other_day = TRANSLATIONS[language][1][1]
    told = {(*each[:3], other_day in each[3], "221" in each[3]) for each in contradictions(left, right)}
    assert told == {("number", "major", "212", False, True), ("date", "major", "Monday", True, False)}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_other_way_round_a_translation_is_aligned_alike(article, resolved, language):
    left, right = original(article, day="Friday"), translated(article, language)
    known = resolved([left, right])
    there, back = compare(left, right, known), compare(right, left, known)
    places = {(place, place) for place in range(len(left.reporting))}
    assert linked(left, right, there) == linked(right, left, back) == places
    assert {(each.left, each.right) for each in there.discrepancies} == {
        (each.right, each.left) for each in back.discrepancies
    }


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_an_article_of_another_event_in_another_language_is_no_translation(article, resolved, language):
    left, right = article(f"---\nlanguage: en\n---\n{ELSEWHERE}", "left"), translated(article, language)
    found = compare(left, right, resolved([left, right]))
    assert not linked(left, right, found)
    assert not found.discrepancies


def test_a_sentence_that_a_translation_divides_is_linked_with_both_parts(article, resolved):
    left, right = original(article), translated(article, "zh")
    divided = article(right.text.replace("连日降雨，", "连日降雨，雨水一直没有停。"), "right")
    found = compare(left, divided, resolved([left, divided]))
    last = len(left.reporting) - 1
    assert {(2, 2), (2, 3), (last, last + 1)} <= linked(left, divided, found)


def test_a_name_in_other_letters_is_no_other_name(article, resolved):
    said = "Most of the villagers came from Velmont, said the minister Jonas Hedin."
    in_russian = "Большинство жителей прибыли из Велмонта, сказал министр Йонас Хедин."
    left, right = original(article), translated(article, "ru")
    left = article(left.text.replace("The governor was not available for comment.", said), "left")
    right = article(right.text.replace("Губернатор был недоступен для комментариев.", in_russian), "right")
    found = compare(left, right, resolved([left, right]))
    assert (4, 4) in linked(left, right, found)
    assert not found.discrepancies


@pytest.mark.parametrize(("most", "aligned"), [(1000, True), (100, False)])
def test_no_translation_is_looked_for_among_too_many_values(article, resolved, monkeypatch, most, aligned):
    monkeypatch.setattr("index.comparison.translation.whole_or_abridged.MOST", most)
    counts = range(350, 470, 10)
    goats = " They counted {}.".format(", ".join(f"{each} goats" for each in counts))
    in_chinese = "他们清点了{}。".format("、".join(f"{each}只山羊" for each in counts))
    left = article(original(article).text + goats, "left")
    right = article(translated(article, "zh").text + in_chinese, "right")
    assert len(left.reporting) * len(right.reporting) < 100
    assert ((3, 3) in linked(left, right, compare(left, right, resolved([left, right])))) is aligned


NAMED = (
    "Museum returns a stolen statue\n\n"
    "The Hartwell Museum in Boston has returned a statue of bronze, its director said on {}. "
    "The museum had denied for years that it knew anything of where the statue had come from. "
    "It is an act of justice, said the minister Nikos Stavrou after a long talk with the director. "
    "The statue was found in a catalogue by Andrew Pike, a lawyer who looks for stolen works. "
    "It belongs to the people of the island, said Margaret Collins, who has led the house for long. "
    "Nobody knows who stole it, or how it was brought over the sea. "
    "Police are looking for a second figure, said Inspector Pavel Sorokin."
)
NAMED_ELSEWHERE = {
    "ru": (
        "Музей вернул украденную статую",
        "Музей Хартвелла в Бостоне вернул бронзовую статую, сообщила в понедельник его директор.",
        "Музей годами отрицал, что ему что-либо известно о том, откуда взялась эта статуя.",
        "Это акт справедливости, сказал министр Никос Ставру после долгого разговора с директором.",
        "Статую обнаружил в каталоге Эндрю Пайк, адвокат, который ищет украденные произведения.",
        "Она принадлежит народу острова, сказала Маргарет Коллинз, которая давно руководит музеем.",
        "Никто не знает, кто её украл и как её перевезли через море.",
        "Полиция ищет вторую фигуру, сообщил инспектор Павел Сорокин.",
    ),
    "ja": (
        "美術館、盗まれた像を返還",
        "ボストンのハートウェル美術館がブロンズ像を返還したと、館長が月曜日に明らかにした。",
        "美術館はその像がどこから来たのかについて何か知っていることを、長年にわたって否定していた。",
        "館長との長い話し合いの後、ニコス・スタブロウ大臣はこれは正義の行為だと述べた。",
        "盗まれた作品を探している弁護士アンドリュー・パイク氏が、カタログの中でその像を見つけた。",
        "長く館を率いるマーガレット・コリンズさんは、これは島の人々のものだと語った。",
        "誰が盗んだのか、どのように海を越えて運ばれたのかは誰も知らない。",
        "警察は二番目の像を探していると、パベル・ソロキン警部は述べた。",
    ),
    "ar": (
        "متحف يعيد تمثالا مسروقا",
        "أعاد متحف هارتويل في بوسطن تمثالا من البرونز، بحسب ما قالت مديرته يوم الاثنين.",
        "وظل المتحف ينفي لسنوات أنه يعرف أي شيء عن المكان الذي جاء منه التمثال.",
        "وقال الوزير نيكوس ستافرو بعد حديث طويل مع المديرة إن ذلك عمل من أعمال العدالة.",
        "وعثر على التمثال في أحد الكتالوجات أندرو بايك، وهو محام يبحث عن الأعمال المسروقة.",
        "وقالت مارغريت كولينز التي تقود المتحف منذ زمن طويل إنه ملك لشعب الجزيرة.",
        "ولا أحد يعرف من سرقه أو كيف نقل عبر البحر.",
        "وتبحث الشرطة عن تمثال ثان، بحسب المفتش بافيل سوروكين.",
    ),
}


def named(article, language, kept=range(8)):
    title, *body = NAMED_ELSEWHERE[language]
    said = [title + "\n\n", *(sentence + ("" if language == "ja" else " ") for sentence in body)]
    return article(f"---\nlanguage: {language}\n---\n{''.join(said[at] for at in kept)}", "right")


@pytest.mark.parametrize("language", NAMED_ELSEWHERE)
def test_names_in_other_letters_show_a_translation(article, resolved, language):
    left, right = (
        article(f"---\nlanguage: en\n---\n{NAMED.format('Monday')}", "left"),
        named(article, language),
    )
    found = compare(left, right, resolved([left, right]))
    assert linked(left, right, found) == {(place, place) for place in range(8)}
    assert not found.discrepancies


@pytest.mark.parametrize("language", NAMED_ELSEWHERE)
def test_a_translation_that_leaves_sentences_out_is_one(article, resolved, contradictions, language):
    kept = (0, 1, 3, 4, 5)
    left = article(f"---\nlanguage: en\n---\n{NAMED.format('Friday')}", "left")
    right = named(article, language, kept)
    found = linked(left, right, compare(left, right, resolved([left, right])))
    assert found >= {(place, at) for at, place in enumerate(kept)}
    assert len(found) <= len(kept) + 1
    [(kind, severity, ours, _)] = contradictions(left, right)
    assert (kind, severity, ours) == ("date", "major", "Friday")
