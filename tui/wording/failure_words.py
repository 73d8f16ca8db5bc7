"""Says in a sentence what kept something from being done."""

from __future__ import annotations

import sqlite3


def what_failed(error: BaseException | None) -> str:
    """What a disk, a lack of memory or an error of ours kept from being done, in a sentence."""
    if isinstance(error, sqlite3.Error):
        reason = f"Your marks or the index cannot be used ({error})"
    elif isinstance(error, OSError) and error.strerror:
        reason = f"{error.filename or 'A file'} cannot be used ({error.strerror})"
    elif isinstance(error, MemoryError):
        reason = "There is not memory enough for this"
    else:
        return f"This failed: {error!r}. The other screens still work."
    return f"{reason}; what is shown can be read on."
