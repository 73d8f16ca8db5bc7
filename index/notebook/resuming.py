"""Where the reader was: in each article, and in each library when it was left."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from index.article import Article
from index.collection.catalogue import STANDARD_INPUT_ID
from index.collection.kept_text import as_bytes, as_text
from index.notebook.notebook import Notebook
from index.running.late_imports import IMPORTING

if TYPE_CHECKING:
    from index.collection.holdings import Holdings
    from index.places import Places

MOST_PLACES = 5000
"""Articles whose place is remembered; those that were read longest ago are forgotten."""

MOST_SESSIONS = 50
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
    query: str
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
    shown: str = ""
    """What the screen showed of what was found, as it has written that down itself: it is there at once, and
    then looked up anew."""


LeftPlace = tuple[int, bytes, bytes]
"""Where an article was left, what stands there, and the search it was opened from, as they are kept."""


class Resuming:
    """The part of a library that remembers where the reader was."""

    _notebook: Notebook
    _holdings: Holdings
    _places: Places
    _standard_input: bytes | None
    _left: dict[str, LeftPlace]
    """The articles that were left since this was written down last."""

    def place(self, article: Article) -> Place | None:
        """Where one was in an article, or in what is most like it where the text has changed; None for one
        that was not left in the middle."""
        query = "SELECT start, words, query FROM places WHERE article = ?"
        left = self._left.get(article.id)
        for start, words, searched in [left] if left else self._notebook.rows(query, (article.id,)):
            if start:
                with IMPORTING:
                    from index.notebook.anchors import Anchor, find
                found = find(article.text, Anchor(start, as_text(words)))
                start = found.start if found else min(start, max(0, article.body.end - 1))
                return Place(start, as_text(searched))
        return None

    def leave(self, article: Article, start: int, query: str) -> None:
        """Remember where one is in an article; on the disk after `keep_places`."""
        start = start if start > article.body.start else 0
        self._left[article.id] = start, as_bytes(article.text[start : start + _WORDS]), as_bytes(query)

    def keep_places(self) -> None:
        """Write down where the articles were left. Those at whose beginning one is need not be remembered."""
        left = {key: place for key, place in self._left.items() if key != STANDARD_INPUT_ID}
        if self._notebook.closed or not left:
            return
        marks = ", ".join("?" * len(left))
        query = f"SELECT article, start, words, query FROM places WHERE article IN ({marks})"
        known = {row[0]: row[1:] for row in self._notebook.rows(query, tuple(left))}
        for key, place in left.items():
            if not place[0] and key in known:
                self._notebook.write("DELETE FROM places WHERE article = ?", (key,))
            elif place[0] and known.get(key) != place:
                self._put("places", (key, *place), MOST_PLACES)
            if self._left.get(key) == place:
                del self._left[key]

    def session(self) -> Session | None:
        """How this library was left; None where it was not opened before."""
        if self._standard_input is not None:
            return None
        rows = self._notebook.rows("SELECT state FROM sessions WHERE library = ?", (self._session_key(),))
        return session_of(rows[0][0]) if rows else None

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


def session_of(written: str) -> Session | None:
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
            str(state["shown"]),
        )
    except (ValueError, TypeError, KeyError):
        return None
