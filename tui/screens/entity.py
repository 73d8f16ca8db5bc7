"""Entity: one person, organisation or place over all its spellings, and where each source names it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from textual.app import ComposeResult

from index.article import Article, Span
from index.collection import catalogue
from index.entities.model import Entity, EntityType, Resolution
from index.library import ArticleNotFound, Library
from index.search.model import Named
from tui.commands import Place
from tui.contents.dossier import Entry, Passage, Section, dossier, elsewhere, see_also
from tui.contents.name_list import KINDS, NAMED, same_name
from tui.screens.article.actions import ArticleActions
from tui.widgets.lines.notice import Notice
from tui.widgets.lines.status import StatusLine
from tui.widgets.names.dossier_view import DossierView
from tui.widgets.panes.cursor_view import CursorView
from tui.wording.counted import counted
from tui.wording.tellers import Tellers

_AT_ONCE = 20
"""Articles beyond the story that are read at a time, when the page is scrolled to them."""

_GATHERED_LATER = "The names of the library are still being gathered: more articles may follow."


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with the articles it was resolved in."""

    entity: Entity | None
    article_ids: tuple[str, ...]
    sections: tuple[Section, ...] = ()


def _entries(library: Library, named: Named) -> dict[str, catalogue.Entry]:
    """The entries of the articles that name somebody, by id; none of one that is gone."""
    found = {}
    for key, _ in named.articles:
        with suppress(ArticleNotFound):
            found[key] = library.entry(key)
    return found


