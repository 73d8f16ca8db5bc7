"""Scores the facts of stories on annotated events: which sentences of different sources tell one fact.

    python tests/benchmarks/fact_scores.py STORIES.jsonl[.gz|.xz] [-v]

`fact_annotations.tsv` beside this script holds events of three outlets each and the offsets of the sentences
that a reader puts in one row, written down before the program's output was seen. "pairs" are those of two
sources in one row, in cells of "same" and "differs"; "B-cubed" asks the same of each sentence, itself
included, against the rows it is divided into, so that what one source alone tells counts. A sentence that
packs two facts is in two rows. Of "held" only totals are looked at; `-v` lists the errors of "dev".
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from alignment_scores import Tally, read_articles, sentence_at

from index.article import Article, Span
from index.comparison.compare import compare
from index.comparison.model import CellState, Matrix
from index.comparison.story.coverage import matrix
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve

Place = tuple[int, Span]
"""A sentence: the number of its article in the event and its span there."""


@dataclass
class Event:
    """Articles on one event, and their sentences that tell one fact."""

    name: str
    part: str
    articles: tuple[str, ...]
    facts: list[set[Place]]


def annotated_events() -> list[Event]:
    """The events in the order of the annotations."""
    events: list[Event] = []
    for line in Path(__file__).with_name("fact_annotations.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        first, *rest = line.split("\t")
        if ":" not in first:
            events.append(Event(first, rest[0], tuple(rest[1:]), []))
            continue
        fact: set[Place] = set()
        for each in (first, *rest):
            number, _, offsets = each.partition(":")
            start, end = map(int, offsets.split("-"))
            fact.add((int(number), Span(start, end)))
        events[-1].facts.append(fact)
    return events


def facts_of(articles: list[Article]) -> Matrix:
    """The story matrix of articles."""
    resolution = resolve([(each, recognise(each)) for each in articles])
    return matrix(articles, [compare(one, other, resolution) for one, other in combinations(articles, 2)])


def rows(found: Matrix, states: Collection[CellState]) -> list[set[Place]]:
    """The sentences of each row that stand in cells of these states."""
    numbers = {article: number for number, article in enumerate(found.articles)}
    return [
        {(numbers[key], span) for key, cell in fact.cells if cell.state in states for span in cell.spans}
        for fact in found.facts
    ]


def pairs(facts: Iterable[set[Place]]) -> set[object]:
    """The pairs of sentences of different sources in one fact."""
    return {pair for fact in facts for pair in combinations(sorted(fact), 2) if pair[0][0] != pair[1][0]}


def mates(facts: Iterable[set[Place]]) -> Mapping[Place, set[Place]]:
    """For each sentence those that tell a fact it tells, itself included."""
    found: defaultdict[Place, set[Place]] = defaultdict(set)
    for fact in facts:
        for place in fact:
            found[place] |= fact
    return found


def b_cubed(wanted: Mapping[Place, set[Place]], found: Mapping[Place, set[Place]]) -> tuple[float, float]:
    """Mean precision and recall over the sentences."""
    both = [(len(wanted[each] & mates), len(mates), len(wanted[each])) for each, mates in found.items()]
    return (
        sum(right / told for right, told, _ in both) / len(both),
        sum(right / asked for right, _, asked in both) / len(both),
    )


def explain(articles: list[Article], wanted: set[object], found: set[object]) -> None:
    """Prints the pairs that are missing (-) or too many (+)."""
    for pair in sorted(wanted ^ found, key=str):
        assert isinstance(pair, tuple)
        print(" ", "-" if pair in wanted else "+")
        for number, span in pair:
            print("     ", "ABC"[number], " ".join(span.of(articles[number].text).split())[:180])


def main(arguments: list[str]) -> None:
    """Prints a line for each half and measure."""
    path = next(Path(each) for each in arguments if not each.startswith("-"))
    events = annotated_events()
    known = read_articles(path, {each for event in events for each in event.articles})
    tallies: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    cubes: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for event in events:
        articles = [known[each] for each in event.articles]
        everything = {(number, span.span) for number, each in enumerate(articles) for span in each.reporting}
        facts = [{(each, sentence_at(articles[each], span)) for each, span in fact} for fact in event.facts]
        alone = everything - set().union(*facts)
        told = facts_of(articles)
        predicted = rows(told, (CellState.SAME, CellState.DIFFERS))
        shown = rows(told, tuple(CellState))
        tallies[event.part, "pairs"].add(pairs(facts), pairs(predicted))
        lone: set[object] = set().union(*(row for row in shown if len({number for number, _ in row}) == 1))
        tallies[event.part, "only here"].add(set(alone), set(lone))
        wanted = mates(facts + [{each} for each in alone])
        found = mates(predicted + [{each} for each in everything])
        cubes[event.part].append(b_cubed(wanted, found))
        if "-v" in arguments and event.part == "dev":
            print(event.name, *event.articles)
            explain(articles, pairs(facts), pairs(predicted))
    for (part, measure), tally in sorted(tallies.items()):
        print(f"{part:5} {measure:10} {tally}")
    for part, both in sorted(cubes.items()):
        precision, recall = (sum(each) / len(both) for each in zip(*both, strict=True))
        print(
            f"{part:5} {'B-cubed':10} P {precision:.3f}  R {recall:.3f}  "
            f"F1 {2 * precision * recall / (precision + recall):.3f}  ({len(both)} events)"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
