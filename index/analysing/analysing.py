"""Works comparisons out in a process of its own, so that no key waits for them: long ones, those that may be
asked for next, and all others as long as it runs."""

from __future__ import annotations

import os
import pickle
import queue
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import IO, TYPE_CHECKING, Any, Literal

from index.analysing.analyses import Analyses
from index.article import Article
from index.updating.recognising import found

if TYPE_CHECKING:
    from index.comparison.model import LinkDecision
    from index.entities.model import Annotations, NamingDecision

Question = Literal["compare", "links", "matrix", "timeline"]
"""`links` is a comparison without its rows and changed words: what a matrix and a timeline are made of."""

WORTH_A_PROCESS = 60_000_000
"""Product of the lengths of two articles, in characters, summed over all pairs, from which they go to another
process: some 1,300 words each, a tenth of a second of work, as long as that process takes to begin."""

POLL = 0.05
"""Seconds between two looks at whether anybody still waits for the answer."""

# As in `index.updating.background`: nothing in the folder where the reader was started is imported.
_BEGIN = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer);"
    "from index.analysing.analysing import work; work(sys.stdin.buffer, sys.stdout.buffer)"
)


@dataclass(frozen=True)
class Order:
    """What is to be worked out: the articles that are held together, and all that is decided about them.

    `annotations` holds those that are known by now, `kept` what else `Analyses` keep of these by now; `links`
    by both ids.
    """

    question: Question
    keys: tuple[str, ...]
    articles: Mapping[str, Article]
    annotations: Mapping[str, Annotations]
    stories: Mapping[str, tuple[str, ...]]
    decisions: tuple[NamingDecision, ...]
    links: Mapping[tuple[str, str], tuple[LinkDecision, ...]]
    kept: Mapping[Hashable, object]


