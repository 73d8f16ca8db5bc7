"""Opens the screens of the reader. Each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast, runtime_checkable

from textual.await_remove import AwaitRemove
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from index.article import Article, Metadata, Span
from tui.commands import Place
from tui.made_ahead import MadeAheadApp

if TYPE_CHECKING:
    from index.entities.model import EntityType
    from tui.screens.base.screen import ReaderScreen
    from tui.screens.dialogs.dialog import Dialog
    from tui.screens.dialogs.searches import Searches
    from tui.screens.search.screen import SearchScreen


_DIALOGS = (
    ("tui.screens.dialogs.palette", "Palette"),
    ("tui.screens.dialogs.tags", "TagScreen"),
    ("tui.screens.dialogs.details", "DetailsScreen"),
    ("tui.screens.dialogs.note", "NoteScreen"),
    ("tui.screens.dialogs.searches", "SearchesScreen"),
    ("tui.screens.dialogs.choice", "ChoiceScreen"),
    ("tui.screens.dialogs.prompt", "PromptScreen"),
    ("tui.screens.dialogs.export", "ExportScreen"),
)
"""Module and class of the dialogs that are made ahead, and kept."""

_Dialog = TypeVar("_Dialog", bound=Screen[Any])


@runtime_checkable
class ShowsNames(Protocol):
    """A screen that shows names when it is asked to."""

    async def make_names_ahead(self) -> bool:
        """Have them ready; False where they are."""


@runtime_checkable
class StepsThroughHits(Protocol):
    """A screen with hits, of which one may be read after the other."""

    def step_from(self, article_id: str, step: int) -> tuple[str, str, Span | None] | None:
        """The hit so many on from an article, the words searched for and its first match."""


class OpeningApp(MadeAheadApp):
    """An app whose screens are opened over one another."""

    _kept_in = ""
    """The theme in which the dialogs were made that are kept, by their names."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._kept_names: list[str] = []

    def open_article(self, article_id: str, query: str = "", at: Span | None = None) -> None:
        """Read an article, with the matches of a query lit, at a place."""
        from tui.screens.article.screen import ArticleScreen

        screen = self.unused(ArticleScreen)
        screen.about(article_id, query, at)
        self._open(screen)

    def open_beside(self, article_id: str, step: int) -> None:
        """Read another article in the place of this one: so many hits on, in the list it was opened from."""
        from tui.screens.article.screen import ArticleScreen

        screen = cast("ReaderScreen", self.screen)
        below = self.screen_stack[-2]
        if not isinstance(below, StepsThroughHits):
            screen.say("This article was opened from no list of hits.")
            return
        found = below.step_from(article_id, step)
        if found is None:
            screen.say("This is the last of the hits." if step > 0 else "This is the first of the hits.")
            return
        # Where one was in the article that is left is remembered.
        self.keep_state_soon()
        following = self.unused(ArticleScreen)
        following.about(*found)
        self.switch_screen(following)
        following.take_up()

    def open_compare(self, left_id: str, right_id: str, at: Span | None = None) -> None:
        """Put two articles side by side, at a place of the left one."""
        from tui.screens.compare.screen import CompareScreen

        screen = self.unused(CompareScreen)
        screen.about(left_id, right_id, at)
        self._open(screen)

    def open_story(self, article_ids: Iterable[str]) -> None:
        """Show which source tells which fact."""
        from tui.screens.story.screen import StoryScreen

        screen = self.unused(StoryScreen)
        screen.about(tuple(article_ids))
        self._open(screen)

    def open_timeline(self, article_ids: Iterable[str]) -> None:
        """Show who dates and counts what how."""
        from tui.screens.story.timeline import TimelineScreen

        screen = self.unused(TimelineScreen)
        screen.about(tuple(article_ids))
        self._open(screen)

    def open_entity(self, article_ids: Iterable[str], entity_id: str, current: str | None = None) -> None:
        """Show one name over all its spellings; `current` is the article that one comes from."""
        from tui.screens.entity import EntityScreen

        self.push_screen(EntityScreen(self.library, tuple(article_ids), entity_id, current))

    def open_name(self, kind: EntityType, name: str, current: str | None) -> None:
        """Show a name wherever in the library it stands."""
        from tui.screens.entity import NamedScreen

        self.push_screen(NamedScreen(self.library, kind, name, current))

    def open_help(self, place: Place) -> None:
        """Show the keys of a screen."""
        from tui.screens.dialogs.help import HelpScreen

        self.push_screen(self._kept(f"help of {place.name}", partial(HelpScreen, place)))

    def open_palette(self) -> None:
        """Choose from the commands of the screen, and carry out what was chosen."""
        from tui.screens.dialogs.palette import Palette

        screen = cast("ReaderScreen", self.screen)
        palette = self._kept(Palette.__name__, Palette)
        palette.offer(screen)
        self.push_screen(palette, screen.carry_out)

    def open_tags(
        self,
        what: str,
        present: Sequence[str],
        known: Sequence[str],
        typed: Callable[[dict[str, bool] | None], None],
    ) -> None:
        """Ask for the tags to give and to take away."""
        from tui.screens.dialogs.tags import TagScreen

        dialog = self._kept(TagScreen.__name__, TagScreen)
        dialog.about(what, present, known)
        self.push_screen(dialog, typed)

    def open_details(self, article: Article, corrected: Callable[[Metadata | None], None]) -> None:
        """Ask for what is wrong in what is known of an article."""
        from tui.screens.dialogs.details import DetailsScreen

        dialog = self._kept(DetailsScreen.__name__, DetailsScreen)
        dialog.about(article)
        self.push_screen(dialog, corrected)

    def open_note(
        self,
        what: str,
        text: str,
        written: Callable[[str | None], None],
        write: Callable[[str], bool],
        quoted: str = "",
    ) -> None:
        """Ask for a note on something, such as a passage that is quoted; `text` is what is there. Where the
        reader is ended before it is `written`, what is typed is handed to `write`."""
        from tui.screens.dialogs.note import NoteScreen

        dialog = self._kept(NoteScreen.__name__, NoteScreen)
        dialog.about(what, text, write, quoted)
        self.push_screen(dialog, written)

    def open_searches(
        self,
        saved: Searches,
        earlier: Sequence[str],
        forget: Callable[[str, str], None],
        restore: Callable[[], tuple[Searches, Sequence[str]]],
        chosen: Callable[[str | None], None],
    ) -> None:
        """Choose from the searches that are kept and those of before; one may be removed and had back."""
        from tui.screens.dialogs.searches import SearchesScreen

        dialog = self._kept(SearchesScreen.__name__, SearchesScreen)
        dialog.about(saved, earlier, forget, restore)
        self.push_screen(dialog, chosen)

    def open_choice(
        self, question: str, rows: Sequence[tuple[str, str]], keys: str, chosen: Callable[[int | None], None]
    ) -> None:
        """Choose from rows of (what, remark); `keys` says what to press."""
        from tui.screens.dialogs.choice import ChoiceScreen

        dialog = self._kept(ChoiceScreen.__name__, ChoiceScreen)
        dialog.about(question, rows, keys)
        self.push_screen(dialog, chosen)

    def open_prompt(
        self,
        question: str,
        sign: str,
        keys: str,
        typed: Callable[[str | None], None],
        placeholder: str = "",
    ) -> None:
        """Ask for one line behind a sign; `placeholder` is what Enter takes where nothing is typed."""
        from tui.screens.dialogs.prompt import PromptScreen

        dialog = self._kept(PromptScreen.__name__, PromptScreen)
        dialog.about(question, sign, keys, placeholder)
        self.push_screen(dialog, typed)

    def open_export(
        self, subject: str, name: str, text: Callable[[str], str], written: Callable[[Path | None], None]
    ) -> None:
        """Ask for a path, `name` proposed, and write what `text` makes for a format."""
        from tui.screens.dialogs.export import ExportScreen

        dialog = self._kept(ExportScreen.__name__, ExportScreen)
        dialog.about(subject, name, text)
        self.push_screen(dialog, written)

    def _open(self, screen: ReaderScreen) -> None:
        self.push_screen(screen)
        screen.take_up()

    async def make_ahead(self) -> bool:
        """Make the names of the screen on top, else one of the screens, then of the dialogs that keys may
        open, which are laid out when they are asked for once more; False where all are ready."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, ShowsNames) and await screen.make_names_ahead():
            return True
        if await super().make_ahead():
            return True
        for module, name in _DIALOGS:
            kind: type[Dialog[Any]] = getattr(import_module(module), name)
            dialog = self._kept(name, kind)
            if not dialog.is_running:
                self._register(self, dialog)
                await dialog._mounted_event.wait()
                return True
            if not dialog._size and dialog not in self.screen_stack:
                dialog.lay_out_ahead(self.size)
                return True
        return False

    def _kept(self, name: str, make: Callable[[], _Dialog]) -> _Dialog:
        """A dialog that is opened again and again: it is made once for each theme, and not forgotten when it
        is closed, as to make it takes twice as long as to draw it."""
        if self._kept_in != self.theme:
            for old in self._kept_names:
                dialog = self._installed_screens.pop(old)
                # One that is still open is taken down when it is closed, as any that is not installed.
                if isinstance(dialog, Screen) and dialog not in self.screen_stack:
                    dialog.remove()
            self._kept_names.clear()
            self._kept_in = self.theme
        if name not in self._kept_names:
            self.install_screen(make(), name)
            self._kept_names.append(name)
        return cast("_Dialog", self.get_screen(name))

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Take widgets down. The screen below one that is closed is not laid out anew for it: Textual would
        do so, and draw it, twice."""
        return super()._prune(*nodes, parent=None if parent is self else parent)

    def search_for(self, query: str | None) -> None:
        """Go back to the search screen, with this query or with the one that stands there."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        cast("SearchScreen", self.screen).search_for(query)
