"""What the reader costs at the far end of a line: bytes and time per key, beside other terminal programs.

Each program runs in a terminal of its own (a pty), gets the same kinds of keys one by one, and everything it
writes is counted until it is silent and at rest: on a busy machine silence alone may be that of a process
that is not let run. `python tests/benchmarks/terminal.py` prints a table for 80×24 and one
for 200×50; `--link` puts a line of 200 ms there and back and 256 kbit/s between, computed byte by byte: what
is written waits for what was written before, and no more than a window of it is on its way; `--compressed`
counts, and carries, what `ssh -C` makes of it. CPU times, and ratios of one run, hold on a busy machine;
other times do not.
"""

from __future__ import annotations

import argparse
import fcntl
import heapq
import json
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyte

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((80, 24), (200, 50))
QUIET = 0.2
"""Seconds of silence and rest after which a key is answered: longer than any time that a program waits."""
AT_REST = 0.001
"""Seconds of CPU between two looks up to which a program does nothing that a key has caused."""
LOOK = 0.02
PATIENCE = 20.0
LONGEST_START = 2.0
"""Seconds of silence after which a program has started, or ended, for good."""
HELD, REPEATED = 30, 0.033
"""How often a key that is held comes, and after how many seconds each."""
KEYS = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "pgdn": "\x1b[6~",
    "esc": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "ctrl-d": "\x04",
}
STOCK = """
from textual.app import App
from textual.widgets import Input, OptionList

class Stock(App):
    BINDINGS = [("ctrl+q", "quit", "quit")]

    def compose(self):
        yield Input(placeholder="search")
        yield OptionList(*(f"entry {number} of a list to move in" for number in range(200)))

Stock().run()
"""
QUERY = re.compile(
    rb"\x1b\[(?P<device>0?c)|\x1b\[(?P<place>6n)|\x1b\[\?(?P<mode>\d+)\$p|\x1b\[\?(?P<kitty>u)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)


@dataclass
class Line:
    """The line between program and person: seconds each way, bytes a second (0: as fast as can be)."""

    delay: float = 0.0
    rate: float = 0.0
    window: int = 16_384
    """Bytes on their way from which the program has to wait, as a full TCP connection makes it."""
    compressed: bool = False
    """Whether each piece is compressed, after all that came before it, as `ssh -C` does (zlib, level 6)."""
    free: float = 0.0
    _compressor: zlib._Compress = field(default_factory=lambda: zlib.compressobj(6))

    def size(self, written: bytes) -> int:
        """Bytes that a piece takes on the line."""
        if not self.compressed:
            return len(written)
        return len(self._compressor.compress(written) + self._compressor.flush(zlib.Z_PARTIAL_FLUSH))

    def arrival(self, written: float, size: int) -> float:
        """When what was written at a time has arrived whole."""
        if self.rate:
            self.free = max(self.free, written) + size / self.rate
            written = self.free
        return written + self.delay

    def full(self, now: float) -> bool:
        """Whether no more fits on the line."""
        return self.rate > 0 and (self.free - now) * self.rate > self.window


@dataclass
class Answer:
    """What one key, or one start, caused: bytes, seconds until the last arrived, seconds of CPU, cells."""

    sent: int
    settled: float
    cpu: float
    cells: int = 0


class Seat:
    """A program in a pty at one end of a line, and a person at the other."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], line: Line, environment: Mapping[str, str]
    ) -> None:
        self.line = line
        self.columns, self.rows = size
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self._keys: list[tuple[float, bytes]] = []
        self._fed = 0
        self.log: list[tuple[float, bytes, int]] = []
        """What has been written, with the time when it arrives and the bytes it takes on the line."""
        self.begun = time.monotonic()
        self.pid, self.far = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
            os.execvpe(command[0], list(command), {**environment, "TERM": "xterm-256color"})
        fcntl.ioctl(self.far, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def press(self, key: str) -> float:
        """Press a key; returns when. It reaches the program after the delay of the line."""
        now = time.monotonic()
        heapq.heappush(self._keys, (now + self.line.delay, key.encode()))
        return now

    def pass_time(self, seconds: float) -> None:
        """Carry keys and what is written for so long."""
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until:
            while self._keys and self._keys[0][0] <= now:
                os.write(self.far, heapq.heappop(self._keys)[1])
            due = min(until, self._keys[0][0] if self._keys else until) - now
            if self.line.full(now):
                time.sleep(min(due, 0.002))
            elif select.select([self.far], [], [], max(due, 0))[0]:
                self._take(os.read(self.far, 65536))

    def _take(self, written: bytes) -> None:
        now = time.monotonic()
        size = self.line.size(written)
        self.log.append((self.line.arrival(now, size), written, size))
        for query in QUERY.finditer(written):
            self._reply(query)

    def _reply(self, query: re.Match[bytes]) -> None:
        """Answer as xterm does, after the way there and back."""
        answers = {
            "device": "\x1b[?62;22c",
            "place": "\x1b[1;1R",
            "mode": f"\x1b[?{(query['mode'] or b'').decode()};{2 if query['mode'] == b'2026' else 0}$y",
            "colour": f"\x1b]{(query['colour'] or b'').decode()};rgb:0000/0000/0000\x1b\\",
        }
        answer = answers.get(query.lastgroup or "")
        if answer:
            heapq.heappush(self._keys, (time.monotonic() + 2 * self.line.delay, answer.encode()))

    def settle(self, quiet: float) -> None:
        """Until nothing was written or done for a while, and nothing is still on the line."""
        end = time.monotonic() + PATIENCE
        silent = time.monotonic()
        spent = self.cpu()
        while time.monotonic() - silent < quiet + self.line.delay and time.monotonic() < end:
            known = len(self.log)
            self.pass_time(LOOK)
            before, spent = spent, self.cpu()
            if len(self.log) > known or self._keys or spent > before + AT_REST or self._runs():
                silent = time.monotonic()

    def _runs(self) -> bool:
        """Whether a thread of the program wants to run, or waits for a disk (Linux)."""
        for process in self._processes():
            with suppress(OSError):
                for thread in Path(f"/proc/{process}/task").iterdir():
                    state = (thread / "stat").read_text().rpartition(")")[2].split()[0]
                    if state in "RD":
                        return True
        return False

    def answer(self, act: Callable[[], float], quiet: float = QUIET) -> Answer:
        """What follows from an act that returns its time."""
        self.settle(0)
        before, cpu, known = self._cells(), self.cpu(), len(self.log)
        began = act()
        self.pass_time(2 * self.line.delay + 0.05)
        self.settle(quiet)
        caused = self.log[known:]
        changed = sum(old != new for old, new in zip(before, self._cells(), strict=True))
        settled = caused[-1][0] - began if caused else 0.0
        return Answer(sum(size for _, _, size in caused), settled, self.cpu() - cpu, changed)

    def key(self, key: str) -> Answer:
        """What one key causes."""
        return self.answer(lambda: self.press(KEYS.get(key, key)))

    def hold(self, keys: Sequence[str]) -> tuple[Answer, float]:
        """A key held down, or several in turn, each coming as often as a terminal repeats it.

        Returns what follows after the release, and the bytes a press while it was held.
        """
        whole = [0, 0]

        def act() -> float:
            began, whole[0] = time.monotonic(), self._written()
            for number in range(HELD):
                self.pass_time(max(0.0, began + number * REPEATED - time.monotonic()))
                key = keys[number % len(keys)]
                last = self.press(KEYS.get(key, key))
            whole[1] = self._written()
            return last

        answer = self.answer(act)
        return answer, (whole[1] - whole[0]) / HELD

    def _written(self) -> int:
        return sum(size for _, _, size in self.log)

    def _cells(self) -> list[object]:
        while self._fed < len(self.log):
            # pyte knows no private sequences with other parameters than its own.
            self.stream.feed(
                re.sub(rb"\x1b\[[<=>?][^hl]*?[a-gi-km-zA-Z]|\x1b\[\d*b", b"", self.log[self._fed][1])
            )
            self._fed += 1
        return [self.screen.buffer[y][x] for y in range(self.rows) for x in range(self.columns)]

    def shows(self, text: str) -> bool:
        """Whether a text is on the screen."""
        self._cells()
        return any(text in line for line in self.screen.display)

    def wait_for(self, text: str) -> float:
        """Seconds from the start until a text has arrived."""
        while not self.shows(text):
            if time.monotonic() - self.begun > PATIENCE:
                raise TimeoutError(f"{text} is not on the screen:\n" + "\n".join(self.screen.display))
            self.pass_time(0.002)
        return self.log[-1][0] - self.begun

    def cpu(self) -> float:
        """Seconds of CPU of the program and its children, on the clock of the process (Linux)."""
        total = 0.0
        for process in self._processes():
            with suppress(OSError):
                total += time.clock_gettime((~process << 3) | 2)
        return total

    def _processes(self) -> list[int]:
        """The program and its children, and theirs (Linux)."""
        known = [self.pid]
        for process in known:
            with suppress(OSError):
                # A child belongs to the thread that began it.
                for thread in Path(f"/proc/{process}/task").iterdir():
                    known += map(int, (thread / "children").read_text().split())
        return known

    def leave(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.far)


@dataclass(frozen=True)
class Program:
    """A program, the text that tells that it can be used, and its keys for each column of the table.

    A column is several keys, of which the median counts; a key in brackets is pressed and not counted.
    """

    name: str
    command: Sequence[str]
    ready: str
    script: Sequence[tuple[str, Sequence[str]]]
    environment: Mapping[str, str] = field(default_factory=dict)
    echo: str = ""
    """What is on the screen once a "k" is, that was typed as soon as it can be used."""
    quit: str = ""
    """The key that ends it, where an end in order makes the next start quicker."""
    left: Path | None = None
    """The folder in which it keeps how it was left."""

    def begin(self, size: tuple[int, int], line: Line, *, afresh: bool = True) -> Seat:
        """Start it in a terminal of a size (columns, rows); `afresh`, as though it had never been left."""
        if afresh and self.left is not None:
            shutil.rmtree(self.left, ignore_errors=True)
        remote = {"SSH_CONNECTION": "10.0.0.1 5022 10.0.0.2 22"} if line.rate else {}
        return Seat(self.command, size, line, {**os.environ, **remote, **self.environment})


COLUMNS = (
    "start ms",
    "start CPU",
    "first screen",
    "letter",
    "same letter",
    "down",
    "held down",
    "line",
    "lines, mean",
    "page",
    "sidebar",
    "discrepancy",
    "idle 5 s",
    "CPU ms",
    "worst CPU ms",
    "held ms",
)
"""`letter`: typed, with new hits; `same letter`: one that leaves the screen as it is. `down`: in the list, in
the reader with the text beside it, which comes with the cursor; `held down`: a press while the key is held,
when the reader sends the cursor alone. `line`: in a comparison one row, which is several lines; its screen
turns like a page now and then, which the mean of all has in it. `held ms`: how long after the release of a
held key something still changes, the text beside the list included."""


def run(program: Program, size: tuple[int, int], line: Line) -> dict[str, float]:
    """Start a program, press its keys, and give what was counted."""
    seat = program.begin(size, line)
    try:
        usable = seat.wait_for(program.ready)
        seat.settle(0.4)
        found = {
            "start ms": usable * 1000,
            "start CPU": seat.cpu() * 1000,
            "first screen": float(sum(size for _, _, size in seat.log)),
        }
        slowest = 0.0
        spent: list[float] = []
        for column, keys in program.script:
            answers = []
            for key in keys:
                if key.startswith("["):
                    seat.key(key[1:-1])
                    seat.settle(0.6)
                elif key.startswith("hold "):
                    after, each = seat.hold(key.split()[1:])
                    found["held ms"] = max(found.get("held ms", 0.0), after.settled * 1000)
                    found.setdefault("held down", each)
                else:
                    answers.append(seat.key(key))
            if answers:
                found[column] = statistics.median(answer.sent for answer in answers)
                if column == "line":
                    found["lines, mean"] = statistics.mean(answer.sent for answer in answers)
                spent += [answer.cpu for answer in answers]
                slowest = max(slowest, *(answer.settled for answer in answers))
        known = len(seat.log)
        seat.pass_time(5)
        found["idle 5 s"] = float(sum(size for _, _, size in seat.log[known:]))
        found["CPU ms"] = statistics.median(spent) * 1000
        found["worst CPU ms"] = max(spent) * 1000
        found["slowest key ms"] = slowest * 1000
        return found
    finally:
        seat.leave()


def programs(scratch: Path) -> list[Program]:
    """The reader, and what of the others is installed."""
    left, right = scratch / "a", scratch / "b"
    for copy, seed in zip((left, right), sorted((ROOT / "seeds").glob("*.txt")), strict=False):
        shutil.copy(seed, copy)
    own = {
        "PYTHONPATH": str(ROOT),
        "READER_CACHE": str(scratch / "cache"),
        "READER_DATA": str(scratch / "data"),
        "XDG_CONFIG_HOME": str(scratch / "config"),
    }
    long = scratch / "long.txt"
    long.write_text("\n".join(f"{number} {left.read_text('utf-8')[:150]}" for number in range(400)), "utf-8")
    stock = scratch / "stock.py"
    stock.write_text(STOCK)
    reader = Program(
        "reader",
        [sys.executable, "-m", "tui"],
        "Hundreds of Afghan",
        (
            ("letter", ("r", "a", "k")),
            ("same letter", ("h", "m")),
            ("down", ("[esc]", "down", "down", "down", "hold up down")),
            ("sidebar", ("[g]", "[e]", "[e]", "e", "e")),
            # Which pair, whatever ranks first.
            (
                "discrepancy",
                (
                    # Where the names have the keys, they would be searched.
                    "[esc]",
                    "[/]",
                    "[\x15source:000 OR source:002]",
                    "[esc]",
                    "[g]",
                    "[ ]",
                    "[down]",
                    "[ ]",
                    "[c]",
                    "[n]",
                    *"nnn",
                ),
            ),
            ("line", ("[g]", "[down]", *["down"] * 9)),
            ("page", ("[g]", "pgdn", "pgdn", "[g]", "hold down")),
        ),
        own,
        echo=" / k ",
        quit="\x11",
        left=scratch / "data",
    )
    found = [
        reader,
        replace(
            reader,
            name="reader, whole lines",
            environment={**own, "READER_DATA": str(scratch / "lines"), "READER_DIFFER": "0"},
            quit="",
            left=scratch / "lines",
        ),
        Program(
            "stock Textual app",
            [sys.executable, str(stock)],
            "entry 3",
            (
                ("letter", ("a", "b", "c")),
                ("down", ("[tab]", "[down]", "down", "down", "down")),
                ("page", ("pgdn", "pgdn", "hold down")),
            ),
            echo="k",
        ),
        Program(
            "less",
            ["less", str(long)],
            "long.txt",
            (
                ("line", ("j",) * 9),
                ("page", ("pgdn", "pgdn")),
                ("letter", ("/", "a", "b", "[esc]", "hold j")),
            ),
        ),
        *(
            Program(
                f"{editor} -d",
                [editor, "-d", "-u", "NONE", "-n", "--cmd", "set shm+=F ruler", str(left), str(right)],
                "1,1 ",
                (
                    ("line", ("[j]", *["\x05"] * 9)),
                    ("page", ("\x06", "\x06")),
                    ("discrepancy", ("[g]", "[g]", "]c")),
                    ("letter", ("/", "a", "b", "[esc]", "hold j")),
                ),
            )
            for editor in ("vim", "nvim")
        ),
    ]
    newsboat = _newsboat(scratch)
    return [each for each in (*found, newsboat) if shutil.which(each.command[0])]


def _newsboat(scratch: Path) -> Program:
    items = "".join(
        f"<item><title>Entry {number} of a list to move in</title><link>http://localhost/{number}</link>"
        f"<description>{'Some words of a text. ' * 200}</description></item>"
        for number in range(200)
    )
    feed, urls = scratch / "feed.xml", scratch / "urls"
    feed.write_text(f"<rss version='2.0'><channel><title>A feed</title>{items}</channel></rss>")
    urls.write_text(f"file://{feed}\n")
    config = scratch / "newsboat"
    config.write_text("auto-reload yes\nbrowser true\n")
    return Program(
        "newsboat",
        ["newsboat", "-r", "-q", f"-u{urls}", f"-c{scratch / 'newsboat.db'}", f"-C{config}"],
        "A feed",
        (
            ("down", ("[enter]", "[down]", "down", "down", "down", "hold down")),
            ("page", ("pgdn", "pgdn")),
        ),
    )


def table(found: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The figures as a table in Markdown; bytes where nothing else is said."""
    lines = [f"| | {' | '.join(COLUMNS)} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for name, figures in found.items():
        cells = [f"{figures[column]:,.0f}" if column in figures else "–" for column in COLUMNS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def starts(
    chosen: Sequence[Program], size: tuple[int, int], rounds: int
) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds until each can be used, and until a letter that is typed then is on the screen.

    One after the other in every round, so that ratios hold, and all after a start that was left in order.
    """
    found: dict[str, list[tuple[float, float]]] = {program.name: [] for program in chosen}
    for measured in (False, *(True,) * rounds):
        for program in chosen:
            seat = program.begin(size, Line(), afresh=not measured)
            try:
                usable = seat.wait_for(program.ready)
                if measured:
                    letter = 0.0
                    if program.echo:
                        seat.press("k")
                        letter = seat.wait_for(program.echo)
                    found[program.name].append((usable * 1000, letter * 1000))
                elif program.quit:
                    seat.settle(LONGEST_START)
                    seat.press(program.quit)
                    with suppress(OSError):
                        # It is gone.
                        seat.settle(LONGEST_START)
            finally:
                seat.leave()
    return found


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--only", metavar="NAME", action="append", help="run only the programs called so")
    options.add_argument("--link", action="store_true", help="over 200 ms and 256 kbit/s instead of locally")
    options.add_argument("--compressed", action="store_true", help="as many bytes as ssh -C makes of them")
    options.add_argument("--size", metavar="WxH", action="append", help="instead of 80x24 and 200x50")
    options.add_argument("--rounds", type=int, default=5, help="how often each is started for the ratios")
    options.add_argument("--json", metavar="FILE", help="write the figures there too")
    given = options.parse_args()
    sizes = [tuple(map(int, size.split("x"))) for size in given.size] if given.size else list(SIZES)
    everything: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        chosen = [each for each in programs(Path(folder)) if not given.only or each.name in given.only]
        for program in chosen:
            # The first start builds the index, recognises names and compiles modules.
            seat = program.begin((80, 24), Line())
            seat.wait_for(program.ready)
            seat.settle(LONGEST_START)
            seat.leave()
        told = ", 200 ms and 256 kbit/s" if given.link else ""
        told += ", compressed as by ssh -C" if given.compressed else ""
        for columns, rows in sizes:
            found: dict[str, dict[str, float]] = {}
            for program in chosen:
                line = Line(0.1, 32_000) if given.link else Line()
                line.compressed = given.compressed
                found[program.name] = run(program, (columns, rows), line)
            print(f"\n{columns}×{rows}{told}\n")
            print("\n".join(table(found)))
            for name, figures in found.items():
                print(f"slowest key of {name}: {figures['slowest key ms']:.0f} ms")
            everything[f"{columns}x{rows}"] = found
        if given.rounds and not given.link:
            times = starts(chosen, (80, 24), given.rounds)
            stock = times.get("stock Textual app")
            for name, taken in times.items():
                ratio = ""
                usable, echoed = (statistics.median(each) for each in zip(*taken, strict=True))
                if stock:
                    each = [one[0] / other[0] for one, other in zip(taken, stock, strict=True)]
                    ratio = f", {statistics.median(each):.2f} of the stock Textual app's"
                letter = f", a letter shows after {echoed:.0f} ms" if echoed else ""
                print(f"{name}: usable after {usable:.0f} ms{ratio}{letter}")
            everything["starts"] = times
    if given.json:
        Path(given.json).write_text(json.dumps(everything, indent=1))


if __name__ == "__main__":
    main()
