"""What a sum or a length of time is told of: a fine, a reward, a term in prison."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from index.comparison.reading.quantities import Quantity
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import STRONG_MARKS
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.languages.word_tables import by_word

_ATTRIBUTES = """
prison jail jailed sentenced sentence imprisoned imprisonment behind bars custody;
fine fined fines; reward bounty; ransom; bail; damages compensation;
profit profits earnings income; sales revenue revenues turnover; loss losses; debt debts owes owed;
salary wage wages pay; budget; dividend; donation donated donations; aid; fee fees;
deficit; surplus; bonus; prize;
career service retired; marriage married; ban banned suspension suspended suspends; delay delayed late;
height tall high; depth deep; speed; distance away; wide width
"""
"""Words for one attribute each, parted by semicolons."""

REACH = 6
"""Words to either side of a quantity among which its attribute is looked for."""


@lru_cache(maxsize=1)
def _known() -> Mapping[str, int]:
    return by_word(enumerate(_ATTRIBUTES.split(";")), stem)


def attribute(facts: SentenceFacts, quantity: Quantity) -> frozenset[int]:
    """The attribute named nearest to a quantity, before or behind it in its clause, by its number; empty
    without one."""
    known, text, tokens = _known(), facts.article.text, facts.tokens
    first, end = facts.token_range(quantity.span)
    for distance in range(REACH):
        for index in (first - 1 - distance, end + distance):
            if not 0 <= index < len(tokens) or tokens[index].stem not in known:
                continue
            near = tokens[index].span
            between = (
                text[near.end : quantity.span.start]
                if index < first
                else text[quantity.span.end : near.start]
            )
            if STRONG_MARKS.isdisjoint(between):
                return frozenset((known[tokens[index].stem],))
    return frozenset()
