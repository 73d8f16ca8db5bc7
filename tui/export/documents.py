"""The documents that `--json` prints: the facts the screens show, for scripts.

Spans are `[start, end)` in code points of the article's text as `show` prints it. Keys may be added, not
renamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Each model brings the package that makes it, of which a command needs one at most.
    from index.article import Article, Span
    from index.comparison.model import Comparison, Discrepancy, Fact, Matrix, Timeline, TimelineRow
    from index.library import Entry
    from index.search.model import Facet, SearchResult

Document = dict[str, Any]


def span_pair(span: Span) -> list[int]:
    """A span as JSON has it."""
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [span_pair(span) for span in spans]


def article_document(article: Article) -> Document:
    """What `reader show --json` prints."""
    return {
        "id": article.id,
        "path": article.path,
        "record": article.record,
        "line": article.line,
        "source": article.source,
        "title": article.title,
        "title_derived": article.title_derived,
        "date": article.date,
        "url": article.url,
        "language": article.language,
        "language_derived": article.language_derived,
        "text": article.text,
        "sentences": [
            {
                "span": span_pair(sentence.span),
                "kind": str(sentence.kind),
                "paragraph": sentence.paragraph,
            }
            for sentence in article.sentences
        ],
    }


def entry_document(entry: Entry) -> Document:
    """One article without its text, as `list` and `edit` print it."""
    return {
        "id": entry.id,
        "path": entry.path,
        "record": entry.record,
        "source": entry.source,
        "title": entry.title,
        "title_derived": entry.title_derived,
        "date": entry.date,
        "words": entry.words,
        "story": entry.story,
    }


def search_document(result: SearchResult, facets: Sequence[Facet] | None) -> Document:
    """What `reader search --json` prints; matches, like snippets, are spans of the article."""
    counted = {} if facets is None else {"facets": [_facet_document(facet) for facet in facets]}
    return {
        "query": result.query,
        "understood": result.understood,
        "explained": list(result.explained),
        "also": list(result.also),
        "see_also": [{"name": name, "articles": articles} for name, articles in result.see_also],
        "notes": list(result.notes),
        "total": result.total,
        "took_ms": round(result.took_ms, 3),
        "did_you_mean": result.did_you_mean,
        "suggestions": [
            {"query": one.query, "articles": one.articles, "why": str(one.why)} for one in result.suggestions
        ],
        **counted,
        "hits": [
            {
                "id": hit.id,
                "path": hit.path,
                "record": hit.record,
                "source": hit.source,
                "title": hit.title,
                "title_derived": hit.title_derived,
                "date": hit.date,
                "score": hit.score,
                "snippets": [
                    {"span": span_pair(snippet.span), "text": text, "matches": _spans(snippet.matches)}
                    for snippet, text in zip(hit.snippets, hit.snippet_texts, strict=True)
                ],
            }
            for hit in result.hits
        ],
    }


def _facet_document(facet: Facet) -> Document:
    return {
        "name": facet.name,
        "values": [
            {"name": value.name, "articles": value.articles, "query": value.query} for value in facet.values
        ],
        "others": facet.others,
    }


def comparison_document(comparison: Comparison, left: Article, right: Article) -> Document:
    """What `reader compare --json` prints, the discrepancies of both tiers included."""
    return {
        "left": {"id": left.id, "path": left.path},
        "right": {"id": right.id, "path": right.path},
        "links": [
            {
                "left": _spans(link.left),
                "right": _spans(link.right),
                "strength": str(link.strength),
                "probable": link.probable,
                "score": round(link.score, 4),
            }
            for link in comparison.links
        ],
        "only_left": _spans(comparison.only_left),
        "only_right": _spans(comparison.only_right),
        "discrepancies": [_discrepancy(discrepancy) for discrepancy in comparison.discrepancies],
    }


def _discrepancy(discrepancy: Discrepancy) -> Document:
    return {
        "kind": str(discrepancy.kind),
        "severity": str(discrepancy.severity),
        "tier": "requested" if discrepancy.kind.requested else "default",
        "left": None if discrepancy.left is None else [span_pair(discrepancy.left)],
        "right": None if discrepancy.right is None else [span_pair(discrepancy.right)],
        "note": discrepancy.note,
        "link": discrepancy.link,
    }


def story_document(title: str, articles: Sequence[Article], matrix: Matrix) -> Document:
    """What `reader story --json` prints. `articles` holds at least those of the matrix, in its order."""
    texts = {article.id: article.text for article in articles}
    return {
        "title": title,
        "articles": [
            {"id": article.id, "path": article.path, "source": article.source, "title": article.title}
            for article in articles
        ],
        "facts": [
            {
                "summary": fact.summary.of(texts[fact.summary_source]),
                "summary_source": fact.summary_source,
                "summary_span": span_pair(fact.summary),
                "cells": {
                    article: {"state": str(cell.state), "spans": _spans(cell.spans), "note": cell.note}
                    for article, cell in fact.cells
                },
                "origin": _origin(fact),
            }
            for fact in matrix.facts
        ],
        "coverage": {
            article: round(share, 4) for article, share in zip(matrix.articles, matrix.coverage, strict=True)
        },
    }


def _origin(fact: Fact) -> Document | None:
    if fact.origin is None:
        return None
    return {
        "outlet": fact.origin.outlet,
        "article": fact.origin.article,
        "span": span_pair(fact.origin.span),
        "probable": fact.origin.probable,
    }


def timeline_document(title: str, articles: Sequence[Article], timeline: Timeline) -> Document:
    """What `reader timeline --json` prints. `articles` holds at least those of the timeline."""
    texts = {article.id: article.text for article in articles}
    return {
        "title": title,
        "articles": [
            {
                "id": article.id,
                "path": article.path,
                "source": article.source,
                "title": article.title,
                "date": article.date,
            }
            for article in articles
        ],
        "dates": [_timeline_row(row, texts) for row in timeline.dates],
        "undated": [_timeline_row(row, texts) for row in timeline.undated],
        "numbers": [
            {
                **_timeline_row(row, texts),
                "counted": row.counted.of(texts[row.subject_source]) if row.counted else None,
            }
            for row in timeline.numbers
        ],
    }


def _timeline_row(row: TimelineRow, texts: Mapping[str, str]) -> Document:
    return {
        "value": row.value or None,
        "differs": row.differs,
        "subject": row.subject.of(texts[row.subject_source]),
        "subject_source": row.subject_source,
        "subject_span": span_pair(row.subject),
        "tellings": [
            {
                "article": telling.article,
                "expression": telling.expression.of(texts[telling.article]),
                "span": span_pair(telling.expression),
                "sentence": span_pair(telling.sentence),
                "value": telling.value or None,
                "state": str(telling.state),
                "inferred": telling.inferred,
            }
            for telling in row.tellings
        ],
    }
