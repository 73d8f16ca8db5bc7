"""What the terminal answers is told from what is typed, in whatever pieces and however late it comes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui.terminal.terminal_answers
from tui.terminal.terminal_answers import TerminalAnswers, is_light_colour

LIGHT_ANSWERS = ["\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\", "\x1b]11;rgb:ff/ff/ff\x07", "\x1b]11;#fdf6e3\x07"]
DEVICE = "\x1b[?62;22c"


@pytest.mark.parametrize(
    ("value", "light"),
    [
        ("rgb:0000/2b2b/3636", False),
        ("rgb:ffff/ffff/ffff", True),
        ("rgba:f/f/f/f", True),
        ("#002b36", False),
        ("#fff", True),
        ("#ffffeeeecccc", True),
        ("?", None),
        ("rgb:xyz", None),
        ("#12345", None),
    ],
)
def test_a_colour_is_light_or_dark(value, light):
    assert is_light_colour(value) is light


@given(
    st.sampled_from(LIGHT_ANSWERS),
    st.text("ab \r\x1b[A]1;", max_size=6),
    st.text("xyz é\r", max_size=6),
    st.sets(st.integers(0, 40), max_size=6),
    st.booleans(),
)
def test_in_whatever_pieces_it_comes_only_what_was_typed_is_left(answer, before, after, cuts, device):
    if before.endswith("\x1b") or "\x1b]" in before or "\x1b[" in before:
        before = before.replace("\x1b", "")
    whole = f"{before}{answer}{DEVICE if device else ''}{after}"
    answers = TerminalAnswers(awaited=True)
    edges = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    pieces = [whole[a:b] for a, b in itertools.pairwise(edges)]
    typed = "".join(answers.typed(piece) for piece in pieces)
    assert typed == before + after
    assert answers.light is True
    assert answers.awaited is not device


@pytest.mark.parametrize("cut", range(1, len(LIGHT_ANSWERS[0])))
def test_silence_between_its_pieces_types_nothing(cut, monkeypatch):
    monkeypatch.setattr(tui.terminal.terminal_answers, "_KEY_PATIENCE", -1.0)
    answers = TerminalAnswers(awaited=True)
    first, last = LIGHT_ANSWERS[0][:cut], LIGHT_ANSWERS[0][cut:]
    typed = answers.typed(first) + answers.after_silence() + answers.after_silence()
    # A lone ESC has to be let go after a while: it is a key as well.
    assert typed == ("\x1b" if cut == 1 else "")
    assert answers.typed(last) + answers.typed("q") == "q"
    assert answers.light is True


def test_what_breaks_off_is_dropped_and_so_is_its_rest(monkeypatch):
    answers = TerminalAnswers()
    assert answers.typed("a\x1b]11;rgb:fdfd/f6") == "a"
    monkeypatch.setattr(tui.terminal.terminal_answers, "_PATIENCE", -1.0)
    assert answers.after_silence() == ""
    assert answers.typed("f6/e3e3\x1b\\b") == "b"
    assert answers.typed("c") == "c"
    assert answers.light is None


@pytest.mark.parametrize(
    "garbage",
    ["\x1b]11;no colour\x07", "\x1b]11;rgb:\x1b\\", "\x1b]4;1;rgb:ff/ff/ff\x07", "\x1b[?1;2c\x1b[>0;95;0c"],
)
def test_garbage_is_neither_typed_nor_believed(garbage):
    answers = TerminalAnswers(awaited=True)
    assert answers.typed(f"a{garbage}b") == "ab"
    assert answers.light is None


@pytest.mark.parametrize("keys", ["\x1b", "\x1b[A", "\x1bOP", "\x1b[?2026;2$y", "\x1b[<0;3;4M", "a\x1b[5~b"])
@pytest.mark.parametrize("awaited", [True, False])
def test_keys_and_other_reports_come_through(keys, awaited, monkeypatch):
    monkeypatch.setattr(tui.terminal.terminal_answers, "_KEY_PATIENCE", -1.0)
    answers = TerminalAnswers(awaited)
    assert answers.typed(keys) + answers.after_silence() == keys
