"""Turns the bytes of a file into text, or says what they are instead."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document: pdftotext makes text of it"),
    (b"PK\x03\x04", "a ZIP archive or office document: unpack it, or save it as text"),
    (b"\x1f\x8b", "a gzip archive: unpack it"),
    (b"\xfd7zXZ", "an xz archive: unpack it"),
    (b"BZh", "a bzip2 archive: unpack it"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as text"),
    (b"RIFF", "a sound or video file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)
"""How files begin that are no text, what they are, and how text comes of them where it can."""
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27} | {127}
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]+")


class NotText(Exception):
    """The bytes are no text; the message says in words what they look like, and how text comes of them."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text with its byte order mark, line ends untouched, and how it was read.

    `note` is None where nothing needs saying, else words such as "read as Windows-1252".
    """

    text: str
    note: str | None = None


def decode(data: bytes) -> DecodedText:
    """The text of a file in UTF-8, UTF-16 (with or without mark) or Windows-1252.

    A damaged UTF-8 file keeps its good characters, U+FFFD standing for the bad bytes. Raises NotText for
    binary data.
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _utf16(data, encoding)
    if b"\0" in data[:4096] or b"\0" in data:
        guessed = utf16_without_mark(data)
        if guessed:
            return _utf16(data, guessed)
        raise NotText(_looks_like(data))
    surely = any(data.startswith(signature) for signature, _ in _SIGNATURES if len(signature) > 3)
    if surely or _controls(data) > len(data) / 50:
        raise NotText(_looks_like(data))
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    valid = len(_MULTIBYTE.findall(data))
    if valid > len(_HIGH.findall(_MULTIBYTE.sub(b"", data))):
        return DecodedText(data.decode("utf-8", "replace"), "damaged UTF-8, bad bytes shown as \ufffd")
    if _looks_like(data) != "binary data":
        raise NotText(_looks_like(data))
    return DecodedText(_windows_1252(data), "read as Windows-1252")


def _windows_1252(data: bytes) -> str:
    """Windows-1252, its five unassigned bytes read as Latin-1 controls so that no file fails for one byte."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def _utf16(data: bytes, encoding: str) -> DecodedText:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    if bad > max(1, len(text) // 20) or text.count("\0") > len(text) // 100:
        raise NotText(_looks_like(data))
    return DecodedText(text, "damaged UTF-16, bad characters shown as \ufffd" if bad else None)


def utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text nearly every second byte is zero, always on the same side."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _controls(data: bytes) -> int:
    sample = data[:65536]
    return sum(sample.count(control) for control in _CONTROLS)


def _looks_like(data: bytes) -> str:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return f"looks like {what}"
    return "binary data"
