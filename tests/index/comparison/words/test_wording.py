from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.comparison.model import ChangeKind, Link, Strength
from index.comparison.reading.tokens import tokens_of
from index.comparison.words.correspondence import without_lone_stop_words
from index.comparison.words.word_alignment import line_up
from index.comparison.words.wording import link_changes, word_changes


def changes(left: str, right: str) -> list[tuple[str, str | None, str | None]]:
    found = word_changes(left, (Span(0, len(left)),), right, (Span(0, len(right)),))
    return [
        (
            change.kind.value,
            change.left.of(left) if change.left else None,
            change.right.of(right) if change.right else None,
        )
        for change in found
    ]


@given(*[st.lists(st.sampled_from("over overall rain farm barn mill".split()), min_size=1).map(" ".join)] * 2)
def test_the_words_that_differ_are_the_same_from_both_sides(left: str, right: str):
    swapped = [(kind, ours, theirs) for kind, theirs, ours in changes(right, left)]
    assert sorted(changes(left, right), key=str) == sorted(swapped, key=str)


def test_a_word_put_for_another_is_one_changed_pair():
    assert changes("The rebels seized six towns.", "The rebels took six towns.") == [
        ("changed", "seized", "took")
    ]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            "Executives at Nordea Bank refused the loan.",
            "Executives of the bank refused the loan.",
            [("only", "at Nordea", None), ("only", None, "of the")],
        ),
        (
            "The port was closed in early March and reopened later.",
            "The port was closed but reopened later.",
            [("only", "in early March and", None), ("only", None, "but")],
        ),
        ("Voss opened the bridge.", "She opened the bridge.", [("changed", "Voss", "She")]),
        ("Seven women sued the firm.", "Some women sued the firm.", [("changed", "Seven", "Some")]),
        (
            "The girl died in a nearby hospital.",
            "The girl died at a hospital.",
            [("changed", "in a nearby", "at a")],
        ),
    ],
)
def test_names_and_numbers_are_not_put_for_small_words_that_stand_for_none(left, right, told):
    assert changes(left, right) == told


def test_a_dateline_is_put_for_another_one_alone():
    title, begins = "Dozens of Voters Flee Karsk", "Dozens of voters fled Karsk."
    told = changes(title, f"DELM: {begins}")
    assert [each for each in told if "DELM" in each] == [("only", None, "DELM")]
    sentence = "LINDHOLM — the guards fled into Karsk."
    assert changes("Border guards fled into Karsk.", sentence) == [
        ("only", "Border", None),
        ("only", None, "LINDHOLM — the"),
    ]
    assert changes(f"ARDEN: {begins}", f"DELM: {begins}") == [("changed", "ARDEN", "DELM")]


def test_the_words_with_which_both_begin_or_end_have_not_changed():
    assert changes(
        "It left its main base as part of a plan to withdraw all foreign troops by 11 p.m. September.",
        "It left its main base as part of a plan to get all foreign troops out of the country by Sept. 11.",
    ) == [
        ("changed", "withdraw", "get"),
        ("only", "p.m.", None),
        ("moved", "September", "Sept"),
        ("only", None, "out of the country"),
    ]


@pytest.mark.parametrize(
    ("left", "right", "small"),
    [
        ("The rebels have taken the town.", "Rebels have taken the town.", True),
        ("The mayor had opened the bridge.", "The mayor opened the bridge.", True),
        ("The mayor has opened a bridge.", "The mayor has opened the bridge.", True),
        ("Troops fled to the north.", "Troops fled from the north.", False),
        ("The mayor opened the bridge.", "The mayor never opened the bridge.", False),
        ("The mayor opened the bridge, she said.", "The mayor opened the bridge.", False),
        (
            "The flood took many by the old mill in Lund.",
            "The flood took, by wild chance, the mill in Lund.",
            False,
        ),
    ],
)
def test_words_that_tell_nothing_are_told_from_those_that_do(left, right, small):
    found = word_changes(left, (Span(0, len(left)),), right, (Span(0, len(right)),))
    assert found
    assert all(change.small for change in found) is small


def test_a_passage_that_one_side_adds_stands_alone():
    assert changes("The mayor opened the new bridge.", "The mayor opened the new bridge in heavy rain.") == [
        ("only", None, "in heavy rain")
    ]


