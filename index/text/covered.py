"""What spans of a text cover, asked without holding each of many against each of many others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from index.article import Span


class Covered:
    """The stretches that some spans cover together. A question looks at one of them, so that a line full of
    figures and dates takes no time by their product."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def meets(self, span: Span) -> bool:
        """Whether one of the spans shares at least one character with another one."""
        after = bisect_right(self._ends, span.start)
        return after < len(self._ends) and self._starts[after] < span.end
