"""The command as a process of its own: what it imports, pipes that break, terminals."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
READER = [sys.executable, "-c", "import sys; from tui.cli import main; sys.exit(main())"]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **changes}


def test_no_command_imports_the_screen_and_only_search_the_index(harbour: Path) -> None:
    """All commands in one fresh interpreter, those that need least first."""
    script = """
import contextlib, io, sys
from tui.cli import main
for line in sys.stdin.read().splitlines():
    with contextlib.redirect_stdout(io.StringIO()):
        code = main(line.split())
    loaded = sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "rich", "whoosh"})
    print(line.split()[0], int(code), *loaded)
"""
    commands = [
        "--version",
        "--help",
        "search --help",
        "locate",
        "edit wire --title Stranded",
        "show wire",
        "show wire --json",
        "list",
        "entities wire",
        "compare wire coastal",
        "story wire coastal",
        "compare wire coastal --json",
        "search ferry",
        "search ferry --json",
    ]
    ran = subprocess.run(
        [sys.executable, "-c", script],
        input="\n".join(commands),
        env=environment(READER_LIBRARY=str(harbour)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert len(lines) == len(commands)
    assert [line for line in lines if line[1] != "0"] == []
    assert [line for line in lines if {"textual", "rich"} & {*line}] == []
    assert [line for line in lines if "whoosh" in line and line[0] != "search"] == []


def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("The river rose again on Monday, officials said.\n" * 6_000)
    process = subprocess.Popen(
        [*READER, "show", str(tmp_path / "long.txt")],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b"long")
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), errors) == (0, b"")


def test_the_index_is_compiled_without_a_word(harbour: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [*READER, "search", "ferry", "--library", harbour],
        env=environment(PYTHONPYCACHEPREFIX=str(tmp_path / "never compiled")),
        capture_output=True,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["man"], ["--help"]], ids=" ".join)
def test_a_full_disk_is_told(harbour: Path, command: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [*READER, *command],
            env=environment(READER_LIBRARY=str(harbour)),
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert (ran.returncode, ran.stderr.decode()) == (74, "reader: No space left on device\n")


def test_an_article_from_a_pipe_leaves_the_keys_to_the_terminal(controlled, tmp_path: Path) -> None:
    """In a session with a terminal of its own, the screen is opened with that terminal as standard input."""
    script = """
import os, sys, types
app = types.ModuleType("tui.app")
def run(library, read):
    article = library.article(library.find("-"))
    print(os.isatty(0), sys.__stdin__.fileno(), article.text, flush=True)
app.run = run
sys.modules["tui.app"] = app
from tui.cli import main
sys.exit(main(["-"]))
"""
    article = tmp_path / "piped.txt"
    article.write_text("The bridge was closed on Friday, police said.")
    started = controlled(f"import os; os.dup2(os.open({str(article)!r}, os.O_RDONLY), 0)\n{script}")
    assert started.ended() == 0
    assert started.seen.split() == b"True 0 The bridge was closed on Friday, police said.".split()


def test_without_any_terminal_an_article_from_a_pipe_is_refused_in_words(tmp_path: Path) -> None:
    ran = subprocess.run(
        [*READER, "-"], env=environment(), input=b"An article.", capture_output=True, start_new_session=True
    )
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert b"its output is not a terminal" in ran.stderr
