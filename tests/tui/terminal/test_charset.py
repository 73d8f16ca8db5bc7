"""Every sign has an ASCII twin of its width, and the locale decides which is drawn."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

import tui
from tui.looks import marks
from tui.terminal.charset import output_charset, shown_in

DRAWN_BY_TEXTUAL = "─│▏▔▊▎▁▂▃▄▅▆▇🔎"
NOT_DRAWN = {"safe_text.py", "charset.py"}
"""Modules whose signs stand for what has none."""


def drawn_signs() -> set[str]:
    """The characters beyond ASCII in the strings of the screens."""
    found = set(DRAWN_BY_TEXTUAL)
    for path in Path(tui.__file__).parent.rglob("*.py"):
        if path.name in NOT_DRAWN or {"export", "commandline"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {each for each in node.value if "\x7f" < each < "\U0001f000" and each.isprintable()}
    return found


def test_every_sign_of_the_screens_has_a_twin_of_its_width():
    signs = drawn_signs()
    assert {"═", "◂", "●", "▌", "…"} <= signs
    for sign in signs:
        twin = shown_in(sign, "ascii")
        assert twin.isascii()
        assert "?" not in twin, sign
        assert len(twin) == cell_len(sign), sign


@pytest.mark.parametrize(
    "table", [marks.RELATION_GLYPHS, marks.CELL_GLYPHS, marks.GLYPHS, marks.DISCREPANCY_GLYPHS]
)
def test_what_signs_tell_apart_their_twins_tell_apart(table):
    twins = [shown_in(sign, "ascii") for sign in table.values()]
    assert len(set(twins)) == len(set(table.values()))


@given(st.text())
@example("䷀")
def test_whatever_a_charset_lacks_is_shown_in_as_many_cells(text):
    for charset in ("ascii", "iso8859-1", "utf-8"):
        shown = shown_in(text, charset)
        shown.encode(charset)
    alone = [character for character in text if unicodedata.category(character)[0] in "LNPSZ"]
    for character in alone:
        if cell_len(character) in (1, 2) and unicodedata.east_asian_width(character) in ("W", "F", "Na", "N"):
            assert len(shown_in(character, "ascii")) == cell_len(character)


def test_what_the_charset_has_stays():
    assert shown_in("“Ålesund” ─ 東京 Łódź ‑ e\u0301", "iso8859-1") == '"Ålesund" - ???? Lódz - e'
    assert shown_in("“Ålesund” ═ ●", "utf-8", ascii_signs=True) == "“Ålesund” = @"
    assert shown_in("\x1b[1mé\x1b[0m", "ascii") == "\x1b[1me\x1b[0m"


@pytest.mark.parametrize(
    ("environment", "lines", "charset"),
    [
        ({}, "auto", "utf-8"),
        ({"LANG": "en_US.UTF-8"}, "auto", "utf-8"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "auto", "ascii"),
        ({"LANG": "POSIX"}, "auto", "ascii"),
        ({"LANG": "de_DE.UTF-8", "LC_CTYPE": "de_DE.ISO-8859-1"}, "auto", "iso8859-1"),
        ({"LANG": "de_DE"}, "auto", "iso8859-1"),
        ({"LANG": "de_DE@euro"}, "auto", "iso8859-15"),
        ({"LANG": "ru_RU.KOI8-R"}, "auto", "koi8-r"),
        ({"LANG": "xx_XX.NOSUCH"}, "auto", "ascii"),
        ({"LC_CTYPE": "UTF-8"}, "auto", "utf-8"),
        ({"LC_ALL": "C"}, "utf-8", "utf-8"),
        ({"LANG": "en_US.UTF-8"}, "ascii", "utf-8"),
    ],
)
def test_the_locale_says_what_the_terminal_shows(environment, lines, charset):
    assert output_charset(environment, lines) == charset


@pytest.mark.parametrize(("mode", "charset"), [(1, "ascii"), (0, "utf-8")])
def test_what_python_itself_has_set_is_not_what_the_user_said(monkeypatch, mode, charset):
    """Python puts C.UTF-8 in place of C (PEP 538), and is in its UTF-8 mode (PEP 540) then."""
    monkeypatch.setattr("tui.terminal.charset.sys", SimpleNamespace(flags=SimpleNamespace(utf8_mode=mode)))
    assert output_charset({"LANG": "C", "LC_CTYPE": "C.UTF-8"}) == charset
