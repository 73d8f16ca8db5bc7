"""What two articles leave over that is two accounts of one thing, of whatever kind."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.common_news import are_of_other_news
from index.comparison.evidence import SentenceFacts
from index.comparison.left_over import rival_figures
from index.comparison.left_over_ages import rival_ages
from index.comparison.left_over_claims import rival_claims
from index.comparison.left_over_finishes import rival_finishes
from index.comparison.left_over_kinds import rival_things
from index.comparison.left_over_places import rival_whereabouts
from index.comparison.left_over_votes import rival_votes
from index.comparison.model import Link
from index.comparison.rival_evidence import Articles, Rival
from index.comparison.turned_figures import turned_figures


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
