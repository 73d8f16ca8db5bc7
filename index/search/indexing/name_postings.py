"""What the index of names holds of each article: whom and what it names, who speaks, and what is quoted."""

from __future__ import annotations

from dataclasses import dataclass

from whoosh import fields

from index.entities.resolution.article_names import GROUPS, ORG, PERSON
from index.search.indexing.name_terms import SAID, NameTerms
from index.search.indexing.postings import Layout
from index.search.segments.document_writer import DocumentWriter
from index.search.segments.indexed_fields import counted, encoded, placed


@dataclass(frozen=True, slots=True)
class NamesDocument:
    """What is indexed of one article's names. `digest` changes whenever any of it does."""

    article: str
    digest: str
    terms: NameTerms


def _schema() -> fields.Schema:
    named = dict.fromkeys(sorted(set(GROUPS.values())), counted(listed=True))
    speaking = {SAID + group: counted() for group in (PERSON, ORG)}
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        digest=fields.STORED(),
        # group, key and how the name is written; words as typed, group and key; acronym and name, and turned.
        spelled=counted(),
        written=counted(),
        defined=counted(),
        quoted=placed(),
        quoted_stems=counted(),
        quoted_pairs=counted(),
        **named,
        **speaking,
    )


def _add(documents: DocumentWriter, document: NamesDocument) -> None:
    documents.add(
        {"quoted": {word: encoded(places) for word, places in document.terms.quoted.items()}},
        document.terms.counted,
        {"id": (document.article,)},
        {"id": document.article, "digest": document.digest},
    )


NAMES: Layout[NamesDocument] = Layout("names", _schema, lambda document: document, _add)
"""The index of names and quotations."""
