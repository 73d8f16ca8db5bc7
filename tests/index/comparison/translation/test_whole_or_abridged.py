"""A report and its translation: what they count, ages and shares are held together, in whatever languages."""

import pytest

ORIGINAL = (
    "Nordline said on Monday that 212 passengers were rescued from the ferry Aldra Queen off Torvik.\n\n"
    "Anna Lindqvist, 43, was the captain of the ship.\n\n"
    "Most of the passengers came from Velmont, said Jonas Hedin."
)

TRANSLATIONS = {
    "de": (
        "Nordline teilte am Montag mit, dass von der Fähre Aldra Queen vor Torvik {} Passagiere gerettet "
        "wurden.\n\nDie {}-jährige Anna Lindqvist war Kapitänin des Schiffs.\n\n{} Passagiere kam aus "
        "Velmont, sagte Jonas Hedin.",
        ("Ein Großteil der", "Ein Drittel der"),
    ),
    "fr": (
        "Nordline a déclaré lundi que {} passagers du ferry Aldra Queen avaient été secourus au large de "
        "Torvik.\n\nAnna Lindqvist, {} ans, était la capitaine du navire.\n\n{} passagers venait de Velmont, "
        "a dit Jonas Hedin.",
        ("La plupart des", "Un tiers des"),
    ),
    "es": (
        "Nordline informó el lunes de que {} pasajeros del ferri Aldra Queen fueron rescatados frente a "
        "Torvik.\n\nAnna Lindqvist, de {} años, era la capitana del barco.\n\n{} pasajeros venía de Velmont, "
        "dijo Jonas Hedin.",
        ("La mayoría de los", "Un tercio de los"),
    ),
    "it": (
        "Nordline ha detto lunedì che {} passeggeri del traghetto Aldra Queen sono stati salvati al largo di "
        "Torvik.\n\nAnna Lindqvist, {} anni, era la comandante della nave.\n\n{} passeggeri veniva da "
        "Velmont, ha detto Jonas Hedin.",
        ("La maggior parte dei", "Un terzo dei"),
    ),
    "pt": (
        "A Nordline disse na segunda-feira que {} passageiros do barco Aldra Queen foram resgatados ao largo "
        "de Torvik.\n\nAnna Lindqvist, {} anos, era a capitã do navio.\n\n{} passageiros vinha de Velmont, "
        "disse Jonas Hedin.",
        ("A maioria dos", "Um terço dos"),
    ),
    "nl": (
        "Nordline zei maandag dat {} passagiers van de veerboot Aldra Queen voor Torvik zijn gered.\n\n"
        "De {}-jarige Anna Lindqvist was kapitein van het schip.\n\n{} passagiers kwam uit Velmont, zei "
        "Jonas Hedin.",
        ("De meeste", "Een derde van de"),
    ),
    "pl": (
        "Nordline podał w poniedziałek, że {} pasażerów promu Aldra Queen uratowano koło Torvik.\n\n"
        "{}-letnia Anna Lindqvist była kapitanem statku.\n\n{} pasażerów pochodziła z Velmont, powiedział "
        "Jonas Hedin.",
        ("Większość", "Jedna trzecia"),
    ),
}


def majors(found, language, passengers, age, share):
    text = TRANSLATIONS[language][0].format(passengers, age, share)
    head = "---\nlanguage: {}\n---\n"
    return [
        each
        for each in found(head.format("en") + ORIGINAL, head.format(language) + text)
        if each[1] == "major"
    ]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_that_says_the_same_contradicts_nothing(found, language):
    assert majors(found, language, 212, 43, TRANSLATIONS[language][1][0]) == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_figure_of_its_own_in_a_translation_is_told(found, language):
    most, _ = TRANSLATIONS[language][1]
    assert [each[2:] for each in majors(found, language, 221, 43, most)] == [("212", "221")]
    assert [each[2:] for each in majors(found, language, 212, 34, most)] == [("43", "34")]


@pytest.mark.parametrize("language", [each for each in TRANSLATIONS if each != "pl"])
def test_a_share_of_its_own_in_a_translation_is_told(found, language):
    third = TRANSLATIONS[language][1][1]
    [(_, _, ours, theirs)] = majors(found, language, 212, 43, third)
    assert ours == "Most"
    assert third.startswith(theirs)
