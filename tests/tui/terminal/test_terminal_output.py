"""The shortest sequences mean what the long ones mean."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.looks import change_of_look, look_of, shows_blank
from tui.terminal.terminal_output import Abilities, Pen, TerminalOutput

ATTRIBUTES = ("1", "2", "3", "4", "5", "7", "8", "9", "21", "53")
FOREGROUNDS = ("", "31", "39", "97", "38;5;200", "38;2;4;48;1")
BACKGROUNDS = ("", "44", "49", "107", "48;5;3", "48;2;38;5;39")
ENDS = {"22": "12", "23": "3", "24": ("4", "21"), "25": "56", "27": "7", "28": "8", "29": "9", "55": ("53",)}
looks = st.builds(
    lambda attributes, foreground, background: ";".join(
        [*sorted(attributes, key=int), *filter(None, (foreground, background))]
    ),
    st.sets(st.sampled_from(ATTRIBUTES), max_size=4),
    st.sampled_from(FOREGROUNDS),
    st.sampled_from(BACKGROUNDS),
)


def worn(state: tuple[frozenset[str], str, str], sequence: str) -> tuple[frozenset[str], str, str]:
    """What a terminal wears after an SGR sequence, by ECMA-48."""
    attributes, foreground, background = set(state[0]), state[1], state[2]
    codes = sequence.removeprefix("\x1b[").removesuffix("m").split(";") if sequence else []
    while codes:
        code = codes.pop(0)
        if code in ("", "0"):
            attributes, foreground, background = set(), "", ""
        elif code in ("38", "48"):
            count = 2 if codes[0] == "5" else 4
            value = ";".join([code, *codes[:count]])
            del codes[:count]
            foreground, background = (value, background) if code == "38" else (foreground, value)
        elif code in ENDS:
            attributes -= set(ENDS[code])
        elif code in ATTRIBUTES:
            attributes.add(code)
        elif code[0] in "39":
            foreground = "" if code == "39" else code
        else:
            background = "" if code == "49" else code
    return frozenset(attributes), foreground, background


PLAIN: tuple[frozenset[str], str, str] = (frozenset(), "", "")


@given(looks, looks)
def test_a_change_of_style_leads_to_the_style_and_is_never_longer_than_starting_afresh(old, new):
    wanted = worn(PLAIN, f"\x1b[{new}m")
    change = change_of_look(old, new)
    assert worn(worn(PLAIN, f"\x1b[{old}m"), change) == wanted
    assert len(change) <= len(f"\x1b[0;{new}m")
    assert look_of(new).foreground == wanted[1]
    assert look_of(new).background == wanted[2]


def test_a_blank_needs_no_style_but_its_background():
    assert shows_blank("1;31;44", "44")
    assert not shows_blank("4;31;44", "44")
    assert not shows_blank("7;31;44", "44")
    assert not shows_blank("31", "44")


cells = st.tuples(st.integers(0, 9), st.integers(0, 19))


able = st.builds(Abilities, finds_columns=st.booleans(), feeds_alone=st.booleans())


@given(st.lists(cells, min_size=1, max_size=8), cells, able)
def test_what_is_written_stands_where_it_shall_be(path, start, able):
    screen = pyte.Screen(20, 10)
    stream = pyte.Stream(screen)
    stream.feed(f"\x1b[?7l\x1b[{start[0] + 1};{start[1] + 1}H")
    output = TerminalOutput(20, Pen(*start, look=""), able)
    written = {}
    for letter, place in zip("abcdefgh", path, strict=False):
        output.move(*place)
        output.put(letter, 1)
        written[place] = letter
    output.leave_at(*start)
    stream.feed(output.text())
    shown = {(y, x): screen.buffer[y][x].data for y in range(10) for x in range(20)}
    assert {place: letter for place, letter in shown.items() if letter != " "} == written
    assert (screen.cursor.y, screen.cursor.x) == start


SKILLED = Abilities(moves_lines=True, finds_columns=True, feeds_alone=True)
EDGE = 19


def at_edge(abilities: Abilities = SKILLED) -> TerminalOutput:
    """What has written the last cell of row 2."""
    output = TerminalOutput(EDGE + 1, Pen(2, EDGE, look=""), abilities)
    output.put("x", 1)
    return output


def test_behind_the_last_column_a_column_is_named_but_for_the_last_one():
    assert at_edge().path_to(3, EDGE - 1)[0] == f"\n\x1b[{EDGE}G"
    assert at_edge().path_to(3, EDGE)[0] == "\n"
    assert at_edge().path_to(2, EDGE - 1)[0] == f"\x1b[{EDGE}G"


def test_at_the_edge_only_what_moves_up_or_down_leaves_the_column_open():
    for row, known in ((3, False), (1, False), (9, False), (2, True)):
        output = at_edge()
        output.move(row, EDGE)
        assert (output.pen.column == EDGE) == known
        assert output.pen.at_edge != known
        assert output.row == row
    in_it = TerminalOutput(EDGE + 1, Pen(2, EDGE, look=""), SKILLED)
    in_it.move(3, EDGE)
    assert in_it.pen == (3, EDGE, False, "")


scrolls = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(-9, 9)).filter(
    lambda each: each[0] + abs(each[2]) <= each[1] and each[2] != 0
)


@given(scrolls, cells, st.booleans())
def test_rows_are_scrolled_between_those_that_stay(scrolled, place, moves_lines):
    top, bottom, rows = scrolled
    screen = pyte.Screen(20, 10)
    stream = pyte.Stream(screen)
    letters = list("abcdefghij")
    stream.feed("\x1b[?7l" + "\r\n".join(letters))
    output = TerminalOutput(20, Pen(9, 1, look=""), Abilities(moves_lines=moves_lines))
    output.scroll(top, bottom, rows, 10)
    kept = letters[top : bottom + 1]
    blank = [" "] * abs(rows)
    letters[top : bottom + 1] = kept[rows:] + blank if rows > 0 else blank + kept[:rows]
    output.move(*place)
    output.put("X", 1)
    stream.feed(output.text())
    rows_shown = [line.rstrip() for line in screen.display]
    y, x = place
    assert screen.buffer[y][x].data == "X"
    expected = [letter.ljust(20) for letter in letters]
    expected[y] = f"{expected[y][:x]}X{expected[y][x + 1 :]}"
    assert rows_shown == [line.rstrip() for line in expected]


def test_a_scroll_names_no_count_of_one_and_puts_no_lines_in_below_the_screen():
    for scrolled, sent in (
        ((2, 9, 1), "\x1b[3H\x1b[M"),
        ((2, 8, 1), "\x1b[3H\x1b[M\x1b[9H\x1b[L"),
        ((2, 9, 2), "\x1b[3H\x1b[2M"),
        ((2, 9, -1), "\x1b[10H\x1b[M\x1b[3H\x1b[L"),
    ):
        output = TerminalOutput(20, Pen(0, 10, look=""), Abilities(moves_lines=True))
        output.scroll(*scrolled, 10)
        assert output.text() == sent
