"""Several processes over one library at once, and clocks that run backwards."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.library import Library
from index.notebook.notebook import Notebook
from index.storage import damage

ROOT = Path(__file__).resolve().parents[3]

WRITER = """
import sys
from pathlib import Path
from index.library import Library
folder = Path(sys.argv[1])
library = Library.open([folder])
for number in range(8):
    (folder / f"late-{number}.txt").write_text(f"The ferry was seen off pier{number}.")
    library.mark(library.find("wire.txt"), number % 2 == 0)
    while library.update().busy:
        pass
print(library.search("ferry").total)
"""
READER = """
import json, sys
from index.library import Library
found = []
for _ in range(4):
    library = Library.open([sys.argv[1]])
    for _ in range(4):
        result = library.search("ferry")
        texts = [library.article(hit.id).text for hit in result.hits]
        assert all("ferry" in text for text in texts)
        found.append((result.total, len(library.marked()), [one.message for one in library.problems()]))
    library.close()
print(json.dumps(found))
"""


def test_two_readers_and_a_writer_at_once(harbour: Path) -> None:
    Library.open([harbour]).update()
    scripts = (WRITER, READER, READER)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(harbour)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for script in scripts
    ]
    said = [process.communicate() for process in running]
    assert [err for _, err in said] == ["", "", ""]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert int(said[0][0]) == 3 + 8
    for out, _ in said[1:]:
        found = json.loads(out)
        totals = [total for total, _, _ in found]
        assert totals == sorted(totals)
        assert all(3 <= total <= 3 + 8 for total in totals)
        assert {marks for _, marks, _ in found} <= {0, 1}
        assert {tuple(problems) for _, _, problems in found} == {()}
    library = Library.open([harbour])
    library.update()
    assert library.search("ferry").total == 3 + 8
    assert not library.needs_update()
    assert library.marked() == ()


def test_a_file_that_was_written_by_a_clock_set_back_is_taken_over(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    wire = harbour / "wire.txt"
    text = wire.read_text()
    wire.write_text(text.replace("Captain Khalilov", "Skipper Khalilov"))
    os.utime(wire, (1, 1))
    # In the future too: a file is as it was only where nothing about it has changed, later or earlier.
    os.utime(harbour / "bakers.txt", (1e10, 1e10))
    library.update()
    assert library.search("skipper").total == 1
    assert not library.needs_update()
    assert not Library.open([harbour]).needs_update()


def test_decisions_are_in_the_order_of_deciding_whatever_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notebook.sqlite"
    kept = Notebook(path)
    kept.decide(("PERSON", "Ada", "A. Marlowe", True))
    kept.decide(("PERSON", "Ada", "A. Marlowe", False))
    kept.close()

    class Stopped(damage.datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Stopped":
            return cls(1970, 1, 1)

    monkeypatch.setattr(damage, "datetime", Stopped)
    for _ in range(3):
        # Damaged at one and the same moment, over and over: nothing that was set aside is written over.
        path.write_bytes(b"rubbish" * 999)
        again = Notebook(path)
        assert again.problem is not None
        again.close()
    assert len(list(tmp_path.glob("notebook-damaged-*.sqlite"))) == 3
