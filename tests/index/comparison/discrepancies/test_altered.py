"""A copied sentence that a word or two turn round contradicts the other one; what only says it otherwise does
not."""

import pytest


def majors(found, left, right):
    return [each for each in found(left, right) if each[1] == "major"]


@pytest.mark.parametrize(
    ("told", "ours", "theirs", "kind"),
    [
        ("The mayor {} pay for the new bridge over the river.", "will", "will no longer", "claim"),
        ("But the charges {} much to what was known of the fire.", "don’t add", "add", "claim"),
        ("Will there {} an inquiry into the fire at the harbour?", "be", "never be", "claim"),
        ("The ferry {} sink in the storm off Torvik.", "may", "will", "claim"),
        ("{} of the ferries were checked before the storm.", "All", "Some", "claim"),
        ("The council built the new harbour {} the state.", "with", "without", "claim"),
        ("The pilot said that {} saw the fire on the ferry.", "he", "she", "claim"),
        ("Four workers were {} when the bridge over the river fell.", "injured", "killed", "claim"),
        ("The judge sent the captain to prison for 20 {} on Monday.", "years", "months", "number"),
        ("The rate in the town rose by 5 {} last year.", "percent", "percentage points", "number"),
        ("Democrats block an attempt to give towns a {}250 billion boost.", "$", "£", "number"),
        ("The company must pay {} 17 women for the fire.", "at least", "at most", "number"),
        ("The company paid {} 300 workers for the fire.", "nearly", "over", "number"),
        (
            "{} over the fire on the ferry.",
            "Anna Lindqvist sued Karl Oster",
            "Karl Oster sued Anna Lindqvist",
            "claim",
        ),
    ],
)
def test_a_few_words_turn_a_copied_sentence_round(found, told, ours, theirs, kind):
    left, right = told.format(ours), told.format(theirs)
    assert [each[0] for each in majors(found, left, right)] == [kind]
    assert [each[0] for each in majors(found, right, left)] == [kind]


@pytest.mark.parametrize(
    ("told", "ours", "theirs"),
    [
        ("The mayor was {} to pay for the new bridge.", "willing", "not only willing"),
        ("There {} evidence of a fire on the old ferry.", "wasn’t any", "was no"),
        ("The company paid {} 300 workers for the fire.", "about", "some"),
        ("The mayor {} pay for the new bridge over the river.", "may", "might"),
        (
            "The mayor met {} on the ferry to Torvik.",
            "Anna Lindqvist and Karl Oster",
            "Karl Oster and Anna Lindqvist",
        ),
        (
            "{} at the old harbour of Torvik.",
            "Anna Lindqvist met Karl Oster",
            "Karl Oster met Anna Lindqvist",
        ),
    ],
)
def test_what_says_the_same_in_a_copied_sentence_does_not(found, told, ours, theirs):
    assert majors(found, told.format(ours), told.format(theirs)) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Der Minister hat am Montag den Vertrag mit der Werft unterschrieben.",
            "Der Minister hat am Montag den Vertrag mit der Werft nicht unterschrieben.",
        ),
        (
            "Le ministre a signé lundi le contrat avec le chantier naval.",
            "Le ministre n’a pas signé lundi le contrat avec le chantier naval.",
        ),
        (
            "El ministro firmó el lunes el contrato con los dueños del astillero.",
            "El ministro no firmó el lunes el contrato con los dueños del astillero.",
        ),
        (
            "大臣は月曜日、造船所との契約に署名したと語った。",
            "大臣は月曜日、造船所との契約に署名しなかったと語った。",
        ),
        ("部长周一在首都与造船厂签署了新的合同。", "部长周一在首都没有与造船厂签署新的合同。"),
    ],
)
def test_a_denial_is_known_in_other_languages(found, ours, theirs):
    assert [each[0] for each in majors(found, ours, theirs)] == ["claim"]


