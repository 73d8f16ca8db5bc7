"""Python's look for cycles, 20 to 80 ms among all that a reader holds, waits until nothing is typed."""

from __future__ import annotations

import gc

_YOUNG = 10_000
"""Objects that are made, and stay, before the youngest are looked through: about what a screen of 200 × 50
cells makes as it opens. With Python's own 700 each fifth of such keys looked through all there is, a third of
the processor time of keys (measured). Where nobody rests that still comes, after a hundred times as many."""

_DUE = 3
"""Looks at the youngest after which all is to be looked through: some four screens that were opened."""


def collect_seldom() -> None:
    """Look for cycles a tenth as often from now on, and never among what has been made so far: that stays."""
    gc.freeze()
    gc.set_threshold(_YOUNG)


def collect_what_is_due() -> None:
    """Look through all that has been made, where that is much."""
    _, young, old = gc.get_count()
    if old or young >= _DUE:
        gc.collect()
