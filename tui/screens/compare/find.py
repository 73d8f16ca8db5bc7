"""Finding words in both articles of a comparison; `n` and `N` walk what was found until Esc."""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from tui.comparing.compared import Compared
from tui.contents.finding import occurrences
from tui.looks.marks import Mark
from tui.screens.base.finding import FindingScreen, Walk
from tui.screens.compare.analysing import ComparingScreen
from tui.widgets.comparison.rows import Standing

Place = tuple[int, int, Span]
"""Row, side (0 left, 1 right) and place of something found."""


class FindInComparison(ComparingScreen, FindingScreen[Place, Standing]):
    """The find box of the comparison and the walk through what it found."""

    SOUGHT_IN = "find in both"
    NOT_THERE = "in neither"
    WALKED_BY = ("next_discrepancy", "previous_discrepancy")
    _sought_in = ("", "")
    """The pair in which was sought."""

    def place_here(self) -> Place | None:
        """The words that are selected, else what was found where one is, else what differs there."""
        if (compared := self.view.compared) is None:
            return None
        return self._selected(compared) or self._walk.at or self._contradicted(compared)

    def _selected(self, compared: Compared) -> Place | None:
        """The words that are selected with the mouse, in the first row that has any of them."""
        if (selected := self.view.selection) is None:
            return None
        for number, row in enumerate(compared.rows):
            if any(span.overlaps(selected.span) for span in (row.left, row.right)[selected.side]):
                return number, selected.side, selected.span
        return self.view.row, selected.side, selected.span

    def _contradicted(self, compared: Compared) -> Place | None:
        """What the discrepancy where one is says on the left, else on the right."""
        row = self.view.row
        if self.view.discrepancy not in compared.rows[row].discrepancies:
            return None
        found = compared.comparison.discrepancies[self.view.discrepancy]
        sides = enumerate((found.left, found.right))
        return next(((row, side, span) for side, span in sides if span), None)

    def words_of(self, place: Place) -> str:
        """As the article of its side has them."""
        compared = self.view.compared
        return place[2].of((compared.left, compared.right)[place[1]].text) if compared is not None else ""

    def standing(self) -> Standing | None:
        """Row, place on the screen and what is unfolded; None where there is no row yet."""
        return self.view.standing() if self.view.compared is not None else None

    def return_to(self, standing: Standing) -> None:
        """Back to the row, and fold what the walk unfolded."""
        self.view.call_off(standing)

    def seek(self, words: str, begun: Standing) -> None:
        """Walk the places of these words in this pair."""
        self._sought_in = self.left_id, self.right_id
        super().seek(words, begun)

    def find_places(self, words: str) -> tuple[Place, ...]:
        """Row by row, on the left before the right."""
        return _places(self.view.compared, words) if self.view.compared is not None else ()

    def first_place(self, places: tuple[Place, ...], standing: Standing) -> Place:
        """The first in the row where one is, or below."""
        return next((place for place in places if place[0] >= standing[0]), places[0])

    def show_place(self, place: Place, standing: Standing) -> None:
        """Go to its row."""
        self.view.go_to_row(place[0])

    def light_walk(self) -> None:
        """Light what was found on each side."""
        self.light_places(self._walk.places, self._walk.at)

    def light_places(self, places: tuple[Place, ...], current: Place | None) -> None:
        """Light places on each side, one of them as the current one."""
        lit: tuple[list[tuple[Span, Mark]], list[tuple[Span, Mark]]] = ([], [])
        for place in places:
            lit[place[1]].append((place[2], Mark.FOUND if place == current else Mark.MATCH))
        self.view.light(*lit)

    def walk(self, step: int) -> None:
        """From where one is in the walk; at first to the next place from the row under the cursor."""
        places, at = self._walk.places, self._walk.at
        if at is None:
            self.go_to_place(self.first_place(places, self.view.standing()))
        else:
            self.go_to_place(places[(places.index(at) + step) % len(places)])

    def go_to_place(self, place: Place) -> None:
        """Go to its row, and say whose it is."""
        compared = self.view.compared
        if compared is None:
            return
        self._walk = replace(self._walk, at=place)
        self.light_walk()
        row, side, _ = place
        self.view.go_to_row(row)
        source = compared.labels[side]
        number = self._walk.places.index(place) + 1
        self.say(f"{number} of {len(self._walk.places)}: {self._walk.words} · {source}")

    def forget_found(self) -> None:
        """Nothing is sought any more; `n` walks the discrepancies again."""
        if self._walk.words:
            self.forget_walk()
            self.unsay()

    def idle_commands(self) -> frozenset[str]:
        """Where nothing contradicts, the key that goes to the next difference is the one to know; beside the
        only two articles there is no other source."""
        compared = self.view.compared if self.has_content() else None
        known = compared is not None and compared.aligned
        nothing = known and not self.view.shown_discrepancies and not self._walk.places
        pair_only = frozenset({"next_source"}) if self.library.size <= 2 else frozenset()
        here = self.WALKED_BY if nothing else ("next_difference",)
        return super().idle_commands() | pair_only | frozenset(here)

    def compared_shown(self) -> None:
        """What was found in the pair before says nothing about this one; in the same, it is sought again."""
        sought = self._walk.words if self._sought_in == (self.left_id, self.right_id) else ""
        self._walk = Walk(self.find_places(sought), sought)
        if sought:
            self.light_walk()
        self._walked_before, self._sought_from = Walk(), self.standing()
        self.hint_keys()

    def action_back(self) -> None:
        """Out of the box, to where it was opened, out of what was found, then to the screen before."""
        if self.leave_box():
            self.unsay()
        elif self.leave_names():
            return
        elif self._walk.places:
            self.forget_found()
        else:
            super().action_back()


def _places(compared: Compared, words: str) -> tuple[Place, ...]:
    """Where the words stand, row by row, on the left before the right."""
    found: list[Place] = []
    for number, row in enumerate(compared.rows):
        for side, (article, spans) in enumerate(((compared.left, row.left), (compared.right, row.right))):
            for span in spans:
                found += [(number, side, place) for place in occurrences(article.text, words, span)]
    return tuple(found)
