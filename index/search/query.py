"""Reads what the user typed. Never fails: what is no query language is text, and a note says so."""

from __future__ import annotations

import re
from dataclasses import replace

from index.search.analysis import words
from index.search.nodes import (
    NAMED,
    And,
    Dated,
    Field,
    Named,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Source,
    Word,
)

LONGEST_QUERY = 1000
"""Code points of a query that are read; a note tells of the rest."""

SHORTEST_PREFIX = 2
"""Letters that must stand before a `*`, so that a pattern does not stand for half of the library."""

MOST_TERMS = 40
"""Words, phrases and filters of one query; the rest is left out, with a note."""

DEEPEST = 20
"""Nested parentheses that are read as such; deeper ones are passed over."""

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<minus>[-−](?=[^\s\-−]))"
    r"|(?P<field>[^\W\d_]+):(?=\S)"
    r"|(?P<quoted>[\"“”„])"
    r"|(?P<text>[^\s()\"“”„]+)"
)
_QUOTES = '"“”„'
_AROUND_NAMES = " \t\r\n,;:!?*~'"
_LIMITING = frozenset({Field.TITLE, Field.TEXT, Field.QUOTE, Field.LITERAL})
_DATE = r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?"
_RANGE = re.compile(rf"({_DATE})?(\.\.)?({_DATE})?\Z")


def parse(query: str, *, typing: bool = False, literal: bool = False) -> Query:
    """The query that `query` means.

    Words side by side must all occur; `OR` (in capitals) between them asks for one; `-` or `NOT` before
    something leaves its articles out; parentheses group; `"…"` is literal; `word*` is a prefix; a field name
    and a colon limit what follows; after `literal:` words are as in quotation marks. With `typing`, the last
    word counts as begun unless something follows it; with `literal`, all words are taken literally.
    """
    notes: list[str] = []
    if len(query) > LONGEST_QUERY:
        notes.append(f"only the first {LONGEST_QUERY} characters are read")
        query = query[:LONGEST_QUERY]
    reading = _Reading(query, typing, notes)
    node = reading.either(0)
    if literal:
        node = _within(node, Field.LITERAL)
    return Query(node, tuple(dict.fromkeys(notes)))


