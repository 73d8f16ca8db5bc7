"""Measures searching a library, beside SQLite FTS5 on the same texts.

python tests/benchmarks/search_speed.py [--articles 2000] [--words 365] [--corpus FOLDER_OR_JSONL]

Without a corpus, articles are generated from a vocabulary with Zipf's frequencies. With `--files` each is a
file of its own, which every look at the library takes longer for; else all are lines of one. The library is
made in a process of its own, and the memory told is that of another one that searches it alone. Times are CPU
milliseconds of the thread that asks, in a warm process, each query `--rounds` times; read them as ratios
within one run.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus import articles
from library_speed import one_more
from memory import own, peak

from index.library import Library, Progress
from index.places import Places
from index.search.finding import searching
from index.search.indexing import postings

Queries = dict[str, tuple[str, str | None, bool]]
"""Kind of query → the query, the same for FTS5 (None: it has none), and whether it is being typed. What
stands behind a `|` narrows FTS5's hits down in SQL."""

_IMPORTED = postings, searching
"""What a first search imports, which is not what is measured."""

_QUERIES = "queries.json"


@dataclass(frozen=True, slots=True)
class Made:
    """Where everything is kept, and of what it is made."""

    home: Path
    corpus: Path | None
    articles: int
    words: int
    files: bool

    @property
    def folder(self) -> Path:
        """The folder with the articles."""
        return self.home / "articles"

    def library(self) -> Library:
        """The library of it."""
        return Library.open([self.folder], at=Places(self.home / "cache", self.home / "data"))

    def table(self) -> sqlite3.Connection:
        """FTS5's index."""
        return sqlite3.connect(self.home / "fts.sqlite")


