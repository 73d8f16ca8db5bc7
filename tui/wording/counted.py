"""Numbers with their nouns, and how many more there are than are named."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 fact", "1,200 facts", "2 discrepancies"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def as_many(
    names: Sequence[str],
    written: Callable[[Sequence[str]], str],
    fits: Callable[[str], bool],
    *,
    least: int = 0,
) -> str:
    """Names as they are `written`, as many as fit but so many at `least`, and how many more there are: "Post,
    The Hill, +7"."""
    said = ""
    for named in range(len(names), least - 1, -1):
        more = [f"+{len(names) - named}"] if named < len(names) else []
        said = written([*names[:named], *more])
        if fits(said):
            break
    return said


def passed_over_words(found: Sequence[tuple[str, int]]) -> str:
    """That documents of other kinds (end of the name, how many) are not read, and what is."""
    kinds = ", ".join(f"{count:,} {end}" for end, count in found)
    return f"{kinds}: articles are read from .txt, .md, .html, .json, .jsonl and .csv files"
