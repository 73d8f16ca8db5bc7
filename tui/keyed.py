"""The keys that the running app has for its screens and lists, made of its settings when it starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget

from tui.commands import COMMANDS, Place, bindings, chosen_keymap, command
from tui.commands.keymap import Keymap
from tui.commands.keys import key_name, steps
from tui.settings.app_settings import settings_of
from tui.settings.settings import Settings

_IN_A_BOX = {"emacs": frozenset("d")}
"""The signs that a box itself answers with Alt, by presets."""


def takes_letters(focused: Widget | None) -> bool:
    """Whether letters are text where the focus is, as in a box, and no keys of their own."""
    return focused is not None and focused.check_consume_key("a", "a")


def keymap_of(node: DOMNode) -> Keymap:
    """The keymap that the settings of the app make; for an app without settings the default one."""
    return keymap_set(settings_of(node))


@lru_cache(maxsize=4)
def keymap_set(settings: Settings) -> Keymap:
    """The keymap that settings make."""
    return chosen_keymap(settings.preset, settings.keys)[0]


@lru_cache(maxsize=1)
def signs_with_alt(settings: Settings) -> frozenset[str]:
    """The signs that are a key of their own with Alt, on any screen or in a box."""
    keymap = keymap_set(settings)
    keys = {key for each in COMMANDS for place in each.places for key in keymap.keys(each, place)}
    signs = {one.removeprefix("alt+") for key in keys for one in steps(key) if one.startswith("alt+")}
    return frozenset(sign for sign in signs if len(sign) == 1) | _IN_A_BOX.get(settings.preset, frozenset())


def take_keys(node: DOMNode, place: Place) -> None:
    """Bind the keys of a place to a screen or a list of it, over those that its class has from Textual.

    To be called when it is made, so that a key that is already on its way finds it bound. Not through
    `App.set_keymap`: that knows one set of keys for an id, where an action may have others on another screen,
    and it takes a key away from whatever else has it.
    """
    bind(node, bindings(place, keymap_of(node)))


SUSPEND = {"suspend": "app.suspend_process"}
"""What every dialog lets through; a note on several lines, where Ctrl-Z takes back, has the nearer say."""


def take_dialog_keys(dialog: DOMNode, actions: Mapping[str, str]) -> None:
    """Bind the keys that commands have on the first screen to what a dialog does, as `{"back": "leave"}`.

    The keys of its class stay beside them, so that one set by a letter still lets one out of a box.
    """
    keymap = keymap_of(dialog)
    pairs = ((command(command_id), action) for command_id, action in actions.items())
    bind(
        dialog,
        (
            Binding(key_name(key), action, found.label)
            for found, action in pairs
            for key in keymap.keys(found, Place.SEARCH)
        ),
    )


def bind(node: DOMNode, wanted: Iterable[Binding]) -> None:
    """Bind keys over those that a node has from its class."""
    bound: dict[str, list[Binding]] = {}
    for binding in wanted:
        bound.setdefault(binding.key, []).append(binding)
    node._bindings.key_to_bindings.update(bound)


def key_here(node: DOMNode, command_id: str) -> str:
    """The key that a command has on the screen of a widget, or on this screen, as a message names it.

    Raises KeyError for an unknown command.
    """
    place = getattr(node.screen, "place", None)
    there = place if isinstance(place, Place) else Place.SEARCH
    return keymap_of(node).label(command(command_id), there)
