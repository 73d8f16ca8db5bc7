"""Two articles and what was found between them, as one value for what shows it."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Article, Span
from index.comparison.model import Comparison, Relation, Row
from tui.wording.labels_apart import pair_labels


@dataclass(frozen=True, slots=True)
class Compared:
    """Two articles, what was found between them, and its rows."""

    left: Article
    right: Article
    comparison: Comparison
    rows: tuple[Row, ...]
    aligned: bool = True
    """Whether it is known what the two have in common; until then nothing is said of any row."""

    @property
    def labels(self) -> tuple[str, str]:
        """What the left and the right article are called beside each other."""
        return pair_labels(self.left, self.right)

    def homes(self) -> tuple[dict[Span, int], dict[Span, int]]:
        """The row that each sentence of either side is at home in.

        A sentence that several others are linked to stands beside each of them; it is at home where the
        link is strong, else where it stands first. Elsewhere it is a repetition.
        """
        left: dict[Span, int] = {}
        right: dict[Span, int] = {}
        strong_first = sorted(enumerate(self.rows), key=lambda each: each[1].relation is not Relation.SAME)
        for number, row in strong_first:
            for home, spans in ((left, row.left), (right, row.right)):
                for span in spans:
                    home.setdefault(span, number)
        return left, right
