"""The keys that commands have in each place: those of a preset, and over them what the user wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.commands.command import Command, Place
from tui.commands.keys import UNBOUND, key_label, keys_label, touch


@dataclass(frozen=True, slots=True)
class Wish:
    """Keys that an action is to have, none at all where `keys` is empty: in one place, or wherever it is.
    `line` is where a file says so."""

    action: str
    keys: tuple[str, ...]
    place: Place | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that a wish does not get in some places: there it, or one that begins as it does (`taken`), is
    another action's, whose wish came before (`wished`) or which has no other key."""

    wish: Wish
    key: str
    taken: str
    other: Command
    places: tuple[Place, ...]
    wished: bool

    def sentence(self) -> str:
        """What is wrong and what to do."""
        label, screens = key_label(self.key), " and ".join(self.places)
        if self.key != self.taken:
            how = "begins with" if len(self.key) > len(self.taken) else "is how"
            begins = "" if len(self.key) > len(self.taken) else " begins"
            label = f"{label} {how} {key_label(self.taken)}{begins}, which"
        if self.wished:
            return f"{label} is already {self.other.id} ({screens}); give {self.wish.action} another key."
        return (
            f"{label} is the only key of {self.other.id} ({screens}), so {self.wish.action} keeps its own "
            f'there; give {self.other.id} another key, or "{UNBOUND}".'
        )


class Keymap:
    """Which keys a command has in a place; every command has one everywhere it works, unless the user wants
    it to have none."""

    def __init__(self, table: Mapping[Place, Mapping[str, tuple[str, ...]]]) -> None:
        self._table = table

    def keys(self, command: Command, place: Place) -> tuple[str, ...]:
        """The keys of a command in a place, the one that is shown first; those of the first place where it
        works for a place where it does not."""
        if place not in command.places:
            place = next(one for one in Place if one in command.places)
        return self._table.get(place, {}).get(command.id, command.keys)

    def label(self, command: Command, place: Place) -> str:
        """The key that is shown, as a person writes it; where there is none, what the palette calls the
        command."""
        keys = self.keys(command, place)
        return key_label(keys[0]) if keys else f"“{command.title}”"

    def list_label(self, command: Command, place: Place) -> str:
        """All keys, as a list of commands shows them."""
        return keys_label(self.keys(command, place)) or "–"


_Clashes = dict[tuple[Wish, str, str, str, bool], list[Place]]


def keymap_of(commands: Sequence[Command], *layers: Sequence[Wish]) -> tuple[Keymap, tuple[Clash, ...]]:
    """The keymap of the commands' own keys with layers of wishes over them, the later ones over the earlier.

    What is wished for wins over what is there already, unless it would leave an action without any key; of
    two wishes of one layer the first has a key. No key is how another begins.
    """
    if not any(layers):
        return Keymap({}), ()
    table: dict[Place, Mapping[str, tuple[str, ...]]] = {}
    clashes: _Clashes = {}
    by_id = {command.id: command for command in commands}
    for place in Place:
        keys: Mapping[str, tuple[str, ...]] = {c.id: c.keys for c in commands if place in c.places}
        for layer in layers:
            keys = _laid_over(keys, _meant(layer, place, keys), place, clashes)
        table[place] = keys
    return Keymap(table), tuple(
        Clash(wish, key, taken, by_id[other], tuple(places), wished)
        for (wish, key, taken, other, wished), places in clashes.items()
    )


def _meant(layer: Iterable[Wish], place: Place, keys: Mapping[str, object]) -> list[Wish]:
    """The wishes that count in a place: one for the place before one for everywhere, the later of two."""
    meant: dict[str, Wish] = {}
    for wish in sorted(layer, key=lambda wish: wish.place is not None):
        if wish.action in keys and wish.place in (None, place):
            meant[wish.action] = wish
    return sorted(meant.values(), key=lambda wish: wish.line)


def _laid_over(
    below: Mapping[str, tuple[str, ...]], wishes: Sequence[Wish], place: Place, clashes: _Clashes
) -> Mapping[str, tuple[str, ...]]:
    """The keys of one place with wishes over them."""
    owner = _owners(wishes, place, clashes)
    bare = {wish.action for wish in wishes if not wish.keys}
    bare |= {action for action, own in below.items() if not own}
    while True:
        granted: dict[str, tuple[str, ...]] = {}
        for wish in wishes:
            granted[wish.action] = tuple(key for key in wish.keys if owner.get(key) is wish)
        keys = {
            action: granted.get(action)
            or (() if action in bare else tuple(key for key in own if not _touched(key, owner)))
            for action, own in below.items()
        }
        without = next((action for action, own in keys.items() if not own and action not in bare), None)
        if without is None:
            return keys
        # Its keys were all taken: the first one goes back, and the wishes have one key less.
        key = below[without][0]
        for taken in _touched(key, owner):
            clashes.setdefault((owner.pop(taken), taken, key, without, False), []).append(place)


def _owners(wishes: Sequence[Wish], place: Place, clashes: _Clashes) -> dict[str, Wish]:
    """Each key that is wished for with the wish that has it, the first of those it touches."""
    owner: dict[str, Wish] = {}
    for wish in wishes:
        for key in wish.keys:
            taken = next((one for one in owner if touch(one, key)), None)
            if taken is None:
                owner[key] = wish
            else:
                clashes.setdefault((wish, key, taken, owner[taken].action, True), []).append(place)
    return owner


def _touched(key: str, owner: Iterable[str]) -> list[str]:
    return [one for one in owner if touch(one, key)]
