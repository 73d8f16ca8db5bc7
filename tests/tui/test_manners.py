"""However a reader in a terminal ends or is interrupted: the terminal is as it was, and nothing is lost."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

from index.library import Library

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30
MAIN = "import sys; from tui.__main__ import main; sys.exit(main())"
LEFT_ON = {b"7", b"25"}
"""Modes that a terminal has on by itself: wrapping and the cursor."""


class Controlled:
    """A program in a terminal that controls it, as a shell's does: what is typed there can stop or end it."""

    def __init__(self, program: str, *arguments: str) -> None:
        self.pid, self.far = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
            os.execve(sys.executable, [sys.executable, "-c", program, *arguments], environment)
        self.before = termios.tcgetattr(self.far)
        self.seen = b""
        self.code: int | None = None

    def read(self, seconds: float) -> bool:
        if not select.select([self.far], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self.far, 65536)
        except OSError:
            return False
        self.seen += read
        return bool(read)

    def wait_for(self, wanted: bytes, since: int = 0) -> None:
        until = time.monotonic() + PATIENCE
        while wanted not in self.seen[since:]:
            assert time.monotonic() < until, self.seen[since:]
            self.read(0.1)

    def type(self, keys: bytes) -> int:
        """Type; gives from where what follows is in `seen`."""
        since = len(self.seen)
        os.write(self.far, keys)
        return since

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.far, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def ended(self) -> int:
        """The exit code; negative for a signal."""
        until = time.monotonic() + PATIENCE
        while self.code is None:
            assert time.monotonic() < until, "it does not end"
            self.read(0.02)
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.code = os.waitstatus_to_exitcode(status)
        while self.read(0):
            pass
        return self.code

    def modes(self) -> set[bytes]:
        """The private modes that are on by what was written, of those that it touched."""
        on: set[bytes] = set()
        for numbers, switch in re.findall(rb"\x1b\[\?([\d;]+)([hl])", self.seen):
            (on.update if switch == b"h" else on.difference_update)(numbers.split(b";"))
        return on

    def given_back(self) -> bool:
        return self.modes() <= LEFT_ON and termios.tcgetattr(self.far) == self.before

    def lines(self) -> list[str]:
        screen = pyte.Screen(80, 24)
        pyte.ByteStream(screen).feed(self.seen)
        return [line.rstrip() for line in screen.display]

    def close(self) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.far)


def unread(far: int) -> int:
    """How much has been written that nobody has read."""
    return int(struct.unpack("i", fcntl.ioctl(far, termios.FIONREAD, b"\0" * 4))[0])


@pytest.fixture
def controlled() -> Iterator[Callable[..., Controlled]]:
    opened: list[Controlled] = []

    def begin(program: str, *arguments: str) -> Controlled:
        opened.append(Controlled(program, *arguments))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()


def test_stopped_and_gone_on_resized_and_killed(controlled, harbour, tmp_path):
    """One reader: Ctrl-Z and `fg`, a terminal that changes its size all the time, then `kill`."""
    started = controlled(MAIN, str(harbour))
    started.wait_for(b"Lindholm")
    started.type(b"\x1b")
    started.wait_for("▌".encode())
    started.type(b" ")
    started.wait_for("✓".encode())
    started.type(b"\x1a")
    ended, status = os.waitpid(started.pid, os.WUNTRACED)
    assert ended == started.pid
    assert os.WIFSTOPPED(status)
    while started.read(0.05):
        pass
    assert started.modes() <= LEFT_ON
    since = len(started.seen)
    os.kill(started.pid, signal.SIGCONT)
    started.wait_for(b"Lindholm", since)
    for columns in (79, 132, 61, 50, 200, 80):
        started.resize(columns, 24)
        started.type(b"c" if columns == 132 else b"n")
        started.read(0.05)
    since = len(started.seen)
    started.wait_for(b"\x1b[", since) if not started.read(0.5) else None
    os.kill(started.pid, signal.SIGTERM)
    assert started.ended() == 128 + signal.SIGTERM
    assert started.given_back()
    assert b"Traceback" not in started.seen
    library = Library.open([harbour])
    assert len(library.marked()) == 1
    library.close()


