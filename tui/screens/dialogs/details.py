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
from index.library import LibraryError
from index.notebook.correcting import checked
from index.notebook.notebook import FIELDS
from tui.screens.dialogs.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.lines.box import Box
from tui.wording.language_words import language_known

_EMPTY = {"date": "2021-07-05", "url": "https://", "language": "en"}
"""What a field that is not known looks like."""


class DetailsScreen(Dialog[Metadata]):
    """What is known of one article. Returns what was changed, or None.

    A field that is emptied goes back to what the file says. `about` says of which article, before it is
    opened; so it can be opened again and again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "next field"),
        Binding("up", "app.focus_previous", "previous field"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._heading = Static(markup=False, classes="heading")
        self._boxes = {field: Box(id=field, compact=True, select_on_focus=False) for field in FIELDS}
        self._complaint = Static(id="complaint", markup=False)
        self._before: dict[str, str] = {}
        """What stood in each field."""

    def about(self, article: Article) -> None:
        """Begin anew, in the title, with what is known of an article."""
        self._before = {
            "title": "" if article.title_derived else article.title,
            "source": "" if article.source_derived else article.source,
            "date": article.date or "",
            "url": article.url or "",
            "language": "" if article.language_derived else article.language or "",
        }
        self._heading.update(f"Details of {safe_text(article.called)}")
        self._complaint.update()
        guess = language_known(article)
        shown = {"title": article.title, "source": article.source, **_EMPTY}
        shown |= {"language": guess} if guess else {}
        # The title comes last: the terminal's own cursor is in the box that was changed last.
        for field, box in reversed(self._boxes.items()):
            box.placeholder = safe_text(shown[field])
            with box.prevent(Input.Changed):
                box.value = safe_text(self._before[field])
            # All of it, for what is typed to take its place, seen from its beginning.
            box.selection = Selection(len(box.value), 0)
        if self.is_mounted:
            self.set_focus(self._boxes["title"])

    def compose(self) -> ComposeResult:
        """The fields and what to press."""
        with Vertical(id="details"):
            yield self._heading
            for field, box in self._boxes.items():
                with Horizontal(classes="field"):
                    yield Static(field, markup=False, classes="label")
                    yield box
            yield self._complaint
            yield Static(
                "Enter keeps it · Esc leaves it · empty: as in the file",
                markup=False,
                classes="quiet",
            )

    def on_mount(self) -> None:
        """Begin in the title."""
        self.set_focus(self._boxes["title"])

    @on(Input.Submitted)
    def _keep(self, message: Input.Submitted) -> None:
        message.stop()
        values = {field: box.value.strip() for field, box in self._boxes.items()}
        changed = {field: value for field, value in values.items() if value != self._before[field]}
        for field, value in changed.items():
            try:
                checked(Metadata(**{field: value}))
            except LibraryError as error:
                self._complaint.update(safe_text(str(error)))
                self.set_focus(self._boxes[field])
                return
        self.dismiss(Metadata(**changed) if changed else None)
