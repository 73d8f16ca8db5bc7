"""One lock for the imports that wait until something is first asked for."""

from __future__ import annotations

import threading

IMPORTING = threading.RLock()
"""Held while a late import runs.

Two threads that import modules which need each other, in opposite orders, would each wait for the other;
Python then hands one of them a module that is only half there (importlib, `_DeadlockError`).
"""
