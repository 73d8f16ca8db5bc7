"""Tags as they are typed in one line: `todo "to check" -urgent`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TAG = re.compile(r'(-?)#?(?:"([^"]*)"?|([^\s,]+))')
_TYPED = re.compile(r'(?<![^\s,])-?#?(?:"[^"]*|[^\s",]*)\Z')


def typed_tags(line: str) -> dict[str, bool]:
    """The tags that are named, and whether each is given (True) or taken away; the last word on one counts.

    A tag of several words, or with a comma, stands in double quotation marks; a comma between tags is no part
    of one, nor is a `#` before it.
    """
    tags: dict[str, bool] = {}
    for minus, quoted, word in _TAG.findall(line):
        name = " ".join((quoted or word).split())
        if name and word not in ("-", "#"):
            tags[name] = not minus
    return tags


def begun_tag(line: str) -> str:
    """The beginning of the tag that is being typed; empty between two."""
    match = _TYPED.search(line)
    return match.group().lstrip("-").lstrip("#").lstrip('"') if match else ""


def completions(line: str, known: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
    """The tags that go on from what is typed: after a `-` those of the article, else all that are known but
    those it has."""
    match = _TYPED.search(line)
    begun = begun_tag(line).casefold()
    here = {tag.casefold() for tag in given}
    taking = match is not None and match.group().startswith("-")
    among = given if taking else (tag for tag in known if tag.casefold() not in here)
    return tuple(tag for tag in among if tag.casefold().startswith(begun))


def completed(line: str, tag: str) -> str:
    """The line with what is being typed made into this tag, and a blank for the next one."""
    match = _TYPED.search(line)
    start = match.start() if match else len(line)
    minus = "-" if line[start:].startswith("-") else ""
    return f"{line[:start]}{minus}{written(tag)} "


def written(tag: str) -> str:
    """A tag as it is typed."""
    return f'"{tag}"' if " " in tag or "," in tag or tag.startswith(("-", "#")) else tag
