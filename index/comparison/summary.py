"""A short stretch of a sentence, verbatim, that names the fact it tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from index.article import Span
from index.comparison.clauses import BOUNDARY, CONNECTIVE, clauses_of, told_clauses
from index.comparison.shortening import BLANK, FEWEST_WORDS, LENGTH, opened_at, shortened
from index.comparison.tokens import Token

_JOINING = re.compile("and|but|or|so")
_SUBORDINATE = re.compile(
    r"(?:and|but|that|which|who|whom|so|or|as|while|when|where|after|before|because|although|though|however"
    r"|meanwhile|also|then)\b[\s,]*",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\(?[DRI]-[A-Z]")
"""The party and the state of someone named before, without whom a stretch says of nobody what they do."""

_NOUN_PHRASE = re.compile(
    r"(?:the|an?|his|her|its|their|some|many|most|all|more than|less than|at least|about|around|hundreds"
    r"|thousands|dozens|[A-Z\d“\"$€£])"
)
_DEPENDENT = re.compile(
    r"(?:even\s+)?(?:as|while|although|though|after|before|when|where|if|because|since|until|unless|whether"
    r"|despite|amid|ahead\s+of|according\s+to|including|saying)\s",
    re.IGNORECASE,
)
"""What follows tells when, why or on what condition something is, not what."""

_POINTS_BACK = re.compile(r"(?:he|she|they|it|his|her|their|its|this|that|these|those)\b", re.IGNORECASE)
"""A beginning that speaks of what was told before."""

_CLOSING = re.compile(r"[.,;:!?]?[’']?[”\"]")
_BRACKET = re.compile(r"\.?([)\]])")
_CLOSED_ONLY = re.compile(r"[^()\n]*(?<=[\w.”\"’])\)(?!\w)[\s,;:]*")
"""A beginning in the midst of brackets, up to where they end: "D-Calif.), " and "CNN) "."""

_SHORTENED = re.compile(r"\.(?=[,;:]|\s+[a-z])")
"""A full stop that belongs to the word before it."""

_GOES_ON = re.compile(r"[^\S\n]+[\w$€£“\"‘(\[]")

_LENGTH_PRICE = 0.004
"""What a code point costs against the weight of words, so that of two stretches alike in content the shorter
wins."""

_OTHER = 0.2
"""What a word weighs that none of the others who tell the fact use: little, but no summary is one word."""

_OWN = 10.0
"""What a word of the expression that a stretch is about weighs beside its other words."""

_BEGINNING, _CLAUSE, _FRAGMENT, _CUT, _UNCLEAR, _SCRAP = 1.0, 0.7, 0.4, 0.85, 0.6, 0.3
"""What the words of a stretch are worth where it begins like a sentence, like a clause, or in the midst of
one, where it had to be cut, where it depends on what is left out, and where it is a word or two: a summary
needs its subject, its main clause and an end, to be understood."""

_FURTHEST = 4 * LENGTH
"""Code points behind which no end is looked for where all so far is left open, as in a page of "and"."""


def summary_span(text: str, sentence: Span, tokens: Sequence[Token], weights: Mapping[str, float]) -> Span:
    """The stretch of `text[sentence]` that carries most of `weights` (by stem), of whole clauses where they
    fit.

    Never longer than LENGTH code points unless a single word is; never empty for a sentence with a token.
    """
    return summary(text, sentence, tokens, weights)[0]


def summary(
    text: str, sentence: Span, tokens: Sequence[Token], weights: Mapping[str, float]
) -> tuple[Span, float]:
    """The same with what it is worth beside those of other sentences: how much of `weights` is in it, less
    where it needs what is left out, or was told before, to be understood."""
    clauses = told_clauses(text, sentence)
    candidates: dict[Span, float] = {}
    for first in range(len(clauses)):
        quality = _beginning(text, clauses[first], is_first=not first)
        dependent = _DEPENDENT.match(text, clauses[first].start, clauses[first].end) is not None
        for last in range(first, len(clauses)):
            leading = _SUBORDINATE if first else CONNECTIVE
            if _is_left_open(text, clauses[max(first, last - 2) : last + 1]):
                if clauses[last].end - clauses[first].start > _FURTHEST:
                    break
                continue
            span = _tidy(text, Span(clauses[first].start, clauses[last].end), tokens, leading)
            cut = shortened(text, span)
            if len(cut) and not _ends_quotation(text, cut):
                worth = quality * (1.0 if cut == span else _CUT)
                unclear = dependent and (first > 0 or not _states(text, clauses[1 : last + 1], cut.end))
                if unclear or _ends_quotation(text, Span(sentence.start, cut.start)):
                    worth *= _UNCLEAR
                if _says_too_little(text, cut, tokens):
                    worth *= _SCRAP
                candidates.setdefault(cut, worth)
            if len(span) > LENGTH:
                break
    ranked = [
        (worth * _weight(span, tokens, weights) - _LENGTH_PRICE * len(span), -span.start, span)
        for span, worth in candidates.items()
    ]
    if not ranked:
        return shortened(text, sentence), 0.0
    worth, _, span = max(ranked)
    return span, worth * (_UNCLEAR if _POINTS_BACK.match(text, span.start) else 1.0)


def goes_on(text: str, summary: Span) -> bool:
    """Whether the clause or quotation that a summary ends in goes on behind it, which is to be shown."""
    if text[summary.end - 1] in ".!?" or text[summary.end : summary.end + 1] in ("", ".", "!", "?"):
        return False
    if opened_at(summary.of(text)) >= 0:
        return True
    return not BOUNDARY.match(text, summary.end) and _GOES_ON.match(text, summary.end) is not None


def subject_span(text: str, sentence: Span, tokens: Sequence[Token], expression: Span) -> Span:
    """The stretch of a sentence that says what an expression in it dates or counts, with the expression.

    As long as a summary, unless the expression is longer.
    """
    inside = {token.stem for token in tokens if token.span.overlaps(expression)}
    weights = {token.stem: _OWN if token.stem in inside else 1.0 for token in tokens}
    found = summary_span(text, sentence, tokens, weights)
    if found.contains(expression):
        return found
    if expression.end - sentence.start <= LENGTH:
        start = sentence.start
    else:
        earliest = expression.end - LENGTH
        starts = [clause.start for clause in clauses_of(text, sentence)]
        starts = [start for start in starts if earliest <= start <= expression.end - LENGTH // 3] or [
            match.end() for match in BLANK.finditer(text, max(earliest, sentence.start), expression.start)
        ]
        start = min(starts, default=expression.start)
    cut = shortened(text, Span(start, sentence.end))
    return Span(start, max(cut.end, expression.end))


def _inside(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that lie wholly in a span."""
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    last = bisect_right(tokens, span.end, key=lambda token: token.span.end)
    return tokens[first:last]


