"""What a file that is handed on says of a comparison or of a story, before it is written in a format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Article, Span
from index.comparison.model import Change, Comparison, Discrepancy, Matrix, Relation, Row
from tui.comparing.comparison_marks import discrepancy_words, row_highlights, walked_discrepancies
from tui.looks.marks import PRIORITY, Mark
from tui.wording.labels_apart import pair_labels

KNOWN_BY = 9
"""Words by which a sentence that stands elsewhere is known again."""

RELATION_WORDS: dict[Relation, str] = {
    Relation.SAME: "said by both",
    Relation.PARTIAL: "shared in part",
    Relation.ASIDE: "not reporting, never compared",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an article with one highlight; None: the text as it is."""

    text: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """Two articles and what was found between them. `changes` are the words that differ, by link; with
    `wording` the discrepancies that come on request are told too."""

    left: Article
    right: Article
    comparison: Comparison
    rows: tuple[Row, ...]
    changes: Mapping[int, Sequence[Change]]
    wording: bool

    @property
    def labels(self) -> tuple[str, str]:
        """What the left and the right article are called beside each other."""
        return pair_labels(self.left, self.right)

    @property
    def told(self) -> tuple[int, ...]:
        """The numbers of the discrepancies that are told, major first."""
        return walked_discrepancies(self.comparison, wording=self.wording)

    def relation_words(self, relation: Relation) -> str:
        """What a relation is called in this comparison, with the sources as they are written."""
        left, right = self.labels
        alone = {Relation.ONLY_LEFT: left, Relation.ONLY_RIGHT: right}.get(relation)
        return f"only in {alone}" if alone else RELATION_WORDS[relation]

    def difference_words(self, discrepancy: Discrepancy) -> str:
        """A discrepancy with its sources for here and there, which say nothing to whom this is given."""
        words, (left, right) = discrepancy_words(discrepancy), self.labels
        ours, here, theirs = words.partition(" here, ")
        if " here, " in theirs:
            return words
        if here and theirs.endswith(" there"):
            return f"{ours} in {left}, {theirs.removesuffix('there')}in {right}"
        for place, source in (("here", left), ("there", right)):
            if words.endswith(f" only {place}"):
                return f"{words.removesuffix(place)}in {source}"
        return words

    def discrepancies(self, row: Row) -> tuple[tuple[int, Discrepancy], ...]:
        """What is told of a row, by number."""
        told = set(self.told)
        return tuple((n, self.comparison.discrepancies[n]) for n in row.discrepancies if n in told)

    def sides(self, row: Row) -> tuple[tuple[tuple[Run, ...], ...], tuple[tuple[Run, ...], ...]]:
        """The sentences of a row, left and right, each cut into runs of one highlight."""
        changes = self.changes.get(row.link, ()) if row.link is not None else ()
        left, right = row_highlights(row, self.comparison, changes, self.told, wording=self.wording)
        return (
            tuple(runs(self.left.text, span, left) for span in row.left),
            tuple(runs(self.right.text, span, right) for span in row.right),
        )

    def elsewhere(self, row: Row) -> tuple[Span, ...]:
        """What a right sentence that has a row of its own is linked with: left sentences that stand in other
        rows. Empty where both sides of a row have words, or one source alone has them."""
        return self.comparison.links[row.link].left if row.link is not None and not row.left else ()

    def counts(self) -> tuple[tuple[Relation, int], ...]:
        """How many rows there are of each relation but those that are not reporting."""
        return tuple(
            (relation, sum(row.relation is relation for row in self.rows))
            for relation in Relation
            if relation is not Relation.ASIDE
        )


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A story's matrix with its articles, in the order of the matrix."""

    title: str
    articles: tuple[Article, ...]
    matrix: Matrix

    def texts(self) -> dict[str, str]:
        """The text of each article by id."""
        return {article.id: article.text for article in self.articles}


def beginning(text: str, sentence: Span) -> str:
    """The first words of a sentence, enough to know it again."""
    words = sentence.of(text).split()
    kept = words[:KNOWN_BY]
    return " ".join(kept) + (" …" if len(kept) < len(words) else "")


def runs(text: str, sentence: Span, highlights: Iterable[tuple[Span, Mark]]) -> tuple[Run, ...]:
    """A sentence cut at the edges of what is lit in it; of highlights that overlap the last of `PRIORITY`
    counts."""
    inside = [(span, mark) for span, mark in highlights if span.overlaps(sentence) and len(span)]
    edges = {sentence.start, sentence.end}
    for span, _ in inside:
        edges |= {max(span.start, sentence.start), min(span.end, sentence.end)}
    found: list[Run] = []
    for start, end in pairwise(sorted(edges)):
        marks = [mark for span, mark in inside if span.start <= start and end <= span.end]
        mark = max(marks, key=PRIORITY.index, default=None)
        words = text[start:end]
        if found and found[-1].mark is mark:
            found[-1] = Run(found[-1].text + words, mark)
        else:
            found.append(Run(words, mark))
    return tuple(found)


def headline(article: Article) -> str:
    """An article's title, in parentheses where it is none of its own."""
    return f"({article.title})" if article.title_derived else article.title


def web_address(article: Article) -> str | None:
    """Where the article stands on the web; None for what is no web address."""
    url = (article.url or "").strip()
    return url if url.lower().startswith(("http://", "https://")) else None
