"""Esc and the key behind it are two keys, unless they are Alt with a key that has one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from tui.commands.keys import key_name
from tui.keyed import signs_with_alt
from tui.settings.settings import Settings
from tui.terminal.lone_escape import LoneEscapes


def keys(typed: list[str], preset: str) -> list[str]:
    escapes, parser, found = LoneEscapes(lambda: signs_with_alt(Settings(preset=preset))), XTermParser(), []
    for part in filter(None, map(escapes.apart, typed)):
        found += [event.key for event in parser.feed(part) if isinstance(event, events.Key)]
    return found + (["escape"] if escapes.after_silence() else [])


@pytest.mark.parametrize(
    ("preset", "typed", "found"),
    [
        ("default", ["\x1bj"], ["escape", "j"]),
        ("default", ["\x1b", "j"], ["escape", "j"]),
        ("default", ["x\x1b/\x1bG"], ["x", "escape", "slash", "escape", "G"]),
        ("default", ["\x1b1\x1b="], ["escape", "1", "escape", "equals_sign"]),
        ("default", ["a\x1b"], ["a", "escape"]),
        ("default", ["\x1b\r", "\x1b", "\x04"], ["escape", "enter", "escape", "ctrl+d"]),
        ("default", ["ab\x1b\x7f\x1b\t"], ["a", "b", "ctrl+w", "shift+tab"]),
        ("default", ["\x1b", "[A", "\x1bOP", "\x1b[<0;2;3M"], ["up", "f1"]),
        ("default", ["\x1bb\x1bf"], ["ctrl+left", "ctrl+right"]),
        ("emacs", ["\x1bx", "\x1bv", "\x1b<"], ["alt+x", "alt+v", "alt+less_than_sign"]),
        ("emacs", ["\x1b", "d\x1bj"], ["alt+d", "escape", "j"]),
    ],
)
def test_what_is_typed_is_these_keys(preset: str, typed: list[str], found: list[str]) -> None:
    assert keys(typed, preset) == found


@given(st.text(alphabet="\x1bjk[A<x\r\x7f", max_size=12), st.integers(0, 12))
def test_however_it_comes_in_two_pieces(text: str, cut: int) -> None:
    whole, parts = LoneEscapes(frozenset), LoneEscapes(frozenset)
    assert whole.apart(text) + whole.after_silence() == (
        parts.apart(text[:cut]) + parts.apart(text[cut:]) + parts.after_silence()
    )


def test_a_capital_with_alt_is_the_key_that_a_binding_names() -> None:
    parser, escapes = XTermParser(), LoneEscapes(lambda: "V")
    assert [event.key for event in parser.feed(escapes.apart("\x1bV")) if isinstance(event, events.Key)] == [
        key_name("alt+V")
    ]


def test_an_escape_is_kept_until_what_follows_it_or_silence() -> None:
    escapes = LoneEscapes(frozenset)
    kept = []
    for typed in ("a", "\x1b", "[A", "\x1b"):
        escapes.apart(typed)
        kept.append(escapes.holds)
    escapes.after_silence()
    assert [*kept, escapes.holds] == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("silences", "late", "found"),
    [
        (1, "[B", ["down"]),
        (1, "OB", ["down"]),
        (1, "[1;5Cj", ["ctrl+right", "j"]),
        (1, "[", ["left_square_bracket"]),
        (1, "j", ["j"]),
        (2, "[B", ["left_square_bracket", "B"]),
    ],
)
def test_the_rest_of_a_key_that_comes_late_is_the_key(silences: int, late: str, found: list[str]) -> None:
    escapes, parser = LoneEscapes(frozenset), XTermParser()
    escapes.apart("\x1b")
    assert [escapes.after_silence() for _ in range(silences)] == ["\x1b", ""][:silences]
    typed = [escapes.apart(late), escapes.apart("[B")]
    heard = [event.key for part in typed for event in parser.feed(part) if isinstance(event, events.Key)]
    assert heard == [*found, "left_square_bracket", "B"]
