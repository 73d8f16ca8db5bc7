"""Words that two articles quote alike, and give to two people, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from index.article import Span
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.tokens import forms_of
from index.comparison.rivals.articles import Articles
from index.comparison.rivals.sentence_facts import NamedMention, SentenceFacts
from index.entities.model import EntityType

WORDS = 6
"""Words from which a quotation is one utterance, whoever is said to have made it."""

MOST = 40
"""Quotations of either article up to which each is held against each."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation in the sentence of that number, as levelled words, and the person who is said to say it."""

    place: int
    facts: SentenceFacts
    quote: Span
    words: str
    speaker: NamedMention

    kind = DiscrepancyKind.ATTRIBUTION

    @property
    def span(self) -> Span:
        """Where the speaker is named."""
        return self.speaker.span

    def same_words(self, other: Spoken) -> bool:
        """Whether one quotation is the other, or a part of it."""
        ours, theirs = f" {self.words} ", f" {other.words} "
        return ours in theirs or theirs in ours

    def may_be_one(self, other: Spoken) -> bool:
        """Whether both speakers may be one person, by id or by a part of the name."""
        ours, theirs = self.speaker.entity, other.speaker.entity
        return ours.id == theirs.id or not _parts(self).isdisjoint(_parts(other))


def rival_speakers(articles: Articles) -> Iterator[tuple[Spoken, Spoken]]:
    """The quotations of two articles that have the same words and two speakers, none of whom the other
    article lets say them, too."""
    ours, theirs = list(_spoken(articles.left)), list(_spoken(articles.right))
    if not (ours and theirs) or max(len(ours), len(theirs)) > MOST:
        return
    same = [(one, other) for one, other in product(ours, theirs) if one.same_words(other)]
    agreed = [(one.words, other.words) for one, other in same if one.may_be_one(other)]
    ours_agreed, theirs_agreed = {words for words, _ in agreed}, {words for _, words in agreed}
    for one, other in same:
        if one.words not in ours_agreed and other.words not in theirs_agreed:
            yield one, other


def _spoken(article: Sequence[SentenceFacts]) -> Iterator[Spoken]:
    """The quotations whose speaker their sentence names: of seven pairs more in 280 of independent
    reports, in which a pronoun or another sentence tells who speaks, all are of one speaker."""
    for place, facts in enumerate(article):
        for quote, speaker in facts.spoken:
            tokens = facts.tokens_in(quote)
            if speaker in facts.names and speaker.entity.type is EntityType.PERSON and len(tokens) >= WORDS:
                yield Spoken(place, facts, quote, forms_of(tokens), speaker)


def _parts(spoken: Spoken) -> frozenset[str]:
    """The words of all names of a speaker."""
    return frozenset(spoken.speaker.entity.name.casefold().split())
