"""The document of the names in articles that `--json` prints, of who said what to whom, and of words that
several quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.export.documents import Document

if TYPE_CHECKING:
    from index.article import Article, Span
    from index.entities.model import Annotations, Entity, Resolution, SharedQuotation

Clusters = Mapping[tuple[str, "Span"], str]
"""Article id and span of a mention → the id of its entity."""


def entities_document(
    resolution: Resolution, articles: Sequence[Article], shared: Sequence[SharedQuotation]
) -> Document:
    """What `reader entities --json` prints, keyed by file name (`name#id` where several share one)."""
    keys = file_keys(articles)
    annotations = dict(resolution.annotations)
    clusters = {
        (mention.article, mention.span): entity.id
        for entity in resolution.entities
        for mention in entity.mentions
    }
    return {
        "files": {
            keys[article.id]: _annotations_document(article.id, annotations[article.id], clusters)
            for article in articles
        },
        "entities": [
            {
                "cluster": entity.id,
                "name": entity.name,
                "type": str(entity.type),
                "variants": _variants(entity, keys),
            }
            for entity in resolution.entities
        ],
        "shared_quotations": [
            [
                {
                    "file": keys[article],
                    "id": article,
                    "start": quotation.span.start,
                    "end": quotation.span.end,
                }
                for article, quotation in group.quotations
            ]
            for group in shared
        ],
    }


def _annotations_document(article: str, found: Annotations, clusters: Clusters) -> Document:
    return {
        "id": article,
        "mentions": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "type": str(mention.type),
                "cluster": clusters[article, mention.span],
            }
            for mention in found.mentions
        ],
        "quotes": [
            {
                "start": quotation.span.start,
                "end": quotation.span.end,
                "speaker": _cluster(clusters, article, quotation.speaker),
                "said_to": _cluster(clusters, article, quotation.said_to),
                "direct": quotation.direct,
            }
            for quotation in found.quotations
        ],
    }


def _cluster(clusters: Clusters, article: str, mention: Span | None) -> str | None:
    return None if mention is None else clusters[article, mention]


def _variants(entity: Entity, keys: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """File key → spelling → how often, in the order of the articles."""
    variants: dict[str, dict[str, int]] = {}
    for article, key in keys.items():
        counts = {
            spelling: count
            for spelling, by_article in entity.spellings
            for source, count in by_article
            if source == article
        }
        if counts:
            variants[key] = counts
    return variants


def file_keys(articles: Sequence[Article]) -> dict[str, str]:
    """Article id → file name, or `name#id` where several of them share a file name."""
    names = Counter(article.file_name for article in articles)
    return {
        article.id: article.file_name
        if names[article.file_name] == 1
        else f"{article.file_name}#{article.id}"
        for article in articles
    }
