"""Entity: one person, organisation or place over all its spellings, and where each source names it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import get_current_worker

from index.article import Article, Span
from index.entities.model import Entity, EntityType
from index.library import Library, LibraryError
from tui.commands import Place, bindings
from tui.dossier import Section, dossier
from tui.screens.base import ReaderScreen
from tui.widgets.cursor_view import CursorView
from tui.widgets.dossier_view import DossierView
from tui.widgets.notice import Notice

_TYPE_WORDS: dict[EntityType, str] = {
    EntityType.PERSON: "person",
    EntityType.ORG: "organisation",
    EntityType.GPE: "place",
    EntityType.LOC: "place",
    EntityType.FAC: "facility",
    EntityType.NORP: "people, religion or party",
    EntityType.DATE: "date",
    EntityType.QUANTITY: "quantity",
}


class EntityScreen(ReaderScreen):
    """The page of one name; Enter opens the article at the passage under the cursor."""

    place = Place.ENTITY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.ENTITY)]

    def __init__(
        self, library: Library, article_ids: tuple[str, ...], entity_id: str, current: str | None = None
    ) -> None:
        super().__init__(library)
        self.article_ids = tuple(article_ids)
        self.entity_id = entity_id

    def compose_content(self) -> ComposeResult:
        """A line for a name that is not there, and the page."""
        yield Notice(id="verdict")
        yield DossierView(id="dossier")

    @property
    def view(self) -> DossierView:
        """The page."""
        return self.query_one(DossierView)

    def main_pane(self) -> DossierView:
        """The page."""
        return self.view

    def named_articles(self) -> tuple[str, ...]:
        """The articles in which the name was resolved."""
        return self.article_ids

    def on_mount(self) -> None:
        """Gather what is known, in a thread."""
        self.view.focus()
        self.show_where("Looking the name up …")

        def work() -> None:
            try:
                resolution = self.library.entities(self.article_ids)
                entity = next((e for e in resolution.entities if e.id == self.entity_id), None)
                if entity is None:
                    self.app.call_from_thread(self._missing)
                    return
                articles = {key: self.library.article(key) for key in self.article_ids}
                elsewhere = self._elsewhere(entity)
                sections = dossier(entity, articles, dict(resolution.annotations), elsewhere)
            except LibraryError as error:
                self.app.call_from_thread(self.say, str(error))
                return
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self._show, entity, sections)

        self.run_worker(work, thread=True, group="dossier", exclusive=True, exit_on_error=False)

    def _elsewhere(self, entity: Entity) -> Sequence[tuple[Article, Sequence[Span]]]:
        """Articles beyond these that write the name."""
        named = set(self.article_ids)
        return [
            (self.library.article(key), spans)
            for key, spans in self.library.mentioned(entity.name)
            if key not in named and spans
        ]

    def _missing(self) -> None:
        if self.is_attached:
            self.query_one(Notice).show("No such name in these articles any more: Esc goes back.")

    def _show(self, entity: Entity, sections: Sequence[Section]) -> None:
        if not self.is_attached:
            return
        named = len(entity.articles())
        count = f"{len(entity.mentions)} mentions · {named} of {len(self.article_ids)} sources"
        self.show_title(f"{entity.name} ({_TYPE_WORDS[entity.type]})", count)
        self.view.show(sections)
        self.refresh_names()

    def jump_to(self, entity: Entity) -> None:
        """Enter on another name: its page in place of this one."""
        if entity.id != self.entity_id:
            self.reader.open_entity(self.article_ids, entity.id)

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Say where one is."""
        message.stop()
        passage = self.view.passage
        if passage is None:
            self.show_where("No sentence names it.")
            return
        self.show_where(
            f"{passage.source} · passage {self.view.cursor + 1} of {self.view.passage_count} · Enter reads on"
        )

    def action_open(self) -> None:
        """Read the article at this passage."""
        passage = self.view.passage
        if passage is not None:
            self.reader.open_article(passage.article, at=passage.target)
