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

from tui.export.suffixes import SUFFIXES
from tui.export.writing import write_file
from tui.screens.dialogs.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.lines.box import Box
from tui.within import from_thread

if TYPE_CHECKING:
    from tui.screens.base.screen import ReaderScreen


def offer_file(screen: ReaderScreen, subject: str, name: str, text: Callable[[str], str]) -> None:
    """Ask for a path, `name` proposed, write what `text` makes for a format, and say where it is."""

    def closed(path: Path | None) -> None:
        if path is not None:
            screen.say(f"Written to {path}.")

    screen.app.push_screen(ExportScreen(subject, name, text), closed)


class ExportScreen(Dialog[Path]):
    """A line for a path. Returns the file that was written, or None.

    `text` makes the file's content for a format. What exists is replaced only when Enter is pressed twice.
    """

    def __init__(self, subject: str, name: str, text: Callable[[str], str]) -> None:
        super().__init__()
        self._subject = subject
        self._proposed = str(Path.cwd() / name)
        self._text = text
        self._confirmed: Path | None = None

    def compose(self) -> ComposeResult:
        """The path and what to press."""
        with Vertical(id="export"):
            yield Static(f"Write {safe_text(self._subject)} to a file", markup=False, classes="heading")
            yield Box(self._proposed, "path of the file", id="path", compact=True, select_on_focus=False)
            yield Static("", id="complaint", markup=False)
            yield Static(
                ".html a page to read · .md Markdown · .json for scripts · Esc leaves",
                markup=False,
                classes="quiet",
            )

    def on_mount(self) -> None:
        """Begin at the end of the path."""
        self.set_focus(self.query_one(Box))

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
            self.run_worker(lambda: self._work(path, form), thread=True, exclusive=True, exit_on_error=False)

    def _work(self, path: Path, form: str) -> None:
        try:
            write_file(path, self._text(form))
        except OSError as error:
            reason = error.strerror or str(error)
            from_thread(self, partial(self._complain, f"{path} cannot be written: {reason}."))
            return
        from_thread(self, partial(self._written, path))

    def _written(self, path: Path) -> None:
        if self.is_current:
            self.dismiss(path)

    def _complain(self, words: str) -> None:
        self.query_one("#complaint", Static).update(safe_text(words))
