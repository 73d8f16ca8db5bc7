"""Answers a query from an index: hits, snippets, other spellings, and what was perhaps meant."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from index.article import Article
from index.search.finding.lexicon import Lexicon
from index.search.finding.matching import Planner
from index.search.finding.plan import Plan
from index.search.finding.properties import Properties
from index.search.finding.ranking import ranked
from index.search.finding.snippets import Highlighter
from index.search.finding.suggesting import Searched, suggestions
from index.search.model import Hit, Request, SearchResult, Suggestion, Why
from index.search.nodes import And, Dated, Listed, Node, Not, Or, Query, asks_for_names
from index.search.query.reading import before_a_letter, parse
from index.search.query.understood import as_written, explained, understood
from index.search.terms.analysis import words
from index.search.terms.looking_up import Terms
from index.search.terms.scores import Scores

if TYPE_CHECKING:
    from index.entities.resolution.article_names import ArticleNames
    from index.search.finding.names import Names

LITTLE = 3
"""Articles found below which something else is suggested."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What a search looks through: the articles' index, what the library keeps of the articles, what gives
    each by its id as it was indexed (None: gone), its names (None: none are known yet) and those of one
    article (None: not known), what to say where the names of some articles are not known, the words of the
    search that the user keeps under a name, and the day that dates as `yesterday` count from."""

    terms: Terms
    properties: Properties
    load: Callable[[str], Article | None]
    names: Names | None = None
    named: Callable[[Article], ArticleNames | None] = lambda article: None
    unnamed: Callable[[], str | None] = lambda: None
    saved: Callable[[str], str | None] = lambda name: None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What a query found. `node` is what was looked for in the end: with `loosened`, any of the words, as no
    article has them all; None where nothing limits what is found."""

    asked: Query
    node: Node | None
    plan: Plan
    notes: tuple[str, ...]
    loosened: bool = False

    @property
    def found(self) -> Scores:
        """All articles that were found, with their scores."""
        return self.plan.found


def match(looking: Looking, request: Request) -> Match:
    """All articles that a request finds.

    While it is typed, a last word of one letter that leaves nothing of the rest does not count yet.
    """
    query, today = request.query, looking.today
    asked = parse(query, typing=request.typing, literal=request.literal, today=today, saved=looking.saved)
    node = asked.node
    if node is None:
        found = looking.terms.everything() if asked.order is not None else {}
        return Match(asked, None, Plan(found, (), ()), asked.notes)
    notes = list(asked.notes)
    planner = _planner(looking)
    if asks_for_names(node) and (note := looking.unnamed()) is not None:
        notes.append(note)
    plan = planner.plan(node)
    if plan.found:
        return Match(asked, node, plan, tuple(notes))
    if request.typing and (before := before_a_letter(query)) is not None:
        if before.strip():
            return match(looking, Request(before, literal=request.literal))
        return Match(asked, None, Plan(looking.terms.everything(), (), ()), tuple(notes))
    if (looser := _any_of(node)) is None:
        return Match(asked, node, plan, tuple(notes))
    second = planner.plan(looser)
    if not second.found:
        return Match(asked, node, plan, tuple(notes))
    notes.append("no article has all of it, so these have a part")
    return Match(asked, looser, second, tuple(notes), loosened=True)


def search(looking: Looking, request: Request, limit: int, known: Match | None = None) -> SearchResult:
    """The answer to any request. At most `limit` hits are listed; `total` counts all. `known` is what the
    same request was just found to match."""
    began = time.perf_counter()
    matched = known or match(looking, request)
    asked, plan = matched.asked, matched.plan
    highlighter = Highlighter(plan.wanted, looking.named)
    hits = []
    surfaces: dict[str, str] = {}
    for key, score in ranked(looking.terms, plan.found, limit, asked.order, looking.properties):
        article = looking.load(key)
        if article is not None:
            hits.append(_hit(article, score, highlighter))
            _note_surfaces(article, hits[-1], plan.spellings, surfaces)
    also = (*(surfaces.get(word, word.capitalize()) for word in plan.spellings), *plan.written)
    suggested = _suggested(looking, request, matched)
    return SearchResult(
        query=request.query,
        understood=understood(as_written(matched.node, request.query), asked.order),
        total=len(plan.found),
        hits=tuple(hits),
        took_ms=round((time.perf_counter() - began) * 1000, 2),
        did_you_mean=next((one.query for one in suggested if one.why is not Why.FEWER), None),
        also=tuple(dict.fromkeys(also)),
        see_also=plan.see_also,
        notes=matched.notes,
        suggestions=suggested,
        explained=explained(replace(asked, node=as_written(asked.node, request.query))),
    )


def _suggested(looking: Looking, request: Request, matched: Match) -> tuple[Suggestion, ...]:
    """What else might have been meant."""
    node, plan = matched.asked.node, matched.plan
    if node is None:
        return ()

    def count(other: str, partly: bool) -> int:
        one = match(looking, Request(other, literal=request.literal))
        return 0 if one.loosened and not partly else len(one.found)

    searched = Searched(
        request.query,
        node,
        total=0 if matched.loosened else len(plan.found),
        little=matched.loosened or len(plan.found) < LITTLE,
        see_also=plan.see_also,
        lexicon=Lexicon(looking.terms),
        sources=lambda: looking.properties.columns.sources().values,
    )
    return suggestions(searched, count)


def _planner(looking: Looking) -> Planner:
    return Planner(looking.terms, Lexicon(looking.terms), looking.properties, looking.names)


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
        record=article.record,
    )


def _note_surfaces(article: Article, hit: Hit, spellings: Sequence[str], surfaces: dict[str, str]) -> None:
    """Remembers how the other spellings are written in the matches."""
    if not spellings:
        return
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
    scored = tuple(inner for inner in node.nodes if not isinstance(inner, Not | Listed | Dated))
    limits = tuple(inner for inner in node.nodes if isinstance(inner, Not | Listed | Dated))
    if len(scored) < 2:
        return None
    return And((Or(scored), *limits)) if limits else Or(scored)
