"""Lists of words of English news, in files beside what looks them up."""

from __future__ import annotations

from importlib import resources


def word_lists(package: str, name: str) -> list[str]:
    """The lists of the file of that name in a package of the index, which empty lines part, without its
    remarks behind "#"."""
    text = resources.files("index").joinpath(package, "data", name).read_text(encoding="utf-8")
    told = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return [found for each in told.split("\n\n") if (found := each.strip())]
