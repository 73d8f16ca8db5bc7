"""A small form that corrects what is known about an article; its file is not touched."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from index.article import Article, Metadata
from index.collection.catalogue import LibraryError
from index.notebook.correcting import checked
from tui.screens.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.box import Box

_EMPTY = {"date": "2021-07-05", "url": "https://", "language": "en"}
"""What a field that is not known looks like."""


class DetailsScreen(Dialog[Metadata]):
    """What is known of one article. Returns what was changed, or None.

    A field that is emptied goes back to what the file says.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "next field"),
        Binding("up", "app.focus_previous", "previous field"),
    ]

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._before = {
            "title": "" if article.title_derived else article.title,
            "source": "" if article.source_derived else article.source,
            "date": article.date or "",
            "url": article.url or "",
            "language": article.language or "",
        }

    def compose(self) -> ComposeResult:
        """The fields and what to press."""
        shown = {"title": self._article.title, "source": self._article.source} | _EMPTY
        with Vertical(id="details"):
            yield Static(f"Details of {safe_text(self._article.called)}", markup=False, classes="heading")
            for field, value in self._before.items():
                with Horizontal(classes="field"):
                    yield Static(field, markup=False, classes="label")
                    box = Box(
                        safe_text(value),
                        safe_text(shown[field]),
                        id=field,
                        compact=True,
                        select_on_focus=False,
                    )
                    # All of it, for what is typed to take its place, seen from its beginning.
                    box.selection = Selection(len(box.value), 0)
                    yield box
            yield Static("", id="complaint", markup=False)
            yield Static(
                "Enter keeps it · Esc leaves it · empty: as in the file",
                markup=False,
                classes="quiet",
            )

    def on_mount(self) -> None:
        """Begin in the title."""
        self.set_focus(self.query_one("#title", Input))

    @on(Input.Submitted)
    def _keep(self, message: Input.Submitted) -> None:
        message.stop()
        values = {field: self.query_one(f"#{field}", Input).value.strip() for field in self._before}
        changed = {field: value for field, value in values.items() if value != self._before[field]}
        for field, value in changed.items():
            try:
                checked(Metadata(**{field: value}))
            except LibraryError as error:
                self.query_one("#complaint", Static).update(safe_text(str(error)))
                self.set_focus(self.query_one(f"#{field}", Input))
                return
        self.dismiss(Metadata(**changed) if changed else None)
