"""The tokens of a query: words, quotation marks, parentheses, signs and fields, one taken after the other."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<minus>[-−](?=[^\s\-−]))"
    r"|(?P<field>[^\W\d_]+):(?=\S)"
    r"|(?P<quoted>[\"“”„])"
    r"|(?P<text>[^\s()\"“”„]+)"
)
_QUOTES = '"“”„'


class Tokens:
    """The tokens of one query from its first on. While one is `typing`, its last word counts as begun. Adds a
    note where a quotation mark is left open."""

    def __init__(self, query: str, notes: list[str], typing: bool) -> None:
        self._query = query
        self._notes = notes
        self._typing = typing
        self._tokens = [match for match in _TOKEN.finditer(query) if match.lastgroup != "space"]
        self._position = 0

    def peek(self) -> re.Match[str] | None:
        """The next token; None at the end."""
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    def take(self) -> re.Match[str]:
        """The next token, which there must be, and go on behind it."""
        self._position += 1
        return self._tokens[self._position - 1]

    def is_begun(self, end: int) -> bool:
        """Whether what ends there is the last word of a query that is being typed."""
        return self._typing and end == len(self._query)

    @property
    def may_go_on(self) -> bool:
        """Whether more of the value that was taken last may be typed, quotation marks or not."""
        return self._typing and self.peek() is None and not self._query[-1].isspace()

    def value(self, token: re.Match[str]) -> str:
        """A token as it is written; of a quotation mark, what stands between it and the next one, whose
        tokens are used up."""
        if token.lastgroup != "quoted":
            return token.group()
        end = min(
            (at for mark in _QUOTES if (at := self._query.find(mark, token.end())) >= 0),
            default=len(self._query),
        )
        if end == len(self._query):
            self._notes.append("the open quotation mark is read as closed at the end")
        while (following := self.peek()) is not None and following.start() <= end:
            self._position += 1
        return self._query[token.end() : end]
