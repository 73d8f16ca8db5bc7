"""Says in words how a query was read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.search.nodes import (
    And,
    Dated,
    Field,
    Fuzzy,
    Listed,
    Named,
    Node,
    Not,
    Or,
    Order,
    Phrase,
    Prefix,
    Query,
    Word,
)
from index.search.terms.analysis import SINGLE, words

_NAMED = {
    Field.PERSON: "the person",
    Field.ORG: "the organisation",
    Field.PLACE: "the place",
    Field.SPEAKER: "words of",
}
_LISTED = {
    Field.SOURCE: "source",
    Field.LANG: "language",
    Field.STORY: "the story",
    Field.FILE: "file",
    Field.TAG: "tagged",
}
_ORDERS = {
    Order.RELEVANCE: "best first",
    Order.DATE: "newest first",
    Order.OLDEST: "oldest first",
    Order.SOURCE: "by source",
}


_BETWEEN_SINGLE = re.compile(f"(?<=[{SINGLE}]) (?=[{SINGLE}])")


def as_written(node: Node | None, query: str) -> Node | None:
    """The node with its words as the query has them, in small letters: "fähre" where "fahre" is looked for.

    For the eye only; those of a search that the user keeps stay as they are looked for.
    """
    if node is None:
        return None
    return _with_words(
        node, {word: unicodedata.normalize("NFC", query[a:b].casefold()) for a, b, word in words(query)}
    )


def _with_words(node: Node, written: Mapping[str, str]) -> Node:
    match node:
        case Word() | Prefix() | Fuzzy():
            return replace(node, text=written.get(node.text, node.text))
        case Phrase():
            return replace(node, words=tuple(written.get(word, word) for word in node.words))
        case Not():
            return Not(_with_words(node.node, written))
        case And() | Or():
            return replace(node, nodes=tuple(_with_words(inner, written) for inner in node.nodes))
    return node


def understood(node: Node | None, order: Order | None) -> str:
    """The query in words, for the status line and the JSON."""
    if node is None:
        return "nothing to look for" if order is None else f"everything, {_ORDERS[order]}"
    said = _in_words(node, False)
    return said if order is None else f"{said}, {_ORDERS[order]}"


def explained(query: Query) -> tuple[str, ...]:
    """The parse in words, a line for each part, what belongs to a part indented by two blanks."""
    lines = ["nothing to look for"] if query.node is None else list(_lines(query.node, ""))
    if query.order is not None:
        lines.append(f"sorted {_ORDERS[query.order]}")
    return tuple(lines)


def _lines(node: Node, margin: str) -> Iterator[str]:
    match node:
        case And(nodes) | Or(nodes):
            yield f"{margin}{'all of' if isinstance(node, And) else 'at least one of'}:"
            for inner in nodes:
                yield from _lines(inner, margin + "  ")
        case Not(And() | Or() as inner):
            yield f"{margin}but not:"
            yield from _lines(inner, margin + "  ")
        case Not(inner):
            yield f"{margin}but not {_part(inner)}"
        case _:
            yield f"{margin}{_part(node)}"


def _part(node: Node) -> str:
    """A part that has no parts, with what is not to be seen in its words."""
    said = _in_words(node, False)
    match node:
        case Word(text, field):
            return f"the word {text} in any form{_place(field) or ', in the title or the text'}"
        case Prefix(text, field, True):
            return f"{text}, or a longer word that begins so{_place(field) or ', in the title or the text'}"
        case Phrase((_,)):
            return f"{said} as written"
        case Phrase():
            return f"{said} word by word"
        case Named():
            return f"{said}, in any spelling"
        case Listed(Field.IS, value):
            return f"those that are {value}"
    return said


def _in_words(node: Node, nested: bool) -> str:
    match node:
        case Not(inner):
            return f"without {_in_words(inner, True)}"
        case And(nodes):
            wanted = [_in_words(inner, True) for inner in nodes if not isinstance(inner, Not)]
            unwanted = [_in_words(inner, True) for inner in nodes if isinstance(inner, Not)]
            joined = ", ".join(part for part in (" and ".join(wanted), *unwanted) if part)
        case Or(nodes):
            joined = " or ".join(_in_words(inner, True) for inner in nodes)
        case _:
            return _alone_in_words(node)
    return f"({joined})" if nested else joined


def _alone_in_words(node: Word | Prefix | Phrase | Named | Fuzzy | Listed | Dated) -> str:
    match node:
        case Word(text, field):
            return text + _place(field)
        case Prefix(text, field, typing):
            return (f"{text}…" if typing else f"words that begin with {text}") + _place(field)
        case Phrase(literal, field):
            return f"“{_phrase(literal)}”" + _place(field)
        case Named(field, name, typing):
            return f"{_NAMED[field]} {name}{'…' if typing else ''}"
        case Fuzzy(text, edits, field):
            return f"words within {edits} edit{'' if edits == 1 else 's'} of {text}" + _place(field)
        case Listed(Field.IS, value):
            return value
        case Listed(field, value, whole):
            return f"{_LISTED[field]} “{value}”" if whole else f"{_LISTED[field]} {value}"
        case Dated(first, last, strict):
            return dated_words(first, last, strict)


def _phrase(literal: Sequence[str]) -> str:
    """The words with blanks between them, but for Chinese and Japanese, of which each sign is one."""
    return _BETWEEN_SINGLE.sub("", " ".join(literal))


def _place(field: Field | None) -> str:
    if field is Field.QUOTE:
        return " in quotation marks"
    return f" in the {field.value}" if field else ""


def dated_words(first: str | None, last: str | None, strict: bool) -> str:
    """A stretch of time as a filter is said to ask for it."""
    if strict:
        return f"dated after {first}" if first else f"dated before {last}"
    if first == last:
        return f"dated {first}"
    if first is None:
        return f"dated up to {last}"
    return f"dated from {first} to {last}" if last else f"dated from {first} on"
