"""Sentences end where a reader would end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.text.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The dam broke at noon.", "Nobody was hurt."],
        ["Dr. Okafor met Gov. Lindqvist in St. Louis.", "They talked for an hour."],
        ["The U.S. Coast Guard sent two boats.", "Both came back."],
        ["He moved to the U.S.", "The move took a year."],
        ["Votes are counted on Nov. 3 and again on Dec. 14.", "No one objected."],
        ["Polls close at 8 p.m. Monday.", "Counting starts at once."],
        ["George W. Harmon won.", "J. R. Pell lost."],
        ["Acme Inc. and Border Corp. merged.", "Shares rose 3.5 percent."],
        ["“We will rebuild. We always have,” the mayor said.", "Then she left."],
        ["“Where were the pumps?” Ana Ruiz asked.", "Nobody knew."],
        ['"We waited."', "Then the water came."],
        ["She said: “It is over.”", "The crowd went home."],
        ["It cost $2.5 million.", "“Too much,” he said."],
        ["They waited...", "Nothing came."],
        ["What now?", "Nobody says."],
        ["The river rose by 1.2 metres.", "3,000 people left."],
        ["No. 10 declined to comment.", "So did the bank."],
        ["Then-Sen. Ana Ruiz wrote to then-U.S. Attorney Tom Pell.", "He did not answer."],
        ["The club beat the all-stars.", "Ex-Gov. Pell saw it."],
        ["The wall gave way (AP Photo/J. Scott Pell).", "Nobody was hurt."],
        [
            "Sen. Ana Lee Ana Beth LeeFerry sinks off Lorn Who pays? Gulls return. Lee is silent MORE left.",
            "We stay.",
        ],
        ["Never again! — Ana Ruiz (@anaruiz) May 3, 2021"],
        ["Never again!", "— and nobody laughed."],
    ],
)
def test_splits_where_a_reader_would(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_sentences_run_together_on_a_bad_page_are_parted() -> None:
    assert split("The mayor said so.The council agreed.") == ["The mayor said so.", "The council agreed."]


@pytest.mark.parametrize(
    "text", ["See www.example.org for more", "Version 2.Beta is out", "Write to a.b@Example.org now"]
)
def test_a_full_stop_inside_a_name_ends_nothing(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Le capitaine a dit : « Nous avons vu 73 barques. »", "Douze sont là."],
        ["« Non ! » a-t-il dit.", "Il est parti."],
        ["Il a dit : « Oui. Non. »\u00a0", "Puis rien."],
        ["Er sagte: »Wir gehen. Jetzt.«", "Dann ging er.", "»Ja.«", "Nein."],
        ["Sie sagte: „Wir haben 73 gezählt.“", "Der Schaden ist hoch."],
        ["„Wir gehen. Jetzt.“, sagte er.", "Dann ging er.", "„Ja.“"],
    ],
)
def test_quotations_of_other_languages_end_sentences(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == [each.strip() for each in sentences]


def test_a_long_quotation_is_parted_into_its_sentences() -> None:
    first = "“" + "We saw the water come over the wall and into the street below us. " * 6
    assert len(split(first + "Then it stopped,” she said.")) > 5


@given(st.text(alphabet=st.characters(codec="utf-8")) | st.text(alphabet="ab. A\"“”?!\n U.S'"))
def test_sentences_are_in_order_and_cover_everything_but_white_space(text: str) -> None:
    spans = sentence_spans(text, Span(0, len(text)))
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        end = span.end
        assert span.of(text) == span.of(text).strip()
    covered = {at for span in spans for at in range(span.start, span.end)}
    left = {text[at] for at in range(len(text)) if at not in covered}
    assert all(character.isspace() or character in "\ufeff\u200b" for character in left)
