"""What can be computed about articles and sets of them, each once, and kept in memory from then on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from index.article import Article
from index.running.late_imports import IMPORTING
from index.running.memo import Memo

if TYPE_CHECKING:
    from index.comparison.model import Change, Comparison, LinkDecision, Matrix, Row, Timeline
    from index.comparison.reading.prepare import PreparedArticle
    from index.entities.model import Annotations, NamingDecision, Resolution, SharedQuotation

MOST_KEPT = 600
"""Values kept: all pairs of a story of twenty sources, with what they are made of."""

MOST_PREPARED = 64
"""Articles kept as comparisons need them, which take half a megabyte each: those of three such stories."""

WIDEST = 12
"""Articles of a story whose names are resolved together for comparing two of them."""


class Analyses:
    """Compares, resolves and lays out the articles that `article` gives for an id.

    `annotations` gives what the recogniser finds in one, `story` the ids of the articles that report the same
    event, `decisions` what the user has decided about names by now and `links` about the sentences of a pair:
    another reader's decision counts from the next question on. What a method needs is imported when it is
    first called, so that opening a library costs none of it. Safe to use from several threads.
    """

    def __init__(
        self,
        article: Callable[[str], Article],
        annotations: Callable[[str], Annotations],
        story: Callable[[str], Sequence[str]],
        decisions: Callable[[], tuple[NamingDecision, ...]],
        links: Callable[[str, str], tuple[LinkDecision, ...]],
    ) -> None:
        self.article = article
        self._annotated = annotations
        self._story = story
        self.decisions = decisions
        self.links = links
        self._memo = Memo(MOST_KEPT)
        self._prepared = Memo(MOST_PREPARED)

    def _decided(self, *article_ids: str) -> tuple[object, ...]:
        """What the user has decided that counts where these articles are compared."""
        return self.decisions(), *(self.links(*pair) for pair in combinations(article_ids, 2))

    def clear(self) -> None:
        """Forget everything; the articles have changed."""
        self._memo.clear()
        self._prepared.clear()

    def kept(self) -> dict[Hashable, object]:
        """What is in memory of all answers, to be handed to other `Analyses` of the same articles."""
        return self._memo.items()

    def take(self, answers: Mapping[Hashable, object]) -> None:
        """Keep what other `Analyses` of the same articles have found."""
        for key, value in answers.items():
            self._memo.get(key, partial(_itself, value))

    def kept_of(self, article_ids: Sequence[str]) -> dict[Hashable, object]:
        """What is in memory of what laying these out takes: who they name, and the comparisons of two."""
        kept, decisions = self._memo.items(), self.decisions()
        wanted: dict[Hashable, None] = {}
        for pair in permutations(dict.fromkeys(article_ids), 2):
            wanted["entities", self.together(*pair), decisions] = None
            wanted["compare", *pair, self._decided(*pair)] = None
        return {key: kept[key] for key in wanted if key in kept}

    def has(self, question: str, article_ids: Sequence[str]) -> bool:
        """Whether the links of a pair, with "compare" all of its comparison, a matrix or a timeline is in
        memory."""
        keys = tuple(dict.fromkeys(article_ids))
        of_pair = {"links": "compare", "compare": "rows"}.get(question)
        decided = self._decided(*keys)
        wanted = (of_pair, *keys, decided) if of_pair else (question, keys, decided)
        return wanted in self._memo.items()

    def story(self, article_id: str) -> tuple[str, ...]:
        """The articles that report the same event."""
        return tuple(self._story(article_id))

    def together(self, left: str, right: str) -> tuple[str, ...]:
        """The articles whose names are resolved together where these two are compared."""
        story = self.story(left)
        return story if right in story and len(story) <= WIDEST else tuple(sorted((left, right)))

    def annotations(self, article_id: str) -> Annotations:
        """What the recogniser finds in one article."""
        return self._memo.once(("annotations", article_id), lambda: self._annotated(article_id))

    def entities(self, article_ids: Sequence[str]) -> Resolution:
        """Who and what these articles name and quote."""
        keys = tuple(dict.fromkeys(article_ids))
        decisions = self.decisions()

        def make() -> Resolution:
            with IMPORTING:
                from index.entities.resolution.resolve import resolve

            return resolve([(self.article(key), self.annotations(key)) for key in keys], decisions)

        return self._memo.once(("entities", keys, decisions), make)

    def shared_quotations(self, article_ids: Sequence[str]) -> tuple[SharedQuotation, ...]:
        """What at least two of these articles quote, lined up."""
        keys = tuple(dict.fromkeys(article_ids))

        def make() -> tuple[SharedQuotation, ...]:
            with IMPORTING:
                from index.comparison.words.shared_quotations import shared_quotations

            return shared_quotations([self.article(key) for key in keys], self.entities(keys))

        return self._memo.once(("shared quotations", keys, self.decisions()), make)

    def prepared(self, article_id: str) -> PreparedArticle:
        """What comparisons need of one article."""

        def make() -> PreparedArticle:
            with IMPORTING:
                from index.comparison.reading.prepare import prepare

            return prepare(self.article(article_id))

        return self._prepared.once(article_id, make)

    def compare(self, left: str, right: str) -> Comparison:
        """The comparison of two articles, their names resolved with those of their whole story."""

        def make() -> Comparison:
            with IMPORTING:
                from index.comparison.compare import compare

            together = self.together(left, right)
            prepared = self.prepared(left), self.prepared(right)
            names, linked = self.entities(together), self.links(left, right)
            return compare(self.article(left), self.article(right), names, prepared, linked)

        return self._memo.once(("compare", left, right, self._decided(left, right)), make)

    def rows(self, left: str, right: str) -> tuple[Row, ...]:
        """The comparison as aligned rows in the left article's order."""

        def make() -> tuple[Row, ...]:
            with IMPORTING:
                from index.comparison.rows import aligned_rows

            return aligned_rows(self.compare(left, right), self.article(left), self.article(right))

        return self._memo.once(("rows", left, right, self._decided(left, right)), make)

    def changes(self, left: str, right: str, link: int) -> tuple[Change, ...]:
        """The words that differ inside one link of the comparison."""

        def make() -> tuple[Change, ...]:
            with IMPORTING:
                from index.comparison.words.wording import link_changes

            links = self.compare(left, right).links
            if link >= len(links):
                # Another reader has decided something since the caller compared.
                return ()
            languages = self.prepared(left).language, self.prepared(right).language
            return link_changes(links, link, self.article(left).text, self.article(right).text, languages)

        return self._memo.once(("changes", left, right, link, self._decided(left, right)), make)

    def matrix(self, article_ids: Sequence[str]) -> Matrix:
        """Facts × sources of these articles."""
        keys = tuple(dict.fromkeys(article_ids))

        def make() -> Matrix:
            with IMPORTING:
                from index.comparison.story.coverage import matrix
                from index.comparison.story.credits import credits

            articles = [self.article(key) for key in keys]
            credited = {each.id: credits(each) for each in articles}
            pairs = [self.compare(left, right) for left, right in combinations(keys, 2)]
            return matrix(articles, pairs, [self.prepared(key) for key in keys], credited)

        return self._memo.once(("matrix", keys, self._decided(*keys)), make)

    def timeline(self, article_ids: Sequence[str]) -> Timeline:
        """What these articles date and count, and which tells it how."""
        keys = tuple(dict.fromkeys(article_ids))

        def make() -> Timeline:
            with IMPORTING:
                from index.comparison.story.timeline import timeline

            pairs = [self.compare(left, right) for left, right in combinations(keys, 2)]
            return timeline(
                [self.article(key) for key in keys],
                {key: self.annotations(key) for key in keys},
                {key: self.prepared(key) for key in keys},
                pairs,
            )

        return self._memo.once(("timeline", keys, self._decided(*keys)), make)

    def best_counterpart(self, article_id: str) -> str | None:
        """The article of the same story that has most in common with this one; found without comparing any.

        None where it is the only one.
        """
        others = [key for key in self._story(article_id) if key != article_id]
        if len(others) < 2:
            return next(iter(others), None)

        def make() -> str:
            with IMPORTING:
                from index.stories.likeness import most_alike

            return most_alike(self.article(article_id), [self.article(key) for key in others]).id

        return self._memo.once(("counterpart", article_id, *others), make)


def _itself(value: object) -> object:
    return value
