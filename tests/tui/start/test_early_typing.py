"""What is typed before the app is up: echoed as the box will have it, and handed on byte by byte."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser

from tui.start.early_typing import EarlyTyping, Typed
from tui.start.remembered_frame import Box

ROW, COLUMN, WIDTH = 1, 3, 20


class Typing:
    """What is typed, in pieces, and the screen on which it is echoed."""

    def __init__(self, monkeypatch, *, held="", awaited=False, answered=lambda light: None, **more):
        box = Box(ROW, COLUMN, WIDTH, len(held) + 1, "", "7", "")
        self.typing = EarlyTyping(box, utf_8=more.get("utf_8", True), awaited=awaited, answered=answered)
        self.screen = pyte.Screen(40, 4)
        self.stream = pyte.ByteStream(self.screen)
        self.stream.feed(f"\x1b[{ROW + 1};{COLUMN + 1}H{held}\x1b[7m \x1b[m".encode())
        monkeypatch.setattr("tui.start.early_typing.os.write", lambda _, data: self.stream.feed(data))

    def type(self, data):
        self.typing._rest += data
        self.typing._heed()
        return self

    @property
    def shown(self):
        return self.screen.display[ROW][COLUMN:].rstrip()

    @property
    def cursor(self):
        return [x - COLUMN for x in range(40) if self.screen.buffer[ROW][x].reverse]


@pytest.mark.parametrize(
    ("held", "pieces", "shown", "cursor"),
    [
        ("", ["ferry"], "ferry", 5),
        ("old search", ["f"], "f", 1),
        ("old search", ["\x7f"], "", 0),
        ("old search", ["\x15ab"], "ab", 2),
        ("", ["\x7f\x7fa"], "a", 1),
        ("", ["the ferry", "\x17"], "the", 4),
        ("", ["one-two", "\x17", "\x17"], "", 0),
        ("", ["abc", "\x7f\x7f", "d"], "ad", 2),
        ("", ["ab\x1b[Acd"], "ab", 2),
        ("", ["ab\rcd"], "ab", 2),
        ("", ["x" * 30], "x" * 19, 19),
        ("", ["a\N{GRINNING FACE}b"], "a", 1),
        ("", ["e\N{COMBINING ACUTE ACCENT}b"], "e", 1),
        ("", ["東京"], "東京", 4),
        ("", ["?"], "", 0),
        ("", ["a?:"], "a?:", 3),
        ("old", [":"], "old", 3),
        ("", ["東京\x7f"], "東", 2),
    ],
)
def test_it_stands_in_the_box_with_the_cursor_behind(monkeypatch, held, pieces, shown, cursor):
    typed = Typing(monkeypatch, held=held)
    for piece in pieces:
        typed.type(piece.encode())
    assert typed.shown.replace(" ", "") == shown
    assert typed.cursor == [cursor]


@given(text=st.text(st.sampled_from("aß東\x7f\x15\x17 -é"), max_size=12), cuts=st.sets(st.integers(0, 40)))
@settings(max_examples=40, deadline=None)
def test_however_it_comes_in_pieces(text, cuts):
    with pytest.MonkeyPatch.context() as monkeypatch:
        whole = Typing(monkeypatch, held="old").type(text.encode())
        shown, cursor = whole.shown, whole.cursor
        data = text.encode()
        parts = Typing(monkeypatch, held="old")
        places = sorted(cut for cut in cuts if cut < len(data))
        for start, end in zip([0, *places], [*places, len(data)], strict=True):
            parts.type(data[start:end])
        assert (parts.shown, parts.cursor) == (shown, cursor)


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62;22c", "light"),
        (b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?1;2c", "dark"),
        (b"\x1b[?62c", ""),
        (b"\x1b]11;rubbish\x07\x1b[>0;1c", ""),
    ],
)
def test_answers_are_heard_among_what_is_typed_and_not_echoed(monkeypatch, answer, light):
    for cut in range(len(answer)):
        heard = []
        typed = Typing(monkeypatch, awaited=True, answered=heard.append)
        typed.typing._unanswered.acquire()
        typed.type(b"a" + answer[:cut]).type(answer[cut:] + b"b")
        assert heard == [light]
        assert typed.shown == "ab"


def test_letters_of_another_charset_are_left_to_the_app(monkeypatch):
    assert Typing(monkeypatch, utf_8=False).type(b"a\xe9b").shown == "a"


def test_it_goes_on_in_another_box(monkeypatch):
    typed = Typing(monkeypatch, held="old")
    typed.type(b"fer")
    drawn = []
    box = Box(ROW + 1, COLUMN, WIDTH, 1, "", "7", "")
    assert not typed.typing.go_on_in(box, Typed("fe", False), lambda: drawn.append("late"))
    assert typed.typing.go_on_in(box, Typed("fer", False), lambda: drawn.append("hits"))
    typed.type(b"ry")
    assert drawn == ["hits"]
    assert typed.screen.display[ROW + 1][COLUMN:].rstrip() == "ferry"
    typed.type(b"\x1b[A")
    assert typed.typing.stands() is None
    assert not typed.typing.go_on_in(box, Typed("ferry", False), lambda: drawn.append("late"))
    assert drawn == ["hits"]


@pytest.mark.parametrize(("later", "handed_on"), [(0.2, b"ab\x1b[27uj"), (0.001, b"ab\x1bj")])
def test_an_escape_that_stands_alone_does_not_join_the_next_key(monkeypatch, later, handed_on):
    typed = Typing(monkeypatch)
    typed.typing._take_in(b"ab", 100.0)
    typed.typing._take_in(b"\x1b", 100.5)
    typed.typing._take_in(b"j", 100.5 + later)
    assert typed.typing.take() == handed_on
    keys = [event.key for event in XTermParser().feed(handed_on[2:].decode())]
    assert (keys == ["escape", "j"]) == (later > 0.1)
