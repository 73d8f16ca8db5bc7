"""Sends the cells of the screen that differ, with as few bytes as the terminal lets one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from operator import ne, or_
from typing import NamedTuple

from tui.terminal.looks import bare, change_of_look, shows_blank
from tui.terminal.screen_cells import Row, disputed, width_of
from tui.terminal.terminal_output import TerminalOutput

_FEWEST_ERASED = 4
"""Blanks from which erasing the rest of a row, which takes 3 bytes, is shorter than writing them."""
_FEWEST_BLANKED = 6
"""The same for erasing a number of cells, which takes 4 or 5 bytes."""
_MOST_WRITTEN_OVER = 4
"""Bytes that passing over several cells takes: so many cells at most are written instead."""
_REST = "\x1b[K"
"""Erases from the cursor to the end of the row."""
_MOVE_ON = 5
"""Bytes of the move to what stands behind erased cells."""

Cells = dict[int, list[int]]
"""The columns of the cells to send, by row."""

Stretches = Mapping[int, Sequence[tuple[int, int]]]
"""Some cells of rows, as columns from and to (half open)."""

_NONE: Stretches = {}


def differing(old: Mapping[int, Row], new: Mapping[int, Row]) -> Cells:
    """The cells in which rows that shall be differ from those that are, by the numbers of the rows."""
    cells: Cells = {}
    for y, row in sorted(new.items()):
        before = old[y]
        if not row.same(before):
            a, b, c, d = row.clusters, before.clusters, row.looks, before.looks
            differ = map(ne, a, b) if c == d else map(or_, map(ne, a, b), map(ne, c, d))
            changed = list(compress(range(len(a)), differ))
            cells[y] = [x for x in changed if a[x] is not None] if None in a else changed
    return cells


def send_cells(output: TerminalOutput, cells: Cells, old: Mapping[int, Row], new: Mapping[int, Row]) -> None:
    """Send these cells of the rows as they shall be, style by style.

    A word that is lit takes a change of style there and back where it stands among others, 20 to 30 bytes. To
    pass over it, and come back to all words of its style, takes half of that. The style that is worn comes
    first, then the one in which most is written, then always the nearest.
    """
    plain = {y: changed for y, changed in cells.items() if new[y].plain and old[y].plain}
    main = _main_look(plain, new)
    styles: dict[str, list[_Run]] = {}
    later: dict[int, list[tuple[int, int]]] = {}
    for y, changed in plain.items():
        for run in _runs(y, new[y], changed, main, output):
            styles.setdefault(run.look, []).append(run)
            later.setdefault(y, []).append((run.x, run.end))
    first = [output.look] if _may_begin(output.look, main, styles) else []
    while styles:
        look = first.pop() if first else main
        if look not in styles:
            look = min(styles, key=lambda each: _way_to(styles[each][0], output))
        runs = styles.pop(look)
        for run in runs:
            later[run.y].remove((run.x, run.end))
        for run in runs:
            _send_run(output, new[run.y], run, later)
    for y, changed in cells.items():
        if y not in plain and changed:
            _send_clusters(output, y, old[y], new[y], changed)


class _Run(NamedTuple):
    """Cells `x` to `end` (half open) of a row that are sent in one go, in one style."""

    y: int
    x: int
    end: int
    look: str
    erased: str = ""
    """The sequence that makes them blank; empty where they are written."""


def _may_begin(look: str, main: str, styles: Mapping[str, Sequence[_Run]]) -> bool:
    """Whether a style may be sent before the one in which rows are erased to their ends."""
    erased = {run.y: run.x for run in styles.get(main, ()) if run.erased == _REST}
    return look in styles and all(run.x <= erased.get(run.y, run.x) for run in styles[look])


def _way_to(run: _Run, output: TerminalOutput) -> int:
    """Bytes until a run can be written."""
    return len(change_of_look(output.look, run.look)) + output.path_to(run.y, run.x)[1]


def _main_look(cells: Cells, rows: Mapping[int, Row]) -> str:
    """The style in which most of the cells are written."""
    looks: Counter[str] = Counter()
    for y, changed in cells.items():
        row = rows[y]
        looks.update([row.looks[x] for x in changed if row.clusters[x] != " "])
    return max(looks, key=looks.__getitem__) if looks else ""


def _runs(y: int, row: Row, changed: Sequence[int], main: str, output: TerminalOutput) -> Iterator[_Run]:
    """The cells of a row as runs, in order."""
    clusters, looks, width = row.clusters, row.looks, len(row.clusters)
    at, count = 0, len(changed)
    worn = main
    cleared = False
    while at < count:
        x = changed[at]
        look = looks[x]
        if clusters[x] == " ":
            if cleared and shows_blank(main, look) and (_blank_from(row, x) or x + _FEWEST_ERASED > width):
                at = bisect_left(changed, _end_of_blanks(row, x))
                continue
            worn = next((each for each in (worn, main) if shows_blank(each, look)), None) or bare(main, look)
            erasing = main if shows_blank(main, look) else worn
            if _blank_from(row, x) and output.can_erase(erasing):
                # What stands behind is erased with it where all of it must still be sent.
                end = _end_of_blanks(row, x)
                past = bisect_left(changed, end)
                whole = erasing == main and count - past == width - end
                fewest = (_FEWEST_ERASED if whole else _FEWEST_BLANKED) + (_MOVE_ON if past < count else 0)
                if changed[past - 1] + 1 - x >= fewest:
                    yield _Run(y, x, end, erasing, _REST if whole else f"\x1b[{end - x}X")
                    cleared = cleared or whole
                    at = past
                    continue
        else:
            worn = look
        at = _past_run(row, changed, at, worn)
        yield _Run(y, x, changed[at - 1] + 1, worn)


def _past_run(row: Row, changed: Sequence[int], at: int, worn: str) -> int:
    """The number of the first changed cell that is not written in one go with that of number `at`."""
    clusters, looks, count = row.clusters, row.looks, len(changed)
    end = changed[at]
    while True:
        end += 1
        at += 1
        if at == count:
            return at
        if changed[at] != end:
            if not _is_written_over(row, end, changed[at], worn):
                return at
            end = changed[at]
        elif clusters[end] == " ":
            if not shows_blank(worn, looks[end]) or (clusters[end - 1] != " " and _blank_from(row, end)):
                return at
        elif looks[end] != worn:
            return at


def _is_written_over(row: Row, begin: int, end: int, worn: str) -> bool:
    """Whether to write the cells before the next that is sent, which is in the style worn, is no longer than
    to pass over them."""
    if end - begin > _MOST_WRITTEN_OVER or row.looks[end] != worn or row.clusters[end] == " ":
        return False
    size = 0
    for cluster, look in zip(row.clusters[begin:end], row.looks[begin:end], strict=True):
        if cluster is None or not (look == worn or (cluster == " " and shows_blank(worn, look))):
            return False
        size += 1 if cluster.isascii() else len(cluster.encode())
    return size <= (3 if end - begin == 1 else _MOST_WRITTEN_OVER)


def _send_run(output: TerminalOutput, row: Row, run: _Run, later: Stretches) -> None:
    if run.erased:
        x = run.x
        # What is sent later may be erased as well.
        while x and (begin := _begin_of(later, run.y, x - 1)) is not None:
            x = begin
        if run.erased != _REST or output.path_to(run.y, x)[1] >= output.path_to(run.y, run.x)[1]:
            x = run.x
        _go(output, run.y, x, row, run.look, later)
        output.wear(run.look)
        output.raw(run.erased)
        return
    _go(output, run.y, run.x, row, run.look, later)
    output.wear(run.look)
    output.put("".join([cluster or "" for cluster in row.clusters[run.x : run.end]]), run.end - run.x)


def _begin_of(cells: Stretches, y: int, x: int) -> int | None:
    """Where the stretch begins that has a cell; None where none has it."""
    for begin, end in cells.get(y, ()):
        if begin <= x < end:
            return begin
    return None


def _blank_from(row: Row, x: int) -> bool:
    """Whether at least so many blanks begin at a cell that erasing them may be shorter than writing them."""
    end = x + _FEWEST_ERASED
    look = row.looks[x]
    return row.clusters[x:end] == [" "] * _FEWEST_ERASED and row.looks[x:end] == [look] * _FEWEST_ERASED


def _end_of_blanks(row: Row, x: int) -> int:
    clusters, looks, look = row.clusters, row.looks, row.looks[x]
    while x < len(clusters) and clusters[x] == " " and looks[x] == look:
        x += 1
    return x


def _send_clusters(output: TerminalOutput, y: int, old: Row, new: Row, changed: list[int]) -> None:
    """Send a row with wide or joined clusters: whole, where terminals may not agree on its cells."""
    clusters, looks = new.clusters, new.looks
    if any(cluster and disputed(cluster) for cluster in (*clusters, *old.clusters)):
        # The terminal may have drawn over, or left alone, cells beside such a cluster.
        changed = [x for x, cluster in enumerate(clusters) if cluster is not None]
    tail = len(clusters)
    while tail and clusters[tail - 1] == " " and looks[tail - 1] == "":
        tail -= 1
    kept = bisect_left(changed, tail)
    erased = changed[kept] if len(changed) - kept >= _FEWEST_ERASED else None
    sent = -1
    for x in changed if erased is None else changed[:kept]:
        if clusters[x] == "":
            x -= 1
        if x <= sent:
            continue
        sent = x
        cluster = clusters[x] or " "
        look = looks[x]
        wanted = output.look if cluster == " " and shows_blank(output.look, look) else look
        _go(output, y, x, new, wanted)
        output.wear(wanted)
        width = width_of(cluster)
        if disputed(cluster):
            # Blank first: a terminal that takes the cluster for narrower leaves the second cell alone.
            output.put(" " * width, width)
            output.move(y, x)
            output.put(cluster, width)
            output.lose_column()
        else:
            output.put(cluster, width)
    if erased is not None:
        _go(output, y, erased, new, "")
        output.wear("")
        output.raw(_REST)


def _go(output: TerminalOutput, y: int, x: int, row: Row, wanted: str, later: Stretches = _NONE) -> None:
    """Bring the cursor to a cell, over the cells before it by writing them again where that is shorter.

    `wanted` is what will be worn there. Cells that are sent `later` may have any style until then.
    """
    path = output.path_to(y, x)
    at = output.column
    if output.row == y and at is not None and at <= x:
        begin, room = at, path[1]
    else:
        begin, room = 0, path[1] - output.path_to(y, 0)[1]
    if 0 < x - begin <= room:
        for look in (output.look, wanted):
            text = _bridge(y, row, begin, x, look, later)
            if text is not None and len(text.encode()) <= room:
                output.move(y, begin)
                output.wear(look)
                output.put(text, x - begin)
                return
            if look == wanted:
                break
    output.take(path, y, x)


def _bridge(y: int, row: Row, begin: int, end: int, look: str, later: Stretches) -> str | None:
    """The cells as text, if all of them are shown by writing them in a style."""
    parts = []
    for x in range(begin, end):
        cluster, other = row.clusters[x], row.looks[x]
        if cluster is None or not (
            look == other
            or (cluster == " " and shows_blank(look, other))
            or _begin_of(later, y, x) is not None
        ):
            return None
        parts.append(cluster)
    return "".join(parts)
