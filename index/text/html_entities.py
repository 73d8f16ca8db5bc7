"""What feeds and pages leave in titles: characters written as HTML writes them."""

from __future__ import annotations

import re

from index.running.late_imports import IMPORTING

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def unescaped(content: str) -> str:
    """One line with the characters that entities in it stand for; the `&` of "AT&T" begins none and stays.

    For what is shown beside a text, never for the text, whose spans are of what was written.
    """
    if "&" not in content or not _ENTITY.search(content):
        return content
    with IMPORTING:
        from html import unescape
    return " ".join(_ENTITY.sub(lambda entity: unescape(entity[0]), content).split())
