"""A short stretch of a sentence, verbatim, that names the fact it tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from index.article import Span
from index.comparison.clauses import BOUNDARY, CONNECTIVE, clauses_of, joins_phrases, told_clauses
from index.comparison.numerals import COUNTING
from index.comparison.predicates import lacks_subject, states
from index.comparison.prepare import PreparedSentence
from index.comparison.shortening import BLANK, FEWEST_WORDS, LEADING_ON, LENGTH, opened_at, shortened
from index.comparison.tokens import STOP_WORDS, Token
from index.languages.vocabulary import KNOWN
from index.run_together import kept_beside, run_together

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

_LEADS_ON = re.compile(rf"(?<=\w)[,\s]+(?:{'|'.join(sorted(LEADING_ON))})\Z")
_SHORTENED = re.compile(r"\.(?=[,;:]|\s+[a-z])")
"""A full stop that belongs to the word before it."""

_STOP = re.compile(r"[.!?\n]")
_GOES_ON = re.compile(r"[^\S\n]+[\w$€£“\"‘(\[]")

_DETERMINED = re.compile(r"(?:\b(?:the|an?|his|her|its|their|our|for|of|with)|[’']s)\s+\Z", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[^\S\n]+([^\W\d_][\w’'-]*)")
_NOUN_WORDS = 3
"""Words behind a date or number among which the noun is that it stands with."""

_LENGTH_PRICE = 0.004
"""What a code point costs against the weight of words, so that of two stretches alike in content the shorter
wins."""

_OTHER = 0.2
"""What a word weighs that none of the others who tell the fact use: little, but no summary is one word."""

_OWN = 10.0
"""What a word of the expression that a stretch is about weighs beside its other words."""

_BEGINNING, _CLAUSE, _FRAGMENT, _CUT, _UNCLEAR, _UNSAID, _SCRAP = 1.0, 0.7, 0.4, 0.85, 0.6, 0.5, 0.3
"""What the words of a stretch are worth where it begins like a sentence, like a clause, or in the midst of
one, where it had to be cut, where it depends on what is left out, where it says nothing of what it names, and
where it is a word or two: a summary needs its subject, its main clause and an end, to be understood."""

_FURTHEST = 4 * LENGTH
"""Code points behind which no end is looked for where all so far is left open, as in a page of "and"."""


def summary_span(sentence: PreparedSentence, weights: Mapping[str, float]) -> Span:
    """The stretch of a sentence that carries most of `weights` (by stem), of whole clauses where they fit.

    Never longer than LENGTH code points unless a single word is; never empty for a sentence with a token.
    """
    return summary(sentence, weights)[0]


def summary(
    prepared: PreparedSentence, weights: Mapping[str, float], *, whole: bool = True
) -> tuple[Span, float]:
    """The same with what it is worth beside those of other sentences: how much of `weights` is in it, less
    where it needs what is left out, or was told before, to be understood. Unless it is to be `whole`, it need
    not have a verb."""
    if whole and (links := run_together(prepared.text, prepared.span.start, prepared.span.end)):
        return _beside_links(prepared, kept_beside(links, prepared.span), weights)
    text, sentence, tokens = prepared.text, prepared.span, prepared.tokens
    clauses = told_clauses(text, sentence)
    english = whole and prepared.language not in KNOWN
    read = english and prepared.once(_has_verb)
    candidates: dict[Span, float] = {}
    joined = [False, *(joins_phrases(text, *each) for each in pairwise(clauses))]
    for first in range(len(clauses)):
        if english and joined[first]:
            continue
        quality = _beginning(text, clauses[first], is_first=not first, read=read)
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
                parted = english and joined[last + 1 : last + 2] == [True]
                worth = quality * (_CUT if parted or cut != span else 1.0)
                unclear = dependent and (first > 0 or not _states(text, clauses[1 : last + 1], cut.end))
                if unclear or _ends_quotation(text, Span(sentence.start, cut.start)):
                    worth *= _UNCLEAR
                if _says_too_little(text, cut, tokens):
                    worth *= _SCRAP
                candidates.setdefault(cut, worth)
            if len(span) > LENGTH:
                break
    found: tuple[float, int, Span] | None = None
    weighed = [(worth * _weight(span, tokens, weights), span) for span, worth in candidates.items()]
    ranked = [(weight - _LENGTH_PRICE * len(span), -span.start, span, weight) for weight, span in weighed]
    for price, at, span, weight in sorted(ranked, reverse=True):
        if found is not None and (price, at) <= found[:2]:
            break
        if read and _says_nothing(text, span, begins=span.start < clauses[0].end):
            price -= (1.0 - _UNSAID) * weight
        found = max(found, (price, at, span)) if found else (price, at, span)
    if found is None:
        return shortened(text, sentence), 0.0
    worth, _, span = found
    return span, worth * (_UNCLEAR if _POINTS_BACK.match(text, span.start) else 1.0)


def _beside_links(
    prepared: PreparedSentence, pieces: Sequence[Span], weights: Mapping[str, float]
) -> tuple[Span, float]:
    """The summary of a sentence read without the titles of other pages in it, which it may stretch over."""
    lengths = [0, *accumulate(map(len, pieces))]
    gone = [piece.start - length for piece, length in zip(pieces, lengths, strict=False)]
    tokens = []
    for token in prepared.tokens:
        number = bisect_right(pieces, token.span.start, key=lambda piece: piece.start) - 1
        span = Span(token.span.start - gone[number], token.span.end - gone[number])
        tokens.append(token._replace(span=span))
    text = "".join(piece.of(prepared.text) for piece in pieces)
    read = replace(prepared.sentence, span=Span(0, len(text)))
    found, worth = summary(replace(prepared, text=text, sentence=read, tokens=tuple(tokens)), weights)
    first = bisect_right(lengths, found.start) - 1
    last = bisect_left(lengths, found.end) - 1
    return Span(found.start + gone[first], found.end + gone[last]), worth


def _has_verb(prepared: PreparedSentence) -> bool:
    return states(prepared.text, prepared.span)


def _says_nothing(text: str, stretch: Span, *, begins: bool) -> bool:
    """Whether a stretch has no verb of its own, or one whose subject stands before; unless it `begins` its
    sentence."""
    return not states(text, stretch) or (not begins and lacks_subject(text, stretch))


def told(text: str, summary: Span) -> str:
    """The words of a summary, without titles of other pages that its source runs together with a name."""
    links = run_together(text, summary.start, summary.end)
    return "".join(piece.of(text) for piece in kept_beside(links, summary))


def goes_on(text: str, summary: Span) -> bool:
    """Whether the clause or quotation that a summary ends in goes on behind it, which is to be shown."""
    if text[summary.end - 1] in ".!?" or text[summary.end : summary.end + 1] in ("", ".", "!", "?"):
        return False
    if opened_at(told(text, summary)) >= 0:
        return True
    if boundary := BOUNDARY.match(text, summary.end):
        ended = _STOP.search(text, boundary.end())
        return joins_phrases(text, summary, Span(boundary.end(), ended.start() if ended else len(text)))
    return _GOES_ON.match(text, summary.end) is not None


def subject_span(prepared: PreparedSentence, expression: Span) -> Span:
    """The stretch of a sentence that says what an expression in it dates or counts, with the expression.

    As long as a summary, unless the expression is longer.
    """
    text, sentence, tokens = prepared.text, prepared.span, prepared.tokens
    inside = {token.stem for token in tokens if token.span.overlaps(expression)}
    weights = {token.stem: _OWN if token.stem in inside else 1.0 for token in tokens}
    found, _ = summary(prepared, weights, whole=False)
    if found.contains(expression):
        return _with_noun(text, sentence, found, expression)
    if expression.end - sentence.start <= LENGTH:
        start = sentence.start
    else:
        earliest = expression.end - LENGTH
        starts = [clause.start for clause in clauses_of(text, sentence)]
        starts = [start for start in starts if earliest <= start <= expression.end - LENGTH // 3] or [
            match.end() for match in BLANK.finditer(text, max(earliest, sentence.start), expression.start)
        ]
        start = min(starts, default=expression.start)
    if joins := CONNECTIVE.match(text, start, expression.start):
        start = joins.end()
    cut = shortened(text, Span(start, sentence.end))
    return _with_noun(text, sentence, Span(start, max(cut.end, expression.end)), expression)


def _with_noun(text: str, sentence: Span, subject: Span, expression: Span) -> Span:
    """A subject that ends in its expression, with the noun that a determiner before that one stands with:
    "of the 2016 | presidential election", "for two | imprisoned ranchers"."""
    stands_with = _DETERMINED.search(text, max(sentence.start, expression.start - 16), expression.start)
    counts = text[expression.start : expression.end].lower() in COUNTING or text[expression.end - 1].isdigit()
    if subject.end != expression.end or not (stands_with and counts):
        return subject
    end = subject.end
    for _ in range(_NOUN_WORDS):
        word = _NEXT_WORD.match(text, end, sentence.end)
        if word is None or word[1].lower() in STOP_WORDS:
            break
        end = word.end()
    return Span(subject.start, end)


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


def _beginning(text: str, clause: Span, *, is_first: bool, read: bool) -> float:
    """What the words of a stretch are worth that begins with a clause; `read`: its verbs are known."""
    if _PARTY.match(text, clause.start, clause.end):
        return _FRAGMENT
    if is_first:
        return _BEGINNING
    whole = _NOUN_PHRASE.match(text, clause.start, clause.end) and (not read or states(text, clause))
    return _CLAUSE if whole else _FRAGMENT


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
    if text[last : last + 1] not in ".!?" and (leads_on := _LEADS_ON.search(text, first, last)):
        last = leads_on.start()
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
