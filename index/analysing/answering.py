"""What a library answers about its articles held together, in this process or ahead in another one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from index.analysing.analyses import Analyses
from index.running.late_imports import IMPORTING

if TYPE_CHECKING:
    # Named in signatures only: what they belong to is imported when it is first asked for.
    from index.analysing.analysing import Analysing, Question
    from index.comparison.model import Change, Comparison, Matrix, Row, Timeline
    from index.entities.model import Annotations, Resolution, SharedQuotation


class Answering(ABC):
    """The part of a library that compares articles and tells what they name, date and count."""

    _analyses: Analyses
    _analysing: Analysing | None

    @abstractmethod
    def _known_annotations(self, article_id: str) -> Annotations | None:
        """Who and what an article names, where that is found out by now."""

    def compare(self, left: str, right: str) -> Comparison:
        """The comparison of two articles; kept in memory."""
        return self._analyses.compare(left, right)

    def is_compared(self, left: str, right: str) -> bool:
        """Whether the comparison of two articles is in memory."""
        return self._analyses.has("compare", (left, right))

    def analyse_apart(
        self, question: Question, ids: Sequence[str], cancelled: Callable[[], bool], ahead: bool = False
    ) -> bool:
        """Have another process answer what takes long, or is asked `ahead`, so that no key waits; blocks.
        The answer is in memory from then on. False where it was `cancelled`."""
        with IMPORTING:
            from index.analysing.analysing import Analysing

            if self._analysing is None:
                self._analysing = Analysing(self._analyses, self._known_annotations)
        return self._analysing.analyse(question, ids, cancelled, ahead)

    def rows(self, left: str, right: str) -> tuple[Row, ...]:
        """The comparison as aligned rows in the left article's order."""
        return self._analyses.rows(left, right)

    def changes(self, left: str, right: str, link: int) -> tuple[Change, ...]:
        """The words that differ inside one link of the comparison; empty where too little is shared."""
        return self._analyses.changes(left, right, link)

    def matrix(self, article_ids: Sequence[str]) -> Matrix:
        """Facts × sources of these articles; kept in memory."""
        return self._analyses.matrix(article_ids)

    def timeline(self, article_ids: Sequence[str]) -> Timeline:
        """What these articles date and count, and which tells it how; kept in memory."""
        return self._analyses.timeline(article_ids)

    def entities(self, article_ids: Sequence[str]) -> Resolution:
        """Who and what these articles name and quote; kept in memory."""
        return self._analyses.entities(article_ids)

    def shared_quotations(self, article_ids: Sequence[str]) -> tuple[SharedQuotation, ...]:
        """What at least two of these articles quote in the same words, lined up; kept in memory."""
        return self._analyses.shared_quotations(article_ids)
