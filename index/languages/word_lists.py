"""Lists of words of the news, in the files beside the vocabularies."""

from __future__ import annotations

from importlib import resources


def word_lists(name: str) -> list[str]:
    """The lists of the file of that name, which empty lines part, without its remarks behind "#"."""
    text = resources.files("index.languages").joinpath("data", name).read_text(encoding="utf-8")
    told = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return [found for each in told.split("\n\n") if (found := each.strip())]
