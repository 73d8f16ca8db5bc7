"""Turns a query as understood into what Whoosh runs and into what is lit in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from whoosh import query as whoosh

from index.search.analysis import stem_of
from index.search.lexicon import Lexicon
from index.search.query import And, Dated, Field, Node, Not, Or, Phrase, Prefix, Source, Word
from index.search.whoosh_parts import Without

TITLE_WEIGHT = 2.0
"""How much more a word counts in the title than in the text."""

SPELLING_WEIGHT = 0.7
"""How much another spelling of a name counts against the one that was typed."""

UNSCORED = 1e-9
"""The score of what only limits: Whoosh takes 0 for 1, and this is lost in rounding."""

LAST = "\uffff"
"""Sorts behind every continuation of a partial date."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one word or phrase of the query matches in a text: any word of these stems, these words, these
    beginnings, or these words in a row. `field` limits it to the title or the text."""

    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run, what to light, and which other spellings are searched too (folded, most frequent
    first)."""

    query: whoosh.Query
    wanted: tuple[Wanted, ...]
    spellings: tuple[str, ...]


@dataclass(slots=True)
class Planner:
    """Makes plans for one state of the index. `sources` maps part of a source label to ids of articles."""

    lexicon: Lexicon
    sources: Callable[[str], Sequence[str]]
    _wanted: list[Wanted] = field(default_factory=list)
    _spellings: list[str] = field(default_factory=list)

    def plan(self, node: Node) -> Plan:
        """The plan of a whole query."""
        self._wanted, self._spellings = [], []
        query = self._query(node, True)
        return Plan(query, tuple(self._wanted), tuple(dict.fromkeys(self._spellings)))

    def _query(self, node: Node, shown: bool) -> whoosh.Query:
        match node:
            case Word(text, within):
                return self._word(text, within, shown)
            case Prefix(text, within, typing):
                return self._prefix(text, within, typing, shown)
            case Phrase(words, within):
                if shown:
                    self._wanted.append(Wanted(phrase=words, field=within))
                return _either(_phrase(name, words, weight) for name, weight in _fields("words", within))
            case Source(label):
                return _either(whoosh.Term("id", key) for key in self.sources(label))
            case Dated(first, last, strict):
                return _dated(first, last, strict)
            case Not(inner):
                return Without(whoosh.Every(), self._query(inner, False))
            case Or(nodes):
                return _either(self._query(inner, shown) for inner in nodes)
            case And(nodes):
                return self._all(nodes, shown)

    def _all(self, nodes: tuple[Node, ...], shown: bool) -> whoosh.Query:
        scored = [self._query(inner, shown) for inner in nodes if not isinstance(inner, Not | Source | Dated)]
        limits = [self._query(inner, shown) for inner in nodes if isinstance(inner, Source | Dated)]
        unwanted = [self._query(inner.node, False) for inner in nodes if isinstance(inner, Not)]
        found = _every(scored) if scored else _every(limits) if limits else whoosh.Every()
        if scored and limits:
            # Not Require: that of 2.7.4 leaves out what it should require.
            found = whoosh.And([found, *(whoosh.ConstantScoreQuery(limit, UNSCORED) for limit in limits)])
        return Without(found, _either(unwanted)) if unwanted else found

    def _word(self, text: str, within: Field | None, shown: bool) -> whoosh.Query:
        spellings = self.lexicon.spellings(text)
        stems = list(dict.fromkeys(stem_of(word) for word in (text, *spellings)))
        if shown:
            self._wanted.append(Wanted(stems=frozenset(stems), field=within))
            self._spellings.extend(spellings)
        return _either(
            whoosh.Term(name, stem, boost=weight * (1.0 if number == 0 else SPELLING_WEIGHT))
            for name, weight in _fields("stems", within)
            for number, stem in enumerate(stems)
        )

    def _prefix(self, text: str, within: Field | None, typing: bool, shown: bool) -> whoosh.Query:
        completions = self.lexicon.completions(text)
        whole = text if len(completions) != 1 else completions[0]
        wanted = Wanted(words=frozenset(completions), prefixes=(text,), field=within)
        parts: list[whoosh.Query] = [
            whoosh.Term(name, word, boost=weight)
            for name, weight in _fields("words", within)
            for word in completions
        ]
        if typing:
            before = len(self._wanted)
            parts.append(self._word(whole, within, shown))
            stems = frozenset().union(*(one.stems for one in self._wanted[before:]))
            del self._wanted[before:]
            wanted = Wanted(stems, wanted.words, wanted.prefixes, field=within)
        if shown:
            self._wanted.append(wanted)
        return _either(parts)


def _fields(kind: str, within: Field | None) -> list[tuple[str, float]]:
    text, title = (kind, 1.0), (f"title_{kind}", TITLE_WEIGHT)
    return [title] if within is Field.TITLE else [text] if within is Field.TEXT else [text, title]


def _phrase(name: str, words: tuple[str, ...], weight: float) -> whoosh.Query:
    if len(words) == 1:
        return whoosh.Term(name, words[0], boost=weight)
    return whoosh.Phrase(name, list(words), boost=weight)


def _dated(first: str | None, last: str | None, strict: bool) -> whoosh.Query:
    if strict:
        start = None if first is None else first + LAST
        return whoosh.TermRange("date", start, last, startexcl=True, endexcl=True)
    return whoosh.TermRange("date", first, None if last is None else last + LAST)


def _either(queries: Iterable[whoosh.Query]) -> whoosh.Query:
    parts = list(queries)
    if not parts:
        return whoosh.NullQuery
    return parts[0] if len(parts) == 1 else whoosh.Or(parts)


def _every(queries: list[whoosh.Query]) -> whoosh.Query:
    return queries[0] if len(queries) == 1 else whoosh.And(queries)
