"""Prints what the first hit of a library takes with its imports, and the CPU time of the whole process.

python tests/benchmarks/first_hit.py HOME QUERY
"""

from __future__ import annotations

import sys
import time

from index.places import Places


def main() -> None:
    """Searches the library whose articles, cache and data are in the folder HOME."""
    began = time.perf_counter()
    from pathlib import Path

    from memory import peak

    from index.library import Library

    home = Path(sys.argv[1])
    library = Library.open([home / "articles"], at=Places(home / "cache", home / "data"))
    total = library.search(sys.argv[2]).total
    wall, spent = time.perf_counter() - began, time.process_time()
    print(f"first hit of {total:,}: {wall * 1000:.0f} ms, {spent * 1000:.0f} ms CPU, {peak():.0f} MB")


if __name__ == "__main__":
    main()
