"""Sets of keys to choose from; what a set does not name keeps the keys that it has by default."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tui.commands.keymap import Wish


def _wishes(everywhere: Mapping[str, str]) -> tuple[Wish, ...]:
    """Actions with their keys, those of one action with blanks between them; `g-g` is `g` twice."""
    return tuple(Wish(action, _keys(keys)) for action, keys in everywhere.items())


def _keys(written: str) -> tuple[str, ...]:
    return tuple(" ".join(re.split(r"(?<=.)-(?=.)", keys)) for keys in written.split())


_VIM = {
    "palette": ": ctrl+p",
    "undo": "u U",
    "page_down": "ctrl+f pagedown",
    "to_top": "g-g home",
    "leave": "q Z-Z Z-Q",
    "next_pane": "tab ctrl+w",
    "go_right": "l right",
    "go_left": "h left",
}
"""Most of vim's keys are the default; Ctrl+B is tmux's."""

_EMACS = {
    "line_down": "ctrl+n down",
    "line_up": "ctrl+p up",
    "page_down": "ctrl+v pagedown",
    "page_up": "alt+v pageup",
    "to_top": "alt+< home",
    "to_end": "alt+> end",
    "go_right": "ctrl+f right",
    "go_left": "left",
    "search": "ctrl+s /",
    "find": "ctrl+s /",
    "narrow_names": "ctrl+s /",
    "back": "ctrl+g escape",
    "update": "alt+u",
    "palette": "alt+x",
    "undo": "ctrl+_ U",
    "copy": "alt+w y",
}
"""Ctrl+B, the way back of emacs, is tmux's; Ctrl+H, its help, cannot be told from Backspace."""

_ARROWS = {
    "line_down": "down",
    "line_up": "up",
    "to_top": "home",
    "to_end": "end",
    "go_right": "right",
    "go_left": "left",
    "next_match": ". n",
    "previous_match": ", N",
    "next_discrepancy": ". n",
    "previous_discrepancy": ", N",
    "help": "f1 ?",
    "palette": "f2 ctrl+p",
    "undo": "delete U",
}

PRESETS: Mapping[str, Sequence[Wish]] = {
    "default": (),
    "vim": _wishes(_VIM),
    "emacs": _wishes(_EMACS),
    "arrows": _wishes(_ARROWS),
}
