"""Ages of people whom an article names only later: "a man of 34 was arrested", "the suspect, named as Rudi
Kessel"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.claims.matters import stems_of
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.tokens import Token
from index.comparison.rivals.sentence_facts import NamedMention, SentenceFacts
from index.entities.model import EntityType
from index.languages.vocabulary import KNOWN

_ROLES = tuple(
    frozenset(stems_of(words))
    for words in (
        "suspect attacker assailant gunman shooter knifeman arrest detain charge custody",
        "victim dead die kill deceased",
    )
)
"""What those are called who did a deed, and those to whom it was done, and what becomes of them."""

_NAMED = re.compile(r"\b(?:named|identified)(?:\s+[\w-]+){0,5}?\s+as\s+\Z", re.IGNORECASE)
_NAMING = frozenset(("named", "identified"))
"""What stands right before the name of somebody of whom was told before."""

BEFORE, BEHIND = 4, 6
"""Words before and behind an age among which stands what became of that person."""

Identified = tuple[int, SentenceFacts, Quantity, NamedMention]


def identified(article: Sequence[SentenceFacts]) -> Iterator[Identified]:
    """The ages of people of whom a sentence tells without a name, with the number of the sentence and with
    the name that another gives them; of each role only where one age and one name is told."""
    named = [found for facts in article if (found := _named(facts))]
    if not named:
        return
    aged = [
        (role, place, facts, age)
        for place, facts in enumerate(article)
        if not any(name.entity.type is EntityType.PERSON for name in facts.names)
        for age in facts.quantities
        if age.kind == "age" and (role := _role(_near(facts, age.span))) is not None
    ]
    for role in range(len(_ROLES)):
        people = [name for each, name in named if each == role]
        ages = [(place, facts, age) for each, place, facts, age in aged if each == role]
        if len(people) == len(ages) == 1:
            yield *ages[0], people[0]


def _named(facts: SentenceFacts) -> tuple[int, NamedMention] | None:
    """Whom a sentence names as the one that did a deed, or to whom it was done, with that role."""
    sentence = facts.sentence
    if sentence.language in KNOWN or _NAMING.isdisjoint([token.form for token in facts.tokens]):
        return None
    for name in facts.names:
        begin, end = sentence.span.start, name.span.start
        if name.entity.type is EntityType.PERSON and _NAMED.search(sentence.text, begin, end):
            role = _role(facts.tokens_in(Span(begin, end)))
            return None if role is None else (role, name)
    return None


def _near(facts: SentenceFacts, age: Span) -> Sequence[Token]:
    first, end = facts.token_range(age)
    return facts.tokens[max(0, first - BEFORE) : end + BEHIND]


def _role(tokens: Sequence[Token]) -> int | None:
    """The role that words tell; None for none, and for both."""
    stems = {token.stem for token in tokens}
    roles = [number for number, words in enumerate(_ROLES) if not words.isdisjoint(stems)]
    return roles[0] if len(roles) == 1 else None
