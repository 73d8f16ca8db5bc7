"""The word for what was done on a day: the verb or the noun that a date hangs on."""

from __future__ import annotations

from index.article import Span
from index.comparison.reading.concepts import alike
from index.comparison.reading.predicates import verbal
from index.comparison.reading.tokens import Token
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

BEHIND = 12
"""Words behind a date among which the verb stands that it hangs on where none is before it: "On Friday, the
mayor of the town of Arden signed"."""

_PARTING = frozenset(",;:—–(")
_JOINS = frozenset(
    "who which that when while after before because where as and but or although though if since"
    " until".split()
)
"""Between one of these and a date, or a mark that parts, is the rest of its clause."""

_OPEN = frozenset("to will would could may might can should shall must".split())
"""Behind these stands a verb in its plain form."""

_NO_DEEDS = frozenset("during according including following being having morning evening".split())
_OF_A_NOUN = frozenset("a an the this that his her its their last".split())
"""Before a day these make it part of a noun: "a Tuesday story"."""


def same_deed(pairing: Pairing, left: Span, right: Span) -> bool:
    """Whether two dates hang on one word, or on words that may stand for one another."""
    ours, theirs = deed(pairing.left, left), deed(pairing.right, right)
    return ours is not None and theirs is not None and alike(ours.stem, theirs.stem)


def deed(facts: SentenceFacts, span: Span) -> Token | None:
    """The word that a date hangs on, by the words alone: the noun that it is part of, "Friday's hearing";
    the nearest verb, or noun like one, before it in its clause; or the next verb behind it."""
    first, end = facts.token_range(span)
    if end == 0:
        return None
    if facts.article.text[span.end : span.end + 2] in ("’s", "'s") or (
        first and facts.tokens[first - 1].form in _OF_A_NOUN
    ):
        return _noun_behind(facts, end)
    return _before(facts, first) or _behind(facts, end)


def _noun_behind(facts: SentenceFacts, end: int) -> Token | None:
    """The last of the words with content that follow each other behind a date."""
    noun = None
    for place in range(end, len(facts.tokens)):
        if not facts.tokens[place].content or (noun and _parted(facts, place)):
            break
        noun = facts.tokens[place]
    return noun


def _before(facts: SentenceFacts, first: int) -> Token | None:
    tokens = facts.tokens
    for place in range(first - 1, -1, -1):
        token, previous = tokens[place], tokens[place - 1].form if place else ""
        if token.form in _JOINS or _parted(facts, place + 1):
            break
        if token.form in _NO_DEEDS:
            continue
        like_one = token.content and (previous in _OPEN or token.form.endswith("ing"))
        if like_one or verbal(token.form, previous):
            return token
    return None


def _behind(facts: SentenceFacts, end: int) -> Token | None:
    tokens, text = facts.tokens, facts.article.text
    for place in range(end, min(len(tokens), end + BEHIND)):
        token, previous = tokens[place], tokens[place - 1].form
        if token.form in _JOINS:
            break
        opened = place > end and previous in _OPEN and token.content
        if text[token.span.start].islower() and (opened or verbal(token.form, previous)):
            return token
    return None


def _parted(facts: SentenceFacts, place: int) -> bool:
    """Whether a mark stands before a word that parts it from the one before."""
    if not 0 < place < len(facts.tokens):
        return False
    return not _PARTING.isdisjoint(facts.sentence.between(place - 1, place))
