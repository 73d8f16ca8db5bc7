"""Writes what a command found: plain lines or one JSON document, to a terminal, a file or a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TextIO

from tui.terminal.charset import UTF_8, drawn_as, shown_in
from tui.terminal.safe_text import safe_text

_CODES = {"bold": 1, "dim": 2, "underline": 4, "red": 31, "green": 32, "yellow": 33, "blue": 34, "cyan": 36}
_READING_WIDTH = 100
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Style:
    """How plain text is set: its width in cells, and whether a terminal takes colour."""

    width: int = 80
    colour: bool = False
    terminal: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """`text`, made safe before, in bold, dim, underline or a colour, where colour is wanted."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(str(_CODES[style]) for style in styles)}m{text}\x1b[0m"

    @property
    def reading_width(self) -> int:
        """The width for running text, which is hard to read in very long lines."""
        return min(self.width, _READING_WIDTH)

    def at_most(self, cells: int) -> int:
        """The cells after which something is cut on a terminal; elsewhere nothing is, since what reads a pipe
        or a file would lose it."""
        return cells if self.terminal else sys.maxsize


def style_of(stream: TextIO) -> Style:
    """Colour and the terminal's width on a terminal, 80 cells elsewhere (https://no-color.org)."""
    terminal = is_terminal(stream)
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in ("dumb", "", None)
    width = shutil.get_terminal_size((80, 24)).columns
    return Style(max(20, width), colour, terminal)


def print_lines(lines: Iterable[str]) -> bool:
    """Write lines to standard output; box drawing becomes ASCII where the encoding has none.

    False where nobody reads what is written any more.
    """
    return _write("".join(f"{line}\n" for line in lines))


def print_document(document: dict[str, Any]) -> None:
    """Write one JSON document to standard output, in ASCII, which no encoding and no terminal changes.

    A byte of a file name that is no text, and half a character, become U+FFFD: what JSON calls text has
    neither (RFC 8259, 8.2), and many readers of it refuse the whole document.
    """
    import json

    indent = 2 if is_terminal(sys.stdout) else None
    written = json.dumps(document, ensure_ascii=True, indent=indent)
    if "\\ud" in written:
        written = json.dumps(_whole(document), ensure_ascii=True, indent=indent)
    # DEL is the one control character that JSON does not escape.
    _write(written.replace("\x7f", "\\u007f") + "\n")


def _whole(value: Any) -> Any:
    """The same with each lone surrogate replaced, so that spans still fit."""
    if isinstance(value, str):
        return value.translate(_LONE)
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list | tuple) else value


def print_file(text: str) -> None:
    """Write what is to be kept as a file to standard output: UTF-8, whatever the locale."""
    stream = sys.stdout
    if stream is None:
        return
    try:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "replace"))
        stream.buffer.flush()
    except BrokenPipeError:
        _abandon(stream)


def narrate(message: str) -> None:
    """Write one line to standard error: what is not data."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(_encodable(safe_text(message, newlines=True), sys.stderr) + "\n")
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def _write(text: str) -> bool:
    stream = sys.stdout
    if stream is None:
        return False
    try:
        stream.write(_encodable(text, stream))
        stream.flush()
    except BrokenPipeError:
        _abandon(stream)
        return False
    return True


def _abandon(stream: TextIO) -> None:
    """Let the stream end in nothing, so that closing it at exit does not complain either."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, stream.fileno())
    os.close(devnull)


def let_go() -> None:
    """Give up what standard output does not take.

    The interpreter would try once more as it ends, tell of it in words of its own and change the exit code.
    """
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError:
            _abandon(sys.stdout)


def _encodable(text: str, stream: TextIO) -> str:
    """The text with what the encoding lacks in ASCII: signs by their look, letters without accents.

    On a terminal that of the locale, where the settings say nothing else: where it is C, Python writes UTF-8
    all the same. What is piped stays whole.
    """
    charset = stream.encoding or UTF_8
    if charset != UTF_8 or text.isascii() or not is_terminal(stream):
        return shown_in(text, charset)
    from tui.commandline.chosen import chosen_settings

    return shown_in(text, *drawn_as(os.environ, chosen_settings().lines))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether there is such a stream and a person may be looking at it."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
