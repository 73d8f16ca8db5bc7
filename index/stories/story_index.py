"""Keeps which articles are alike and so of one story, in a file of its own, so that one more article is
compared with its likes alone."""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from pathlib import Path

from index.sealed import sealed, unsealed
from index.stories.stories import (
    SHARED_KEYS,
    WINDOW,
    Rarity,
    StoryTerms,
    Weighed,
    likeness,
    linked,
    representative,
    sampled,
    sampled_still,
)

WEIGHED = 4000
"""Articles that are kept as they are compared, at about 8 KB."""

SETTLED = 2000
"""Articles from which one more does not have all of them compared anew, which takes seconds."""

DRIFT = 0.25
"""Share of the sample that may be other articles by then."""

STRICTER = (1.0, 1.1, 1.2, 1.35, 1.5, 2.0, 3.0, 4.0)
"""How much more alike than those of a story two articles are by which they are connected: the first at which
no more than MOST_CONNECTED are, or the last. So one more article takes no longer among many that are all a
little alike, as the passages of long texts are."""

THE_SAME = 0.8
"""Likeness from which articles are connected at every step: copies without a date are .9 alike."""

MOST_CONNECTED = 4000
"""Articles among which stories are told at once, in some seconds. Of 8,320 news articles 3,760 are
connected; with 2,000 the F1 of their events is the same, with 1,000 it is .002 lower."""

_UNDATED = -1

