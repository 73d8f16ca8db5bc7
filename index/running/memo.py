"""Keeps what was computed, up to a number of values, for several threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Computed(dict[_Key, _Value]):
    """What a pure function gives, from the second time on looked up as quickly as in a dict, which counts
    with millions of words; at `most` values it begins anew."""

    def __init__(self, compute: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self._compute = compute
        self._most = most

    def __missing__(self, key: _Key) -> _Value:
        value = self._compute(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


class Memo:
    """Values by key; those not asked for the longest are let go when there are more than `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, threading.Event] = {}
        """What is being made by `once`, with what tells that it is done."""
        self._era = 0

    def get(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """The value kept under `key`, made where there is none.

        No lock is held while it is made, so that a quick question never waits for a slow one; two threads may
        make the same value, and both get the one that was there first. What was begun before `clear` is not
        kept.
        """
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return cast(_Value, self._values[key])
            era = self._era
        value = make()
        with self._lock:
            if era != self._era:
                return value
            kept = self._values.setdefault(key, value)
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
            return cast(_Value, kept)

    def once(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """The same, but whoever asks for what another thread is making by `once` waits for it.

        For what takes long: two that make it share one core, and both have it later than one would. `make`
        may ask for other keys, never for one that asks for its own; and nobody may hold a lock that it takes.
        """
        while True:
            with self._lock:
                if key in self._values:
                    self._values.move_to_end(key)
                    return cast(_Value, self._values[key])
                making = self._making.get(key)
                if making is None:
                    done = self._making[key] = threading.Event()
                    break
            # Where that fails, or all is let go meanwhile, there is no value then.
            making.wait()
        try:
            return self.get(key, make)
        finally:
            with self._lock:
                if self._making.get(key) is done:
                    del self._making[key]
            done.set()

    def items(self) -> dict[Hashable, object]:
        """All that is kept by now."""
        with self._lock:
            return dict(self._values)

    def clear(self) -> None:
        """Let everything go."""
        with self._lock:
            self._era += 1
            self._values.clear()
            self._making.clear()