def work(orders: IO[bytes], answers: IO[bytes]) -> None:
    """The other process: works orders out until there are no more, or nobody is left to give any."""
    threading.Thread(target=_end_when_abandoned, args=(orders,), daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            order: Order = pickle.load(orders)
            pickle.dump(worked_out(order), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def _end_when_abandoned(orders: IO[bytes]) -> None:
    """End the process in the middle of an order, once the one that gave it is gone, however it ended."""
    if not hasattr(select, "poll"):
        return
    waiting = select.poll()
    # Of a pipe without a writer this is told without being asked for.
    waiting.register(orders.fileno(), 0)
    with suppress(OSError):
        waiting.poll()
        os._exit(0)


def worked_out(order: Order) -> dict[Hashable, object]:
    """What `Analyses` keep beside what they were given when they have answered, by their keys."""

    def annotated(key: str) -> Annotations:
        known = order.annotations.get(key)
        return found(order.articles[key]).annotations if known is None else known

    analyses = Analyses(
        order.articles.__getitem__,
        annotated,
        order.stories.__getitem__,
        lambda: order.decisions,
        lambda left, right: order.links.get((left, right), ()),
    )
    analyses.take(order.kept)
    if order.question == "matrix":
        analyses.matrix(order.keys)
    elif order.question == "timeline":
        analyses.timeline(order.keys)
    elif order.question == "links":
        analyses.compare(*order.keys)
    else:
        left, right = order.keys
        analyses.rows(left, right)
        for link in range(len(analyses.compare(left, right).links)):
            analyses.changes(left, right, link)
    return {key: value for key, value in analyses.kept().items() if key not in order.kept}


class Analysing:
    """The other process, begun when it is first needed and kept for the next order; ends with this one.

    What it finds is kept by `analyses`; `known` gives what an article names, None where that is yet to be
    found out. One order at a time. An order that is called off ends the process, as nothing else stops it.
    """

    def __init__(self, analyses: Analyses, known: Callable[[str], Annotations | None]) -> None:
        self._analyses = analyses
        self._known = known
        self._process: subprocess.Popen[bytes] | None = None
        self._is_warm = False
        """Whether the process has answered, and so has imported what it needs."""
        self._wanted: tuple[Question, tuple[str, ...]] | None = None
        """What somebody waits for."""
        self._answers: queue.SimpleQueue[dict[Hashable, object] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()

    def analyse(
        self,
        question: Question,
        article_ids: Sequence[str],
        cancelled: Callable[[], bool],
        ahead: bool,
    ) -> bool:
        """Work the question out, if it is not answered yet and takes long, or the process is there anyway, or
        it is asked `ahead` of its time; False where it was called off.

        Blocks. Where the process died the question is left for this one. A long question that is asked ahead
        is called off by another one that somebody waits for.
        """
        keys = tuple(dict.fromkeys(article_ids))
        if self._analyses.has(question, keys):
            return True
        long = self._takes_long(keys)
        if not (ahead or long or self._is_warm):
            return True
        this = question, keys
        if not ahead:
            self._wanted = this

        def called_off() -> bool:
            return cancelled() or (ahead and long and self._wanted not in (None, this))

        try:
            self._answer(this, called_off)
        finally:
            if not ahead and self._wanted == this:
                self._wanted = None
        return not called_off()

    def _takes_long(self, keys: tuple[str, ...]) -> bool:
        lengths = {key: len(self._analyses.article(key).text) for key in keys}
        pairs = (pair for pair in combinations(keys, 2) if not self._analyses.has("links", pair))
        return sum(lengths[left] * lengths[right] for left, right in pairs) >= WORTH_A_PROCESS

    def _order(self, question: Question, keys: tuple[str, ...]) -> Order:
        pairs = list(permutations(keys, 2))
        needed = dict.fromkeys(keys)
        for pair in pairs:
            needed |= dict.fromkeys(self._analyses.together(*pair))
        known = {key: annotations for key in needed if (annotations := self._known(key)) is not None}
        return Order(
            question=question,
            keys=keys,
            articles={key: self._analyses.article(key) for key in needed},
            annotations=known,
            stories={key: self._analyses.story(key) for key in keys},
            decisions=self._analyses.decisions(),
            links={pair: links for pair in pairs if (links := self._analyses.links(*pair))},
            kept=self._analyses.kept_of(keys),
        )

    def _answer(self, asked: tuple[Question, tuple[str, ...]], cancelled: Callable[[], bool]) -> None:
        """Have a question answered and keep the answer; none where it is called off or the process dies."""
        with self._lock:
            if cancelled() or self._analyses.has(*asked):
                return
            try:
                process = self._running()
                _send(process, self._order(*asked))
            except (OSError, ValueError):
                self._end()
                return
            while True:
                try:
                    answer = self._answers.get(timeout=POLL)
                except queue.Empty:
                    if not cancelled():
                        continue
                    answer = None
                if answer is None:
                    self._end()
                else:
                    self._is_warm = True
                    self._analyses.take(answer)
                return

    def close(self) -> None:
        """End the other process; an order that is being worked out comes to None."""
        process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _BEGIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process, self._answers = process, queue.SimpleQueue()
        threading.Thread(target=_forward, args=(process.stdout, self._answers), daemon=True).start()
        _send(process, sys.path)
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        self._is_warm = False
        if process is not None:
            process.kill()
            process.wait()
            if process.stdin is not None:
                with suppress(OSError):
                    process.stdin.close()


def _send(process: subprocess.Popen[bytes], value: Any) -> None:
    assert process.stdin is not None
    pickle.dump(value, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()


def _forward(stream: IO[bytes], answers: queue.SimpleQueue[dict[Hashable, object] | None]) -> None:
    """Hands on each answer of the other process, and None at its end."""
    with stream, suppress(OSError, EOFError, ValueError, pickle.PickleError):
        while True:
            answers.put(pickle.load(stream))
    answers.put(None)


def work_of(lengths: Sequence[int]) -> int:
    """The product of the lengths of two articles, in characters, summed over all pairs."""
    total, squares = sum(lengths), sum(length * length for length in lengths)
    return (total * total - squares) // 2


def worth_a_process(lengths: Sequence[int]) -> bool:
    """Whether comparing all pairs of articles of these lengths takes long enough for another process."""
    return work_of(lengths) >= WORTH_A_PROCESS
