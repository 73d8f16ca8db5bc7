"""What stands between quotation marks, who says it, and to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.entities.recognition.recognise import recognise
from index.formats.text_file import parse

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


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("Olga Brandt told Reuters “the dam held for a day”.", "Olga Brandt", "Reuters"),
        ("In an interview with the BBC, Olga Brandt said: “The dam held.”", "Olga Brandt", "BBC"),
        ("In an interview on Friday with the BBC, Olga Brandt said: “It held.”", "Olga Brandt", "BBC"),
        ("Speaking to AFP on Friday, Mayor Olga Brandt said: “The dam held.”", "Olga Brandt", "AFP"),
        ("“The dam held,” Olga Brandt said in a statement to Reuters.", "Olga Brandt", "Reuters"),
        ("TASS quoted Olga Brandt as saying “the dam held for a day”.", "Olga Brandt", "TASS"),
        ("“The dam held for a day,” TASS quoted Olga Brandt as saying.", "Olga Brandt", "TASS"),
        ("“The dam held for a day,” Reuters quoted Olga Brandt.", "Olga Brandt", "Reuters"),
        ("Olga Brandt saw the dam. TASS quoted her as saying: “It held.”", "Olga Brandt", "TASS"),
        ("“The dam held,” Olga Brandt said, according to Interfax.", "Olga Brandt", "Interfax"),
        ("Olga Brandt told state news agency TASS that “the dam held”.", "Olga Brandt", "TASS"),
        ("Olga Brandt told reporters at the Foreign Ministry: “The dam held.”", "Olga Brandt", None),
    ],
)
def test_the_outlet_or_person_it_was_said_to(
    quoted: Callable[[str], list[Quoted]], text: str, speaker: str, told: str | None
) -> None:
    assert [(who, to, direct) for _, who, to, direct in quoted(text)] == [(speaker, told, True)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Olga Brandt: “The dam held for a day.”", "Olga Brandt"),
        ("“The dam held for a day” - said Olga Brandt.", "Olga Brandt"),
        ("“The dam held for a day.” — Olga Brandt", "Olga Brandt"),
        ("‘The dam held,’ said Olga Brandt, whose farmers’ barns burned.", "Olga Brandt"),
        ("Olga Brandt visited Brno on Monday and said “the dam held for a day”.", "Olga Brandt"),
        ("Olga Brandt issued a statement saying “the dam held for a day”.", "Olga Brandt"),
        ("“The dam held,” Olga Brandt, who heads the Brno Dam Authority, said.", "Olga Brandt"),
        ("“The dam held,” the head of the office, Olga Brandt, said on Friday.", "Olga Brandt"),
        ("The Foreign Ministry said: “The dam held for a day.”", "Foreign Ministry"),
        ("“The dam held for a day,” a Foreign Ministry official said.", None),
        ("“The dam held for a day,” said a farmer who knows Olga Brandt.", None),
        ("“The dam held for a day,” officials at the Foreign Ministry said.", None),
        ("It may fall, says Olga Brandt, a farmer. “The dam held for a day.”", "Olga Brandt"),
        ("Brno has Olga Brandt, a farmer who said: “The dam held for a day.”", "Olga Brandt"),
        ("Olga Brandt’s campaign said: “The dam held for a day.”", None),
        ("“The dam held for a day,” the Olga Brandt campaign said.", None),
        ("Officials met Olga Brandt. The letter reads: “The dam held for a day.”", None),
    ],
)
def test_who_speaks(quoted: Callable[[str], list[Quoted]], text: str, speaker: str | None) -> None:
    assert [one[1] for one in quoted(text)] == [speaker]


def test_an_interrupted_sentence_is_two_quotations_of_one_speaker(
    quoted: Callable[[str], list[Quoted]],
) -> None:
    text = "“The dam,” Olga Brandt told AFP, “broke in three places.”"
    assert quoted(text) == [
        ("The dam,", "Olga Brandt", "AFP", True),
        ("broke in three places.", "Olga Brandt", "AFP", True),
    ]


def test_what_is_quoted_in_a_quotation_is_part_of_it(quoted: Callable[[str], list[Quoted]]) -> None:
    text = "“He said ‘never again’ to all of us,” Olga Brandt said."
    assert [one[:2] for one in quoted(text)] == [("He said ‘never again’ to all of us,", "Olga Brandt")]


@pytest.mark.parametrize("marks", ['“{}"', '"{}”'])
def test_typographic_and_straight_marks_close_each_other(
    quoted: Callable[[str], list[Quoted]], marks: str
) -> None:
    text = marks.format("The dam held for a day,") + " Olga Brandt said. “It broke,” she said."
    assert [one[:2] for one in quoted(text)] == [
        ("The dam held for a day,", "Olga Brandt"),
        ("It broke,", "Olga Brandt"),
    ]


def test_a_role_is_the_one_person_who_has_it(quoted: Callable[[str], list[Quoted]]) -> None:
    text = (
        "Finance Minister Jonas Petrauskas met Spokeswoman Maria Lind in Vilnius.\n\nPrices rose.\n\n"
        "“We will pay for the losses,” the minister said.\n\n“It is a fair plan,” the spokeswoman said."
    )
    assert [one[1] for one in quoted(text)] == ["Jonas Petrauskas", "Maria Lind"]


def test_what_is_quoted_a_thousand_times_in_one_paragraph_is_data(
    quoted: Callable[[str], list[Quoted]],
) -> None:
    line = '"the first boat of the day was late again", '
    assert len(quoted("{" + line * 3 + "}")) == 3
    assert quoted("{" + line * 1001 + "}") == []


def test_a_role_that_two_people_have_stays_unknown(quoted: Callable[[str], list[Quoted]]) -> None:
    text = (
        "Minister Jonas Petrauskas met Minister Olga Brandt in Vilnius.\n\n"
        "“We will pay for all of the losses,” the minister said."
    )
    assert quoted(text)[0][1] is None


def test_a_quotation_over_paragraphs_has_one_speaker(quoted: Callable[[str], list[Quoted]]) -> None:
    text = (
        "“The water came in the night, and we all heard it.\n\n“The barn went first,” Olga Brandt said. "
        "“After the barn it took the house.\n\n“Then it took the whole of the orchard.”"
    )
    assert [one[1] for one in quoted(text)] == ["Olga Brandt"] * 4


def test_a_block_quotation_is_said_by_whom_its_introduction_names(
    quoted: Callable[[str], list[Quoted]],
) -> None:
    text = "Olga Brandt wrote on Friday:\n\n> The water came in the night.\n\nThe dam was rebuilt."
    assert quoted(text) == [("The water came in the night.", "Olga Brandt", None, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Olga Brandt appeared on “Meet the Farmers” on Friday and said nothing.",
        "Olga Brandt sang “Over the Water” in Brno.",
    ],
)
def test_the_title_of_a_work_is_not_speech(quoted: Callable[[str], list[Quoted]], text: str) -> None:
    assert [one[1:] for one in quoted(text)] == [(None, None, False)]


_PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            '"',
            "‘",
            "’",
            "'",
            "«",
            "»",
            "„",
            " ",
            ". ",
            ", ",
            ": ",
            "\n\n",
            "\n> ",
            " - ",
            "(",
            ")",
        ),
        *(
            "said",
            " told ",
            " TASS quoted ",
            " as saying ",
            " according to ",
            "he ",
            " she said",
            "the minister",
        ),
        *("Olga Brandt", "Mr. Vos", "Reuters", "the Foreign Ministry", "Brno", "on Friday", "The dam held"),
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_any_text_has_quotations_in_order_with_speakers_among_its_mentions(text: str) -> None:
    text = f"The dam held. {text}"
    made = parse(text.encode(), article_id="a", path="a.txt").article
    found = recognise(made)
    mentions = {mention.span for mention in found.mentions}
    end = 0
    for one in found.quotations:
        assert end <= one.span.start < one.span.end <= len(text)
        assert {one.speaker, one.said_to} - {None} <= mentions
        assert one.speaker is None or one.speaker != one.said_to
        assert not any(one.span.overlaps(place) for place in (one.speaker, one.said_to) if place)
        end = one.span.end
