"""What the index holds of each article: its words, their stems, which are written as names are, its day, its
source, its language."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from whoosh import fields

from index.article import Article
from index.entities.names.skeleton import skeleton
from index.search.indexing.postings import Layout
from index.search.segments.document_writer import DocumentWriter
from index.search.segments.indexed_fields import counted, encoded_places, placed
from index.search.segments.posting_pool import Derived
from index.search.terms.analysis import fold, rows, stem_of, written
from index.search.terms.common_pairs import count_pairs

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
        title_words=placed(listed=True),
        title_stems=counted(),
        pairs=counted(),
        names=fields.KEYWORD(scorable=False),
        day=fields.KEYWORD(scorable=False),
        source=fields.KEYWORD(scorable=False),
        language=fields.KEYWORD(scorable=False),
    )


class _Bare(NamedTuple):
    """What is indexed of an article: `day` is its date without a time, and `source` the one it names, as its
    file's name may be called otherwise when others come; these are empty where it has none. `spans` has begin
    and end of each sentence, `reporting` 1 for those that report something."""

    id: str
    digest: str
    day: str
    source: str
    language: str
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
    day = (article.date or "")[: len("2021-07-05")]
    source = "" if article.source_derived else article.source
    language = article.language or ""
    return _Bare(
        article.id, document.digest, day, source, language, article.title, article.text, spans, reporting
    )


def _add(documents: DocumentWriter, bare: _Bare) -> None:
    places = encoded_places()
    literal: defaultdict[str, list[bytes]] = defaultdict(list)
    pairs: dict[str, int] = {}
    last = ""
    inside: set[str] = set()
    sentences = zip(bare.spans[::2], bare.spans[1::2], strict=True)
    for reports, row in zip(bare.reporting, written(bare.text, sentences), strict=True):
        # An apostrophe alone is none of the words that a phrase counts.
        folded = list(filter(None, map(fold, row)))
        for word, place in zip(folded, places, strict=False):
            literal[word].append(place)
        count_pairs([last, *folded], pairs)
        last = folded[-1] if folded else last
        if reports:
            inside.update(row[1:])
    title: defaultdict[str, list[bytes]] = defaultdict(list)
    for headline in rows(bare.title, [(0, len(bare.title))]):
        for (_, word), place in zip(headline, encoded_places(), strict=False):
            title[word].append(place)
    capitalised = {fold(surface) for surface in inside if surface[0].isupper()}
    marks = {
        "id": (bare.id,),
        "names": tuple(filter(None, map(_name_term, capitalised))),
        "day": _alone(bare.day),
        "source": _alone(bare.source),
        "language": _alone(bare.language),
    }
    documents.add(
        {"words": _joined(literal), "title_words": _joined(title)},
        {"pairs": pairs},
        marks,
        {"id": bare.id, "digest": bare.digest},
    )


def _alone(term: str) -> tuple[str, ...]:
    return (term,) if term else ()


def _joined(places: Mapping[str, Iterable[bytes]]) -> dict[str, bytes]:
    return dict(zip(places, map(b"".join, places.values()), strict=True))


@lru_cache(maxsize=65536)
def _name_term(word: str) -> str:
    """`skeleton word` for a word that is written with a capital inside a sentence, as names are; empty for
    what is none."""
    key = skeleton(word) if word.isalpha() else ""
    return f"{key} {word}" if len(key) >= SHORTEST_SKELETON else ""


_DERIVED = (Derived("stems", "words", stem_of), Derived("title_stems", "title_words", stem_of))

ARTICLES: Layout[Document] = Layout("articles", _schema, _bare, _add, _DERIVED)
"""The index of the articles' words."""
