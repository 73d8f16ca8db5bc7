"""Tells anew which stories there are among the articles that changes have reached, and leaves all others as
they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from index.stories.linkage import linked

STRICTER = (1.0, 1.1, 1.2, 1.35, 1.5, 2.0, 3.0, 4.0)
"""How much more alike than those of a story two articles are by which they are connected: the first at which
no more than MOST_CONNECTED are, or the last. So one more article takes no longer among many that are all a
little alike, as the passages of long texts are."""

THE_SAME = 0.5
"""Likeness from which articles are connected at every step: copies without a date are .57 alike."""

MOST_CONNECTED = 4000
"""Articles among which stories are told at once, in some seconds. Of 8,320 news articles 3,760 are
connected; with 2,000 the F1 of their events is the same, with 1,000 it is .002 lower."""


class Regrouping:
    """Groups the articles that were touched, and all that are connected with them, in the tables of a
    `StoryIndex`, whose transaction it is. Made for one use.

    `same_story` is the likeness from which two articles are of one story; `representative` tells which
    article of a story stands for it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        same_story: float,
        representative: Callable[[Sequence[str]], str],
    ) -> None:
        self._connection = connection
        self._same_story = same_story
        self._representative = representative
        self._steps = _Steps(connection)
        self._crowds: list[set[int]] = [set() for _ in STRICTER]

    def run(self) -> None:
        """Do it."""
        waiting = [number for (number,) in self._connection.execute("SELECT number FROM touched")]
        seen: set[int] = set()
        while waiting:
            start = waiting.pop()
            if start in seen:
                continue
            step = 0
            while (connected := self._connected(start, step)) is None:
                waiting += self._crowded(start, step)
                step += 1
            seen |= connected.keys()
            self._group(connected)
            for number in connected:
                self._steps[number] = step
        self._connection.execute("DELETE FROM touched")
        self._steps.write()

    def _likes(self, number: int) -> dict[int, float]:
        return dict(self._connection.execute("SELECT other, value FROM alike WHERE one = ?", (number,)))

    def _least(self, step: int) -> float:
        """The likeness from which articles are connected at a step."""
        return min(self._same_story * STRICTER[step], THE_SAME)

    def _connected(self, start: int, step: int) -> dict[int, dict[int, float]] | None:
        """The articles that are connected with one at a step, and what each is like; None where they are too
        many, as those of a crowd are."""
        crowd, least, last = self._crowds[step], self._least(step), step == len(STRICTER) - 1
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

    def _crowded(self, start: int, step: int) -> list[int]:
        """Note that what is connected with one at a step are too many; returns those that were told apart at
        this step before, and have to be told anew."""
        steps, crowd, least = self._steps, self._crowds[step], self._least(step)
        found = []
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if number in crowd:
                continue
            crowd.add(number)
            if number == start or steps[number] <= step:
                found.append(number)
                steps[number] = step + 1
                waiting += [other for other, value in self._likes(number).items() if value >= least]
        return found[1:]

    def _group(self, connected: Mapping[int, Mapping[int, float]]) -> None:
        """Tell the stories among articles that are connected."""
        known = {number: self._member(number) for number in connected}
        ids = {number: member.article for number, member in known.items()}
        days = {member.article: member.day for member in known.values() if member.day >= 0}
        alike = {
            (ids[one], ids[other]): value
            for one, others in connected.items()
            for other, value in others.items()
            if other in connected and ids[one] < ids[other]
        }
        number_of = {key: number for number, key in ids.items()}
        single = set(connected)
        for story in linked(alike, self._same_story, days):
            numbers = [number_of[key] for key in story]
            single.difference_update(numbers)
            before = {(known[number].story, known[number].size) for number in numbers}
            _, size = before.pop()
            # All that were in a story with each other, and nobody else: its head is as it was. To find that
            # out takes longer than all the rest.
            if before or size != len(story):
                rows = zip(numbers, repeat(self._representative(story)), story, repeat(len(story)))
                self._connection.executemany("INSERT OR REPLACE INTO members VALUES (?, ?, ?, ?)", rows)
        gone = [(number,) for number in single if known[number].story is not None]
        self._connection.executemany("DELETE FROM members WHERE number = ?", gone)

    def _member(self, number: int) -> _Member:
        row = self._connection.execute(
            "SELECT signatures.id, day, story, size FROM signatures LEFT JOIN members USING (number) "
            "WHERE number = ?",
            (number,),
        ).fetchone()
        return _Member(*row)


class _Member(NamedTuple):
    """An article with its day, -1 where that is not known, and the head and size of the story that it was
    of."""

    article: str
    day: int
    story: str | None
    size: int | None


class _Steps(dict[int, int]):
    """The step at which each article was told apart last, mostly the first; looked up when it is asked for,
    as there may be a hundred thousand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, number: int) -> int:
        row = self._connection.execute("SELECT step FROM steps WHERE number = ?", (number,)).fetchone()
        return 0 if row is None else int(row[0])

    def write(self) -> None:
        """Keep those that were set."""
        numbers = [(number,) for number in self]
        self._connection.executemany("DELETE FROM steps WHERE number = ?", numbers)
        rows = [(number, step) for number, step in self.items() if step]
        self._connection.executemany("INSERT INTO steps VALUES (?, ?)", rows)
