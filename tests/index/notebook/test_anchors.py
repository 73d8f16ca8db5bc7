"""A place is found again by its words, whatever became of the text around it."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.article import Span
from index.notebook.anchors import AROUND, SHORTEST, Anchor, anchor, find

REPORT = (
    "The ferry left Vardesund at six. Nobody was hurt. The coast guard was told at seven.\n\n"
    "The tug left Lindholm at eight. Nobody was hurt. The harbour master was told at nine.\n"
)


def place(words: str, number: int = 0) -> Anchor:
    start = -1
    for _ in range(number + 1):
        start = REPORT.index(words, start + 1)
    return anchor(REPORT, Span(start, start + len(words)))


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(
    "changed", [REPORT, "Corrected on Monday.\n\n" + REPORT, REPORT.replace("six. ", "six, late. ")]
)
def test_of_equal_words_those_with_their_surroundings_are_found(number: int, changed: str) -> None:
    found = find(changed, place("Nobody was hurt.", number))
    assert found is not None
    behind = changed[found.end :]
    assert behind.startswith((" The coast guard", " The harbour master")[number])


def test_words_that_are_set_or_spelled_otherwise_are_found() -> None:
    wanted = place("The coast guard was told at seven.")
    for now in (
        "The coast guard\nwas told at  seven.",
        "THE COAST GUARD WAS TOLD AT SEVEN.",
        "The coastguard was told at 7.",
    ):
        changed = "An editor was here. " + REPORT.replace(wanted.words, now)
        found = find(changed, wanted)
        assert found is not None
        assert found.of(changed) == now or (
            now.endswith("7.") and "coastguard was told at" in found.of(changed)
        )


def test_what_is_gone_is_not_found() -> None:
    assert find("The bakers of Ostrava bake again.", place("The coast guard was told at seven.")) is None
    assert find("Anything", Anchor(0, " ")) is None
    assert find("Another word", Anchor(0, "brief")) is None


@given(st.text("ab. \n", min_size=1, max_size=60) | st.text(min_size=1, max_size=60), st.data())
def test_in_the_same_text_a_place_is_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assume(span.of(text).strip())
    # Words that repeat themselves may be found a little before: "aa" in "aaa".
    assume(all(span.of(text) != text[at : at + len(span)] for at in range(start - len(span) + 1, start)))
    assert find(text, anchor(text, span)) == span


def test_the_surroundings_count_on_both_sides_as_far_as_they_are_kept() -> None:
    """Of these equal words each has another letter before or behind, the farthest that is kept."""
    around = "-" * (AROUND - 1)
    text = "|".join(f"{letter}{around}here{around}{other}" for letter, other in ("ab", "cb", "cd"))
    for match in re.finditer("here", text):
        span = Span(*match.span())
        kept = anchor(text, span)
        assert (len(kept.before), len(kept.after)) == (AROUND, AROUND)
        assert find(text, replace(kept, start=0)) == span


def test_words_as_they_were_come_before_words_in_another_case() -> None:
    text = "NOBODY WAS HURT. He said so. Nobody was hurt."
    found = find(text, Anchor(0, "Nobody was hurt.", after=" He said"))
    assert found is not None
    assert found.of(text) == "Nobody was hurt."


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("At six the coastguard was told late.", "the coastguard was told"),
        ("The coast guards were told.", "The coast guards were told"),
        ("Xthe coast-guard was toldX", "Xthe coast-guard was toldX"),
    ],
)
def test_of_words_that_are_alike_whole_words_are_found(now: str, found: str) -> None:
    there = find(now, Anchor(0, "the coast guard was told"))
    assert there is not None
    assert there.of(now) == found


def test_changed_words_are_looked_for_from_their_shortest_length_on() -> None:
    words = "a" * (SHORTEST - 1)
    assert find(words + "b", Anchor(0, words + "c")) is not None
    assert find(words[1:] + "b", Anchor(0, words[1:] + "c")) is None
