"""Whom an article credits, and who a fact comes from."""

from dataclasses import replace

import pytest

from index.article import Span
from index.comparison.compare import compare
from index.comparison.reading.outlets import is_medium
from index.comparison.story.coverage import matrix
from index.comparison.story.credits import Credit, credits
from index.comparison.story.origin import origin
from index.entities.model import Resolution

NAMES = Resolution((), ())


def credited(article):
    return [(credit.outlet, credit.whole) for credit in credits(article)]


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("The dyke will hold, engineer Ruta Kalnins told Reuters on Monday.", "Reuters"),
        ("The dyke will hold, she said in an interview with the Baltic Times.", "Baltic Times"),
        ("Four sluices were opened, according to the state news agency Xinhua.", "Xinhua"),
        ("Four sluices were opened, TASS reported.", "TASS"),
        ("The Riga Post, which first reported the leak, named no one.", "The Riga Post"),
        ("The minister has resigned, Kyodo news agency reported.", "Kyodo"),
        ("The dyke will hold, the minister told AFP.", "AFP"),
        ("Four sluices were opened, dpa reported on Monday.", "dpa"),
        ("Four sluices were opened, according to the German news agency dpa.", "dpa"),
        ("“It will hold,” she told Italy's ANSA news agency.", "ANSA"),
        ("Japan's Kyodo said four sluices were open.", "Kyodo"),
        ("The town told the Press Association that the dyke would hold.", "Press Association"),
        ("Officials told The New York Times that the dyke would hold.", "The New York Times"),
        ("According to Reuters, four sluices were open.", "Reuters"),
        ("Four sluices were open (AP).", "AP"),
        ("Four sluices were open, reports The Associated Press.", "The Associated Press"),
        ("Six were hurt, the semi-official Tasnim news agency said.", "Tasnim"),
        ("Six were hurt, the broadcaster NRK reported.", "NRK"),
        ("A Reuters witness said that four sluices were open.", "Reuters"),
        ("She said Sunday on CNN that the dyke would hold.", "CNN"),
        ("Politico's Ruta Kalnins writes that the dyke will hold.", "Politico"),
    ],
)
def test_a_passage_is_credited(article, sentence, outlet):
    assert credited(article(f"The dyke was built in 1931 by the town.\n\n{sentence}")) == [(outlet, False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The company Halden reported a loss of four million crowns.",
        "Ruta Kalnins told the Ministry of Water that the dyke would hold.",
        "Reuters has an office in Riga.",
        "The town told Halden Group to mend the dyke.",
        "A Reuters photographer was hurt when the dyke broke.",
        "Reuters said it had closed its office.",
        "CNN will hold the debate behind the dyke.",
        "Ruta Kalnins told the Press Secretary to resign.",
        "American Express reported a loss of four million crowns.",
        "The Central Intelligence Agency reported that the dyke would hold.",
        "Ruta Kalnins told TV reporters that the dyke would hold.",
        "The town pays the British Broadcasting Corporation (BBC).",
    ],
)
def test_who_only_reports_figures_or_is_told_is_no_outlet(article, sentence):
    assert credited(article(f"The dyke was built in 1931 by the town.\n\n{sentence}")) == []


def test_a_dateline_and_a_line_of_credits_count_for_the_whole_article(article):
    written = article(
        "RIGA (Reuters) - The dyke was closed to walkers on Monday.\n\nIt was built by the town in 1931.\n\n"
        "The Associated Press contributed to this report.\n"
    )
    assert credited(written) == [("Reuters", True), ("The Associated Press", True)]


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("PARIS (AFP) - The dyke was closed to walkers.", ["AFP"]),
        ("KABUL, Afghanistan (AP/Reuters) — The dyke was closed to walkers.", ["AP", "Reuters"]),
        ("(CNN)The dyke was closed to walkers on Monday.", ["CNN"]),
        ("MOSCOW, July 5. /TASS/. The dyke was closed to walkers.", ["TASS"]),
        ("The dyke was closed to walkers on Monday.\n\n(Reuters)", ["Reuters"]),
        ("The dyke was closed to walkers on Monday.\n\n© 2021 AFP", ["AFP"]),
        (
            "The dyke was closed on Monday.\n\nWith files from The Canadian Press",
            ["The Canadian Press"],
        ),
        ("The British Broadcasting Corporation (BBC) has closed an office.", []),
    ],
)
def test_what_an_article_is_signed_with_counts_for_all_of_it(article, text, outlets):
    assert credited(article(text + "\n")) == [(outlet, True) for outlet in outlets]


def test_both_of_two_outlets_are_credited(article):
    both = [("Reuters", False), ("TASS", False)]
    assert credited(article("Reuters and TASS reported that the dyke will hold.")) == both
    assert credited(article("The dyke will hold, she told Reuters and TASS.")) == both


