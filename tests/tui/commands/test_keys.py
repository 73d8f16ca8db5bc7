"""How keys are written, and which are refused with the reason."""

from __future__ import annotations

import pytest
from textual.keys import Keys

from tui.commands import COMMANDS
from tui.commands.keys import NoSuchKey, key_label, key_name, keys_label, parse_keys, steps, touch
from tui.commands.presets import PRESETS

EVERY_KEY = sorted(
    {key for command in COMMANDS for key in command.keys}
    | {key for wishes in PRESETS.values() for wish in wishes for key in wish.keys}
)


@pytest.mark.parametrize(
    ("written", "key", "label", "name"),
    [
        ("Ctrl+P", "ctrl+p", "Ctrl+P", "ctrl+p"),
        ("control+P", "ctrl+p", "Ctrl+P", "ctrl+p"),
        ("G", "G", "G", "G"),
        ("PgDn", "pagedown", "PgDn", "pagedown"),
        ("↓", "down", "↓", "down"),
        (" ", "space", "Space", "space"),
        ("+", "+", "+", "plus"),
        (",", ",", ",", "comma"),
        ("alt+<", "alt+<", "Alt+<", "alt+less_than_sign"),
        ("Alt+x", "alt+x", "Alt+x", "alt+x"),
        ("alt+V", "alt+V", "Alt+V", "alt+shift+v"),
        ("meta++", "alt++", "Alt++", "alt+plus"),
        ("ctrl+_", "ctrl+_", "Ctrl+_", "ctrl+underscore"),
        ("shift+tab", "shift+tab", "Shift+Tab", "shift+tab"),
        ("F5", "f5", "F5", "f5"),
        ("g  g", "g g", "g g", "g g"),
        ("Space c", "space c", "Space c", "space c"),
        ("ctrl+X Ctrl+W", "ctrl+x ctrl+w", "Ctrl+X Ctrl+W", "ctrl+x ctrl+w"),
    ],
)
def test_a_key_is_known_however_it_is_written(written: str, key: str, label: str, name: str) -> None:
    assert (parse_keys(written), key_label(key), key_name(key)) == (key, label, name)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ctrl+b", "tmux"),
        ("ctrl+i", "Tab"),
        ("ctrl+m", "Enter"),
        ("Ctrl+H", "Backspace"),
        ("ctrl+q", "quits"),
        ("shift+enter", "as Enter alone"),
        ("ctrl+1", "as 1 alone"),
        ("ctrl+shift+a", "as a alone"),
        ("shift+g", ": G"),
        ("shift+pageup", "Shift+PgUp"),
        ("cmd+c", "desktop"),
        ("gg", "gg is no key"),
        ("hyperspace+x", "no key"),
        ("\x02", "control character"),
        ("", "no key"),
        ("g gg", "gg is no key"),
        ("space ctrl+m", "Enter"),
        ("g escape", "Esc leaves"),
    ],
)
def test_a_key_that_does_not_arrive_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(NoSuchKey, match=reason.replace("+", r"\+")):
        parse_keys(written)


def test_of_two_keys_that_begin_alike_only_one_is_reached() -> None:
    assert touch("g", "g")
    assert touch("g", "g g")
    assert touch("space c n", "space c")
    assert not touch("g g", "g e")
    assert not touch("G", "g g")
    assert (keys_label(("g", "home")), keys_label(("g g", "home"))) == ("g Home", "g g, Home")


@pytest.mark.parametrize("key", EVERY_KEY)
def test_every_key_of_the_commands_and_presets_arrives(key: str) -> None:
    assert parse_keys(key) == key
    known = {one.value for one in Keys} | {f"alt+{one.value}" for one in Keys}
    for each in steps(key):
        assert len(each) == 1 or each.startswith("alt+") or key_name(each) in known
