"""What articles are called that are shown together: an outlet that has several of them is not enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from tui.wording.days import DAY, day_of, head_days

_MONTH_AND_DAY = len("07-05")


class Labelled(Protocol):
    """An article, or what a list knows of one."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def source(self) -> str:
        """The label of its source."""

    @property
    def date(self) -> str | None:
        """When it was published, if that is known."""


def labels_apart(articles: Iterable[Labelled]) -> dict[str, str]:
    """The label of each article's source, by the id of the article. Where several are of one source its day
    stands behind it ("Gazette 07-05"), or where days don't tell them apart its number among these, the
    earliest first ("Gazette #2")."""
    articles = tuple(articles)
    of_source: dict[str, list[Labelled]] = {}
    for article in articles:
        of_source.setdefault(article.source, []).append(article)
    behind = {
        article.id: mark
        for several in of_source.values()
        if len(several) > 1
        for article, mark in zip(several, _marks(several), strict=True)
    }
    return {
        article.id: f"{article.source} {behind[article.id]}" if article.id in behind else article.source
        for article in articles
    }


def pair_labels(left: Labelled, right: Labelled) -> tuple[str, str]:
    """What two articles are called beside each other."""
    called = labels_apart((left, right))
    return called[left.id], called[right.id]


def _marks(articles: Sequence[Labelled]) -> tuple[str, ...]:
    dates = [article.date for article in articles]
    days = tuple(map(day_of, dates))
    if all(len(day) == DAY for day in days):
        days = head_days(dates, _MONTH_AND_DAY) or days
    if all(days) and len(set(days)) == len(days):
        return days
    in_order = sorted(articles, key=lambda article: (article.date or "", article.id))
    return tuple(f"#{in_order.index(article) + 1}" for article in articles)
