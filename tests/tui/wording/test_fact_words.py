"""What sources say instead of a fact."""

from __future__ import annotations

from index.comparison.model import Cell, CellState
from tui.wording.fact_words import otherwise

_LABELS = {"a": "BBC", "b": "CNN", "c": "Vox", "d": "NPR"}


def _differs(note: str) -> Cell:
    return Cell(CellState.DIFFERS, (), note)


def test_sources_that_say_the_same_instead_share_a_line() -> None:
    cells = [("a", _differs("1,037")), ("b", _differs("40")), ("c", _differs("1,037"))]
    assert otherwise(cells, _LABELS) == ["BBC, Vox: 1,037", "CNN: 40"]


def test_only_sources_that_contradict_are_named() -> None:
    cells = [("a", Cell(CellState.SAME, ())), ("b", _differs("")), ("d", Cell(CellState.MISSING, ()))]
    assert otherwise(cells, _LABELS) == ["CNN"]
