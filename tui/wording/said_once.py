"""What holds for a while and is said when it begins, not with every answer while it lasts."""

from __future__ import annotations


class SaidOnce:
    """Tells of a sentence whether it is news."""

    def __init__(self) -> None:
        self._last = ""

    def news(self, sentence: str) -> str:
        """The sentence that holds now, where it is not the one that held before; else empty."""
        before, self._last = self._last, sentence
        return "" if sentence == before else sentence
