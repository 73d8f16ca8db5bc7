"""Shares of one whole told in two ways: those that exclude each other are told, those that may both be right
are not."""

import pytest

ENGLISH = (
    "most of the {}",
    "a majority of the {}",
    "nearly all of the {}",
    "two-thirds of the {}",
    "70 percent of the {}",
    "six of the nine {}",
    "two in every three {}",
)
"""Ways to say about two thirds."""

FEWER = (
    "a minority of the {}",
    "a quarter of the {}",
    "25 percent of the {}",
    "two of the nine {}",
    "one in four {}",
)
"""Ways to say about a quarter."""

TOLD = "The police in Torvik said that {} had come from the fishing village of Velmont."


def told(way):
    return TOLD.format(way.format("victims"))


def numbers(found, ours, theirs):
    return [each for each in found(ours, theirs) if each[1] == "major" and each[0] in ("number", "claim")]


@pytest.mark.parametrize("more", [way for way in ENGLISH if way[0] not in "am"] + ["most of the {}"])
@pytest.mark.parametrize("fewer", FEWER[1:])
def test_two_thirds_and_a_quarter_are_told_in_any_words(found, more, fewer):
    assert len(numbers(found, told(more), told(fewer))) == 1
    assert len(numbers(found, told(fewer), told(more))) == 1


@pytest.mark.parametrize("ways", [[way for way in ENGLISH if "all" not in way], FEWER])
def test_one_share_in_two_ways_is_not(found, ways):
    for ours in ways:
        for theirs in ways:
            assert numbers(found, told(ours), told(theirs)) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Most of the dead were workers, the police said.",
            "A third of the dead were women, the police said.",
        ),
        ("Most of the houses in Velmont burned.", "Prices of houses in Velmont rose 12 percent."),
        ("Four of the nine killed were children.", "Nearly half of those killed were children."),
    ],
)
def test_shares_of_which_other_things_are_said_are_no_rivals(found, ours, theirs):
    assert numbers(found, ours, theirs) == []


def test_a_share_that_the_other_article_tells_too_is_no_rival(found):
    ours = told("most of the {}")
    theirs = told("a quarter of the {}") + " " + told("six of the nine {}")
    assert numbers(found, ours, theirs) == []


LANGUAGES = {
    "de": (
        "{} waren Kinder aus dem Dorf Torvik, sagte die Polizei.",
        "Die meisten Toten",
        "Ein Drittel der Toten",
        "Drei der neun Toten",
    ),
    "fr": (
        "{} étaient des enfants du village de Torvik, selon la police.",
        "La plupart des morts",
        "Un tiers des morts",
        "Trois des neuf morts",
    ),
    "es": (
        "{} eran niños del pueblo de Torvik, según la policía.",
        "La mayoría de los muertos",
        "Un tercio de los muertos",
        "Tres de los nueve muertos",
    ),
    "it": (
        "{} erano bambini del villaggio di Torvik, secondo la polizia.",
        "La maggior parte dei morti",
        "Un terzo dei morti",
        "Tre dei nove morti",
    ),
    "pt": (
        "{} eram crianças da aldeia de Torvik, segundo a polícia.",
        "A maioria dos mortos",
        "Um terço dos mortos",
        "Três dos nove mortos",
    ),
    "nl": (
        "{} waren kinderen uit het dorp Torvik, aldus de politie.",
        "De meeste doden",
        "Een derde van de doden",
        "Drie van de negen doden",
    ),
    "pl": (
        "{} było dziećmi ze wsi Torvik, podała policja.",
        "Większość zabitych",
        "Jedna trzecia zabitych",
        "Trzech z dziewięciu zabitych",
    ),
    "ru": (
        "{} были детьми из деревни Торвик, сообщила полиция.",
        "Большинство погибших",
        "Треть погибших",
        "Трое из девяти погибших",
    ),
    "uk": (
        "{} були дітьми з села Торвік, повідомила поліція.",
        "Більшість загиблих",
        "Третина загиблих",
        "Троє з дев’яти загиблих",
    ),
    "ar": (
        "كان {} أطفالا من قرية تورفيك قرب الساحل حسب الشرطة.",
        "معظم القتلى",
        "ثلث القتلى",
        "ثلث القتلى",
    ),
    "zh": ("警方星期一说，{}是托维克村的儿童。", "大部分的死者", "三分之一的死者", "三成的死者"),
    "ja": (
        "警察は月曜日、{}はトルビク村の子どもだったと発表した。",
        "大半の死者",
        "3分の1の死者",
        "3割の死者",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_are_held_together_in_other_languages(found, language):
    sentence, most, third, part = LANGUAGES[language]
    head = f"---\nlanguage: {language}\n---\n"
    texts = [head + sentence.format(each) for each in (most, third, part)]
    assert len(numbers(found, texts[0], texts[1])) == 1
    assert len(numbers(found, texts[2], texts[0])) == 1
    assert numbers(found, texts[1], texts[2]) == []
