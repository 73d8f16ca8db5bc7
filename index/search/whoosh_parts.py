"""The parts of Whoosh that are mended here, each with what is wrong with the original."""

from __future__ import annotations

from typing import Any

from whoosh import query, scoring
from whoosh.filedb.filestore import RamStorage
from whoosh.matching import AndNotMatcher

TITLE_WORDS = 12.0
"""Words of an average headline."""

USUAL_WORDS = 400.0
"""Words of an average article, where nothing is known of this library's."""


class Without(query.AndNot):
    """The articles of one query that are not those of another."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """The matcher over one segment."""
        wanted = self.a.matcher(searcher, context)
        return _WithoutMatcher(wanted, self.b.matcher(searcher, searcher.boolean_context()))


class _WithoutMatcher(AndNotMatcher):
    """Whoosh's lists its first article unseen where the query to leave out begins with an earlier one."""

    def _find_first(self) -> None:
        if self.a.is_active() and self.b.is_active():
            self._find_next()


class MemoryStorage(RamStorage):
    """Keeps an index in memory, and what is written on the way to it.

    Whoosh's puts that into a folder of a fixed name for temporary files, where others may write too.
    """

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Where a writer keeps its unfinished files."""
        return MemoryStorage()


class Weighting(scoring.BM25F):
    """BM25F with the mean length of the articles as it is.

    Whoosh takes the mean from lengths that it rounds to a byte when segments are merged, so that it moves
    with each merge, and with it all scores. `mean_words` may be set before each search.
    """

    def __init__(self) -> None:
        super().__init__()
        self.mean_words = USUAL_WORDS

    def scorer(self, searcher: Any, fieldname: str, text: Any, qf: int = 1) -> Any:
        """The scorer of one word in one segment."""
        if not searcher.schema[fieldname].scorable:
            return super().scorer(searcher, fieldname, text, qf)
        mean = TITLE_WORDS if fieldname.startswith("title") else self.mean_words
        return _Scorer(searcher, fieldname, text, self.B, self.K1, mean)


class _Scorer(scoring.BM25FScorer):
    def __init__(self, searcher: Any, fieldname: str, text: Any, b: float, k1: float, mean: float) -> None:
        super().__init__(searcher, fieldname, text, b, k1)
        self.avgfl = mean
        # Once more, for the highest score that is possible now.
        self.setup(searcher, fieldname, text)
