"""What a terminal can show of a text: the locale's characters, and ASCII twins for the signs that are drawn.

A twin takes as many cells as its sign, so that what is translated on its way to the terminal stands where it
stood. Imports nothing that takes time: the frame before the first screen needs it.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Mapping

UTF_8 = "utf-8"
ASCII = "ascii"
LINES = ("auto", ASCII, UTF_8)
"""How lines and signs can be drawn: as the locale allows, in ASCII, in UTF-8 whatever the locale says."""


def _pairs(pairs: str) -> dict[str, str]:
    return {pair[0]: pair[1:] for pair in pairs.split()}


_SIGNS = _pairs(
    "═= ─- ━= │| ┃| ▏| ▕] ▌> █# ▁_ ▂. ▃- ▅+ ▆* ▇# ◂< ▸> ▾v ≠! ≈~ ↕* ↑^ ↓v ←< →> ⇆/ ●@ ◐o ·. ✓+ ×x"
    " ‹< ›> «< »> •* ▄= ▔- ▀- ▐| ▎| ▊| ▍| ▋| ▉|"
) | {"🔎": "/ "}
_PUNCTUATION = _pairs('…~ –- —- −- ‐- ‑- “" ”" „" ‟" ‘\' ’\' ‚, ʼ\' ′\' ″"')
_LETTERS = _pairs("ßs æa ÆA øo ØO đd ĐD łl ŁL ıi œo ŒO ðd ÐD þt ÞT")
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python sets LC_CTYPE to where the locale is C (PEP 538)."""


def output_charset(environment: Mapping[str, str], lines: str = "auto") -> str:
    """The codec of what the terminal shows, as the locale says; `lines` is one of `LINES`.

    UTF-8 where no locale is set: nobody has said otherwise then, and that is what terminals show.
    """
    if lines == UTF_8:
        return UTF_8
    said = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    if not environment.get("LC_ALL") and said in _COERCED and sys.flags.utf8_mode:
        said = environment.get("LANG", "")
    name, _, codeset = said.partition(".")
    codeset = codeset.partition("@")[0]
    if not said or (not codeset and name in _COERCED):
        return UTF_8
    if not codeset:
        # A name without one is of the days before UTF-8; "@euro" is how they told the one with that sign.
        codeset = "ascii" if name in ("C", "POSIX") else "iso8859-15" if "@euro" in name else "iso8859-1"
    try:
        return codecs.lookup(codeset).name
    except LookupError:
        return "ascii"


def drawn_as(environment: Mapping[str, str], lines: str) -> tuple[str, bool]:
    """The codec of what the terminal shows, and whether lines and signs are ASCII whatever it has, as
    `shown_in` is told; `lines` is one of `LINES`."""
    return output_charset(environment, lines), lines == ASCII


def shown_in(text: str, charset: str, ascii_signs: bool = False) -> str:
    """The text with what a charset lacks replaced: signs by their look, letters without accents, else "?".

    Takes as many cells as before. With `ascii_signs` every line and sign is drawn in ASCII.
    """
    if text.isascii() or (not ascii_signs and _fits(text, charset)):
        return text
    table = _TABLES.get((charset, ascii_signs))
    if table is None:
        table = _TABLES[charset, ascii_signs] = _Twins(charset, ascii_signs)
    return text.translate(table)


class _Twins(dict[int, str]):
    """What each character is shown as, found when it is first met."""

    def __init__(self, charset: str, ascii_signs: bool) -> None:
        self._charset = charset
        self._ascii_signs = ascii_signs

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kept = _fits(character, self._charset) and not (self._ascii_signs and character in _SIGNS)
        self[code] = shown = character if kept else _in_ascii(character)
        return shown


_TABLES: dict[tuple[str, bool], _Twins] = {}


def _fits(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _in_ascii(character: str) -> str:
    for table in (_SIGNS, _PUNCTUATION, _LETTERS):
        if character in table:
            return table[character]
    import unicodedata

    from rich.cells import cell_len

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    # As wide as the screens were laid out for, which Python's own table does not tell of every sign.
    if cell_len(character) == 2:
        return "??"
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() else "?"
