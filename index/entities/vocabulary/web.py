"""Web addresses, e-mail addresses and account names, which look like names and are none."""

from __future__ import annotations

import re

# One expression for each mark, so that each begins with a literal and is searched for at the speed of find.
_MARKS = tuple(
    map(
        re.compile,
        (
            r"://\w",
            r"@\w",
            r"#[A-Za-z]",
            r"www\.",
            r"\.(?:com|org|net|gov|edu|mil|info|co\.uk|ly|tv)\b(?!\.[A-Z])",
        ),
    )
)
_ENDS = frozenset(' \t\r\n\u00a0"“”‘<>()[]{}|•')
_COMPANY = re.compile(r"[A-Z][A-Za-z0-9]*\.(?:com|org|net)[.,;:!?]?")
_LONGEST = 300


def web_spans(text: str) -> list[tuple[int, int]]:
    """Where addresses and account names stand in `text`, in order, each up to the next space or bracket.

    A bare domain that begins with a capital is left to be read as the company's name (`Amazon.com`).
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(match.span() for mark in _MARKS for match in mark.finditer(text)):
        if found and start < found[-1][1]:
            continue
        least, most = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
        while start > least and text[start - 1] not in _ENDS:
            start -= 1
        while end < most and text[end] not in _ENDS:
            end += 1
        if not _COMPANY.fullmatch(text, start, end):
            found.append((start, end))
    return found
