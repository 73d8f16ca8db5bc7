"""A conversation with the plain mode, line by line."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from index.library import Library
from tui.commandline.output import Style
from tui.plain_mode.session import Session


class Conversation:
    """A session over a library, and what it said to each line."""

    def __init__(self, library: Library, page: int = 0, width: int = 200) -> None:
        self.library = library
        self.said: list[str] = []
        self.session = Session(library, Style(width, False, True), self._write, page)
        self.session.begin()

    def _write(self, lines: Iterable[str]) -> bool:
        self.said += lines
        return True

    def type(self, *lines: str) -> str:
        """What is said to the last of these lines."""
        for line in lines:
            self.said.clear()
            assert self.session.answer(line), f"{line!r} ended the session"
        return "\n".join(self.said)

    def ends(self, line: str) -> bool:
        return not self.session.answer(line)


@pytest.fixture
def converse(harbour: Path) -> Iterator[Callable[..., Conversation]]:
    library = Library.open([harbour])
    library.update()
    yield lambda **options: Conversation(library, **options)
    library.close()
