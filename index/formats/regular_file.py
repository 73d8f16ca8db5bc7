"""Opens a file that somebody else may have put there: nothing but a regular file, and never a wait for it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NotRegular(OSError):
    """There is something else under the name; `strerror` says in words what it is."""


def open_regular(path: str | Path) -> BinaryIO:
    """The file, open for reading from its beginning.

    A pipe would be waited for until somebody writes, a device may never end, and opening one may do something
    to it. Raises NotRegular for these, IsADirectoryError for a folder, and OSError as `open` does.
    """
    refuse_irregular(os.stat(path).st_mode, path)
    # Another one may have taken its place since: it is neither waited for nor made this process's terminal.
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    )
    number = os.open(path, flags)
    try:
        refuse_irregular(os.fstat(number).st_mode, path)
        return open(number, "rb")
    except BaseException:
        os.close(number)
        raise


def refuse_irregular(mode: int, path: str | Path) -> None:
    """Raises NotRegular where the mode of a status is that of a pipe, a socket or a device."""
    if stat.S_ISREG(mode):
        return
    for is_such, what in _KINDS:
        if is_such(mode):
            raise NotRegular(0, f"it is {what}, not a file", str(path))
