"""Source labels cut to the width of a column so that they stay apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len

from tui.safe_text import safe_text
from tui.widgets.line import shortened

_ELLIPSIS = "…"


def column_labels(labels: Sequence[str], width: int) -> tuple[str, ...]:
    """The labels in at most `width` cells: their beginning, or their end where the beginnings are one.

    "wire-north", "wire-south" in six cells are "…north", "…south".
    """
    safe = [safe_text(label) for label in labels]
    begun = [shortened(label, width) for label in safe]
    times = Counter(begun)
    return tuple(
        short if times[short] == 1 else _end(label, width) for label, short in zip(safe, begun, strict=True)
    )


def _end(label: str, width: int) -> str:
    if cell_len(label) <= width:
        return label
    kept = label
    while kept and cell_len(kept) > width - 1:
        kept = kept[1:]
    return _ELLIPSIS + kept.lstrip()
