"""What else could be searched for where little is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.search.analysis import words
from index.search.lexicon import Lexicon
from index.search.model import Suggestion, Why
from index.search.nodes import NAMED, And, Fuzzy, Named, Node, Or, Phrase, Prefix, Word

MOST_SUGGESTIONS = 3

MOST_DROPPED = 3
"""Words that are left out, one at a time, until something is found."""


def suggestions(
    query: str,
    node: Node,
    lexicon: Lexicon,
    see_also: Sequence[tuple[str, int]],
    count: Callable[[str, bool], int],
    *,
    total: int,
    little: bool,
) -> tuple[Suggestion, ...]:
    """Queries that find more than the `total` that was found, the likeliest first: with unknown words
    replaced by the nearest words of the library and, where `little` was found, a name replaced by one that is
    alike (`see_also`), or without one of the words. `count` tells how many articles a query finds, or (True)
    have at least a part of it."""
    found: dict[str, Suggestion] = {}
    for other, why in _others(query, node, lexicon, see_also, little):
        dropped = why is Why.FEWER and any(one.why is Why.FEWER for one in found.values())
        if other.strip() and other not in found and other != query and not dropped:
            fewer = why is Why.FEWER
            if (articles := count(other, not fewer)) > (total if fewer else 0):
                found[other] = Suggestion(other, articles, why)
            if len(found) == MOST_SUGGESTIONS:
                break
    return tuple(found.values())


def _others(
    query: str, node: Node, lexicon: Lexicon, see_also: Sequence[tuple[str, int]], little: bool
) -> Iterator[tuple[str, Why]]:
    if (corrected := _corrected(query, node, lexicon)) is not None:
        yield corrected, Why.SPELLING
    if not little:
        return
    asked = node.nodes if isinstance(node, And) else (node,)
    named = [one for one in asked if isinstance(one, Named)]
    if len(named) == 1:
        for name, _ in see_also:
            if (other := _renamed(query, named[0], name)) is not None:
                yield other, Why.NAME
    if len(asked) > 1:
        yield from _with_one_less(query, asked, lexicon)


def _corrected(query: str, node: Node, lexicon: Lexicon) -> str | None:
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
        case Named(_, name, False):
            return [word for _, _, word in words(name) if not lexicon.known(word)]
        case And(nodes) | Or(nodes):
            return [word for inner in nodes for word in _unknown(inner, lexicon)]
    return []


def _renamed(query: str, node: Named, name: str) -> str | None:
    """The query with another name after its field."""
    name = name.replace('"', " ")
    for field in NAMED:
        for written in (f'{field}:"{node.name}"', f"{field}:{node.name}"):
            at = query.casefold().find(written.casefold())
            if at >= 0:
                return f'{query[:at]}{field}:"{name}"{query[at + len(written) :]}'
    return None


def _with_one_less(query: str, asked: Sequence[Node], lexicon: Lexicon) -> Iterator[tuple[str, Why]]:
    """The query without one word, the rarest first."""
    typed = list(words(query))
    counts: list[tuple[int, int, int]] = []
    for one in asked:
        if isinstance(one, Word | Prefix | Fuzzy) and one.field is None:
            places = [(start, end) for start, end, word in typed if word == one.text]
            if len(places) == 1:
                counts.append((lexicon.articles(one.text), *places[0]))
    for _, start, end in sorted(counts)[: MOST_DROPPED if len(counts) > 1 else 0]:
        while end < len(query) and query[end] in "*~":
            end += 1
        yield " ".join((query[:start] + query[end:]).split()), Why.FEWER
