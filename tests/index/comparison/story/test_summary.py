"""A fact is named by a stretch of the sentence that tells it, with its subject and without who says so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.comparison.story.stretches as module
from index.article import Span
from index.comparison.reading.asides import aside
from index.comparison.reading.prepare import prepare
from index.comparison.reading.shortening import LENGTH
from index.comparison.story.summary import goes_on, subject_span, told
from index.comparison.story.summary import summary as best_stretch
from index.formats.text_file import FormatError, parse


def summary(sentence: str) -> str:
    article = parse(sentence.encode(), article_id="a", path="a.txt").article
    first = prepare(article).sentences[0]
    weights = dict.fromkeys(first.stems, 1.0)
    return best_stretch(first, weights)[0].of(article.text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The harbour was closed on Friday.", "The harbour was closed on Friday"),
        (
            "MARDEN (CP) - The harbour was closed on Friday, the port office said in a statement.",
            "The harbour was closed on Friday",
        ),
        ("Port officials said that two ferries had been held back.", "two ferries had been held back"),
        ("According to the port office, two ferries waited all night.", "two ferries waited all night"),
        (
            "Ana Ruiz, a pilot at the port, told the Coastal Press that the wall had given way.",
            "the wall had given way",
        ),
        ("Officials said they had let 152 people in.", "Officials said they had let 152 people in"),
        ("But the ferry sailed.", "the ferry sailed"),
        (
            "But as talks at the port broke down -- in part because of the tide -- the harbour master closed"
            " the whole northern channel to ferries.",
            "the harbour master closed the whole northern channel to ferries",
        ),
        (
            "Thousands could see their ferry fares rise by a third this winter on all of the northern routes"
            " as subsidies for the islands lapse.",
            "Thousands could see their ferry fares rise by a third this winter",
        ),
        ("Half of the wall stood (of 40 metres).", "Half of the wall stood (of 40 metres)"),
        (
            "At the port, Mayor Ana Ruiz (of Marden) has slightly more room.",
            "At the port, Mayor Ana Ruiz (of Marden) has slightly more room",
        ),
        ("As of Monday, half of the wall stood.", "As of Monday, half of the wall stood"),
        ("MARDEN—Two ferries waited all night.", "Two ferries waited all night"),
        (
            "Ruiz holds the casting vote on the harbour board and, with the shipping lines, can vote down the"
            " plans of the owners of the port.",
            "Ruiz holds the casting vote on the harbour board",
        ),
        (
            'D-Md.), told the board: "The tide should not be the basis of a vote on ferries."',
            '"The tide should not be the basis of a vote on ferries."',
        ),
        (
            "These include years in the port, their ages now and when they came, and whether they have seen a"
            " school of any kind before.",
            "These include years in the port, their ages now and when they came",
        ),
        ("(CP) The harbour was closed on Friday.", "The harbour was closed on Friday"),
        (
            "D-Calif.), who had long resisted the plans for a new wall, asked for pumps.",
            "who had long resisted the plans for a new wall, asked for pumps",
        ),
        ("2) It is a plan of the port for the winter.", "It is a plan of the port for the winter"),
        ("“[This] is a case about the wall, not the tide.", "“[This] is a case about the wall, not the tide"),
        (
            "He fell and hurt himself badly,” Ana Ruiz, a lawyer representing the owners, told the Times.",
            "He fell and hurt himself badly",
        ),
        ('"The port, not the mayor, is to be blamed.”', '"The port, not the mayor, is to be blamed.”'),
        (
            "The plan of the harbour board would do away with the refund of town and harbour dues to save the"
            " island of Lorn three million pounds over the decade.",
            "The plan of the harbour board would do away with the refund of town and harbour dues",
        ),
        ("The ferries are barely breaking even.", "The ferries are barely breaking even"),
        (
            "The crews of all of the fishing boats in the inner harbour of Olm grew uneasy, especially when"
            " fog came in.",
            "The crews of all of the fishing boats in the inner harbour of Olm grew uneasy",
        ),
        (
            "With the harbour board resolved to bring the case before the High Court in spring, the owners"
            " of the fishing boats at Marden asked for pumps.",
            "the owners of the fishing boats at Marden asked for pumps",
        ),
        (
            "The mayor said Sunday that the northern channel will stay closed.",
            "the northern channel will stay closed",
        ),
        (
            "The mayor said Sunday that he will close the northern channel.",
            "The mayor said Sunday that he will close the northern channel",
        ),
        ("The owners added fewer boats than last year.", "The owners added fewer boats than last year"),
        (
            "The owner sold nine of his boats on Jan. 27, just days after the board closed the whole channel"
            " to all of them.",
            "The owner sold nine of his boats on Jan. 27",
        ),
        (
            "The wall is a risk to the oldest of the wooden houses on the northern pier such as those of the"
            " pilots and of the fishermen.",
            "The wall is a risk to the oldest of the wooden houses on the northern pier",
        ),
        (
            "Divers found the wreck of a ship in the mud of the northern channel, identified as a ship"
            " that a storm had sunk.",
            "Divers found the wreck of a ship in the mud of the northern channel",
        ),
        (
            "While the owners of the boats left, their plan was seen as a sign of hope for the whole town.",
            "their plan was seen as a sign of hope for the whole town",
        ),
        ("The pilots’ plans for the wall were dropped.", "The pilots’ plans for the wall were dropped"),
    ],
)
def test_a_summary_is_what_is_said(sentence: str, expected: str) -> None:
    assert summary(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ruiz, chairwoman of the oldest of the three boards of the harbour of Marden and of the river"
            " above it, sold nine of her boats.",
            "Ruiz sold nine of her boats",
        ),
        (
            "Olm, the head of the oldest of the three boards of the harbour and of the river above the town,"
            " told the board of the harbour that they would go.",
            "Olm told the board of the harbour that they would go",
        ),
        (
            "Five of the six island towns — Lorn, Olm, Brack, Tarn and the small northern port of Ebb on the"
            " mainland — have closed their harbours.",
            "Five of the six island towns have closed their harbours",
        ),
        (
            "Three boats that Ruiz, the oldest of all of the pilots in the harbour of Marden and on the river"
            " above it, had bought for the board in spring sank.",
            "Three boats that Ruiz had bought for the board in spring sank",
        ),
    ],
)
def test_a_long_summary_is_told_without_what_is_said_in_passing(sentence: str, expected: str) -> None:
    article = parse(sentence.encode(), article_id="a", path="a.txt").article
    first = prepare(article).sentences[0]
    found = told(article.text, best_stretch(first, dict.fromkeys(first.stems, 1.0))[0])
    assert found == expected
    assert len(found) <= LENGTH


def test_nothing_is_passed_over_in_other_languages() -> None:
    text = (
        "Das Boot der Lotsen, das im alten Hafen von Marden und auf dem Fluss vor der Stadt gefahren ist,"
        " will nach dem Sturm niemand mehr haben."
    )
    article = parse(text.encode(), article_id="a", path="a.txt").article
    first = prepare(article).sentences[0]
    span, _ = best_stretch(first, dict.fromkeys(first.stems, 1.0))
    assert first.language == "de"
    assert told(text, span) == span.of(text)
    assert len(span) <= LENGTH


def test_what_a_summary_passes_over_is_told_where_there_is_room() -> None:
    assert summary("Ruiz, a pilot, sold nine boats.") == "Ruiz, a pilot, sold nine boats"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In a letter, Ruiz, a pilot, asked for pumps.", None),
        ("On Monday, Ruiz left.", None),
        ("Ahead of the vote, Ruiz, a pilot, left.", None),
        ("A week later, when the wall stood, he sold boats.", None),
        ("The ferry, built in Lorn, was owned by Ruiz.", ", built in Lorn,"),
    ],
)
def test_only_what_is_said_of_what_a_sentence_begins_with_is_said_in_passing(
    sentence: str, expected: str | None
) -> None:
    found = aside(sentence)
    assert (found and found.of(sentence)) == expected


def test_a_long_sentence_is_cut_at_a_phrase() -> None:
    found = summary(
        "The port office in Marden has ordered the owners of forty fishing boats to leave the inner harbour "
        "by noon on Saturday because of the damage to the river wall."
    )
    assert found.startswith("The port office in Marden has ordered the owners")
    assert len(found) <= LENGTH
    assert found.split()[-1] not in {"the", "of", "by", "to", "on", "in"}


_WORDS = st.sampled_from("The mayor said that it told of a storm by Saturday , . “ ” - \n\n".split(" "))


@given(
    st.text(alphabet=st.characters(codec="utf-8")) | st.lists(_WORDS, min_size=4, max_size=40).map(" ".join)
)
def test_a_summary_lies_in_its_sentence(text: str) -> None:
    try:
        article = parse(text.encode(), article_id="a", path="a.txt").article
    except FormatError:
        return
    for each in prepare(article).sentences:
        weights = dict.fromkeys(each.stems, 1.0)
        span = best_stretch(each, weights)[0]
        assert each.sentence.span.contains(span)
        assert not each.tokens or len(span)


def test_a_summary_does_not_end_in_a_word_that_only_leads_on() -> None:
    text = (
        "In March, Ruiz told the board in a speech how after the storm he had heard of damage to the wall of"
        " the harbour and of the pier."
    )
    article = parse(text.encode(), article_id="a", path="a.txt").article
    first = prepare(article).sentences[0]
    told_of = prepare(parse(b"Ruiz told the board in a speech.", article_id="b", path="b.txt").article)
    weights = dict.fromkeys(told_of.sentences[0].stems, 1.0) | dict.fromkeys(["storm", "heard"], 0.0)
    assert best_stretch(first, weights)[0].of(text) == "In March, Ruiz told the board in a speech"


def test_a_summary_is_no_single_word_though_that_is_all_that_is_shared() -> None:
    text = (
        "The rules are an answer to the fire that broke out last spring at the old fish market in Olmstadt,"
        " Karsk."
    )
    article = parse(text.encode(), article_id="a", path="a.txt").article
    first = prepare(article).sentences[0]
    found = best_stretch(first, {"karsk": 2.0})[0].of(article.text)
    assert found.startswith("The rules are an answer to the fire")


def test_a_summary_begins_no_sentence_in_the_midst_of_a_quotation() -> None:
    found = summary(
        "“Do we raise the wall, or do we move the town as the council is proposing?” asked Ana Ruiz."
    )
    assert found.count("“") == found.count("”")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "“I have no choice,” Ruiz said in her letter, citing “possibly lasting harm to the sea wall” to"
            " the council of the town and to the mayor.",
            "“possibly lasting harm to the sea wall”",
        ),
        (
            "“The council of Marden has not in any way ‘broken the law of the harbour,’” they wrote.",
            "“The council of Marden has not in any way ‘broken the law of the harbour,’”",
        ),
        (
            "By Monday the storm had closed 26 of the 28 harbours of the coast, three of which had to be left"
            " by all of their crews over the weekend.",
            "26 of the 28 harbours of the coast",
        ),
        (
            "“Someday soon we will raise the wall of Marden again!” she told the crews.",
            "“Someday soon we will raise the wall of Marden again!”",
        ),
        (
            "Forty owners who lost all their nets were now given money by the Brisa Department of Fisheries"
            " this week.",
            "were now given money",
        ),
    ],
)
def test_a_summary_ends_where_a_quotation_or_a_name_is_whole(sentence: str, expected: str) -> None:
    assert summary(sentence).endswith(expected)


def test_a_summary_says_something_of_those_it_names() -> None:
    found = summary(
        "However, Sen. Ana Ruiz, R-Calif., and Lena Okafor, D-Ore., who wrote most of the harbour act last"
        " winter, asked for new pumps."
    )
    assert not found.endswith(("R-Calif", "D-Ore", "Okafor", "D-Ore."))
    assert any(word.islower() and len(word) > 3 for word in found.split())


def test_a_summary_begins_with_no_verb_whose_subject_it_leaves_out() -> None:
    found = summary(
        "The harbour master of Marden, whom the board has asked for a plan of the wall and of all of its"
        " pumps, said he needs the winter."
    )
    assert found.startswith("The harbour master of Marden")


def test_a_summary_is_read_without_the_titles_that_a_page_runs_together_with_a_name() -> None:
    text = (
        "Mayor Ana Ruiz Ana Beth RuizFerry sinks off Lorn in the worst storm of all Council puts off the"
        " vote on the wall Harbour Report: what to watch this week MORE has asked the council for pumps."
    )
    article = parse(text.encode(), article_id="a", path="a.txt").article
    first = prepare(article).sentences[0]
    found = best_stretch(first, dict.fromkeys(first.stems, 1.0))[0]
    assert told(article.text, found) == "Mayor Ana Ruiz has asked the council for pumps"
    assert found.of(article.text).endswith("MORE has asked the council for pumps")


def test_a_subject_is_told_without_the_titles_that_a_page_runs_together_with_a_name() -> None:
    text = (
        "Mayor Ana Ruiz Ana Lee RuizFerries wait at Lorn Pumps for Olm, at last MORE on Thursday sold boats."
    )
    article = parse(text.encode(), article_id="a", path="a.txt").article
    at = article.text.index("Thursday")
    found = subject_span(prepare(article).sentences[0], Span(at, at + len("Thursday")))
    assert told(article.text, found) == "Mayor Ana Ruiz on Thursday sold boats"


def test_a_subject_has_the_noun_that_its_date_stands_with() -> None:
    article = parse(
        b"Ana Ruiz, the harbour master, who left the port on the day that the river wall had given way,"
        b" recused herself from the inquest that the council is to hold into the 2016 harbour fire in town.",
        article_id="a",
        path="a.txt",
    ).article
    at = article.text.index("2016")
    found = subject_span(prepare(article).sentences[0], Span(at, at + 4))
    assert found.of(article.text).endswith("the 2016 harbour fire")


@pytest.mark.parametrize(
    ("text", "told", "more"),
    [
        ("Ruiz has pushed for a new wall.", "Ruiz has pushed", True),
        ("Ruiz has pushed for a new wall.", "Ruiz has pushed for a new wall", False),
        ("The wall held until noon, the port said.", "The wall held", False),
        ("The wall held, the port said.", "The wall held", False),
        ("“We lost it all, and nobody came,” she said.", "“We lost it all", True),
        ("“We lost it all. Nobody came,” she said.", "“We lost it all", False),
        ("“We lost it all,” Ruiz said.", "“We lost it all,”", False),
        ("They pay town and harbour dues.", "They pay town", True),
        ("They paid dues and the port paid.", "They paid dues", False),
        ("The wall held\n\nIt rained.", "The wall held", False),
    ],
)
def test_a_summary_tells_whether_its_clause_goes_on(text: str, told: str, more: bool) -> None:
    assert goes_on(text, Span(0, len(told))) is more


def test_a_page_of_what_only_joins_is_not_looked_through_from_each_of_its_clauses(monkeypatch) -> None:
    text = "Ferries sailed, " + "and, " * 2000 + "so."
    asked, left_open = 0, module._is_left_open

    def counting(*given: Any) -> bool:
        nonlocal asked
        asked += 1
        return left_open(*given)

    monkeypatch.setattr(module, "_is_left_open", counting)
    assert summary(text).startswith("Ferries")
    assert 2000 < asked < 2000 * 200
