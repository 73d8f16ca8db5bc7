"""Reads the names of articles on a second core, in a process of its own that dies with this one."""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from index.article import Article
from index.collection.packed_sentences import KeptText
from index.running.late_imports import IMPORTING
from index.running.uncollected import without_collecting
from index.updating.recognising import found, voting_model

if TYPE_CHECKING:
    from index.entities.recognition.statistical import StatisticalModel
    from index.entities.resolution.article_names import ArticleNames
    from index.search.indexing.name_terms import NameTerms

WORTH_A_PROCESS = 400
"""Articles from which starting another process, half a second, pays."""

CHUNK = 16
"""Articles that are handed over together: less than a tenth of a second of work; handing them over takes
little of that."""

UNDERWAY = 2
"""Times CHUNK that are handed over before an answer is waited for, so that the other process always has
something to do: this one may be slow to hand over more while its threads share a core."""

# As in `index.updating.background`: nothing in the folder where the reader was started is imported.
_BEGIN = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer);"
    "from index.updating.recognising_apart import work; work(sys.stdin.buffer, sys.stdout.buffer)"
)

Texts = Callable[[Sequence[str]], Sequence[KeptText]]
"""Gives the texts of those of some articles whose names the other process may read."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The names of an article as they are kept (`index.entities.resolution.article_names.packed`) and as they
    are indexed, pickled, as thousands wait for it in memory."""

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
        from index.entities.resolution import article_names
        from index.search.indexing.name_terms import name_terms

    terms = pickle.dumps(name_terms(article, names), pickle.HIGHEST_PROTOCOL)
    return Recognised(article_names.packed(names), terms)


def work(orders: IO[bytes], answers: IO[bytes]) -> None:
    """The other process: names of the articles that are handed to it, until there are no more."""
    with suppress(EOFError, OSError):
        model = voting_model(pickle.load(orders))
        waiting: queue.SimpleQueue[list[KeptText]] = queue.SimpleQueue()
        # Taken at once: were both processes to write more than fits between them, each would wait for ever.
        threading.Thread(target=_receive, args=(orders, waiting), daemon=True).start()
        while sent := waiting.get():
            with without_collecting():
                articles = [one.article() for one in sent]
                made = [recognised(article, found(article, model)) for article in articles]
            pickle.dump(made, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def _receive(orders: IO[bytes], waiting: queue.SimpleQueue[list[KeptText]]) -> None:
    """Hand on what comes, and nothing at the end."""
    with suppress(EOFError, OSError, pickle.PickleError):
        while True:
            waiting.put(pickle.load(orders))
    waiting.put([])


class Recognising:
    """Reads names on two cores where there are two and `due` articles are worth it; else on this one. While
    this process is `busy` with other work, it leaves them to the other one.

    Used by one thread, and closed at the end.
    """

    def __init__(self, due: int, model: StatisticalModel | None, busy: Callable[[], bool]) -> None:
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

    @property
    def apart(self) -> bool:
        """Whether there is another process."""
        return self._process is not None

    def ahead(self, keys: Sequence[str], texts: Texts) -> Ahead:
        """Begin to read articles; their names are to be asked for one by one, in this order."""
        return Ahead(keys, texts, self)

    def _send(self, value: Any) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def hand_over(self, texts: Sequence[KeptText]) -> bool:
        """Have the other process read some articles; False where there is none, or none any more."""
        try:
            if self._process is None:
                return False
            self._send(texts)
            return True
        except OSError:
            self.close()
            return False

    def answer(self) -> list[Recognised] | None:
        """What the other process finds in those that were handed over first; None where it has ended."""
        try:
            if self._process is None or self._process.stdout is None:
                return None
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
    """Articles that are being read: the other process begins at their end, this one where it is asked. What
    names the content that was read is given with the names, as the article may have changed since."""

    def __init__(self, keys: Sequence[str], texts: Texts, recognising: Recognising) -> None:
        self._waiting = deque(keys)
        self._texts = texts
        self._recognising = recognising
        self._made: dict[str, tuple[str, Recognised]] = {}
        self._changed = threading.Condition()
        self._theirs: set[str] = set()
        self._handing_over = True
        self._thread = threading.Thread(target=self._hand_over, daemon=True)
        self._thread.start()

    def names(self, key: str) -> tuple[str, Recognised] | None:
        """The names of one of the articles; None where they are to be found here."""
        with self._changed:
            # Two threads of this process would share a core; what is handed over next tells to look again.
            self._changed.wait_for(
                lambda: not (self._handing_over and self._recognising.busy() and self._waits(key))
            )
            if self._waits(key):
                self._waiting.popleft()
            self._changed.wait_for(lambda: key not in self._theirs)
            return self._made.pop(key, None)

    def _waits(self, key: str) -> bool:
        return bool(self._waiting) and self._waiting[0] == key

    def stop(self) -> None:
        """Hand nothing over any more; waits for what was."""
        with self._changed:
            self._waiting.clear()
        self._thread.join()

    def _hand_over(self) -> None:
        underway: deque[Sequence[KeptText]] = deque()
        try:
            while self._recognising.apart and (self._more(underway) or underway):
                made = self._recognising.answer()
                if made is None:
                    return
                with self._changed:
                    for text, names in zip(underway.popleft(), made, strict=True):
                        self._made[text.id] = text.digest, names
                        self._theirs.discard(text.id)
                    self._changed.notify_all()
        finally:
            with self._changed:
                self._theirs.clear()
                self._handing_over = False
                self._changed.notify_all()

    def _more(self, underway: deque[Sequence[KeptText]]) -> bool:
        """Hand over as much as should be `underway`; False where nothing waits any more."""
        while len(underway) < UNDERWAY:
            with self._changed:
                chunk = [self._waiting.pop() for _ in range(min(CHUNK, len(self._waiting) // 2))]
                self._theirs.update(chunk)
            if not chunk:
                return False
            texts = self._texts(chunk)
            if texts and not self._recognising.hand_over(texts):
                return False
            with self._changed:
                # What cannot be handed over is read here.
                self._theirs.difference_update(set(chunk).difference(text.id for text in texts))
                self._changed.notify_all()
            if texts:
                underway.append(texts)
        return True
