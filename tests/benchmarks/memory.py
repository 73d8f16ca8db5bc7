"""The memory that a process takes."""

from __future__ import annotations

import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak() -> float:
    """The most that this process had in memory at once, in MB; on Linux not what `getrusage` tells, which
    begins with the peak of the process that started this one."""
    told = _told("VmHWM")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if told is None else told


def own() -> float | None:
    """What this process has in memory now but for files that are mapped, in MB; None where that is not
    told."""
    return _told("RssAnon")


def _told(name: str) -> float | None:
    if not _STATUS.exists():
        return None
    values = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines() if ":" in line)
    return int(values[name].split()[0]) / 1024 if name in values else None
