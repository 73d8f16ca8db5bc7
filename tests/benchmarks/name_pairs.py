"""Scores the resolver on pairs of names that news articles of one event write: one entity, or two?

    python tests/benchmarks/name_pairs.py STORIES.jsonl[.gz]

Each line of the file is an article with `story`, `id` and `text`; the texts are others' and do not ship.
`name_pairs.tsv` beside this script holds what was judged by reading. The rules were mended on the half "dev"
by reading its errors; of "test" only the totals were looked at. Beside the resolver stand the similarities
of rapidfuzz at the thresholds that suit each half best.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from index.article import Article, Span
from index.entities.model import Annotations, EntityType, Mention
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

Place = tuple[str, Span]
SIMILARITIES: dict[str, Callable[[str, str], float]] = {
    "ratio": fuzz.ratio,
    "WRatio": fuzz.WRatio,
    "token_set_ratio": fuzz.token_set_ratio,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one event, and whether a reader takes them for the same."""

    half: str
    story: str
    type: EntityType
    first: Place
    second: Place
    same: bool


def read_pairs() -> list[Pair]:
    """The judged pairs, without those that were left open."""
    pairs = []
    for line in Path(__file__).with_name("name_pairs.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        half, story, kind, a, start, end, b, other_start, other_end, verdict = line.split("\t")
        if verdict != "unsure":
            first = a, Span(int(start), int(end))
            second = b, Span(int(other_start), int(other_end))
            pairs.append(Pair(half, story, EntityType(kind), first, second, verdict == "same"))
    return pairs


def read_stories(path: Path, wanted: set[str]) -> dict[str, list[Article]]:
    """The articles of the events that have judged pairs."""
    stories: defaultdict[str, list[Article]] = defaultdict(list)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["story"] in wanted:
                key = record["id"]
                parsed = parse(record["text"].encode(), article_id=key, path=key)
                stories[record["story"]].append(parsed.article)
    return dict(stories)


def with_names(article: Article, judged: dict[Span, EntityType]) -> Annotations:
    """What the recogniser finds, with the judged names put in its place, so that only resolving is scored."""
    found = recognise(article)
    titles = {mention.span: mention.title for mention in found.mentions}
    kept = [mention for mention in found.mentions if not any(mention.span.overlaps(span) for span in judged)]
    added = [Mention(span, kind, titles.get(span)) for span, kind in judged.items()]
    return Annotations(tuple(sorted([*kept, *added], key=lambda one: one.span)), found.quotations)


def report(name: str, verdicts: Iterable[tuple[bool, bool]]) -> None:
    """Prints precision, recall and F1 of (said to be the same, are the same)."""
    judged = list(verdicts)
    right = sum(said and same for said, same in judged)
    said, same = sum(said for said, _ in judged), sum(same for _, same in judged)
    if same:
        precision, recall = right / (said or 1), right / same
        scores = f"precision {precision:.3f} recall {recall:.3f} F1 {2 * right / (said + same):.3f}"
        print(f"  {name:28} {scores} of {same} the same and {len(judged) - same} not")


def main() -> None:
    """Prints the scores of each half; with `--errors`, the wrong verdicts of the half "dev"."""
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(paths) != 1:
        sys.exit("usage: python tests/benchmarks/name_pairs.py STORIES.jsonl[.gz] [--errors]")
    pairs = read_pairs()
    stories = read_stories(Path(paths[0]), {pair.story for pair in pairs})
    judged: defaultdict[str, dict[Span, EntityType]] = defaultdict(dict)
    for pair in pairs:
        for key, span in (pair.first, pair.second):
            judged[key][span] = pair.type
    entity: dict[Place, str] = {}
    texts: dict[str, str] = {}
    for articles in stories.values():
        annotated = [(article, with_names(article, judged[article.id])) for article in articles]
        texts.update({article.id: article.text for article in articles})
        for found in resolve(annotated).entities:
            entity.update({(one.article, one.span): found.id for one in found.mentions})
        # Ids are unique in one resolution only, as are the pairs.

    for half in ("dev", "test"):
        here = [pair for pair in pairs if pair.half == half and pair.story in stories]
        verdicts = {pair: entity[pair.first] == entity[pair.second] for pair in here}
        report_half(half, verdicts, texts)
        if half == "dev" and "--errors" in sys.argv:
            for pair, said in verdicts.items():
                if said != pair.same:
                    wrong = "merged" if said else "missed"
                    names = f"{surface(pair.first, texts)} | {surface(pair.second, texts)}"
                    print(f"{wrong} {pair.type} {names} {pair.story}")


def surface(place: Place, texts: dict[str, str]) -> str:
    """A name as it is written."""
    return " ".join(place[1].of(texts[place[0]]).split())


def report_half(half: str, verdicts: dict[Pair, bool], texts: dict[str, str]) -> None:
    """Prints the scores of one half, and those of each measure of likeness at its best threshold."""
    print(f"{half}, {len({pair.story for pair in verdicts})} events")
    report("resolver", ((said, pair.same) for pair, said in verdicts.items()))
    for kind in EntityType:
        of_kind = ((said, pair.same) for pair, said in verdicts.items() if pair.type is kind)
        report(f"  {kind.value}", of_kind)
    for name, similarity in SIMILARITIES.items():
        alike = [
            (
                similarity(surface(pair.first, texts).lower(), surface(pair.second, texts).lower()),
                pair.same,
            )
            for pair in verdicts
        ]

        def f1(threshold: int, alike: list[tuple[float, bool]] = alike) -> float:
            said = [same for score, same in alike if score >= threshold]
            return 2 * sum(said) / (len(said) + sum(same for _, same in alike))

        best = max(range(30, 101), key=f1)
        report(f"{name} from {best}", ((score >= best, same) for score, same in alike))


if __name__ == "__main__":
    main()
