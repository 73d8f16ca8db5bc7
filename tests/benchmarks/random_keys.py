"""Presses random keys, also many at once, resizes and stops a reader whose files change: it must go on.

    python tests/benchmarks/random_keys.py [FOLDER] [--from SEED] [--runs N] [--keys N]

FOLDER is copied for each run; without it the five articles that ship are read. Each run prints its memory
(MB, every 300 keys) and what went wrong: an end with an error, an internal error, or none 5 s after `kill`.
What is typed depends on the seed alone; what comes of it also on time, so that one may have to be run again.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

SIZES = ((80, 24), (160, 50), (60, 20), (50, 10), (200, 50), (120, 36), (300, 100), (99, 30), (20, 5))
MOVES = tuple(key.encode() for key in "j k n c m e ] } \r \x1b \x1b[B \x1b[6~".split(" "))
SPECIAL = tuple(
    f"\x1b[{key}".encode() for key in ("A", "B", "C", "D", "5~", "6~", "H", "F", "Z", "3~", "I", "O")
)
LETTERS = tuple(bytes([code]) for code in range(32, 127) if chr(code) not in "qQ")
CONTROLS = tuple(bytes([code]) for code in (2, 4, 6, 7, 9, 14, 16, 18, 20, 21, 23, 24, 25, 127))
WORDS = ("the ", "title:a ", "date:2020.. ", "person:", '"a b', "-x", "~", "東京", "NOT ", "(", "source:")
SENT = (
    "\x1b[200~pasted\nlines\x1b[201~",
    "\x1b[<0;20;9M\x1b[<0;20;9m",
    "\x1b[<65;9;9M",
    "\x1b]11;rubbish\x07",
)
TEXTS = tuple(text.encode() for text in (*WORDS, *SENT))
BURSTS = (1, 1, 1, 1, 3, 8, 30)
"""How many keys come in one piece, as over a line that stood still."""
FAILED = re.compile(rb"Traceback|internal error|Exception ignored")
STORY = "Nine killed in Oslo blast\n\nNine people died in Oslo on Monday, police said.\n"


@dataclass
class Run:
    """One reader in a terminal of its own, and what was typed into it."""

    seed: int
    folder: Path | None
    chance: random.Random = field(init=False)
    typed: list[object] = field(default_factory=list)
    seen: bytearray = field(default_factory=bytearray)
    memory: list[int] = field(default_factory=list)
    status: int | None = None

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.home = Path(tempfile.mkdtemp(prefix="random-keys-"))
        self.articles = self.home / "articles"
        if self.folder is not None:
            shutil.copytree(self.folder, self.articles)
        own = {name: str(self.home / name) for name in ("READER_CACHE", "READER_DATA", "XDG_CONFIG_HOME")}
        environment = {**os.environ, **own, "TERM": "xterm-256color", "EDITOR": "true", "PAGER": "wc"}
        given = [str(self.articles)] if self.folder is not None else []
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execvpe(sys.executable, [sys.executable, "-m", "tui", *given], environment)
        self.resize(80, 24)

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def read(self, seconds: float) -> bool:
        """What is written in so long; whether the terminal is still held."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if not select.select([self.terminal], [], [], left)[0]:
                return True
            try:
                data = os.read(self.terminal, 65_536)
            except OSError:
                return False
            if not data:
                return False
            self.seen += data
            del self.seen[:-200_000]
        return True

    def press(self) -> None:
        """One random key or a burst of them, a size, signal or change of a file."""
        what = self.chance.random()
        if what < 0.02:
            size = self.chance.choice(SIZES)
            self.typed.append(size)
            self.resize(*size)
        elif what < 0.025 and self.folder is not None:
            self.typed.append("file")
            self.change_a_file()
        elif what < 0.027:
            self.typed.append("stop")
            self.stop()
        else:
            keys = b"".join(self.key() for _ in range(self.chance.choice(BURSTS)))
            self.typed.append(keys)
            os.write(self.terminal, keys)

    def key(self) -> bytes:
        """One random key or text."""
        kinds = (MOVES, LETTERS, SPECIAL, CONTROLS, TEXTS)
        return self.chance.choice(self.chance.choices(kinds, (30, 45, 12, 9, 4))[0])

    def stop(self) -> None:
        """As Ctrl-Z of another program would, and `fg`."""
        os.kill(self.process, self.chance.choice((signal.SIGTSTP, signal.SIGSTOP)))
        self.read(0.3)
        os.kill(self.process, signal.SIGCONT)

    def change_a_file(self) -> None:
        """Take away, lengthen, add or rename one, or take the index away."""
        path = self.chance.choice(sorted(self.articles.iterdir()) or [self.articles / "first.txt"])
        what = self.chance.randrange(5)
        with contextlib.suppress(OSError):
            if what == 0:
                path.unlink()
            elif what == 1:
                path.write_text(path.read_text(errors="replace") + STORY)
            elif what == 2:
                (self.articles / f"new{self.chance.randrange(99)}.txt").write_text(STORY)
            elif what == 3:
                path.rename(self.articles / f"moved{self.chance.randrange(99)}.txt")
            else:
                shutil.rmtree(self.home / "READER_CACHE", ignore_errors=True)

    def is_alive(self) -> bool:
        ended, status = os.waitpid(self.process, os.WNOHANG)
        if ended:
            self.status = os.waitstatus_to_exitcode(status)
        return not ended

    def resident(self) -> int:
        """Megabytes in memory; 0 where the system does not say."""
        with contextlib.suppress(OSError):
            found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process}/status").read_text())
            return int(found[1]) // 1024 if found else 0
        return 0

    def wrong(self, keys: int) -> str:
        """Type so many keys, then end it; what went wrong, or nothing."""
        self.read(3)
        for number in range(keys):
            self.press()
            if not self.read(self.chance.choice((0, 0.01, 0.05, 0.2))):
                break
            if number % 300 == 299:
                self.memory.append(self.resident())
        self.read(2)
        if not self.is_alive():
            # The palette has a command that leaves it.
            return f"it ended with {self.status}" if self.status else ""
        failed = FAILED.search(self.seen)
        os.kill(self.process, signal.SIGTERM)
        os.kill(self.process, signal.SIGCONT)
        until = time.monotonic() + 5
        while time.monotonic() < until:
            self.read(0.05)
            if not self.is_alive():
                return f"it printed {failed[0].decode()!r}" if failed else ""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        return "kill did not end it"

    def tail(self) -> str:
        """What was typed and seen last, and the log of the error."""
        log = self.home / "READER_CACHE" / "errors.log"
        text = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b" ", bytes(self.seen[-2000:])).decode("utf-8", "replace")
        return f"{self.typed[-12:]}\n{text}\n{log.read_text()[-4000:] if log.exists() else ''}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--from", dest="first", type=int, default=1)
    arguments.add_argument("--runs", type=int, default=4)
    arguments.add_argument("--keys", type=int, default=1200)
    given = arguments.parse_args()
    for seed in range(given.first, given.first + given.runs):
        run = Run(seed, given.folder)
        wrong = run.wrong(given.keys)
        print(f"seed {seed}: {len(run.typed)} keys, memory {run.memory} MB, {wrong or 'well'}", flush=True)
        if wrong:
            print(run.tail(), flush=True)
        shutil.rmtree(run.home, ignore_errors=True)


if __name__ == "__main__":
    main()
