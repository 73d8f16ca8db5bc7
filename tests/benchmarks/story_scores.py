"""Scores the stories found among known events mixed with other articles, by pairs of articles.

python tests/benchmarks/story_scores.py EVENTS.jsonl[.gz] [--among CORPUS.jsonl[.xz]]

Each article of EVENTS names its event in `story`. The constants of `story_terms` and `likeness` in
`index.stories` were chosen by every other event; "other half" is what they did not see.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from index.article import Metadata
from index.formats.text_file import FormatError, parse
from index.stories.story_index import StoryIndex
from index.stories.story_terms import StoryTerms, story_terms


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file."""
    openers: dict[str, Callable[..., Any]] = {".xz": lzma.open, ".gz": gzip.open}
    with openers.get(path.suffix, open)(path, "rt") as lines:
        yield from map(json.loads, lines)


def signature(article: dict[str, Any], key: str) -> StoryTerms | None:
    """What grouping needs of an article; None where it has no text."""
    known = Metadata(title=article.get("title") or None, date=article.get("date") or None)
    try:
        return story_terms(parse(article["text"].encode(), article_id=key, path=key, known=known).article)
    except FormatError:
        return None


def scores(events: dict[str, str], stories: Iterable[Iterable[str]]) -> str:
    """Precision, recall and F1 over the pairs of articles of known events."""
    story_of = {key: number for number, story in enumerate(stories) for key in story}
    both = found = true = 0
    for one, other in combinations(sorted(events), 2):
        same = events[one] == events[other]
        together = one in story_of and story_of[one] == story_of.get(other)
        both, found, true = both + (same and together), found + together, true + same
    precision, recall = both / max(1, found), both / max(1, true)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * both / max(1, found + true):.3f}"


def kept_stories(signatures: Sequence[StoryTerms]) -> Collection[Sequence[str]]:
    """The stories that a library finds step by step."""
    index = StoryIndex(None, 1)
    index.sign((one, "") for one in signatures)
    rarity = index.rarity()
    index.compare(index.waiting(), rarity)
    index.regroup(rarity)
    return index.stories().values()


def main() -> None:
    """Groups everything, and prints the scores of both halves and of all."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("events", type=Path)
    options.add_argument("--among", type=Path)
    chosen = options.parse_args()
    signatures: list[StoryTerms] = []
    events: dict[str, str] = {}
    for number, article in enumerate(articles(chosen.events)):
        if (made := signature(article, f"event-{number:04}")) is not None:
            signatures.append(made)
            events[made.article] = article["story"]
    others = articles(chosen.among) if chosen.among else iter(())
    signatures += filter(None, (signature(one, f"other-{n:06}") for n, one in enumerate(others)))
    began = time.process_time()
    stories = kept_stories(signatures)
    spent = time.process_time() - began
    print(f"{len(signatures)} articles, {len(stories)} stories, {spent:.1f} s CPU")
    print(f"largest: {sorted(map(len, stories), reverse=True)[:8]}")
    ordered = sorted(set(events.values()))
    parts = (("chosen by", ordered[::2]), ("other half", ordered[1::2]), ("all", ordered))
    for name, chosen_events in parts:
        kept = {key: event for key, event in events.items() if event in set(chosen_events)}
        print(f"{name:12} {scores(kept, stories)}")


if __name__ == "__main__":
    main()
