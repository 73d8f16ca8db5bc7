"""How the app ends when nobody leaves it: the connection is lost, it is killed, or it fails."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tui.failure_log import keep_failure
from tui.start.first_frame import MODES_GIVEN_BACK

HANG_UP_SECONDS = 0.7
"""How long an orderly end may take once nobody can type any more."""

_GIVEN_BACK = f"\x1b[0m{MODES_GIVEN_BACK}\x1b[?7h\x1b[999H\x1b[K\x1b[?1049l\x1b[?25h"
"""Ends every mode that Textual's driver sets, in the order in which it does."""


def heed_signals(loop: asyncio.AbstractEventLoop, end: Callable[[signal.Signals], None]) -> None:
    """Call `end` when the terminal hangs up or somebody ends the process; Textual heeds neither."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGHUP", "SIGTERM"):
            if (number := getattr(signal, name, None)) is not None:
                loop.add_signal_handler(number, end, number)


def end_at_last(number: signal.Signals, before: list[Any] | None) -> None:
    """End the process after a moment, should the orderly end not come to it.

    `before` is how the terminal was set (termios attributes); it is given back where it still listens.
    """

    def end(leave: Callable[[int], None]) -> None:
        if sys.platform != "win32":
            import termios

            with suppress(OSError, termios.error):
                # A line that takes nothing any more would keep the process for ever.
                os.set_blocking(1, False)
                os.write(1, _GIVEN_BACK.encode())
            with suppress(OSError, termios.error):
                if before is not None:
                    termios.tcsetattr(0, termios.TCSANOW, before)
        leave(128 + number)

    watchdog = threading.Timer(HANG_UP_SECONDS, end, (os._exit,))
    watchdog.daemon = True
    watchdog.start()


def keep_what_fails_in_threads() -> None:
    """An error in a thread is kept instead of being written over the screen."""
    threading.excepthook = lambda failed: _keep(failed.exc_value)


def keep_what_fails_in_tasks(loop: asyncio.AbstractEventLoop) -> None:
    """The same of an error that nobody waits for in the event loop."""
    loop.set_exception_handler(lambda _, context: _keep(context.get("exception")))


def _keep(error: BaseException | None) -> None:
    if error is not None:
        keep_failure(error)
