"""A short stretch of a sentence, verbatim, that names the fact it tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from index.article import Span
from index.comparison.tokens import STOP_WORDS, Token
from index.entities.lexicon import OF_HEADS
from index.headline import DATELINE

LENGTH = 90
"""Code points a summary should not pass."""

_BOUNDARY = re.compile(
    r"(?:,\s+(?!\d{4}\b)|[;:—–]\s+)|\s(?:[-–—]|--)\s|(?<=[”\"’])\s+|\s+(?=(?:after|before|while|where|when|which|who|whom|whose|as|amid|following|because"
    r"|although|though|but|and|so|since|until|unless|if|despite|saying|including|according)\s)",
)
_PHRASE = re.compile(
    r"\s+(?=(?:in|on|at|of|to|from|for|with|by|into|over|under|against|during|across|through|near"
    r"|because|after|before|while|when|where|who|which|until|unless|although|amid)\s)"
)
_RELATIVE = re.compile(r"(?:which|whom|whose)\b")
_PREPOSITION = re.compile(r"\b(?:in|on|at|of|to|from|for|with|by|into|over|under|through)\Z")
"""What a relative pronoun stands with: "three of | which" is no place to end."""

_BLANK = re.compile(r"\s+")
_CONNECTIVE = re.compile(r"(?:and|but|so|or|however|meanwhile|also|then)\b[\s,]*", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"(?:and|but|that|which|who|whom|so|or|as|while|when|where|after|before|because|although|though|however"
    r"|meanwhile|also|then)\b[\s,]*",
    re.IGNORECASE,
)
_CREDIT_BEFORE = re.compile(
    r"[^,;:“\"]{1,80}?(?:,\s[^,;:“\"]{1,80},)?\s(?:"
    r"(?:said|says|added)(?:\s+on\s+\w+day)?(?:\s+that)?"
    r"|(?:told\s[^,;:]{1,40}?|reported|confirmed|announced|warned|noted|claimed)\sthat"
    r")\s+(?!(?:he|she|they|it|we|I|you|there|that|in|on|at|by|to|for|from|no|not)\b)|According\sto\s[^,;:]{1,60},\s+"
)
"""Who says it, before what is said. Kept where a pronoun follows that it explains."""

_CREDIT_AFTER = re.compile(
    r"(?:[^,;:]{1,60}\s)?(?:said|says|reported|announced|told)(?:\s[^,;:]{1,40})?[.\s]*\Z"
)
_QUOTED_BY = re.compile(
    r"(?:[^,;:]{1,60}\s)?(?:said|says|told|wrote|argued|added|declared|tweeted)(?:\s[^,;:]{1,40})?[.\s]*\Z"
)
"""Who says it, behind a quotation."""

_ABOUT_SPEAKER = re.compile(r"(?:an?|the|who|whose|[DRI]-[A-Z])\b")
"""What follows the name of someone who says something and tells who that is."""

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
_NAME_GOES_ON = re.compile(r"\s+((?:of|for)\s+(?:the\s+)?)?[A-Z]")
_CLOSING = re.compile(r"[.,;:!?]?[’']?[”\"]")
_BRACKET = re.compile(r"\.?([)\]])")
_SHORTENED = re.compile(r"\.(?=[,;:]|\s+[a-z])")
"""A full stop that belongs to the word before it."""

_GOES_ON = re.compile(r"[^\S\n]+[\w$€£“\"‘(\[]")

_FEWEST_WORDS = 4
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
    clauses = _clauses(text, sentence)
    candidates: dict[Span, float] = {}
    for first in range(len(clauses)):
        quality = _beginning(text, clauses[first]) if first else _BEGINNING
        dependent = _DEPENDENT.match(text, clauses[first].start, clauses[first].end) is not None
        for last in range(first, len(clauses)):
            leading = _SUBORDINATE if first else _CONNECTIVE
            span = _tidy(text, Span(clauses[first].start, clauses[last].end), tokens, leading)
            cut = _cut(text, span)
            if len(cut):
                worth = quality * (1.0 if cut == span else _CUT)
                unclear = dependent and (first > 0 or not _states(text, clauses[1 : last + 1], cut.end))
                if unclear or _ends_quotation(text, cut):
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
        return _cut(text, sentence), 0.0
    worth, _, span = max(ranked)
    return span, worth * (_UNCLEAR if _POINTS_BACK.match(text, span.start) else 1.0)


def goes_on(text: str, summary: Span) -> bool:
    """Whether the clause or quotation that a summary ends in goes on behind it, which is to be shown."""
    if text[summary.end - 1] in ".!?" or text[summary.end : summary.end + 1] in ("", ".", "!", "?"):
        return False
    if _opened(summary.of(text)) >= 0:
        return True
    return not _BOUNDARY.match(text, summary.end) and _GOES_ON.match(text, summary.end) is not None


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
        starts = [clause.start for clause in _whole_clauses(text, sentence)]
        starts = [start for start in starts if earliest <= start <= expression.end - LENGTH // 3] or [
            match.end() for match in _BLANK.finditer(text, max(earliest, sentence.start), expression.start)
        ]
        start = min(starts, default=expression.start)
    cut = _cut(text, Span(start, sentence.end))
    return Span(start, max(cut.end, expression.end))


def _inside(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that lie wholly in a span."""
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    last = bisect_right(tokens, span.end, key=lambda token: token.span.end)
    return tokens[first:last]


