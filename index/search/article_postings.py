"""What the index holds of each article: its words, their stems, and which are written as names are."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from whoosh import fields

from index.article import Article
from index.entities.skeleton import skeleton
from index.search.analysis import fold, rows, stem_of, written
from index.search.common_pairs import count_pairs
from index.search.indexed_fields import counted, placed
from index.search.postings import Layout
from index.search.whoosh_parts import DocumentWriter

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
        words=placed(listed=True),
        stems=counted(),
        title_words=placed(),
        title_stems=counted(),
        pairs=counted(),
        names=fields.KEYWORD(scorable=False),
    )


class _Bare(NamedTuple):
    """What is indexed of an article: `spans` has begin and end of each sentence, `reporting` 1 for those that
    report something."""

    id: str
    digest: str
    title: str
    text: str
    spans: array[int]
    reporting: bytes


def _bare(document: Document) -> _Bare:
    article = document.article
    spans = array("I")
    for sentence in article.sentences:
        spans.extend((sentence.span.start, sentence.span.end))
    reporting = bytes(sentence.kind.reports for sentence in article.sentences)
    return _Bare(article.id, document.digest, article.title, article.text, spans, reporting)


def _add(documents: DocumentWriter, bare: _Bare) -> None:
    literal: defaultdict[str, list[int]] = defaultdict(list)
    pairs: dict[str, int] = {}
    count, last = 0, ""
    capitalised: set[str] = set()
    sentences = zip(bare.spans[::2], bare.spans[1::2], strict=True)
    for reports, row in zip(bare.reporting, written(bare.text, sentences), strict=True):
        folded = list(map(fold, row))
        for place, word in enumerate(folded, count):
            literal[word].append(place)
        count += len(row)
        count_pairs([last, *folded], pairs)
        last = folded[-1] if folded else last
        if reports:
            capitalised.update(surface for surface in row[1:] if surface[0].isupper())
    literal.pop("", None)
    title: defaultdict[str, list[int]] = defaultdict(list)
    for headline in rows(bare.title, [(0, len(bare.title))]):
        for place, (_, word) in enumerate(headline):
            title[word].append(place)
    names = filter(None, map(_name_term, set(map(fold, capitalised))))
    marks = {"id": (bare.id,), "names": tuple(names)}
    documents.add(
        {"words": literal, "title_words": title},
        {"stems": _stems(literal), "title_stems": _stems(title), "pairs": pairs},
        marks,
        {"id": bare.id, "digest": bare.digest},
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


ARTICLES: Layout[Document] = Layout("articles", _schema, _bare, _add)
"""The index of the articles' words."""
