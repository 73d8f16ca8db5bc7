"""Writes a comparison or a story to a file that the user names."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tui.export.suffixes import SUFFIXES
from tui.plain_mode.view import Lines, Refused
from tui.terminal.safe_text import safe_text


def is_file(words: str) -> bool:
    """Whether words name a file whose end says which format it has."""
    return words.casefold().endswith(tuple(SUFFIXES))


def write(words: str, text: Callable[[str], str]) -> Lines:
    """Write what `text` makes for the format that the file's name ends in, never over a file that exists."""
    from tui.export.writing import write_file

    if not words:
        raise Refused("Name a file that ends in .html, .md or .json, as in export comparison.html.")
    path = Path(os.path.abspath(os.path.expanduser(words)))
    if path.exists():
        raise Refused(f"{safe_text(str(path))} exists: choose another name.")
    try:
        write_file(path, text(SUFFIXES[path.suffix.lower()]))
    except OSError as error:
        raise Refused(f"{safe_text(str(path))} cannot be written: {error.strerror or error}.") from error
    yield f"Written to {safe_text(str(path))}."
