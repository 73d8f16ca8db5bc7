"""Scores the sentence alignment on annotated pairs: strong links, all links, sentences only one source has.

    python tests/benchmarks/alignment_scores.py STORIES.jsonl[.gz|.xz] [-v] [--fresh]

`alignment_annotations.tsv` beside this script holds the ids of two articles and the offsets of the sentences
that a reader links. The five articles that ship are the set "seeds"; the texts of the others do not ship,
each is one outlet's own report of an event. Links were annotated before the program's output was seen.
*Strong* is the same main proposition (a lead that packs two events has two; a figure or a day told otherwise
is still the same proposition), *partial* a fact in common: a sentence whose main clause tells one event and
whose relative clause mentions another is a partial counterpart of what tells that other one. "dev" is what
the constants were fitted on and may be read; of "held" and "fresh" only totals are looked at, of "fresh" only
once a change is decided on: with `--fresh`. `-v` lists the errors of "seeds" and "dev".
"""

from __future__ import annotations

import gzip
import json
import lzma
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from index.article import Article, Span
from index.comparison.alignment.align import align
from index.comparison.model import Strength
from index.formats.text_file import parse

READ = ("seeds", "dev")
"""The sets whose sentences may be looked at."""

Pair = tuple[Span, Span]
OPENERS: dict[str, Callable[..., IO[str]]] = {".gz": gzip.open, ".xz": lzma.open}


@dataclass
class Annotated:
    """Two articles with the pairs of sentences that a reader links."""

    part: str
    left: str
    right: str
    links: dict[Strength, set[Pair]] = field(default_factory=lambda: {each: set() for each in Strength})


@dataclass
class Tally:
    """What was found, wanted and right."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, wanted: set[object], found: set[object]) -> None:
        self.right += len(wanted & found)
        self.found += len(found)
        self.wanted += len(wanted)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        both = 2 * self.right / max(1, self.found + self.wanted)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ({self.wanted} wanted)"


def annotated_pairs() -> list[Annotated]:
    """The pairs of articles in the order of the annotations."""
    found: dict[tuple[str, str], Annotated] = {}
    lines = Path(__file__).with_name("alignment_annotations.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        part, left, right, strength, *offsets = line.split("\t")
        a, b, c, d = map(int, offsets)
        pair = found.setdefault((left, right), Annotated(part, left, right))
        pair.links[Strength(strength)].add((Span(a, b), Span(c, d)))
    return list(found.values())


def read_articles(path: Path, wanted: set[str]) -> dict[str, Article]:
    """The seeds and the articles of the given file that are wanted, by id."""
    seeds = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
    found = {
        each.stem: parse(each.read_bytes(), article_id=each.stem, path=str(each)).article for each in seeds
    }
    with OPENERS.get(path.suffix, open)(path, mode="rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                text = row["text"].encode()
                found[row["id"]] = parse(text, article_id=row["id"], path=row["id"] + ".txt").article
    return found


def sentence_at(article: Article, span: Span) -> Span:
    """The reporting sentence an annotation means, also where sentences are cut otherwise now."""

    def shared(other: Span) -> int:
        return min(other.end, span.end) - max(other.start, span.start)

    best = max((each.span for each in article.reporting), key=shared, default=span)
    return best if best.overlaps(span) else span


def predicted(left: Article, right: Article) -> dict[Strength, set[Pair]]:
    """The pairs of sentences that the program links."""
    found: dict[Strength, set[Pair]] = {each: set() for each in Strength}
    for link in align(left, right):
        found[link.strength].update((ours, theirs) for ours in link.left for theirs in link.right)
    return found


def only(articles: tuple[Article, Article], pairs: set[Pair]) -> set[object]:
    """The reporting sentences of both that are in no pair."""
    left, right = ({each.span for each in article.reporting} for article in articles)
    return {("left", span) for span in left - {a for a, _ in pairs}} | {
        ("right", span) for span in right - {b for _, b in pairs}
    }


def explain(articles: tuple[Article, Article], wanted: dict[Strength, set[Pair]], found: object) -> None:
    """Prints the pairs whose strength is wrong."""
    assert isinstance(found, dict)

    def strength(links: dict[Strength, set[Pair]], pair: Pair) -> str:
        return next((each.value for each, pairs in links.items() if pair in pairs), "none")

    for pair in sorted(set().union(*wanted.values(), *found.values())):
        want, got = strength(wanted, pair), strength(found, pair)
        if want != got:
            print(f"  {want} found as {got}")
            for article, span in zip(articles, pair, strict=True):
                print("     ", " ".join(span.of(article.text).split())[:160])


def main(arguments: list[str]) -> None:
    """Prints a line for each set and measure."""
    verbose = "-v" in arguments
    path = next(Path(each) for each in arguments if not each.startswith("-"))
    pairs = [pair for pair in annotated_pairs() if pair.part != "fresh" or "--fresh" in arguments]
    known = read_articles(path, {each for pair in pairs for each in (pair.left, pair.right)})
    tallies: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    for pair in pairs:
        articles = known[pair.left], known[pair.right]
        wanted = {
            strength: {(sentence_at(articles[0], a), sentence_at(articles[1], b)) for a, b in links}
            for strength, links in pair.links.items()
        }
        found = predicted(*articles)
        every, all_found = set().union(*wanted.values()), set().union(*found.values())
        parts = [pair.part]
        if pair.part == "seeds":
            rewrite = any(each.startswith("004") for each in (pair.left, pair.right))
            parts.append("seeds with 004" if rewrite else "seeds without 004")
        for part in parts:
            tallies[part, "strong"].add(set(wanted[Strength.STRONG]), set(found[Strength.STRONG]))
            tallies[part, "strong + partial"].add(set(every), set(all_found))
            tallies[part, "only here"].add(only(articles, every), only(articles, all_found))
        if verbose and pair.part in READ:
            print(pair.left, pair.right)
            explain(articles, wanted, found)
    for (part, measure), tally in sorted(tallies.items()):
        print(f"{part:18} {measure:17} {tally}")


if __name__ == "__main__":
    main(sys.argv[1:])
