"""A file of settings with everything in it as it is by default, each line with what it is for."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby

from tui.commands import COMMANDS, Command, Group
from tui.settings.settings import Settings

_WIDTH = 78
_KEYS = """Which keys an action has: one, as "c", or several, as ["c", "ctrl+t"]; the first is the one that is
shown. "none" takes all away: the command palette still has the action. Keys with blanks between them are
pressed one after the other, as "g g" or "space c"; Esc leaves what was begun. A key is a letter or a sign as
it is typed, or one of enter, space, tab, escape, backspace, delete, insert, home, end, pageup, pagedown, up,
down, left, right and f1 to f12; before it there may be ctrl+, alt+ or, before tab and arrows, shift+. This
comes over the preset; `reader keys` prints the outcome."""
_ON = """The same for one screen, or for the names or facets beside one. There are """


def config_text() -> str:
    """The text of such a file; it changes nothing until a sign of a comment is taken away."""
    return "\n".join([*_settings(), *_keys()]) + "\n"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
    )


def _settings() -> Iterator[str]:
    yield from _comment("Settings of reader, in TOML. To change one, take away the # before it.")
    yield from _comment("`reader config --check` says in which line something is wrong.")
    for one in fields(Settings):
        if one.metadata:
            choices = ", ".join(one.metadata["choices"])
            yield from ("", *_comment(one.metadata["about"] + (f" One of: {choices}." if choices else "")))
            yield f"#{one.name} = {json.dumps(one.default, ensure_ascii=False)}"


def _keys() -> Iterator[str]:
    yield from ("", *_comment(_KEYS), "", "[keys]")
    order = list(Group)
    commands = sorted(COMMANDS, key=lambda command: order.index(command.group))
    for group, members in groupby(commands, key=lambda command: command.group):
        yield from ("", f"# {group.value}")
        for command in members:
            yield from (f"# {command.help}", f"#{_entry(command)}")
    places = sorted({place.value for command in COMMANDS for place in command.places})
    yield from ("", *_comment(_ON + ", ".join(places) + "."), "", "#[keys.on.compare]", '#swap = "s"')


def _entry(command: Command) -> str:
    keys = [json.dumps(key, ensure_ascii=False) for key in command.keys]
    return f"{command.id} = {keys[0] if len(keys) == 1 else '[' + ', '.join(keys) + ']'}"
