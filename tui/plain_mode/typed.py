"""What a typed line asks for: a command by its name or key, or words to search for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tui.commands import Command, key_label
from tui.commands.keys import steps

MORE = "more"
"""What an empty line asks for. No command of the app: its pages are screens."""
QUIT = "quit"
"""Leaves the reader from anywhere; `q` goes one step back first, as in the app."""
WORDS = "words"
"""What is no command, and so is searched for."""
_QUIT_WORDS = frozenset({"quit", "exit", "bye"})


@dataclass(frozen=True, slots=True)
class Typed:
    """A command's id, or one of the above, with the words behind it."""

    command: str
    words: str = ""


Keyed = tuple[Command, tuple[str, ...]]
"""A command with the keys that it has where one is."""


def read_line(line: str, commands: Iterable[Keyed], takes: Callable[[str, str], bool]) -> Typed:
    """Read a line where these commands work, the nearest first; `takes` says whether one takes these words.

    What is no command, or goes on with words that it does not take, is searched for.
    """
    line = line.strip()
    if not line:
        return Typed(MORE)
    if line.casefold() in _QUIT_WORDS:
        return Typed(QUIT)
    if line.isdecimal() and line.isascii():
        return Typed("open", line)
    by_name = _names(commands)
    if command := _named(by_name, line):
        return Typed(command)
    if line[0] in "/|" and (command := by_name.get(line[0])):
        return Typed(command, line[1:].strip())
    # A name may have several words: the longest one that fits.
    words = line.split()
    for count in range(len(words) - 1, 0, -1):
        rest = " ".join(words[count:])
        if (command := _named(by_name, " ".join(words[:count]))) and takes(command, rest):
            return Typed(command, rest)
    return Typed(WORDS, line)


def _named(by_name: dict[str, str], name: str) -> str | None:
    """A letter is a key and so as it is typed; the case of words does not matter."""
    return by_name.get(name) or (by_name.get(name.casefold()) if len(name) > 1 else None)


def _names(commands: Iterable[Keyed]) -> dict[str, str]:
    """The ids of the commands by all that they are called: all keys before any words."""
    listed = tuple(commands)
    names: dict[str, str] = {}
    for command, keys in listed:
        for key in keys:
            several = len(steps(key)) > 1
            label = "".join(steps(key)) if several else key_label(key).casefold() if len(key) > 1 else key
            for name in (key, label):
                names.setdefault(name, command.id)
    for command, _ in listed:
        for words in (command.id, command.id.replace("_", " "), command.label, command.title):
            names.setdefault(words.casefold(), command.id)
    return names