def _says_too_little(text: str, span: Span, tokens: Sequence[Token]) -> bool:
    """Whether a stretch is a word or two, or names and titles of which nothing is said."""
    inside = _inside(tokens, span)
    return len(inside) < _FEWEST_WORDS or not any(
        token.content and text[token.span.start].islower() for token in inside[1:]
    )


def _states(text: str, clauses: Iterable[Span], end: int) -> bool:
    """Whether one of the clauses up to `end` has a subject of its own."""
    return any(clause.end <= end and _NOUN_PHRASE.match(text, clause.start, clause.end) for clause in clauses)


def _beginning(text: str, clause: Span) -> float:
    return _CLAUSE if _NOUN_PHRASE.match(text, clause.start, clause.end) else _FRAGMENT


def _ends_quotation(text: str, span: Span) -> bool:
    """Whether a stretch ends a quotation that it does not begin."""
    begun = span.of(text).find("“")
    ended = span.of(text).find("”")
    return ended >= 0 and (begun < 0 or ended < begun)


def _clauses(text: str, sentence: Span) -> list[Span]:
    start = sentence.start
    if dateline := DATELINE.match(text, sentence.start, sentence.end):
        start = dateline.end()
    if credit := _CREDIT_BEFORE.match(text, start, sentence.end):
        start = credit.end()
    clauses = _whole_clauses(text, Span(start, sentence.end))
    while len(clauses) > 1 and _CONNECTIVE.fullmatch(text, clauses[0].start, clauses[0].end):
        clauses.pop(0)
    return clauses[: _told(text, clauses)]


def _told(text: str, clauses: Sequence[Span]) -> int:
    """How many clauses there are before those that only say, at the end, who says it and who that is."""
    end = len(clauses)
    while end > 1:
        at = end - 1
        while at > 1 and _ABOUT_SPEAKER.match(text, clauses[at].start, clauses[at].end):
            at -= 1
        quoted = text[max(0, clauses[at].start - 3) : clauses[at].start].rstrip()[-1:] in ("”", '"', "’")
        if quoted and _QUOTED_BY.fullmatch(text, clauses[at].start, clauses[at].end):
            end = at
        elif _CREDIT_AFTER.fullmatch(text, clauses[end - 1].start, clauses[end - 1].end):
            end -= 1
        else:
            break
    return end


