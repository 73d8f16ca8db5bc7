"""Text from an article cannot act on the terminal, and its spans still fit."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.safe_text import safe_lines, safe_text

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\x1b\x9b\r\n\t\u202e\u2067\ufeff\ud83d")
)
BIDIRECTIONAL = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def acts_on_a_terminal(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(character) in BIDIRECTIONAL


@given(ANY_TEXT)
def test_the_length_stays_and_no_control_comes_out(text: str) -> None:
    shown = safe_text(text)
    assert len(shown) == len(text)
    assert not any(acts_on_a_terminal(character) for character in shown)


@given(ANY_TEXT)
def test_newlines_are_all_that_is_kept_where_asked(text: str) -> None:
    shown = safe_text(text, newlines=True)
    assert [at for at, character in enumerate(shown) if acts_on_a_terminal(character)] == [
        at for at, character in enumerate(text) if character == "\n"
    ]


@given(ANY_TEXT)
def test_what_is_safe_is_left_alone(text: str) -> None:
    once = safe_text(text)
    assert safe_text(once) == once


@given(ANY_TEXT)
def test_printed_lines_hold_no_control_and_lose_no_letter(text: str) -> None:
    lines = safe_lines(text)
    assert not any(acts_on_a_terminal(character) for line in lines for character in line)
    letters = [character for character in text if character.isalnum()]
    assert [character for line in lines for character in line if character.isalnum()] == letters


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("\x9b2J", "\ufffd2J"),
        ("a\tb\r\nc", "a b  c"),
        ("abc\u202egnp.exe", "abc\ufffdgnp.exe"),
        ("\ufeffTitle\u200b", "\ufffdTitle\ufffd"),
        ("co\u00adop", "co‐op"),
        ("bad \ud800 half", "bad \ufffd half"),
        ("del\x7f", "del␡"),
    ],
)
def test_placeholders(written: str, shown: str) -> None:
    assert safe_text(written) == shown


@pytest.mark.parametrize(
    "text", ["Kābul – “quoted”", "e\u0301", "می\u200cخواهم", "👩\u200d🚒", "شَهر", "中文"]
)
def test_ordinary_writing_is_untouched(text: str) -> None:
    assert safe_text(text) is text


def test_each_code_point_alone_is_treated_as_in_company() -> None:
    every = "".join(map(chr, range(0x110000)))
    together = safe_text(every)
    assert [safe_text(character) for character in every] == list(together)
    assert not any(acts_on_a_terminal(character) for character in together)


def test_every_way_to_end_a_line_ends_one() -> None:
    assert safe_lines("a\r\nb\rc\nd\u2028e\x85f\n") == ["a", "b", "c", "d", "e", "f"]
    assert safe_lines("a\n\nb") == ["a", "", "b"]
    assert safe_lines("") == []
