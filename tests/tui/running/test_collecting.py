"""Cycles are looked for where that is due, and no sooner."""

import gc
import weakref

import pytest

from tui.running import collecting


class _Cycle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def counted_alone():
    """Nothing is looked through meanwhile but what the test asks for."""
    before = gc.get_threshold()
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    gc.set_threshold(*before)


def test_all_is_looked_through_once_much_was_made(counted_alone):
    kept = _Cycle()
    cycle = weakref.ref(kept)
    gc.collect(0)
    gc.collect(0)
    del kept
    collecting.collect_what_is_due()
    assert cycle() is not None
    gc.collect(0)
    collecting.collect_what_is_due()
    assert cycle() is None


def test_what_lived_through_two_looks_is_looked_through_too(counted_alone):
    kept = _Cycle()
    cycle = weakref.ref(kept)
    gc.collect(1)
    del kept
    collecting.collect_what_is_due()
    assert cycle() is None


def test_the_youngest_are_looked_through_a_tenth_as_often(counted_alone, monkeypatch):
    frozen = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    usual = gc.get_threshold()
    collecting.collect_seldom()
    assert frozen == [True]
    assert gc.get_threshold() == (10_000, *usual[1:])
