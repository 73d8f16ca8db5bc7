"""What is typed while the imports run: echoed into the search box of the frame, and kept for the app.

A thread reads it. Of the keys that change what stands in the box, those are echoed whose effect is plain;
with the first other one the echo ends, and nothing is lost: all that was typed is the app's.
"""

from __future__ import annotations

import _thread
import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from tui.looks.colours import is_light_colour
from tui.start.remembered_frame import Box
from tui.start.screen_measures import BEGIN_NO_SEARCH

_ESCAPE, _BACKSPACE, _DELETE_ALL, _DELETE_WORD = 0x1B, 0x7F, 0x15, 0x17
_ALONE, _ESCAPE_KEY = b"\x1b", b"\x1b[27u"
"""The key Esc as terminals send it, and so that nothing that follows can belong to it (kitty's protocol)."""
_SECONDS_ALONE = 0.1
"""After which what follows an Esc does not belong to it."""
_LONGEST_ANSWER = 120
_FIRST_EMOJI = 0x1F000
"""Above it terminals disagree on widths."""
_MORE = -1
_NO_ANSWER = -2


class Typed:
    """What stands in the box; `untouched` while the last search does, which the first letter replaces."""

    __slots__ = ("text", "untouched")

    def __init__(self, text: str, untouched: bool) -> None:
        self.text, self.untouched = text, untouched

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Typed) and (other.text, other.untouched) == (self.text, self.untouched)

    def __hash__(self) -> int:
        return hash((self.text, self.untouched))


