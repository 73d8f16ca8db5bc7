"""What is indexed of the names and quotations of one article; needs none of the index, so that another
process works it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from index.article import Article
from index.entities.resolution.article_names import ORG, PERSON, ArticleNames
from index.entities.resolution.library_names import JOINT
from index.search.terms.analysis import fold, literal_words, stem_of, written
from index.search.terms.common_pairs import count_pairs

SEPARATOR = "\t"
"""Stands between the parts of a term; no part contains it."""

SAID = "said_"
"""Before the group of names in the field of those who are quoted."""

_SPEAK = (PERSON, ORG)

_BETWEEN_QUOTATIONS = 100
"""Places left free, so that no phrase begins in one quotation and ends in the next."""

_LONGEST_TERM = 300
"""Code points of a name that are indexed; what is longer is no name."""


@lru_cache(maxsize=16384)
def _typed(surface: str) -> str:
    """A name as it is typed into a search: its words, folded."""
    return " ".join(literal_words(surface))


@dataclass(frozen=True, slots=True)
class NameTerms:
    """The terms of one article: field → term → how often, and the places of the words that are quoted."""

    counted: dict[str, dict[str, int]]
    quoted: dict[str, list[int]]


def name_terms(article: Article, names: ArticleNames) -> NameTerms:
    """What is indexed of an article's names."""
    counted, places = _quoted(article.text, names)
    return NameTerms({**counted, **_named(article.text, names)}, places)


def _named(text: str, names: ArticleNames) -> dict[str, dict[str, int]]:
    """The keys of each group of names, how they are spelled, and which acronym stands for which name."""
    annotations = names.annotations
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spelled: set[str] = set()
    written: set[str] = set()
    defined: set[str] = set()
    speakers = Counter([quotation.speaker for quotation in annotations.quotations])
    spoken = len(speakers) > (None in speakers)
    for one in names.named:
        mentions = [annotations.mentions[number] for number in one.mentions]
        said = sum([speakers[mention.span] for mention in mentions]) if spoken and one.group in _SPEAK else 0
        surfaces = {" ".join(text[at.start : at.end].split()) for at in [one.span for one in mentions]}
        written_as = [(_typed(one), one) for one in surfaces if len(one) <= _LONGEST_TERM]
        for key in one.keys:
            if len(key) > _LONGEST_TERM:
                continue
            counts[one.group][key] = len(mentions)
            if said:
                counts[SAID + one.group][key] = said
            for typed, surface in written_as:
                spelled.add(f"{one.group}{SEPARATOR}{key}{SEPARATOR}{surface}")
                written.add(f"{typed}{SEPARATOR}{one.group}{SEPARATOR}{key}")
        if one.group == ORG:
            short = [key for key in one.keys if key.isupper()]
            for full in (key for key in one.keys if JOINT in key):
                defined.update(SEPARATOR.join(pair) for key in short for pair in ((key, full), (full, key)))
    return {
        "spelled": dict.fromkeys(spelled, 1),
        "written": dict.fromkeys(written, 1),
        "defined": dict.fromkeys(defined, 1),
        **{group: dict(found) for group, found in counts.items()},
    }


def _quoted(text: str, names: ArticleNames) -> tuple[dict[str, dict[str, int]], dict[str, list[int]]]:
    """The stems and pairs of the words that are quoted, and the places of each word."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    pairs: dict[str, int] = {}
    begin = 0
    spans = ((quotation.span.start, quotation.span.end) for quotation in names.annotations.quotations)
    for row in written(text, spans):
        folded = list(filter(None, map(fold, row)))
        for place, word in enumerate(folded, begin):
            places[word].append(place)
        count_pairs(folded, pairs)
        begin += len(folded) + _BETWEEN_QUOTATIONS
    stems: dict[str, int] = {}
    for word, at in places.items():
        stem = stem_of(word)
        stems[stem] = stems.get(stem, 0) + len(at)
    return {"quoted_stems": stems, "quoted_pairs": pairs}, dict(places)
