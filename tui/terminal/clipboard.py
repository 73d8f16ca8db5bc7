"""Copying through the terminal (OSC 52), from however far away, and what can be said of whether it arrives.

No terminal says whether it took a copy. What is known of each decides what is said: see "OSC 52" in xterm's
control sequences and in the manuals of tmux (`set-clipboard`, `allow-passthrough`) and GNU screen.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from contextlib import suppress

LARGEST = 74_994
"""Bytes of text that terminals take: xterm reads sequences of 100,000 bytes, and base64 adds a third."""
_SCREEN_PIECE = 700
"""GNU screen hands on at most 768 bytes in one piece (its MAXSTR), the rest it drops."""
_TMUX_SECONDS = 2.0


def copy_sequence(text: str, environment: Mapping[str, str]) -> str:
    """The sequence that copies a text, wrapped so that tmux or GNU screen hands it to the terminal."""
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{encoded}\x07"
    if "TMUX" in environment:
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if "STY" in environment:
        pieces = (sequence[at : at + _SCREEN_PIECE] for at in range(0, len(sequence), _SCREEN_PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence


def too_long(text: str) -> bool:
    """Whether terminals may drop a text for its length."""
    return len(text.encode("utf-8", "replace")) > LARGEST


def copied_words(text: str, environment: Mapping[str, str], in_tmux: bool) -> str:
    """What is said of a copy; `in_tmux` tells that tmux has taken it."""
    count = len(text.split())
    words = f"{count:,} word{'' if count == 1 else 's'}"
    if in_tmux:
        return f"Copied {words} to tmux, and to your clipboard if the terminal allows it (OSC 52)."
    if "TMUX" in environment:
        return f"Copied {words}, if tmux has set-clipboard on and the terminal allows it (OSC 52)."
    if deaf := _deaf(environment):
        return f"{deaf} takes no copy from programs (OSC 52): select the text with the mouse instead."
    return f"Copied {words}, if the terminal allows it (OSC 52)."


def _deaf(environment: Mapping[str, str]) -> str:
    """The name of a terminal that is known to ignore OSC 52."""
    if environment.get("TERM") == "linux":
        return "The Linux console"
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Terminal.app"
    return ""


def give_to_tmux(text: str, environment: Mapping[str, str]) -> bool:
    """Put a text into tmux's own buffer and have tmux copy it on; False where that cannot be.

    By default tmux lets no program inside it copy (`set-clipboard external`), but copies what it is given as
    its own (`load-buffer -w`, since tmux 3.2).
    """
    import subprocess

    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=_TMUX_SECONDS,
            env=dict(environment),
        )
        return done.returncode == 0
    return False
