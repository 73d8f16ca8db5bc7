"""What the index holds of each article: its words, their stems, and which are written as names are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from whoosh import fields

from index.article import Article
from index.entities.skeleton import skeleton
from index.search.analysis import fold, rows, stem_of, written
from index.search.postings import Layout
from index.search.whoosh_parts import DocumentWriter, counted, placed

SHORTEST_SKELETON = 4
"""Letters of a name's skeleton below which two spellings are more likely two names."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of one article. `digest` changes whenever any of it does."""

    article: Article
    digest: str


def _schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        digest=fields.STORED(),
        words=placed(),
        stems=counted(),
        title_words=placed(),
        title_stems=counted(),
        names=fields.KEYWORD(scorable=False),
        date=fields.ID(),
    )


def _add(documents: DocumentWriter, document: Document) -> None:
    article = document.article
    literal: defaultdict[str, list[int]] = defaultdict(list)
    count = 0
    capitalised: set[str] = set()
    spans = ((sentence.span.start, sentence.span.end) for sentence in article.sentences)
    for sentence, row in zip(article.sentences, written(article.text, spans), strict=True):
        for place, surface in enumerate(row, count):
            literal[fold(surface)].append(place)
        count += len(row)
        if sentence.kind.reports:
            capitalised.update(surface for surface in row[1:] if surface[0].isupper())
    literal.pop("", None)
    title: defaultdict[str, list[int]] = defaultdict(list)
    for headline in rows(article.title, [(0, len(article.title))]):
        for place, (_, word) in enumerate(headline):
            title[word].append(place)
    marks = {"id": (article.id,), "names": tuple(filter(None, map(_name_term, set(map(fold, capitalised)))))}
    if article.date:
        marks["date"] = (article.date[:10],)
    documents.add(
        {"words": literal, "title_words": title},
        {"stems": _stems(literal), "title_stems": _stems(title)},
        marks,
        {"id": article.id, "digest": document.digest},
    )


def _stems(places: dict[str, list[int]]) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for word, at in places.items():
        counts[stem_of(word)] += len(at)
    return counts


@lru_cache(maxsize=65536)
def _name_term(word: str) -> str:
    """`skeleton word` for a word that is written with a capital inside a sentence, as names are; empty for
    what is none."""
    key = skeleton(word) if word.isalpha() else ""
    return f"{key} {word}" if len(key) >= SHORTEST_SKELETON else ""


ARTICLES: Layout[Document] = Layout("articles", _schema, _add)
"""The index of the articles' words."""
