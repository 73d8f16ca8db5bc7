"""Says in words how a query was read."""

from __future__ import annotations

from index.search.nodes import And, Dated, Field, Named, Node, Not, Or, Phrase, Prefix, Source, Word

_NAMED = {
    Field.PERSON: "the person",
    Field.ORG: "the organisation",
    Field.PLACE: "the place",
    Field.SPEAKER: "words of",
}


def understood(node: Node | None) -> str:
    """The query in words, for the status line and the JSON."""
    return "nothing to look for" if node is None else _in_words(node, False)


def _in_words(node: Node, nested: bool) -> str:
    match node:
        case Word(text, field):
            return text + _place(field)
        case Prefix(text, field, typing):
            return (f"{text}…" if typing else f"words that begin with {text}") + _place(field)
        case Phrase(literal, field):
            return f"“{' '.join(literal)}”" + _place(field)
        case Named(field, name, typing):
            return f"{_NAMED[field]} {name}{'…' if typing else ''}"
        case Source(label):
            return f"source {label}"
        case Dated(first, last, strict):
            return _dates(first, last, strict)
        case Not(inner):
            return f"without {_in_words(inner, True)}"
        case And(nodes):
            wanted = [_in_words(inner, True) for inner in nodes if not isinstance(inner, Not)]
            unwanted = [_in_words(inner, True) for inner in nodes if isinstance(inner, Not)]
            joined = ", ".join(part for part in (" and ".join(wanted), *unwanted) if part)
            return f"({joined})" if nested else joined
        case Or(nodes):
            joined = " or ".join(_in_words(inner, True) for inner in nodes)
            return f"({joined})" if nested else joined


def _place(field: Field | None) -> str:
    if field is Field.QUOTE:
        return " in quotation marks"
    return f" in the {field.value}" if field else ""


def _dates(first: str | None, last: str | None, strict: bool) -> str:
    if strict:
        return f"dated after {first}" if first else f"dated before {last}"
    if first == last:
        return f"dated {first}"
    if first is None:
        return f"dated up to {last}"
    return f"dated from {first} to {last}" if last else f"dated from {first} on"
