"""The reader in a terminal that answers, answers late or in garbage, has another charset, and has a mouse."""

from __future__ import annotations

import termios

START = "from tui.__main__ import main; import sys; sys.exit(main())"
QUESTION = b"\x1b]11;?\x07\x1b[c"
LIGHT_GROUND, DARK_GROUND = b"48;5;231m", b"48;5;233m"


def until(started, there, charset="utf-8"):
    """Waits until the screen is as `there` wants it."""
    while not there(lines := started.lines(charset)):
        started.wait_for_more()
    return lines


def test_a_light_terminal_that_answers_gets_one_light_picture(terminal, harbour):
    started = terminal(START, str(harbour))
    started.wait_for(QUESTION)
    started.type(b"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\\x1b[?62;22cpilot")
    started.wait_for(LIGHT_GROUND)
    until(started, lambda lines: lines[1].split()[:2] == ["/", "pilot"])
    assert LIGHT_GROUND in started.seen
    assert DARK_GROUND not in started.seen
    started.type(b"\x11")
    assert started.ended() == 0
    assert termios.tcgetattr(started.near) == started.before


def test_a_late_answer_in_pieces_and_a_charset_of_the_old_days_and_the_mouse(terminal, harbour):
    """One start for all of it; the locale of this name need not be installed."""
    (harbour / "wide.txt").write_text(
        "The ferry 東京丸 met the Łódź off Østfold, “at noon”…\n", encoding="utf-8"
    )
    started = terminal(START, str(harbour), LC_ALL="de_DE.ISO-8859-1")
    # Nothing has a ground of its own before the app, while an answer is waited for.
    started.wait_for(DARK_GROUND)
    assert any("Lindholm" in line for line in started.lines("latin-1"))
    for piece in (b"\x1b]1", b"1;rgb:ff", b"/ff/ff\x1b", b"\\"):
        started.type(piece)
    started.wait_for(LIGHT_GROUND)
    started.type(b"\xd8stfold")
    lines = until(started, lambda lines: lines[1].split()[:3] == ["/", "Østfold", "1"], "latin-1")
    assert lines[2] == "-" * 80
    assert any('The ferry ?????? met the Lódz off Østfold, "at noon"~' in line for line in lines)
    started.type(b"\x18")
    started.wait_for(b"\x1b[?1002h\x1b[?1006h")
    row = next(number for number, line in enumerate(lines) if line[1:].startswith("wide "))
    started.type(f"\x1b[<0;20;{row + 1}M\x1b[<0;20;{row + 1}m".encode())
    until(started, lambda lines: lines[0].startswith(" article"), "latin-1")
    started.type(b"\x18\x1b]11;rubbish\x07q")
    started.wait_for(b"\x1b[?1002l\x1b[?1006l")
    until(started, lambda lines: lines[0].startswith(" reader"), "latin-1")
    assert b"?1003h" not in started.seen
    started.type(b"\x11")
    assert started.ended() == 0
    assert b"Traceback" not in started.seen


def test_it_draws_on_the_terminal_where_errors_go_to_a_file(terminal, harbour, tmp_path):
    log = tmp_path / "log"
    away = f"import os; os.dup2(os.open({str(log)!r}, os.O_WRONLY | os.O_CREAT), 2)\n"
    started = terminal(away + START, str(harbour))
    started.wait_for_app()
    started.type(b"\x1b[B?")
    until(started, lambda lines: any("Keys" in line for line in lines))
    started.type(b"qq")
    assert started.ended() == 0
    assert started.given_back()
    assert log.read_bytes() == b""


def test_the_style_of_the_last_update_does_not_stay_in_the_shell(terminal, harbour):
    started = terminal(START, str(harbour))
    until(started, lambda lines: any("Lindholm" in line for line in lines))
    written = len(started.seen)
    # Esc and q in one piece: out of the box, and out of the reader.
    started.type(b"ferry\x1bq")
    assert started.ended() == 0
    left = started.seen[written:]
    # Where no other screen comes back, the shell goes on in the last line.
    assert 0 <= left.find(b"\x1b[m") < left.index(b"\x1b[999H\x1b[K") < left.index(b"\x1b[?1049l")
    assert b"\x1b[2J" not in left


def test_a_screen_of_another_size_is_emptied_before_it_is_left(controlled, harbour):
    """Else tmux leaves lines of it in the screen of the shell."""
    started = controlled(START, str(harbour))
    started.wait_for_app()
    started.resize(160, 50)
    started.wait_for(b"\x1b[50")
    written = len(started.seen)
    started.type(b"\x1bq")
    assert started.ended() == 0
    left = started.seen[written:]
    assert 0 <= left.find(b"\x1b[2J\x1b[999H") < left.index(b"\x1b[?1049l")


def test_escape_is_a_key_before_anything_else_is_looked_at_again(terminal, harbour):
    later = "import tui.terminal.driver as driver; driver._TICK = 3600\n"
    started = terminal(later + START, str(harbour))
    started.wait_for_app()
    started.type(b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22cferry")
    until(started, lambda lines: lines[1].split()[:2] == ["/", "ferry"])
    until(started, lambda lines: "Esc, then:" in lines[-1])
    started.type(b"\x1b")
    until(started, lambda lines: "help" in lines[-1] and "Esc, then:" not in lines[-1])
    started.type(b"q")
    assert started.ended() == 0


def test_enter_is_enter_also_where_nothing_took_it_before_the_app(terminal, harbour):
    # As a start script for which no first frame is drawn.
    started = terminal("from tui.cli import main; import sys; sys.exit(main())", str(harbour))
    started.type(b"ferry\r")
    until(started, lambda lines: lines[0].startswith(" article"))
    started.type(b"\x11")
    assert started.ended() == 0
