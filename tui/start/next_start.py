"""What the next start will show: made when the reader is left, taken up again when it has started.

The search screen is built a second time, as a start builds it, and its cells are gathered instead of sent.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.color import ColorSystem

from index.places import own_folder
from tui.settings.config_place import config_path
from tui.start.first_frame import FIRST_FRAME
from tui.start.remembered_frame import (
    Box,
    RememberedFrame,
    frames_folder,
    key_of,
    read_frame,
    stamps_of,
    today,
    write_frame,
)
from tui.start.screen_measures import SEARCH_ROW
from tui.terminal.cell_output import differing, send_cells
from tui.terminal.charset import shown_in
from tui.terminal.front_buffer import FrontBuffer
from tui.terminal.screen_cells import Row, UnknownCells
from tui.terminal.terminal_output import UNKNOWN, Abilities, Pen, TerminalOutput
from tui.within import until

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.running.leaving import LeavingApp
    from tui.screens.search.screen import SearchScreen

_LONGEST = 0.8
"""Seconds after which the reader is left without it."""
_JUST_NOW = 2.0
"""Seconds in which a second change of a file need not change its time: FAT counts in steps of two."""
_TICK = 0.01
"""Seconds by which the clock that files are stamped with may be behind (Linux: up to 10 ms)."""
_PACKAGES = ("index", "tui", "textual", "rich")
_SAMPLE = "mm"

Drawn = tuple[list[Row], Pen]
"""The rows of a screen, and how the terminal was left."""


class NextStart:
    """The first screen of the next start: gathered while the app still runs, written when all is closed."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._size = (0, 0)
        self._frame: RememberedFrame | None = None
        self._stamps: list[tuple[str, str]] = []
        self._own: tuple[str, ...] = ()

    def is_known(self, size: tuple[int, int]) -> bool:
        """Whether what has been kept for a start at this size still holds."""
        try:
            key = key_of(FIRST_FRAME.opened, self._environment, (size[0], size[1]))
        except OSError:
            return False
        return read_frame(self._environment, key) is not None

    async def gather(self, app: LeavingApp, front: FrontBuffer, light: str) -> None:
        """Build the first screen on the app, which shows nothing from here on, and take its cells."""
        library = app.library
        given = library.given_files()
        if given is None:
            return
        self._own = library.own_files()
        self._stamps = stamps_of(given)
        changed = max((status.st_mtime for status in _statuses(given)), default=0)
        if changed > time.time() - _JUST_NOW or library.needs_update():
            # What is remembered would be of before, or of after a change.
            return
        front.hold()
        screen = app.first_screen(updating=False)
        async with asyncio.timeout(_LONGEST):
            await app.push_screen(screen)
            await until_listed(screen)
            rows = _rows(app)
            # `date:yesterday` finds something else tomorrow.
            day = today() if ":" in screen.box.value else ""
            cursor = app._place_of_cursor() or (0, 0)
            box = await _look_of_box(app, screen)
        ways = app.ways
        sequence = shown_in(_drawn(rows, cursor, app.abilities), ways.charset, ascii_signs=ways.ascii_signs)
        drawn = sequence.encode(ways.charset, "replace")
        self._size = (len(rows[0].clusters), len(rows))
        self._frame = RememberedFrame(light, box, drawn, _written(rows, cursor), day)

    def write(self) -> None:
        """Keep it, if the program and its settings are as they were when the app began."""
        if self._frame is None:
            return
        inputs = [config_path(self._environment), *_program()]
        if any(status.st_ctime > FIRST_FRAME.begun - _TICK for status in _statuses(inputs)):
            return
        with suppress(OSError):
            own_folder(Path(frames_folder(self._environment)), 2)
            stamps = [*self._stamps, *stamps_of(self._own), *stamps_of(inputs)]
            key = key_of(FIRST_FRAME.opened, self._environment, self._size)
            write_frame(self._environment, key, self._frame, stamps)


async def until_listed(screen: SearchScreen) -> None:
    """Until a search screen has listed something, has no answer to wait for, and is drawn."""
    await until(lambda: screen.is_listed and not screen.awaits_anything())
    await until_drawn(screen)


async def until_drawn(screen: Screen[Any]) -> None:
    """Until what has changed on a screen is drawn."""
    drawn = asyncio.Event()
    screen.call_after_refresh(drawn.set)
    await drawn.wait()