class _Reading:
    """A recursive descent over the tokens of one query."""

    def __init__(self, query: str, typing: bool, notes: list[str]) -> None:
        self._query = query
        self._tokens = [match for match in _TOKEN.finditer(query) if match.lastgroup != "space"]
        self._position = 0
        self._notes = notes
        self._terms = 0
        self._last_word = len(query) if typing else -1

    def either(self, depth: int) -> Node | None:
        """Groups of words with `OR` between them, up to a closing parenthesis or the end."""
        groups: list[list[Node]] = [[]]
        while (token := self._peek()) is not None:
            if token.lastgroup == "close":
                if depth:
                    break
                self._position += 1
                continue
            if token.group() == "OR":
                self._position += 1
                groups.append([])
                continue
            if token.group() in ("AND", "&&") and groups[-1]:
                self._position += 1
                continue
            node = self._one(depth)
            if node is not None:
                groups[-1].append(node)
        nodes = [_all_of(group) for group in groups if group]
        if not nodes:
            return None
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def _peek(self) -> re.Match[str] | None:
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    def _one(self, depth: int) -> Node | None:
        token = self._tokens[self._position]
        self._position += 1
        if token.lastgroup == "minus" or (token.group() == "NOT" and self._peek() is not None):
            following = self._peek()
            if following is None or following.lastgroup == "close" or following.group() == "OR":
                return None
            node = self._one(depth)
            if isinstance(node, Not):
                return node.node
            return None if node is None else Not(node)
        if token.lastgroup == "open":
            return self._group(depth)
        if token.lastgroup == "field":
            return self._field(token, depth)
        if token.lastgroup == "quoted":
            return self._quoted(token)
        return self._text(token.group(), token.end())

    def _group(self, depth: int) -> Node | None:
        if depth >= DEEPEST:
            self._notes.append("parentheses nested too deeply are passed over")
            return None
        node = self.either(depth + 1)
        closing = self._peek()
        if closing is None:
            if node is not None:
                self._notes.append("the open parenthesis is read as closed at the end")
        else:
            self._position += 1
        return node

    def _field(self, token: re.Match[str], depth: int) -> Node | None:
        name = token.group("field").casefold()
        following = self._peek()
        if name not in set(Field) or following is None or following.lastgroup in ("close", "minus"):
            if name not in set(Field):
                self._notes.append(f"“{token.group('field')}:” is no field, so it is read as text")
            return self._text(token.group("field"), -2)
        field = Field(name)
        if field in _LIMITING:
            self._position += 1
            if following.lastgroup == "open":
                return _within(self._group(depth), field)
            if following.lastgroup == "quoted":
                return _within(self._quoted(following), field)
            if following.lastgroup == "field" and field is Field.LITERAL:
                return _within(self._field(following, depth), field)
            return _within(self._text(following.group(), following.end()), field)
        if field in NAMED:
            return self._named(following, field, depth)
        if following.lastgroup == "open":
            return self._text(token.group("field"), -2)
        self._position += 1
        value = self._quotation(following) if following.lastgroup == "quoted" else following.group()
        return self._filter(field, value)

    def _named(self, following: re.Match[str], field: Field, depth: int) -> Node | None:
        self._position += 1
        if following.lastgroup == "open":
            return _within(self._group(depth), field)
        name = self._quotation(following) if following.lastgroup == "quoted" else following.group()
        name = " ".join(name.strip(_AROUND_NAMES).split())
        if not any(True for _ in words(name)) or not self._room():
            return None
        unfinished = following.lastgroup == "text" and following.end() == self._last_word
        return Named(field, name, unfinished)

    def _filter(self, field: Field, value: str) -> Node | None:
        if not self._room():
            return None
        if field is Field.SOURCE:
            label = " ".join(value.split()).casefold()
            return Source(label) if label else None
        dates = _RANGE.match(value)
        if dates is None or not (dates[1] or dates[3]) or (dates[1] and dates[3] and not dates[2]):
            self._notes.append(f"“{value}” is no date like 2021-07-05 or 2021-07, so it is read as text")
            return self._text(value, -2)
        first, last = _iso(dates[1]), _iso(dates[3])
        if field is Field.BEFORE:
            return Dated(None, first or last, strict=True)
        if field is Field.AFTER:
            return Dated(last or first, None, strict=True)
        return Dated(first, last) if dates[2] else Dated(first or last, first or last)

    def _quoted(self, token: re.Match[str]) -> Node | None:
        content = self._quotation(token)
        literal = tuple(word for _, _, word in words(content))
        return Phrase(literal) if literal and self._room() else None

    def _quotation(self, token: re.Match[str]) -> str:
        """What stands between this quotation mark and the next one; the tokens in between are used up."""
        end = min(
            (at for mark in _QUOTES if (at := self._query.find(mark, token.end())) >= 0),
            default=len(self._query),
        )
        if end == len(self._query):
            self._notes.append("the open quotation mark is read as closed at the end")
        while (following := self._peek()) is not None and following.start() <= end:
            self._position += 1
        return self._query[token.end() : end]

    def _text(self, text: str, end: int) -> Node | None:
        found = tuple(word for _, _, word in words(text))
        if not found or not self._room():
            return None
        starred = text.endswith("*") and any(character.isalnum() for character in text[-2:-1])
        if "*" in text.rstrip("*") or "?" in text.rstrip("?"):
            self._notes.append("only a * at the end of a word stands for more letters")
        if starred and len(found[-1]) < SHORTEST_PREFIX:
            self._notes.append(f"a * needs {SHORTEST_PREFIX} letters before it")
            starred = False
        last: Node = Word(found[-1])
        if starred:
            last = Prefix(found[-1])
        elif end == self._last_word and text[-1].isalnum() and len(found[-1]) >= SHORTEST_PREFIX:
            last = Prefix(found[-1], typing=True)
        if len(found) == 1:
            return last
        if isinstance(last, Word):
            return Phrase(found)
        head: Node = Word(found[0]) if len(found) == 2 else Phrase(found[:-1])
        return And((head, last))

    def _room(self) -> bool:
        self._terms += 1
        if self._terms > MOST_TERMS:
            self._notes.append(f"only the first {MOST_TERMS} words are looked for")
            return False
        return True


def _all_of(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _within(node: Node | None, field: Field) -> Node | None:
    """The node with its words limited to a field, or made names or literal, where they are not limited
    already."""
    match node:
        case Word(text, None):
            return _limited(Word(text), (text,), field)
        case Prefix(text, None, typing) if field is Field.LITERAL:
            return Prefix(text)
        case Prefix(text, None, typing):
            return Named(field, text, True) if field in NAMED else Prefix(text, field, typing)
        case Phrase(literal, None):
            return _limited(node, literal, field)
        case Not(inner):
            limited = _within(inner, field)
            return None if limited is None else Not(limited)
        case And(nodes):
            return And(tuple(limited for inner in nodes if (limited := _within(inner, field)) is not None))
        case Or(nodes):
            return Or(tuple(limited for inner in nodes if (limited := _within(inner, field)) is not None))
    return node


def _limited(node: Word | Phrase, literal: tuple[str, ...], field: Field) -> Node:
    if field in NAMED:
        return Named(field, " ".join(literal))
    if field is Field.LITERAL:
        return Phrase(literal)
    return replace(node, field=field)


def _iso(date: str | None) -> str | None:
    return None if date is None else "-".join(part.zfill(2) for part in date.split("-"))
