"""The first screen as it will be at the next start, kept so that it can be drawn before the imports.

It is drawn only where everything it was made of is as it was: the files are compared by what the file system
says of them, which takes a millisecond for a few hundred. What a start reads of it needs none of the imports
that take time; the cells, which the app needs, are read later.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

FOLDER = "frames-1"
"""Below the cache folder; another number is another layout of the files."""

MOST_FRAMES = 30
"""Frames that are kept; those written longest ago are forgotten."""

_MAGIC = b"reader frame"
_LARGEST = 1_000_000
_VARIABLES = (
    *("TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "FORCE_COLOR", "TERM_PROGRAM", "COLUMNS", "LINES"),
    *("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_TIME", "LC_MESSAGES", "TZ"),
    *("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"),
)
"""Of the environment, what may change the first screen; and all of this program and of Textual."""
_OWN_VARIABLES = ("READER_", "TEXTUAL")
_JOURNAL = "-wal"
"""How SQLite calls what is still to be written into a database of that name; empty as good as none."""
_MULTIPLEXERS = ("TMUX", "STY")
"""Their values name a session; only whether there is one counts."""


class Box:
    """Where the search box stands and how it looks, so that what is typed can be echoed in it.

    `row` and `column` count from 0, `width` is in cells, `held` how many of them show the last search. The
    looks are SGR parameters: of what is typed, of the cursor, of the blanks behind.
    """

    __slots__ = ("blank", "column", "cursor", "held", "row", "text", "width")

    def __init__(
        self, row: int, column: int, width: int, held: int, text: str, cursor: str, blank: str
    ) -> None:
        self.row, self.column, self.width, self.held = row, column, width, held
        self.text, self.cursor, self.blank = text, cursor, blank


class RememberedFrame:
    """A first screen: the sequence that draws it on a blank screen of its size, its box, its cells in JSON.

    `light` is what the terminal said of its background when it was made: "light", "dark" or nothing. `day` is
    the only one on which it holds, as `today` gives it; empty where every day will do.
    """

    __slots__ = ("box", "cells", "day", "light", "sequence")

    def __init__(self, light: str, box: Box, sequence: bytes, cells: bytes, day: str = "") -> None:
        self.light, self.box, self.sequence, self.cells, self.day = light, box, sequence, cells, day


def today() -> str:
    """The day it is here."""
    return "-".join(map(str, time.localtime()[:3]))


def key_of(arguments: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]) -> bytes:
    """Names a start: what is opened, how, where, on what terminal. Raises OSError where that is not known."""
    said = [(name, environment[name]) for name in _VARIABLES if name in environment]
    said += sorted(pair for pair in environment.items() if pair[0].startswith(_OWN_VARIABLES))
    inside = [name for name in _MULTIPLEXERS if name in environment]
    program = (sys.version, os.path.dirname(os.path.abspath(__file__)))
    opened = [os.path.abspath(path) for path in arguments]
    # A variable may name a place relative to the folder one is in.
    here = os.getcwd() if any(name.startswith("READER_") for name, _ in said) else ""
    return repr((program, here, opened, said, inside, size)).encode("utf-8", "surrogateescape")


def frames_folder(environment: Mapping[str, str]) -> str:
    """Where they are kept: in the cache folder that READER_CACHE names, else in the user's own."""
    cache = environment.get("READER_CACHE")
    if not cache:
        home = os.path.expanduser("~")
        own = os.path.join(home, *(("Library", "Caches") if sys.platform == "darwin" else (".cache",)))
        base = environment.get("XDG_CACHE_HOME", "")
        cache = os.path.join(base if os.path.isabs(base) else own, "reader")
    return os.path.join(cache, FOLDER)


def stamps_of(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Each path with what changes when the file does, or when something comes into the folder or goes."""
    return [(path, _stamp(path)) for path in paths]


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return "-"
    if not status.st_size and path.endswith(_JOURNAL):
        # Another reader has the database open, or was killed: nothing is changed by that.
        return "-"
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def read_frame(environment: Mapping[str, str], key: bytes) -> RememberedFrame | None:
    """The frame of such a start; None where there is none, it is damaged, or what it rests on has changed."""
    try:
        with open(_path(environment, key), "rb") as file:
            status = os.fstat(file.fileno())
            if status.st_uid != os.getuid() or status.st_mode & 0o022 or status.st_size > _LARGEST:
                return None
            content = file.read()
        magic, checksum, body = content.split(b"\0", 2)
        if magic != _MAGIC or int(checksum, 16) != zlib.crc32(body):
            return None
        made_for, light, day, box, sequence, cells, *stamps = body.split(b"\0")
        if made_for != key or day.decode() not in ("", today()):
            return None
        for path, stamp in zip(stamps[::2], stamps[1::2], strict=True):
            if _stamp(os.fsdecode(path)) != stamp.decode():
                return None
        row, column, width, held, *looks = box.decode().split("|")
        text, cursor, blank = looks
        place = Box(int(row), int(column), int(width), int(held), text, cursor, blank)
        return RememberedFrame(light.decode(), place, sequence, cells, day.decode())
    except (OSError, ValueError):
        return None


def write_frame(
    environment: Mapping[str, str],
    key: bytes,
    frame: RememberedFrame,
    stamps: Iterable[tuple[str, str]],
) -> None:
    """Keep a frame for the next start, for this user's eyes only; the folder is there. Raises OSError."""
    box = frame.box
    place = "|".join(map(str, (box.row, box.column, box.width, box.held, box.text, box.cursor, box.blank)))
    parts = [key, frame.light.encode(), frame.day.encode(), place.encode(), frame.sequence, frame.cells]
    for path, stamp in stamps:
        parts += (os.fsencode(path), stamp.encode())
    body = b"\0".join(parts)
    path = _path(environment, key)
    folder = os.path.dirname(path)
    beside = f"{path}.{os.getpid()}"
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(b"\0".join((_MAGIC, b"%08x" % zlib.crc32(body), body)))
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    kept = sorted((entry for entry in os.scandir(folder)), key=lambda entry: entry.stat().st_mtime_ns)
    for entry in kept[:-MOST_FRAMES]:
        os.unlink(entry.path)


def _path(environment: Mapping[str, str], key: bytes) -> str:
    return os.path.join(frames_folder(environment), f"{zlib.crc32(key):08x}")
