"""Keeps what went wrong inside the reader, so that a person is shown one sentence and no traceback."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from index.places import places

_LARGEST = 1_000_000
"""Bytes from which the file begins anew."""


def log_path() -> Path:
    """The file where it is kept."""
    return places().cache / "errors.log"


def keep_failure(error: BaseException) -> Path | None:
    """Add an error with its traceback, without the values of variables, which may hold an article's text.

    The file it is kept in; None where it cannot be written.
    """
    path = log_path()
    told = "".join(traceback.format_exception(error))
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        begin_anew = path.is_file() and path.stat().st_size > _LARGEST
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with open(os.open(path, flags | (os.O_TRUNC if begin_anew else os.O_APPEND), 0o600), "ab") as file:
            file.write(
                f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{told}\n".encode("utf-8", "replace")
            )
        return path
    return None
