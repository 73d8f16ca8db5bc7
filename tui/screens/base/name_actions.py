"""What can be done with the name under the cursor of the names at the side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.contents.name_list import named_query
from tui.screens.base.naming import NamingScreen
from tui.widgets.names.sidebar import Sidebar

if TYPE_CHECKING:
    from index.entities.model import Entity


class NameActions(NamingScreen):
    """A screen whose names lead to their mentions, their page and the articles that have them."""

    def jump_to(self, entity: Entity) -> None:
        """Go to the next mention of a name, if this screen shows text."""
        self.say(f"{entity.name}: {self.key('entity')} opens its page.")

    def entity_under_cursor(self) -> Entity | None:
        """The name that the commands speak of: the one under the cursor of the names."""
        return self.sidebar.entity if self.names.display else None

    def named_or_said(self, command_id: str, does: str) -> Entity | None:
        """The name under the cursor; where there is none, that is said, with what the command would do."""
        entity = self.entity_under_cursor()
        if entity is None:
            shows = f"{self.key('names')} shows the names"
            self.say(f"No name under the cursor: {shows}, {self.key(command_id)} on one {does}.")
        return entity

    def on_sidebar_chosen(self, message: Sidebar.Chosen) -> None:
        """Enter on a name: its next mention, once there is room to see it."""
        message.stop()
        over = self.names.has_class("-over")
        self._walked = True
        self._make_room()
        if over:
            self.once_drawn(partial(self.jump_to, message.entity))
        else:
            self.jump_to(message.entity)

    def action_next_mention(self) -> None:
        """The next mention of the name; fold or unfold a heading."""
        if self.names.display:
            self.sidebar.choose()
        else:
            self.named_or_said("next_mention", "goes to its next mention")

    def action_entity(self) -> None:
        """Open the page of the name under the cursor."""
        entity = self.named_or_said("entity", "opens its page")
        if entity is not None:
            self.reader.open_entity(self._names_of, entity.id, self.current_article())

    def action_filter(self) -> None:
        """List the articles that name what is under the cursor."""
        entity = self.named_or_said("filter", "lists its articles")
        if entity is not None:
            self.reader.search_for(named_query(entity))

    def action_search_name(self) -> None:
        """Search for the name in all its spellings."""
        entity = self.named_or_said("search_name", "searches for it")
        if entity is not None:
            self.reader.search_for(named_query(entity))
