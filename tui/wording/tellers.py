"""Who tells a story, in words: an outlet that tells it in several articles is one source all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.wording.counted import counted


def sources_of(labels: Iterable[str]) -> str:
    """Of how many sources articles are, by the label of each one's source: "3 sources", and where one has
    several, "5 articles of 4 sources"."""
    labels = tuple(labels)
    sources = len(set(labels))
    if sources == len(labels):
        return counted(sources, "source")
    return f"{len(labels):,} articles of {'one source' if sources == 1 else f'{sources:,} sources'}"


def found_of(number: int, labels: Iterable[str]) -> str:
    """How many articles were found of those of a story: "2 of 3 sources", and where one source has several,
    "2 of 5 articles"."""
    labels = tuple(labels)
    noun = "source" if len(set(labels)) == len(labels) else "article"
    return f"{number:,} of {counted(len(labels), noun)}"


class Tellers:
    """Those who can tell something: the sources of articles, or the articles where all are of one source.

    `sources` has the label of each article's source, by the id of the article.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        several = len(set(sources.values())) > 1
        self._of = sources if several else {article: article for article in sources}
        self.noun = "source" if several or len(sources) == 1 else "article"
        self.total = len(set(self._of.values()))

    def count(self, articles: Iterable[str]) -> int:
        """How many of them these articles are of."""
        return len({self._of[article] for article in articles})

    def share(self, articles: Iterable[str]) -> str:
        """How many of them these articles are of, of all: "2 of 4 sources"."""
        return f"{self.count(articles)} of {counted(self.total, self.noun)}"

    def only(self, articles: Iterable[str]) -> str:
        """That one alone tells what these articles tell, as a note: "only here" of one article, "one source"
        of several; empty where others tell it, or there are none."""
        told_in = tuple(articles)
        if self.total < 2 or self.count(told_in) != 1:
            return ""
        return "only here" if len(told_in) == 1 else "one source"
