"""Where the reader was: in each article, and in each library when it was left."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from index import anchors
from index.anchors import Anchor
from index.article import Article, Span
from index.catalogue import STANDARD_INPUT_ID
from index.kept_text import as_bytes, as_text
from index.notebook import Notebook

if TYPE_CHECKING:
    from index.holdings import Holdings
    from index.places import Places

MOST_PLACES = 5000
"""Articles whose place is remembered; those that were read longest ago are forgotten."""

MOST_SESSIONS = 200
"""Libraries of which it is remembered how they were left."""

_WORDS = 80
"""Code points by which a place is found again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one was in an article: the first character that was on the screen, and the search it was opened
    from."""

    start: int
    query: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What was open over the search: one article, or two that were compared; `at` is a place in the first."""

    articles: tuple[str, ...]
    query: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """How a library was left: what stood in the search box, the article under the cursor, what was open
    last."""

    query: str = ""
    literal: bool = False
    by_story: bool = False
    article: str = ""
    opened: Opened | None = None


class Resuming:
    """The part of a library that remembers where the reader was."""

    _notebook: Notebook
    _holdings: Holdings
    _places: Places
    _standard_input: bytes | None

    def article(self, article_id: str) -> Article:
        """An article by its id."""
        raise NotImplementedError

    def place(self, article: Article) -> Place | None:
        """Where one was in an article, or in what is most like it where the text has changed; None for one
        that was not left in the middle."""
        query = "SELECT start, words, query FROM places WHERE article = ?"
        for start, words, searched in self._notebook.rows(query, (article.id,)):
            found = anchors.find(article.text, Anchor(start, as_text(words)))
            start = found.start if found else min(start, max(0, article.body.end - 1))
            return Place(start, as_text(searched))
        return None

    def leave(self, article: Article, start: int, query: str) -> None:
        """Remember where one is in an article; the beginning need not be remembered."""
        if article.id == STANDARD_INPUT_ID or self._notebook.closed:
            return
        place = anchors.anchor(article.text, Span(start, min(len(article.text), start + _WORDS)))
        known = "SELECT start, words, query FROM places WHERE article = ?"
        rows = self._notebook.rows(known, (article.id,))
        if start <= article.body.start:
            if rows:
                self._notebook.write("DELETE FROM places WHERE article = ?", (article.id,))
            return
        row = (start, as_bytes(place.words), as_bytes(query))
        if rows != [row]:
            self._put("places", (article.id, *row), MOST_PLACES)

    def session(self) -> Session | None:
        """How this library was left; None where it was not opened before."""
        if self._standard_input is not None:
            return None
        rows = self._notebook.rows("SELECT state FROM sessions WHERE library = ?", (self._session_key(),))
        return _session(rows[0][0]) if rows else None

    def keep_session(self, session: Session) -> None:
        """Remember how this library is left."""
        if self._standard_input is not None or self._notebook.closed or session == self.session():
            return
        self._put("sessions", (self._session_key(), json.dumps(asdict(session))), MOST_SESSIONS)

    def _put(self, table: str, row: tuple[object, ...], most: int) -> None:
        """Keep a row as the latest of its table, in which the `most` latest stay."""
        values = ", ".join("?" * (len(row) - 1))
        latest = f"SELECT ?, coalesce(max(position), 0) + 1, {values} FROM {table}"
        oldest = f"DELETE FROM {table} WHERE position <= (SELECT max(position) FROM {table}) - ?"

        def put(connection: sqlite3.Connection) -> None:
            connection.execute(f"INSERT OR REPLACE INTO {table} {latest}", row)
            connection.execute(oldest, (most,))

        self._notebook.change(put)

    def _session_key(self) -> str:
        return self._places.index_folder(self._holdings.key).name


def _session(written: str) -> Session | None:
    """The session that was written; None for what is damaged or is of another release."""
    try:
        state = json.loads(written)
        opened = state["opened"]
        return Session(
            str(state["query"]),
            bool(state["literal"]),
            bool(state["by_story"]),
            str(state["article"]),
            Opened(tuple(map(str, opened["articles"])), str(opened["query"]), int(opened["at"]))
            if opened
            else None,
        )
    except (ValueError, TypeError, KeyError):
        return None
