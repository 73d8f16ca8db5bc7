"""What can contradict another sentence in each sentence of an article: names, figures, times, quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.article import Article, Span
from index.comparison.reading.answers import Asked
from index.comparison.reading.clocks import Clock, clocks
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.opposites import denials, negates
from index.comparison.reading.prepare import PreparedArticle, PreparedSentence
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.ranks import ranks
from index.comparison.reading.tokens import Token
from index.entities.model import Entity, EntityType, Resolution
from index.entities.quotations.quotation_marks import quoted_spans
from index.languages.vocabulary import KNOWN

NAMED = frozenset(
    {EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC, EntityType.NORP}
)

PARAGRAPH = 3000
"""Characters of a paragraph up to which marks of other sentences in it are looked at."""


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A mention in a sentence with the entity it stands for."""

    span: Span
    entity: Entity


@dataclass(frozen=True, slots=True)
class SentenceFacts(Asked):
    """A sentence with everything in it that can contradict another sentence."""

    article: Article
    sentence: PreparedSentence
    names: tuple[NamedMention, ...]
    spoken: tuple[tuple[Span, NamedMention], ...]
    """The quotations that begin in it whose speaker is known, each with the speaker, named here or before."""

    @property
    def named(self) -> frozenset[str]:
        """The ids of the entities that it names."""
        return self.once(_named)

    @property
    def language(self) -> str:
        """That of the article, as `language_of` has it."""
        return self.sentence.language

    @property
    def times(self) -> tuple[TimePoint, ...]:
        """Its dates and times."""
        return self.sentence.times

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its quantities."""
        return self.sentence.quantities

    @property
    def ranks(self) -> tuple[Quantity, ...]:
        """Its ordinals."""
        return self.sentence.once(_ranks)

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """Its times of day."""
        return self.sentence.once(_clocks)

    @property
    def quotes(self) -> tuple[Span, ...]:
        """The words between its quotation marks."""
        return self.sentence.once(_quotes)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.sentence.tokens

    def token_range(self, span: Span) -> tuple[int, int]:
        """The tokens `[first, end)` that a span touches."""
        sentence = self.sentence
        first, last = bisect_right(sentence.ends, span.start), bisect_left(sentence.starts, span.end)
        return (first, last) if first < last else (0, 0)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly in a span."""
        sentence = self.sentence
        return self.tokens[bisect_left(sentence.starts, span.start) : bisect_right(sentence.ends, span.end)]

    def forms_before(self, span: Span, most: int) -> list[str]:
        """The words right before a span, of at most so many, in small letters."""
        first, _ = self.token_range(span)
        return [token.form for token in self.tokens[max(0, first - most) : first]]

    def stem_before(self, index: int) -> str:
        """The stem of the last word with content before a token; "" where there is none."""
        return next((token.stem for token in reversed(self.tokens[:index]) if token.content), "")

    def stems_around(self, span: Span, most: int) -> list[str]:
        """The stems of the nearest words with content before and behind a span, of at most so many each."""
        return stems_around(self.tokens, *self.token_range(span), most)

    @property
    def denies(self) -> bool:
        """Whether any of its words denies what follows it."""
        return self.sentence.once(_denies)

    def says(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self.article.text).split())


def stems_around(tokens: Sequence[Token], first: int, end: int, most: int) -> list[str]:
    """The stems of the nearest words with content before tokens `[first, end)` and behind them, of at most so
    many each."""
    before = [token.stem for token in tokens[:first] if token.content][-most:]
    return before + [token.stem for token in tokens[end:] if token.content][:most]


def names_entity(sentences: Iterable[SentenceFacts], entity: Entity) -> bool:
    """Whether one of these sentences names an entity."""
    return any(entity.id in facts.named for facts in sentences)


def facts_of(prepared: PreparedArticle, resolution: Resolution) -> tuple[SentenceFacts, ...]:
    """The facts of each reporting sentence of an article."""
    return prepared.once(_facts_of, resolution)


def _facts_of(prepared: PreparedArticle, resolution: Resolution) -> tuple[SentenceFacts, ...]:
    article = prepared.article
    names = sorted(
        (
            NamedMention(mention.span, entity)
            for entity in resolution.entities
            if entity.type in NAMED
            for mention in entity.mentions
            if mention.article == article.id
        ),
        key=lambda name: name.span,
    )
    by_span = {name.span: name for name in names}
    annotated = next((told for each, told in resolution.annotations if each == article.id), None)
    spoken = sorted(
        (
            (quotation.span, by_span[quotation.speaker])
            for quotation in (annotated.quotations if annotated else ())
            if quotation.speaker in by_span
        ),
        key=lambda each: each[0],
    )
    begun = [quote.start for quote, _ in spoken]
    found = []
    position = 0
    for sentence in prepared.sentences:
        while position < len(names) and names[position].span.start < sentence.span.start:
            position += 1
        first = position
        while position < len(names) and names[position].span.end <= sentence.span.end:
            position += 1
        here = slice(bisect_left(begun, sentence.span.start), bisect_left(begun, sentence.span.end))
        found.append(SentenceFacts(article, sentence, tuple(names[first:position]), tuple(spoken[here])))
    return tuple(found)


def _named(facts: SentenceFacts) -> frozenset[str]:
    return frozenset([name.entity.id for name in facts.names])


def _ranks(sentence: PreparedSentence) -> tuple[Quantity, ...]:
    return ranks(sentence.text, sentence.span)


def _clocks(sentence: PreparedSentence) -> tuple[Clock, ...]:
    return clocks(sentence.text, sentence.span)


def _quotes(sentence: PreparedSentence) -> tuple[Span, ...]:
    """What of a sentence stands between quotation marks, also where a mark is in another sentence of its
    paragraph."""
    text, span = sentence.text, sentence.span
    begin = text.rfind("\n", max(0, span.start - PARAGRAPH), span.start) + 1
    end = text.find("\n", span.end, span.end + PARAGRAPH)
    end = len(text) if end < 0 else end
    if end - begin > PARAGRAPH:
        begin, end = span.start, span.end
    return tuple(
        Span(max(each.start, span.start), min(each.end, span.end))
        for each in quoted_spans(text, Span(begin, end))
        if each.overlaps(span)
    )


def _denies(sentence: PreparedSentence) -> bool:
    if sentence.language in KNOWN:
        return not denials(sentence.language).isdisjoint(token.form for token in sentence.tokens)
    return any(negates(sentence.tokens, index) for index in range(len(sentence.tokens)))
