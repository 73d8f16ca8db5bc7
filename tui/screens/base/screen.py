"""What all screens of the reader share: title line, content, names at the side, status line, movement."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.widgets import Static

from tui.commands import Command, Place
from tui.screens.base.name_decisions import DecidingScreen
from tui.start.empty_frame import SMALLEST
from tui.start.screen_measures import WIDE
from tui.terminal.clipboard import LARGEST, copied_words, give_to_tmux, too_long
from tui.widgets.lines.line import TitleLine
from tui.widgets.lines.status import StatusLine
from tui.widgets.panes.pane import Copies
from tui.widgets.panes.pane_lines import quick
from tui.widgets.panes.selecting import Selecting

BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (WIDE, "-wide")]
"""Columns from which a screen has a class of its own in the style sheet."""


class ReaderScreen(DecidingScreen):
    """Base of the reader's screens.

    A subclass sets `place`, by which it has its keys, yields its panes in `compose_content` and says in
    `named_articles` whose names the sidebar shows. Each command is a method `action_<id>`.
    """

    AUTO_FOCUS = ""
    is_ahead = False
    """Whether it was made before it is known what it is about."""
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def compose(self) -> ComposeResult:
        """Title, content with the names beside it, status; and the sentence for a screen that is small."""
        # Before there is anything to style: each class that changes later styles the whole screen anew. No
        # rule for the screen itself depends on one.
        self._fit(self.app.size, update=False)
        quick(self)
        yield TitleLine(self.place.value if self.place is not Place.SEARCH else "reader")
        with quick(Horizontal(id="body")):
            with quick(Vertical(id="content")):
                yield from self.compose_content()
            if self.names_fit(self.app.size.width):
                yield self.names_beside()
        yield StatusLine(self.place)

    @abstractmethod
    def compose_content(self) -> ComposeResult:
        """The panes of the screen."""

    def begin(self) -> None:
        """Ask for what the screen is about, which is known by now."""

    def on_mount(self) -> None:
        """Begin, unless it is made ahead."""
        if not self.is_ahead:
            self.begin()

    def take_up(self) -> None:
        """Begin where it was made ahead: it is laid out for the size there is."""
        if self.is_ahead:
            self.is_ahead = False
            with self._context():
                self.begin()
                self._take_size(self.size)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the layout to the size; what is shown and the cursor stay."""
        if self.is_ahead or not self.is_attached:
            # It is for no other size, or being taken down, and nothing can be added to it any more.
            return
        self._take_size(event.size)

    def _take_size(self, size: Size) -> None:
        self._fit(size)
        self.place_names(size.width)

    def _fit(self, size: Size, *, update: bool = True) -> None:
        columns, lines = SMALLEST
        too_small = size.width < columns or size.height < lines
        self.set_class(too_small, "-too-small", update=update)
        if too_small and self.is_mounted and not self.query("#too-small"):
            needed = f"The reader needs at least {columns} columns and {lines} lines."
            self.mount(Static(needed, id="too-small", markup=False))
        fitting = max(width for width, _ in self.HORIZONTAL_BREAKPOINTS or BREAKPOINTS if width <= size.width)
        for width, name in self.HORIZONTAL_BREAKPOINTS or BREAKPOINTS:
            self.set_class(width == fitting, name, update=update)

    @on(Selecting.Selected)
    def _say_selected(self, message: Selecting.Selected) -> None:
        message.stop()
        count = len(message.words.split())
        many = f"{count} word{'s' if count != 1 else ''}"
        self.say(f"{many} selected: {self.key('copy')} copies, {self.key('back')} leaves.")

    _of_files = ""
    """What was said of files that changed."""

    def leave_names(self) -> bool:
        """Out of what is selected with the mouse, else out of the names; False where there is neither."""
        return self.leave_selection() or super().leave_names()

    def leave_selection(self) -> bool:
        """Nothing is selected any more; False where nothing was."""
        selecting = [pane for pane in self.query(Selecting) if pane.selection is not None]
        for pane in selecting:
            pane.select(None)
        return bool(selecting)

    def files_changed(self) -> None:
        """Files have changed: say so where they are what is read here. It stays as it was."""
        outdated = self.library.outdated(self.named_articles())
        gone = self.library.gone(outdated)
        told = gone or outdated
        names = " and ".join(self.library.entry(key).source for key in told[:2])
        more = f" and {len(told) - 2} more" if len(told) > 2 else ""
        many = len(told) > 1
        if gone:
            be, stay = ("are", "stay") if many else ("is", "stays")
            self.say(f"{names}{more} {be} no longer on the disk, and {stay} here until this is closed.")
        elif outdated:
            have = "have" if many else "has"
            self.say(f"{names}{more} {have} changed on the disk; close this and open it again to see how.")
        status = self.query_one(StatusLine)
        if not told and status.message == self._of_files:
            # They are as they were.
            status.unsay()
        self._of_files = status.message if told else ""

    def action_search(self) -> None:
        """Go to the search box."""
        self.reader.search_for(None)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.reader.open_help(self.place)

    def action_palette(self) -> None:
        """Open the command palette."""
        # A key may arrive here when the one before it has opened a dialog.
        if self.app.screen is self:
            self.reader.open_palette()

    async def carry_out(self, command: Command | None) -> None:
        """Carry out what was chosen, unless keys typed behind that have left the screen; a command of a list
        that is not shown shows it, to choose there what it is for."""
        if command is None or not self.is_current:
            return
        if self.show_list_of(command):
            self.say(f"{command.title}: choose one, then {self.key(command.id)}.")
        else:
            await self.run_action(command.id)

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
            self.say(f"{self.key('leave')} quits.")

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
        pane = focused if isinstance(focused, Copies) else self.main_pane()
        source = next((each for each in self.query(Selecting) if each.selection is not None), pane)
        self.copy_out(source.copied() if isinstance(source, Copies) else "")

    def copy_out(self, text: str) -> None:
        """Copy a text, and say what can be known of whether it arrived."""
        if not text:
            self.say("Nothing here to copy.")
            return
        if too_long(text):
            self.say(f"This is more than the {LARGEST:,} bytes that terminals take; | sends it to a command.")
            return
        self.app.copy_to_clipboard(text)
        environment = self.reader.environment
        if "TMUX" not in environment:
            self.say(copied_words(text, environment, False))
            return
        told = partial(copied_words, text, environment)
        self.ask("copy", partial(give_to_tmux, text, environment), lambda taken: self.say(told(taken)))

    def action_mouse(self) -> None:
        """Take clicks and the wheel, or leave the mouse to the terminal."""
        if self.reader.turn_mouse():
            self.say("Mouse: clicks and the wheel work here, dragging selects; with Shift the terminal does.")
        else:
            self.say("Mouse: the terminal's own again, for selecting text.")

    def action_open(self) -> None:
        """Open what is under the cursor; screens with something to open override it."""
        self.say("Nothing to open here.")

    def action_timeline(self) -> None:
        """Open the dates and numbers of the story of the first article on screen."""
        articles = self.named_articles()
        if articles:
            self.reader.open_timeline(self.library.story_of(articles[0]).articles)

    def action_story(self) -> None:
        """Open the story of the first article on screen."""
        articles = self.named_articles()
        if articles:
            self.reader.open_story(self.library.story_of(articles[0]).articles)
