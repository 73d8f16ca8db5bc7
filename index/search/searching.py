"""Answers a query from an index: hits, snippets, other spellings, and what was perhaps meant."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING

from index.article import Article
from index.search.analysis import words
from index.search.lexicon import Lexicon
from index.search.matching import Planner
from index.search.model import Hit, SearchResult
from index.search.nodes import And, Dated, Node, Not, Or, Phrase, Prefix, Source, Word, asks_for_names
from index.search.query import parse
from index.search.snippets import Highlighter
from index.search.terms import Scores, Terms
from index.search.understood import understood

if TYPE_CHECKING:
    from index.entities.article_names import ArticleNames
    from index.search.names import Names

TIE_MARGIN = 30
"""Hits fetched beyond the limit, so that equal scores at its edge come in the same order every time."""


def search(
    terms: Terms,
    query: str,
    *,
    limit: int,
    typing: bool,
    load: Callable[[str], Article | None],
    sources: Callable[[str], Sequence[str]],
    names: Names | None = None,
    named: Callable[[Article], ArticleNames | None] = lambda article: None,
    unnamed: Callable[[], str | None] = lambda: None,
    literal: bool = False,
) -> SearchResult:
    """The answer to any query. `load` gives the article of an id as it was indexed (None: gone), `sources`
    the ids of the articles whose source label has a word. `names` looks names up (None: none are known yet),
    `named` gives those of one article (None: not known), and `unnamed` says of what they are not known yet.
    At most `limit` hits are listed; `total` counts all."""
    began = time.perf_counter()
    asked = parse(query, typing=typing, literal=literal)
    notes = list(asked.notes)
    if asked.node is None:
        return SearchResult(query, understood(None), 0, (), _elapsed(began), notes=tuple(notes))
    lexicon = Lexicon(terms)
    planner = Planner(terms, lexicon, sources, names)
    node = asked.node
    if asks_for_names(node) and (note := unnamed()) is not None:
        notes.append(note)
    plan = planner.plan(node)
    ranked, total = _ranked(terms, plan.found, limit)
    if not total and (loosened := _any_of(node)) is not None:
        second = planner.plan(loosened)
        ranked, total = _ranked(terms, second.found, limit)
        if total:
            node, plan = loosened, second
            notes.append("no article has all of it, so these have a part")
    highlighter = Highlighter(plan.wanted, named)
    hits = []
    surfaces: dict[str, str] = {}
    for key, score in ranked[:limit]:
        article = load(key)
        if article is not None:
            hits.append(_hit(article, score, highlighter))
            _note_surfaces(article, hits[-1], plan.spellings, surfaces)
    also = (*(surfaces.get(word, word.capitalize()) for word in plan.spellings), *plan.written)
    return SearchResult(
        query=query,
        understood=understood(node),
        total=total,
        hits=tuple(hits),
        took_ms=_elapsed(began),
        did_you_mean=_suggestion(query, asked.node, lexicon),
        also=tuple(dict.fromkeys(also)),
        see_also=plan.see_also,
        notes=tuple(notes),
    )


def _elapsed(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)


def _ranked(terms: Terms, scores: Scores, limit: int) -> tuple[list[tuple[str, float]], int]:
    best = nsmallest(limit + TIE_MARGIN, scores.items(), key=lambda pair: (-round(pair[1], 6), pair[0]))
    found = [(terms.article_id(number), round(score, 6)) for number, score in best]
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    return found, len(scores)


def _hit(article: Article, score: float, highlighter: Highlighter) -> Hit:
    snippets = highlighter.snippets(article)
    return Hit(
        id=article.id,
        path=article.path,
        source=article.source,
        title=article.title,
        title_derived=article.title_derived,
        date=article.date,
        score=score,
        snippets=snippets,
        snippet_texts=tuple(snippet.span.of(article.text) for snippet in snippets),
        title_matches=highlighter.title_matches(article),
    )


def _note_surfaces(article: Article, hit: Hit, spellings: Sequence[str], surfaces: dict[str, str]) -> None:
    """Remembers how the other spellings are written in the matches."""
    for snippet in hit.snippets:
        for span in snippet.matches:
            for start, end, word in words(article.text, span.start, span.end):
                if word in spellings:
                    surface = re.sub(r"['’ʼ]s\Z", "", article.text[start:end])
                    surfaces.setdefault(word, surface)


def _any_of(node: Node) -> Node | None:
    """The query with its words joined by OR, what limits it still limiting; None where that is no other
    query."""
    if not isinstance(node, And):
        return None
    scored = tuple(inner for inner in node.nodes if not isinstance(inner, Not | Source | Dated))
    limits = tuple(inner for inner in node.nodes if isinstance(inner, Not | Source | Dated))
    if len(scored) < 2:
        return None
    return And((Or(scored), *limits)) if limits else Or(scored)


def _suggestion(query: str, node: Node, lexicon: Lexicon) -> str | None:
    """The query with its unknown words replaced by the nearest words of the library."""
    replaced: dict[str, str] = {}
    for word in _unknown(node, lexicon):
        if (meant := lexicon.meant(word)) is not None:
            replaced[word] = meant
    if not replaced:
        return None
    corrected = query
    for start, end, word in reversed(list(words(query))):
        if word in replaced:
            corrected = corrected[:start] + replaced[word] + corrected[end:]
    return corrected


def _unknown(node: Node, lexicon: Lexicon) -> list[str]:
    match node:
        case Word(text) | Prefix(text):
            known = lexicon.completions(text) if isinstance(node, Prefix) else lexicon.known(text)
            return [] if known or lexicon.spellings(text) else [text]
        case Phrase(literal):
            return [word for word in literal if not lexicon.known(word)]
        case And(nodes) | Or(nodes):
            return [word for inner in nodes for word in _unknown(inner, lexicon)]
    return []
