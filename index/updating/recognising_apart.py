"""Reads the names of articles on a second core, in a process of its own that dies with this one."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any

from index.article import Article
from index.collection.packed_sentences import packed, unpacked
from index.late_imports import IMPORTING
from index.updating.recognising import found, voting_model
from index.updating.uncollected import without_collecting

if TYPE_CHECKING:
    from index.entities.article_names import ArticleNames
    from index.entities.statistical import StatisticalModel
    from index.search.name_terms import NameTerms

WORTH_A_PROCESS = 400
"""Articles from which starting another process, half a second, pays."""

CHUNK = 32
"""Articles that are handed over together: a sixth of a second of work; handing them over takes little of
that."""

# As in `index.updating.background`: nothing in the folder where the reader was started is imported.
_BEGIN = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer);"
    "from index.updating.recognising_apart import work; work(sys.stdin.buffer, sys.stdout.buffer)"
)

_Sent = tuple[Article, bytes]
"""An article without its sentences, and these packed: four times as quick as pickling all of it."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The names of an article as they are kept (`index.entities.article_names.packed`) and as they are
    indexed, pickled, as thousands wait for it in memory."""

    packed: bytes
    pickled: bytes

    @property
    def terms(self) -> NameTerms:
        """What is indexed."""
        terms: NameTerms = pickle.loads(self.pickled)
        return terms


def recognised(article: Article, names: ArticleNames) -> Recognised:
    """What is kept and indexed of the names of an article."""
    with IMPORTING:
        from index.entities import article_names
        from index.search.name_terms import name_terms

    terms = pickle.dumps(name_terms(article, names), pickle.HIGHEST_PROTOCOL)
    return Recognised(article_names.packed(names), terms)


def work(orders: IO[bytes], answers: IO[bytes]) -> None:
    """The other process: names of the articles that are handed to it, until there are no more."""
    with suppress(EOFError, OSError):
        model = voting_model(pickle.load(orders))
        while True:
            sent: list[_Sent] = pickle.load(orders)
            articles = (replace(one, sentences=tuple(unpacked(kept))) for one, kept in sent)
            with without_collecting():
                made = [recognised(article, found(article, model)) for article in articles]
            pickle.dump(made, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


class Recognising:
    """Reads names on two cores where there are two and `due` articles are worth it; else on this one. While
    this process is `busy` with other work, it leaves them to the other one.

    Used by one thread, and closed at the end.
    """

    def __init__(
        self, due: int, model: StatisticalModel | None = None, busy: Callable[[], bool] = lambda: False
    ) -> None:
        self.model = model
        self.busy = busy
        self._process: subprocess.Popen[bytes] | None = None
        if due >= WORTH_A_PROCESS and (os.cpu_count() or 1) > 1:
            with suppress(OSError):
                self._process = subprocess.Popen(
                    [sys.executable, "-I", "-c", _BEGIN],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
                self._send(sys.path)
                self._send(model.name if model is not None else None)

    def ahead(self, articles: Sequence[Article]) -> Ahead:
        """Begin to read articles; their names are to be asked for one by one, in this order."""
        return Ahead(articles, self)

    def _send(self, value: Any) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def exchange(self, articles: list[Article]) -> list[Recognised] | None:
        """What the other process finds; None where there is none, or none any more."""
        try:
            if self._process is None or self._process.stdout is None:
                return None
            sent: list[_Sent] = [(replace(one, sentences=()), packed(one.sentences)) for one in articles]
            self._send(sent)
            made: list[Recognised] = pickle.load(self._process.stdout)
            return made
        except (OSError, EOFError, ValueError, pickle.PickleError):
            self.close()
            return None

    def close(self) -> None:
        """End the other process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()
            process.wait()


class Ahead:
    """Articles that are being read: the other process begins at their end, this one where it is asked."""

    def __init__(self, articles: Sequence[Article], recognising: Recognising) -> None:
        self._waiting = deque(articles)
        self._recognising = recognising
        self._made: dict[str, Recognised] = {}
        self._changed = threading.Condition()
        self._theirs: set[str] = set()
        self._handing_over = True
        self._thread = threading.Thread(target=self._hand_over, daemon=True)
        self._thread.start()

    def names(self, article: Article) -> Recognised:
        """The names of one of the articles."""
        with self._changed:
            # Two threads of this process would share a core; what is handed over next tells to look again.
            self._changed.wait_for(
                lambda: not (self._handing_over and self._recognising.busy() and self._waits(article))
            )
            if self._waits(article):
                self._waiting.popleft()
            self._changed.wait_for(lambda: article.id not in self._theirs)
            made = self._made.pop(article.id, None)
        return recognised(article, found(article, self._recognising.model)) if made is None else made

    def _waits(self, article: Article) -> bool:
        return bool(self._waiting) and self._waiting[0].id == article.id

    def stop(self) -> None:
        """Hand nothing over any more; waits for what was."""
        with self._changed:
            self._waiting.clear()
        self._thread.join()

    def _hand_over(self) -> None:
        try:
            self._hand_over_all()
        finally:
            with self._changed:
                self._handing_over = False
                self._changed.notify_all()

    def _hand_over_all(self) -> None:
        while True:
            with self._changed:
                chunk = [self._waiting.pop() for _ in range(min(CHUNK, len(self._waiting) // 2))]
                self._theirs.update(article.id for article in chunk)
            if not chunk:
                return
            made = self._recognising.exchange(chunk)
            with self._changed:
                if made is not None:
                    self._made.update((one.id, names) for one, names in zip(chunk, made, strict=True))
                self._theirs.difference_update(article.id for article in chunk)
                self._changed.notify_all()
            if made is None:
                return
