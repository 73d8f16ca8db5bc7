"""Where quotation marks open and close in a paragraph."""

from __future__ import annotations

import re

from index.article import Span

# A mark without its partner closes with the paragraph: long quotations open each paragraph anew and close
# the last. Typographic and straight marks close each other where one kind alone would leave a mark over.
_MARKED = re.compile(
    r"“([^“”\"]*)\"(?!\w)(?=[^”]*(?:“|\Z))"
    r"|“([^“”]*)(?:”|\Z)"
    r"|«([^«»]*)(?:»|\Z)"
    r"|„([^„“”]*)[“”]"
    r"|(?<![\w\d])\"([^\"“”]*)”(?=[^\"]*(?:\Z|\s\"))"
    r"|(?<![\w\d])\"([^\"]*)(?:\"|\Z)"
    r"|(?<!\w)‘((?:[^‘’\n]|’(?=\w)|‘[^‘’]*’(?=\s\w)){3,600}?)’(?!\w)"
    r"|(?<!\w)'(?=\w)((?:[^'\n]|'(?=\w)){8,400}?)'(?!\w)"
)
# Begins with a set of characters, which is searched for several times as fast as a choice of two.
_MARK = re.compile(r"[“«„\"‘'](?<!\w')")


def has_marks(text: str) -> bool:
    """Whether there is any mark that could open a quotation, or the sign of a block quotation."""
    return ">" in text or _MARK.search(text) is not None


def quoted_spans(text: str, within: Span) -> list[Span]:
    """What stands between marks in a paragraph, in order; none overlaps, for what is quoted inside a
    quotation is part of it.

    Typographic, straight, single and angled marks; an unclosed one reaches to the end of `within`.
    """
    found, end = [], within.end
    mark = _MARK.search(text, within.start, end)
    while mark is not None:
        match = _MARKED.match(text, mark.start(), end)
        if match is not None and match.lastindex and match.group(match.lastindex).strip(" .,"):
            found.append(Span(*match.span(match.lastindex)))
        mark = _MARK.search(text, match.end() if match is not None else mark.end(), end)
    return found
