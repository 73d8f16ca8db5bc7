"""A copy goes through whatever stands between, and what is said of it is true."""

from __future__ import annotations

import base64
import re

import pytest

from tui.terminal.clipboard import LARGEST, copied_words, copy_sequence, too_long

TMUX, SCREEN = {"TMUX": "/run/tmux,1,0"}, {"STY": "1.pts-0"}


def copied(sequence: str) -> str:
    """What the terminal takes from an OSC 52."""
    match = re.fullmatch("\x1b]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert match
    return base64.b64decode(match[1]).decode()


TEXT = "Lindholm — ‘Åsa’ " * 200


def test_the_terminal_gets_it_from_tmux_and_from_screen():
    assert copied(copy_sequence(TEXT, {})) == TEXT
    wrapped = copy_sequence(TEXT, TMUX)
    assert wrapped.startswith("\x1bPtmux;")
    assert wrapped.endswith("\x1b\\")
    assert copied(wrapped[7:-2].replace("\x1b\x1b", "\x1b")) == TEXT
    pieces = re.findall("\x1bP(.*?)\x1b\\\\", copy_sequence(TEXT, SCREEN), re.DOTALL)
    assert copied("".join(pieces)) == TEXT
    assert max(map(len, pieces)) < 768


def test_what_is_too_long_is_known_before():
    assert not too_long("a" * LARGEST)
    assert too_long("é" * (LARGEST // 2 + 1))
    assert len(copy_sequence("a" * LARGEST, {})) <= 100_000


@pytest.mark.parametrize(
    ("environment", "in_tmux", "said"),
    [
        ({}, False, "Copied 2 words, if the terminal allows it"),
        (TMUX, True, "Copied 2 words to tmux"),
        (TMUX, False, "set-clipboard on"),
        ({"TERM": "linux"}, False, "The Linux console takes no copy"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False, "Terminal.app takes no copy"),
    ],
)
def test_it_says_what_can_be_known(environment, in_tmux, said):
    assert said in copied_words("two words", environment, in_tmux)
    assert "1 word," in copied_words("one", {}, False)