def test_an_error_of_the_app_is_one_sentence_and_its_log_has_the_rest(controlled, harbour, own_folders):
    program = (
        "from tui.screens.search import SearchScreen\n"
        "def fail(self): secret = 'of the article'; raise KeyError('lost')\n"
        "SearchScreen.action_group = fail\n"
    )
    started = controlled(program + MAIN, str(harbour))
    started.wait_for(b"Lindholm")
    started.type(b"\x1b")
    started.wait_for("▌".encode())
    started.type(b"o")
    assert started.ended() == 70
    assert started.given_back()
    log = own_folders / "cache" / "errors.log"
    said = started.seen.rpartition(b"\x1b[?1004l")[2].decode().split()
    assert said == f"reader: internal error: KeyError: 'lost'. {log} has the details.".split()
    kept = log.read_text()
    assert "in fail" in kept
    assert "of the article" not in kept.replace("secret = 'of the article'", "")


@pytest.mark.parametrize("listens", [True, False])
def test_a_line_that_takes_nothing_any_more_keeps_no_reader(controlled, harbour, listens):
    """Nobody reads what is written, so that writing blocks; then the connection is found to be gone, also
    where whoever started the reader had it ignore that."""
    ignoring = "" if listens else "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    started = controlled(ignoring + MAIN, str(harbour))
    started.wait_for(b"Lindholm")
    started.type(b"\x1b")
    started.wait_for("▌".encode())
    for _ in range(20):
        os.write(started.far, b"mq")
    # Each opens a screen and leaves it; a pty holds some four kilobytes, then writing blocks.
    until = time.monotonic() + PATIENCE
    while unread(started.far) < 3_500 and time.monotonic() < until:
        pass
    os.kill(started.pid, signal.SIGHUP)
    since = time.monotonic()
    while not os.waitpid(started.pid, os.WNOHANG)[0]:
        assert time.monotonic() - since < PATIENCE
        time.sleep(0.01)
    started.code = 129


def test_where_nothing_can_be_read_any_more_it_ends(terminal, harbour):
    """No signal comes, as the terminal controls no process; reading fails, over and over for who goes on."""
    started = terminal(MAIN, str(harbour))
    started.wait_for(b"Lindholm")
    near, started.near = started.near, os.open(os.devnull, os.O_RDONLY)
    far, started.far = started.far, os.open(os.devnull, os.O_RDONLY)
    os.close(near)
    os.close(far)
    assert started.process.wait(PATIENCE) == 129


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_detached_and_attached_again_in_another_size(controlled, harbour, tmp_path):
    command = f"exec {sys.executable} -c '{MAIN}' {harbour}"
    socket = str(tmp_path / "tmux")

    def tmux(*arguments: str) -> str:
        done = subprocess.run(["tmux", "-S", socket, *arguments], capture_output=True, text=True, check=False)
        return done.stdout

    def shows(words: str) -> bool:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if words in tmux("capture-pane", "-p", "-t", "reader"):
                return True
            time.sleep(0.05)
        return False

    try:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        begin = ["tmux", "-S", socket, "-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24"]
        subprocess.run([*begin, "-s", "reader", command], env=environment, check=True)
        assert shows("Lindholm")
        attach = f"import os; os.execvp('tmux', ['tmux', '-S', {socket!r}, 'attach', '-t', 'reader'])"
        first = controlled(attach)
        first.wait_for(b"Lindholm")
        first.type(b"\x1b[B")
        assert shows("▌")
        first.type(b"c")
        assert shows(" compare ")
        tmux("detach-client", "-s", "reader")
        assert first.ended() == 0
        second = controlled(attach)
        second.resize(100, 40)
        second.wait_for(b"Lindholm")
        assert shows("compare")
        second.type(b"\x11")
        assert second.ended() == 0
    finally:
        tmux("kill-server")
