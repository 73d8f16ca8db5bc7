"""Text that may hold lone surrogates, which SQLite's own text may not: a file name, a record of a broken
file."""

from __future__ import annotations


def as_bytes(text: str) -> bytes:
    """The text as it is kept, which may hold lone surrogates, as SQLite's own text may not."""
    return text.encode("utf-8", "surrogatepass")


def as_text(kept: bytes) -> str:
    """The text that was kept; damaged bytes become U+FFFD."""
    try:
        return kept.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        # Damaged; nothing of ours is otherwise.
        return kept.decode("utf-8", "replace")