class EntityScreen(ArticleActions):
    """The page of one name; Enter opens the article at the passage under the cursor.

    `entity_id` is that of the resolution of `article_ids`. `current` is the article that one comes from, with
    which `c` compares.
    """

    place = Place.ENTITY

    def __init__(
        self, library: Library, article_ids: tuple[str, ...], entity_id: str, current: str | None = None
    ) -> None:
        super().__init__(library)
        self.article_ids = tuple(article_ids)
        self.entity_id = entity_id
        self.entity: Entity | None = None
        self._current = current
        self._count = ""
        """The item under the cursor when something was said that stands until the cursor leaves it."""
        self._beyond: tuple[tuple[str, tuple[Span, ...]], ...] = ()
        """Articles beyond the story that name it, newest first, with the places."""
        self._shown_beyond = 0

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

    def current_article(self) -> str | None:
        """The one that this page was opened from."""
        return self._current

    def entity_under_cursor(self) -> Entity | None:
        """The name of this page, unless another is under the cursor of the names."""
        return super().entity_under_cursor() if self.names.has_keys else self.entity

    def on_mount(self) -> None:
        """Gather what is known."""
        self.set_focus(self.view)
        self.show_where("Looking the name up …")
        self.ask("dossier", self.find, self._show)

    def find(self) -> _Found:
        """The name in its articles; runs in a thread."""
        resolution = self.library.entities(self.article_ids)
        return self.found_in(resolution, self.article_ids)

    def found_in(self, resolution: Resolution, article_ids: tuple[str, ...]) -> _Found:
        """The name as it is resolved now: by its id, else where it was before names were joined or parted."""
        entity = next((e for e in resolution.entities if e.id == self.entity_id), None)
        if entity is None and self.entity is not None:
            entity = same_name(self.entity, resolution.entities)
        if entity is None:
            return _Found(None, article_ids)
        articles = {key: self.library.article(key) for key in article_ids}
        shared = self.library.shared_quotations(article_ids)
        return _Found(entity, article_ids, dossier(entity, articles, dict(resolution.annotations), shared))

    def naming_changed(self) -> None:
        """Show the name as it is now; the cursor stays on its passage."""
        self.ask("dossier", self.find, self._show)

    def message_place(self) -> object:
        """The number of what is under the cursor."""
        return None if self.entity is None else self.view.cursor

    def _show(self, found: _Found) -> None:
        entity, notice, standing = found.entity, self.query_one(Notice), self.query_one(StatusLine).message
        if entity is None:
            notice.show(f"No such name in these articles any more: {self.key('back')} goes back.")
            self.show_where("")
            return
        notice.show("")
        keep = self.entity is not None
        self.entity, self.entity_id, self.article_ids = entity, entity.id, found.article_ids
        tellers = Tellers({key: self.library.entry(key).source for key in found.article_ids})
        self._count = f"{counted(len(entity.mentions), 'mention')} · {tellers.share(entity.articles())}"
        self.show_title(f"{entity.name} ({KINDS[entity.type]})", self._count)
        self._beyond, self._shown_beyond = (), 0
        self.view.show(found.sections, keep=keep)
        if standing:
            self.say(standing)
        self.refresh_names()
        if entity.type in NAMED:
            self.ask("named", lambda: self._look_up(entity), self._show_named)

    def _look_up(self, entity: Entity) -> Named:
        """What the library beyond these articles says of the name, its articles newest first."""
        named = self.library.named(entity.type, entity.name)
        known = set(self.article_ids)
        entries = _entries(self.library, named)
        beyond = [pair for pair in named.articles if pair[0] not in known and pair[0] in entries]
        beyond.sort(key=lambda pair: entries[pair[0]].path)
        beyond.sort(key=lambda pair: entries[pair[0]].date or "", reverse=True)
        return Named(tuple(beyond), named.see_also, named.complete)

    def _show_named(self, named: Named) -> None:
        assert self.entity is not None
        sections = [see_also(named.see_also)] if named.see_also else []
        self._beyond = named.articles
        beyond = len(named.articles)
        if beyond:
            more = counted(beyond, "more article")
            self.show_title(f"{self.entity.name} ({KINDS[self.entity.type]})", f"{self._count} · {more}")
            lines = (f"{more}, newest first", *(() if named.complete else (_GATHERED_LATER,)))
            sections.append(Section("ELSEWHERE IN THE LIBRARY", lines))
        elif not named.complete:
            sections.append(Section("ELSEWHERE IN THE LIBRARY", (_GATHERED_LATER,)))
        if sections:
            self.view.append(sections)
        self._show_more()

    def _show_more(self) -> None:
        """Read the next articles beyond the story, once the page is scrolled near its end."""
        wanted = self._beyond[self._shown_beyond : self._shown_beyond + _AT_ONCE]
        if not wanted or not self.view.near_end:
            return
        self._shown_beyond += len(wanted)

        def question() -> list[tuple[Article, tuple[Span, ...]]]:
            return [(self.library.article(key), spans) for key, spans in wanted]

        def answered(read: list[tuple[Article, tuple[Span, ...]]]) -> None:
            self.view.append([elsewhere(article, spans) for article, spans in read])
            self._show_more()

        self.ask("elsewhere", question, answered)

    def jump_to(self, entity: Entity) -> None:
        """Enter on another name: its page over this one."""
        if entity.id != self.entity_id:
            self.reader.open_entity(self.article_ids, entity.id, self._current)

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Say where one is."""
        message.stop()
        self._show_more()
        item = self.view.item
        if isinstance(item, Passage):
            place = f"{self.view.cursor + 1} of {self.view.item_count}"
            self.show_where(f"{item.source} · {place} · {self.key('open')} reads on")
        elif isinstance(item, Entry) and item.name:
            self.show_where(f"{self.key('open')} opens its page")
        elif isinstance(item, Entry):
            parts = self.entity is not None and item.spelling != self.entity.name
            parting = f" · {self.key('part_name')} parts it from this name" if parts else ""
            self.show_where(f"{self.key('open')} reads it{parting}")
        else:
            self.show_where("No sentence names it.")

    def action_open(self) -> None:
        """Read the article at this passage; open the page of a name that is only alike."""
        item = self.view.item
        if isinstance(item, Entry) and item.name and self.entity is not None:
            self.reader.open_name(self.entity.type, item.name, self._current)
        elif item is not None and item.article:
            self.reader.open_article(item.article, at=item.target)

    def action_compare(self) -> None:
        """Compare the article of this passage with the one that one comes from, or with the best other."""
        item = self.view.item
        if item is None or not item.article:
            self.say("No article under the cursor: move to a sentence, then c.")
        elif self._current is None or self._current == item.article:
            self.compare_with_best(item.article)
        else:
            self.reader.open_compare(item.article, self._current, at=item.target)

    def action_entity(self) -> None:
        """Open the page of another name."""
        if self.entity is not None and self.entity_under_cursor() is self.entity:
            self.say(f"This is the page of {self.entity.name}.")
        else:
            super().action_entity()

    def action_part_name(self) -> None:
        """Part the spelling under the cursor, or choose one."""
        item = self.view.item
        if self.entity is not None and isinstance(item, Entry) and item.spelling and not self.names.has_keys:
            if item.spelling == self.entity.name:
                self.say("This is the name itself: part one of the other spellings.")
            else:
                self.part(self.entity, item.spelling)
        else:
            super().action_part_name()


class NamedScreen(EntityScreen):
    """The page of a name that is only alike on another page: in the newest story that names it."""

    def __init__(self, library: Library, kind: EntityType, name: str, current: str | None) -> None:
        super().__init__(library, (), "", current)
        self._kind = kind
        self._name_sought = name

    def find(self) -> _Found:
        """The name in one story; runs in a thread."""
        if self.entity is not None:
            return super().find()
        named = self.library.named(self._kind, self._name_sought)
        entries = _entries(self.library, named)
        dates = {key: entry.date or "" for key, entry in entries.items()}
        for key, spans in sorted(named.articles, key=lambda pair: dates.get(pair[0], ""), reverse=True):
            story = self.library.story_of(key).articles
            resolution = self.library.entities(story)
            for span in spans:
                entity = resolution.entity_at(key, span)
                if entity is not None and entity.type is self._kind:
                    self.entity_id = entity.id
                    return self.found_in(resolution, story)
        return _Found(None, ())
