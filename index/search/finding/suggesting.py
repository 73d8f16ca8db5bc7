"""What else could be searched for where little is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.fuzz import ratio

from index.search.finding.lexicon import Lexicon
from index.search.model import Suggestion, Why
from index.search.nodes import NAMED, And, Field, Fuzzy, Listed, Named, Node, Or, Phrase, Prefix, Word
from index.search.query.typed_names import folded
from index.search.terms.analysis import literal_words, words

MOST_SUGGESTIONS = 3

MOST_DROPPED = 3
"""Words that are left out, one at a time, until something is found."""

RARER = 100
"""So many times rarer than the nearest word is one that is perhaps misspelt though some articles have it."""

_ALIKE = 75.0
"""Of 100, how like a source's name what is asked for is that it may be meant: a letter or two of ten."""

SHORTEST = 3
"""Letters of a source's name that are typed before it is suggested."""

_MISREAD = re.compile(r'\b(?:date|before|after):"?\Z', re.IGNORECASE)
"""What stands behind them and was read as text was meant as a day, and is no misspelt word."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A search, what it found, and what there is."""

    query: str
    node: Node
    total: int
    """How many articles have all that was asked for."""
    little: bool
    """Whether they are so few that something else may have been meant."""
    see_also: Sequence[tuple[str, int]]
    """The names that are like the one that was asked for, and how many articles name each."""
    lexicon: Lexicon
    sources: Callable[[], Sequence[str]]
    """The names of all sources; they are read only where they are needed."""

    @property
    def asked(self) -> tuple[Node, ...]:
        """What all must fit."""
        return self.node.nodes if isinstance(self.node, And) else (self.node,)


def suggestions(searched: Searched, count: Callable[[str, bool], int]) -> tuple[Suggestion, ...]:
    """Queries that find more, the likeliest first: with unknown words replaced by the nearest words of the
    library and, where little was found, a source that there is not by one that there is and a name by one
    that is alike, or without one of the words; where nothing was, the source whose name begins so. `count`
    tells how many articles a query finds, or (True) have at least a part of it."""
    found: dict[str, Suggestion] = {}
    total = searched.total
    begun = () if total else ((other, Why.NAME) for other in _of_sources(searched))
    for other, why in chain(begun, _others(searched)):
        dropped = why is Why.FEWER and any(one.why is Why.FEWER for one in found.values())
        if other.strip() and other not in found and other != searched.query and not dropped:
            fewer = why is Why.FEWER
            if (articles := count(other, not fewer)) > (total if fewer else 0):
                found[other] = Suggestion(other, articles, why)
            if len(found) == MOST_SUGGESTIONS:
                break
    return tuple(found.values())


def _others(searched: Searched) -> Iterator[tuple[str, Why]]:
    query, asked = searched.query, searched.asked
    if (corrected := _corrected(searched)) is not None:
        yield corrected, Why.SPELLING
    if not searched.little:
        return
    for one in asked:
        if isinstance(one, Listed) and one.field is Field.SOURCE:
            for name in _sources_like(one.value, searched.sources()):
                yield from ((other, Why.NAME) for other in _renamed(query, (one.field,), one.value, name))
    named = [one for one in asked if isinstance(one, Named)]
    if len(named) == 1:
        for name, _ in searched.see_also:
            yield from ((other, Why.NAME) for other in _renamed(query, NAMED, named[0].name, name))
    if len(asked) > 1:
        yield from _with_one_less(searched)


def _corrected(searched: Searched) -> str | None:
    """The query with its unknown words replaced by the nearest words of the library; where little was found,
    also words that are RARER than the nearest one, as others have misspelt them too."""
    query, lexicon = searched.query, searched.lexicon
    replaced: dict[str, str] = {}
    for word, articles in _doubtful(searched.node, lexicon, searched.little):
        if (meant := lexicon.meant(word, RARER * articles)) is not None:
            replaced[word] = meant
    if not replaced:
        return None
    corrected = query
    for start, end, word in reversed(list(words(query))):
        if word in replaced and _MISREAD.search(query[:start]) is None:
            corrected = corrected[:start] + replaced[word] + corrected[end:]
    return None if corrected == query else corrected


def _doubtful(node: Node, lexicon: Lexicon, little: bool) -> list[tuple[str, int]]:
    """The words that no article has, where `little` was found all, each with in about how many it stands."""
    match node:
        case Word(text) | Prefix(text):
            forms = lexicon.completions(text) if isinstance(node, Prefix) else [text]
            if any(map(lexicon.known, forms)) and not little:
                return []
            articles = max(map(lexicon.articles, forms), default=0)
            return [] if lexicon.spellings(text) else [(text, articles)]
        case Phrase(literal):
            counted = [(word, lexicon.articles(word)) for word in literal]
            return [(word, articles) for word, articles in counted if little or not articles]
        case Named(_, name, False):
            return [(word, 0) for word in literal_words(name) if not lexicon.known(word)]
        case And(nodes) | Or(nodes):
            return [pair for inner in nodes for pair in _doubtful(inner, lexicon, little)]
    return []


def _of_sources(searched: Searched) -> list[str]:
    """What finds the sources whose name begins with these words, if that is all that is asked for, the
    shortest first: who reads a name beside the hits types it without `source:`."""
    typed = folded(searched.query)
    plain = all(isinstance(one, Word | Prefix) and one.field is None for one in searched.asked)
    if not plain or len(typed) < SHORTEST:
        return []
    begun = (name for name in searched.sources() if folded(name).startswith(typed))
    return [f'source:"{name}"' for name in sorted((name.replace('"', " ") for name in begun), key=len)]


def _sources_like(asked: str, sources: Sequence[str]) -> list[str]:
    """The sources that may be meant where none has this in its name, the likeliest first: written apart, by
    its initials or nearly so."""
    if any(asked in " ".join(name.casefold().split()) for name in sources):
        return []
    letters = "".join(filter(str.isalnum, asked))
    found = []
    for name in sources:
        parts = literal_words(name)
        joined = "".join(parts)
        same = any(one.startswith(letters) for one in (joined, "".join(part[0] for part in parts)))
        alike = 100.0 if same else ratio(letters, joined, score_cutoff=_ALIKE)
        if alike and letters:
            found.append((-alike, len(name), name))
    return [name for *_, name in sorted(found)]


def _renamed(query: str, fields: Iterable[Field], asked: str, name: str) -> Iterator[str]:
    """The query with another name after its field; nothing where it is not found there."""
    name = name.replace('"', " ")
    for field in fields:
        for written in (f'{field}:"{asked}"', f"{field}:{asked}"):
            at = query.casefold().find(written.casefold())
            if at >= 0:
                yield f'{query[:at]}{field}:"{name}"{query[at + len(written) :]}'
                return


def _with_one_less(searched: Searched) -> Iterator[tuple[str, Why]]:
    """The query without one word, the rarest first."""
    query = searched.query
    typed = list(words(query))
    counts: list[tuple[int, int, int]] = []
    for one in searched.asked:
        if isinstance(one, Word | Prefix | Fuzzy) and one.field is None:
            places = [(start, end) for start, end, word in typed if word == one.text]
            if len(places) == 1:
                counts.append((searched.lexicon.articles(one.text), *places[0]))
    for _, start, end in sorted(counts)[: MOST_DROPPED if len(counts) > 1 else 0]:
        while end < len(query) and query[end] in "*~":
            end += 1
        if (misread := _MISREAD.search(query[:start])) is not None:
            start, end = misread.start(), end + query[end:].startswith('"')
        yield " ".join((query[:start] + query[end:]).split()), Why.FEWER
