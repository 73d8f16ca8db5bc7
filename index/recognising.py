"""Reads who and what one article names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Article
from index.late_imports import IMPORTING

if TYPE_CHECKING:
    from index.entities.article_names import ArticleNames
    from index.entities.statistical import StatisticalModel


def voting_model(name: str | None) -> StatisticalModel | None:
    """The spaCy model of this name; nothing of it is imported before it votes."""
    if not name:
        return None
    with IMPORTING:
        from index.entities.statistical import StatisticalModel

    return StatisticalModel(name)


def found(article: Article, model: StatisticalModel | None = None) -> ArticleNames:
    """Who and what an article names, read here and now; a `model` votes on doubtful names."""
    with IMPORTING:
        from index.entities.article_names import names_of
        from index.entities.recognise import recognise

    return names_of(article, recognise(article, model))
