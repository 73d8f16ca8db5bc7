"""Measures finding out who is named in a library, and asking for them.

python tests/benchmarks/names_speed.py [--articles 20000] [--words 365] [--corpus FOLDER_OR_JSONL] [--apart]

Passages of `--words` words are cut from the texts of a corpus given by path until there are enough; without
one, articles are made of invented names and sentences. Times are wall time on this machine, warm, each query
`--rounds` times. With `--apart` the update runs in another process, as in the app.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from memory import peak

from index.library import Library, Progress, Stage
from index.places import Places

_GIVEN = "Yusuf Clara Igor Mara Pavel Ana Rustam Ivo Nadia Tomas Vera Karim Elena Oskar Lida Emil".split()
_BEGIN = "Rah Khal Stash Lind Dor Kov Venn Brand Mol Tar Zhel Petr Sul Hor Gry Osm Bel Vask Ner Jank".split()
_END = "imov ilov ek qvist n ar er enko ova in sky ich man ov aliev ssen uk adze yan oglu".split()
_PLACES = "Kyiv Kiev Warsaw Lima Oslo Cairo Poland Kenya Peru Norway Egypt Burma Myanmar".split()
_SENTENCES = (
    "{person} told reporters in {place} on Monday that the dam would hold.",
    "The {org} ({short}) has sent forty trucks to {place}, a spokesman for the {short} said.",
    "“The water will fall by the end of the week and the road will open,” said {person}.",
    "{surname} met {other} in {place} for talks about the harvest and the price of bread.",
    "Officials in {place} counted ninety houses that had lost their roofs in the storm.",
)


def generated(count: int, length: int) -> Iterator[str]:
    """Articles that name people, organisations and places, the n-th most frequent about 1/n times as often as
    the first."""
    rng = random.Random(2021)
    people = [f"{rng.choice(_GIVEN)} {first}{last}" for first in _BEGIN for last in _END for _ in range(20)]
    kinds = ("Fund", "Union", "Council", "Agency", "Institute")
    organisations = [f"World {first}{last} {rng.choice(kinds)}" for first in _BEGIN for last in _END]
    weights = [1 / (rank + 3) for rank in range(len(people))]
    for _ in range(count):
        cast, words, sentences = rng.choices(people, weights, k=4), 0, []
        named = rng.choices(organisations, weights[: len(organisations)])[0]
        while words < length:
            person, other = rng.sample(cast, 2)
            sentence = rng.choice(_SENTENCES).format(
                person=person,
                other=other,
                surname=person.split()[1],
                place=rng.choice(_PLACES),
                org=named,
                short="".join(word[0] for word in named.split()),
            )
            sentences.append(sentence)
            words += len(sentence.split())
        yield "\n\n".join(sentences) + "\n"


def passages(path: Path, length: int) -> Iterator[str]:
    """The texts of a folder or of a JSONL file (`.xz` too; field `text`) cut to pieces of `length` words, the
    first piece of each text first."""
    texts = [" ".join(text.split(" ")) for text in _texts(path) if text.strip()]
    at = 0
    while True:
        cut = [text.split(" ")[at : at + length] for text in texts]
        pieces = [" ".join(words) for words in cut if len(words) > length // 2]
        if not pieces:
            return
        yield from pieces
        at += length


def _texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        for file in sorted(path.rglob("*.txt")):
            yield file.read_text("utf-8", "replace")
        return
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open() as lines:
        for line in lines:
            yield str(json.loads(line).get("text", ""))


def repeated(texts: list[str], count: int) -> Iterator[str]:
    """`count` texts; where there are fewer, they come again with a line that tells them apart."""
    for number in range(count):
        again, which = divmod(number, len(texts))
        yield texts[which] if not again else f"{texts[which]}\n\nEdition {again}.\n"


def timed(action: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """The first call, the median and the 95th percentile in milliseconds."""
    began = time.perf_counter()
    action()
    first = (time.perf_counter() - began) * 1000
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1000)
    return first, statistics.median(times), sorted(times)[int(len(times) * 0.95)]


def queries(library: Library) -> dict[str, str]:
    """Kind of query → the query, with names that this library has."""
    people: dict[str, int] = {}
    organisations: dict[str, int] = {}
    places: dict[str, int] = {}
    kept = {"PERSON": people, "ORG": organisations, "GPE": places}
    for entry in islice(library.entries(), 0, None, max(1, len(library.entries()) // 300)):
        for entity in library.entities([entry.id]).entities:
            if entity.type.value in kept:
                counts = kept[entity.type.value]
                counts[entity.name] = counts.get(entity.name, 0) + 1
    full = sorted((name for name in people if " " in name), key=lambda name: (-people[name], name))
    orgs = sorted(organisations, key=lambda name: (-organisations[name], name))
    where = sorted(places, key=lambda name: (-places[name], name))
    aliases = " OR ".join(f'person:"{name}"' for name in full[-12:])
    return {
        "rare person": f'person:"{full[-1]}"',
        "common person": f'person:"{full[0]}"',
        "surname": f"person:{full[0].split()[-1]}",
        "twelve people": aliases,
        "organisation": f'org:"{orgs[0]}"',
        "common place": f'place:"{where[0]}"',
        "speaker": f'speaker:"{full[0]}"',
        "quoted word": "quote:week",
        "quoted phrase": 'quote:"of the"',
        "person, quoted": f'person:"{full[0]}" quote:week',
        "plain name": full[-1],
    }


def size_of(folder: Path) -> float:
    """Megabytes of the files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Builds the library, finds out its names, and prints one line for each kind of query."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--words", type=int, default=365)
    options.add_argument("--corpus", type=Path)
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--apart", action="store_true", help="Update in another process, as the app does.")
    chosen = options.parse_args()
    source = (
        passages(chosen.corpus, chosen.words) if chosen.corpus else generated(chosen.articles, chosen.words)
    )
    texts = list(islice(source, chosen.articles))
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = home / "articles"
        folder.mkdir()
        for number, text in enumerate(repeated(texts, chosen.articles)):
            (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
        library = Library.open([folder], at=Places(home / "cache", home / "data"))
        began = time.perf_counter()
        library.update(names=False)
        print(f"{chosen.articles} articles to search, and their stories: {time.perf_counter() - began:.1f} s")
        last: list[Progress] = []

        def follow(step: Progress) -> None:
            if step.stage is Stage.NAMES:
                last[:] = [step]

        began = time.perf_counter()
        report = (library.update_apart if chosen.apart else library.update)(follow)
        took = time.perf_counter() - began
        print(f"names of {report.named} articles: {took:.1f} s, {report.named / took:.0f} a second")
        (kept,) = (home / "cache").glob("*/*")
        print(
            f"index of names {size_of(kept / 'names'):.1f} MB, of words {size_of(kept / 'postings'):.1f} MB"
        )
        library.close()
        library = Library.open([folder], at=Places(home / "cache", home / "data"))
        library.search("house", limit=1)
        asked = queries(library)
        print(f"{'':16} {'first':>8} {'p50':>8} {'p95':>8} {'hits':>7}")
        for kind, query in asked.items():
            first, p50, p95 = timed(lambda q=query: library.search(q), chosen.rounds)
            total = library.search(query).total
            print(f"{kind:16} {first:8.2f} {p50:8.2f} {p95:8.2f} {total:7}  {query[:60]}")
        print(f"memory {peak():.0f} MB at most")


if __name__ == "__main__":
    main()
