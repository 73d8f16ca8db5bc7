"""What two articles leave over that is two accounts of one thing, of whatever kind."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.left_over.ages import rival_ages
from index.comparison.left_over.claims import rival_claims
from index.comparison.left_over.figures import rival_figures
from index.comparison.left_over.finishes import rival_finishes
from index.comparison.left_over.kinds import rival_things
from index.comparison.left_over.places import rival_whereabouts
from index.comparison.left_over.turned_figures import turned_figures
from index.comparison.left_over.votes import rival_votes
from index.comparison.model import Link
from index.comparison.rivals.common_news import are_of_other_news
from index.comparison.rivals.evidence import SentenceFacts
from index.comparison.rivals.rival_evidence import Articles, Rival


def left_over_rivals(
    left: Sequence[SentenceFacts], right: Sequence[SentenceFacts], links: Sequence[Link], *, english: bool
) -> list[tuple[Rival, Rival]]:
    """The rivals among what two articles with these links leave over; `english`: what came of a matter and
    of which class a thing is are words that are known."""
    if are_of_other_news(left, right):
        return []
    articles = Articles(left, right, links)
    found: list[tuple[Rival, Rival]] = [
        *rival_figures(articles),
        *rival_whereabouts(articles),
        *rival_ages(left, right),
        *rival_finishes(left, right),
        *rival_votes(left, right),
    ]
    if english:
        found += [*rival_claims(articles), *rival_things(articles), *turned_figures(articles)]
    return found
