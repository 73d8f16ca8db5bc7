"""Scores the recogniser on annotated beginnings of news articles: exact spans with type.

    python tests/benchmarks/entity_scores.py ARTICLES.jsonl[.xz]

The articles are others' and do not ship; `entity_annotations.tsv` beside this script holds their ids and the
offsets of the names in their `text`. Each set was annotated before the program's output on it was seen. First
scores for people + organisations + GPE, which are the ones to quote for unseen news: .913, .880, .946
(organisations alone .778, .765, .875). Failures of general kinds were then mended, so what it prints now is
no longer unseen.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import defaultdict
from pathlib import Path

from index.entities.recognise import recognise
from index.formats.text_file import parse

Name = tuple[int, int, str]
GROUPS = {
    "people": {"PERSON"},
    "organisations": {"ORG"},
    "places": {"GPE", "LOC"},
    "people + organisations + places": {"PERSON", "ORG", "GPE", "LOC"},
    "all names": {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"},
}


def annotations() -> tuple[dict[str, tuple[str, int]], dict[str, set[Name]]]:
    """By article id: its set and how far it is annotated, and its names."""
    articles: dict[str, tuple[str, int]] = {}
    names: defaultdict[str, set[Name]] = defaultdict(set)
    for line in Path(__file__).with_name("entity_annotations.tsv").read_text("utf-8").splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) == 3:
            articles[fields[0]] = (fields[1], int(fields[2]))
        else:
            names[fields[0]].add((int(fields[1]), int(fields[2]), fields[3]))
    return articles, names


def main() -> None:
    """Prints precision, recall and F1 of each set and group of types."""
    articles, expected = annotations()
    path = Path(sys.argv[1])
    opened = lzma.open if path.suffix == ".xz" else open
    found: dict[str, set[Name]] = {}
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] not in articles:
                continue
            article = parse(record["text"].encode(), article_id=record["id"], path=record["id"]).article
            end = articles[record["id"]][1]
            found[record["id"]] = {
                (mention.span.start, mention.span.end, mention.type.value)
                for mention in recognise(article).mentions
                if mention.span.end <= end and mention.type.value not in ("DATE", "QUANTITY")
            }
    for part in sorted({part for part, _ in articles.values()}):
        ids = [one for one, (its_part, _) in articles.items() if its_part == part and one in found]
        print(f"{part}, {len(ids)} articles")
        for group, types in GROUPS.items():
            here = {(one, *name) for one in ids for name in found[one] if name[2] in types}
            wanted = {(one, *name) for one in ids for name in expected[one] if name[2] in types}
            right = len(here & wanted)
            precision, recall = right / (len(here) or 1), right / (len(wanted) or 1)
            f1 = 2 * right / ((len(here) + len(wanted)) or 1)
            print(f"  {group}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} of {len(wanted)}")


if __name__ == "__main__":
    main()
