"""The command palette's entries: the commands of the screen it was opened from."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands import Command, Place, commands_on, key_label
from tui.keyed import keymap_of
from tui.screens.base import ReaderScreen

_IS_KEY = 100.0
"""More than any title is worth for words; Textual counts from 0 to about 3."""


class CommandProvider(Provider):
    """Offers every command that works on the screen below the palette, with its key."""

    def _commands(self) -> tuple[Command, ...]:
        if not isinstance(self.screen, ReaderScreen):
            return ()
        screen = self.screen
        return tuple(one for one in commands_on(screen.place) if screen.check_action(one.id, ()))

    async def discover(self) -> Hits:
        """All commands, before anything is typed: those of the status line first, of its lists last."""

        def order(command: Command) -> tuple[bool, int]:
            return self._place not in command.places, command.hint or 100

        for command in sorted(self._commands(), key=order):
            yield DiscoveryHit(self._title(command), partial(self._run, command), help=command.help)

    async def search(self, query: str) -> Hits:
        """The commands whose title or help fits what is typed, before them the one whose key it is."""
        matcher = self.matcher(query)
        for command in self._commands():
            title = self._title(command)
            score = max(matcher.match(title), 0.5 * matcher.match(command.help))
            if query in self._keys(command):
                score = _IS_KEY
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._run, command), help=command.help)

    async def _run(self, command: Command) -> None:
        """Carry a command out; one of a list that is not shown shows it, to choose there what it is for."""
        screen = self.screen
        if not screen.is_current:
            # Keys that were typed behind the choice have left it.
            return
        if isinstance(screen, ReaderScreen) and screen.show_list_of(command):
            key = keymap_of(screen).label(command, screen.place)
            screen.say(f"{command.title}: choose one, then {key}.")
        else:
            await screen.run_action(command.id)

    @property
    def _place(self) -> Place:
        return self.screen.place if isinstance(self.screen, ReaderScreen) else Place.SEARCH

    def _keys(self, command: Command) -> tuple[str, ...]:
        return tuple(map(key_label, keymap_of(self.screen).keys(command, self._place)))

    def _title(self, command: Command) -> str:
        keymap = keymap_of(self.screen)
        has_key = keymap.keys(command, self._place)
        return f"{command.title}  ({keymap.label(command, self._place)})" if has_key else command.title
