"""However a reader in a terminal ends or is interrupted: the terminal is as it was, and nothing is lost."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from index.library import Library

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
MAIN = "import sys; from tui.__main__ import main; sys.exit(main())"


def unread(far: int) -> int:
    """How much has been written that nobody has read."""
    return int(struct.unpack("i", fcntl.ioctl(far, termios.FIONREAD, b"\0" * 4))[0])


def stopped(process: subprocess.Popen[bytes]) -> bool:
    """Whether the process stops, within the time one has for it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended, status = os.waitpid(process.pid, os.WNOHANG | os.WUNTRACED)
        if ended:
            return os.WIFSTOPPED(status)
    return False


def goes_on(started) -> None:
    """The terminal is as it was while the reader is stopped; then it goes on and draws itself anew."""
    while started.read(0.05):
        pass
    assert started.modes_left() == set()
    since = len(started.seen)
    os.kill(started.process.pid, signal.SIGCONT)
    started.wait_for(b"Lindholm", since)


def test_stopped_and_gone_on_resized_and_killed(controlled, harbour, tmp_path):
    """One reader: Ctrl-Z and `fg`, a terminal that changes its size all the time, then `kill`."""
    started = controlled(MAIN, str(harbour))
    started.wait_for_app()
    started.type(b"\x1b")
    started.wait_for_hits()
    started.type(b" ")
    started.wait_for("✓".encode())
    started.type(b"\x1a")
    assert stopped(started.process)
    goes_on(started)
    for columns in (79, 132, 61, 50, 200, 80):
        started.resize(columns, 24)
        started.type(b"c" if columns == 132 else b"n")
        started.read(0.05)
    since = len(started.seen)
    started.wait_for(b"\x1b[", since) if not started.read(0.5) else None
    os.kill(started.process.pid, signal.SIGTERM)
    assert started.ended() == 128 + signal.SIGTERM
    assert started.given_back()
    assert b"Traceback" not in started.seen
    library = Library.open([harbour])
    assert len(library.marked()) == 1
    library.close()


def test_stopped_in_the_midst_of_writing_and_once_more_without_being_told(controlled, harbour):
    """The queue of what is written cannot be used then: Python answers a signal between any two steps."""
    in_the_queue = """
import os, signal
from textual.drivers._writer_thread import WriterThread
armed, put = [], WriterThread.write
signal.signal(signal.SIGUSR1, lambda *_: armed.append(True))
def write(self, text):
    with self._queue.mutex:
        if armed:
            armed.clear()
            os.kill(os.getpid(), signal.SIGTSTP)
    put(self, text)
WriterThread.write = write
"""
    started = controlled(in_the_queue + MAIN, str(harbour))
    started.wait_for_app()
    started.type(b"\x1b")
    started.wait_for_hits()
    os.kill(started.process.pid, signal.SIGUSR1)
    started.type(b"j")
    assert stopped(started.process)
    goes_on(started)

    os.kill(started.process.pid, signal.SIGSTOP)
    assert stopped(started.process)
    while started.read(0.05):
        pass
    since = len(started.seen)
    os.kill(started.process.pid, signal.SIGCONT)
    started.wait_for(b"\x1b[?1049h", since)
    started.wait_for(b"Lindholm", since)
    again = started.seen[since:]
    assert 0 <= again.index(b"\x1b[?1049l") < again.index(b"\x1b[?1049h")
    started.type(b"q")
    assert started.ended() == 0
    assert started.given_back()


def test_killed_while_what_a_command_printed_is_looked_at(controlled, harbour):
    started = controlled(MAIN, str(harbour))
    started.wait_for_app()
    started.type(b"\x1b")
    started.wait_for_hits()
    started.type(b"|")
    started.wait_for(b"through")
    started.type(b"wc -w\r")
    started.wait_for(b"Enter returns")
    os.kill(started.process.pid, signal.SIGTERM)
    assert started.ended() == 128 + signal.SIGTERM
    assert started.given_back()
    assert b"Traceback" not in started.seen


def test_killed_when_the_app_has_the_terminal_and_not_yet_the_signals(controlled, harbour):
    # Not `signal.pause()`: a signal that comes right before it is never heeded.
    waiting = "from tui.app import ReaderApp\ndef wait(_):\n    while True: pass\nReaderApp.on_mount = wait\n"
    started = controlled(waiting + MAIN, str(harbour))
    started.wait_for(b"\x1b[?2004h")
    os.kill(started.process.pid, signal.SIGTERM)
    assert started.ended() == 128 + signal.SIGTERM
    assert started.given_back()


def test_an_error_of_the_app_is_one_sentence_and_its_log_has_the_rest(controlled, harbour, own_folders):
    program = (
        "from tui.screens.search.screen import SearchScreen\n"
        "def fail(self): secret = 'of the article'; raise KeyError('lost')\n"
        "SearchScreen.action_group = fail\n"
    )
    started = controlled(program + MAIN, str(harbour))
    started.wait_for_app()
    started.type(b"\x1b")
    started.wait_for_hits()
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
    started.wait_for_app()
    started.type(b"\x1b")
    started.wait_for_hits()
    for _ in range(20):
        os.write(started.far, b"mq")
    # Each opens a screen and leaves it; a pty holds some four kilobytes, then writing blocks.
    until = time.monotonic() + PATIENCE
    while unread(started.far) < 3_500 and time.monotonic() < until:
        pass
    os.kill(started.process.pid, signal.SIGHUP)
    # Nothing is read here: that would be a line that takes something.
    assert started.process.wait(PATIENCE) == 129


def test_where_nothing_can_be_read_any_more_it_ends(terminal, harbour):
    """No signal comes, as the terminal controls no process; reading fails, over and over for who goes on."""
    started = terminal(MAIN, str(harbour))
    started.wait_for_app()
    started.hang_up()
    assert started.process.wait(PATIENCE) == 129


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_detached_and_attached_again_in_another_size(controlled, harbour, tmp_path):
    command = f"exec {sys.executable} -c '{MAIN}' {harbour}"
    socket = str(tmp_path / "tmux")

    def tmux(*arguments: str) -> str:
        done = subprocess.run(["tmux", "-S", socket, *arguments], capture_output=True, text=True, check=False)
        return done.stdout

    def shows(words: str, lines: int = 0) -> bool:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = tmux("capture-pane", "-p", "-t", "reader")
            if words in screen and screen.rstrip("\n").count("\n") + 1 >= lines:
                return True
            time.sleep(0.05)
        return False

    try:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        begin = ["tmux", "-S", socket, "-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24"]
        subprocess.run([*begin, "-s", "reader", command], env=environment, check=True)
        assert shows("? help")
        attach = f"import os; os.execvp('tmux', ['tmux', '-S', {socket!r}, 'attach', '-t', 'reader'])"
        first = controlled(attach)
        first.wait_for(b"Lindholm")
        first.type(b"\x1b[B")
        assert shows("▌")
        first.type(b"c")
        assert shows("≠")
        tmux("detach-client", "-s", "reader")
        assert first.ended() == 0
        second = controlled(attach)
        second.resize(100, 40)
        # tmux hands the size on a while after it was attached.
        assert shows("≠", lines=39)
        # What is copied reaches the terminal outside of tmux too; tmux hands it on to who asks, and keeps it.
        second.type(b"y")
        second.wait_for(b"\x1b]52;")
        assert shows("Copied")
        assert "Lindholm" in tmux("show-buffer")
        second.type(b"\x11")
        assert second.ended() == 0
    finally:
        tmux("kill-server")
