"""What was searched for before: kept when a hit is opened, brought back in the box."""

from __future__ import annotations

from tui.layout.fitting import shortened
from tui.screens.search.hits import HitsScreen
from tui.terminal.safe_text import safe_text

SHOWN = 100
"""Earlier searches that are listed to choose from."""
_ASKED = 48
"""Cells of a search in the question for its name."""


class RememberingScreen(HitsScreen):
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
        """Choose from the searches that have a name, and the earlier ones."""
        saved, earlier = self._searches()
        if not saved and not earlier:
            self.say("Nothing was searched for yet: what finds an article that is opened is kept.")
            return

        def chosen(query: str | None) -> None:
            if query is not None:
                self.reader.search_for(query)

        def restored() -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
            from tui.wording.kept_words import undone_sentence

            self.say(undone_sentence(self.library, self.library.undo()))
            return self._searches()

        self.reader.open_searches(saved, earlier, self._forget_search, restored, chosen)

    def _searches(self) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        return self.library.saved_searches(), self.library.searches()[:SHOWN]

    def action_save_search(self) -> None:
        """Ask for a name, and keep the search under it."""
        query = " ".join(self.box.value.split())
        if not query:
            self.say(f"Nothing is searched for: {self.key('search')} and some words first.")
            return

        def named(name: str | None) -> None:
            if name:
                self._save_search(name, query, f"{query} is kept as {name}")

        question = f"Keep {shortened(safe_text(query), _ASKED)} under the name"
        keys = f"Enter keeps it · Esc leaves it · {self.key('history')} lists what is kept"
        self.reader.open_prompt(question, ">", keys, named, query)

    def _forget_search(self, name: str, query: str) -> None:
        if name:
            self.library.save_search(name, "")
        else:
            self.library.forget_search(query)
        self.say(f"{name or query} is no longer kept; {self.key('undo')} undoes it.")

    def _save_search(self, name: str, query: str, said: str) -> None:
        def saved(changed: bool) -> None:
            self.say(f"{said}; {self.key('undo')} undoes it." if changed else f"{said}.")

        self.ask("save search", lambda: bool(self.library.save_search(name, query)), saved)
