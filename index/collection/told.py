"""Which problems of files were told before, so that each is told once for each state of its file."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import suppress

from index.collection.catalogue import Problem
from index.collection.store import Store

_TOLD = "problems told"


def untold(store: Store, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Those that were not told yet of their files as they are, which count as told from now on. Where that
    cannot be kept, all of them."""
    files = {path: _state(path) for path in {problem.path for problem in problems}}
    keys = [
        zlib.crc32(f"{files[problem.path]} {problem.message}".encode("utf-8", "surrogatepass"))
        for problem in problems
    ]
    before = set(json.loads(store.fact(_TOLD) or "[]"))
    if before != set(keys) and not store.in_memory:
        with suppress(sqlite3.Error, OSError), store.writing(patience=0.1) as writing:
            writing.note(_TOLD, json.dumps(sorted(set(keys))))
    return tuple(problem for problem, key in zip(problems, keys, strict=True) if key not in before)


def _state(path: str) -> str:
    with suppress(OSError, ValueError):
        found = os.stat(path)
        return f"{found.st_size} {found.st_mtime_ns}"
    return ""
