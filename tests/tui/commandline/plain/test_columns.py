"""Printed columns line up, whatever is written in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.commandline.plain.columns import cut, pad, width_of, wrap

WRITING = st.text(st.sampled_from("ab é\u0301中文Ж한\u200d-"), max_size=60)


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("Kābul", 5), ("e\u0301", 1), ("中文", 4), ("ｆ", 2), ("", 0), ("═≠", 2)]
)
def test_width(text: str, cells: int) -> None:
    assert width_of(text) == cells


@given(WRITING, st.integers(1, 30))
def test_a_padded_cell_has_its_width(text: str, width: int) -> None:
    assert width_of(pad(text, width)) == width
    assert width_of(pad(text, width, right=True)) == width


@given(WRITING, st.integers(1, 30))
def test_cutting_keeps_the_beginning_and_says_that_it_cut(text: str, width: int) -> None:
    short = cut(text, width)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(WRITING, st.integers(2, 30))
def test_wrapping_fits_and_leaves_out_only_blanks(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert all(width_of(span.of(text)) <= width for span in spans)
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert not "".join(text[offset] for offset in range(len(text)) if offset not in covered).strip()
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert sum(map(len, spans)) == len(covered)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("  one two three", 9, ["  one two", "three"]),
        ("one  two", 8, ["one  two"]),
        ("", 10, [""]),
        ("incomprehensibilities", 10, ["incomprehe", "nsibilitie", "s"]),
        ("so incomprehensible", 10, ["so", "incomprehe", "nsible"]),
        ("中文中文", 5, ["中文", "中文"]),
        ("trailing  ", 20, ["trailing"]),
    ],
)
def test_lines_break_at_blanks(text: str, width: int, lines: list[str]) -> None:
    assert [span.of(text) for span in wrap(text, width)] == lines
