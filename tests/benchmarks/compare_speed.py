"""Times a comparison of two articles part by part, the matrix of several, and difflib for scale.

    python tests/benchmarks/compare_speed.py [--against CHECKOUT] [FILE…]

Without files: the five articles that ship. With `--against` another checkout of the reader is timed on the
same articles in the same run, in turns, each time in a process of its own; the least and the median of the
rounds are shown, and how many times faster this one is. Other work on the machine makes single times
worthless; ratios of the least times hold.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from index.article import Article
from index.comparison.alignment.align import align_prepared
from index.comparison.compare import compare
from index.comparison.model import Comparison
from index.comparison.reading.prepare import PreparedArticle, prepare
from index.comparison.rows import aligned_rows
from index.comparison.story.coverage import matrix
from index.comparison.words.wording import word_changes
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

Ready = TypeVar("Ready")
Prepared = dict[str, PreparedArticle]

ROUNDS = 5

ENOUGH = 0.5
"""Seconds after which a part is not timed another time."""

TURNS = 3
"""Processes for each of two checkouts."""


def best(work: Callable[[], object]) -> float:
    """Milliseconds of this process in the fastest of some rounds; what is slow gets fewer."""
    return best_on(lambda: None, lambda _: work())


def best_on(ready: Callable[[], Ready], work: Callable[[Ready], object]) -> float:
    """The same of work on what `ready` makes anew for each round, untimed: articles keep what a comparison
    found out about them."""
    times: list[float] = []
    while len(times) < ROUNDS and sum(times) < ENOUGH:
        made = ready()
        start = time.process_time()
        work(made)
        times.append(time.process_time() - start)
    return min(times) * 1000


def sentences_by_difflib(left: Article, right: Article) -> object:
    """A sentence-by-sentence alignment by difflib's ratio of their words."""
    for ours in left.reporting:
        matcher = SequenceMatcher(b=ours.span.of(left.text).split(), autojunk=False)
        for theirs in right.reporting:
            matcher.set_seq1(theirs.span.of(right.text).split())
            matcher.ratio()
    return None


def words_by_difflib(left: Article, right: Article) -> object:
    """A diff of all words."""
    return SequenceMatcher(None, left.text.split(), right.text.split(), autojunk=False).get_opcodes()


def lines_by_difflib(left: Article, right: Article) -> object:
    """What a line diff does."""
    ours, theirs = left.text.splitlines(), right.text.splitlines()
    return SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()


def timings(paths: list[Path]) -> dict[str, float]:
    """Milliseconds of each part: of an article, a pair, a link, or all."""
    articles = [parse(path.read_bytes(), article_id=path.stem, path=str(path)).article for path in paths]
    annotated = [(each, recognise(each)) for each in articles]
    resolution = resolve(annotated)
    pairs = list(combinations(articles, 2))

    def prepared() -> Prepared:
        return {each.id: prepare(each) for each in articles}

    def compared(known: Prepared) -> tuple[Prepared, list[Comparison]]:
        return known, [compare(a, b, resolution, (known[a.id], known[b.id])) for a, b in pairs]

    def told(found: tuple[Prepared, list[Comparison]]) -> object:
        return matrix(articles, found[1], [found[0][each.id] for each in articles])

    laid_out = list(zip(compared(prepared())[1], pairs, strict=True))
    links = [(a, b, link) for found, (a, b) in laid_out for link in found.links]
    return {
        "names, an article": best(lambda: [recognise(each) for each in articles]) / len(articles),
        "prepare, an article": best(prepared) / len(articles),
        "align, a pair": best_on(
            prepared, lambda known: [align_prepared(known[a.id], known[b.id]) for a, b in pairs]
        )
        / len(pairs),
        "compare, a pair": best_on(prepared, compared) / len(pairs),
        "rows, a pair": best(lambda: [aligned_rows(found, a, b) for found, (a, b) in laid_out]) / len(pairs),
        "words, a link": best(lambda: [word_changes(a.text, k.left, b.text, k.right) for a, b, k in links])
        / max(len(links), 1),
        "matrix of them": best_on(lambda: compared(prepared()), told),
        "all pairs and matrix": best(lambda: told(compared(prepared()))),
    }


def difflib_timings(paths: list[Path]) -> dict[str, float]:
    """Milliseconds that difflib takes for a pair."""
    articles = [parse(path.read_bytes(), article_id=path.stem, path=str(path)).article for path in paths]
    pairs = list(combinations(articles, 2))
    return {
        "difflib, sentences": best(lambda: [sentences_by_difflib(a, b) for a, b in pairs]) / len(pairs),
        "difflib, words": best(lambda: [words_by_difflib(a, b) for a, b in pairs]) / len(pairs),
        "difflib, lines": best(lambda: [lines_by_difflib(a, b) for a, b in pairs]) / len(pairs),
    }


def timed_apart(checkout: Path, paths: list[Path]) -> dict[str, float]:
    """The timings of a checkout, in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), "--timings", *map(str, paths)]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    answer = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, cwd=checkout
    )
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def main() -> None:
    """Prints one line for each part."""
    here = Path(__file__).resolve().parents[2]
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("files", type=Path, nargs="*", help="articles, else the five that ship")
    options.add_argument("--against", type=Path, help="another checkout, timed in turns")
    options.add_argument("--timings", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.timings:
        print(json.dumps(timings(chosen.files)))
        return
    other = chosen.against.resolve() if chosen.against else None
    paths = [each.resolve() for each in chosen.files] or sorted((here / "seeds").glob("*.txt"))
    words = sum(len(path.read_text("utf-8", "replace").split()) for path in paths) / len(paths)
    print(f"{len(paths)} articles of {words:.0f} words on average, {math.comb(len(paths), 2)} pairs")
    if other is None:
        found = timings(paths) | difflib_timings(paths)
        for part, value in found.items():
            scale = f"   {value / found['compare, a pair']:.1f} × compare" if "difflib" in part else ""
            print(f"{part:22}{value:9.2f} ms{scale}")
        return
    rounds: dict[Path, list[dict[str, float]]] = {other: [], here: []}
    for _ in range(TURNS):
        for checkout, timed in rounds.items():
            timed.append(timed_apart(checkout, paths))
    print(f"{'':22}{'before, least':>14}{'median':>9}{'now, least':>14}{'median':>9}{'times faster':>14}")
    for part in rounds[here][0]:
        before, now = ([each[part] for each in rounds[checkout]] for checkout in (other, here))
        print(
            f"{part:22}{min(before):14.2f}{statistics.median(before):9.2f}{min(now):14.2f}"
            f"{statistics.median(now):9.2f}{min(before) / min(now):14.2f}"
        )
    compared = min(each["compare, a pair"] for each in rounds[here])
    for part, value in difflib_timings(paths).items():
        print(f"{part:22}{value:9.2f} ms   {value / compared:.1f} × compare")


if __name__ == "__main__":
    main()
