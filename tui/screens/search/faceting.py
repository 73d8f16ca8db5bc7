"""The facets beside the hits, and the searches that come of them: narrower, wider, in another order."""

from __future__ import annotations

from collections.abc import Sequence

from index.library import Library
from index.search.model import Facet
from tui.commands import Command, Place
from tui.contents.name_list import named_query
from tui.contents.query_edit import filters_of, narrowed, order_said, sorted_next, widened
from tui.screens.search.hits import HitsScreen
from tui.widgets.lists.facet_list import FacetList

BESIDE_NAMES = 200
"""Columns from which facets and names stand beside the hits together, and titles still have 40."""

FACETS_BESIDE = 120
"""Columns from which the facets stay beside the hits when one leaves them: these are wide enough then."""


class FacetedScreen(HitsScreen):
    """A screen with a search box whose words the facets change, so that one sees what is asked for."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.facets = FacetList()
        self.facets.display = False
        self._sorting: str | None = None
        """What the box was given to sort the hits, until they come."""

    def refresh_facets(self) -> None:
        """Count anew, if the facets are shown."""
        if not self.facets.display:
            return
        query, literal = self.box.value, self._literal

        def counted() -> tuple[Facet, ...]:
            return self.library.facets(query, typing=True, literal=literal)

        def answered(found: tuple[Facet, ...]) -> None:
            self.facets.show(found, filters_of(query))
            self.hint_keys()

        self.ask("facets", counted, answered)

    def place_names(self, width: int) -> None:
        """The names make room for the facets where there is not enough for both."""
        super().place_names(width)
        if self.facets.display and width < BESIDE_NAMES and self.names.display:
            self.names.display = False

    def awaits(self, group: str) -> bool:
        """Whether an answer of this group is still to come: "list" is what the list with the keys holds."""
        return super().awaits("facets" if group == "list" and self.focused is self.facets else group)

    def keys_of(self) -> Place:
        """The place whose keys work where the focus is."""
        return Place.FACETS if self.focused is self.facets else super().keys_of()

    def idle_commands(self) -> frozenset[str]:
        """Nothing to narrow down by needs no key for it, and no filter none that takes it back."""
        counted = self.focused is not self.facets or self.facets.entry is not None
        idle = super().idle_commands() | (frozenset() if counted else {"narrow"})
        return idle if filters_of(self.box.value) else idle | {"widen"}

    def action_names(self) -> None:
        """The names come in the place of the facets where there is not enough room for both."""
        if not self.names.display and self.size.width < BESIDE_NAMES:
            self.facets.display = False
        super().action_names()

    def action_facets(self) -> None:
        """Show the facets and move into them, or hide them and go back to the hits."""
        shown = not self.facets.display
        self.facets.display = shown
        if shown and not self.facets.is_attached:
            self.query_one("#body").mount(self.facets, before=0)
        self.place_names(self.size.width)
        if shown:
            self.refresh_facets()
            self.give_keys(self.facets)
        else:
            self.give_keys(self.main_pane())

    def show_list_of(self, command: Command) -> bool:
        """Show the facets too, for what is done in them."""
        if not self._is_for_hidden(command, Place.FACETS, self.facets):
            return super().show_list_of(command)
        self.action_facets()
        return True

    def leave_facets(self) -> bool:
        """One step out of the facets, which close where hits are narrow beside them; False where one is not
        in them."""
        if not self.facets.has_focus:
            return False
        if self.size.width < FACETS_BESIDE:
            self.action_facets()
        else:
            self.set_focus(self.main_pane())
        return True

    def action_narrow(self) -> None:
        """Narrow the search down to the value under the cursor, or no longer."""
        if (value := self.facets.entry) is not None:
            self._ask_for(narrowed(self.box.value, value.query))

    def action_filter(self) -> None:
        """Narrow the search down to what names the one under the cursor, or no longer."""
        if (entity := self.named_or_said("filter", "lists its articles")) is not None:
            self.reader.search_for(narrowed(self.box.value, named_query(entity)))

    def action_widen(self) -> None:
        """Take the filter back that was set last."""
        wider = widened(self.box.value)
        if wider is None:
            self.say(f"Nothing to widen: {self.key('facets')} shows what a search can be narrowed down by.")
        else:
            self._ask_for(wider[0])
            self.say(f"No longer only {wider[1]}.")

    def action_sort(self) -> None:
        """Sort in the next order."""
        self._sorting = sorted_next(self.box.value)
        self._ask_for(self._sorting)

    def say_order(self, dates: Sequence[str | None]) -> None:
        """Once it is listed what was to be sorted, say how it stands, by the dates of it."""
        if self._sorting == self.box.value:
            self.say(order_said(self._sorting, dates))
        self._sorting = None
        self.hint_keys()
