"""Compares articles: alignment, changed words, discrepancies, aligned rows and the n-way facts."""

from index.comparison.align import align
from index.comparison.compare import compare
from index.comparison.coverage import matrix
from index.comparison.prepare import PreparedArticle, prepare
from index.comparison.rows import aligned_rows, own_order
from index.comparison.wording import word_changes

__all__ = [
    "PreparedArticle",
    "align",
    "aligned_rows",
    "compare",
    "matrix",
    "own_order",
    "prepare",
    "word_changes",
]
