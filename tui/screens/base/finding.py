"""The find box of a screen that shows texts, and the walk through what it found."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.widgets import Input

from tui.screens.base.screen import ReaderScreen
from tui.widgets.lines.find_line import FindLine

Found = TypeVar("Found")
"""A place in the texts of the screen."""
Standing = TypeVar("Standing")
"""Where one is on the screen, to come back to."""


@dataclass(frozen=True, slots=True)
class Walk(Generic[Found]):
    """The places that are gone through: those of some words, or the mentions of a name."""

    places: tuple[Found, ...] = ()
    words: str = ""
    at: Found | None = None
    """The place where one is."""
    of_name: bool = False


class FindingScreen(ReaderScreen, Generic[Found, Standing]):
    """A screen in whose texts words are found. `SOUGHT_IN` says in the box where, `NOT_THERE` where there are
    none; `WALKED_BY` are the commands for the next place and the one before.

    What is typed is found from where the box was opened on; Esc goes back there, to what was walked then. The
    box is made when it is first opened: its four widgets take some 4 ms, and most read without.
    """

    SOUGHT_IN: ClassVar[str]
    NOT_THERE: ClassVar[str]
    WALKED_BY: ClassVar[tuple[str, str]]
    _find_line: FindLine | None = None
    _walk: Walk[Found] = Walk()
    _walked_before: Walk[Found] = Walk()
    """What was walked when the box was opened."""
    _sought_from: Standing | None = None
    """Where one was then; None where there was no text yet."""

    @property
    def finding(self) -> bool:
        """Whether the box is open."""
        return self._find_line is not None and self._find_line.display

    @abstractmethod
    def standing(self) -> Standing | None:
        """Where one is; None where there is no text yet."""

    @abstractmethod
    def return_to(self, standing: Standing) -> None:
        """Go back to where one was, as if nothing had led away from there."""

    @abstractmethod
    def find_places(self, words: str) -> tuple[Found, ...]:
        """Where the words stand, in reading order; none for no words."""

    @abstractmethod
    def first_place(self, places: tuple[Found, ...], standing: Standing) -> Found:
        """The first of some places from where one is; the very first where none follows."""

    @abstractmethod
    def show_place(self, place: Found, standing: Standing) -> None:
        """Bring a place into sight while one types; all of that is one jump from where one was."""

    @abstractmethod
    def light_walk(self) -> None:
        """Light the places that are walked, and no others."""

    @abstractmethod
    def walk(self, step: int) -> None:
        """Go to the next place (`step` 1) or to the one before (-1)."""

    @abstractmethod
    def go_to_place(self, place: Found) -> None:
        """Go to one of the places, and say which it is."""

    @abstractmethod
    def place_here(self) -> Found | None:
        """The words on which one is: those that are selected, else where the walk stands."""

    @abstractmethod
    def words_of(self, place: Found) -> str:
        """The words of a place, as they are written."""

    def action_find_these(self) -> None:
        """Walk on to the next place that has the words on which one is, as `*` does in vim."""
        self._find_these(1)

    def action_find_these_back(self) -> None:
        """Back to the one before."""
        self._find_these(-1)

    def _find_these(self, step: int) -> None:
        here = self.place_here()
        if here is None:
            self.say(f"Not on any words: select some, or go to a match; {self.key('find')} finds others.")
            return
        words = " ".join(self.words_of(here).split())
        places = self.find_places(words)
        self._walk = Walk(places, words, here if here in places else None)
        self.leave_selection()
        self.hint_keys()
        self.walk_places(step)

    def action_find(self) -> None:
        """Open the box, empty, and give it the keys."""
        self._sought_from, self._walked_before = self.standing(), self._walk
        if self._find_line is None:
            self._find_line = FindLine(self.SOUGHT_IN)
            self.query_one("#content").mount(self._find_line)
        self._find_line.display = True
        self._find_line.box.value = ""
        self.give_keys(self._find_line.box)

    @on(Input.Changed, "#find")
    def _seeking(self, message: Input.Changed) -> None:
        message.stop()
        if self._sought_from is None:
            self._sought_from = self.standing()
        if self._sought_from is not None and self.finding:
            self.seek(message.value.strip(), self._sought_from)

    def seek(self, words: str, begun: Standing) -> None:
        """Walk the places of these words from now on, and show the first."""
        places = self.find_places(words)
        at = self.first_place(places, begun) if places else None
        self._walk = Walk(places, words, at)
        self.light_walk()
        if at is not None:
            self.show_place(at, begun)
            keys = " and ".join(map(self.key, self.WALKED_BY))
            which = f"{places.index(at) + 1} of {len(places)}"
            self.say(f"{which}: Enter, then {keys} go on; {self.key('back')} goes back.")
            return
        self.return_to(begun)
        if words:
            self.say(f"“{words}” is {self.NOT_THERE}.")
        else:
            self.unsay()

    @on(Input.Submitted, "#find")
    def _sought_for(self, message: Input.Submitted) -> None:
        message.stop()
        self._close_box()
        if not message.value.strip():
            # As in vim and less, what was sought before is gone on with.
            self._walk_as_before()
            self.walk_places(1)
        elif self._walk.at is not None:
            self.go_to_place(self._walk.at)
        else:
            self.walk_places(1)

    def walk_places(self, step: int) -> bool:
        """Go on or back through what was found; False where nothing was."""
        if self._walk.places:
            self.walk(step)
        return bool(self._walk.places)

    def leave_box(self) -> bool:
        """Close the box and go back to where it was opened; False where it is closed."""
        if not self.finding:
            return False
        self._close_box()
        self._walk_as_before()
        if self._sought_from is not None:
            self.return_to(self._sought_from)
        return True

    def _close_box(self) -> None:
        """The text has the keys again."""
        if self._find_line is not None:
            self._find_line.display = False
        self.give_keys(self.main_pane())

    def _walk_as_before(self) -> None:
        self._walk = self._walked_before
        self.hint_keys()
        self.light_walk()

    def forget_walk(self) -> None:
        """Nothing is sought any more."""
        self._walk = Walk()
        self.hint_keys()
        self.light_walk()
