"""What a sentence says in passing of the one it is about: "The pilot, who lives in Marden, left"."""

from __future__ import annotations

import re

from index.article import Span
from index.comparison.reading.predicates import lacks_subject, states
from index.languages.calendar_names import MONTHS, WEEKDAYS

LONGEST_SUBJECT = 60
"""Code points of what may stand before an aside, names with their titles."""

_MARK = re.compile(r",\s|\s[—–-]\s|\s--\s")
_NO_SUBJECT = re.compile(
    r"[“\"‘]?(?:in|on|at|of|to|from|for|by|with|without|into|over|under|after|before|since|until|during|amid|despite"
    r"|among|between|against|about|as|while|when|where|if|because|although|though|unless|whether|once|even"
    r"|also|still|now|then|later|earlier|meanwhile|however|instead|moreover|but|and|so|yet|or|nor|not|only"
    r"|just|here|there|today|yesterday|tomorrow|last|next|like|unlike|according|ahead|along|beyond|besides|beside"
    r"|due|given|thanks|rather|far|within|across|around|behind|below|above|through|throughout|towards?|outside"
    r"|inside|near|upon|such|\w+ly|\w+ed|\w+ing)\b"
    rf"|.*(?:\b(?:{'|'.join((*WEEKDAYS, *MONTHS))}|ago|later|earlier|days?|weeks?|months?|years?|nights?"
    r"|mornings?)|[“”\"])\Z",
    re.IGNORECASE | re.DOTALL,
)
"""What says when, where or how, though a noun may be in it."""


def names_only(text: str, stretch: Span) -> bool:
    """Whether a stretch but names somebody or something, who may go on to do what stands behind it."""
    return (
        0 < len(stretch) <= LONGEST_SUBJECT
        and _NO_SUBJECT.match(text, stretch.start, stretch.end) is None
        and not states(text, stretch)
    )


def aside(words: str) -> Span | None:
    """Where the first aside stands, with the marks around it but one blank, if the words begin with what it
    is said of and go on with its verb."""
    opening = _MARK.search(words)
    if opening is None or not names_only(words, Span(0, opening.start())):
        return None
    for closing in _MARK.finditer(words, opening.end()):
        behind = Span(closing.end(), len(words))
        same = (closing[0][0] == ",") == (opening[0][0] == ",")
        if (
            same
            and lacks_subject(words, behind)
            and not words[behind.start :].split(None, 1)[0].endswith("ing")
        ):
            return Span(opening.start(), closing.end() - 1)
    return None
