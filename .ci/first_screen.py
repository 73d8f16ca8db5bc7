"""Runs a command in a pseudo-terminal, waits for the reader's first screen, and quits it."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

INSTALL_SECONDS = 900
QUIT_SECONDS = 20
EXPECTED = ("000", "001", "002", "003", "004")


def main() -> int:
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp("bash", ["bash", "-euo", "pipefail", "-c", sys.argv[1]])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    screen = ""
    entered = False
    deadline = time.monotonic() + INSTALL_SECONDS
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if ready:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            screen += data.decode("utf-8", "replace")
        if not entered and "\x1b[?1049h" in screen:
            entered, screen = True, screen.split("\x1b[?1049h", 1)[1]
        if entered and all(label in screen for label in EXPECTED):
            return quit_reader(child, terminal)
    print(screen[-4000:])
    print("the first screen with the five articles did not appear", file=sys.stderr)
    return 1


def quit_reader(child: int, terminal: int) -> int:
    """Esc leaves the search box, q quits; the exit status is the reader's."""
    deadline = time.monotonic() + QUIT_SECONDS
    for key in (b"\x1b", b"q"):
        os.write(terminal, key)
        drain(terminal, 1.0)
    while time.monotonic() < deadline:
        drain(terminal, 0.2)
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            print("the first screen appeared, and q quit" if code == 0 else f"the reader ended with {code}")
            return code
    print("the reader did not quit", file=sys.stderr)
    return 1


def drain(terminal: int, seconds: float) -> None:
    """Reads what the reader draws, so that it never waits for its terminal."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([terminal], [], [], left)
        if ready:
            try:
                if not os.read(terminal, 65536):
                    return
            except OSError:
                return


if __name__ == "__main__":
    sys.exit(main())
