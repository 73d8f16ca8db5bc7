"""The articles by which speed is measured: passages of a corpus, or made-up words."""

from __future__ import annotations

import gzip
import json
import lzma
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SHORTEST = 0.6
"""Share of the words asked for that the last passage of an article must have."""

SOURCES = 200
"""Sources of made-up articles."""

_OPENERS: dict[str, Callable[..., Any]] = {".xz": lzma.open, ".gz": gzip.open}


def articles(corpus: Path | None, words: int) -> Iterator[dict[str, str]]:
    """Endlessly articles of so many words, each with `title`, `source`, `date` and `text`: passages of a
    corpus, again and again (a JSONL file, `.xz` and `.gz` too, or a folder of .txt files), else made up."""
    return made_up(words) if corpus is None else passages(corpus, words)


def passages(corpus: Path, words: int) -> Iterator[dict[str, str]]:
    """Passages of so many words of the articles of a corpus, again and again."""
    while True:
        for article in read(corpus):
            text = article["text"].split(" ")
            for at in range(0, len(text), words):
                if len(passage := text[at : at + words]) >= words * SHORTEST:
                    kept = {key: article.get(key) or "" for key in ("title", "source", "date", "url")}
                    yield {**kept, "text": " ".join(passage)}


def read(corpus: Path) -> Iterator[dict[str, str]]:
    """The articles of a corpus as they are."""
    if corpus.is_dir():
        for file in sorted(corpus.rglob("*.txt")):
            yield {"text": file.read_text("utf-8", "replace")}
        return
    with _OPENERS.get(corpus.suffix, open)(corpus, "rt") as lines:
        yield from map(json.loads, lines)


def made_up(words: int) -> Iterator[dict[str, str]]:
    """Articles of so many made-up words, each of one of SOURCES and of a day of ten years."""
    for number, picked in enumerate(made_up_words(words)):
        sentences = sentences_of(picked)
        paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
        yield {
            "title": " ".join(picked[:7]),
            "source": f"source {number % SOURCES}",
            "date": f"{2011 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "text": "\n\n".join(paragraphs),
        }


def made_up_words(length: int) -> Iterator[list[str]]:
    """Endlessly `length` words, the n-th most frequent one about 1/n times as frequent as the first."""
    rng = random.Random(2021)
    letters = "aeiou", "bcdfglmnprstvz"
    vocabulary = list(
        dict.fromkeys(
            "".join(rng.choice(letters[(place + 1) % 2]) for place in range(rng.randint(3, 10)))
            for _ in range(40_000)
        )
    )
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    while True:
        yield rng.choices(vocabulary, weights, k=length)


def sentences_of(words: list[str]) -> list[str]:
    """The words as sentences of 18."""
    return [" ".join(words[at : at + 18]).capitalize() + "." for at in range(0, len(words), 18)]