def queries(texts: Sequence[str], sources: Sequence[str], days: Sequence[str]) -> Queries:
    """One query of each kind, by how frequent words, sources and years are."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word for word in text.lower().split() if word.isalpha() and len(word) > 3})
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    common, second, third = ranked[:3]
    middle, rare = ranked[len(ranked) // 20], ranked[len(ranked) // 3]
    pair = next(
        " ".join(words[at : at + 2])
        for text in texts
        if (words := text.split())
        for at in range(10, len(words) - 2)
        if words[at].isalpha() and words[at + 1].isalpha()
    )
    source = min(Counter(filter(None, sources)).most_common(1))[0]
    year = min(Counter(day[:4] for day in days if day).most_common(1))[0]
    return {
        "common word": (common, common, False),
        "rare word": (rare, rare, False),
        "two words": (f"{common} {middle}", f"{common} {middle}", False),
        "three, OR": (f"{common} OR {second} OR {third}", f"{common} OR {second} OR {third}", False),
        "phrase": (f'"{pair}"', f'"{pair}"', False),
        "of the": ('"of the"', '"of the"', False),
        "near": (f"{middle[:-1]}~1", None, False),
        "source": (f'{common} source:"{source}"', f"{common}|source = '{source}'", False),
        "dates": (
            f"{common} date:{year}-06..{year}-12",
            f"{common}|day BETWEEN '{year}-06-01' AND '{year}-12-31'",
            False,
        ),
        "newest first": (f"{common} sort:date", f"{common}|1 ORDER BY day DESC", False),
        "without": (f"{common} -{second}", f"{common} NOT {second}", False),
        "prefix": (f"{middle[:3]}*", f"{middle[:3]}*", False),
        "typing 2": (common[:2], f"{common[:2]}*", True),
        "typing 4": (f"{middle} {common[:4]}", f"{middle} {common[:4]}*", True),
        "misspelt": (middle[:-1] + "qq", None, False),
    }


def timed(action: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    action()
    times = []
    for _ in range(rounds):
        began = time.thread_time()
        action()
        times.append((time.thread_time() - began) * 1000)
    return statistics.median(times), sorted(times)[int(len(times) * 0.95)]


def make(made: Made) -> None:
    """Write the articles, and make both indexes and the queries."""
    made.folder.mkdir(parents=True)
    every = list(islice(articles(made.corpus, made.words), made.articles))
    if made.files:
        for number, article in enumerate(every):
            head = "".join(f"{key}: {value}\n" for key, value in article.items() if value and key != "text")
            text = f"---\n{head}---\n{article['text']}\n"
            (made.folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    else:
        with (made.folder / "articles.jsonl").open("w") as file:
            for number, article in enumerate(every):
                file.write(json.dumps({"id": number, **article}) + "\n")
    library = made.library()
    readable: list[float] = []
    began, cpu = time.perf_counter(), time.process_time()

    def note_first(step: Progress) -> None:
        if step.committed and not readable:
            readable.append(time.perf_counter() - began)

    library.update(note_first)
    wall, spent = time.perf_counter() - began, time.process_time() - cpu
    library.close()
    print(f"{len(every)} articles and their stories: {wall:.1f} s, {len(every) / spent:.0f} a CPU second")
    print(f"first articles to read and find after {[*readable, wall][0]:.1f} s")
    rows = [(one["source"], one["date"], one["text"]) for one in every]
    cpu = time.process_time()
    with made.table() as table:
        table.execute("CREATE VIRTUAL TABLE fts USING fts5(source UNINDEXED, day UNINDEXED, text)")
        table.executemany("INSERT INTO fts VALUES (?, ?, ?)", rows)
    print(f"FTS5: {len(every) / (time.process_time() - cpu):.0f} a CPU second")
    sources, days, texts = zip(*rows, strict=True)
    (made.home / _QUERIES).write_text(json.dumps(queries(texts, sources, days)))


def search(made: Made, rounds: int) -> None:
    """Print what each kind of query takes, and what a start and one more article do."""
    asked: Queries = json.loads((made.home / _QUERIES).read_text())
    began, cpu = time.perf_counter(), time.process_time()
    library = made.library()
    library.search(asked["two words"][0])
    wall, spent = time.perf_counter() - began, time.process_time() - cpu
    print(f"open to first result, after the imports: {wall * 1000:.0f} ms, {spent * 1000:.0f} ms CPU")
    table = made.table()
    print(f"{'':12} {'p50':>8} {'p95':>8} {'FTS5 p50':>9} {'ratio':>6} {'hits':>7}")
    select = "SELECT rowid, snippet(fts, 2, '', '', '', 24) FROM fts WHERE fts MATCH ? AND {} LIMIT 20"
    for kind, (query, match, typing) in asked.items():
        p50, p95 = timed(lambda q=query, t=typing: library.search(q, typing=t), rounds)
        total = library.search(query, typing=typing).total
        line = f"{kind:12} {p50:8.2f} {p95:8.2f}"
        if match is not None:
            wanted, _, narrowed = match.partition("|")
            sql = select.format(narrowed or "1")
            if "ORDER" not in sql:
                sql = sql.replace(" LIMIT", " ORDER BY rank LIMIT")
            theirs, _ = timed(lambda s=sql, m=wanted: table.execute(s, (m,)).fetchall(), rounds)
            line += f" {theirs:9.2f} {p50 / theirs:6.1f}"
        else:
            line += " " * 17
        print(f"{line} {total:7}")
    for query in ("", asked["common word"][0]):
        p50, p95 = timed(lambda q=query: library.facets(q), rounds)
        print(f"facets of {query or 'everything'}: {p50:.1f} {p95:.1f}")
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:
        for line in apart.submit(memory, made).result():
            print(line)
    one_more(library, made.folder)


def memory(made: Made) -> list[str]:
    """What the same takes in memory, in a process that has done nothing else."""
    asked: Queries = json.loads((made.home / _QUERIES).read_text())
    library = made.library()

    def told(what: str) -> str:
        return f"memory of {what}: {peak():.0f} MB at most, {own() or 0:.0f} MB now without the files mapped"

    for query, _, typing in asked.values():
        library.search(query, typing=typing)
    lines = [told("searching")]
    for query, _, _ in asked.values():
        library.facets(query)
    library.facets("")
    lines.append(told("facets, too"))
    library.close()
    return lines


def main() -> None:
    """Makes what is not kept from before, and prints one line for each kind of query."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--words", type=int, default=365)
    options.add_argument("--corpus", type=Path)
    options.add_argument("--files", action="store_true", help="Each article in a file of its own.")
    options.add_argument("--keep", type=Path, help="Where the library is made, and found the next time.")
    options.add_argument("--rounds", type=int, default=20)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = chosen.keep or Path(name)
        made = Made(home, chosen.corpus, chosen.articles, chosen.words, chosen.files)
        if not (home / _QUERIES).exists():
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:
                apart.submit(make, made).result()
        search(made, chosen.rounds)


if __name__ == "__main__":
    main()
