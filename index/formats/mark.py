"""Where to go on in a file that has grown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a file was read, behind a whole line: bytes, lines, and a digest of these bytes."""

    offset: int
    lines: int
    digest: str