def test_a_moved_run_is_told_at_both_ends():
    found = changes(
        "On Friday evening the court in Lund freed the two brothers.",
        "The court in Lund freed the two brothers on Friday evening.",
    )
    assert found == [("moved", "On Friday evening", "on Friday evening")]


def test_what_is_written_over_and_over_has_not_moved():
    said = "The court in Lund freed the two brothers."
    for times, moved in ((3, True), (200, False)):
        found = changes(f"{said} {'harbour buoy ' * times}", f"{'buoy harbour ' * times} {said}")
        assert any(kind == "moved" and "buoy" in ours for kind, ours, _ in found) is moved


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sept. 11", "September 11"),
        ("The U.S. Army’s chief", "the United States Army's chief"),
        ("A thousand men organised it", "1,000 men organized it"),
        ("six per cent of the defence budget", "6% of the defense budget"),
    ],
)
def test_spelling_habits_are_no_change(left, right):
    assert changes(left, right) == []


def test_stop_words_alone_hold_nothing_together():
    found = changes(
        "The coach praised the young keeper of the side.",
        "The coach praised a striker who was the best of all.",
    )
    assert all(left != "of" and right != "of" for _, left, right in found)
    assert ("only", None, "a striker who was the best of all") in found


def test_sentences_that_share_too_little_stay_unmarked():
    assert changes("Snow closed the mountain pass.", "The minister resigned over the affair.") == []


def test_a_group_is_told_as_a_whole_and_no_change_crosses_a_sentence():
    left = "The dam broke at dawn and the village was flooded within minutes."
    right = "The dam broke at dawn. The village was flooded within minutes."
    cut = right.index(" The")
    found = word_changes(left, (Span(0, len(left)),), right, (Span(0, cut), Span(cut + 1, len(right))))
    assert [(change.kind, change.left.of(left) if change.left else None) for change in found] == [
        (ChangeKind.ONLY, "and")
    ]


@given(st.text(max_size=120), st.text(max_size=120))
def test_changes_lie_within_the_spans_whatever_the_text(left, right):
    for change in word_changes(left, (Span(0, len(left)),), right, (Span(0, len(right)),)):
        assert change.left is not None or change.right is not None
        assert (change.kind is ChangeKind.ONLY) == (change.left is None or change.right is None)
        for span, text in ((change.left, left), (change.right, right)):
            assert span is None or (0 <= span.start < span.end <= len(text))


@given(st.text(max_size=200))
def test_a_text_does_not_differ_from_itself(text):
    assert word_changes(text, (Span(0, len(text)),), text, (Span(0, len(text)),)) == ()


WORDS = 'the a of Rahmon Rakhmon said soldiers soldier crossed crossing on Monday 1,037 from to , . "'.split()
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join), min_size=1, max_size=3)


def passage(sentences: list[str]) -> tuple[str, list[Span]]:
    ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
    return " ".join(sentences), [
        Span(end - 1 - len(sentence), end - 1) for sentence, end in zip(sentences, ends, strict=True)
    ]


@given(SENTENCES, SENTENCES)
def test_the_same_words_differ_whichever_side_is_asked_first(left, right):
    ours, theirs = passage(left), passage(right)
    there = {(each.kind, each.right, each.left) for each in word_changes(*theirs, *ours)}
    assert {(each.kind, each.left, each.right) for each in word_changes(*ours, *theirs)} == there


def test_a_lone_common_word_does_not_break_up_what_only_one_side_has():
    left = (
        "Fire crews saved the mill, and later that week soldiers carried bags of sand to houses by the river."
    )
    right = (
        "Fire crews saved the mill, whose houses were built by monks who had come over the hills long ago."
    )
    assert not [entry for entry in changes(left, right) if entry[0] == "moved"]


LETTER = "The harbour is safe for every ship, and no pilot was ever asked to hide a damaged quay."


@pytest.mark.parametrize("again", [LETTER, LETTER[: LETTER.index(",")] + "."])
def test_what_one_side_says_twice_is_no_difference(again: str):
    left, right = f"“{LETTER[:-1]},” Voss said.", f"“{LETTER[:-1]},” Voss said. {again}"
    cut = len(right) - len(again)
    ours, theirs = [Span(0, len(left))], [Span(0, cut - 1), Span(cut, len(right))]
    assert word_changes(left, ours, right, theirs) == ()
    assert word_changes(right, theirs, left, ours) == ()


