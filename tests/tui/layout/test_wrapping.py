"""Laws of the wrapping: nothing is lost, nothing is wider than the line, and offsets find their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import Span
from tui.layout.wrapping import TextLayout, drawn, lines_of, wrap

_PIECES = st.sampled_from(
    [
        "word",
        " ",
        "  ",
        "a",
        "Ünïcode",
        "日本語",
        "한국",
        "e\u0301",
        "👩\u200d👩\u200d👧",
        "❤\ufe0f",
        "\t",
        "\x1b[31m",
        "\u202e",
        "-",
        "…",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=80)
_WIDTHS = st.integers(2, 40)


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


@given(_TEXTS, _WIDTHS)
def test_no_line_is_wider_than_it_may_be(text, width):
    for line in wrap(text, whole(text), width):
        piece = drawn(text, line)
        assert cell_len(piece) <= width or len(piece) == 1


@given(_TEXTS, _WIDTHS)
def test_lines_follow_each_other_and_leave_out_only_blanks(text, width):
    at = 0
    for line in wrap(text, whole(text), width):
        assert line.start >= at
        assert text[at : line.start].strip() == ""
        at = line.end
    assert text[at:].strip() == ""


@given(_TEXTS, _WIDTHS)
def test_what_is_drawn_is_as_long_as_what_is_written(text, width):
    for line in wrap(text, whole(text), width):
        piece = drawn(text, line)
        assert len(piece) == len(line)
        assert not any(ord(character) < 32 or ord(character) == 127 for character in piece)


@given(
    st.lists(st.sampled_from(["one two three", "", "four", "日本語日本語日本語"]), min_size=1, max_size=8),
    _WIDTHS,
)
def test_an_offset_is_on_the_line_that_shows_it(parts, width):
    text = "\n".join(parts)
    layout = TextLayout(text, lines_of(text, Span(0, len(text))), width)
    for number, line in enumerate(layout.lines):
        for offset in range(line.start, line.end):
            assert layout.line_at(offset) == number


def test_words_are_kept_whole_where_they_fit():
    text = "the harbour was closed at dawn"
    assert [line.of(text) for line in wrap(text, whole(text), 12)] == [
        "the harbour",
        "was closed",
        "at dawn",
    ]


def test_a_word_wider_than_the_line_is_broken():
    text = "x" * 25
    assert [len(line) for line in wrap(text, whole(text), 10)] == [10, 10, 5]


def test_wide_characters_take_two_cells():
    text = "日本語日本語"
    assert [line.of(text) for line in wrap(text, whole(text), 5)] == ["日本", "語日", "本語"]


def test_a_mark_stays_with_its_letter():
    text = "e\u0301" * 6
    assert [line.of(text) for line in wrap(text, whole(text), 3)] == ["e\u0301" * 3, "e\u0301" * 3]


def test_an_empty_span_is_an_empty_line():
    assert wrap("abc", [Span(0, 3), Span(3, 3)], 10) == [Span(0, 3), Span(3, 3)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_lines_end_as_the_text_ends_them(end):
    text = f"one{end}{end}two"
    assert [span.of(text) for span in lines_of(text, Span(0, len(text)))] == ["one", "", "two"]


def test_a_long_line_is_laid_out_without_being_copied_about():
    text = "lorem ipsum " * 20_000
    lines = wrap(text, whole(text), 72)
    assert len(lines) == -(-20_000 // 6)
    assert all(len(line) == 71 for line in lines[:-1])
