"""The comparison of two articles: links, what only one has, and where they disagree."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Article, Span
from index.comparison.alignment.align import align_scored
from index.comparison.alignment.by_hand import with_decisions
from index.comparison.alignment.two_languages import in_two_languages
from index.comparison.discrepancies.every_kind import discrepancies
from index.comparison.left_over.every_kind import left_over_rivals, with_rivals
from index.comparison.model import Comparison, LinkDecision
from index.comparison.reading.prepare import PreparedArticle, prepare
from index.comparison.rivals.articles import Rival
from index.comparison.rivals.sentence_facts import facts_of
from index.comparison.translation.whole_or_abridged import translation
from index.entities.model import Resolution
from index.languages.vocabulary import KNOWN
from index.running.uncollected import without_collecting


@without_collecting()
def compare(
    left: Article,
    right: Article,
    resolution: Resolution,
    prepared: tuple[PreparedArticle, PreparedArticle] | None = None,
    decisions: Sequence[LinkDecision] = (),
) -> Comparison:
    """Everything found between two articles.

    `resolution` holds the entities of both (of the whole story, better); `prepared` what `prepare` made of
    the two, where it is at hand; `decisions` what the user linked and unlinked in this pair, oldest first.
    """
    ours, theirs = prepared or (prepare(left), prepare(right))
    found, similarity, scores = align_scored(ours, theirs)
    facts = facts_of(ours, resolution), facts_of(theirs, resolution)
    left_over: list[tuple[Rival, Rival]] = []
    two_languages = in_two_languages(ours, theirs)
    if two_languages and (translated := translation(*facts, found, similarity)):
        found, similarity = translated.links, translated.similarity
        left_over += translated.rivals
    english = KNOWN.isdisjoint((ours.language, theirs.language))
    left_over += left_over_rivals(*facts, found, english=english)
    found, similarity = with_rivals(found, similarity, left_over, scores, ours)
    links = with_decisions(found, decisions, ours, theirs)
    return Comparison(
        left=left.id,
        right=right.id,
        links=links,
        only_left=_without(ours, {span for link in links for span in link.left}),
        only_right=_without(theirs, {span for link in links for span in link.right}),
        discrepancies=discrepancies(ours, theirs, links, resolution, similarity, left_over),
        languages=(ours.language, theirs.language),
        in_two_languages=two_languages,
    )


def _without(prepared: PreparedArticle, linked: set[Span]) -> tuple[Span, ...]:
    return tuple(sentence.span for sentence in prepared.sentences if sentence.span not in linked)
