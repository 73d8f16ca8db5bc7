"""Leaves Python's look for cycles out where there are none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """While the block runs nothing is looked through for cycles: among millions of postings, or a hundred
    thousand records, which have none, that takes as long as the work itself."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
