"""The plain mode in a terminal: no byte that is no text, and an orderly end however it comes."""

from __future__ import annotations

import os
import signal

import pytest

MAIN = "import sys; from tui.__main__ import main; sys.exit(main())"
PROMPT = b"reader> "


def ask(started, line: bytes) -> bytes:
    """What is written until the next prompt."""
    before = len(started.seen)
    started.type(line)
    while not started.seen[before:].endswith(PROMPT):
        started.wait_for_more()
    return started.seen[before:]


def acting(written: bytes) -> set[int]:
    """The control characters that are no line breaks."""
    return {byte for byte in written if byte < 0x20 or byte == 0x7F} - set(b"\r\n")


@pytest.mark.parametrize(("term", "option"), [("dumb", []), ("xterm-256color", ["--plain"])])
def test_a_terminal_gets_lines_alone(terminal, harbour, term, option):
    """TERM=dumb needs no option; with one, readline edits what is typed."""
    started = terminal(f"import os; os.environ['TERM'] = {term!r}; {MAIN}", *option, str(harbour))
    started.wait_for(PROMPT)
    assert b"4 articles" in started.seen
    assert b"3 hits" in ask(started, b"ferry\n")
    # One that comes just before readline waits for a key is heeded at the next.
    os.kill(started.process.pid, signal.SIGINT)
    while not started.read(2):
        os.kill(started.process.pid, signal.SIGINT)
    while not started.seen.endswith(PROMPT):
        started.wait_for_more()
    assert b"differs: date" in ask(started, b"compare wire coastal\n")
    assert not acting(started.seen)
    if option:
        os.kill(started.process.pid, signal.SIGHUP)
        assert started.ended() == 129
    else:
        started.type(b"\x04")
        assert started.ended() == 0
    assert not acting(started.seen)


def test_a_pipe_is_answered_without_prompt_or_pages(run, harbour):
    done = run("--plain", harbour, stdin=b"ferry\nopen harald\n")
    assert done.code == 0
    assert "Fishermen said the buoy" in done.out
    assert "reader> " not in done.out
    assert "Enter for more" not in done.out


def test_who_no_longer_reads_ends_it(run, harbour, monkeypatch):
    asked = []

    def closed(text, stream):
        asked.append(text)
        raise BrokenPipeError

    monkeypatch.setattr("tui.commandline.output._encodable", closed)
    monkeypatch.setattr("tui.commandline.output._abandon", lambda stream: None)
    assert run("--plain", harbour, stdin=b"ferry\n" * 3).code == 0
    assert len(asked) == 1
