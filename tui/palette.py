"""The command palette's entries: the commands of the screen it was opened from."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands import Command, Place, commands_on
from tui.keyed import keymap_of
from tui.screens.base import ReaderScreen


class CommandProvider(Provider):
    """Offers every command that works on the screen below the palette, with its key."""

    def _commands(self) -> tuple[Command, ...]:
        return commands_on(self.screen.place) if isinstance(self.screen, ReaderScreen) else ()

    async def discover(self) -> Hits:
        """All commands, before anything is typed: those of the status line first."""
        for command in sorted(self._commands(), key=lambda command: command.hint or 100):
            yield DiscoveryHit(self._title(command), partial(self._run, command), help=command.help)

    async def search(self, query: str) -> Hits:
        """The commands whose title or help fits what is typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            title = self._title(command)
            score = max(matcher.match(title), 0.5 * matcher.match(command.help))
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._run, command), help=command.help)

    async def _run(self, command: Command) -> None:
        await self.screen.run_action(command.id)

    def _title(self, command: Command) -> str:
        place = self.screen.place if isinstance(self.screen, ReaderScreen) else Place.SEARCH
        keymap = keymap_of(self.screen)
        has_key = keymap.keys(command, place)
        return f"{command.title}  ({keymap.label(command, place)})" if has_key else command.title
