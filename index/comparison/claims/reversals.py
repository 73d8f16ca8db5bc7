"""A claim turned round in the same words: denied on one side alone, or with an opposite in one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.claims.same_place import CLAIMED, in_one_place
from index.comparison.claims.sequels import turned_round
from index.comparison.claims.told_or_open import UNTIL
from index.comparison.reading.opposites import AVOIDING, DENYING, OPPOSABLE, PREFIXES, negates, opposed
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.stems import stem
from index.comparison.reading.thesaurus import senses
from index.comparison.reading.tokens import CLAUSE_MARKS, Token
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

_LIGHT = frozenset("due yet ever also fully longer".split())
_LACKING = frozenset(stem(word) for word in "lack absence failure trouble difficulty struggle".split())
_NO_DENIAL = frozenset("only just least fewer less more later longer doubt wonder".split())

NEGATION_REACH = 4
"""Words before another one among which a negation of it is looked for."""

DENIED_REACH = 10
"""Words before another one among which something may deny all that follows: "denied to reporters that"."""

OPPOSITE_GAP = 3
"""Words that may stand in the place where the other side has the opposite."""


def negated(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """A word that both sides have and one of them denies: from the negation to the word, and the word."""
    if not (pairing.left.denies or pairing.right.denies):
        return
    if pairing.score < CLAIMED and not pairing.shared_names:
        return
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    for i, j in pairing.correspondence:
        if not ours[i].content or negates(ours, i):
            continue
        if _capital(pairing.left, ours[i]) or _capital(pairing.right, theirs[j]):
            continue
        left, right = _negation(pairing.left, i), _negation(pairing.right, j)
        if (left is None) == (right is None):
            continue
        if not in_one_place(pairing, i, j):
            continue
        if left is not None and right is None and not _denied_nearby(theirs, j):
            yield Span(ours[left].span.start, ours[i].span.end), theirs[j].span
        elif right is not None and left is None and not _denied_nearby(ours, i):
            yield ours[i].span, Span(theirs[right].span.start, theirs[j].span.end)


def _capital(facts: SentenceFacts, token: Token) -> bool:
    return token.span.of(facts.article.text)[:1].isupper()


def _negation(facts: SentenceFacts, index: int) -> int | None:
    """The negation of a word with nothing but stop words between them; None where there is none."""
    tokens = facts.tokens
    for before in range(index - 1, max(-1, index - NEGATION_REACH - 1), -1):
        token = tokens[before]
        if not CLAUSE_MARKS.isdisjoint(facts.sentence.between(before, before + 1)):
            return None
        if negates(tokens, before):
            following = tokens[before + 1].form
            if token.stem in AVOIDING and before < index - 2:
                return None
            if token.stem in DENYING and not (following == "to" or following.endswith("ing")):
                return None
            lifted = token.form in ("not", "no") and following in _NO_DENIAL
            lifted = lifted or _until(tokens, index)
            return None if lifted or _twice_denied(tokens, before) else before
        if token.content and token.form not in _LIGHT:
            return None
    return None


def _until(tokens: Sequence[Token], index: int) -> bool:
    """Whether a denial only says when: "does not begin until May" begins in May."""
    return any(token.form in UNTIL for token in tokens[index + 1 : index + 1 + NEGATION_REACH])


def _twice_denied(tokens: Sequence[Token], index: int) -> bool:
    return any(negates(tokens, each) for each in range(max(0, index - 3), index))


def _denied_nearby(tokens: Sequence[Token], index: int) -> bool:
    """Whether something denies anywhere near a word, so that nothing is to be made of a missing negation."""
    nearby = range(max(0, index - DENIED_REACH), min(len(tokens), index + 4))
    return any(negates(tokens, each) or tokens[each].stem in _LACKING for each in nearby)


def contrasted(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """Opposites that fill the same place, or stand beside the same word."""
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    pairs = [
        (i, j)
        for i in pairing.left.sentence.once(_opposable)
        for j in pairing.right.sentence.once(_opposable)
        if opposed(ours[i], theirs[j])
    ]
    pairs += [(i, j) for j, i in _prefixed(pairing.right.sentence, pairing.left.sentence)]
    pairs += _prefixed(pairing.left.sentence, pairing.right.sentence)
    if not pairs:
        return
    partner = pairing.partner
    taken = set(partner.values())
    for i, j in pairs:
        if _capital(pairing.left, ours[i]) and _capital(pairing.right, theirs[j]):
            continue
        if partner.get(i) == j or (i not in partner and j not in taken):
            token, other = ours[i], theirs[j]
            if _has(theirs, token, j) or _has(ours, other, i):
                continue
            if _negation(pairing.left, i) is not None or _negation(pairing.right, j) is not None:
                continue
            denied = _denied_nearby(ours[:i], i) is not _denied_nearby(theirs[:j], j)
            if denied or turned_round(pairing, i, j):
                continue
            start, end = pairing.alignment.gap(i)
            in_place = start <= j < end and end - start <= OPPOSITE_GAP
            if (in_place and pairing.score >= CLAIMED) or in_one_place(pairing, i, j):
                yield token.span, other.span


def _has(tokens: Sequence[Token], word: Token, index: int) -> bool:
    """Whether a sentence has a word of the other one, or in some sense says it beside its opposite `index`:
    "three imprisoned Americans are freed" says "released"."""
    meant = senses(word.stem)
    return any(
        each.stem == word.stem or (opposed(each, tokens[index]) and not meant.isdisjoint(senses(each.stem)))
        for each in tokens
    )


def _opposable(sentence: PreparedSentence) -> list[int]:
    """The tokens that have an opposite."""
    return [index for index, token in enumerate(sentence.tokens) if token.stem in OPPOSABLE]


def _prefixed(sentence: PreparedSentence, other: PreparedSentence) -> list[tuple[int, int]]:
    """The tokens of a sentence that are one of the other with a prefix that denies it: "uninsured"."""
    return [
        (index, place)
        for index, plain in sentence.once(_denied_by_prefix)
        for place, token in enumerate(other.tokens)
        if token.stem == plain
    ]


def _denied_by_prefix(sentence: PreparedSentence) -> list[tuple[int, str]]:
    """The tokens that begin like a denial, with the stem they would deny."""
    return [
        (index, token.stem[len(prefix) :])
        for index, token in enumerate(sentence.tokens)
        for prefix in PREFIXES
        if token.content and token.stem.startswith(prefix)
    ]
