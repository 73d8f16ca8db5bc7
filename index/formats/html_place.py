"""Finds where in a web page a place of its article stands."""

from __future__ import annotations

import re
from bisect import bisect_right

from index.formats.html_tags import placed_tags_and_texts

_NUMBER = re.compile(r"\d+\. ")
"""What stands before an item of a numbered list, which the page does not write."""
_BODY = 200
_LETTERS = (_BODY, 60, 20)
"""Letters and digits that a place is looked for by, the most first: a page may break a paragraph up."""


def line_in_page(page: str, text: str, offset: int) -> int:
    """The line of a page, from 1, where the words at `text[offset:]` stand; 1 where they are not in it.

    `text` is the article that was read out of the page. Letters and digits alone are compared: blanks, tags
    and references are written otherwise there.
    """
    stream, begins, lines = _letters_of(page)
    begun = max(0, _found(stream, _letters(text[: 2 * _BODY]), 0))
    paragraph = text[offset:].split("\n\n", 1)[0]
    if text[max(0, offset - 2) : offset] in ("", "\n\n") and (number := _NUMBER.match(paragraph)):
        paragraph = paragraph[number.end() :]
    at = _found(stream, _letters(paragraph), begun)
    return lines[bisect_right(begins, at) - 1] if at >= 0 else 1


def _found(stream: str, sought: str, begun: int) -> int:
    tries = (stream.find(sought[:length], begun) for length in _LETTERS) if sought else ()
    return next((at for at in tries if at >= 0), -1)


def _letters_of(page: str) -> tuple[str, list[int], list[int]]:
    """The letters and digits of the text of a page; where lines begin among them, and which these are."""
    pieces: list[str] = []
    begins, lines = [0], [1]
    seen = line = length = 0
    for at, piece in placed_tags_and_texts(page):
        if not isinstance(piece, str):
            continue
        line += page.count("\n", seen, at)
        seen = at
        for number, part in enumerate(piece.split("\n")):
            if letters := _letters(part):
                begins.append(length)
                lines.append(line + number + 1)
                pieces.append(letters)
                length += len(letters)
    return "".join(pieces), begins, lines


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
