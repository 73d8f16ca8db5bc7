"""What stands between quotation marks, who says it, and to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.article import Article
from index.entities.recognise import recognise

Quoted = tuple[str, str | None, str | None, bool]


@pytest.fixture
def quoted(article: Callable[..., Article]) -> Callable[[str], list[Quoted]]:
    """The quotations of a text: words, speaker, addressee, direct."""

    def found(text: str) -> list[Quoted]:
        return [
            (
                one.span.of(text),
                one.speaker.of(text) if one.speaker else None,
                one.said_to.of(text) if one.said_to else None,
                one.direct,
            )
            for one in recognise(article(text)).quotations
        ]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "“The water came in the night,” Olga Brandt said.",
        '"The water came in the night," Olga Brandt said.',
        "«The water came in the night,» Olga Brandt said.",
        "“The water came in the night,” said Olga Brandt, a farmer.",
        "Olga Brandt, a farmer from Brno, said: “The water came in the night,”",
        "“The water came in the night,” Olga Brandt, a farmer from Brno, said on Friday.",
    ],
)
def test_speaker_is_the_subject_of_the_verb_of_saying(
    quoted: Callable[[str], list[Quoted]], text: str
) -> None:
    assert quoted(text) == [("The water came in the night,", "Olga Brandt", None, True)]


def test_to_whom_it_was_said(quoted: Callable[[str], list[Quoted]]) -> None:
    text = "“We lost the whole of the harvest,” Olga Brandt told Reuters on Friday."
    assert quoted(text) == [("We lost the whole of the harvest,", "Olga Brandt", "Reuters", True)]


def test_a_pronoun_is_the_one_person_named_before_it(quoted: Callable[[str], list[Quoted]]) -> None:
    text = "Olga Brandt lost the harvest. “I will sow again in the spring,” she told Reuters."
    assert quoted(text) == [("I will sow again in the spring,", "Olga Brandt", "Reuters", True)]


def test_a_pronoun_for_someone_unnamed_stays_unknown(quoted: Callable[[str], list[Quoted]]) -> None:
    text = (
        "Mayor Olga Brandt said the dam had held.\n\n"
        "A senior official said it had not. “We saw the water come over,” he told Reuters."
    )
    assert quoted(text) == [("We saw the water come over,", None, "Reuters", True)]


@pytest.mark.parametrize(("pronoun", "speaker"), [("she", "Olga Brandt"), ("he", "Piet Vos")])
def test_a_pronoun_among_several_people_is_the_one_it_fits(
    quoted: Callable[[str], list[Quoted]], pronoun: str, speaker: str
) -> None:
    text = f"Olga Brandt met Mr. Piet Vos in Brno. “We agreed on all of it there,” {pronoun} said."
    assert quoted(text)[0][1] == speaker


def test_the_owner_of_a_spokesman_is_not_the_speaker(quoted: Callable[[str], list[Quoted]]) -> None:
    assert quoted("“There is nothing more to say,” Olga Brandt’s office said.")[0][1] is None


def test_a_second_sentence_of_a_quotation_has_the_speaker_of_the_first(
    quoted: Callable[[str], list[Quoted]],
) -> None:
    text = "“The dam held for a day,” Olga Brandt said. “Then it broke in three places at once.”"
    assert [one[1] for one in quoted(text)] == ["Olga Brandt", "Olga Brandt"]


def test_scare_quotes_are_not_direct(quoted: Callable[[str], list[Quoted]]) -> None:
    assert quoted("The “miracle” dam broke on Friday.") == [("miracle", None, None, False)]


def test_an_apostrophe_is_no_quotation_mark(quoted: Callable[[str], list[Quoted]]) -> None:
    assert quoted("The farmers' dam wasn't the mayor's. It was theirs, and nobody's ’til 1990.") == []


def test_a_quotation_over_paragraphs_has_no_closing_mark_but_the_last(
    quoted: Callable[[str], list[Quoted]],
) -> None:
    text = (
        "“We lost it all that night,” Olga Brandt said. “The barn went first.\n\n"
        "“Then the house went after the barn.”"
    )
    assert [one[0] for one in quoted(text)] == [
        "We lost it all that night,",
        "The barn went first.",
        "Then the house went after the barn.",
    ]


def test_a_name_inside_a_quotation_is_not_its_speaker(quoted: Callable[[str], list[Quoted]]) -> None:
    text = (
        "Olga Brandt spoke at the dam. “We know that Piet Vos was there,” she said. "
        "“But nobody saw what he did that night,” she added. “It was dark at the dam by then.”"
    )
    assert [one[1] for one in quoted(text)] == ["Olga Brandt"] * 3


def test_a_quotation_behind_an_attribution_goes_on_with_its_speaker(
    quoted: Callable[[str], list[Quoted]],
) -> None:
    text = (
        "“It is very, very close,” Olga Brandt told Reuters at Piet Vos’s farm. "
        "“There are fields we may lose.”"
    )
    assert [one[1] for one in quoted(text)] == ["Olga Brandt", "Olga Brandt"]
