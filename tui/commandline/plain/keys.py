"""The keys that count, place by place: as lines, and as a document."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tui.commandline.output import Style
from tui.commandline.plain.columns import pad
from tui.commands import Command, Group, Place, commands_in
from tui.commands.keymap import Keymap

_KEYS = 14
_IDS = 22


def key_lines(preset: str, keymap: Keymap, style: Style) -> Iterator[str]:
    """Each place with its commands: keys, the name that a settings file knows, what it does."""
    yield f"Keys of the preset {preset}, with your own over them."
    indent = 2 + _KEYS + _IDS
    for place in Place:
        yield from ("", style.paint(place.value, "bold"))
        for _, members in groupby(_ordered(place), key=lambda command: command.group):
            for command in members:
                keys = keymap.list_label(command, place)
                begin = f"  {pad(keys, _KEYS - 1)} {pad(command.id, _IDS - 1)} "
                wrapped = textwrap.wrap(command.title, max(20, style.width - indent)) or [""]
                yield style.paint("", "bold") + begin + wrapped[0]
                yield from (" " * indent + line for line in wrapped[1:])


def keys_document(preset: str, keymap: Keymap) -> dict[str, Any]:
    """The same for scripts."""
    return {
        "preset": preset,
        "places": [
            {
                "place": place.value,
                "commands": [
                    {
                        "action": command.id,
                        "keys": list(keymap.keys(command, place)),
                        "title": command.title,
                        "help": command.help,
                        "group": command.group.value,
                    }
                    for command in _ordered(place)
                ],
            }
            for place in Place
        ],
    }


def _ordered(place: Place) -> list[Command]:
    order = list(Group)
    return sorted(commands_in(place), key=lambda command: order.index(command.group))
