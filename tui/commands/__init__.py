"""Every action of the reader, once: its keys, footer text, palette entry and help, and where it works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.commands.articles import ARTICLES
from tui.commands.command import LISTS_BESIDE, Command, Group, Place
from tui.commands.comparing import COMPARING
from tui.commands.general import GENERAL
from tui.commands.keeping import KEEPING
from tui.commands.keymap import Clash, Keymap, Wish, keymap_of
from tui.commands.keys import is_text, key_label, key_name
from tui.commands.naming import NAMING
from tui.commands.searching import SEARCHING

if TYPE_CHECKING:
    from textual.binding import Binding

__all__ = [
    "COMMANDS",
    "Command",
    "Group",
    "Place",
    "bindings",
    "chosen_keymap",
    "command",
    "commands_in",
    "commands_on",
    "hints",
    "key_label",
]

COMMANDS: tuple[Command, ...] = (*GENERAL, *SEARCHING, *ARTICLES, *KEEPING, *NAMING, *COMPARING)


def chosen_keymap(preset: str, wishes: Sequence[Wish] = ()) -> tuple[Keymap, tuple[Clash, ...]]:
    """The keymap of a preset with the user's wishes over it, and what of these it could not heed."""
    from tui.commands.presets import PRESETS

    return keymap_of(COMMANDS, PRESETS[preset], wishes)


def commands_in(place: Place) -> tuple[Command, ...]:
    """The commands that work in one place, in the order in which help lists them."""
    return tuple(command for command in COMMANDS if place in command.places)


def commands_on(screen: Place) -> tuple[Command, ...]:
    """The commands of a screen, then those of the lists beside it."""
    lists = (Place.NAMES, Place.FACETS) if screen is Place.SEARCH else (Place.NAMES,)
    beside = (command for place in lists for command in commands_in(place) if screen not in command.places)
    return (*commands_in(screen), *dict.fromkeys(beside))


def bindings(place: Place, keymap: Keymap) -> list[Binding]:
    """The key bindings of one place; the ids are those of the commands, and screens carry them out."""
    from textual.binding import Binding

    target = "screen." if place in LISTS_BESIDE else ""
    return [
        Binding(
            key_name(key),
            target + command.id,
            command.label,
            tooltip=command.help,
            id=command.id,
            priority=command.leaves_box and not is_text(key),
        )
        for command in commands_in(place)
        for key in keymap.keys(command, place)
    ]


def hints(place: Place) -> tuple[Command, ...]:
    """The commands that the status line names, the most useful first."""
    return tuple(sorted((c for c in commands_in(place) if c.hint), key=lambda c: c.hint))


def command(command_id: str) -> Command:
    """The command of an id. Raises KeyError for an unknown one."""
    for candidate in COMMANDS:
        if candidate.id == command_id:
            return candidate
    raise KeyError(command_id)
