"""Styles of cells as SGR parameters (ECMA-48 8.3.117): what they show, and the way from one to another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_OFF = {
    attribute: end
    for end, attributes in {
        "22": ("1", "2"),
        "23": ("3",),
        "24": ("4", "21"),
        "25": ("5", "6"),
        "27": ("7",),
        "28": ("8",),
        "29": ("9",),
        "54": ("51", "52"),
        "55": ("53",),
    }.items()
    for attribute in attributes
}
"""For each attribute the parameter that ends it."""
_SEEN_ON_BLANKS = frozenset(("4", "21", "5", "6", "7", "9", "51", "52", "53"))


class Look(NamedTuple):
    """An SGR parameter string, taken apart; no colour is the terminal's own."""

    attributes: tuple[str, ...]
    foreground: str
    background: str

    @property
    def seen_on_blanks(self) -> bool:
        """Whether more than the background of a blank shows."""
        return not _SEEN_ON_BLANKS.isdisjoint(self.attributes)


@lru_cache(maxsize=4096)
def look_of(parameters: str) -> Look:
    """Take apart SGR parameters such as `1;38;2;200;10;10;48;5;7`."""
    attributes: list[str] = []
    foreground = background = ""
    parts = parameters.split(";") if parameters else []
    at = 0
    while at < len(parts):
        code = parts[at]
        length = 1
        if code in ("38", "48"):
            length = 3 if parts[at + 1] == "5" else 5
        value = ";".join(parts[at : at + length])
        at += length
        if code == "48" or (code[0] == "4" and len(code) == 2) or len(code) == 3:
            background = "" if code == "49" else value
        elif code == "38" or (len(code) == 2 and code[0] in "39"):
            foreground = "" if code == "39" else value
        else:
            attributes.append(code)
    return Look(tuple(attributes), foreground, background)


@lru_cache(maxsize=4096)
def blank_look(parameters: str) -> str:
    """What of a style shows on a blank: the background alone, or all when a line or a reversal shows."""
    look = look_of(parameters)
    return parameters if look.seen_on_blanks else look.background


@lru_cache(maxsize=4096)
def shows_blank(current: str, wanted: str) -> bool:
    """Whether a blank written in the current style looks as one in the wanted `blank_look`."""
    return blank_look(current) == wanted


@lru_cache(maxsize=4096)
def bare(current: str, wanted: str) -> str:
    """The style nearest to the current one in which a blank looks as in the wanted `blank_look`."""
    if look_of(wanted).seen_on_blanks:
        return wanted
    old = look_of(current)
    attributes = [code for code in old.attributes if code not in _SEEN_ON_BLANKS]
    return ";".join(filter(None, (*attributes, old.foreground, wanted)))


@lru_cache(maxsize=8192)
def change_of_look(current: str, wanted: str) -> str:
    """The shortest SGR sequence that leads from one style to another."""
    old, new = look_of(current), look_of(wanted)
    if old == new:
        return ""
    colours = [code for code in (new.foreground, new.background) if code]
    afresh = ["0", *new.attributes, *colours]
    ended = {_OFF[attribute] for attribute in old.attributes if attribute not in new.attributes}
    step = sorted(ended)
    step += [code for code in new.attributes if code not in old.attributes or _OFF[code] in ended]
    if new.foreground != old.foreground:
        step.append(new.foreground or "39")
    if new.background != old.background:
        step.append(new.background or "49")
    shortest = min(";".join(step), ";".join(afresh) if len(afresh) > 1 else "", key=len)
    return f"\x1b[{shortest}m"
