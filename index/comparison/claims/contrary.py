"""Claims that cannot both hold: of one matter, said of the same, one sentence tells the one thing and one the
contrary, in whatever words."""

from __future__ import annotations

from collections.abc import Iterator

from index.article import Span
from index.comparison.claims.matters import stems_of
from index.comparison.claims.roles import verbs
from index.comparison.claims.same_subject import (
    of_another,
    of_one_time,
    of_two_people,
    of_two_spells,
    subject,
)
from index.comparison.claims.stances import MARKS, Stance, stances, verbs_told
from index.comparison.claims.told_or_open import CLAUSE
from index.comparison.model import Strength
from index.comparison.reading.concepts import MEASURES, akin, alike
from index.comparison.reading.opposites import negates
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.thesaurus import senses
from index.comparison.reading.tokens import PRONOUNS, Token
from index.comparison.rivals.anchors import points
from index.comparison.rivals.circumstances import other_days
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

_NO_THINGS = MEASURES | frozenset(
    stems_of(
        "percent last first new late early monday tuesday wednesday thursday friday saturday sunday morning "
        "evening night afternoon today"
    )
)

_NAMING = frozenset("a an the its their his her our my this that these those of".split())
"""Words behind which a single word names a thing."""

REACH = 4
"""Content words to either side of an expression among which is looked for what it is said of."""


LEAST = 0.3
"""Likeness in words below which nothing is made of opposite words."""

SURE, UNSURE = (1.0, 0.2), (2.5, 0.4)
"""How many of the words around two expressions must be the same, and what share of the fewer ones: in links
that are sure, and in doubtful or partial ones."""


ANCHORED = 3
"""Points (`index.comparison.rivals.anchors`) from which what one doer is told to have done stands in one
place."""


