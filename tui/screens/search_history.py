"""What was searched for before: kept when a hit is opened, brought back in the box."""

from __future__ import annotations

from tui.screens.faceting import FacetedScreen

SHOWN = 100
"""Earlier searches that are listed to choose from."""


class RememberingScreen(FacetedScreen):
    """A screen whose search box knows what was searched for before."""

    _recalled: tuple[str, ...] = ()
    """The earlier searches that are gone through, while they are."""
    _place = -1
    _begun = ""
    """What stood in the box before."""

    def remember_search(self) -> None:
        """Keep what is searched for: something was found by it."""
        query = self.box.value
        if query.strip():
            self.ask("remember", lambda: self.library.remember_search(query), lambda _: None)

    def forget_place(self) -> None:
        """Something else was typed: the next step back begins with the latest search."""
        if self._place >= 0 and self.box.value != self._recalled[self._place]:
            self._place = -1

    def recall(self, step: int) -> bool:
        """Bring an earlier search into the box (`step` 1) or a later one (-1); False where there is no later
        one."""
        if self._place < 0:
            if step < 0:
                return False
            self._begun = self.box.value
            self._recalled = tuple(one for one in self.library.searches() if one != self._begun)
        if self._place + step >= len(self._recalled):
            self.say("No earlier search.")
            return True
        self._place += step
        self._ask_for(self._recalled[self._place] if self._place >= 0 else self._begun)
        return True

    def action_history(self) -> None:
        """Choose from the earlier searches."""
        from tui.screens.choice import ChoiceScreen

        earlier = self.library.searches()[:SHOWN]
        if not earlier:
            self.say("Nothing was searched for yet: what finds an article that is opened is kept.")
            return

        def chosen(number: int | None) -> None:
            if number is not None:
                self.reader.search_for(earlier[number])

        rows = [(query, "") for query in earlier]
        self.app.push_screen(ChoiceScreen("Searched for before", rows, "Enter takes it · Esc leaves"), chosen)
