"""Says who a fact comes from, the same on the screen, in print and in files."""

from __future__ import annotations

from index.comparison.model import Origin


def origin_words(origin: Origin) -> str:
    """As a short remark: "from Reuters", "probably from Reuters"."""
    return f"{'probably ' if origin.probable else ''}from {origin.outlet}"
