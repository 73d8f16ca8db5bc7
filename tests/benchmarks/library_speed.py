"""Measures a large library from end to end: to search, its stories, its names, the start, one more article.

python tests/benchmarks/library_speed.py [--articles 20000] [--words 365] [--corpus FOLDER_OR_JSONL] [--names]

Articles are passages of the corpus, which is repeated until there are enough; without one they are generated.
Beside it the same texts are indexed by SQLite FTS5 and, where they are installed, by tantivy, and searched by
ripgrep. CPU times are of all processes together; on a machine with other work read those, and the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from corpus import articles as articles_of
from memory import peak

from index.library import Library, Progress, Stage
from index.places import Places

FIRST_HIT = Path(__file__).with_name("first_hit.py")


class Stretch:
    """The time in which progress was told of one stage, and of no other."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.began, self.before = self.ended, self.spent = time.perf_counter(), cpu()

    def go_on(self) -> None:
        """It is told of it again."""
        self.ended, self.spent = time.perf_counter(), cpu()


def cpu() -> float:
    """Seconds of CPU time of this process and all that have ended of those it started."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def timed(what: str, articles: int, action: Callable[[], object]) -> float:
    """Print how long an action takes; returns its CPU seconds."""
    began, before = time.perf_counter(), cpu()
    action()
    wall, spent = time.perf_counter() - began, max(cpu() - before, 1e-9)
    print(f"{what:28} {wall:8.1f} s {spent:8.1f} s CPU {articles / spent:9.0f} a CPU second", flush=True)
    return spent


def milliseconds(what: str, action: Callable[[], object]) -> None:
    """Print what an action takes in this process."""
    began, before = time.perf_counter(), time.process_time()
    action()
    wall, spent = time.perf_counter() - began, time.process_time() - before
    print(f"{what:28} {wall * 1000:8.1f} ms {spent * 1000:7.1f} ms CPU", flush=True)


def fts5(texts: list[str], file: Path) -> sqlite3.Connection:
    """The same texts in SQLite's index."""
    table = sqlite3.connect(file)
    table.execute("CREATE VIRTUAL TABLE fts USING fts5(text)")
    table.executemany("INSERT INTO fts VALUES (?)", ((text,) for text in texts))
    table.commit()
    return table


def tantivy(texts: list[str], folder: Path) -> None:
    """The same texts in an index of tantivy."""
    import tantivy as library

    folder.mkdir()
    builder = library.SchemaBuilder()
    builder.add_text_field("text", stored=True)
    writer = library.Index(builder.build(), path=str(folder)).writer(num_threads=2)
    for text in texts:
        writer.add_document(library.Document(text=[text]))
    writer.commit()


def main() -> None:
    """Writes the articles, and measures one stage after the other."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--words", type=int, default=365)
    options.add_argument("--corpus", type=Path)
    options.add_argument("--names", action="store_true", help="Find out who is named, too.")
    options.add_argument("--query", default="president")
    chosen = options.parse_args()
    articles = list(islice(articles_of(chosen.corpus, chosen.words), chosen.articles))
    texts = [article["text"] for article in articles]
    query = chosen.query if chosen.corpus else texts[0].split()[3]
    amount = len(articles)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = home / "articles"
        folder.mkdir()
        with (folder / "articles.jsonl").open("w") as file:
            for number, article in enumerate(articles):
                file.write(json.dumps({"id": number, **article}) + "\n")
        library = Library.open([folder], at=Places(home / "cache", home / "data"))
        stretches: list[Stretch] = []

        def follow(step: Progress) -> None:
            if not stretches or stretches[-1].stage is not step.stage:
                stretches.append(Stretch(step.stage))
            stretches[-1].go_on()

        ours = timed("searchable", amount, lambda: library.update(follow, stories=False, names=False))
        if chosen.names:
            timed("stories and names", amount, lambda: library.update(follow))
        else:
            timed("stories", amount, lambda: library.update(follow, names=False))
        # Names are found beside the others by another process, and told of from when the stories are there.
        for one in stretches:
            wall, spent = one.ended - one.began, one.spent - one.before
            print(f"  {one.stage.value:26} {wall:8.1f} s {spent:8.1f} s CPU of this process")
        theirs = timed("FTS5", amount, lambda: fts5(texts, home / "fts.sqlite").close())
        print(f"  {ours / theirs:.0f} times the CPU time of FTS5")
        if find_spec("tantivy"):
            timed("tantivy", amount, lambda: tantivy(texts, home / "tantivy"))
        print(f"memory at most {peak():.0f} MB")
        kept = sum(file.stat().st_size for file in (home / "cache").rglob("*") if file.is_file())
        print(f"on the disk {kept / amount / 1024:.1f} KB an article")
        library.close()
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, str(FIRST_HIT), name, query], capture_output=True, text=True, check=True
            )
            print(done.stdout.strip())
        table = sqlite3.connect(home / "fts.sqlite")
        began = time.perf_counter()
        table.execute("SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT 20", (query,)).fetchall()
        print(f"FTS5, one search: {(time.perf_counter() - began) * 1000:.1f} ms")
        if ripgrep := shutil.which("rg"):
            began = time.perf_counter()
            subprocess.run(
                [ripgrep, "-c", query, folder / "articles.jsonl"], capture_output=True, check=False
            )
            print(f"ripgrep over all: {(time.perf_counter() - began) * 1000:.1f} ms")
        library = Library.open([folder], at=Places(home / "cache", home / "data"))
        library.search(query)
        timed("nothing to do", amount, lambda: library.update(names=False))
        one_more(library, folder)


def one_more(library: Library, folder: Path) -> None:
    """Print what each change takes until it is found: the files are looked at, the index is written and
    searched. The first opens what the others find open. At the end all is as it was."""
    more, another, lines = folder / "one-more.txt", folder / "another.txt", folder / "articles.jsonl"
    before = lines.stat().st_size if lines.exists() else 0

    def append() -> None:
        with lines.open("a") as file:
            file.write(json.dumps({"id": "more", "text": "The zeppelin was moored again."}) + "\n")

    def taken_over() -> int:
        library.update_at_once()
        return library.search("zeppelin", typing=True).total

    found: list[int] = []
    changes: dict[str, tuple[Callable[[], object], int]] = {
        "one more article": (lambda: more.write_text("A zeppelin moored at the quay.\n"), 1),
        "another one": (lambda: another.write_text("A zeppelin left.\n"), 2),
        "one changed": (lambda: more.write_text("No zeppelin moored at the quay.\n"), 2),
        "one deleted": (more.unlink, 1),
        "one more line": (append, 2),
    }
    there = library.search("zeppelin", typing=True).total
    for what, (change, expected) in changes.items():
        change()
        milliseconds(what, lambda: found.append(taken_over()))
        assert found[-1] == there + expected, found
    milliseconds("their stories", lambda: library.update(names=False))
    milliseconds("their names", library.update)
    another.unlink()
    os.truncate(lines, before)
    if not before:
        lines.unlink()
    milliseconds("both gone", library.update)


if __name__ == "__main__":
    main()
