"""A small shelf of articles to search, in memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from index.article import Article
from index.formats.text_file import parse
from index.search.finding.properties import Properties
from index.search.finding.searching import Looking, search
from index.search.indexing.article_postings import ARTICLES, Document
from index.search.indexing.postings import Postings
from index.search.model import Request, SearchResult
from index.search.terms.columns import Columns, column

Find = Callable[..., SearchResult]

FERRY = {
    "echo": """---
title: Ferry runs aground off Lindholm
source: Coastal Echo
date: 2019-11-04
---
Ferry runs aground off Lindholm

A ferry carrying 1,212 people ran aground on a sandbank on Sunday, the coast guard said.

Captain Yusuf Rahimov said the mobilisation of two tugs had begun.
""",
    "tribune": """---
source: Harald Tribune
date: 2019-11
---
Passengers were brought ashore after a ship struck a sandbank off Lindholm.

The captain, Yusup Rakhimov, praised the guard of the coast. Fishermen mobilized their boats.

Share this article
""",
    "wire": """---
source: Wire
date: 2020-02-01
language: en-GB
---
LINDHOLM: Ferries were told to slow down near the sandbanks after the inquiry.
""",
}


def article(key: str, text: str) -> Article:
    """An article as the library would parse it."""
    return parse(text.encode(), article_id=key, path=f"{key}.txt").article


TODAY = date(2019, 11, 11)
"""A Monday."""

STORIES = {"echo": "story-1", "tribune": "story-1"}
TITLES = {"story-1": "Ferry runs aground off Lindholm"}
TAGGED = {("tag", "ships"): ["echo", "wire"], ("is", "read"): ["echo"], ("is", "noted"): ["wire"]}


Tagged = Mapping[tuple[str, str], Sequence[str]]


def looking(articles: Mapping[str, Article], postings: Postings[Document], tagged: Tagged) -> Looking:
    """Looks through these postings as a library does."""
    terms = postings.searcher()
    ids = terms.ids()
    columns = Columns(
        terms.size,
        lambda: terms.column("day"),
        lambda: terms.column("source"),
        lambda: terms.column("language"),
        lambda: column([STORIES.get(ids.get(number, ""), "") for number in range(terms.size)]),
        terms.numbers_of,
    )
    properties = Properties(
        columns=columns,
        story_titles=lambda: TITLES,
        files=lambda part: terms.numbers_of(
            [one.id for one in articles.values() if part in one.path]
        ).values(),
        kept=lambda field, value: tagged.get((field, value), ()),
    )
    return Looking(terms, properties, articles.get, today=TODAY)


def finder(articles: Mapping[str, Article], postings: Postings[Document], tagged: Tagged = TAGGED) -> Find:
    """Searches these postings as a library does."""

    def find(query: str, **options: Any) -> SearchResult:
        request = Request(query, options.get("typing", False), options.get("literal", False))
        return search(looking(articles, postings, tagged), request, options.get("limit", 20))

    return find


def filled(articles: Iterable[Article]) -> Postings[Document]:
    """An index of these articles in memory."""
    postings = Postings(None, ARTICLES)
    postings.update((one.id, Document(one, one.text)) for one in articles)
    return postings


@pytest.fixture
def find() -> Find:
    """Searches three articles about a ferry."""
    articles = {key: article(key, text) for key, text in FERRY.items()}
    return finder(articles, filled(articles.values()))


@pytest.fixture
def library_of() -> Callable[[Mapping[str, str]], Find]:
    """Makes a search over texts by id."""

    def make(texts: Mapping[str, str]) -> Find:
        articles = {key: article(key, text) for key, text in texts.items()}
        return finder(articles, filled(articles.values()))

    return make


@pytest.fixture(scope="session")
def search_in() -> Callable[..., Find]:
    """Makes a search over articles and the postings they are in and, if given, what the user keeps of them.

    Once for all tests: what it gives keeps nothing.
    """
    return finder


@pytest.fixture
def in_thread() -> Callable[[Callable[[], Any]], Any]:
    """Runs something in another thread and gives its result."""

    def run(action: Callable[[], Any]) -> Any:
        with ThreadPoolExecutor(max_workers=1) as pool:
            return pool.submit(action).result()

    return run
