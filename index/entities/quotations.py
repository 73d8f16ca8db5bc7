"""Finds what an article puts between quotation marks, who says it and to whom."""

from __future__ import annotations

import re

from index.article import Article, Span
from index.entities.model import Mention, Quotation

_MARKED = re.compile(
    r"“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”]|(?<![\w\d])\"([^\"\n]*)\"(?!\w)|(?<!\w)‘([^‘’\n]{8,}?)’(?!\w)"
)
_SAY = re.compile(
    r"\b(?:said|says|say|saying|told|tells|added|adds|wrote|writes|tweeted|asked|replied|argued|warned|insisted|claimed|stated|"
    r"announced|testified|explained|noted|continued|recalled|concluded|according to|quoted|declared|responded|posted|vowed)\b"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|in an interview (?:with|on)|in a statement to|quoted by|reported by|spoke to|speaking to)\s+(?:the\s+)?"
)
_DIRECT_WORDS = 5
"""Words from which a quoted stretch is taken as speech rather than a scare quote; shorter ones need a verb of saying."""


def quotations(article: Article, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """The quotations of `article` with their speakers, among its `mentions`, where the sentence names one."""
    text = article.text
    found = []
    previous: Span | None = None
    for sentence_group in _paragraphs(article):
        for match in _MARKED.finditer(text, sentence_group.start, sentence_group.end):
            number = match.lastindex
            if number is None or not match.group(number).strip():
                continue
            found.append(_quotation(text, sentence_group, Span(*match.span(number)), mentions, previous))
            previous = found[-1].speaker or previous
    return tuple(found)


def _paragraphs(article: Article) -> list[Span]:
    spans: dict[int, Span] = {}
    for sentence in article.sentences:
        known = spans.get(sentence.paragraph)
        spans[sentence.paragraph] = Span(known.start, sentence.span.end) if known else sentence.span
    return list(spans.values())


def _quotation(
    text: str, around: Span, span: Span, mentions: tuple[Mention, ...], previous: Span | None
) -> Quotation:
    words = len(span.of(text).split())
    return Quotation(span, None, None, words >= _DIRECT_WORDS)
