"""Places that only one of two articles names: where each has but one, told of the same, they are two accounts
of where something was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from index.comparison.left_over.lone_names import LoneName, lone_names
from index.comparison.rivals.anchors import common_words
from index.comparison.rivals.articles import Articles, earliest
from index.comparison.rivals.circumstances import other_days, other_figures
from index.comparison.rivals.common_news import RETOLD
from index.comparison.rivals.name_rivals import names_of
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.model import EntityType

BESIDE_BOTH = 2
"""What speaks for two places from which they are rivals, mostly words around both: of eleven pairs of lone
places in the sets of the tests eight have them, all rivals, of the others two; the only pair in 280 of
independent reports has fewer, and is none."""

_AND_IN = re.compile(r",?\s+and\s+(?:\w+\s+){0,3}?(?:in|at|near)\s+[A-Z]")


def rival_whereabouts(articles: Articles) -> tuple[tuple[LoneName, LoneName], ...]:
    """The only country and the only town that each article alone names, where the words around both are the
    same; each once, where most are. Where there is none, towns that both name, told of the same."""
    left, right = articles.left, articles.right
    ours, theirs = (list(lone_names(*sides, (EntityType.GPE,))) for sides in ((left, right), (right, left)))
    found = []
    for countries in (True, False):
        lone = [[each for each in side if bool(each.name.country) is countries] for side in (ours, theirs)]
        if all(len({each.name.entity.id for each in side}) == 1 for side in lone):
            found += _likeliest(articles, *lone)
    return tuple(found) or tuple(_in_the_same_place(articles))


def _in_the_same_place(articles: Articles) -> Iterator[tuple[LoneName, LoneName]]:
    """The only towns of two sentences that share more words than either does with any other, and have neither
    figures nor days that exclude each other, where the words around both are the same. Of three in the sets
    of the tests all are rivals; 280 pairs of independent reports have none."""
    if articles.shared < RETOLD:
        return
    for one, other in product(_only_towns(articles.left), _only_towns(articles.right)):
        if one.name.entity.id == other.name.entity.id or not articles.in_common(one.place, other.place)[2]:
            continue
        pairing = articles.pairing(one.place, other.place)
        if sum(common_words(pairing, one.span, other.span)) >= BESIDE_BOTH and not (
            other_figures(pairing) or other_days(pairing)
        ):
            yield one, other


def _only_towns(article: Sequence[SentenceFacts]) -> Iterator[LoneName]:
    """The towns behind a preposition whose sentences name no other place."""
    for number, facts in enumerate(article):
        places = [each for each in names_of(facts) if each.type is EntityType.GPE]
        if len(places) == 1 and not places[0].country and places[0].behind_preposition:
            yield LoneName(number, facts, places[0])


def _likeliest(
    articles: Articles, ours: Sequence[LoneName], theirs: Sequence[LoneName]
) -> list[tuple[LoneName, LoneName]]:
    held = [
        (_speaks_for(articles, one, other), one, other)
        for one, other in product(ours, theirs)
        if one.name.behind_preposition
        and other.name.behind_preposition
        and not (_listed(one) or _listed(other))
        and (articles.shared >= RETOLD or articles.linked.get((one.place, other.place)))
    ]
    best = min(held, key=lambda each: (-each[0], *earliest(*each[1:])), default=None)
    return [best[1:]] if best and best[0] >= BESIDE_BOTH else []


def _listed(one: LoneName) -> bool:
    """Whether a place is one of several where something was: "one in Harton and one in Lowell"."""
    behind = one.facts.article.text[one.span.end : one.facts.sentence.span.end]
    return _AND_IN.match(behind) is not None


def _speaks_for(articles: Articles, one: LoneName, other: LoneName) -> int:
    """How many words around two places both have, near synonyms among them, and one more where neither
    sentence shares more with another one."""
    pairing = articles.pairing(one.place, other.place)
    words = sum(common_words(pairing, one.span, other.span))
    _, _, most_alike, _ = articles.in_common(one.place, other.place)
    return words + (words > 0 and most_alike > 0)
