"""The terminal as a start finds it: set to tell keys as they come, written to and read without libraries."""

from __future__ import annotations

import os
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:  # Importing typing takes a tenth of the time there is.
    from typing import Any


def set_for_keys() -> list[Any] | None:
    """Have keys told as they come, and not shown; how it was set before (termios attributes), None where it
    is no terminal."""
    try:
        import termios
    except ImportError:
        return None
    try:
        before = termios.tcgetattr(0)
        quiet = termios.tcgetattr(0)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        quiet[0] &= ~(termios.ICRNL | termios.IXON)
        # Suspended now, it would leave the frame to the shell; the app itself heeds the key soon.
        quiet[6][termios.VSUSP] = b"\0"
        termios.tcsetattr(0, termios.TCSANOW, quiet)
    except termios.error:
        return None
    return before


def set_back(before: list[Any]) -> None:
    """Set it as it was."""
    import termios

    # The terminal may be gone.
    with suppress(termios.error):
        termios.tcsetattr(0, termios.TCSANOW, before)


def read_within(seconds: float) -> bytes:
    """What has been typed or answered, waiting so long at most; nothing where nothing comes."""
    import select

    try:
        return os.read(0, 4096) if select.select([0], [], [], seconds)[0] else b""
    except OSError:
        return b""


def write(sequence: bytes) -> None:
    """Send all of it."""
    # Where the terminal is gone, whoever reads from it next is told.
    with suppress(OSError):
        while sequence:
            sequence = sequence[os.write(1, sequence) :]
