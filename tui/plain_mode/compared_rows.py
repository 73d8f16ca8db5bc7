"""Two articles in the plain mode: what is the same, only in one, moved or contradicts, said in words."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Article, Span
from index.comparison.model import Comparison, Relation, Row
from tui.commandline.plain.articles import title_of
from tui.commands import Place
from tui.comparing.comparison_marks import times, told_together, walked_discrepancies
from tui.plain_mode.articles import ArticleCommands
from tui.plain_mode.row_words import RowWords, differs
from tui.plain_mode.view import Desk, Lines
from tui.wording.counted import counted
from tui.wording.labels_apart import labels_apart
from tui.wording.language_words import two_languages
from tui.wording.one_line import on_one_line


class ComparedRows(ArticleCommands):
    """The rows of a comparison, under both titles and all that contradicts."""

    place = Place.COMPARE
    thing = "row"

    def __init__(self, desk: Desk, left: str, right: str) -> None:
        super().__init__(desk)
        self._wording = False
        self._shared_alone = False
        self._lay_out(left, right)

    def _lay_out(self, left: str, right: str) -> None:
        self.left: Article = self.library.article(left)
        self.right: Article = self.library.article(right)
        self.called = labels_apart((self.left, self.right))
        self.comparison: Comparison = self.library.compare(left, right)
        labels = self.label(self.left), self.label(self.right)
        self._words = RowWords(self.left, self.right, self.comparison, labels)
        rows = self.library.rows(left, right)
        self.rows: tuple[Row, ...] = tuple(row for row in rows if row.relation is not Relation.ASIDE)
        self._all_rows = rows
        self.cursor = min(self.cursor, max(len(self.rows) - 1, 0))

    def forget(self) -> None:
        """Compare again: a name or a link was decided."""
        self._lay_out(self.left.id, self.right.id)

    def count(self) -> int:
        """The rows of what is reported."""
        return len(self.rows)

    def articles(self) -> tuple[str, ...]:
        """Both."""
        return self.left.id, self.right.id

    def article_called(self, word: str) -> str:
        """Numbers are those of rows here: an article is named as the command line calls it."""
        return self.found(word)

    def article_of(self, number: int) -> str | None:
        """The left article, where it has a sentence in the row."""
        return (self.left if self.rows[number].left else self.right).id

    def place_of(self, number: int) -> Span | None:
        """The first sentence of the row."""
        row = self.rows[number]
        return (row.left or row.right)[0]

    def current_article(self) -> str | None:
        """The left one."""
        return self.left.id

    def _walked(self) -> tuple[int, ...]:
        shown = {number for row in self.rows for number in row.discrepancies}
        walked = walked_discrepancies(self.comparison, wording=self._wording)
        return tuple(number for number in walked if number in shown)

    def heading(self) -> Lines:
        """Both titles, how much is alike, and everything that contradicts."""
        for side, article in (("Left", self.left), ("Right", self.right)):
            title = title_of(article.title, article.title_derived)
            yield from self.say(f"{side}: {self.label(article)}: {title}", "", "  ")
        if not self.comparison.links:
            yield from self.say("They have nothing in common: they seem to tell of two events.")
        relations = [row.relation for row in self.rows]
        yield from self.say(
            f"{counted(len(self.rows), 'row')}: {relations.count(Relation.SAME)} same, "
            f"{relations.count(Relation.PARTIAL)} share a fact, "
            f"{relations.count(Relation.ONLY_LEFT)} only in {self.label(self.left)}, "
            f"{relations.count(Relation.ONLY_RIGHT)} only in {self.label(self.right)}."
        )
        walked = self._walked()
        more = len(self.comparison.discrepancies) - len(walked)
        also = "" if self._wording or not more else f"; w says {counted(more, 'difference')} of wording more"
        if said := two_languages(self.comparison):
            yield from self.say(said)
        yield from self.say(f"{counted(len(walked), 'discrepancy', 'discrepancies')}{also}.")
        for number, together in told_together(self.comparison, walked).items():
            said = differs(self.comparison.discrepancies[number]) + times(together)
            yield from self.say(said, f"  {walked.index(number) + 1} of {len(walked)}, ", "    ")
        yield ""

    def describe(self) -> Lines:
        """What contradicts, and behind it all rows."""
        yield from self.heading()
        for number, row in enumerate(self.rows):
            if not self._shared_alone or (row.left and row.right):
                yield from self.item(number)

    def item(self, number: int) -> Lines:
        """A row: what it is, what each side says, and what differs."""
        row = self.rows[number]
        yield from self.say(f"{number + 1}. {self._words.relation(row)}.")
        left, right = (on_one_line(article.text, spans) for article, spans in self._sides(row))
        if left.split() == right.split():
            yield from self.say(f"Both: {left}", "   ")
        else:
            for article, words in ((self.left, left), (self.right, right)):
                if words:
                    yield from self.say(f"{self.label(article)}: {words}", "   ")
        for index in row.discrepancies:
            if self._wording or not self.comparison.discrepancies[index].kind.requested:
                yield from self.say(differs(self.comparison.discrepancies[index]), "   ")
        if self._wording and row.link is not None:
            for change in self.library.changes(self.left.id, self.right.id, row.link):
                yield from self.say(self._words.changed(change), "   ")

    def _sides(self, row: Row) -> tuple[tuple[Article, Sequence[Span]], tuple[Article, Sequence[Span]]]:
        return (self.left, row.left), (self.right, row.right)
