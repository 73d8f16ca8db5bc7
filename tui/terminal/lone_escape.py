"""Parts Esc from the key right behind it: a terminal sends the same for both as for Alt with the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

_ESCAPE = "\x1b"
_ESCAPE_KEY = "\x1b[27u"
_ALT_KEY, _ALT_SHIFT_KEY = "\x1b[{};3u", "\x1b[{};4u"
"""How the kitty keyboard protocol sends them, which Textual reads without waiting for more."""
_FOLLOWED = re.compile(r"\x1b([^\x00\b\t\x1b\x7f-\x9f\[\]OPX^_\\])")
"""An Esc and what begins no sequence of a terminal (ECMA-48, 5.3: those signs of C1 that do), Enter and keys
with Ctrl among them, but for the two that mean with Alt to take a word away, and for Tab: Esc and Tab are
what the Linux console sends for Shift+Tab."""
ESCAPE_SECONDS = 0.025
"""Silence after which an Esc is a key of its own. What a key sends comes in one piece, as one packet over
SSH; newsboat waits as long."""
_REST_OF_KEY = re.compile(r"\[[0-?]*[ -/]*[@-~]|O[A-Z]")
"""What a key sends behind its Esc (ECMA-48, 5.4: control sequences; SS3 and a letter)."""
_WORDS = frozenset("bf")
"""With them some terminals send Ctrl with an arrow key."""


class LoneEscapes:
    """What is typed, with each Esc a key of its own unless it means Alt.

    Over a slow line Esc and the next key come at once, and on a fast one who lives in vim types them within
    the tenth of a second in which they would be Alt: Esc would be lost, the letter written into the search.
    It means Alt where `alt` says that the sign has a key of its own with it, as in vim.
    """

    def __init__(self, alt: Callable[[], Container[str]]) -> None:
        self._alt = alt
        self._held = ""
        self._let_go = False
        """Whether silence has just made a key of an Esc."""

    def apart(self, typed: str) -> str:
        """What was typed for Textual to read; an Esc at its end is kept until more comes or nothing does.

        The rest of a key that comes in one piece, but late, is that key, not the signs that it consists of.
        """
        if self._let_go and _REST_OF_KEY.match(typed):
            typed = _ESCAPE + typed
        self._let_go = False
        text = self._held + typed
        self._held = _ESCAPE if text.endswith(_ESCAPE) else ""
        text = text.removesuffix(_ESCAPE)
        return _FOLLOWED.sub(self._meant, text) if _ESCAPE in text else text

    @property
    def holds(self) -> bool:
        """Whether an Esc is kept."""
        return bool(self._held)

    def after_silence(self) -> str:
        """The Esc that was kept and is a key, as nothing followed it; called after each silence."""
        held, self._held = self._held, ""
        self._let_go = bool(held)
        return held

    def _meant(self, followed: re.Match[str]) -> str:
        sign = followed[1]
        if sign in _WORDS:
            return followed[0]
        if sign not in self._alt():
            return _ESCAPE_KEY + sign
        return (_ALT_SHIFT_KEY if sign.isupper() else _ALT_KEY).format(ord(sign.lower()))
