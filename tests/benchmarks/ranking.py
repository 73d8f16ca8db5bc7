"""Measures how well hits are ranked: nDCG@10 on a judged collection, beside tantivy's BM25 on the same texts.

python tests/benchmarks/ranking.py DOCUMENTS QUERIES JUDGEMENTS

The layout is that of the Cranfield collection: documents and queries in sections that begin with
`.I number`, of which `.T` is the title and `.W` the text (cran.all.1400, cran.qry); judgements as
`query document grade` in lines (cranqrel, where 1 is the best grade and 4 the least), or as
`query 0 document gain` of TREC. Queries are numbered in their order where the judgements do not know their
own numbers, as in Cranfield.

A query is searched as any of its words. nDCG is that of Järvelin and Kekäläinen, "Cumulated Gain-Based
Evaluation of IR Techniques" (2002), with the gain as it is and the logarithm to base 2.
"""

from __future__ import annotations

import argparse
import math
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from index.library import Library
from index.places import Places
from index.search.terms.analysis import words

DEPTH = 10
TITLE_WEIGHT = 2.0
"""What a title counts in tantivy, as it does in the reader."""

Judged = dict[str, dict[str, float]]


def sections(path: Path) -> Iterator[tuple[str, str, str]]:
    """Number, title and text of each document or query."""
    for part in re.split(r"(?m)^\.I\s+", path.read_text("utf-8", "replace"))[1:]:
        number, _, rest = part.partition("\n")
        fields = {
            name: " ".join(value.split())
            for name, value in re.findall(r"(?ms)^\.([A-Z])\n(.*?)(?=^\.[A-Z]\n|\Z)", rest)
        }
        title, text = fields.get("T", ""), fields.get("W", "")
        # Cranfield's texts begin with their title.
        yield str(int(number)), title, text.removeprefix(title).strip()


def judgements(path: Path) -> Judged:
    """Query → document → gain."""
    found: Judged = {}
    for line in path.read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) == 4:
            query, _, document, gain = parts[0], parts[1], parts[2], float(parts[3])
        elif len(parts) == 3:
            query, document, gain = parts[0], parts[1], 5.0 - float(parts[2])
        else:
            continue
        if 0 < gain < 5:
            found.setdefault(str(int(query)), {})[document] = gain
    return found


def ndcg(ranked: list[str], gains: Mapping[str, float]) -> float:
    """Discounted gain of the first hits over that of the best order."""

    def discounted(found: list[float]) -> float:
        return sum(gain / math.log2(place + 2) for place, gain in enumerate(found[:DEPTH]))

    best = discounted(sorted(gains.values(), reverse=True))
    return discounted([gains.get(key, 0.0) for key in ranked]) / best if best else 0.0


def reader(folder: Path, documents: Mapping[str, tuple[str, str]]) -> Callable[[str], list[str]]:
    """Searches as the reader does."""
    articles = folder / "articles"
    articles.mkdir()
    for number, (title, text) in documents.items():
        (articles / f"{number}.md").write_text(f"---\ntitle: {title}\n---\n{text}\n", encoding="utf-8")
    library = Library.open([articles], at=Places(folder / "cache", folder / "data"))
    library.update(names=False)

    def ask(query: str) -> list[str]:
        any_of = " OR ".join(dict.fromkeys(word for _, _, word in words(query)))
        return [Path(hit.path).stem for hit in library.search(any_of, limit=DEPTH).hits]

    return ask


def tantivy_of(documents: Mapping[str, tuple[str, str]]) -> Callable[[str], list[str]] | None:
    """Searches as tantivy does, with English stems; None where it is not installed."""
    try:
        import tantivy
    except ImportError:
        return None
    builder: Any = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True)
    for field in ("title", "text"):
        builder.add_text_field(field, tokenizer_name="en_stem")
    index: Any = tantivy.Index(builder.build())
    writer = index.writer()
    for number, (title, text) in documents.items():
        writer.add_document(tantivy.Document(id=number, title=title, text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> list[str]:
        plain = " ".join(word for _, _, word in words(query))
        parsed = index.parse_query(plain, ["title", "text"], field_boosts={"title": TITLE_WEIGHT})
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(parsed, DEPTH).hits]

    return ask


def main() -> None:
    """Prints the mean over all judged queries for each."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("documents", "queries", "judgements"):
        options.add_argument(name, type=Path)
    chosen = options.parse_args()
    documents = {number: (title, text) for number, title, text in sections(chosen.documents) if title or text}
    asked = list(sections(chosen.queries))
    judged = judgements(chosen.judgements)
    if not judged.keys() <= {number for number, _, _ in asked}:
        asked = [(str(place), title, text) for place, (_, title, text) in enumerate(asked, 1)]
    queries = {number: f"{title} {text}" for number, title, text in asked if number in judged}
    if not (documents and queries):
        wrong = chosen.judgements if documents else chosen.documents
        options.error(f"{wrong} is not laid out as Cranfield's is.")
    print(f"{len(documents)} documents, {len(queries)} judged queries, mean nDCG@{DEPTH}")
    with tempfile.TemporaryDirectory() as name:
        systems = {"reader": reader(Path(name), documents), "tantivy": tantivy_of(documents)}
        for system, ask in systems.items():
            if ask is None:
                print(f"{system:8} is not installed")
                continue
            scores = [ndcg(ask(query), judged[number]) for number, query in queries.items()]
            print(f"{system:8} {sum(scores) / len(scores):.4f}")


if __name__ == "__main__":
    main()
