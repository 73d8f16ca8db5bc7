"""Scores who is found to say what is quoted, and to whom, on annotated news, by half.

    python tests/benchmarks/quotation_scores.py ARTICLES.jsonl[.xz|.gz]... [--errors]

The articles are others' and do not ship; `quotation_annotations.tsv` beside this script holds their ids and
the offsets of the first quotations in their `text`: 40 articles of 40 outlets, annotated by reading before
the program's speakers were seen. The half "dev" is what the rules were mended on by reading its errors
(`--errors` prints them); of "test" only the totals were looked at, and they are the ones to quote.
"""

from __future__ import annotations

import gzip
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.article import Article, Span
from index.entities.model import Quotation, Resolution
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

OPENERS = {".xz": lzma.open, ".gz": gzip.open}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A quotation as annotated; `told_or_not` where naming no one told is right as well."""

    span: Span
    kind: str
    speaker: Span | None
    told: Span | None
    told_or_not: bool


def read_annotations() -> dict[str, tuple[str, list[Annotated]]]:
    """The half and the quotations of each article, by id."""
    found: dict[str, tuple[str, list[Annotated]]] = {}
    quotations: list[Annotated] = []
    for line in Path(__file__).with_name("quotation_annotations.tsv").read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 2:
            quotations = []
            found[fields[0]] = (fields[1], quotations)
        elif len(fields) == 5:
            span = Span(int(fields[0]), int(fields[1]))
            speaker, told = _place(fields[3]), _place(fields[4].lstrip("?"))
            quotations.append(Annotated(span, fields[2], speaker, told, fields[4].startswith("?")))
    return found


def _place(field: str) -> Span | None:
    if field == "-":
        return None
    start, end = field.split("-")
    return Span(int(start), int(end))


def articles(paths: list[Path], wanted: set[str]) -> Iterator[Article]:
    """Those of the articles that the files hold, each once."""
    seen: set[str] = set()
    for path in paths:
        with OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["id"] in wanted and record["id"] not in seen:
                    seen.add(record["id"])
                    yield parse(record["text"].encode(), article_id=record["id"], path=record["id"]).article


def same(article: Article, resolution: Resolution, found: Span | None, wanted: Span | None) -> bool:
    """Whether both are None, or the entity found is the one annotated, by place or by its last name."""
    if found is None or wanted is None:
        return found is wanted
    entity = resolution.entity_at(article.id, found)
    if entity is None:
        return False
    if any(mention.span.overlaps(wanted) for mention in entity.mentions):
        return True
    ours, theirs = entity.name.split(), wanted.of(article.text).split()
    return ours[-1] == theirs[-1] and (1 in (len(ours), len(theirs)) or ours[0] == theirs[0])


def matching(found: tuple[Quotation, ...], wanted: Span) -> Quotation | None:
    """The quotation found that covers at least 70% of an annotated one and of itself."""
    for one in found:
        common = min(one.span.end, wanted.end) - max(one.span.start, wanted.start)
        if common >= 0.7 * max(len(one.span), len(wanted)):
            return one
    return None


def count(article: Article, wanted: list[Annotated], tally: Counter[str], errors: list[str]) -> None:
    """Adds what is right and wrong in one article."""
    annotations = recognise(article)
    resolution = resolve([(article, annotations)])

    def name(span: Span | None) -> str:
        entity = resolution.entity_at(article.id, span) if span else None
        return entity.name if entity else span.of(article.text) if span else "nobody"

    for one in wanted:
        found = matching(annotations.quotations, one.span)
        words = " ".join(one.span.of(article.text).split())[:50]
        tally["quotations"] += 1
        if found is None:
            tally["speech"] += one.kind == "speech"
            tally["told wanted"] += one.told is not None and not one.told_or_not
            errors.append(f"{article.source} missed “{words}”")
            continue
        tally["found"] += 1
        right = same(article, resolution, found.speaker, one.speaker)
        tally[one.kind] += 1
        tally[f"{one.kind} right"] += right
        tally[f"{one.kind} named"] += found.speaker is not None
        tally[f"{one.kind} named right"] += right and found.speaker is not None
        tally[f"{one.kind} direct"] += found.direct
        if not right:
            errors.append(f"{one.kind} “{words}”: {name(found.speaker)}, not {name(one.speaker)}")
        if (one.kind == "speech" and not found.direct) or (one.kind == "mark" and found.direct):
            errors.append(f"{one.kind} “{words}”: direct is {found.direct}")
        told = same(article, resolution, found.said_to, one.told)
        if found.said_to or not one.told_or_not:
            tally["told found"] += found.said_to is not None
            tally["told wanted"] += one.told is not None
            tally["told right"] += told and found.said_to is not None
            if not told:
                errors.append(f"“{words}”: told {name(found.said_to)}, not {name(one.told)}")


def report(title: str, tally: Counter[str]) -> None:
    """Prints the scores of one half."""

    def share(right: str, of: str) -> str:
        return f"{tally[right] / (tally[of] or 1):.3f} of {tally[of]}"

    named, marked = (
        share("speech named right", "speech named"),
        share("fragment named right", "fragment named"),
    )
    called, given = share("mark direct", "mark"), share("mark named", "mark")
    precision, recall = share("told right", "told found"), share("told right", "told wanted")
    print(f"{title}: {tally['quotations']} quotations, found {share('found', 'quotations')}")
    print(f"  speech     speaker {share('speech right', 'speech')} (named {named})")
    print(f"             direct {share('speech direct', 'speech')}")
    print(f"  fragments  speaker {share('fragment right', 'fragment')} (named {marked})")
    print(f"  marks      called direct {called}, given a speaker {given}")
    print(f"  told       precision {precision}, recall {recall}")


def main() -> None:
    """Prints the scores of both halves."""
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "--errors"]
    if not paths:
        sys.exit("usage: python tests/benchmarks/quotation_scores.py ARTICLES.jsonl[.xz|.gz]... [--errors]")
    annotated = read_annotations()
    tallies: dict[str, Counter[str]] = {"dev": Counter(), "test": Counter()}
    errors: list[str] = []
    for article in articles(paths, set(annotated)):
        half, wanted = annotated[article.id]
        found: list[str] = []
        count(article, wanted, tallies[half], found)
        if half == "dev":
            errors.extend(f"{article.id}: {error}" for error in found)
    if "--errors" in sys.argv:
        print(*errors, sep="\n")
    for half, tally in tallies.items():
        report(half, tally)


if __name__ == "__main__":
    main()
