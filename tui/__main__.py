"""Where the `reader` command begins."""

from __future__ import annotations

import sys

_INTERRUPTED = 130
"""As `ExitCode` has it, whose import would take time."""

try:
    import atexit
    import os
    from contextlib import suppress

    from tui.start.first_frame import FIRST_FRAME
except KeyboardInterrupt:
    # Before `main` nobody else heeds it, and the start script would show where it was.
    sys.exit(_INTERRUPTED)

TYPE_CHECKING = False
if TYPE_CHECKING:  # Importing typing takes a tenth of the time there is.
    from typing import NoReturn

_HUNG_UP = 129
"""As the shell has it of a process that SIGHUP has ended."""


def main() -> int:
    """Show that the reader starts, then run the command line; returns its exit code."""
    try:
        if FIRST_FRAME.draw(sys.argv[1:]):
            from tui.start.early_start import EARLY_START

            EARLY_START.begin(sys.argv[1:])
        from tui.cli import main as run

        code = run()
    except KeyboardInterrupt:
        # While the imports run there is nobody else to heed it.
        return _INTERRUPTED
    finally:
        FIRST_FRAME.withdraw()
    if FIRST_FRAME.was_drawn:
        # What has been a terminal, and is none: the line was hung up.
        end_now(code if os.isatty(0) else _HUNG_UP)
    return code


def end_now(code: int) -> NoReturn:
    """End the process, all of whose work is done, without taking down each of its thousands of objects first:
    that takes 70 ms (measured), in which the shell waits."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