_SCHEMA = """
CREATE TABLE signatures (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, packed TEXT NOT NULL,
    day INTEGER NOT NULL, keys TEXT
);
CREATE INDEX uncompared ON signatures (number) WHERE keys IS NULL;
CREATE TABLE keys (
    term INTEGER, day INTEGER, number INTEGER, PRIMARY KEY (term, day, number)
) WITHOUT ROWID;
CREATE TABLE alike (one INTEGER, other INTEGER, value REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE touched (number INTEGER PRIMARY KEY);
CREATE TABLE members (number INTEGER PRIMARY KEY, story TEXT NOT NULL);
CREATE TABLE sampled (place INTEGER PRIMARY KEY, id TEXT NOT NULL, packed TEXT NOT NULL);
CREATE TABLE steps (number INTEGER PRIMARY KEY, step INTEGER NOT NULL);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


class StoryIndex:
    """The signatures of the articles, the pairs that are alike, and the stories they make.

    Depends on the set of articles alone, in whatever order they came, but for how rare terms were when that
    was told last (`rarity`): an article added and removed again leaves what was there before. Safe to use
    from several threads. Raises sqlite3.OperationalError where its file cannot be written, another
    DatabaseError where it is damaged.
    """

    def __init__(self, path: Path | None, made_by: int) -> None:
        self._lock = threading.RLock()
        self._connection = _opened(path, made_by)
        self._weighed: dict[int, Weighed] = {}
        self._sample: list[StoryTerms] = []

    def fact(self, name: str) -> str | None:
        """A value kept under a name."""
        with self._lock:
            row = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def note(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        with self._lock:
            self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def signed(self) -> dict[str, str]:
        """Article id → digest of what its signature was made of."""
        with self._lock:
            return dict(self._connection.execute("SELECT id, digest FROM signatures"))

    def sign(self, signatures: Iterable[tuple[StoryTerms, str]], gone: Iterable[str] = ()) -> None:
        """Keep the signatures of articles, each with the digest of what it was made of; forget those that are
        gone."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                for key in gone:
                    self._remove(key)
                for signature, digest in signatures:
                    self._remove(signature.article)
                    self._connection.execute(
                        "INSERT INTO signatures (id, digest, packed, day) VALUES (?, ?, ?, ?)",
                        (signature.article, digest, _packed(signature), _ordinal(signature.day)),
                    )

    def _remove(self, key: str) -> None:
        execute = self._connection.execute
        row = execute("SELECT number, day, keys FROM signatures WHERE id = ?", (key,)).fetchone()
        if row is None:
            return
        number, day, keys = row
        if keys is not None:
            rows = [(term, day, number) for term in json.loads(keys)]
            self._connection.executemany("DELETE FROM keys WHERE term = ? AND day = ? AND number = ?", rows)
        execute("INSERT OR IGNORE INTO touched SELECT other FROM alike WHERE one = ?", (number,))
        execute(
            "DELETE FROM alike WHERE other = ? AND one IN (SELECT other FROM alike WHERE one = ?)",
            (number,) * 2,
        )
        execute("DELETE FROM alike WHERE one = ?", (number,))
        execute("DELETE FROM touched WHERE number = ?", (number,))
        execute("DELETE FROM members WHERE number = ?", (number,))
        execute("DELETE FROM steps WHERE number = ?", (number,))
        execute("DELETE FROM signatures WHERE number = ?", (number,))
        self._weighed.pop(number, None)

    def digest(self, article_id: str) -> str | None:
        """The digest of what the signature of one article was made of."""
        with self._lock:
            row = self._connection.execute(
                "SELECT digest FROM signatures WHERE id = ?", (article_id,)
            ).fetchone()
        return None if row is None else str(row[0])

    def rarity(self, changed: Collection[str] | None = None) -> Rarity:
        """How rare terms are; where that is told anew, what was found alike before is forgotten.

        `changed` are the articles that have come, changed or gone since it was asked last (None: any). Of
        SETTLED articles and more it is told anew when a quarter of the sample is another, or there are twice
        as many: each time, all are compared.
        """
        with self._lock:
            sample = list(json.loads(self.fact("sample") or "[]"))
            (count,) = self._connection.execute("SELECT count(*) FROM signatures").fetchone()
            size = str(count.bit_length())
            grown = self.fact("size") != size
            if grown or changed is None or not sampled_still(sample, changed):
                sample = sampled(row[0] for row in self._connection.execute("SELECT id FROM signatures"))
                now = [self._signature("id", key) for key in sample]
                told = self._told_by()
                others = len(set(now).difference(told))
                if grown or (others > len(now) * DRIFT if count >= SETTLED else now != told):
                    self._tell_by(now, size)
                self.note("sample", json.dumps(sample))
            return Rarity(self._told_by(), count)

    def _told_by(self) -> list[StoryTerms]:
        """The articles by which it was told last how rare terms are, as they were then."""
        if not self._sample:
            rows = self._connection.execute("SELECT id, packed FROM sampled ORDER BY place")
            self._sample = [_unpacked(key, packed) for key, packed in rows]
        return self._sample

    def _tell_by(self, sample: Sequence[StoryTerms], size: str) -> None:
        self._weighed.clear()
        self._sample = []
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            for table in ("keys", "alike", "touched", "members", "steps", "sampled"):
                self._connection.execute(f"DELETE FROM {table}")
            self._connection.execute("UPDATE signatures SET keys = NULL")
            rows = [(place, one.article, _packed(one)) for place, one in enumerate(sample)]
            self._connection.executemany("INSERT INTO sampled VALUES (?, ?, ?)", rows)
            self.note("size", size)

    def waiting(self) -> list[int]:
        """The articles that are still to be compared with the others, by day: those that one is compared with
        are then mostly known from the one before."""
        with self._lock:
            query = "SELECT number FROM signatures WHERE keys IS NULL ORDER BY day, id"
            return [number for (number,) in self._connection.execute(query)]

    def compare(self, waiting: Iterable[int], rarity: Rarity) -> None:
        """Compare these articles with all that were compared before; one transaction."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                for number in waiting:
                    self._compare(number, rarity)

    def _compare(self, number: int, rarity: Rarity) -> None:
        one = self._weigh(number, rarity)
        terms = sorted(zlib.crc32(key.encode()) for key in one.keys)
        found = []
        for other in self._sharing(terms, one.day):
            value = likeness(one, self._weigh(other, rarity))
            if value >= rarity.same_story / 2:
                found += [(number, other, value), (other, number, value)]
        day = _UNDATED if one.day is None else one.day
        many = self._connection.executemany
        many("INSERT OR REPLACE INTO alike VALUES (?, ?, ?)", found)
        many("INSERT OR REPLACE INTO keys VALUES (?, ?, ?)", [(term, day, number) for term in terms])
        self._connection.execute("INSERT OR REPLACE INTO touched VALUES (?)", (number,))
        self._connection.execute(
            "UPDATE signatures SET keys = ? WHERE number = ?", (json.dumps(terms), number)
        )

    def _sharing(self, terms: Sequence[int], day: int | None) -> list[int]:
        """The articles that share enough of these keys with one of this day, or (None) without a date."""
        key = "SELECT number FROM keys WHERE term IN (" + ",".join("?" * len(terms)) + ")"
        enough = f"GROUP BY number HAVING COUNT(*) >= {SHARED_KEYS} ORDER BY number"
        if day is None:
            rows = self._connection.execute(f"{key} {enough}", terms)
        else:
            # Two looks, as each finds its days in the index.
            rows = self._connection.execute(
                f"SELECT number FROM ({key} AND day = ? UNION ALL {key} AND day BETWEEN ? AND ?) {enough}",
                (*terms, _UNDATED, *terms, day - WINDOW, day + WINDOW),
            )
        return [number for (number,) in rows]

    def _weigh(self, number: int, rarity: Rarity) -> Weighed:
        if number not in self._weighed:
            while len(self._weighed) >= WEIGHED:
                # The oldest; those of one time mostly come one after the other.
                del self._weighed[next(iter(self._weighed))]
            self._weighed[number] = rarity.weigh(self._signature("number", number))
        return self._weighed[number]

    def _signature(self, column: str, value: str | int) -> StoryTerms:
        key, packed = self._connection.execute(
            f"SELECT id, packed FROM signatures WHERE {column} = ?", (value,)
        ).fetchone()
        return _unpacked(key, packed)

    def regroup(self, rarity: Rarity) -> None:
        """Tell anew what the stories are among the articles that were touched, and all that are connected
        with them."""
        with self._lock:
            waiting = [number for (number,) in self._connection.execute("SELECT number FROM touched")]
            alike = rarity.same_story
            steps = dict(self._connection.execute("SELECT number, step FROM steps"))
            seen: set[int] = set()
            crowds: list[set[int]] = [set() for _ in STRICTER]
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                while waiting:
                    start = waiting.pop()
                    if start in seen:
                        continue
                    step = 0
                    while (connected := self._connected(start, alike, step, crowds[step])) is None:
                        waiting += self._crowded(start, alike, step, steps, crowds[step])
                        step += 1
                    seen |= connected.keys()
                    self._group(connected, rarity)
                    steps |= dict.fromkeys(connected, step)
                self._connection.execute("DELETE FROM touched")
                self._connection.execute("DELETE FROM steps")
                rows = [(number, step) for number, step in steps.items() if step]
                self._connection.executemany("INSERT INTO steps VALUES (?, ?)", rows)

    def _likes(self, number: int) -> dict[int, float]:
        return dict(self._connection.execute("SELECT other, value FROM alike WHERE one = ?", (number,)))

    def _connected(
        self, start: int, same_story: float, step: int, crowd: Container[int]
    ) -> dict[int, dict[int, float]] | None:
        """The articles that are connected with one at a step, and what each is like; None where they are too
        many, as those of the `crowd` are."""
        least, last = min(same_story * STRICTER[step], THE_SAME), step == len(STRICTER) - 1
        found: dict[int, dict[int, float]] = {}
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if number not in found:
                if not last and (number in crowd or len(found) == MOST_CONNECTED):
                    return None
                found[number] = self._likes(number)
                waiting += [other for other, value in found[number].items() if value >= least]
        return found

    def _crowded(
        self, start: int, same_story: float, step: int, steps: dict[int, int], crowd: set[int]
    ) -> list[int]:
        """Note that what is connected with one at a step are too many; returns those that were told apart at
        this step before, and have to be told anew."""
        least, found = min(same_story * STRICTER[step], THE_SAME), []
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if number in crowd:
                continue
            crowd.add(number)
            if number == start or steps.get(number, 0) <= step:
                found.append(number)
                steps[number] = step + 1
                waiting += [other for other, value in self._likes(number).items() if value >= least]
        return found[1:]

    def _group(self, connected: Mapping[int, Mapping[int, float]], rarity: Rarity) -> None:
        numbers = [(number,) for number in connected]
        self._connection.executemany("DELETE FROM members WHERE number = ?", numbers)
        if len(connected) < 2:
            return
        ids = {
            number: self._connection.execute(
                "SELECT id FROM signatures WHERE number = ?", (number,)
            ).fetchone()[0]
            for number in connected
        }
        alike = {
            (ids[one], ids[other]): value
            for one, others in connected.items()
            for other, value in others.items()
            if other in connected and ids[one] < ids[other]
        }
        number_of = {key: number for number, key in ids.items()}
        for story in linked(alike, rarity.same_story):
            head = representative([self._signature("id", key) for key in story])
            self._connection.executemany(
                "INSERT INTO members VALUES (?, ?)", [(number_of[key], head) for key in story]
            )

    def stories(self) -> dict[str, list[str]]:
        """The ids of the articles of each story, by that of its most representative article."""
        found: dict[str, list[str]] = {}
        with self._lock:
            rows = self._connection.execute(
                "SELECT story, id FROM members JOIN signatures USING (number) ORDER BY id"
            )
            for story, key in rows:
                found.setdefault(story, []).append(key)
        return found

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


def _opened(path: Path | None, made_by: int) -> sqlite3.Connection:
    connection = sqlite3.connect(
        ":memory:" if path is None else path, timeout=0.5, check_same_thread=False, isolation_level=None
    )
    try:
        # What is lost in a power cut is found out again.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        if connection.execute("PRAGMA user_version").fetchone()[0] != made_by:
            connection.execute("BEGIN IMMEDIATE")
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (name,) in rows.fetchall():
                connection.execute(f'DROP TABLE "{name}"')
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {made_by}")
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _ordinal(day: str | None) -> int:
    from datetime import date

    return _UNDATED if day is None else date.fromisoformat(day).toordinal()


def _packed(signature: StoryTerms) -> str:
    terms, weights = zip(*signature.terms, strict=True) if signature.terms else ((), ())
    return sealed(json.dumps([signature.day, signature.headed, terms, weights, signature.title]))


def _unpacked(article_id: str, packed: str) -> StoryTerms:
    known = unsealed(packed)
    if known is None:
        raise sqlite3.DatabaseError("a signature is damaged")
    day, headed, terms, weights, title = json.loads(known)
    return StoryTerms(article_id, day, headed, tuple(zip(terms, weights, strict=True)), tuple(title))
