"""Whose age an age is, and who is named beside a word."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Span
from index.comparison.reading.ages import is_of_somebody_new, is_of_then
from index.comparison.reading.quantities import Quantity
from index.comparison.rivals.circumstances import sentences_before
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import NamedMention, SentenceFacts
from index.entities.model import EntityType


def same_person(pairing: Pairing, left: Span, right: Span) -> bool:
    """Whether two ages are one person's."""
    ours = _person_aged(pairing.article_left, pairing.left, left)
    return ours is not None and ours == _person_aged(pairing.article_right, pairing.right, right)


def of_two_times(one: SentenceFacts, left: Quantity, other: SentenceFacts, right: Quantity) -> bool:
    """Whether one of two ages alone is told of an earlier time, and is the lower one: "58 when the rock
    fell", 61."""
    ours, theirs = _of_then(one, left), _of_then(other, right)
    then, now = (left, right) if ours else (right, left)
    return ours is not theirs and then.low <= now.high


def _of_then(facts: SentenceFacts, age: Quantity) -> bool:
    return is_of_then(facts.article.text, age.span, facts.sentence.span)


def last_named(facts: SentenceFacts, end: int) -> str | None:
    """The id of the person whose name stands last in a sentence before an offset."""
    named = last_named_mention(facts, end)
    return None if named is None else named.entity.id


def last_named_mention(facts: SentenceFacts, end: int) -> NamedMention | None:
    """The name of a person that stands last in a sentence before an offset."""
    return next((each for each in reversed(_people(facts)) if each.span.end <= end), None)


def titled(facts: SentenceFacts, span: Span) -> str | None:
    """The id of the person whose name stands right behind an expression: "the baker Anna Lund"."""
    _, end = facts.token_range(span)
    return next((each.entity.id for each in _people(facts) if facts.token_range(each.span)[0] == end), None)


def named_before(article: Sequence[SentenceFacts], facts: SentenceFacts) -> str | None:
    """The id of the person whose name stands last in the sentence before one of an article."""
    before = _before(article, facts)
    return before[-1].entity.id if before else None


def people_before(article: Sequence[SentenceFacts], facts: SentenceFacts) -> frozenset[str]:
    """The ids of all people whom the sentence before one of an article names."""
    return frozenset([each.entity.id for each in _before(article, facts)])


def _before(article: Sequence[SentenceFacts], facts: SentenceFacts) -> list[NamedMention]:
    return [named for each in sentences_before(article, facts, 1) for named in _people(each)]


def _person_aged(article: Sequence[SentenceFacts], facts: SentenceFacts, span: Span) -> str | None:
    """The id of the person whose name stands nearest to an age in a sentence, or last in the one before; None
    where neither names anybody, and where the age is of somebody else."""

    def distance(other: Span) -> int:
        return max(other.start - span.end, span.start - other.end)

    if is_of_somebody_new(facts.article.text, span, facts.sentence.span):
        return None
    people = _people(facts)
    if people:
        return min(people, key=lambda each: distance(each.span)).entity.id
    return named_before(article, facts)


def _people(facts: SentenceFacts) -> list[NamedMention]:
    return [each for each in facts.names if each.entity.type is EntityType.PERSON]
