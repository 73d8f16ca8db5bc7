"""Keeps which articles are alike and so of one story, in a file of its own, so that one more article is
compared with its likes alone."""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from index.storage.sealed import sealed, unsealed
from index.stories.likeness import (
    SHARED_KEYS,
    WINDOW,
    Rarity,
    Weighed,
    likeness,
    representative,
    sampled,
    sampled_still,
)
from index.stories.regrouping import Regrouping
from index.stories.story_file import opened
from index.stories.story_terms import StoryTerms

WEIGHED = 4000
"""Articles that are kept as they are compared, at about 8 KB."""

SETTLED = 2000
"""Articles from which one more does not have all of them compared anew, which takes seconds."""

DRIFT = 0.25
"""Share of the sample that may be other articles by then."""

_UNDATED = -1


class StoryIndex:
    """The signatures of the articles, the pairs that are alike, and the stories they make.

    Depends on the set of articles alone, in whatever order they came, but for how rare terms were when that
    was told last (`rarity`): an article added and removed again leaves what was there before. Safe to use
    from several threads. Raises sqlite3.OperationalError where its file cannot be written, another
    DatabaseError where it is damaged. Without a `path` it is in memory, and begins with what is in a file
    `beneath`.
    """

    def __init__(self, path: Path | None, made_by: int, beneath: Path | None = None) -> None:
        self._lock = threading.RLock()
        self._connection = opened(path, made_by, beneath)
        self._weighed: dict[int, Weighed] = {}
        self._sample: list[StoryTerms] = []
        self._rarity: Rarity | None = None

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
            told = self._told_by()
            if self._rarity is None or not self._rarity.holds(told, count):
                self._rarity = Rarity(told, count)
            return self._rarity

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
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                Regrouping(self._connection, rarity.same_story, self._representative).run()

    def _representative(self, story: Sequence[str]) -> str:
        return representative([self._signature("id", key) for key in story])

    def stories(self) -> dict[str, list[str]]:
        """The ids of the articles of each story, by that of its most representative article; in order."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        with self._lock:
            # The ids of the signatures are far apart in the file, and these are all asked for each time.
            rows = self._connection.execute("SELECT story, id FROM members").fetchall()
        for story, key in rows:
            found[story].append(key)
        for keys in found.values():
            keys.sort()
        return dict(sorted(found.items(), key=lambda story: story[1][0]))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


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
