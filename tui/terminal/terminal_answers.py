"""Takes what a terminal answers out of what is typed: both come on the same line."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tui.looks.colours import is_light_colour
from tui.terminal.charset import UTF_8

_ANSWER = re.compile(
    "\x1b\\](?P<number>[0-9]{1,4});(?P<value>[ -~]*?)(?:\x07|\x1b\\\\)|(?P<device>\x1b\\[[?>][0-9;]*c)"
)
_BEGUN = re.compile("\x1b(?:\\](?:[0-9]{0,4}(?:;[ -~]{0,99}\x1b?)?)?|\\[(?:[?>][0-9;]{0,40})?)?\\Z")
_WITHOUT_ESCAPE = re.compile("\\][0-9]|\\[\\?")
_REST = re.compile("[0-9A-Fa-f:/]*(?:\x07|\x1b\\\\)")
_KEY_PATIENCE = 0.09
"""Seconds after which a lone ESC is a key, while an answer is awaited, which may come in pieces."""
_AWAITED_SECONDS = 5.0
"""Seconds after the question in which such an ESC may be the beginning of the answer."""
_PATIENCE = 1.0
"""Seconds of silence after which an answer that has begun is taken to have broken off."""


class TerminalAnswers:
    """Parts what a terminal answers from what is typed, also in pieces, late, or as garbage.

    `awaited` says that a question was asked and nothing has come yet: then even a lone ESC at the end of what
    was read may be the beginning of the answer, and is kept until something follows or nothing does.
    """

    def __init__(self, awaited: bool = False) -> None:
        self.awaited = awaited
        self.light: bool | None = None
        """Whether the background is light; None until the terminal has said so, and once that is heeded."""
        self.said = ""
        """The same in a word, "light" or "dark", for good."""
        self.since = time.monotonic()
        """When it was asked."""
        self._held = ""
        self._since = 0.0
        self._broken_off = False
        self._let_go = False

    def typed(self, data: str) -> str:
        """What of this was typed. What may be the beginning of an answer is kept."""
        if self._broken_off:
            data = _REST.sub("", data, count=1) if _REST.match(data) else data
            self._broken_off = False
        if self._let_go and _WITHOUT_ESCAPE.match(data):
            data = "\x1b" + data
        self._let_go = False
        text = self._held + data
        self._held = ""
        if "\x1b" not in text:
            return text
        kept = []
        at = 0
        for answer in _ANSWER.finditer(text):
            kept.append(text[at : answer.start()])
            at = answer.end()
            self._heard(answer)
        rest = text[at:]
        begun = _BEGUN.search(rest)
        now = time.monotonic()
        if begun is not None and (
            len(begun[0]) > 2 or (self.awaited and now < self.since + _AWAITED_SECONDS)
        ):
            self._held = begun[0]
            self._since = now
            rest = rest[: begun.start()]
        kept.append(rest)
        return "".join(kept)

    def after_silence(self) -> str:
        """The ESC that was kept and is a key, as nothing followed; called now and then."""
        if not self._held:
            return ""
        waited = time.monotonic() - self._since
        if self._held == "\x1b":
            if waited > _KEY_PATIENCE:
                self._held = ""
                self._let_go = True
                return "\x1b"
        elif waited > _PATIENCE:
            self._held = ""
            self._broken_off = True
        return ""

    def _heard(self, answer: re.Match[str]) -> None:
        if answer["device"]:
            self.awaited = False
        elif answer["number"] == "11":
            light = is_light_colour(answer["value"])
            if light is not None:
                self.light, self.said = light, "light" if light else "dark"


@dataclass
class TerminalWays:
    """What is known of the terminal before there is a driver.

    `ascii_signs` says that lines and signs are drawn in ASCII whatever the charset has; `early` waits until
    nobody else reads what is typed, and gives what was typed until then.
    """

    charset: str = UTF_8
    ascii_signs: bool = False
    answers: TerminalAnswers = field(default_factory=TerminalAnswers)
    early: Callable[[], bytes] = bytes
