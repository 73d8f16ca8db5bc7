"""Where the `reader` command begins."""

from __future__ import annotations

import sys

from tui.first_frame import FIRST_FRAME

_INTERRUPTED = 130
"""As `ExitCode` has it, whose import would take time."""


def main() -> int:
    """Show that the reader starts, then run the command line; returns its exit code."""
    drawn = FIRST_FRAME.draw(sys.argv[1:])
    try:
        if drawn:
            from tui.early_start import EARLY_START

            EARLY_START.begin(sys.argv[1:])
        from tui.cli import main as run

        return run()
    except KeyboardInterrupt:
        # While the imports run there is nobody else to heed it.
        return _INTERRUPTED
    finally:
        FIRST_FRAME.withdraw()


if __name__ == "__main__":
    sys.exit(main())
