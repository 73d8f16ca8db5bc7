"""How a key is written, and which keys do not reach a program at the far end of a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "del": "delete",
    "ins": "insert",
    " ": "space",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "control": "ctrl",
    "meta": "alt",
    "option": "alt",
}
_NAMED = frozenset(
    "enter space tab escape backspace delete insert home end pageup pagedown up down left right".split()
) | {f"f{number}" for number in range(1, 13)}
TYPED = frozenset("enter space tab backspace delete home end left right".split())
"""Keys with a name that a box needs for what is typed in it."""
_ARROWS = frozenset("up down left right home end".split())
_MODIFIERS = ("ctrl", "alt", "shift")
_OF_THE_DESKTOP = frozenset("super cmd command win hyper".split())
_PARTS = re.compile(r"(?:(.+)\+)?([^+]+|\+)\Z", re.DOTALL)
_CTRL_SIGNS = frozenset("_]\\^")
"""The signs that have a control character of their own, beside the letters."""

# What a byte means is in ECMA-48 and in xterm's ctlseqs; tmux and OpenSSH were tried.
_KEPT = {
    "ctrl+b": "tmux keeps Ctrl+B for its own commands",
    "ctrl+c": "Ctrl+C copies what is selected",
    "ctrl+h": "many terminals send Ctrl+H for Backspace",
    "ctrl+i": "terminals send the same for Ctrl+I and Tab, which is written tab",
    "ctrl+j": "many terminals send Ctrl+J for Enter",
    "ctrl+m": "terminals send the same for Ctrl+M and Enter, which is written enter",
    "ctrl+q": "Ctrl+Q quits wherever one is",
    "ctrl+[": "terminals send the same for Ctrl+[ and Esc, which is written escape",
    "alt+[": "Alt+[ begins what terminals send for the arrow keys",
    "alt+O": "Alt+O begins what terminals send for F1 to F4",
}


UNBOUND = "none"
"""What a person writes for an action that is to have no key."""


class NoSuchKey(ValueError):
    """Nothing that can be pressed, or that arrives; the text says why, without a full stop."""


def parse_key(written: str) -> str:
    """The key in the reader's own spelling: `Ctrl+P` is `ctrl+p`, `PgDn` is `pagedown`, `G` stays `G`.

    Raises NoSuchKey for what is no key and for a key that SSH, tmux or the terminal does not pass on.
    """
    parts = _PARTS.match(written if len(written) < 2 else written.strip())
    if parts is None:
        raise NoSuchKey("nothing is no key" if not written.strip() else f"{written} is no key")
    modifiers = _modifiers(parts[1], written)
    last = parts[2].lower() if len(parts[2]) > 1 or "ctrl" in modifiers else parts[2]
    last = _ALIASES.get(last, last)
    if (len(last) > 1 and last not in _NAMED) or not last.isprintable():
        raise NoSuchKey(f"{written if written.isprintable() else 'a control character'} is no key")
    key = "+".join([*(one for one in _MODIFIERS if one in modifiers), last])
    if reason := _KEPT.get(key) or _never_sent(modifiers, last):
        raise NoSuchKey(reason)
    return key


def parse_keys(written: str) -> str:
    """The same of a key, or of keys that are pressed one after the other, with blanks between: `g g`.

    Raises NoSuchKey also where Esc is among several keys: it leaves what was begun.
    """
    parts = written.split()
    if len(parts) < 2:
        return parse_key(written)
    keys = [parse_key(part) for part in parts]
    if "escape" in keys:
        raise NoSuchKey("Esc leaves keys that are begun, so it is not among several")
    return " ".join(keys)


def steps(key: str) -> tuple[str, ...]:
    """The keys that are pressed one after the other; mostly one."""
    return tuple(key.split())


def is_text(key: str) -> bool:
    """Whether a key, or the first of several, goes to a box that is typed in."""
    first = steps(key)[0]
    return len(first) == 1 or first in TYPED


def touch(one: str, other: str) -> bool:
    """Whether two are the same, or one is how the other begins, so that only one of them can be reached."""
    ours, theirs = steps(one), steps(other)
    least = min(len(ours), len(theirs))
    return ours[:least] == theirs[:least]


def _modifiers(written: str | None, whole: str) -> frozenset[str]:
    names = [part.strip().lower() for part in written.split("+")] if written else []
    found = frozenset(_ALIASES.get(name, name) for name in names)
    if kept := found & _OF_THE_DESKTOP:
        raise NoSuchKey(f"the desktop keeps {min(kept).capitalize()} for itself")
    if not found <= set(_MODIFIERS):
        raise NoSuchKey(f"{whole} is no key")
    return found


def _never_sent(modifiers: frozenset[str], last: str) -> str | None:
    """Why no terminal, or not every one, passes a key on; None for one that arrives."""
    if (
        not modifiers
        or (len(modifiers) == 1 and last in _ARROWS)
        or (modifiers == {"shift"} and last == "tab")
    ):
        return None
    if modifiers == {"shift"} and len(last) == 1:
        return f"what Shift types is written as such: {last.upper()}"
    if modifiers == {"shift"} and last in ("pageup", "pagedown", "insert"):
        return f"terminals keep {key_label(f'shift+{last}')} for themselves"
    if modifiers == {"alt"} and len(last) == 1 and last.isascii():
        return None
    if modifiers == {"ctrl"} and (
        (last.isascii() and last.isalpha() and len(last) == 1) or last in _CTRL_SIGNS
    ):
        return None
    held = [one for one in _MODIFIERS if one in modifiers]
    return f"terminals send {key_label('+'.join([*held, last]))} as {key_label(last)} alone, or not at all"


_LABELS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
}


def keys_label(keys: Sequence[str]) -> str:
    """All keys of an action as a person writes them: `g Home`, and `g g, Home` where one is of several."""
    return (", " if any(" " in key for key in keys) else " ").join(map(key_label, keys))


def key_label(key: str) -> str:
    """A key as a person writes it: `ctrl+p` is `Ctrl+P`, `down` is `↓`, `space c` is `Space c`."""
    if len(several := steps(key)) > 1:
        return " ".join(map(key_label, several))
    parts = _PARTS.match(key)
    if parts is None:
        return key
    last = _LABELS.get(parts[2], parts[2].capitalize() if len(parts[2]) > 1 else parts[2])
    held = parts[1].split("+") if parts[1] else []
    return "+".join([*(one.capitalize() for one in held), last.upper() if "ctrl" in held else last])


def key_name(key: str) -> str:
    """What Textual calls a key: `<` is `less_than_sign`, `alt+V` is `alt+shift+v`.

    Of several, what it calls each: no single key is called so, and a binding to it is found by its beginning.
    """
    from textual.keys import _character_to_key

    if len(several := steps(key)) > 1:
        return " ".join(map(key_name, several))
    parts = _PARTS.match(key)
    if parts is None or len(parts[2]) > 1:
        return key
    last = parts[2]
    name = f"shift+{last.lower()}" if parts[1] and last.isupper() else _character_to_key(last)
    return f"{parts[1]}+{name}" if parts[1] else name