def taken_up() -> Drawn | None:
    """The cells that stand on the terminal since the start, where they are known."""
    frame, laid = FIRST_FRAME.standing, FIRST_FRAME.laid
    if frame is None and not laid:
        return None
    pen = UNKNOWN
    if frame is not None:
        rows, pen = _read(frame.cells)
    else:
        columns, lines = FIRST_FRAME.size
        rows = [Row([" "] * columns, [laid[0].box.blank] * columns) for _ in range(lines)]
    for part in laid:
        for (y, x), runs in part.runs.items():
            _put(rows, y, x, runs)
    if laid or FIRST_FRAME.drawn_over:
        # What is typed was drawn there.
        rows[SEARCH_ROW] = Row.unknown(len(rows[SEARCH_ROW].clusters))
        return rows, UNKNOWN
    return rows, pen


def _put(rows: list[Row], y: int, x: int, runs: Iterable[tuple[str, str]]) -> None:
    at = x
    try:
        for text, look in runs:
            at = rows[y].put(at, text, look)
        rows[y].mend()
    except UnknownCells:
        rows[y] = Row.unknown(len(rows[y].clusters))


def _read(cells: bytes) -> Drawn:
    (row, column), lines = json.loads(cells)
    rows = []
    for plain, runs in lines:
        clusters: list[str | None] = []
        looks: list[str] = []
        for look, text in runs:
            clusters += text
            looks += [look] * len(text)
        rows.append(Row(clusters, looks, plain))
    return rows, Pen(row, column, False, "")


def _written(rows: list[Row], cursor: tuple[int, int]) -> bytes:
    """The cells as runs of one look: text where each cell has one character, else a list."""
    lines = []
    for row in rows:
        runs: list[tuple[str, list[str]]] = []
        for cluster, look in zip(row.clusters, row.looks, strict=True):
            if not runs or runs[-1][0] != look:
                runs.append((look, []))
            runs[-1][1].append(cluster or "")
        lines.append([row.plain, [[look, _packed(cells)] for look, cells in runs]])
    return json.dumps([cursor, lines], ensure_ascii=True, separators=(",", ":")).encode()


def _packed(cells: list[str]) -> str | list[str]:
    return "".join(cells) if all(len(one) == 1 for one in cells) else cells


def _drawn(rows: list[Row], cursor: tuple[int, int], abilities: Abilities) -> str:
    """What draws them on a blank screen."""
    width = len(rows[0].clusters)
    output = TerminalOutput(width, UNKNOWN, abilities)
    blank = {y: Row([" "] * width, [""] * width) for y in range(len(rows))}
    wanted = dict(enumerate(rows))
    send_cells(output, differing(blank, wanted), blank, wanted)
    output.wear("")
    output.leave_at(*cursor)
    return output.text()


def _rows(app: LeavingApp) -> list[Row]:
    """The cells of the screen as it is drawn in full."""
    colours = app.console._color_system or ColorSystem.TRUECOLOR
    rows = []
    for strip in app.screen._compositor.render_strips():
        row = Row([" "] * app.size.width, [""] * app.size.width)
        row.lay(0, strip, colours)
        row.mend()
        rows.append(row)
    return rows


async def _look_of_box(app: LeavingApp, screen: SearchScreen) -> Box:
    """Where the box is and how what is typed looks in it, by typing something."""
    place = screen.box.content_region
    row, width = place.y, place.width
    held = min(width, screen.box.cursor_screen_offset.x - place.x + 1)
    with screen.box.prevent(type(screen.box).Changed):
        screen.box.fill(_SAMPLE)
    await until_drawn(screen)
    looks = _rows(app)[row].looks[place.x :]
    typed, cursor, blank = (looks[at] for at in (0, len(_SAMPLE), len(_SAMPLE) + 1))
    return Box(row, place.x, width, held, typed, cursor, blank)


def _program() -> list[str]:
    """The files that this process has taken its program from."""
    found: dict[str, None] = {}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        top = name.partition(".")[0]
        # Of what is installed in versions, the version counts, not each file.
        if file and (top in ("index", "tui") or name in _PACKAGES):
            found[file] = None
    return [*found, os.path.join(os.path.dirname(os.path.dirname(__file__)), "reader.tcss")]


def _statuses(paths: Iterable[str]) -> Iterator[os.stat_result]:
    for path in paths:
        with suppress(OSError, ValueError):
            yield os.stat(path)
