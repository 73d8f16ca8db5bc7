"""What the index of names holds of each article: whom and what it names, who speaks, and what is quoted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from whoosh import fields

from index.article import Article
from index.entities.article_names import GROUPS, ORG, PERSON, ArticleNames
from index.entities.library_names import JOINT
from index.search.analysis import rows, stem_of, words
from index.search.common_pairs import count_pairs
from index.search.postings import Layout
from index.search.whoosh_parts import DocumentWriter, counted, placed

SEPARATOR = "\t"
"""Stands between the parts of a term; no part contains it."""

SAID = "said_"
"""Before the group of names in the field of those who are quoted."""

_BETWEEN_QUOTATIONS = 100
"""Places left free, so that no phrase begins in one quotation and ends in the next."""

_LONGEST_TERM = 300
"""Code points of a name that are indexed; what is longer is no name."""


@dataclass(frozen=True, slots=True)
class NamesDocument:
    """What is indexed of one article's names. `digest` changes whenever any of it does."""

    article: Article
    names: ArticleNames
    digest: str


def _schema() -> fields.Schema:
    named = dict.fromkeys(sorted(set(GROUPS.values())), counted())
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
    text, annotations = document.article.text, document.names.annotations
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spelled: set[str] = set()
    written: set[str] = set()
    defined: set[str] = set()
    speakers = Counter(quotation.speaker for quotation in annotations.quotations)
    for one in document.names.named:
        mentions = [annotations.mentions[number] for number in one.mentions]
        said = sum(speakers[mention.span] for mention in mentions)
        surfaces = {" ".join(mention.span.of(text).split()) for mention in mentions}
        for key in one.keys:
            if len(key) > _LONGEST_TERM:
                continue
            counts[one.group][key] = len(mentions)
            if said and one.group in (PERSON, ORG):
                counts[SAID + one.group][key] = said
            for surface in surfaces:
                if len(surface) <= _LONGEST_TERM:
                    typed = " ".join(word for _, _, word in words(surface))
                    spelled.add(SEPARATOR.join((one.group, key, surface)))
                    written.add(SEPARATOR.join((typed, one.group, key)))
        if one.group == ORG:
            short = [key for key in one.keys if key.isupper()]
            for full in (key for key in one.keys if JOINT in key):
                defined.update(SEPARATOR.join(pair) for key in short for pair in ((key, full), (full, key)))
    quoted: defaultdict[str, list[int]] = defaultdict(list)
    pairs: dict[str, int] = {}
    begin = 0
    spans = ((quotation.span.start, quotation.span.end) for quotation in annotations.quotations)
    for row in rows(text, spans):
        for place, (_, word) in enumerate(row, begin):
            quoted[word].append(place)
        count_pairs([word for _, word in row], pairs)
        begin += len(row) + _BETWEEN_QUOTATIONS
    stems: Counter[str] = Counter()
    for word, at in quoted.items():
        stems[stem_of(word)] += len(at)
    documents.add(
        {"quoted": quoted},
        {
            "quoted_stems": stems,
            "quoted_pairs": pairs,
            "spelled": dict.fromkeys(spelled, 1),
            "written": dict.fromkeys(written, 1),
            "defined": dict.fromkeys(defined, 1),
            **counts,
        },
        {"id": (document.article.id,)},
        {"id": document.article.id, "digest": document.digest},
    )


NAMES: Layout[NamesDocument] = Layout("names", _schema, lambda document: document, _add)
"""The index of names and quotations."""
