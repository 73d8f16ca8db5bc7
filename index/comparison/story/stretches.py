"""The stretches of whole clauses in a sentence that may sum it up, and what speaks against each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Span
from index.comparison.reading.asides import names_only
from index.comparison.reading.clauses import CONNECTIVE, joins_phrases, told_clauses
from index.comparison.reading.predicates import states
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.shortening import (
    FEWEST_WORDS,
    LEADING_ON,
    LENGTH,
    before_distance,
    opened_at,
    shortened,
)
from index.languages.vocabulary import KNOWN

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

_CLOSING = re.compile(r"[.,;:!?]?[’']?[”\"]")
_BRACKET = re.compile(r"\.?([)\]])")
_CLOSED_ONLY = re.compile(r"[^()\n]*(?<=[\w.”\"’])\)(?!\w)[\s,;:]*")
"""A beginning in the midst of brackets, up to where they end: "D-Calif.), " and "CNN) "."""

_LEADS_ON = re.compile(rf"(?<=\w)[,\s]+(?:{'|'.join(sorted(LEADING_ON))})\Z")
_LEADS_ON_AT_ONCE = re.compile(r"(?<=\w)\s+(?:such|that|how|why|what|whether)\Z")
"""The same before a clause without a mark: "said that | if it rains"; the "that" that is believed has one."""
_SHORTENED = re.compile(r"\.(?=[,;:]|\s+[a-z])")
"""A full stop that belongs to the word before it."""

_BEGINNING, _CLAUSE, _FRAGMENT, _CUT, UNCLEAR, _SCRAP = 1.0, 0.7, 0.4, 0.85, 0.6, 0.3
"""What the words of a stretch are worth where it begins like a sentence, like a clause, or in the midst of
one, where it had to be cut, where it depends on what is left out, and where it is a
word or two: a summary needs its subject, its main clause and an end, to be understood."""

_FURTHEST = 4 * LENGTH
"""Code points behind which no end is looked for where all so far is left open, as in a page of "and"."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence, what its words are worth, the content stems in it, and whether it begins with
    the first clause."""

    span: Span
    worth: float
    stems: tuple[str, ...]
    begins: bool


def whole_stretches(sentence: PreparedSentence) -> tuple[Stretch, ...]:
    """The stretches of an English sentence that neither begin with an "and" which joins but phrases nor, if
    others do, end before one, and that begin with a noun and its verb where they can."""
    return _stretches(sentence, whole=True)


def stretches(sentence: PreparedSentence) -> tuple[Stretch, ...]:
    """The stretches of a sentence, whether or not they have a verb."""
    return _stretches(sentence, whole=False)


def has_verb(sentence: PreparedSentence) -> bool:
    """Whether a sentence has a verb that is known: if not, none is asked of its stretches."""
    return sentence.language not in KNOWN and states(sentence.text, sentence.span)


def _stretches(prepared: PreparedSentence, *, whole: bool) -> tuple[Stretch, ...]:
    text = prepared.text
    clauses = told_clauses(text, prepared.span)
    read = whole and prepared.once(has_verb)
    joined = [False, *(whole and joins_phrases(text, *each) for each in pairwise(clauses)), False]
    joining = [_JOINING.fullmatch(text, clause.start, clause.end) is not None for clause in clauses]
    found: dict[Span, Stretch] = {}
    for first, clause in enumerate(clauses):
        if joined[first]:
            continue
        quality = _beginning(text, clause, clauses[first - 1] if first else None, read=read)
        for last in range(first, len(clauses)):
            span = Span(clause.start, clauses[last].end)
            if _is_left_open(text, clauses, joining, (first, last)):
                if len(span) > _FURTHEST:
                    break
                continue
            span = _tidy(prepared, span, _SUBORDINATE if first else CONNECTIVE)
            cut = shortened(text, span)
            if len(cut) and cut not in found and not _ends_quotation(text, cut):
                parted = _CUT if joined[last + 1] or cut != span else 1.0
                unclear = UNCLEAR if _is_unclear(prepared, clauses, (first, last), cut) else 1.0
                found[cut] = _stretch(prepared, cut, quality * parted * unclear, clauses[0].end)
            if len(span) > LENGTH:
                break
    return tuple(found.values())


def _stretch(prepared: PreparedSentence, span: Span, worth: float, first_end: int) -> Stretch:
    inside = prepared.tokens[_inside(prepared, span)]
    if len(inside) < FEWEST_WORDS or not any(
        token.content and prepared.text[token.span.start].islower() for token in inside[1:]
    ):
        worth *= _SCRAP
    stems = sorted({token.stem for token in inside if token.content})
    return Stretch(span, worth, tuple(stems), begins=span.start < first_end)


def _is_unclear(prepared: PreparedSentence, clauses: Sequence[Span], run: tuple[int, int], cut: Span) -> bool:
    """Whether a stretch, cut from the clauses from one number to another, depends on what is left out, or
    stands behind the end of a quotation without its beginning."""
    text, (first, last) = prepared.text, run
    dependent = _DEPENDENT.match(text, clauses[first].start, clauses[first].end) is not None
    if dependent and (first > 0 or not _states(text, clauses[1 : last + 1], cut.end)):
        return True
    return _ends_quotation(text, Span(prepared.span.start, cut.start))


def _inside(prepared: PreparedSentence, span: Span) -> slice:
    """The tokens that lie wholly in a span."""
    return slice(bisect_left(prepared.starts, span.start), bisect_right(prepared.ends, span.end))


def _states(text: str, clauses: Iterable[Span], end: int) -> bool:
    """Whether one of the clauses up to `end` has a subject of its own."""
    return any(clause.end <= end and _NOUN_PHRASE.match(text, clause.start, clause.end) for clause in clauses)


def _beginning(text: str, clause: Span, before: Span | None, *, read: bool) -> float:
    """What the words of a stretch are worth that begins with a clause; `before`: the clause before it,
    `read`: its verbs are known."""
    if _PARTY.match(text, clause.start, clause.end):
        return _FRAGMENT
    if before is None:
        return _BEGINNING
    if not _NOUN_PHRASE.match(text, clause.start, clause.end) or (read and not states(text, clause)):
        return _FRAGMENT
    # It may go on with who that is, or with another one beside: "Ruiz, | the pilot, left".
    follows = read and text[before.end : clause.start].strip() == "," and names_only(text, before)
    return _FRAGMENT if follows else _CLAUSE


def _is_left_open(text: str, clauses: Sequence[Span], joining: Sequence[bool], run: tuple[int, int]) -> bool:
    """Whether the clauses from one number to another end in a word that only joins, or in what stands between
    it and the clause it joins: "…, and" and "…, and, with help" of "…, and, with help, can …"."""
    first, last = run
    if first == last:
        return False
    return joining[last] or (last - first > 1 and joining[last - 1] and text[clauses[last - 1].end] == ",")


def _ends_quotation(text: str, span: Span) -> bool:
    """Whether a stretch ends a quotation that it does not begin."""
    before, ended, _ = span.of(text).partition("”")
    return bool(ended) and "“" not in before and '"' not in before


def _tidy(prepared: PreparedSentence, span: Span, leading: re.Pattern[str]) -> Span:
    """Without the words that only join a clause to the one before, and without marks at its ends."""
    text, start, end = prepared.text, span.start, span.end
    while True:
        while match := leading.match(text, start, end):
            start = match.end()
        inside = _inside(prepared, Span(start, max(start, end)))
        if inside.start >= inside.stop:
            return Span(start, start)
        first, last = prepared.starts[inside.start], prepared.ends[inside.stop - 1]
        closed = _CLOSED_ONLY.match(text, first, last)
        if closed is None:
            break
        start = closed.end()
    leads_on = text[last : last + 1] not in ".!?" and _LEADS_ON.search(text, first, last)
    if leads_on or (leads_on := text[last : last + 1] == " " and _LEADS_ON_AT_ONCE.search(text, first, last)):
        last = leads_on.start()
    last = before_distance(text, first, last)
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
