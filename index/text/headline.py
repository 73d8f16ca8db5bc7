"""Takes an article's title from its text where nothing else gives one."""

from __future__ import annotations

import re

from index.article import Sentence, SentenceKind, Span
from index.text.html_entities import unescaped

TITLE_LENGTH = 90
"""Code points after which a title taken from a sentence is cut at a word."""

_DAY = r"(?:,?\s+(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?),?)?"
_DASH = "—|–|--|-"
DATELINE = re.compile(
    rf"(?:[A-Z][A-Z’'.-]+(?:[ ,/]+[A-Z][A-Za-z’'.-]*){{0,5}}){_DAY}\s*"
    rf"(?:\([^)]{{2,40}}\)\s*)?(?:(?::|{_DASH})\s+|—(?=[A-Z“\"\d]))"
    rf"|(?:[A-Z][\w’'.-]*[ ,]+){{1,5}}?{_DAY}\s*\([A-Z][^)]{{1,40}}\)\s*(?:{_DASH})\s+"
)
"""A place in capitals before the first sentence ("DUSHANBE:", "KABUL (Reuters) -", "KABUL, March 4 -",
"KABUL—The")."""


def title_of(text: str, sentences: tuple[Sentence, ...]) -> tuple[str, bool]:
    """The title and whether it is derived.

    The headline where there is one; otherwise the beginning of the first sentence that reports, without its
    dateline. An article of captions alone is called by the first of them.
    """
    for sentence in sentences:
        if sentence.kind is SentenceKind.HEADLINE:
            return unescaped(_one_line(sentence.span.of(text))), False
    for wanted in ({SentenceKind.BODY}, {SentenceKind.BULLET}, set(SentenceKind)):
        for sentence in sentences:
            if sentence.kind in wanted:
                return _beginning(text, sentence.span), True
    return "", True


def _beginning(text: str, span: Span) -> str:
    content = unescaped(_one_line(span.of(text)))
    if dateline := DATELINE.match(content):
        content = content[dateline.end() :] or content
    if len(content) <= TITLE_LENGTH:
        return content
    cut = content.rfind(" ", TITLE_LENGTH // 2, TITLE_LENGTH)
    return content[: cut if cut > 0 else TITLE_LENGTH].rstrip(" ,;:—–-") + "…"


def _one_line(content: str) -> str:
    return " ".join(content.split())
