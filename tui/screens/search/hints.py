"""What the status line says of the hit under the cursor, and which keys lead on from the search box."""

from __future__ import annotations

from index.library import Library
from tui.screens.search.hits import HitsScreen


class SearchHints(HitsScreen):
    """A search box that says what the keys are for while it waits, and hits that say whose they are."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._about = ""
        """Whose the article under the cursor is, and who else tells its story."""
        self._shown_about = ""
        self._mistakes_told = self._mistakes_done = False

    def _show_about(self) -> None:
        """Say what is under the cursor; in the empty box, what the keys are for. What just happened stands
        until that changes."""
        hint = self.box_hint() if self.box.has_focus else ""
        mistakes = self._mistakes_to_tell(waiting=bool(hint))
        about = mistakes or hint or self._typing_hint() or self._about
        if about != self._shown_about:
            self._shown_about = about
            self.show_where(about)

    def _mistakes_to_tell(self, *, waiting: bool) -> str:
        """What is wrong with the settings, until one has done something on the first screen."""
        if self._mistakes_told and not waiting:
            self._mistakes_done = True
        if not waiting or self._mistakes_done:
            return ""
        self._mistakes_told = True
        return self.mistakes()

    def keys_are_text(self) -> bool:
        """In the search box the status line says what leads to the keys that it names, but where nothing is
        found: there it says what leads back."""
        said = self.focused is self.box and (self.hits.item is not None or not self.box.value)
        return super().keys_are_text() and not said

    def box_hint(self) -> str:
        """What the keys are for while the box waits for a search; empty where one stands in it."""
        if self.box.value:
            return ""
        opens, back, quits = (self.key(key) for key in ("open", "back", "leave"))
        return f"type to search · {opens} opens · {back}, then: {quits} quits"

    def _typing_hint(self) -> str:
        """What is under the cursor while letters go to the box, and what leads to the keys that are named."""
        item = self.hits.item
        if not self.box.has_focus or not self.box.value:
            return ""
        if item is None:
            return f"{self.key('back')} shows all articles"
        return f"{item.source} · {self.key('open')} opens · {self.key('back')}, then:"

    def on_descendant_focus(self) -> None:
        """The hint of the empty box comes and goes with the cursor."""
        self._show_about()
