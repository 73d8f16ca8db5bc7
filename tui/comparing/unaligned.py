"""Two articles before it is known what they have in common: both to read, neither held against the other."""

from __future__ import annotations

from index.article import Article, Sentence
from index.comparison.model import Comparison, Relation, Row
from tui.comparing.compared import Compared


def unaligned(left: Article, right: Article) -> Compared:
    """Rows of one sentence each. In one column the paragraphs of both take turns, as far into the one as into
    the other, so that each screen shows some of both."""
    placed: list[tuple[float, int, int, Row]] = []
    for side, article in enumerate((left, right)):
        paragraphs = 1 + max((sentence.paragraph for sentence in article.sentences), default=0)
        for number, sentence in enumerate(article.sentences):
            placed.append((sentence.paragraph / paragraphs, side, number, _row(sentence, side)))
    comparison = Comparison(
        left=left.id,
        right=right.id,
        links=(),
        only_left=tuple(sentence.span for sentence in left.reporting),
        only_right=tuple(sentence.span for sentence in right.reporting),
        discrepancies=(),
    )
    rows = tuple(row for *_, row in sorted(placed, key=lambda each: each[:3]))
    return Compared(left, right, comparison, rows, aligned=False)


def _row(sentence: Sentence, side: int) -> Row:
    relation = (Relation.ONLY_LEFT, Relation.ONLY_RIGHT)[side] if sentence.kind.reports else Relation.ASIDE
    return Row(relation, (), (sentence.span,)) if side else Row(relation, (sentence.span,), ())
