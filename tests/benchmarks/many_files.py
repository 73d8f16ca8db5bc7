"""A folder of very many small files: how long it takes to open, index, open again, search and see a change.

python tests/benchmarks/many_files.py [--files 100000]
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from memory import peak


def main() -> None:
    """Make the files, then go through what a reader does with them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        base = Path(name)
        os.environ["READER_CACHE"], os.environ["READER_DATA"] = str(base / "cache"), str(base / "data")
        sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
        from index.library import Library

        folder = base / "articles"
        for number in range(count):
            within = folder / f"{number // 1000:03}"
            within.mkdir(parents=True, exist_ok=True)
            (within / f"{number:06}.txt").write_text(f"Notice {number}: the ferry left pier{number % 977}.\n")
        began = time.perf_counter()

        def told(what: str) -> None:
            nonlocal began
            now = time.perf_counter()
            print(f"{what:<44} {now - began:8.2f} s", flush=True)
            began = time.perf_counter()

        library = Library.open([folder])
        told("open, nothing known")
        report = library.update(names=False)
        assert report.added == count
        told("find and index all words")
        library.close()
        library = Library.open([folder])
        told("open again")
        assert not library.needs_update(names=False)
        told("see that nothing has changed")
        assert library.search("pier17").total == len(range(17, count, 977))
        told("first search")
        (folder / "000" / "000001.txt").write_text("A whale was seen from the quay.\n")
        report = library.update(names=False)
        assert (report.added, report.changed, report.removed) == (0, 1, 0)
        told("take over one change")
        assert library.search("whale").total == 1
        told("find it")
        (folder / "000" / "more.txt").write_text("A zeppelin moored at the quay.\n")
        library.update_at_once()
        assert library.search("zeppelin").total == 1
        told("take over one more file and find it")
        (folder / "000" / "more.txt").unlink()
        library.update_at_once()
        assert library.search("zeppelin").total == 0
        told("see that it is gone")
        print(f"largest memory {peak():,.0f} MB")


if __name__ == "__main__":
    main()
