"""Reads what the user typed. Never fails: what is no query language is text, and a note says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from index.search.dates import perhaps_unfinished, stretch, turned
from index.search.nodes import (
    LISTED,
    NAMED,
    And,
    Dated,
    Field,
    Listed,
    Named,
    Node,
    Not,
    Or,
    Order,
    Phrase,
    Query,
    State,
)
from index.search.query.dated_apart import dated_apart
from index.search.query.fielded import within
from index.search.query.tokens import Tokens
from index.search.query.typed_words import typed
from index.search.terms.analysis import literal_words

LONGEST_QUERY = 1000
"""Code points of a query that are read; a note tells of the rest."""

MOST_TERMS = 40
"""Words, phrases and filters of one query; the rest is left out, with a note."""

DEEPEST = 20
"""Nested parentheses that are read as such; deeper ones are passed over."""

_AROUND_NAMES = " \t\r\n,;:!?*~'"
_LIMITING = frozenset({Field.TITLE, Field.TEXT, Field.QUOTE, Field.LITERAL})
_CHOICES = {Field.IS: tuple(State), Field.SORT: tuple(Order)}
_LETTER = re.compile(r"(?:\A|\s)([^\W\d_])\Z")
_ONE_FIGURE = re.compile(r"[-/.]\d\Z")
"""The end of a date whose month or day may get a second figure."""
_NO_TEXT = -2
"""The end of what is read as text without having been typed as a word."""


def before_a_letter(query: str) -> str | None:
    """What stands before a last word that is one letter so far and may become any word; None where the last
    word is longer, or a character that is a word of its own, as in Chinese."""
    begun = _LETTER.search(query)
    return query[: begun.start()] if begun is not None and begun[1].lower() != begun[1].upper() else None


def parse(
    query: str,
    *,
    typing: bool = False,
    literal: bool = False,
    today: date | None = None,
    saved: Callable[[str], str | None] = lambda name: None,
) -> Query:
    """The query that `query` means.

    Words side by side must all occur; `OR` (in capitals) between them asks for one; `-` or `NOT` before
    something leaves its articles out; parentheses group; `"…"` is literal; `word*` is a prefix, `word~` a
    word that is spelled about so; a field name and a colon limit what follows; after `literal:` words are as
    in quotation marks. With `typing`, the last word counts as begun unless something follows it; with
    `literal`, all words are taken literally. `today` is what dates as `yesterday` count from. `saved` gives
    the words of the search that is kept under a name, which stand for `saved:NAME` as in parentheses.
    """
    notes: list[str] = []
    if len(query) > LONGEST_QUERY:
        notes.append(f"only the first {LONGEST_QUERY:,} characters are read")
        query = query[:LONGEST_QUERY]
    reading = _Reading(query, typing, notes, today, saved)
    node = reading.either(0)
    if literal:
        node = within(node, Field.LITERAL)
    return Query(node, tuple(dict.fromkeys(notes)), reading.order)


class _Reading:
    """A recursive descent over the tokens of one query."""

    def __init__(
        self,
        query: str,
        typing: bool,
        notes: list[str],
        today: date | None,
        saved: Callable[[str], str | None],
        inside: frozenset[str] = frozenset(),
    ) -> None:
        """`inside` are the kept searches that this one is part of."""
        self._saved = saved
        self._inside = inside
        self._tokens = Tokens(query, notes, typing)
        self._notes = notes
        self._today = today
        self._terms = 0
        self._around: Field | None = None
        self.order: Order | None = None

    def either(self, depth: int) -> Node | None:
        """Groups of words with `OR` between them, up to a closing parenthesis or the end."""
        groups: list[list[Node]] = [[]]
        while (token := self._tokens.peek()) is not None:
            if token.lastgroup == "close" and depth:
                break
            self._tokens.take()
            if token.lastgroup == "close" or (token.group() in ("AND", "&&") and groups[-1]):
                continue
            if token.group() == "OR":
                groups.append([])
            elif (node := self._one(token, depth)) is not None:
                groups[-1].append(node)
        self._notes += filter(None, map(dated_apart, groups))
        nodes = [_all_of(group) for group in groups if group]
        if not nodes:
            return None
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def _one(self, token: re.Match[str], depth: int) -> Node | None:
        following = self._tokens.peek()
        if token.lastgroup == "minus" or (token.group() == "NOT" and following is not None):
            if following is None or following.lastgroup == "close" or following.group() == "OR":
                return None
            node = self._one(self._tokens.take(), depth)
            if isinstance(node, Not):
                return node.node
            return None if node is None else Not(node)
        if token.lastgroup == "open":
            return self._group(depth)
        if token.lastgroup == "field":
            return self._field(token, depth)
        if self._around is not None:
            return self._filter(self._around, token)
        if token.lastgroup == "quoted":
            return self._quoted(token)
        return self._text(token.group(), token.end())

    def _group(self, depth: int, around: Field | None = None) -> Node | None:
        """What stands in parentheses; with `around`, each word of it is a value of that field."""
        if depth >= DEEPEST:
            self._notes.append("parentheses nested too deeply are passed over")
            return None
        before, self._around = self._around, around or self._around
        node = self.either(depth + 1)
        self._around = before
        if self._tokens.peek() is not None:
            self._tokens.take()
        elif node is not None:
            self._notes.append("the open parenthesis is read as closed at the end")
        return node

    def _field(self, token: re.Match[str], depth: int) -> Node | None:
        name = token.group("field").casefold()
        following = self._tokens.peek()
        if name not in set(Field) or following is None or following.lastgroup in ("close", "minus"):
            if name not in set(Field):
                self._notes.append(f"“{token.group('field')}:” is no field, so it is read as text")
            return self._text(token.group("field"), _NO_TEXT)
        field = Field(name)
        self._tokens.take()
        if field not in _LIMITING and field not in NAMED:
            if following.lastgroup == "open":
                return self._group(depth, field)
            return self._filter(field, following)
        if following.lastgroup == "open":
            return within(self._group(depth), field)
        if field in NAMED:
            return self._named(following, field)
        if following.lastgroup == "quoted":
            return within(self._quoted(following), field)
        if following.lastgroup == "field" and field is Field.LITERAL:
            return within(self._field(following, depth), field)
        return within(self._text(following.group(), following.end()), field)

    def _named(self, following: re.Match[str], field: Field) -> Node | None:
        name = self._tokens.value(following)
        name = " ".join(name.strip(_AROUND_NAMES).split())
        if not literal_words(name) or not self._room():
            return None
        unfinished = following.lastgroup == "text" and self._tokens.is_begun(following.end())
        return Named(field, name, unfinished)

    def _filter(self, field: Field, token: re.Match[str]) -> Node | None:
        """What the library keeps of an article: its date, its source, whether it is read."""
        value = " ".join(self._tokens.value(token).split())
        unfinished = self._tokens.may_go_on
        if not value or not self._room():
            return None
        if field in LISTED and field is not Field.IS:
            return Listed(field, value.casefold(), whole=token.lastgroup == "quoted")
        if field in _CHOICES:
            return self._choice(field, value.casefold(), unfinished)
        if field is Field.SAVED:
            return self._kept(value, unfinished)
        return self._dated(field, value, unfinished)

    def _choice(self, field: Field, value: str, unfinished: bool) -> Node | None:
        known = _CHOICES[field]
        if value not in known:
            if not (unfinished and any(one.startswith(value) for one in known)):
                self._notes.append(f"{field}: is one of {', '.join(known)}; “{value}” is left out")
            return None
        if field is Field.IS:
            return Listed(field, value)
        self.order = Order(value)
        return None

    def _kept(self, name: str, unfinished: bool) -> Node | None:
        """What the search means that is kept under a name; its order holds where no other is asked for."""
        query, folded = self._saved(name), name.casefold()
        if query is None:
            if not unfinished:
                self._notes.append(f"no search is kept under the name “{name}”, so it is left out")
            return None
        if folded in self._inside:
            self._notes.append(f"the search “{name}” contains itself, and is left out there")
            return None
        inner = _Reading(query, False, self._notes, self._today, self._saved, self._inside | {folded})
        inner._terms = self._terms
        node = inner.either(0)
        self._terms = inner._terms
        self.order = self.order or inner.order
        return node

    def _dated(self, field: Field, value: str, unfinished: bool) -> Node | None:
        if (forwards := turned(value, self._today)) is not None:
            if unfinished and _ONE_FIGURE.search(value):
                return None
            self._notes.append(f"“{value}” ends before it begins, so it is read as {forwards}")
            value = forwards
        found = stretch(value, self._today)
        if found is None:
            if unfinished and perhaps_unfinished(value):
                return None
            self._notes.append(f"“{value}” is no date like 2021-07-05 or 2021-07, so it is read as text")
            return self._text(value, _NO_TEXT)
        first, last = found
        if field is Field.BEFORE:
            return Dated(None, first or last, strict=True)
        if field is Field.AFTER:
            return Dated(last or first, None, strict=True)
        return Dated(first, last)

    def _quoted(self, token: re.Match[str]) -> Node | None:
        content = self._tokens.value(token)
        literal = literal_words(content)
        return Phrase(literal) if literal and self._room() else None

    def _text(self, text: str, end: int) -> Node | None:
        found = literal_words(text)
        return typed(text, found, self._tokens.is_begun(end), self._notes) if found and self._room() else None

    def _room(self) -> bool:
        self._terms += 1
        if self._terms > MOST_TERMS:
            self._notes.append(f"only the first {MOST_TERMS} words are looked for")
            return False
        return True


def _all_of(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))
