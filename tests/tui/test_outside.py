"""Other programs that an article is given to."""

from __future__ import annotations

import os
import stat

import pytest

from tui.outside import CannotRun, edit, editor, pager, pipe


@pytest.mark.parametrize(
    ("environment", "line", "command"),
    [
        ({}, 1, ["vi", "/a/b.txt"]),
        ({}, 7, ["vi", "+7", "/a/b.txt"]),
        ({"EDITOR": "nano -w"}, 3, ["nano", "-w", "+3", "/a/b.txt"]),
        (
            {"EDITOR": "nano", "VISUAL": "/opt/my vi/code --wait"},
            3,
            ["/opt/my", "vi/code", "--wait", "/a/b.txt"],
        ),
        ({"VISUAL": "'/opt/my vi/vim'"}, 3, ["/opt/my vi/vim", "+3", "/a/b.txt"]),
        ({"VISUAL": " ", "EDITOR": "ed"}, 3, ["ed", "/a/b.txt"]),
    ],
)
def test_the_editor_is_the_users_own_and_opens_at_the_line(environment, line, command):
    assert editor(environment, "/a/b.txt", line) == command


def test_an_editor_that_is_no_command_is_refused_in_a_sentence():
    with pytest.raises(CannotRun, match=r"\$EDITOR is no command.*\.$"):
        editor({"EDITOR": "vi 'x"}, "/a/b.txt")
    with pytest.raises(CannotRun, match=r"^/no/such/editor did not start"):
        edit(["/no/such/editor", "/a/b.txt"])
    with pytest.raises(CannotRun, match=r"^false ended with 1\.$"):
        edit(["false"])


def test_a_file_whose_name_is_an_option_is_still_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert editor({}, "-c quit") == ["vi", str(tmp_path / "-c quit")]


def test_the_text_goes_through_the_command_as_it_is(tmp_path):
    kept = tmp_path / "kept"
    text = "Ünïcode — \x1b[31mred\n" * 3
    assert pipe(f"cat > '{kept}'", text) == 0
    assert kept.read_text("utf-8") == text
    assert pipe("exit 3", text) == 3


def test_a_pager_that_is_left_early_is_no_failure():
    assert pipe("true", "a long text\n" * 100_000) == 0


def test_the_pager_is_the_users_own():
    assert pager({}) == "less"
    assert pager({"PAGER": "most -s"}) == "most -s"


def test_after_the_editor_the_screen_is_as_it_was(terminal, harbour, tmp_path, monkeypatch):
    """In a terminal: the editor gets file and line, and the reader draws itself anew, also after one that
    failed, while which Ctrl-C was pressed."""
    tried = tmp_path / "tried"
    asked = tmp_path / "asked"
    own = tmp_path / "own editor"
    own.write_text(
        "#!/bin/sh\n"
        f"if [ ! -e '{tried}' ]; then touch '{tried}'; kill -INT $PPID; echo TRIED; exit 3; fi\n"
        f"printf '%s\\n' \"$@\" > '{asked}'\necho THE EDITOR\n"
    )
    own.chmod(own.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", f"'{own}'")
    program = "from tui.__main__ import main; import sys; sys.exit(main())"
    started = terminal(program, str(harbour))
    started.wait_for_app()
    started.type(b"\x1b[B")
    started.wait_for_hits()
    started.type(b"v")
    started.wait_for(b"TRIED")
    while "reader" not in (lines := started.lines())[0] or "own editor ended with 3" not in "".join(lines):
        started.wait_for_more()
    started.type(b"v")
    started.wait_for(b"THE EDITOR")
    while "reader" not in (lines := started.lines())[0] or any("THE EDITOR" in line for line in lines):
        # What is drawn may come in pieces.
        started.wait_for_more()
    assert any("Lindholm" in line for line in started.lines())
    [path] = asked.read_text().split("\n")[:-1]
    assert os.path.dirname(path) == str(harbour)
    started.type(b"\x11")
    assert started.ended() == 0
