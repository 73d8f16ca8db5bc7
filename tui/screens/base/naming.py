"""The names at the side of every screen: whether they are shown, and when they have the keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.worker import Worker

from index.library import Library
from index.running.late_imports import IMPORTING
from tui.commands import Command, Place
from tui.contents.name_list import fold_spellings
from tui.keyed import takes_letters
from tui.screens.base.asking import AskingScreen
from tui.start.screen_measures import WIDE
from tui.widgets.lines.status import StatusLine
from tui.widgets.names.panel import Names
from tui.widgets.names.sidebar import Sidebar
from tui.within import until, within
from tui.wording.labels_apart import labels_apart

if TYPE_CHECKING:
    from index.entities.model import Resolution

_OF_NAMES = frozenset({"next_mention", "narrow_names", "join_names", "fold_names"})
"""The commands of the status line that need a name."""
_PLACED = 1.0
"""Seconds that keys wait for the place of a pane: in too small a terminal it gets none."""


class NamingScreen(AskingScreen):
    """A screen with names at its side. A subclass says in `named_articles` whose names they are."""

    names_beside_from: ClassVar[int] = WIDE
    names_over_text: ClassVar[bool] = True
    """Whether names without room of their own lie over the text; else it is wrapped beside them."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._names_wanted: bool | None = None
        self._names_of: tuple[str, ...] = ()
        self._had_keys: Widget | None = None
        self._walked = False
        """Whether one went to a place in the text since the names were shown."""
        self._decisions_seen: int | None = None
        # Mounted when nothing is typed, or when it is first shown: where it has no room of its own, most
        # screens never need it.
        self.names = Names()
        self.names.display = False

    def named_articles(self) -> tuple[str, ...]:
        """The articles whose names are listed."""
        return ()

    def current_article(self) -> str | None:
        """The article that the screen is about, where it is about one."""
        return next(iter(self.named_articles()), None)

    def naming_changed(self) -> None:
        """Called when names were joined or parted, to show it; the names at the side are brought in line."""

    @property
    def sidebar(self) -> Sidebar:
        """The list of names."""
        return self.names.list

    def on_screen_resume(self) -> None:
        """Names may have been joined, parted or folded on another screen."""
        self.sidebar.fold_as_elsewhere()
        if self._decisions_seen is None:
            self._decisions_seen = self.reader.naming_decided
        elif self._decisions_seen != self.reader.naming_decided:
            self.renew_names()

    def watch_focused(self) -> None:
        """The status line names the keys of what has the focus: at once, to be drawn with what shows that."""
        self.hint_keys()
        if self.names.display and self._reading:
            self._walked = True
            self._make_room()

    def hint_keys(self) -> None:
        """Name the keys that do something where the focus is."""
        for status in self.query(StatusLine):
            status.hint_at(self.keys_of(), self.idle_commands(), typing=self.keys_are_text())

    def keys_are_text(self) -> bool:
        """Whether letters go to a box, so that the status line does not name them."""
        return takes_letters(self.focused)

    def idle_commands(self) -> frozenset[str]:
        """The commands that have nothing to work on, so that the status line leaves them out."""
        return _OF_NAMES if self.keys_of() is Place.NAMES and not self.sidebar.count else frozenset()

    def keys_of(self) -> Place:
        """The place whose keys work where the focus is."""
        return Place.NAMES if self.focused is self.sidebar else self.place

    def place_names(self, width: int) -> None:
        """Show or hide the names as the user wants them; unasked, they stand where there is room for them."""
        shown = self.names_fit(width)
        if self.names.display != shown:
            self.names.display = shown
            self._walked = False
        elif shown and self._reading:
            self._walked = True
        self._make_room()
        if shown:
            if not self.names.is_attached:
                self.query_one("#body").mount(self.names_beside())
            self.refresh_names()

    def _make_room(self) -> None:
        """Names without room of their own lie over the text, if at all, only while one looks at them: as soon
        as one goes to a place in it, it is wrapped beside them, for what is lit there would be hidden."""
        over = self.names_over_text and not self._walked
        self.names.lie(over=self._roomless and over, squeezed=self._roomless and not over)

    @property
    def _reading(self) -> bool:
        """Whether the keys go to something else than the names."""
        return self.focused is not None and self.names not in self.focused.ancestors

    def names_fit(self, width: int) -> bool:
        """Whether names are shown on a screen of that width."""
        return width >= self.names_beside_from if self._names_wanted is None else self._names_wanted

    def names_beside(self) -> Names:
        """The names, to be mounted when they are first shown."""
        self.sidebar.folded = self.reader.folded_names
        self.names.display = True
        return self.names

    async def make_names_ahead(self) -> bool:
        """Mount the names, out of sight, before they are first shown; False where they are mounted."""
        if self.names.is_attached or not self.is_attached:
            return False
        self.sidebar.folded = self.reader.folded_names
        await self.query_one("#body").mount(self.names)
        return True

    def refresh_names(self) -> None:
        """Bring the names in line with `named_articles`, if they are shown."""
        articles = self.named_articles()
        if not self.names.display or articles == self._names_of:
            return
        self._names_of = articles

        def question() -> tuple[Resolution, list[tuple[str, str]]]:
            with IMPORTING:
                from index.entities.recognition.page_names import told_names

            labels = list(labels_apart(map(self.library.entry, articles)).items())
            resolution = self.library.entities(articles)
            names = told_names(resolution.entities, map(self.library.article, articles))
            fold_spellings(names)
            return replace(resolution, entities=names), labels

        def answered(answer: tuple[Resolution, list[tuple[str, str]]]) -> None:
            self.names.show(*answer)
            self.hint_keys()

        self.ask("names", question, answered)

    def renew_names(self) -> None:
        """Show names as they are joined and parted now."""
        self._decisions_seen = self.reader.naming_decided
        self._names_of = ()
        self.refresh_names()
        self.naming_changed()

    def awaits(self, group: str) -> bool:
        """Whether an answer of this group is still to come: "list" is what the list with the keys holds."""
        return super().awaits("names" if group == "list" and self.focused is self.sidebar else group)

    def action_names(self) -> None:
        """Show the names and move into them, or hide them and go back to where one was."""
        shown = not self.names.display
        self._names_wanted = shown
        if shown:
            self._had_keys = self.focused
        self.place_names(self.size.width)
        if shown:
            self.give_keys(self.sidebar)
        else:
            self._give_keys_back()

    def show_list_of(self, command: Command) -> bool:
        """Show and go to the list that a command is for, unless it is shown; whether that was needed. A
        command that asks for something shows it itself."""
        if not self._is_for_hidden(command, Place.NAMES, self.names):
            return False
        self.action_names()
        return True

    def _is_for_hidden(self, command: Command, place: Place, listed: Widget) -> bool:
        only_there = place in command.places and self.place not in command.places
        return only_there and not command.asks and not listed.display

    def leave_names(self) -> bool:
        """One step out of the names: out of the box, of the mark for joining, then of the list, which closes
        where there is no room for it. False where there is nothing to leave."""
        if not (self._roomless or self.names.has_keys):
            return False
        if self.names.narrowed:
            self.names.close_box()
        elif self.sidebar.joining is not None:
            self.sidebar.mark_for_joining(None)
            self.say("No name is marked any more.")
        else:
            self.uncover()
            self._give_keys_back()
        return True

    @property
    def _roomless(self) -> bool:
        """Whether the names are shown where there is no room for them beside the text."""
        return bool(self.names.display) and self.size.width < self.names_beside_from

    def uncover(self) -> None:
        """Take the names away where they have no room of their own; nothing is sought among them any more."""
        if self._roomless:
            if self.names.narrowed:
                self.names.close_box()
            self._names_wanted = None
            self._walked = False
            self.names.display = False
            self._make_room()

    def _give_keys_back(self) -> None:
        before, self._had_keys = self._had_keys, None
        self.give_keys(before if before is not None and before.focusable else self.main_pane())

    def give_keys(self, pane: Widget | None) -> None:
        """Give a pane the keys as soon as it is there. What is typed meanwhile waits, also for its place: the
        cursor moves in it."""
        self.workers.cancel_group(self, "keys")
        if pane is None or pane.is_mounted:
            # At once, to be drawn with what shows it.
            self.set_focus(pane)
        if pane is not None and not (pane.is_mounted and pane.size):
            _: Worker[None] = self.run_worker(self._once_there(pane), group="keys", exit_on_error=False)

    async def _once_there(self, pane: Widget) -> None:
        await pane._mounted_event.wait()
        self.set_focus(pane)
        await within(_PLACED, until(lambda: bool(pane.size)))

    def action_line_down(self) -> None:
        """From the box of the names to their list, then down."""
        if self.names.box.has_focus:
            self.set_focus(self.sidebar)
        else:
            super().action_line_down()

    def action_narrow_names(self) -> None:
        """Find among the names."""
        if not self.names.display:
            self.action_names()
        self.names.open_box()
        self.give_keys(self.names.box)

    def action_fold_names(self) -> None:
        """Fold or unfold the heading."""
        if self.names.display and not self.sidebar.toggle_fold():
            self.say(f"Nothing folds while names are sought: {self.key('back')} shows all of them.")

    def action_fold_all_names(self) -> None:
        """Fold all headings, or unfold them."""
        if self.names.display:
            self.sidebar.toggle_all()
