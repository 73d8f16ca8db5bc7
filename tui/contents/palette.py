"""The commands of a screen by what is typed of their names: what the command palette lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.fuzzy import FuzzySearch

from tui.commands import Command, Place, key_label
from tui.commands.keymap import Keymap

_IS_KEY = 100.0
"""More than any title is worth for words; Textual counts 1 at least for each letter."""
_IS_CALLED = 50.0
"""More than the letters of a title that only stand in this order."""
_IN_KEY, _IN_HELP = 0.9, 0.5
"""Less than any title that fits."""

_FUZZY = FuzzySearch()


@dataclass(frozen=True)
class Offer:
    """A command with the key it has on a screen, as it is written (empty for none), and the places of the
    letters in its title that were typed."""

    command: Command
    key: str
    found: tuple[int, ...] = ()


def offers(commands: Iterable[Command], place: Place, keymap: Keymap, typed: str = "") -> list[Offer]:
    """Those of the commands of a screen that fit what is typed, the best first: before all the one whose key
    it is, then those whose id has a word that begins so. Where nothing is typed all, those of the status line
    first, of the screen's lists last."""
    typed = typed.strip()
    if not typed:
        ordered = sorted(commands, key=lambda each: (place not in each.places, each.hint or 100))
        return [Offer(each, _key(each, place, keymap)) for each in ordered]
    ranked = []
    for each in commands:
        key = _key(each, place, keymap)
        score, found = _FUZZY.match(typed, each.title)
        if not score:
            in_key = typed.casefold() in key.casefold()
            in_help = all(word in each.help.casefold() for word in typed.casefold().split())
            score = _IN_KEY * in_key or _IN_HELP * in_help
        if f" {typed.casefold()}" in f" {each.id.replace('_', ' ')}":
            score += _IS_CALLED
        if typed in map(key_label, keymap.keys(each, place)):
            score = _IS_KEY
        if score:
            ranked.append((score, Offer(each, key, tuple(found))))
    ranked.sort(key=lambda pair: -pair[0])
    return [offer for _, offer in ranked]


def _key(command: Command, place: Place, keymap: Keymap) -> str:
    return keymap.label(command, place) if keymap.keys(command, place) else ""
