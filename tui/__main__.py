"""Where the `reader` command begins."""

from __future__ import annotations

import sys

from tui.first_frame import FIRST_FRAME


def main() -> int:
    """Show that the reader starts, then run the command line; returns its exit code."""
    FIRST_FRAME.draw(sys.argv[1:])
    try:
        from tui.cli import main as run

        return run()
    finally:
        FIRST_FRAME.withdraw()


if __name__ == "__main__":
    sys.exit(main())
