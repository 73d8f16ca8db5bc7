"""What is found out about two articles, step by step: their texts, what they share, the words of a link."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.analysing.analysing import worth_a_process
from index.comparison.model import Change
from index.library import Library
from tui.comparing.compared import Compared
from tui.comparing.unaligned import unaligned

AT_ONCE = 12
"""Links whose words are compared before the first drawing; about what a screen shows."""

SLICE = 4
"""Links whose words are compared between two looks at where the reader is by now."""


class PairAnalysis:
    """One pair for one showing. A thread takes the steps, while others may read what is known; they raise
    LibraryError, and block."""

    def __init__(self, library: Library, left_id: str, right_id: str) -> None:
        self._library = library
        self.left_id = left_id
        self.right_id = right_id
        self.texts: Compared | None = None
        """The two articles as they are; None until they are read."""
        self.takes_long = False
        """Whether aligning them takes longer than a moment."""
        self.answered = False
        """Whether the alignment, or why there is none, was shown."""
        self.changes: dict[int, tuple[Change, ...]] = {}
        """The words that differ in each link, of those that are known."""

    def read(self) -> None:
        """Read both texts."""
        left, right = self._library.article(self.left_id), self._library.article(self.right_id)
        self.texts = unaligned(left, right)
        self.takes_long = worth_a_process([len(left.text), len(right.text)])

    def align(self, cancelled: Callable[[], bool]) -> Compared | None:
        """Compare both; None where that was `cancelled`, or they have not been read."""
        pair, texts = (self.left_id, self.right_id), self.texts
        if texts is None or not self._library.analyse_apart("compare", pair, cancelled):
            return None
        comparison = self._library.compare(*pair)
        return Compared(texts.left, texts.right, comparison, self._library.rows(*pair))

    def compare_words(
        self, compared: Compared, in_sight: Callable[[], Sequence[int]], cancelled: Callable[[], bool]
    ) -> Iterator[list[int]]:
        """Compare the words of all links, the first of them at once, then those that are `in_sight` before
        the others; the links whose words have just become known."""
        pending = [row.link for row in compared.rows if row.link is not None]
        links = pending[:AT_ONCE]
        while not cancelled():
            for link in links:
                self.changes[link] = self._library.changes(self.left_id, self.right_id, link)
            if cancelled():
                return
            yield links
            left_over = set(pending) - self.changes.keys()
            if not left_over:
                return
            # What is in sight may still be the pair before, whose links this one need not have.
            wanted = [link for link in (*in_sight(), *pending) if link in left_over]
            links = list(dict.fromkeys(wanted))[:SLICE]
