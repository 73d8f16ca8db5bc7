"""Titles of shows, films and books in quotation marks, which name no one though their words do."""

from __future__ import annotations

import re

_SMALL = "a|an|the|of|and|in|to|for|with|on|at|from|by|is|or|as"
_CAPITAL = r"[A-Z0-9][\w’'.!?&-]*"
_QUOTED = re.compile(rf"[“\"](?P<title>{_CAPITAL}(?:,?\s(?:{_CAPITAL}|{_SMALL}|&|–|-)){{1,9}})[,.]?[”\"]")
# A title is announced: "KTX's “…”", "the show “…”". What is merely "known as “…”" is a name.
_ANNOUNCED = re.compile(
    r"(?:[’']s|\b(?:on|show|shows|series|film|films|movie|book|books|song|album|documentary|program|programme"
    r"|podcast|single|novel|sitcom|drama|comedy|play|musical|memoir|essay|host|hosts|hosted|titled|entitled|told"
    r"|author of|host of|star of|stars? in|starred in|appeared in|from|like)),?\s\Z"
)


def titles_of_works(text: str) -> list[tuple[int, int]]:
    """Where titles of works stand in `text`, in order: two words or more in quotation marks, each capital or
    small as in Title Case, behind a word that announces a work."""
    return [
        match.span("title")
        for match in _QUOTED.finditer(text)
        if _ANNOUNCED.search(text, max(0, match.start() - 16), match.start())
    ]
