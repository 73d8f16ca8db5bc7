"""A field before a group: what stands in the parentheses or after the colon is limited to it."""

from __future__ import annotations

from dataclasses import replace

from index.search.nodes import NAMED, And, Field, Fuzzy, Named, Node, Not, Or, Phrase, Prefix, Word


def within(node: Node | None, field: Field) -> Node | None:
    """The node with its words limited to a field, or made names or literal, where they are not limited
    already."""
    match node:
        case Word(text, None):
            return _limited(node, (text,), field)
        case Word(text, Field.TITLE | Field.TEXT | Field.QUOTE) if field is Field.LITERAL:
            return Phrase((text,), node.field)
        case Prefix(text, None, _) if field is Field.LITERAL:
            return Prefix(text)
        case Prefix(text, None, typing):
            return Named(field, text, True) if field in NAMED else Prefix(text, field, typing)
        case Fuzzy(text, edits, None) if field is not Field.LITERAL:
            return Named(field, text) if field in NAMED else Fuzzy(text, edits, field)
        case Phrase(literal, None):
            return _limited(node, literal, field)
        case Not(inner):
            limited = within(inner, field)
            return None if limited is None else Not(limited)
        case And(nodes):
            return And(tuple(limited for inner in nodes if (limited := within(inner, field)) is not None))
        case Or(nodes):
            return Or(tuple(limited for inner in nodes if (limited := within(inner, field)) is not None))
    return node


def _limited(node: Word | Phrase, literal: tuple[str, ...], field: Field) -> Node:
    if field in NAMED:
        return Named(field, " ".join(literal))
    if field is Field.LITERAL:
        return Phrase(literal)
    return replace(node, field=field)
