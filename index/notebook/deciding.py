"""What the user decides about names and sentences, whatever is found about them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.article import Article, Span
from index.notebook import linking, naming
from index.notebook.notebook import Notebook
from index.running.late_imports import IMPORTING

if TYPE_CHECKING:
    from index.entities.model import EntityType, NamingDecision, Resolution
    from index.notebook.steps import Undone


class Deciding(ABC):
    """The part of a library that keeps, gives and takes back decisions. Each is one transaction."""

    _notebook: Notebook

    @abstractmethod
    def article(self, article_id: str) -> Article:
        """The article with its text and sentences."""

    @abstractmethod
    def entities(self, article_ids: Sequence[str]) -> Resolution:
        """Who and what these articles name and quote."""

    @abstractmethod
    def _recorrected(self) -> None:
        """Take over what the user's corrections are now."""

    def join_names(self, kind: EntityType, first: str, second: str) -> None:
        """Keep that two names of a type, as spelled, are one entity wherever both are written.

        Raises LibraryError for what is no pair of names.
        """
        naming.decide(self._notebook, kind, first, second, same=True)

    def part_names(self, kind: EntityType, name: str, spelling: str) -> None:
        """Keep that `spelling` is not the entity called `name`; what else is spelled like it goes with it.

        Raises LibraryError for what is no pair of names.
        """
        naming.decide(self._notebook, kind, name, spelling, same=False)

    def naming_type(self, article_ids: Sequence[str], first: str, second: str) -> EntityType:
        """The type two names have in these articles; raises LibraryError where they have none in common."""
        return naming.common_type(self.entities(article_ids), first, second)

    def undo_naming(self) -> NamingDecision | None:
        """Take the last decision about names back, whichever reader made it; None where there is none."""
        return naming.undo(self._notebook)

    def naming_decisions(self) -> tuple[NamingDecision, ...]:
        """What the user decided about names, in the order of deciding; where two contradict, the later
        counts."""
        return naming.decisions(self._notebook)

    def link_sentences(
        self, left: str, right: str, pairs: Sequence[tuple[Span, Span]], *, linked: bool
    ) -> None:
        """Keep that these sentences of two articles say the same, or do not, whatever is found; one step."""
        linking.decide(self._notebook, self.article(left), self.article(right), pairs, linked=linked)

    def undo(self) -> NamingDecision | tuple[str, str] | Undone | None:
        """Take back what was decided or kept last, whichever reader did it: a decision about names, a step of
        linking, of which the ids of the two articles are given, or a step of what is kept or corrected of
        articles. None where there is nothing left."""
        while last := self._notebook.last_step():
            if last == "linking":
                return linking.undo(self._notebook)
            if last == "naming":
                return naming.undo(self._notebook)
            with IMPORTING:
                from index.notebook import steps
            if changes := steps.undo(self._notebook):
                if any(change.table == "corrections" for change in changes):
                    self._recorrected()
                return steps.Undone(changes)
        return None