ALTERED = {
    "de": (
        "Bei dem Brand auf der Fähre vor Torvik wurden {} sieben Arbeiter der Werft {}.",
        [("mindestens", "höchstens"), ("mehr als", "fast")],
        [("mindestens", "wenigstens"), ("etwa", "rund")],
        ("verletzt", "getötet"),
    ),
    "fr": (
        "L’incendie du ferry devant Torvik a fait {} sept {} parmi les ouvriers du port.",
        [("au moins", "au plus"), ("plus de", "près de")],
        [("au moins", "jusqu’à"), ("environ", "quelque")],
        ("blessés", "morts"),
    ),
    "es": (
        "El incendio del transbordador frente a Torvik dejó {} siete {} entre los obreros del puerto.",
        [("al menos", "como máximo"), ("más de", "menos de")],
        [("al menos", "por lo menos"), ("unos", "cerca de")],
        ("heridos", "muertos"),
    ),
    "it": (
        "L’incendio del traghetto al largo di Torvik ha causato {} sette {} tra gli operai del porto.",
        [("almeno", "al massimo"), ("più di", "meno di")],
        [("almeno", "non meno di"), ("oltre", "più di")],
        ("feriti", "morti"),
    ),
    "pt": (
        "O incêndio do barco ao largo de Torvik deixou {} sete {} entre os operários do porto.",
        [("pelo menos", "no máximo"), ("mais de", "menos de")],
        [("pelo menos", "ao menos")],
        ("feridos", "mortos"),
    ),
    "nl": (
        "Bij de brand op de veerboot voor Torvik zijn {} zeven arbeiders van de werf {}.",
        [("minstens", "hooguit"), ("meer dan", "bijna")],
        [("minstens", "zeker"), ("ongeveer", "circa")],
        ("gewond", "omgekomen"),
    ),
    "pl": (
        "W pożarze promu koło portu w Torviku było {} siedem {} wśród pracowników stoczni.",
        [("co najmniej", "najwyżej"), ("ponad", "prawie")],
        [("co najmniej", "przynajmniej"), ("około", "mniej więcej")],
        ("rannych", "zabitych"),
    ),
    "tr": (
        "Torvik açıklarındaki feribot yangınında tersane işçilerinden {} yedi kişi {}.",
        [("en az", "en fazla")],
        [],
        ("yaralandı", "öldü"),
    ),
    "ru": (
        "При пожаре на пароме у берегов Торвика {} семь рабочих верфи были {}.",
        [("не менее", "не более"), ("свыше", "почти")],
        [("не менее", "как минимум"), ("около", "примерно")],
        ("ранены", "убиты"),
    ),
    "uk": (
        "Під час пожежі на поромі біля Торвіка {} сім робітників верфі {}.",
        [("щонайменше", "не більше"), ("понад", "майже")],
        [("щонайменше", "не менше")],
        ("загинули", "поранено"),
    ),
    "ar": (
        "قالت الشرطة يوم الاثنين إن {} 70 عاملا في الميناء {} في حريق العبارة قرب الساحل.",
        [("أكثر من", "أقل من")],
        [("نحو", "حوالي")],
        ("قتل", "أصيب"),
    ),
    "zh": (
        "警方星期一说，托维克附近海面的渡轮火灾造成{}7名造船厂工人{}。",
        [("至少", "最多"), ("超过", "不到")],
        [("约", "大约")],
        ("死亡", "受伤"),
    ),
    "ja": (
        "警察は月曜日、トルビク沖のフェリー火災で造船所の作業員{}7人が{}したと発表した。",
        [("少なくとも", "最多")],
        [],
        ("死亡", "負傷"),
    ),
}


def copies(language, ours, theirs):
    head = f"---\nlanguage: {language}\n---\n"
    return head + ours, head + theirs


@pytest.mark.parametrize("language", ALTERED)
def test_a_limit_or_a_contrary_is_known_in_other_languages(found, language):
    told, limits, same, (injured, killed) = ALTERED[language]
    for ours, theirs in limits:
        pair = copies(language, told.format(ours, killed), told.format(theirs, killed))
        assert [each[0] for each in majors(found, *pair)] == ["number"]
        assert [each[0] for each in majors(found, *pair[::-1])] == ["number"]
    for ours, theirs in same:
        assert majors(found, *copies(language, told.format(ours, killed), told.format(theirs, killed))) == []
    first = limits[0][0]
    pair = copies(language, told.format(first, injured), told.format(first, killed))
    assert [each[0] for each in majors(found, *pair)] == ["claim"]


def test_a_quotation_begins_a_sentence_before_the_word_that_differs(found):
    told = "“He was a friend. He knew exactly what he was {} with the money of the town,” the mayor said."
    [each] = majors(found, told.format("doing"), told.format("hiding"))
    assert each[0] == "quote"


def test_a_quotation_that_the_other_article_gives_too_is_no_rival_of_another_one(found):
    ours = "“She has no part in the money decisions of her husband,” her office said."
    theirs = ours + "\n\n“I do have no part in the money decisions of my committee,” her office said."
    assert [each for each in majors(found, ours, theirs) if each[0] == "quote"] == []
