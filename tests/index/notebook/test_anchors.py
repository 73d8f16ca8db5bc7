"""A place is found again by its words, whatever became of the text around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Span
from index.notebook.anchors import Anchor, anchor, find

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


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=60), st.data())
def test_in_the_same_text_a_place_is_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = find(text, anchor(text, span))
    if span.of(text).strip():
        assert found is not None
        assert found.of(text) == span.of(text)
        assert len(text) > 2 * 32 or found == span or text[: span.start] != text[: found.start]
