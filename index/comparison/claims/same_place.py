"""Whether two words stand in one place of their sentences: beside the same words, or governed by one."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.reading.opposites import negates
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import BE, CLAUSE_MARKS, DETERMINERS, PREPOSITIONS, Token
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

_PARTICIPLE = ("ed", "en", "ught", "ound", "old", "aid")
_LINKING = frozenset(stem(word) for word in "stay remain keep become".split())

APPOSED = 12
"""Words that may stand between the commas between a subject and its verb."""

ONE_PLACE = 0.45
"""Score of a link from which one word beside two opposites, the same on both sides, is enough to take them
for rivals."""

CLAIMED = 0.5
"""The same for joints and prepositions; and score from which one denial is enough where no name is shared."""


def in_one_place(pairing: Pairing, i: int, j: int) -> bool:
    """Whether two words stand in one place: the next content word before both, or behind both, is the same
    one, or the same preposition stands right before or behind them; in a link that says little, two of
    these."""
    tokens, others, partner = pairing.left.tokens, pairing.right.tokens, pairing.partner
    same = sum(_governed(tokens, i, step) == _governed(others, j, step) != "" for step in (1, -1))
    beside = {step: _beside(pairing.left, i, step) for step in (1, -1)}
    there = {step: _beside(pairing.right, j, step) for step in (1, -1)}
    turns = (1, -1) if passive(tokens, i) is not passive(others, j) else (1,)
    same += max(
        sum(any(partner.get(left) in there[step * turn] for left in ours) for step, ours in beside.items())
        for turn in turns
    )
    return same >= (1 if pairing.score >= (ONE_PLACE if tokens[i].content else CLAIMED) else 2)


def _governed(tokens: Sequence[Token], index: int, step: int) -> str:
    """The preposition next to a word, an article between left out; "" where there is none."""
    index += step
    if 0 <= index < len(tokens) and tokens[index].form in DETERMINERS:
        index += step
    return tokens[index].form if 0 <= index < len(tokens) and tokens[index].form in PREPOSITIONS else ""


def passive(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb stands in the passive, its object before it: "was criticised", "never been found"."""
    return tokens[index].form.endswith(_PARTICIPLE) and any(
        token.form in BE for token in tokens[max(0, index - 2) : index]
    )


def _beside(facts: SentenceFacts, index: int, step: int) -> set[int]:
    """The next content word in a direction; before a verb also the one that it says more about, and the
    one before what stands between commas, as its subject does: "Lang, who was his deputy, was convicted"."""
    tokens, sentence = facts.tokens, facts.sentence
    nearest = _content_beside(tokens, index, step)
    if nearest is None:
        return set()
    found = {nearest}
    if step < 0 and nearest and _of(tokens, nearest):
        heads = (
            _content_beside(tokens, nearest, -1),
            _head(facts, index) if passive(tokens, index) else None,
        )
        found |= {head for head in heads if head is not None}
    if step < 0 and "," in sentence.between(nearest, index):
        for each in range(nearest - 1, max(-1, nearest - APPOSED), -1):
            if "," in sentence.between(each, each + 1):
                subject = each if tokens[each].content else _content_beside(tokens, each, -1)
                return found | ({subject} if subject is not None else set())
    return found


def _head(facts: SentenceFacts, index: int) -> int | None:
    """The first content word of the clause before a verb, which its subject begins with: "Fishing within 12
    miles of the coast was banned"."""
    tokens = facts.tokens
    found = None
    for each in range(index - 1, -1, -1):
        if not CLAUSE_MARKS.isdisjoint(facts.sentence.between(each, each + 1)):
            break
        if tokens[each].content and not negates(tokens, each):
            found = each
    return found


def _of(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word only says more about the one before it: the boat in "the owner of the boat"."""
    before = [token.form for token in tokens[max(0, index - 2) : index] if token.form not in DETERMINERS]
    return before[-1:] == ["of"]


def _content_beside(tokens: Sequence[Token], index: int, step: int) -> int | None:
    reach = range(index + step, index + 5 * step, step)
    return next(
        (
            each
            for each in reach
            if 0 <= each < len(tokens)
            and tokens[each].content
            and not negates(tokens, each)
            and tokens[each].stem not in _LINKING
        ),
        None,
    )
