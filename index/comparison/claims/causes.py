"""Two causes of one thing: rain was to blame, or a broken rail."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from index.article import Span
from index.comparison.reading.concepts import akin
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.tokens import ARTICLES, Token
from index.comparison.rivals.anchors import points
from index.comparison.rivals.circumstances import other_days
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

_BEFORE = tuple(
    tuple(words.split())
    for words in (
        "because of/due to/owing to/caused by/triggered by/sparked by/result of/down to/attributed to/"
        "blamed on/blamed/blames/blaming"
    ).split("/")
)
"""What stands right before a cause, longer ones first."""

_BEHIND = tuple(
    tuple(words.split())
    for words in "was to blame/were to blame/is to blame/are to blame/was the cause/caused".split("/")
)
"""What stands right behind one."""

_HINT = re.compile(r"because of|due to|owing to|caus|(?:trigger|spark)ed by|result of|down to|attribut|blam")
"""What most sentences lack, which give no cause."""

_PHRASE = frozenset("a an the its their his her of and or".split())
"""Words without content that a cause may have."""

_MORE = frozenset("in on with at by near from".split())

MORE = 3
"""Words behind a cause that may say more of it."""

MOST_WORDS = 6
"""Words of a cause; a longer one tells a story of its own."""

SAME_EFFECT = 1
"""Points (`index.comparison.rivals.anchors`) from which two sentences tell the causes of one thing."""


def rival_causes(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """The only causes that two sentences give, of which the other article has no word."""
    ours, theirs = pairing.left.sentence.once(_causes), pairing.right.sentence.once(_causes)
    if not len(ours) == len(theirs) == 1 or other_days(pairing):
        return
    left, right = ours[0], theirs[0]
    if (
        _alike(pairing.left, left, pairing.right, right)
        or _told(left, pairing.article_right)
        or _told(right, pairing.article_left)
    ):
        return
    spans = _span(left), _span(right)
    if points(pairing, *spans) >= SAME_EFFECT:
        yield spans


def _told(cause: Sequence[Token], others: Sequence[SentenceFacts]) -> bool:
    """Whether a sentence of an article has all words of a cause, or others that may stand for them."""
    words = [token.stem for token in cause if token.content]
    return any(all(_says(facts.sentence.stems, word) for word in words) for facts in others)


def _alike(
    facts: SentenceFacts, left: Sequence[Token], others: SentenceFacts, right: Sequence[Token]
) -> bool:
    """Whether two causes have a word in common, or one that may stand for another one; or one has it with
    what is said of it: "a faulty motor", "a flaw in the engine"."""
    ours, theirs = _with_more(facts, left), _with_more(others, right)
    return any(_says(theirs, word) for word in ours)


def _with_more(facts: SentenceFacts, cause: Sequence[Token]) -> list[str]:
    _, end = facts.token_range(_span(cause))
    more = (
        facts.tokens[end : end + MORE] if end < len(facts.tokens) and facts.tokens[end].form in _MORE else ()
    )
    return [token.stem for token in (*cause, *more) if token.content]


def _says(stems: Collection[str], word: str) -> bool:
    return word in stems or any(akin(word, each) for each in stems)


def _span(cause: Sequence[Token]) -> Span:
    return Span(cause[0].span.start, cause[-1].span.end)


def _causes(sentence: PreparedSentence) -> list[Sequence[Token]]:
    if not _HINT.search(sentence.folded):
        return []
    tokens = sentence.tokens
    forms = tuple([token.form for token in tokens])
    found = []
    for index in range(len(tokens)):
        before = next((words for words in _BEFORE if forms[index : index + len(words)] == words), None)
        behind = next((words for words in _BEHIND if forms[index : index + len(words)] == words), None)
        if before:
            found.append(_phrase(sentence, index + len(before), 1))
        elif behind:
            found.append(_phrase(sentence, index - 1, -1)[::-1])
    return [cause for cause in found if any(token.content for token in cause)]


def _phrase(sentence: PreparedSentence, index: int, step: int) -> list[Token]:
    """The words of a cause from its first or last one on, to the end of its phrase."""
    tokens, text = sentence.tokens, sentence.text
    found: list[Token] = []
    while 0 <= index < len(tokens) and (tokens[index].content or tokens[index].form in _PHRASE):
        if found:
            first, last = sorted((tokens[index].span, found[-1].span))
            if not text[first.end : last.start].isspace():
                break
        found.append(tokens[index])
        index += step
    while found and found[min(0, step)].form in ARTICLES:
        found.pop(min(0, step))
    return found if len(found) <= MOST_WORDS else []
