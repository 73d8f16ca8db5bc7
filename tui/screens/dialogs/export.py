"""Asks where a comparison or a story is to be written; the end of the file's name chooses the format."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from index.library import LibraryError
from tui.export.suffixes import SUFFIXES
from tui.export.writing import write_file
from tui.screens.dialogs.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.lines.box import Box
from tui.within import from_thread
from tui.wording.failure_words import what_failed

if TYPE_CHECKING:
    from tui.screens.base.screen import ReaderScreen


def offer_file(screen: ReaderScreen, subject: str, name: str, text: Callable[[str], str]) -> None:
    """Ask for a path, `name` proposed, write what `text` makes for a format, and say where it is."""

    def closed(path: Path | None) -> None:
        if path is not None:
            screen.say(f"Written to {path}.")

    screen.reader.open_export(subject, name, text, closed)


class ExportScreen(Dialog[Path]):
    """A line for a path. Returns the file that was written, or None.

    What exists is replaced only when Enter is pressed twice. `about` says of what, before it is opened; so it
    can be opened again and again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = Static(markup=False, classes="heading")
        self._box = Box(placeholder="path of the file", id="path", compact=True, select_on_focus=False)
        self._complaint = Static("", id="complaint", markup=False)
        self._text: Callable[[str], str] = str
        self._confirmed: Path | None = None

    def about(self, subject: str, name: str, text: Callable[[str], str]) -> None:
        """Begin anew, behind a path that ends in `name`; `text` makes the file's content for a format."""
        self._heading.update(f"Write {safe_text(subject)} to a file")
        self._box.fill(str(Path.cwd() / name))
        self._text, self._confirmed = text, None
        self._complain("")

    def compose(self) -> ComposeResult:
        """The path and what to press."""
        with Vertical(id="export"):
            yield self._heading
            yield self._box
            yield self._complaint
            yield Static(
                ".html a page to read · .md Markdown · .json for scripts · Esc leaves",
                markup=False,
                classes="quiet",
            )

    def on_mount(self) -> None:
        """Begin in the path."""
        self.set_focus(self._box)

    @on(Input.Submitted)
    def _write(self, message: Input.Submitted) -> None:
        message.stop()
        given = message.value.strip()
        if not given:
            self._complain("Name a file, for example comparison.html.")
            return
        path = Path(os.path.abspath(os.path.expanduser(given)))
        form = SUFFIXES.get(path.suffix.lower())
        if form is None:
            self._complain(f"End the name in .html, .md or .json; {path.suffix or 'no ending'} is no format.")
        elif path.is_dir():
            self._complain(f"{path} is a folder; name a file in it.")
        elif path.exists() and self._confirmed != path:
            self._confirmed = path
            self._complain(f"{path.name} exists: Enter again replaces it.")
        else:
            self._complain("Writing …")
            work = partial(self._work, path, form, self._text)
            self.run_worker(work, thread=True, exclusive=True, exit_on_error=False)

    def _work(self, path: Path, form: str, text: Callable[[str], str]) -> None:
        failed = ""
        try:
            write_file(path, text(form))
        except OSError as error:
            failed = f"{path} cannot be written: {error.strerror or error}."
        except LibraryError as error:
            failed = str(error)
        except Exception as error:
            failed = what_failed(error)
        tell = partial(self._complain, failed) if failed else partial(self.dismiss, path)
        from_thread(self, partial(self._done, text, tell))

    def _done(self, text: Callable[[str], str], tell: Callable[[], object]) -> None:
        """Tell how it went, unless the dialog was left meanwhile; it may be open again for another file."""
        if self.is_current and text is self._text:
            tell()

    def _complain(self, words: str) -> None:
        self._complaint.update(safe_text(words))
