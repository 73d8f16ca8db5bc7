"""What all screens of the reader share: title line, content, names at the side, status line, movement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from index.library import Library, LibraryError
from tui.commands import Place
from tui.screens.movement import Movement
from tui.widgets.line import TitleLine
from tui.widgets.pane import Copies
from tui.widgets.sidebar import Sidebar
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from index.entities.model import Entity, Resolution
    from tui.app import ReaderApp

SMALLEST = (60, 20)
"""Columns and lines below which a screen only says what it needs."""

WIDE = 120
"""Columns from which the names stand beside the text instead of over it."""

BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (WIDE, "-wide")]
"""Columns from which a screen has a class of its own in the style sheet."""


class ReaderScreen(Movement):
    """Base of the reader's screens.

    A subclass sets `place`, takes its `BINDINGS` from `tui.commands.bindings(place)`, yields its panes in
    `compose_content` and says in `named_articles` whose names the sidebar shows. Each command is a method
    `action_<id>`.
    """

    place: ClassVar[Place]
    names_beside_from: ClassVar[int] = WIDE
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._names_wanted: bool | None = None
        self._names_of: tuple[str, ...] = ()
        self._names_request = 0
        # Mounted when it is first shown: at 80 columns most sessions never need it.
        self._sidebar = Sidebar(id="names")
        self._sidebar.display = False

    @property
    def reader(self) -> ReaderApp:
        """The app, as the type it is."""
        return cast("ReaderApp", self.app)

    def compose(self) -> ComposeResult:
        """Title, content with the names beside it, status; and the sentence for a screen that is small."""
        # Before there is anything to style: each class that changes later styles the whole screen anew.
        self._fit(self.app.size)
        yield TitleLine(self.place.value if self.place is not Place.SEARCH else "reader")
        with Horizontal(id="body"), Vertical(id="content"):
            yield from self.compose_content()
        yield StatusLine(self.place)

    def compose_content(self) -> ComposeResult:
        """The panes of the screen."""
        raise NotImplementedError

    def named_articles(self) -> tuple[str, ...]:
        """The articles whose names the sidebar shows; the first is the one on screen."""
        return ()

    def jump_to(self, entity: Entity) -> None:
        """Go to the next mention of a name, if this screen shows text."""
        self.say(f"{entity.name}: E opens its page.")

    def say(self, message: str) -> None:
        """Say what just happened in the status line."""
        self.query_one(StatusLine).say(message)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work in a thread that failed for a reason nobody foresaw says so instead of leaving one waiting."""
        if event.state is WorkerState.ERROR:
            self.say(f"This failed: {event.worker.error!r}. The other screens still work.")

    def show_where(self, where: str) -> None:
        """Say in the status line where one is."""
        self.query_one(StatusLine).show(where)

    def show_title(self, subject: str, count: str = "") -> None:
        """Set what the title line says the screen shows and counts."""
        self.query_one(TitleLine).show(subject, count)

    @property
    def sidebar(self) -> Sidebar:
        """The names at the side."""
        return self._sidebar

    def on_resize(self, event: events.Resize) -> None:
        """Fit the layout to the size; what is shown and the cursor stay."""
        self._fit(event.size)
        self._place_sidebar()

    def _fit(self, size: Size) -> None:
        columns, lines = SMALLEST
        too_small = size.width < columns or size.height < lines
        self.set_class(too_small, "-too-small")
        if too_small and self.is_mounted and not self.query("#too-small"):
            needed = f"The reader needs at least {columns} columns and {lines} lines."
            self.mount(Static(needed, id="too-small", markup=False))
        fitting = max(width for width, _ in self.HORIZONTAL_BREAKPOINTS or BREAKPOINTS if width <= size.width)
        for width, name in self.HORIZONTAL_BREAKPOINTS or BREAKPOINTS:
            self.set_class(width == fitting, name)

    def _place_sidebar(self) -> None:
        wide = self.size.width >= self.names_beside_from
        shown = wide if self._names_wanted is None else self._names_wanted
        sidebar = self.sidebar
        if sidebar.display != shown:
            sidebar.display = shown
        if shown:
            if not sidebar.is_attached:
                self.query_one("#body").mount(sidebar)
            self.refresh_names()

    def refresh_names(self) -> None:
        """Bring the sidebar in line with `named_articles`, if it is shown; works in a thread."""
        articles = self.named_articles()
        if not self.sidebar.display or articles == self._names_of:
            return
        self._names_of = articles
        self._names_request += 1
        request = self._names_request

        def work() -> None:
            try:
                resolution = self.library.entities(articles)
                labels = [(key, self.library.entry(key).source) for key in articles]
            except LibraryError as error:
                self.app.call_from_thread(self.say, str(error))
                return
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self._show_names, request, resolution, labels)

        self.run_worker(work, thread=True, group="names", exclusive=True, exit_on_error=False)

    def _show_names(self, request: int, resolution: Resolution, labels: Sequence[tuple[str, str]]) -> None:
        if request == self._names_request and self.is_attached:
            self.sidebar.show(resolution, labels)
            self.names_shown(resolution)

    def names_shown(self, resolution: Resolution) -> None:
        """Called when the sidebar has new names."""

    def on_sidebar_chosen(self, message: Sidebar.Chosen) -> None:
        """Enter on a name: its next mention."""
        message.stop()
        self.jump_to(message.entity)

    def entity_under_cursor(self) -> Entity | None:
        """The name that `E` and `F` speak of: the one under the sidebar's cursor."""
        return self.sidebar.entity if self.sidebar.display else None

    def action_names(self) -> None:
        """Show or hide the sidebar, and move into it when it opens."""
        shown = not self.sidebar.display
        self._names_wanted = shown
        self._place_sidebar()
        if shown:
            self.set_focus(self.sidebar)
        elif (pane := self.main_pane()) is not None:
            self.set_focus(pane)

    def action_entity(self) -> None:
        """Open the page of the name under the cursor."""
        entity = self.entity_under_cursor()
        if entity is None:
            self.say("No name under the cursor: e shows the names, E on one opens its page.")
        else:
            self.reader.open_entity(self._names_of, entity.id)

    def action_filter(self) -> None:
        """List the articles that write the name under the cursor."""
        entity = self.entity_under_cursor()
        if entity is None:
            self.say("No name under the cursor: e shows the names, F on one lists its articles.")
        else:
            self.reader.search_for(f'"{entity.name}"')

    def action_search(self) -> None:
        """Go to the search box."""
        self.reader.search_for(None)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.reader.open_help(self.place)

    async def action_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def action_suspend(self) -> None:
        """Stop the reader as Ctrl-Z does; `fg` in the shell returns to it."""
        self.app.action_suspend_process()

    def action_theme(self) -> None:
        """Change to the next theme."""
        self.say(f"Theme: {self.reader.next_theme()}.")

    def action_next_pane(self) -> None:
        """Move to the next pane."""
        self.focus_next()

    def action_previous_pane(self) -> None:
        """Move to the previous pane."""
        self.focus_previous()

    def action_back(self) -> None:
        """One step back: out of the names, then to the screen before; never out of the reader."""
        if self.leave_names():
            return
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.say("q quits.")

    def leave_names(self) -> bool:
        """Close the names where they cover the text, or leave them; False where there is nothing to leave."""
        sidebar = self.sidebar
        overlaid = sidebar.display and self.size.width < self.names_beside_from
        if not (overlaid or sidebar.has_focus):
            return False
        if overlaid:
            self._names_wanted = None
            sidebar.display = False
        if (pane := self.main_pane()) is not None:
            self.set_focus(pane)
        return True

    def action_leave(self) -> None:
        """One step back; on the first screen, quit."""
        if self.leave_names():
            return
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()

    def action_copy(self) -> None:
        """Copy what is under the cursor."""
        focused = self.focused
        source = focused if isinstance(focused, Copies) else self.main_pane()
        text = source.copied() if isinstance(source, Copies) else ""
        if not text:
            self.say("Nothing here to copy.")
            return
        self.app.copy_to_clipboard(text)
        words = len(text.split())
        self.say(f"Copied {words} word{'' if words == 1 else 's'}, if the terminal allows it (OSC 52).")

    def action_open(self) -> None:
        """Open what is under the cursor; screens with something to open override it."""
        self.say("Nothing to open here.")

    def action_story(self) -> None:
        """Open the story of the first article on screen."""
        articles = self.named_articles()
        if articles:
            self.reader.open_story(self.library.story_of(articles[0]).articles)


def source_list(library: Library, article_ids: Iterable[str]) -> str:
    """The source labels of some articles, as the status line writes them."""
    labels = [library.entry(key).source for key in article_ids]
    return (", " if any(" " in label for label in labels) else " ").join(labels)
