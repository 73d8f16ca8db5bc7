"""Finding words in both articles of a comparison; `n` and `N` walk what was found until Esc."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from index.article import Span
from index.library import Library
from tui.comparing.comparison_plan import Compared
from tui.finding import occurrences
from tui.marks import Mark
from tui.screens.comparing import ComparingScreen
from tui.screens.finding import FindingScreen
from tui.widgets.comparison_rows import Standing

Place = tuple[int, int, Span]
"""Row, side (0 left, 1 right) and place of something found."""
Sought = tuple[tuple[Place, ...], str, int]
"""What is walked: the places, the words, and the number of the place where one is, -1 for none."""
_WALK = frozenset({"next_discrepancy", "previous_discrepancy"})


class FindInComparison(ComparingScreen, FindingScreen):
    """The find box of the comparison and the walk through what it found."""

    SOUGHT_IN = "find in both"

    def __init__(self, library: Library, left_id: str, right_id: str, at: Span | None = None) -> None:
        super().__init__(library, left_id, right_id, at)
        self._found: tuple[Place, ...] = ()
        self._sought = ""
        self._sought_in = ("", "")
        """The pair in which it was sought."""
        self._current = -1
        self._sought_before: Sought = ((), "", -1)
        """What was walked when the box was opened."""
        self._sought_from: Standing | None = None
        """Where it was opened."""

    def action_find(self) -> None:
        """Open the box."""
        self._sought_from = self.view.standing() if self.view.compared is not None else None
        self._sought_before = self._found, self._sought, self._current
        self.open_box()

    def walk_found(self, step: int) -> bool:
        """Go to the next or previous place found; False where nothing is being sought."""
        if not self._found:
            return False
        self._go(self._current + step if self._current >= 0 else self._first_from(self.view.row))
        return True

    def forget_found(self) -> None:
        """Nothing is sought any more; `n` walks the discrepancies again."""
        if self._found or self._sought:
            self._found, self._sought, self._current = (), "", -1
            self.hint_keys()
            self.view.light([], [])
            self.unsay()

    def idle_commands(self) -> frozenset[str]:
        """Where nothing contradicts, the key that goes to the next difference is the one to know; beside the
        only two articles there is no other source."""
        compared = self.view.compared if self.has_content() else None
        known = compared is not None and compared.aligned
        nothing = known and not self.view.shown_discrepancies and not self._found
        pair_only = frozenset({"next_source"}) if self.library.size <= 2 else frozenset()
        return super().idle_commands() | pair_only | (_WALK if nothing else {"next_difference"})

    def compared_shown(self) -> None:
        """What was found in the pair before says nothing about this one; in the same, it is sought again."""
        sought = self._sought if self._sought_in == (self.left_id, self.right_id) else ""
        self._found, self._sought, self._current = (), sought, -1
        if sought and self.view.compared is not None:
            self._found = _places(self.view.compared, sought)
            self._light()
        self._sought_before, self._sought_from = ((), "", -1), self.view.standing()
        self.hint_keys()

    def action_back(self) -> None:
        """Out of the box, to where it was opened, out of what was found, then to the screen before."""
        if self.finding:
            self.close_box()
            self._seek_as_before()
            if self._sought_from is not None:
                self.view.call_off(self._sought_from)
            self.unsay()
        elif self.leave_names():
            return
        elif self._found:
            self.forget_found()
        else:
            super().action_back()

    @on(Input.Changed, "#find")
    def _seeking(self, message: Input.Changed) -> None:
        message.stop()
        compared = self.view.compared
        if compared is None or not self.finding:
            return
        self._sought, self._sought_in = message.value.strip(), (self.left_id, self.right_id)
        self._found = _places(compared, self._sought)
        begun = self._sought_from or self.view.standing()
        self._current = self._first_from(begun[0]) if self._found else -1
        self._light()
        if self._found:
            self.view.go_to_row(self._found[self._current][0])
            self.say_found(self._current + 1, len(self._found), ("next_discrepancy", "previous_discrepancy"))
            return
        self.view.call_off(begun)
        if self._sought:
            self.say(f"“{self._sought}” is in neither.")
        else:
            self.unsay()

    @on(Input.Submitted, "#find")
    def _sought_for(self, message: Input.Submitted) -> None:
        message.stop()
        self.close_box()
        if not message.value.strip():
            # As in vim and less, what was sought before is gone on with.
            self._seek_as_before()
            self.walk_found(1)
        elif self._found:
            self._go(self._current)

    def _seek_as_before(self) -> None:
        """What was walked when the box was opened is walked again."""
        self._found, self._sought, self._current = self._sought_before
        self.hint_keys()
        self._light()

    def _first_from(self, row: int) -> int:
        return next((number for number, (place, _, _) in enumerate(self._found) if place >= row), 0)

    def _go(self, number: int) -> None:
        compared = self.view.compared
        if compared is None:
            return
        self._current = number % len(self._found)
        row, side, _ = self._found[self._current]
        self._light()
        self.view.go_to_row(row)
        source = (compared.left, compared.right)[side].source
        self.say(f"{self._current + 1} of {len(self._found)}: {self._sought} · {source}")

    def _light(self) -> None:
        lit: tuple[list[tuple[Span, Mark]], list[tuple[Span, Mark]]] = ([], [])
        for number, (_, side, span) in enumerate(self._found):
            lit[side].append((span, Mark.FOUND if number == self._current else Mark.MATCH))
        self.view.light(*lit)


def _places(compared: Compared, words: str) -> tuple[Place, ...]:
    """Where the words stand, row by row, on the left before the right."""
    found: list[Place] = []
    for number, row in enumerate(compared.rows):
        for side, (article, spans) in enumerate(((compared.left, row.left), (compared.right, row.right))):
            for span in spans:
                found += [(number, side, place) for place in occurrences(article.text, words, span)]
    return tuple(found)
