"""The clauses of a sentence, without who says it: where a stretch of it may begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Span
from index.comparison.reading.predicates import goes_on_to_state
from index.text.headline import DATELINE

BOUNDARY = re.compile(
    r"(?:,\s+(?!\d{4}\b)|[;:—–]\s+)|\s(?:[-–—]|--)\s|(?<=[”\"])\s+|(?<=[.,!?…]’)\s+|\s+(?=(?:after|before|while|where|when|which|who|whom|whose|amid|following|because"
    r"|although|though|but|and|so|since|until|unless|if|despite|saying|including|according)[\s,])"
    r"|\s(?=\s*as[\s,])(?<!\bseen\s)(?<!\bknown\s)(?<!\bviewed\s)(?<!\bdescribed\s)(?<!\bregarded\s)\s*",
)
_JOINS = re.compile(r"(?:and|but)\s+")
_RELATIVE = re.compile(r"(?:which|whom|whose)\b")
_PREPOSITION = re.compile(r"\b(?:in|on|at|of|to|from|for|with|by|into|over|under|through)\Z")
"""What a relative pronoun stands with: "three of | which" is no place to end."""

CONNECTIVE = re.compile(r"(?:and|but|so|or|however|meanwhile|also|then)\b[\s,]*", re.IGNORECASE)
_CREDIT_BEFORE = re.compile(
    r"[^,;:“\"]{1,80}?(?:,\s[^,;:“\"]{1,80},)?\s(?:"
    r"(?:said|says)(?:\s+(?:on\s+)?\w+day)?+(?:\s+that)?+"
    r"|(?:told\s[^,;:]{1,40}?|added|reported|confirmed|announced|warned|noted|claimed)\sthat"
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


def told_clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence that tell something: without its dateline and who says it."""
    start = sentence.start
    if dateline := DATELINE.match(text, sentence.start, sentence.end):
        start = dateline.end()
    if credit := _CREDIT_BEFORE.match(text, start, sentence.end):
        start = credit.end()
    clauses = clauses_of(text, Span(start, sentence.end))
    while len(clauses) > 1 and CONNECTIVE.fullmatch(text, clauses[0].start, clauses[0].end):
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


def clauses_of(text: str, stretch: Span) -> list[Span]:
    """All clauses of a stretch, in order, without what stands between them; none is empty."""
    clauses, start = [], stretch.start
    for match in BOUNDARY.finditer(text, start, stretch.end):
        if _RELATIVE.match(text, match.end()) and _PREPOSITION.search(text, start, match.start()):
            continue
        if match.start() > start:
            clauses.append(Span(start, match.start()))
        start = match.end()
    clauses.append(Span(start, stretch.end))
    return [clause for clause in clauses if len(clause)]


def joins_phrases(text: str, before: Span, clause: Span) -> bool:
    """Whether the "and" that a clause begins with, without a mark before it, joins but phrases: "state | and
    local taxes", "(Ruiz | and Lee asked for pumps)"."""
    joins = _JOINS.match(text, clause.start, clause.end)
    if joins is None or text[before.end : clause.start].strip():
        return False
    further = BOUNDARY.search(text, joins.end(), clause.end)
    following = Span(joins.end(), further.start() if further else clause.end)
    return not (goes_on_to_state(text, before) and goes_on_to_state(text, following))
