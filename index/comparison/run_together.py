"""Titles of linked pages that a page's text runs together with the name they hang on."""

from __future__ import annotations

import re

from index.article import Span

_RUN_TOGETHER = re.compile(
    r"\b([A-Z]\w+)((?: [A-Z(“\"][\w.()\"'’“”-]*){0,4} )\1(?=[A-Z])[^\n]{0,600}?\bMORE\b"
)


def run_together(text: str) -> tuple[Span, ...]:
    """The stretches between a name and "MORE" in which the name stands again, run together with titles.

    "Senator Ann Lee Ann Beth LeeFerry sinks off Lorn Lee asks for inquiry MORE said": everything behind the
    first "Lee" to "MORE". Some outlets' pages have them in the middle of sentences.
    """
    if " MORE" not in text:
        return ()
    return tuple(Span(match.end(1), match.end()) for match in _RUN_TOGETHER.finditer(text))
