"""Text that may hold lone surrogates, which SQLite's own text may not: a file name, a record of a broken
file."""

from __future__ import annotations


def as_bytes(text: str) -> bytes:
    """The text as it is kept."""
    return text.encode("utf-8", "surrogatepass")


def text_in(kept: bytes | None) -> str:
    """The text that was kept of what can be read anew; empty for None. Raises UnicodeDecodeError where it is
    damaged."""
    return (kept or b"").decode("utf-8", "surrogatepass")


def as_text(kept: bytes) -> str:
    """The text that was kept of what the user wrote, and nowhere else stands; damaged bytes become U+FFFD."""
    try:
        return text_in(kept)
    except UnicodeDecodeError:
        return kept.decode("utf-8", "replace")