class EarlyTyping:
    """Reads the terminal until it is told to end; `answered` is called with what was said of the background.

    It gives the box in which what has been typed is to be echoed from then on.
    """

    def __init__(
        self, box: Box | None, *, utf_8: bool, awaited: bool, answered: Callable[[str], Box | None]
    ) -> None:
        self.awaited = awaited
        """Whether the terminal was asked something and has not answered all of it."""
        self.drawn = False
        """Whether anything has been echoed."""
        self._box = box
        self._utf_8 = utf_8
        self._answered = answered
        self.light = ""
        """What the terminal has said of its background: "light", "dark" or nothing."""
        self._typed = bytearray()
        self._last = 0.0
        """When something was read last."""
        self._rest = b""
        self._text = ""
        self._untouched = True
        """Whether the last search, which the first letter replaces, still stands in the box."""
        self._on_screen = box.held if box is not None else 0
        self._echoing = _thread.allocate_lock()
        self._running = _thread.allocate_lock()
        self._unanswered = _thread.allocate_lock()
        self._wake = self._woken = -1

    def start(self) -> None:
        """Begin to read."""
        self._wake, self._woken = os.pipe()
        self._running.acquire()
        self._unanswered.acquire()
        # Signals are for the main thread: here they would not wake it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            _thread.start_new_thread(self._run, ())
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def end(self) -> None:
        """Read no more; does not wait. Any number of times."""
        with suppress(OSError):
            os.write(self._woken, b".")

    def wait_for_answer(self, seconds: float) -> None:
        """Until the terminal has answered, so long at most."""
        self._unanswered.acquire(timeout=seconds)

    def wait(self) -> None:
        """Until nothing is read any more."""
        with self._running:
            pass

    def take(self) -> bytes:
        """What has been typed, and answered, since this was called last."""
        taken = bytes(self._typed)
        del self._typed[: len(taken)]
        return taken

    def stop_echo(self) -> None:
        """The box does not stand where it stood."""
        self._box = None

    def stands(self) -> Typed | None:
        """What stands in the box; None where a key was typed whose effect is not plain."""
        with self._echoing:
            return None if self._box is None else Typed(self._text, self._untouched)

    def go_on_in(self, box: Box, typed: Typed, draw: Callable[[], None]) -> bool:
        """Draw what belongs to `typed`, and echo in this box from then on; False where something else stands
        in the box by now, and nothing was drawn."""
        with self._echoing:
            if self._box is None or typed != Typed(self._text, self._untouched):
                return False
            draw()
            self._box = box
            if not self._untouched:
                self._on_screen = box.width
                self.drawn = False
                self._echo("")
            else:
                self._on_screen = box.held
            return True

    def _run(self) -> None:
        try:
            while True:
                ready, _, _ = select.select([0, self._wake], [], [])
                if self._wake in ready or not (read := os.read(0, 4096)):
                    break
                self._take_in(read, time.monotonic())
        except OSError:
            # Whoever reads the terminal next is told what has become of it.
            pass
        finally:
            self._running.release()

    def _take_in(self, read: bytes, now: float) -> None:
        if self._typed.endswith(_ALONE) and now > self._last + _SECONDS_ALONE:
            # All of it is handed on in one piece, in which it would make one key of itself and the next.
            self._typed[-1:] = _ESCAPE_KEY
        self._last = now
        self._typed += read
        if self._box is not None or self.awaited:
            with self._echoing:
                self._rest += read
                self._heed()

    def _heed(self) -> None:
        """Echo what is whole of what has been read."""
        text, untouched = self._text, self._untouched
        while self._rest:
            length = self._next()
            if length <= 0:
                if length == _NO_ANSWER:
                    self._echo(text)
                    self._box, self._rest = None, b""
                    self.awaited = False
                    return
                break
            self._rest = self._rest[length:]
        if self._text != text or self._untouched != untouched:
            self._echo(text)

    def _next(self) -> int:
        """Take over the next key or answer; how many bytes it has, else `_MORE` or `_NO_ANSWER`."""
        first = self._rest[0]
        if first == _ESCAPE:
            return self._answer() if self.awaited else _NO_ANSWER
        text = "" if self._untouched else self._text
        if first == _BACKSPACE:
            text = text[:-1]
        elif first == _DELETE_ALL:
            text = ""
        elif first == _DELETE_WORD:
            text = text[: _word_start(text)]
        elif first < 0x20:
            return _NO_ANSWER
        else:
            return self._letter(text, first)
        self._text, self._untouched = text, False
        return 1

    def _letter(self, text: str, first: int) -> int:
        length = 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
        if length > 1 and not self._utf_8:
            return _NO_ANSWER
        if len(self._rest) < length:
            return _MORE
        try:
            letter = self._rest[:length].decode()
        except UnicodeDecodeError:
            return _NO_ANSWER
        width = 0 if letter in BEGIN_NO_SEARCH and not text else _width(letter)
        if not width or (self._box is not None and sum(map(_width, text)) + width >= self._box.width):
            return _NO_ANSWER
        self._text, self._untouched = text + letter, False
        return length

    def _answer(self) -> int:
        """Hear an answer: OSC 11 of xterm, and DA1, after which nothing more comes."""
        rest = self._rest
        if len(rest) < 2:
            return _MORE
        if rest[1:2] == b"]":
            ends = [at + len(mark) for mark in (b"\x07", b"\x1b\\") if (at := rest.find(mark, 2)) > 0]
            if not ends:
                return _MORE if len(rest) < _LONGEST_ANSWER else _NO_ANSWER
            length = min(ends)
            number, _, value = rest[2:length].rstrip(b"\x07\\\x1b").decode("latin-1").partition(";")
            if number == "11":
                self.light = {True: "light", False: "dark", None: ""}[is_light_colour(value)]
            return length
        if rest[1:2] != b"[" or (len(rest) > 2 and rest[2:3] not in b"?>"):
            return _NO_ANSWER
        length = next((at + 1 for at, byte in enumerate(rest) if at > 2 and 0x40 <= byte < 0x7F), _MORE)
        if length > 0 and rest[length - 1 : length] == b"c":
            self.awaited = False
            if (box := self._answered(self.light)) is not None:
                self._box = box
                self._on_screen = box.held
                if not self._untouched:
                    self._echo("")
            self._unanswered.release()
        return length

    def _echo(self, before: str) -> None:
        """Show what stands in the box now, where `before` was shown."""
        box = self._box
        if box is None or self._untouched:
            return
        same = 0
        if self.drawn:
            pairs = zip(before, self._text, strict=False)
            same = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(before), len(self._text)))
        column = box.column + sum(map(_width, self._text[:same]))
        width = sum(map(_width, self._text))
        behind = max(0, self._on_screen - width - 1)
        self._on_screen = width + 1
        self.drawn = True
        sequence = (
            f"\x1b[{box.row + 1};{column + 1}H{_worn(box.text)}{self._text[same:]}{_worn(box.cursor)} "
            f"{_worn(box.blank)}{' ' * behind}\x1b[0m"
        )
        os.write(1, sequence.encode())


def _worn(look: str) -> str:
    return f"\x1b[0;{look}m" if look else "\x1b[0m"


def _width(letter: str) -> int:
    """The cells of a letter; 0 for what is none, and where terminals disagree."""
    if letter.isascii():
        return int(letter.isprintable())
    import unicodedata

    if ord(letter) >= _FIRST_EMOJI or not letter.isprintable() or unicodedata.category(letter)[0] in "MC":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _word_start(text: str) -> int:
    """Where the last word begins, as the box has it: at a letter after something that is none."""
    for at in range(len(text) - 1, 0, -1):
        if _in_word(text[at]) and not _in_word(text[at - 1]):
            return at
    return 0


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