def opposite_stances(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """Expressions for the two things that may come of one matter, said of the same."""
    ours, theirs = pairing.left.sentence.once(stances), pairing.right.sentence.once(stances)
    shared = ours.keys() & theirs.keys()
    if other_days(pairing):
        return
    yield from _denied(pairing)
    for axis in sorted(shared):
        sides = {each.side for each in ours[axis]}, {each.side for each in theirs[axis]}
        if len(sides[0]) > 1 or len(sides[1]) > 1 or sides[0] == sides[1]:
            continue
        best = max(
            (
                (in_one_place(pairing, left, right), -left.first, -right.first, left, right)
                for left in ours[axis]
                for right in theirs[axis]
                if of_one_time(left, right)
                and not of_two_people(pairing, left, right)
                and not of_two_spells(pairing, left, right)
                and not of_another(pairing, left, right)
                and not (
                    names_thing(pairing.left.sentence, left) and names_thing(pairing.right.sentence, right)
                )
            ),
            key=lambda found: found[:3],
            default=None,
        )
        if best is None:
            continue
        left, right = best[3:]
        if best[0] or _of_one_doer(pairing, left, right) or _anchored(pairing, left, right):
            yield expression(pairing.left, left), expression(pairing.right, right)


def _of_one_doer(pairing: Pairing, left: Stance, right: Stance) -> bool:
    """Whether the same word, no pronoun and no verb, stands before both expressions: of 280 pairs of
    independent reports none has this and is no contradiction."""
    doer, other = subject(pairing.left, left), subject(pairing.right, right)
    if doer is None or other is None or not doer.content or doer.stem != other.stem:
        return False
    sides = ((pairing.left, doer), (pairing.right, other))
    return not any(facts.tokens[index] is word for facts, word in sides for index in verbs(facts.sentence))


def _anchored(pairing: Pairing, left: Stance, right: Stance) -> bool:
    """Whether two sentences tell of one doer and have much else in common, wherever it stands in them."""
    doer, other = subject(pairing.left, left), subject(pairing.right, right)
    if pairing.strength is not Strength.STRONG or doer is None or other is None:
        return False
    pronouns = (doer.form in PRONOUNS) + (other.form in PRONOUNS)
    if pronouns == 2 or (not pronouns and doer.stem != other.stem):
        return False
    spans = expression(pairing.left, left), expression(pairing.right, right)
    return points(pairing, *spans) >= ANCHORED + pronouns


def names_thing(sentence: PreparedSentence, stance: Stance) -> bool:
    """Whether an expression names a thing and not what came of it: "the attack", "a year of gains", "50,000
    crowns"."""
    if stance.end - stance.first > 1 or not stance.first:
        return False
    before, word = sentence.tokens[stance.first - 1], sentence.tokens[stance.first]
    counted = before.form[:1].isdigit() and word.form.endswith("s")
    return counted or before.form in _NAMING


def _denied(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """A verb that one side denies of a subject of which the other tells the same or a near synonym."""
    if pairing.strength is not Strength.STRONG or pairing.doubtful:
        return
    sides = (pairing.left, pairing.right)
    told = [each.sentence.once(verbs_told) for each in sides]
    for ours, theirs in ((0, 1), (1, 0)):
        for word, stance in told[ours].items():
            if stance.side > 0 or (word in told[theirs] and told[theirs][word].side < 0):
                continue
            for other, there in told[theirs].items():
                if there.side < 0 or not (word == other or _same_meaning(word, other)):
                    continue
                if not of_one_time(stance, there) or not _same_subject(
                    sides[ours], stance, sides[theirs], there
                ):
                    continue
                pair = (there, stance) if ours else (stance, there)
                if in_one_place(pairing, *pair):
                    yield expression(pairing.left, pair[0]), expression(pairing.right, pair[1])
                    return


def _same_meaning(one: str, other: str) -> bool:
    return not senses(one).isdisjoint(senses(other))


def _same_subject(facts: SentenceFacts, stance: Stance, others: SentenceFacts, there: Stance) -> bool:
    for each, other in ((stance, others), (there, facts)):
        if each.none:
            return not each.inside or any(token.stem in other.sentence.stems for token in each.inside)
    ours, theirs = subject(facts, stance), subject(others, there)
    if ours is None or theirs is None:
        return False
    if (ours.form in PRONOUNS) is not (theirs.form in PRONOUNS):
        return True
    return alike(ours.stem, theirs.stem)


def in_one_place(pairing: Pairing, left: Stance, right: Stance) -> float:
    """How many words both expressions have beside them, or near synonyms of them, a name and a figure
    counting less; 0 where these are too few, or too few of the words that stand there."""
    if pairing.similarity < LEAST:
        return 0.0
    ours, theirs = around(pairing.left, left), around(pairing.right, right)
    total = 0.0
    if word_of(pairing.left, left) == word_of(pairing.right, right):
        total += 1.0 if left.none or right.none or pairing.shared_names else 0.5
    if (doer := subject(pairing.left, left)) and (other := subject(pairing.right, right)):
        total += 0.5 * (doer.stem == other.stem)
    for one in ours:
        named = one.span.of(pairing.left.article.text)[:1]
        if any(one.stem == other.stem for other in theirs):
            total += 0.75 if named.isupper() or named.isdigit() else 1.0
        elif any(akin(one.stem, other.stem) for other in theirs):
            total += 1.0
    sure = pairing.strength is Strength.STRONG and not pairing.doubtful
    enough, share = SURE if sure else UNSURE
    return total if total >= enough and total >= share * min(len(ours), len(theirs)) else 0.0


def word_of(facts: SentenceFacts, stance: Stance) -> str:
    """The stem of the word that tells the side."""
    return facts.tokens[stance.first].stem


def around(facts: SentenceFacts, stance: Stance) -> list[Token]:
    """The content words nearest to an expression in its clause."""
    tokens = facts.tokens
    found = list(stance.inside)
    for step, index in ((-1, stance.start), (1, stance.end - 1)):
        near = 0
        while 0 <= index + step < len(tokens) and near < REACH:
            between = facts.sentence.between(*sorted((index, index + step)))
            index += step
            if tokens[index].form in CLAUSE or not MARKS.isdisjoint(between):
                break
            if tokens[index].content and not negates(tokens, index) and tokens[index].stem not in _NO_THINGS:
                found.append(tokens[index])
                near += 1
    return found


def expression(facts: SentenceFacts, stance: Stance) -> Span:
    """Where an expression stands, with what denies it."""
    return Span(facts.tokens[stance.start].span.start, facts.tokens[stance.end - 1].span.end)
