"""Measures building and searching a library, beside SQLite FTS5 on the same texts.

python tests/benchmarks/search_speed.py [--articles 2000] [--words 365] [--corpus FOLDER_OR_JSONL]

Without a corpus, articles are generated from a vocabulary with Zipf's frequencies; every article has one of
200 sources and a day of ten years. Times are CPU milliseconds of the thread that asks, in a warm process,
each query `--rounds` times; read them as ratios within one run.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from index.library import Library, Progress


def made_up(length: int) -> Iterator[list[str]]:
    """Endlessly `length` words, the n-th most frequent one about 1/n times as frequent as the first."""
    rng = random.Random(2021)
    letters = "aeiou", "bcdfglmnprstvz"
    vocabulary = list(
        dict.fromkeys(
            "".join(rng.choice(letters[(place + 1) % 2]) for place in range(rng.randint(3, 10)))
            for _ in range(40_000)
        )
    )
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    while True:
        yield rng.choices(vocabulary, weights, k=length)


def sentences_of(words: list[str]) -> list[str]:
    """The words as sentences of 18."""
    return [" ".join(words[at : at + 18]).capitalize() + "." for at in range(0, len(words), 18)]


def generated(count: int, length: int) -> Iterator[str]:
    """Articles of `length` made-up words."""
    for words in islice(made_up(length), count):
        sentences = sentences_of(words)
        yield "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)) + "\n"


def corpus(path: Path, count: int, length: int) -> Iterator[str]:
    """Up to `count` texts of a folder or of a JSONL file (`.xz` too; field `text`), cut to `length` words."""
    for _, text in zip(range(count), filter(str.strip, _texts(path)), strict=False):
        yield " ".join(text.split(" ")[:length])


def _texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        for file in sorted(path.rglob("*.txt")):
            yield file.read_text("utf-8", "replace")
        return
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open() as lines:
        for line in lines:
            yield str(json.loads(line).get("text", ""))


def queries(texts: list[str]) -> dict[str, tuple[str, str | None, bool]]:
    """Kind of query → the query, the same for FTS5 (None: it has none), and whether it is being typed. What
    stands behind a `|` narrows FTS5's hits down in SQL."""
    counts: dict[str, int] = {}
    for text in texts:
        for word in {word for word in text.lower().split() if word.isalpha() and len(word) > 3}:
            counts[word] = counts.get(word, 0) + 1
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
    return {
        "common word": (common, common, False),
        "rare word": (rare, rare, False),
        "two words": (f"{common} {middle}", f"{common} {middle}", False),
        "three, OR": (f"{common} OR {second} OR {third}", f"{common} OR {second} OR {third}", False),
        "phrase": (f'"{pair}"', f'"{pair}"', False),
        "of the": ('"of the"', '"of the"', False),
        "near": (f"{middle[:-1]}~1", None, False),
        "source": (f'{common} source:"source 7"', f"{common}|source = 'source 7'", False),
        "dates": (
            f"{common} date:2015-06..2015-12",
            f"{common}|day BETWEEN '2015-06-01' AND '2015-12-31'",
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


def main() -> None:
    """Builds both and prints one line for each kind of query."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--words", type=int, default=365)
    options.add_argument("--corpus", type=Path)
    options.add_argument("--rounds", type=int, default=20)
    chosen = options.parse_args()
    made = (
        corpus(chosen.corpus, chosen.articles, chosen.words)
        if chosen.corpus
        else generated(chosen.articles, chosen.words)
    )
    texts = list(made)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = home / "articles"
        folder.mkdir()
        rows = [
            (f"source {n % 200}", f"{2011 + n % 10}-{n % 12 + 1:02}-{n % 28 + 1:02}", text)
            for n, text in enumerate(texts)
        ]
        for number, (source, day, text) in enumerate(rows):
            head = f"---\nsource: {source}\ndate: {day}\n---\n"
            (folder / f"{number:06}.txt").write_text(head + text, encoding="utf-8")
        library = Library.open([folder], cache_dir=home / "cache", data_dir=home / "data")
        readable: list[float] = []
        began, cpu = time.perf_counter(), time.process_time()

        def note_first(step: Progress) -> None:
            if step.committed and not readable:
                readable.append(time.perf_counter() - began)

        library.update(note_first)
        wall, spent = time.perf_counter() - began, time.process_time() - cpu
        rate = len(texts) / spent
        print(f"{len(texts)} articles and their stories: {wall:.1f} s, {rate:.0f} a CPU second")
        print(f"first articles to read and find after {[*readable, wall][0]:.1f} s")
        table = sqlite3.connect(home / "fts.sqlite")
        table.execute("CREATE VIRTUAL TABLE fts USING fts5(source UNINDEXED, day UNINDEXED, text)")
        cpu = time.process_time()
        table.executemany("INSERT INTO fts VALUES (?, ?, ?)", rows)
        table.commit()
        print(f"FTS5: {len(texts) / (time.process_time() - cpu):.0f} a CPU second")
        print(f"{'':12} {'p50':>8} {'p95':>8} {'FTS5 p50':>9} {'ratio':>6} {'hits':>7}")
        select = "SELECT rowid, snippet(fts, 2, '', '', '', 24) FROM fts WHERE fts MATCH ? AND {} LIMIT 20"
        for kind, (query, match, typing) in queries(texts).items():
            p50, p95 = timed(lambda q=query, t=typing: library.search(q, typing=t), chosen.rounds)
            total = library.search(query, typing=typing).total
            line = f"{kind:12} {p50:8.2f} {p95:8.2f}"
            if match is not None:
                wanted, _, narrowed = match.partition("|")
                sql = select.format(narrowed or "1")
                if "ORDER" not in sql:
                    sql = sql.replace(" LIMIT", " ORDER BY rank LIMIT")
                theirs, _ = timed(lambda s=sql, m=wanted: table.execute(s, (m,)).fetchall(), chosen.rounds)
                line += f" {theirs:9.2f} {p50 / theirs:6.1f}"
            else:
                line += " " * 17
            print(f"{line} {total:7}")
        for query in ("", queries(texts)["common word"][0]):
            p50, p95 = timed(lambda q=query: library.facets(q), chosen.rounds)
            print(f"facets of {query or 'everything'}: {p50:.1f} {p95:.1f}")
        (folder / "one-more.txt").write_text(texts[0][::-1], encoding="utf-8")
        began = time.perf_counter()
        library.update()
        print(f"one more article: {(time.perf_counter() - began) * 1000:.0f} ms")
        code = (
            "import sys, time; from pathlib import Path; from index.library import Library;"
            "import index.search.searching, index.search.postings; home = Path(sys.argv[1]);"
            "began = time.perf_counter();"
            "library = Library.open([home / 'articles'], cache_dir=home / 'cache', data_dir=home / 'data');"
            "library.search(sys.argv[2], limit=20); print(round((time.perf_counter() - began) * 1000))"
        )
        query = queries(texts)["two words"][0]
        done = subprocess.run(
            [sys.executable, "-c", code, name, query], capture_output=True, text=True, check=True
        )
        print(f"open to first result, after the imports: {done.stdout.strip()} ms")
        print(f"memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