def test_of_what_is_said_twice_only_what_is_added_is_marked():
    left = "Voss said no pilot was ever asked to hide a damaged quay."
    right = f"{left} In fact no pilot was ever asked to hide a damaged quay, the union wrote."
    found = word_changes(
        left, [Span(0, len(left))], right, [Span(0, len(left)), Span(len(left) + 1, len(right))]
    )
    assert [each.right.of(right) for each in found if each.right] == ["In fact", "the union wrote"]


def test_long_sentences_with_a_name_in_common_stay_unmarked():
    left = "Mayor Irena Voss refused, closing the hall."
    right = (
        "A lone council member from the northern suburbs vowed on Wednesday to stop the sale of public land "
        "until mayor Irena Voss holds a vote on a plan for cheaper flats near the harbour."
    )
    assert changes(left, right) == []


LEFT = "Divers fled the rising water, and two days after the dam closed the town was left without power."
FIRST = "Two days after the dam closed, the town was without power."
SECOND = "Divers fled in haste from the rising water."
RIGHT = f"{FIRST} {SECOND}"


def parted(strength: Strength = Strength.STRONG) -> tuple[Link, ...]:
    """Links of one sentence with two that each tell a half of it, the second less surely."""
    whole, half = Span(0, len(LEFT)), len(FIRST) + 1
    return (
        Link((whole,), (Span(0, len(FIRST)),), Strength.STRONG, 0.6, False),
        Link((whole,), (Span(half, len(RIGHT)),), strength, 0.4, True),
    )


def only_left(links: tuple[Link, ...], number: int) -> list[str]:
    found = link_changes(links, number, LEFT, RIGHT)
    return [change.left.of(LEFT) for change in found if change.left and not change.right]


def test_what_another_counterpart_tells_is_no_difference():
    assert any("Divers" in words for words in only_left(parted()[:1], 0))
    assert not any("Divers" in words or "water" in words for words in only_left(parted(), 0))


def test_a_partial_link_takes_nothing_from_a_sure_one():
    assert only_left(parted(Strength.PARTIAL), 0) == only_left(parted()[:1], 0)


def test_the_changes_of_a_link_touch_its_sentences():
    links = parted()
    for number, link in enumerate(links):
        found = link_changes(links, number, LEFT, RIGHT)
        assert found
        for change in found:
            assert (change.left and link.left[0].contains(change.left)) or (
                change.right and link.right[0].contains(change.right)
            )


@pytest.mark.parametrize(
    ("left", "right", "kept"),
    [
        ("The mayor resigned.", "The court sat.", [(0, 0)]),
        ("Mayors spoke of", "Courts sat of", [(2, 2)]),
        ("Mayors spoke of crime.", "Courts sat of tax.", []),
        ("Mayors spoke of the crime.", "Courts sat of the crime.", [(2, 2), (3, 3), (4, 4)]),
    ],
)
def test_small_words_correspond_at_an_end_and_beside_words_that_do(left, right, kept):
    ours, theirs = (tokens_of(text, Span(0, len(text))) for text in (left, right))
    assert without_lone_stop_words(line_up(ours, theirs), ours) == tuple(kept)


@pytest.mark.parametrize(
    ("word", "moved"), [("harbours", False), ("Marlow", True), ("1987", True)], ids=["word", "name", "number"]
)
def test_a_lone_name_or_number_is_told_as_moved_even_in_what_one_side_alone_has(word, moved):
    left = f"Later soldiers carried many heavy bags up from {word} while fire crews saved the mill."
    right = f"Fire crews saved the mill, whose owners old monks near {word} had known over green hills."
    assert (("moved", word, word) in changes(left, right)) is moved


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("Snow melts.", "Snow falls.", True),
        ("Snow melts.", "Snow falls tonight.", False),
        ("Heavy snow melts tonight.", "Heavy snow falls tomorrow.", True),
    ],
)
def test_one_word_in_common_is_enough_for_the_shortest_sentences_alone(left, right, told):
    assert bool(changes(left, right)) is told
