"""Finding words in one text as a reader means them: any case, any kind of quotation mark, dash or blank."""

from __future__ import annotations

import re

from index.article import Span

_ALIKE = {
    "'": "['’‘ʼ]",
    "’": "['’‘ʼ]",
    '"': '["“”„«»]',
    "-": "[-‐‑–—]",
}


def occurrences(text: str, words: str, within: Span, *, whole: bool = False) -> tuple[Span, ...]:
    """Where `words` stand in `text[within]`, in order and without overlaps; empty for blank words.

    Straight quotation marks and hyphens find the typographic ones, and one blank any run of blanks, so that
    what is typed finds what was set. `whole` leaves out what is only part of a word.
    """
    parts = words.split()
    if not parts:
        return ()
    pattern = r"\s+".join("".join(_ALIKE.get(sign) or re.escape(sign) for sign in part) for part in parts)
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    found = re.compile(pattern, re.IGNORECASE).finditer(text, within.start, within.end)
    return tuple(Span(match.start(), match.end()) for match in found)


def next_of(spans: tuple[Span, ...], after: int, step: int) -> int | None:
    """The number of the next span that starts after an offset, or before it for `step` -1; goes round."""
    if not spans:
        return None
    if step > 0:
        return next((i for i, span in enumerate(spans) if span.start > after), 0)
    return next((i for i in range(len(spans) - 1, -1, -1) if spans[i].start < after), len(spans) - 1)
