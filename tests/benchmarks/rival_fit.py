"""Fits the weights of the modules of `index.comparison.left_over` that weigh evidence.

    python tests/benchmarks/rival_fit.py STORIES.jsonl[.gz|.xz]

Logistic regressions with a ridge, on the figures and on the dates that two articles leave over, on what one
tells contrary to the other, on what one denies, and on things of one class and names of one sort that each
has alone: those of the sets in `tests/index/comparison/battery`, without five that are held out, whose misses
nobody read, and of every two reports of one story in the file that is given, whose texts do not ship. Rivals
are what a set says excludes each other and what a reader judged so, in `rival_annotations.tsv` beside this
script: the ids of two articles (of a set: its name, its story and the side) and the offsets of both figures
in title, blank line and text. Prints the weights, and by threshold how many are rightly and wrongly found
where each set, and each fifth of the stories, is judged by weights fitted on the others.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from alignment_fit import regression
from alignment_scores import OPENERS

from index.article import Article, Span
from index.comparison.alignment.align import align_scored
from index.comparison.alignment.likeness import likelihood
from index.comparison.left_over import figures as left_over
from index.comparison.left_over.claims import rival_stances
from index.comparison.left_over.denials import denied_and_told
from index.comparison.left_over.figures import candidates
from index.comparison.left_over.kinds import things_alone
from index.comparison.left_over.names import names_alone
from index.comparison.reading.prepare import prepare
from index.comparison.rivals import common_news
from index.comparison.rivals.articles import Articles
from index.comparison.rivals.common_news import are_of_other_news
from index.comparison.rivals.sentence_facts import facts_of
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

RIDGE = 1.0
HELD_OUT = frozenset({"fifteenth", "eighteenth", "nineteenth", "twentieth", "compatible_unseen"})
BATTERY = Path(__file__).resolve().parents[1] / "index" / "comparison" / "battery"
BARELY_RETOLD = 0.3
"""Share of linked sentences from which claims and things are fitted: below it they are of two matters."""

NUMBER, DATE, CLAIM, THING = "number", "date", "claim", "thing"
DENIAL, NAME = "denial", "name"

PARTS = 5
"""Parts of the stories, each judged by weights fitted without it."""

Words = tuple[str, str]


def read_annotations() -> frozenset[tuple[str, str, Span, Span]]:
    """The rivals as annotated: two articles, and a figure of either."""
    lines = Path(__file__).with_name("rival_annotations.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return frozenset(
        (left, right, Span(*map(int, offsets[:2])), Span(*map(int, offsets[2:])))
        for left, right, *offsets in rows
    )


ANNOTATED = read_annotations()


@dataclass(frozen=True)
class Judged:
    """Two figures, claims or things left over, with what a reader says of them."""

    part: str
    evidence: tuple[float, ...]
    rivals: bool
    kind: str


def judged(
    part: str, left: Article, right: Article, contradictions: Sequence[Words] = ()
) -> Iterator[Judged]:
    """What two articles leave over; rivals are the figures annotated, and what stands in the given words."""
    ours, theirs = prepare(left), prepare(right)
    names = resolve([(each, recognise(each)) for each in (left, right)])
    links, *_ = align_scored(ours, theirs)
    facts = facts_of(ours, names), facts_of(theirs, names)
    if are_of_other_news(*facts):
        return
    articles = Articles(*facts, links)
    found = [(one.kind.value, one, other, evidence) for one, other, evidence in candidates(articles)]
    looked_for = (
        (CLAIM, rival_stances),
        (THING, things_alone),
        (DENIAL, denied_and_told),
        (NAME, names_alone),
    )
    for kind, told in looked_for:
        found += [(kind, *each) for each in told(articles)]
    for kind, one, other, evidence in found:
        spans = one.span, other.span
        rivals = (left.id, right.id, *spans) in ANNOTATED or any(
            _within(left, spans[0], words) and _within(right, spans[1], others)
            for words, others in contradictions
        )
        yield Judged(part, tuple(map(float, evidence)), rivals, kind)


def _within(told: Article, expression: Span, words: str) -> bool:
    """Whether an expression stands in those words, wherever the article has them."""
    found = re.finditer(re.escape(words), told.text)
    return any(expression.overlaps(Span(each.start(), each.end())) for each in found)


def article(key: str, text: str, date: str | None) -> Article:
    """An article of that text and day."""
    return replace(parse(text.encode(), article_id=key, path=key).article, date=date)


def of_battery() -> Iterator[Judged]:
    """What the articles of the sets leave over."""
    for path in sorted(BATTERY.glob("*.toml")):
        if path.stem in HELD_OUT:
            continue
        for story in tomllib.loads(path.read_text("utf-8"))["story"]:
            left, right = (
                article(f"{path.stem} {story['name']} {side}", story[side].strip(), story[f"{side}_date"])
                for side in ("left", "right")
            )
            contradictions = [(ours, theirs) for _, _, ours, theirs in story["contradictions"]]
            yield from judged(path.stem, left, right, contradictions)


def of_stories(path: Path) -> Iterator[Judged]:
    """What every two reports of a story leave over."""
    stories: defaultdict[str, list[Article]] = defaultdict(list)
    with OPENERS.get(path.suffix, open)(path, mode="rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = f"{row['title']}\n\n{row['text']}"
            stories[row["story"]].append(article(row["id"], text, row["date"]))
    for name, reports in sorted(stories.items()):
        part = f"stories {zlib.crc32(name.encode()) % PARTS}"
        for left, right in combinations(reports, 2):
            yield from judged(part, left, right)


def fit(rows: list[Judged]) -> tuple[list[float], float]:
    """Weights and bias."""
    *weights, bias = regression([([*each.evidence, 1.0], each.rivals, 1.0) for each in rows], RIDGE)
    return weights, bias


def main(arguments: list[str]) -> None:
    """Prints the weights and the figures by threshold."""
    # Weights are fitted on articles that tell little together, too: how much they do is among the evidence.
    left_over.RETOLD = 0.0
    common_news.RETOLD = BARELY_RETOLD
    rows = [*of_battery(), *of_stories(Path(arguments[0]))]
    for kind in (NUMBER, DATE, CLAIM, THING, DENIAL, NAME):
        say([each for each in rows if each.kind == kind], kind)


def say(rows: list[Judged], kind: str) -> None:
    """Prints the weights of a kind and how they carry over."""
    weights, bias = fit(rows)
    print(f"{kind}: {len(rows)} pairs, {sum(each.rivals for each in rows)} of them rivals")
    print(f"WEIGHTS = ({', '.join(f'{each:.2f}' for each in weights)})")
    print(f"BIAS = {bias:.2f}")
    chances: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for part in sorted({each.part for each in rows}):
        fitted = fit([each for each in rows if each.part != part])
        chances["stories" if part.startswith("stories") else "sets"] += [
            (likelihood(each.evidence, *fitted), each.rivals) for each in rows if each.part == part
        ]
    for source, told in chances.items():
        for percent in range(20, 90, 10):
            found = [rivals for chance, rivals in told if 100 * chance >= percent]
            wrongly = len(found) - sum(found)
            print(f"  {source:8} from {percent / 100:.1f}: {sum(found)} rightly, {wrongly} wrongly")


if __name__ == "__main__":
    main(sys.argv[1:])
