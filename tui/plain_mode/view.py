"""What a view of the plain mode is: numbered things, one of them the current one, and commands on them."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from index.article import Article
from index.library import Library, LibraryError
from tui.commandline.output import Style
from tui.commandline.plain.articles import paragraph
from tui.commands import Place
from tui.terminal.safe_text import safe_text

Lines = Iterator[str]

_PAGE = 10
"""Things that `PgDn` passes."""


class Desk(Protocol):
    """What a view may ask of the session it belongs to."""

    library: Library
    style: Style

    def open(self, view: View) -> Lines:
        """Go to another view and describe it."""

    def search_for(self, query: str) -> Lines:
        """Go back to the hits with this query."""

    def refresh(self) -> None:
        """Have every view look up anew what it shows."""


class Refused(Exception):
    """A command that cannot be carried out; the message is one sentence that says why."""


class View:
    """Numbered things of one kind. A command is a method `do_<id>(words)` that yields what is to be said."""

    place: Place
    thing = "entry"
    """What one of its things is called."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.cursor = 0
        self.called: Mapping[str, str] = {}
        """Labels of articles by their ids, where several are shown together."""

    @property
    def library(self) -> Library:
        """What is read."""
        return self.desk.library

    @abstractmethod
    def count(self) -> int:
        """How many things there are."""

    @abstractmethod
    def heading(self) -> Lines:
        """What is shown here, in a line or a few."""

    @abstractmethod
    def item(self, number: int) -> Lines:
        """One thing, counted from 0."""

    def forget(self) -> None:
        """Look up anew what is shown: something was decided."""

    def current_article(self) -> str | None:
        """The article that the commands speak of."""
        return None

    def articles(self) -> tuple[str, ...]:
        """The articles whose names are listed here."""
        return ()

    def describe(self) -> Lines:
        """The heading and everything listed."""
        yield from self.heading()
        for number in range(self.count()):
            yield from self.item(number)

    def takes(self, command: str, words: str) -> bool:
        """Whether a command takes these words; those of texts take any, the others numbers or articles."""
        if command in ("search", "find", "narrow_names", "pipe", "palette"):
            return True
        if command in ("open", "mark", "compare", "story", "timeline", "edit"):
            return all(self._refers(word) for word in words.split())
        return False

    def _refers(self, word: str) -> bool:
        try:
            self.article_called(word)
        except (Refused, LibraryError):
            return False
        return True

    def article_called(self, word: str) -> str:
        """The id of the article of a number in the list, or as the command line calls it."""
        if _is_number(word) and not word.startswith("0") and int(word) <= self.count():
            article = self.article_of(int(word) - 1)
            if article is not None:
                return article
        return self.found(word)

    def found(self, word: str) -> str:
        """The id of the article that the command line calls so.

        A number is no beginning of an id here: one behind the end of a list would open any article.
        Raises Refused for it, LibraryError as `Library.find`.
        """
        article = self.library.find(word)
        if _is_number(word) and word != article and article.startswith(word):
            path = self.library.entry(article).path
            if not os.path.basename(path).startswith(word):
                raise Refused(f"There is no article {word} here; give more of its name.")
        return article

    def article_of(self, number: int) -> str | None:
        """The article that one thing, counted from 0, is or stands in."""
        return None

    def chosen(self, words: str) -> int:
        """The thing a number names, or the current one; it is the current one from then on.

        Raises Refused where there is none.
        """
        if not self.count():
            raise Refused("Nothing is listed here.")
        if words:
            if not _is_number(words) or not 1 <= int(words) <= self.count():
                raise Refused(f"There is no number {words}: they go up to {self.count():,}.")
            self.cursor = int(words) - 1
        self.cursor = min(self.cursor, self.count() - 1)
        return self.cursor

    def article_or_refused(self, words: str = "") -> str:
        """The article named in words, else the one that the commands speak of."""
        article = self.article_called(words) if words else self.current_article()
        if article is None:
            raise Refused("No article is chosen here: name one by its number.")
        return article

    def do_line_down(self, _: str) -> Lines:
        """Say the next thing."""
        return self._move(1)

    def do_line_up(self, _: str) -> Lines:
        """Say the one before."""
        return self._move(-1)

    def do_page_down(self, _: str) -> Lines:
        """Pass ten, saying each."""
        return self._move(_PAGE)

    def do_page_up(self, _: str) -> Lines:
        """Go back ten, and say them."""
        return self._move(-_PAGE)

    def do_half_page_down(self, _: str) -> Lines:
        """Pass five, saying each."""
        return self._move(_PAGE // 2)

    def do_half_page_up(self, _: str) -> Lines:
        """Go back five, and say them."""
        return self._move(-_PAGE // 2)

    def do_to_top(self, _: str) -> Lines:
        """Say the first."""
        self.cursor = 0
        return self.item(self.chosen(""))

    def do_to_end(self, _: str) -> Lines:
        """Say the last."""
        self.cursor = max(self.count() - 1, 0)
        return self.item(self.chosen(""))

    def _move(self, step: int) -> Lines:
        before = self.chosen("")
        target = min(max(before + step, 0), self.count() - 1)
        if target == before:
            yield f"This is the {'last' if step > 0 else 'first'} {self.thing}."
        self.cursor = target
        for number in range(before + 1, target + 1) if step > 0 else range(target, before):
            yield from self.item(number)

    def say(self, text: str, margin: str = "", rest: str | None = None) -> Lines:
        """Text set to the width of the terminal behind a margin."""
        return paragraph(text, self.desk.style, first=margin, rest=margin if rest is None else rest)

    def label(self, article: Article) -> str:
        """What an article is called by, apart from the others that are shown with it."""
        return safe_text(self.called.get(article.id, article.source))


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal()


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
