"""Times a comparison of two articles part by part, the matrix of several, and difflib for scale.

python tests/benchmarks/compare_speed.py [FILE…]     (without files: the five articles that ship)
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from index.article import Article
from index.comparison.align import align_prepared
from index.comparison.compare import compare
from index.comparison.coverage import matrix
from index.comparison.prepare import prepare
from index.comparison.rows import aligned_rows
from index.comparison.wording import word_changes
from index.entities.recognise import recognise
from index.entities.resolve import resolve
from index.formats.text_file import parse

ROUNDS = 5


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def difflib_pair(left: Article, right: Article) -> None:
    """What a sentence-by-sentence difflib alignment of two articles costs."""
    for ours in left.reporting:
        matcher = SequenceMatcher(b=ours.span.of(left.text).split(), autojunk=False)
        for theirs in right.reporting:
            matcher.set_seq1(theirs.span.of(right.text).split())
            matcher.ratio()


def main(arguments: list[str]) -> None:
    """Prints one line for each part, mean milliseconds over all pairs."""
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    paths = [Path(each) for each in arguments] or sorted(seeds.glob("*.txt"))
    articles = [parse(path.read_bytes(), article_id=path.stem, path=str(path)).article for path in paths]
    resolution = resolve([(each, recognise(each)) for each in articles])
    prepared = {each.id: prepare(each) for each in articles}
    pairs = list(combinations(articles, 2))
    words = sum(len(each.text.split()) for each in articles) / len(articles)

    def compare_all() -> list[object]:
        return [compare(a, b, resolution, (prepared[a.id], prepared[b.id])) for a, b in pairs]

    comparisons = [compare(a, b, resolution, (prepared[a.id], prepared[b.id])) for a, b in pairs]
    ready = [prepared[each.id] for each in articles]
    print(f"{len(articles)} articles of {words:.0f} words on average, {len(pairs)} pairs")

    def show(what: str, work: Callable[[], object], count: int) -> None:
        print(f"{what:24}{best(work) / count:8.2f} ms")

    laid_out = list(zip(comparisons, pairs, strict=True))
    links = [(a, b, link) for found, (a, b) in laid_out for link in found.links]
    show("prepare, an article", lambda: [prepare(a) for a in articles], len(articles))
    show(
        "align, a pair",
        lambda: [align_prepared(prepared[a.id], prepared[b.id]) for a, b in pairs],
        len(pairs),
    )
    show("compare, a pair", compare_all, len(pairs))
    show("rows, a pair", lambda: [aligned_rows(found, a, b) for found, (a, b) in laid_out], len(pairs))
    show(
        "words, a link",
        lambda: [word_changes(a.text, k.left, b.text, k.right) for a, b, k in links],
        len(links),
    )
    show("matrix, all", lambda: matrix(articles, comparisons, ready), 1)
    show("difflib, a pair", lambda: [difflib_pair(a, b) for a, b in pairs], len(pairs))


if __name__ == "__main__":
    main(sys.argv[1:])
