"""What two articles leave over that is two accounts of one thing, of whatever kind, and links for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from index.comparison.alignment.links import Similarity, in_order
from index.comparison.alignment.scores import Scores
from index.comparison.left_over.ages import rival_ages
from index.comparison.left_over.claims import rival_claims
from index.comparison.left_over.denials import rival_denials
from index.comparison.left_over.doers import rival_doers
from index.comparison.left_over.figures import rival_figures
from index.comparison.left_over.finishes import rival_finishes
from index.comparison.left_over.kinds import rival_things
from index.comparison.left_over.names import rival_names
from index.comparison.left_over.places import rival_whereabouts
from index.comparison.left_over.speakers import rival_speakers
from index.comparison.left_over.turned_figures import turned_figures
from index.comparison.left_over.votes import rival_tallies, rival_votes
from index.comparison.model import Link, Strength
from index.comparison.reading.prepare import PreparedArticle
from index.comparison.rivals.articles import Articles, Rival
from index.comparison.rivals.common_news import are_of_other_news
from index.comparison.rivals.sentence_facts import SentenceFacts

Pairs = Iterable[tuple[Rival, Rival]]

DETECTORS: tuple[Callable[[Articles], Pairs], ...] = (
    rival_figures,
    rival_whereabouts,
    rival_ages,
    rival_finishes,
    rival_votes,
    rival_speakers,
)
"""What finds rivals among what two articles leave over, those first that are told first."""

IN_ENGLISH: tuple[Callable[[Articles], Pairs], ...] = (
    rival_claims,
    rival_things,
    rival_doers,
    turned_figures,
    rival_tallies,
    rival_denials,
    rival_names,
)
"""What finds them by words that are known of English alone; told behind the others."""


def left_over_rivals(
    left: Sequence[SentenceFacts], right: Sequence[SentenceFacts], links: Sequence[Link], *, english: bool
) -> list[tuple[Rival, Rival]]:
    """The rivals among what two articles with these links leave over."""
    if are_of_other_news(left, right):
        return []
    articles = Articles(left, right, links)
    return [pair for find in DETECTORS + IN_ENGLISH * english for pair in find(articles)]


def with_rivals(
    links: tuple[Link, ...],
    similarity: Similarity,
    rivals: Sequence[tuple[Rival, Rival]],
    scores: Scores,
    left: PreparedArticle,
) -> tuple[tuple[Link, ...], Similarity]:
    """The links and the S of linked sentences, with a partial link for every two sentences that have rivals
    and no link; `scores` are those of all sentences of the two articles, `left` the one of them."""
    linked = {(one, other) for link in links for one in link.left for other in link.right}
    wanted = {
        (one.place, other.place): (one.facts.sentence.span, other.facts.sentence.span)
        for one, other in rivals
    }
    values = {
        pair: scores.of(left, row, column) for (row, column), pair in wanted.items() if pair not in linked
    }
    made = [
        Link((one,), (other,), Strength.PARTIAL, round(value, 4), False)
        for (one, other), value in values.items()
    ]
    return (in_order((*links, *made)), {**similarity, **values}) if made else (links, similarity)
