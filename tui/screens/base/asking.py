"""A screen over a library: it asks in threads, shows the latest answer, and says what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from rich.cells import cell_len
from textual.worker import Worker, WorkerState

from index.library import Library, LibraryError
from tui.commands import Place
from tui.keyed import key_here, take_keys
from tui.screens.base.movement import Movement
from tui.widgets.lines.line import TitleLine
from tui.widgets.lines.status import StatusLine
from tui.within import from_thread
from tui.wording.counted import as_many
from tui.wording.failure_words import what_failed

if TYPE_CHECKING:
    from tui.app import ReaderApp

_STORY_ROOM = 32
"""Cells of the status line for the other sources of a story; those of a large one would leave no key any."""

_Answer = TypeVar("_Answer")


class AskingScreen(Movement):
    """Nothing that takes long runs in a handler: it asks, and what it names is called with the answer."""

    place: ClassVar[Place]

    def __init__(self, library: Library) -> None:
        super().__init__()
        take_keys(self, self.place)
        self.library = library
        self._asked: dict[str, int] = {}

    @property
    def reader(self) -> ReaderApp:
        """The app, as the type it is."""
        return cast("ReaderApp", self.app)

    def ask(self, group: str, question: Callable[[], _Answer], answered: Callable[[_Answer], None]) -> None:
        """Put a question to the library in a thread, and call `answered` with what comes back.

        An answer is dropped when its `group` has been asked something later, or the screen is gone. What the
        library refuses is said in the status line.
        """
        number = self.number_question(group)

        def work() -> None:
            try:
                answer = question()
            except LibraryError as error:
                from_thread(self, partial(self._answer, group, number, self.say, str(error)))
                return
            if self._asked[group] == number:
                from_thread(self, partial(self._answer, group, number, answered, answer))

        self.run_worker(work, thread=True, group=group, exclusive=True, exit_on_error=False)

    def number_question(self, group: str) -> int:
        """The number of a new question; answers to those before it are late from now on."""
        self._asked[group] = number = self._asked.get(group, 0) + 1
        return number

    def _answer(self, group: str, number: int, answered: Callable[[_Answer], None], answer: _Answer) -> None:
        if self._asked[group] == number:
            answered(answer)

    def once_drawn(self, action: Callable[[], None]) -> None:
        """Do something when what has changed so far stands on the screen; keys that follow wait for it."""

        async def drawn() -> None:
            await self.wait_for_refresh()
            action()

        _: Worker[None] = self.run_worker(drawn, group="drawn", exit_on_error=False)

    def awaits(self, group: str) -> bool:
        """Whether an answer of this group is still to come."""
        return any(
            each.node is self and each.group == group and not each.is_finished for each in self.workers
        )

    def awaits_anything(self) -> bool:
        """Whether any answer is still to come."""
        return any(self.awaits(group) for group in self._asked)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work in a thread that failed for a reason nobody foresaw says so instead of leaving one waiting."""
        if event.state is WorkerState.ERROR:
            self.say(what_failed(event.worker.error))

    def key(self, command_id: str) -> str:
        """The key that a command has here, as a message names it."""
        return key_here(self, command_id)

    def say(self, message: str, *, goes_on: bool = False) -> None:
        """Say what just happened in the status line; it stands until `message_place` is another or a key did
        something else, and what `goes_on` behind that key until the place is another.

        That it is not on the disk is said in its place, once.
        """
        self.query_one(StatusLine).say(
            self.reader.unwritten_first() or message, self.message_place(), goes_on=goes_on
        )

    def say_how_far(self, message: str) -> None:
        """Say how far something is that goes on meanwhile; what a key did stands for some seconds."""
        self.query_one(StatusLine).say_how_far(message, self.message_place())

    def show_where(self, where: str) -> None:
        """Say in the status line where one is."""
        self.query_one(StatusLine).show(where, self.message_place())

    def unsay(self) -> None:
        """Take back what was said: where one is stands there again."""
        self.query_one(StatusLine).unsay()

    def message_place(self) -> object:
        """What a message belongs to: here the last key, so that an answer which comes late leaves it."""
        return self.reader.inputs

    def show_title(self, subject: str, count: str = "") -> None:
        """Set what the title line says the screen shows and counts."""
        self.query_one(TitleLine).show(subject, count)


def source_list(library: Library, article_ids: Iterable[str], room: int | None = None) -> str:
    """The source labels of some articles, as the status line writes them; in `room` cells as many as fit, but
    one at least, and how many more there are."""
    labels = [library.entry(key).source for key in article_ids]
    between = ", " if any(" " in label for label in labels) else " "
    return as_many(labels, between.join, lambda words: room is None or cell_len(words) <= room, least=1)


def other_sources(library: Library, story: Iterable[str], article_id: str) -> str:
    """The sources of a story beside that of an article, as the status line has room for them."""
    return source_list(library, [key for key in story if key != article_id], _STORY_ROOM)
