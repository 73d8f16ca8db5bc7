"""A short stretch of a sentence, verbatim, that names the fact it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.article import Span
from index.comparison.tokens import STOP_WORDS, Token
from index.headline import DATELINE

LENGTH = 90
"""Code points a summary should not pass."""

_BOUNDARY = re.compile(
    r"[,;:—–]\s+|\s[-–—]\s|(?<=[”\"’)])\s+|\s+(?=(?:after|before|while|where|when|which|who|whom|whose|as|amid|following|because"
    r"|although|though|but|and|so|since|until|unless|if|despite|saying|including|according)\s)",
)
_PHRASE = re.compile(
    r"\s+(?=(?:in|on|at|of|to|from|for|with|by|into|over|under|against|during|across|through|near)\s)"
)
_LEADING = re.compile(
    r"(?:and|but|that|which|who|whom|so|or|as|while|when|where|after|before|because|although|though|however|meanwhile|also|then"
    r"|he|she|they|it)\b[\s,]*",
    re.IGNORECASE,
)
_LENGTH_PRICE = 0.004
"""What a code point costs against the weight of words, so that of two stretches alike in content the shorter
wins."""


def summary_span(text: str, sentence: Span, tokens: Sequence[Token], weights: Mapping[str, float]) -> Span:
    """The stretch of `text[sentence]` that carries most of `weights` (by stem), of whole clauses where they
    fit.

    Never longer than LENGTH code points unless a single word is; never empty for a sentence with a token.
    """
    clauses = _clauses(text, sentence)
    candidates = []
    for first in range(len(clauses)):
        for last in range(first, len(clauses)):
            span = _tidy(text, Span(clauses[first].start, clauses[last].end), tokens)
            if len(span) > LENGTH:
                span = _cut(text, span)
                candidates.append(span)
                break
            candidates.append(span)
    whole = _cut(text, sentence)
    return max(
        (span for span in candidates if len(span)),
        key=lambda span: (_worth(span, tokens, weights), -span.start),
        default=whole,
    )


def _clauses(text: str, sentence: Span) -> list[Span]:
    start = sentence.start
    if dateline := DATELINE.match(text, sentence.start, sentence.end):
        start = dateline.end()
    clauses = []
    for match in _BOUNDARY.finditer(text, start, sentence.end):
        if match.start() > start:
            clauses.append(Span(start, match.start()))
        start = match.end()
    clauses.append(Span(start, sentence.end))
    return [clause for clause in clauses if len(clause)]


def _tidy(text: str, span: Span, tokens: Sequence[Token]) -> Span:
    """Without the words that only join a clause to the one before, and without marks at its ends."""
    start, end = span.start, span.end
    while match := _LEADING.match(text, start, end):
        start = match.end()
    inside = [token.span for token in tokens if start <= token.span.start and token.span.end <= end]
    if not inside:
        return Span(start, start)
    first, last = inside[0].start, inside[-1].end
    if text[first - 1 : first] in ("$", "€", "£", "“", '"') and first > start:
        first -= 1
    closing = text[last : last + 2].strip(".,;: ")[:1]
    if closing in ("”", '"') and text[first:last].count("“") + text[first:last].count('"') == 1:
        last = text.index(closing, last) + 1
    return Span(first, last)


def _cut(text: str, span: Span) -> Span:
    """Cut before the last phrase that still fits, else at the last word that fits."""
    if len(span) <= LENGTH:
        return span
    limit = span.start + LENGTH
    ends = [match.start() for match in _PHRASE.finditer(text, span.start, limit)]
    ends = [end for end in ends if end - span.start >= LENGTH // 3]
    if not ends:
        ends = [match.start() for match in re.compile(r"\s").finditer(text, span.start + 1, limit)] or [limit]
    end = ends[-1]
    words = text[span.start : end].rsplit(None, 1)
    while len(words) == 2 and words[1].lower().strip(",") in STOP_WORDS:
        end = span.start + len(words[0])
        words = words[0].rsplit(None, 1)
    return Span(span.start, span.start + len(text[span.start : end].rstrip(" ,;:—–-")))


def _worth(span: Span, tokens: Sequence[Token], weights: Mapping[str, float]) -> float:
    stems = {token.stem for token in tokens if token.content and span.contains(token.span)}
    return sum(weights.get(stem, 0.0) for stem in sorted(stems)) - _LENGTH_PRICE * len(span)
