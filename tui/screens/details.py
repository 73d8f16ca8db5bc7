"""A small form that corrects what is known about an article; its file is not touched."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from index.article import Article, Metadata
from tui.screens.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.box import Box

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d.*)?)?)?\Z")


class DetailsScreen(Dialog[Metadata]):
    """Title, source and date of one article. Returns what was changed, or None.

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
        }

    def compose(self) -> ComposeResult:
        """Three fields and what to press."""
        shown = {"title": self._article.title, "source": self._article.source, "date": "YYYY-MM-DD"}
        with Vertical(id="details"):
            yield Static(f"Details of {safe_text(self._article.called)}", markup=False, classes="heading")
            for field, value in self._before.items():
                with Horizontal(classes="field"):
                    yield Static(field, markup=False, classes="label")
                    yield Box(safe_text(value), safe_text(shown[field]), id=field, compact=True)
            yield Static("", id="complaint", markup=False)
            yield Static(
                "Enter keeps it · Esc leaves it as it is · an empty field goes back to the file",
                markup=False,
                classes="quiet",
            )

    def on_mount(self) -> None:
        """Begin in the title."""
        self.query_one("#title", Input).focus()

    @on(Input.Submitted)
    def _keep(self, message: Input.Submitted) -> None:
        message.stop()
        values = {field: self.query_one(f"#{field}", Input).value.strip() for field in self._before}
        if values["date"] and not is_date(values["date"]):
            self.query_one("#complaint", Static).update("The date is written as 2021, 2021-07 or 2021-07-05.")
            self.query_one("#date", Input).focus()
            return
        changed = {field: value for field, value in values.items() if value != self._before[field]}
        self.dismiss(Metadata(**changed) if changed else None)


def is_date(text: str) -> bool:
    """Whether a date is ISO, possibly partial or with a time, and exists."""
    match = _ISO_DATE.match(text)
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