def test_a_short_name_is_that_of_the_outlet_named_before(article):
    written = article("She told the Seattle Times on Monday.\n\nThe dyke will hold, the Times reported.")
    assert credited(written) == [("Seattle Times", False)] * 2


def test_names_of_media():
    assert is_medium("The Harbour Gazette")
    assert is_medium("the AP")
    assert not is_medium("Halden Group")
    assert not is_medium("TV")


def test_a_credit_in_the_telling_counts_before_one_of_the_article():
    tellings = [("a", [Span(0, 50)]), ("b", [Span(10, 60)])]
    said = Credit("Reuters", Span(20, 27), False)
    whole = Credit("AP", Span(70, 72), True)
    found = origin(tellings, {"a": [whole], "b": [said]}, frozenset({"a", "b"}))
    assert found is not None
    assert (found.outlet, found.article, found.probable) == ("Reuters", "b", False)
    probable = origin(tellings, {"a": [whole]}, frozenset({"a", "b"}))
    assert probable is not None
    assert probable.probable
    assert origin(tellings, {"a": [whole]}, frozenset()) is None


def test_the_outlet_that_most_sources_credit_is_the_origin():
    tellings = [(key, [Span(0, 50)]) for key in "abc"]
    credit = {
        "a": [Credit("TASS", Span(1, 5), False)],
        "b": [Credit("Agence France-Presse", Span(1, 21), False)],
        "c": [Credit("AFP", Span(1, 4), False)],
    }
    found = origin(tellings, credit, frozenset())
    assert found is not None
    assert found.outlet == "Agence France-Presse"


def test_the_matrix_names_the_origin_of_a_fact(article):
    one = article(
        "Four sluices of the Riga dyke were opened on Monday, TASS reported.\n\nNobody was hurt.",
        "a",
    )
    two = article(
        "On Monday four sluices of the dyke in Riga were opened.\n\nThe mayor went to the opera instead.", "b"
    )
    told = {each.id: credits(each) for each in (one, two)}
    facts = matrix([one, two], [compare(one, two, NAMES)], credited=told).facts
    sluices = next(fact for fact in facts if fact.origin is not None)
    assert sluices.origin is not None
    assert (sluices.origin.outlet, sluices.origin.article) == ("TASS", "a")
    assert all(cell.spans for _, cell in sluices.cells)
    assert sum(fact.origin is not None for fact in facts) == 1


@pytest.mark.parametrize(
    ("source", "named"), [("Associated Press", False), ("The AP", False), ("Daily", True)]
)
def test_what_an_agency_alone_tells_is_not_said_to_come_from_it(article, source, named):
    one = replace(article("RIGA (AP) - Four sluices of the dyke were opened on Monday.", "a"), source=source)
    two = article("A circus came to the town of Halden for the winter.", "b")
    told = {each.id: credits(each) for each in (one, two)}
    facts = matrix([one, two], [compare(one, two, NAMES)], credited=told).facts
    assert any(fact.origin for fact in facts) is named


def test_one_who_contributed_is_the_origin_only_of_what_is_told_alike(article):
    one = article(
        "Four sluices were opened on Monday.\n\nThe Harbour Times' Ana Ruiz contributed to this report.\n",
        "a",
    )
    (credit,) = credits(one)
    assert (credit.outlet, credit.whole, credit.shared) == ("The Harbour Times", True, True)
    alone = [("a", (Span(0, 35),))]
    assert origin(alone, {"a": [credit]}, frozenset()) is None
    both = [*alone, ("b", (Span(0, 35),))]
    found = origin(both, {"a": [credit]}, frozenset({"a", "b"}))
    assert found is not None
    assert found.probable


REPORT = "Four sluices of the Riga dyke were opened on Monday to let the high water out."
SPEECH = "I had four sluices of the Riga dyke opened on Monday to let the high water out."
LETTER = "“Four sluices of the Riga dyke were opened on Monday to let the high water out,” the mayor said."


@pytest.mark.parametrize(
    ("dateline", "source", "told", "named"),
    [
        ("RIGA (AP) - ", "Daily", REPORT, True),
        ("RIGA (AP) - ", "Associated Press", REPORT, True),
        ("RIGA (CNN) - ", "CNN", REPORT, False),
        ("RIGA (AP) - ", "Daily", LETTER, False),
        ("RIGA (AP) - ", "Daily", SPEECH, False),
    ],
)
def test_what_several_tell_alike_comes_from_no_outlet_that_only_signs_its_own_or_quotes_the_same_words(
    article, dateline, source, told, named
):
    one = replace(article(dateline + told, "a"), source=source)
    two = article(told, "b")
    credited = {each.id: credits(each) for each in (one, two)}
    [fact] = matrix([one, two], [compare(one, two, NAMES)], credited=credited).facts
    assert all(cell.spans for _, cell in fact.cells)
    assert (fact.origin is not None) is named