def _whole_clauses(text: str, stretch: Span) -> list[Span]:
    clauses, start = [], stretch.start
    for match in _BOUNDARY.finditer(text, start, stretch.end):
        if _RELATIVE.match(text, match.end()) and _PREPOSITION.search(text, start, match.start()):
            continue
        if match.start() > start:
            clauses.append(Span(start, match.start()))
        start = match.end()
    clauses.append(Span(start, stretch.end))
    return [clause for clause in clauses if len(clause)]


def _tidy(text: str, span: Span, tokens: Sequence[Token], leading: re.Pattern[str]) -> Span:
    """Without the words that only join a clause to the one before, and without marks at its ends."""
    start, end = span.start, span.end
    while match := leading.match(text, start, end):
        start = match.end()
    inside = _inside(tokens, Span(start, max(start, end)))
    if not inside:
        return Span(start, start)
    first, last = inside[0].span.start, inside[-1].span.end
    if text[first - 1 : first] in ("$", "€", "£", "“", '"') and first > start:
        first -= 1
    if (closing := _CLOSING.match(text, last)) and _opened(text[first:last]) >= 0:
        last = closing.end()
    elif _SHORTENED.match(text, last):
        last += 1
    if (bracket := _BRACKET.match(text, last)) and _is_open(text[first:last], bracket[1]):
        last = bracket.end()
    return Span(first, last)


def _is_open(stretch: str, closing: str) -> bool:
    """Whether a stretch opens a bracket that `closing` would close."""
    return stretch.rfind(closing) < stretch.rfind("(" if closing == ")" else "[")


def _opened(stretch: str) -> int:
    """Where a quotation begins that the stretch does not end; -1 if none does."""
    at = -1
    for place, character in enumerate(stretch):
        if character == "“":
            at = place
        elif character == "”" or (character == '"' and at >= 0):
            at = -1
        elif character == '"':
            at = place
    return at


def _cut(text: str, span: Span) -> Span:
    """Cut before the last phrase that still fits, else at the last word that fits."""
    if len(span) <= LENGTH:
        return span
    limit = span.start + LENGTH
    ends = [match.start() for match in _PHRASE.finditer(text, span.start, limit)]
    ends = [end for end in ends if end - span.start >= LENGTH // 3 and not _inside_name(text, end)]
    if not ends:
        blanks = [match.start() for match in _BLANK.finditer(text, span.start + 1, limit)]
        ends = [end for end in blanks if not _inside_name(text, end)] or blanks or [limit]
    end = _before_quotation(text, span.start, ends[-1])
    words = text[span.start : end].rsplit(None, 1)
    while len(words) == 2 and _hangs(words[1]):
        end = span.start + len(words[0])
        words = words[0].rsplit(None, 1)
    return Span(span.start, span.start + len(text[span.start : end].rstrip(" ,;:—–-")))


def _before_quotation(text: str, start: int, end: int) -> int:
    """The end of a stretch, or where a quotation begins of which it has but a few words."""
    opened = _opened(text[start:end])
    if opened >= LENGTH // 3 and len(text[start + opened : end].split()) < _FEWEST_WORDS:
        return start + opened
    return end


def _inside_name(text: str, end: int) -> bool:
    """Whether the words on both sides of a place belong to one name: Ashraf | Ghani, House | of Commons."""
    before = text[max(0, end - LENGTH) : end].rsplit(None, 1)[-1:]
    if not before or not before[0][:1].isupper():
        return False
    joined = _NAME_GOES_ON.match(text, end)
    return joined is not None and (not joined[1] or before[0] in OF_HEADS)


def _hangs(word: str) -> bool:
    """Whether a word needs what follows it."""
    plain = word.lower().strip(",")
    return plain in STOP_WORDS or plain.endswith(("n't", "n’t"))


def _weight(span: Span, tokens: Sequence[Token], weights: Mapping[str, float]) -> float:
    stems = {token.stem for token in _inside(tokens, span) if token.content}
    return sum(weights.get(stem, _OTHER) for stem in sorted(stems))
