"""Whether two expressions for what came of a matter may be told of the same: of one time, one person, one
thing."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.claims.same_place import passive
from index.comparison.claims.stances import MARKS, Stance
from index.comparison.claims.told_or_open import UNTIL
from index.comparison.reading.concepts import MEASURES, alike
from index.comparison.reading.tokens import NUMBER_WORDS, PRONOUNS, Token
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.persons import last_named, people_before
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.vocabulary.lexicon import HUMAN_NOUNS

_NOBODY = frozenset("it its".split())
_SINCE = "since"
_ANOTHER = frozenset("another other others second third fourth fifth".split())
_PARTLY = frozenset("most some many several few half".split())
_INDEFINITE = NUMBER_WORDS.keys() | {"a", "an"}

BOUND_REACH = 3
"""Words behind an expression among which is told until or since when it is so."""


def of_one_time(left: Stance, right: Stance) -> bool:
    """Whether neither tells what is to come where the other tells what has come."""
    return left.to_come is None or right.to_come is None or left.to_come is right.to_come


def of_two_spells(pairing: Pairing, left: Stance, right: Stance) -> bool:
    """Whether one tells until when something was so, and the other since when the contrary: "closed until
    noon", "open since noon"."""
    ours, theirs = _bounds(pairing.left, left), _bounds(pairing.right, right)
    return ours is not None and theirs is not None and ours is not theirs


def _bounds(facts: SentenceFacts, stance: Stance) -> bool | None:
    """Whether an end (True) or a beginning is told right behind an expression; None where neither is."""
    tokens = facts.tokens
    for index in range(stance.end, min(len(tokens), stance.end + BOUND_REACH)):
        if not MARKS.isdisjoint(facts.sentence.between(index - 1, index)):
            break
        if tokens[index].form in UNTIL or tokens[index].form == _SINCE:
            return tokens[index].form != _SINCE
    return None


def of_another(pairing: Pairing, left: Stance, right: Stance) -> bool:
    """Whether one alone is told of somebody beside those told of before, "a third man escaped", of another
    thing or of a part, or of one person where the other is of several: "the driver, a woman", "eleven
    passengers"."""
    if _is_another(pairing.left, left) is not _is_another(pairing.right, right):
        return True
    sides = (pairing.left, left), (pairing.right, right)
    if any(
        apart(*one, *other) for apart in (_of_another_object, _of_part) for one, other in (sides, sides[::-1])
    ):
        return True
    ours, theirs = _is_counted(pairing.left, left), _is_counted(pairing.right, right)
    return None not in (ours, theirs) and ours is not theirs


def _of_another_object(facts: SentenceFacts, stance: Stance, others: SentenceFacts, there: Stance) -> bool:
    """Whether one tells in the passive what was done to a thing, and the other, in the active, to a number of
    others: "the painter was not paid", "the diocese paid 20 million"."""
    if not passive(facts.tokens, stance.end - 1) or passive(others.tokens, there.end - 1):
        return False
    if not any(others.token_range(each.span)[0] == there.end for each in others.quantities):
        return False
    done_to = subject(facts, stance)
    if done_to is None or not done_to.content:
        return False
    return not any(alike(done_to.stem, token.stem) for token in others.tokens if token.content)


def _of_part(facts: SentenceFacts, stance: Stance, others: SentenceFacts, there: Stance) -> bool:
    """Whether one is said of most or some of several, and the other of a number of them, of whom the contrary
    may hold: "most of the watches were recovered", "one watch is missing"."""
    ours, theirs = (
        not _PARTLY.isdisjoint([token.form for token in side.tokens[: each.first]])
        for side, each in ((facts, stance), (others, there))
    )
    return ours and not theirs and others.tokens[0].form in _INDEFINITE


def _is_counted(facts: SentenceFacts, stance: Stance) -> bool | None:
    """Whether those of whom an expression is said are several, by a figure (True), or one person (False)."""
    doer = subject(facts, stance)
    if doer is None:
        return None
    if any(each.kind == "count" and each.low > 1 and doer.stem in each.unit for each in facts.quantities):
        return True
    return False if doer.form in HUMAN_NOUNS else None


def _is_another(facts: SentenceFacts, stance: Stance) -> bool:
    doer = subject(facts, stance)
    if doer is None:
        return False
    place = facts.token_range(doer.span)[0]
    return place > 0 and facts.tokens[place - 1].form in _ANOTHER and doer.stem not in MEASURES


def of_two_people(pairing: Pairing, left: Stance, right: Stance) -> bool:
    """Whether one person is named last before the one expression, and before the other another, or somebody
    who may be another: where a sentence begins with "he", whoever the one before it names last."""
    ours = _people_before(pairing.article_left, pairing.left, left)
    theirs = _people_before(pairing.article_right, pairing.right, right)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def of_one_person(pairing: Pairing, left: Stance, right: Stance) -> bool:
    """Whether somebody is named last before both expressions."""
    ours = _people_before(pairing.article_left, pairing.left, left)
    return not ours.isdisjoint(_people_before(pairing.article_right, pairing.right, right))


def _people_before(article: Sequence[SentenceFacts], facts: SentenceFacts, stance: Stance) -> frozenset[str]:
    """Who may be the one of whom an expression is said."""
    begin = facts.tokens[stance.start].span.start
    found = last_named(facts, begin)
    if found or (first := facts.tokens[0].form) not in PRONOUNS or first in _NOBODY:
        return frozenset([found] if found else [])
    return people_before(article, facts) or frozenset([first])


def subject(facts: SentenceFacts, stance: Stance) -> Token | None:
    """The word with content right before an expression in its clause, adverbs left out."""
    for index in range(stance.start - 1, -1, -1):
        token = facts.tokens[index]
        if not MARKS.isdisjoint(facts.sentence.between(index, index + 1)):
            return None
        if token.form in PRONOUNS or (token.content and not token.form.endswith("ly")):
            return token
    return None