def _says_too_little(text: str, span: Span, tokens: Sequence[Token]) -> bool:
    """Whether a stretch is a word or two, or names and titles of which nothing is said."""
    inside = _inside(tokens, span)
    return len(inside) < FEWEST_WORDS or not any(
        token.content and text[token.span.start].islower() for token in inside[1:]
    )


def _states(text: str, clauses: Iterable[Span], end: int) -> bool:
    """Whether one of the clauses up to `end` has a subject of its own."""
    return any(clause.end <= end and _NOUN_PHRASE.match(text, clause.start, clause.end) for clause in clauses)


def _beginning(text: str, clause: Span, *, is_first: bool) -> float:
    if _PARTY.match(text, clause.start, clause.end):
        return _FRAGMENT
    if is_first:
        return _BEGINNING
    return _CLAUSE if _NOUN_PHRASE.match(text, clause.start, clause.end) else _FRAGMENT


def _is_left_open(text: str, clauses: Sequence[Span]) -> bool:
    """Whether a stretch ends in a word that only joins, or in what stands between it and the clause it joins:
    "…, and" and "…, and, with help" of "…, and, with help, can …"."""
    joins = [_JOINING.fullmatch(text, clause.start, clause.end) is not None for clause in clauses[1:]]
    return any(joins[-1:]) or (len(joins) > 1 and joins[-2] and text[clauses[-2].end] == ",")


def _ends_quotation(text: str, span: Span) -> bool:
    """Whether a stretch ends a quotation that it does not begin."""
    before, ended, _ = span.of(text).partition("”")
    return bool(ended) and "“" not in before and '"' not in before


def _tidy(text: str, span: Span, tokens: Sequence[Token], leading: re.Pattern[str]) -> Span:
    """Without the words that only join a clause to the one before, and without marks at its ends."""
    start, end = span.start, span.end
    while True:
        while match := leading.match(text, start, end):
            start = match.end()
        inside = _inside(tokens, Span(start, max(start, end)))
        if not inside:
            return Span(start, start)
        first, last = inside[0].span.start, inside[-1].span.end
        closed = _CLOSED_ONLY.match(text, first, last)
        if closed is None:
            break
        start = closed.end()
    while text[first - 1 : first] in ("$", "€", "£", "“", '"', "[") and first > start:
        first -= 1
    if (closing := _CLOSING.match(text, last)) and opened_at(text[first:last]) >= 0:
        last = closing.end()
    elif _SHORTENED.match(text, last):
        last += 1
    if (bracket := _BRACKET.match(text, last)) and _is_open(text[first:last], bracket[1]):
        last = bracket.end()
    return Span(first, last)


def _is_open(stretch: str, closing: str) -> bool:
    """Whether a stretch opens a bracket that `closing` would close."""
    return stretch.rfind(closing) < stretch.rfind("(" if closing == ")" else "[")


def _weight(span: Span, tokens: Sequence[Token], weights: Mapping[str, float]) -> float:
    stems = {token.stem for token in _inside(tokens, span) if token.content}
    return sum(weights.get(stem, _OTHER) for stem in sorted(stems))
