"""What a terminal may be given of a text that somebody else wrote: no character that acts on the terminal."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
"""Stands for every character without a picture of its own."""

_BREAKS_AND_TABS = "\t\n\v\f\r\x85\u2028\u2029"
_CONTROLS = tuple(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))
# The bidirectional controls reorder what stands around them ("Trojan Source", CVE-2021-42574); the rest is
# drawn by no terminal, or by each with another width. U+200C and U+200D stay: Persian and emoji need them.
_FORMAT_CONTROLS = tuple(
    chr(code)
    for code in (
        0x061C,
        0x180E,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    )
)
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421", "\xad": "\u2010"}
_PLACEHOLDERS = {
    **{ord(character): REPLACEMENT for character in (*_CONTROLS, *_FORMAT_CONTROLS)},
    **{ord(character): picture for character, picture in _PICTURES.items()},
    **{ord(character): " " for character in _BREAKS_AND_TABS},
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
}
_KEEPING_NEWLINES = {code: picture for code, picture in _PLACEHOLDERS.items() if code != ord("\n")}
_UNSAFE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
LINE_BREAK = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")


def safe_text(text: str, *, newlines: bool = False) -> str:
    """The text with each character that could act on a terminal replaced by exactly one that cannot.

    Of the same length as `text`, so spans still fit. Tabs and line breaks become a space (`newlines` keeps
    "\\n"), other control characters their picture (ESC: "␛"), bidirectional controls, invisible characters
    and lone surrogates U+FFFD. Combining marks and joiners stay.
    """
    if not _UNSAFE.search(text):
        return text
    return text.translate(_KEEPING_NEWLINES if newlines else _PLACEHOLDERS)


def safe_lines(text: str) -> list[str]:
    """The lines of a text for printing, however its lines end, each as `safe_text`; tabs become four spaces.

    The last line break ends a line and opens none, as in `str.splitlines`.
    """
    lines = LINE_BREAK.split(text)
    if lines[-1] == "":
        lines.pop()
    return [safe_text(line.replace("\t", "    ")) for line in lines]
