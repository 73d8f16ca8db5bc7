"""Reads who and what one article names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.article import Article
from index.languages.date_order import kept_with
from index.running.late_imports import IMPORTING
from index.storage.code_state import PACKAGE, code_state

if TYPE_CHECKING:
    from index.entities.recognition.statistical import StatisticalModel
    from index.entities.resolution.article_names import ArticleNames


_RULES = frozenset({".py", ".tsv", ".txt", ".toml"})
_FOLDERS = ("entities", "languages")
_ELSEWHERE = ("search/indexing/name_postings.py", "search/indexing/name_terms.py", "text/covered.py")


@cache
def rules() -> int:
    """A number for the rules by which names are found, of which nothing found by others is used."""
    every = (file for folder in _FOLDERS for file in (PACKAGE / folder).glob("**/*"))
    files = [str(file.relative_to(PACKAGE)) for file in every if file.suffix in _RULES]
    return code_state([*sorted(files), *_ELSEWHERE], *kept_with())


def voting_model(name: str | None) -> StatisticalModel | None:
    """The spaCy model of this name; nothing of it is imported before it votes."""
    if not name:
        return None
    with IMPORTING:
        from index.entities.recognition.statistical import StatisticalModel

    return StatisticalModel(name)


def found(article: Article, model: StatisticalModel | None = None) -> ArticleNames:
    """Who and what an article names, read here and now; a `model` votes on doubtful names."""
    with IMPORTING:
        from index.entities.recognition.recognise import recognise
        from index.entities.resolution.article_names import names_of

    return names_of(article, recognise(article, model))
