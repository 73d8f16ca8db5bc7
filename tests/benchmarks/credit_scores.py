"""Scores which outlets an article is found to credit: agencies, papers and stations it names as its sources.

    python tests/benchmarks/credit_scores.py STORIES.jsonl[.gz|.xz] [-v]

`credit_annotations.tsv` beside this script holds articles and the offsets at which they name an outlet as the
source of a passage or of all of it. An outlet that is merely spoken of is none. Of "held" only totals are
looked at; `-v` lists the errors of "dev".
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from alignment_scores import Tally, read_articles

from index.article import Article, Span
from index.comparison.story.credits import credits


def annotated() -> list[tuple[str, str, dict[int, bool]]]:
    """Half, article, and its credits: the offset of each, and whether it must be found."""
    rows = []
    for line in Path(__file__).with_name("credit_annotations.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            part, article, *offsets = line.split("\t")
            rows.append((part, article, {int(each.rstrip("?")): "?" not in each for each in offsets}))
    return rows


def context(article: Article, start: int, end: int) -> str:
    """What stands around a place."""
    return " ".join(article.text[max(0, start - 60) : end + 50].split())


def main(arguments: list[str]) -> None:
    """Prints a line for each half."""
    path = next(Path(each) for each in arguments if not each.startswith("-"))
    rows = annotated()
    known = read_articles(path, {article for _, article, _ in rows})
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for part, key, wanted in rows:
        article = known[key]
        found = {credit.span for credit in credits(article)}
        # An annotated name may begin with an article, or without one.
        at = {start: span for start in wanted for span in found if abs(span.start - start) <= 4}
        tally = tallies[part]
        sure = {start for start, must in wanted.items() if must}
        wrong: set[Span] = found - set(at.values())
        tally.right += len(sure & at.keys())
        tally.wanted += len(sure)
        tally.found += len(sure & at.keys()) + len(wrong)
        if "-v" in arguments and part == "dev":
            for start in sorted(sure - at.keys()):
                print("-", key, start, context(article, start, start + 20))
            for span in sorted(wrong):
                print("+", key, span.start, context(article, span.start, span.end))
    for part, tally in sorted(tallies.items()):
        print(f"{part:5} {tally}")


if __name__ == "__main__":
    main(sys.argv[1:])
