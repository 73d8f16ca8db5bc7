"""What two sentences that share few words have in common around two expressions, which makes them rivals."""

from __future__ import annotations

from index.article import Span
from index.comparison.model import Strength
from index.comparison.reading.concepts import concepts
from index.comparison.reading.telling_figures import telling
from index.comparison.reading.thesaurus import senses
from index.comparison.rivals.circumstances import same_time
from index.comparison.rivals.pairing import Pairing

REACH = 5
"""Content words to either side of an expression that say what it is told of."""

MOST_WORDS, MOST_SYNONYMS, MOST_FIGURES = 4, 2, 2
"""How many words, near synonyms and figures that both have count."""


def points(pairing: Pairing, left: Span, right: Span) -> int:
    """How much speaks for it that two expressions are told of one thing: a point for each word around both,
    each figure, a day and a name of both sentences, and for a strong link."""
    shared = sum(common_words(pairing, left, right)) + common_figures(pairing) + common_day(pairing)
    return shared + bool(pairing.shared_names) + (pairing.strength is Strength.STRONG)


def common_words(pairing: Pairing, left: Span, right: Span) -> tuple[int, int]:
    """How many of the words around two expressions both have, and of how many more both have a near
    synonym."""
    ours, theirs = (
        concepts(facts.stems_around(span, REACH))
        for facts, span in ((pairing.left, left), (pairing.right, right))
    )
    same = ours & theirs
    others = [senses(word) for word in theirs - same]
    akin = sum(any(not senses(word).isdisjoint(other) for other in others) for word in ours - same)
    return min(len(same), MOST_WORDS), min(akin, MOST_SYNONYMS)


def common_figures(pairing: Pairing) -> int:
    """How many telling figures both sentences have."""
    shared = pairing.left.sentence.once(telling) & pairing.right.sentence.once(telling)
    return min(len(shared), MOST_FIGURES)


def common_day(pairing: Pairing) -> bool:
    """Whether both sentences name one day."""
    return any(same_time(one, other) for one in pairing.left.times for other in pairing.right.times)
