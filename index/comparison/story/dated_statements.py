"""What the articles of a story date: their date expressions, put on the calendar as far as they can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.article import Article, Span
from index.comparison.reading.prepare import PreparedArticle
from index.comparison.story.statements import Statement, sentence_of
from index.comparison.story.summary import subject_span
from index.entities.dates.date_words import DateWords
from index.entities.dates.dates_in_sentences import date_words, words_in
from index.entities.dates.dating import place
from index.entities.dates.published import published_by_words, published_on, published_together
from index.entities.dates.tense import Tense, tense_at
from index.entities.dates.when import Published, When
from index.entities.model import Annotations, EntityType
from index.languages.vocabulary import KNOWN


@dataclass(frozen=True, slots=True)
class Dated(Statement):
    """A date expression of an article's sentence; `when` is where it is on the calendar, None where that is
    open."""

    words: DateWords
    tense: Tense
    when: When | None = None

    @property
    def subject(self) -> Span:
        """The words around it that say what is dated."""
        return subject_span(self.sentence, self.span)

    @property
    def own(self) -> frozenset[str]:
        """The stems of its own words."""
        return frozenset(token.stem for token in self.sentence.tokens if token.span.overlaps(self.span))

    @property
    def stems(self) -> frozenset[str]:
        """The content stems of the words around it."""
        tokens = self.sentence.tokens
        around = self.subject
        return frozenset(token.stem for token in tokens if token.content and around.contains(token.span))

    @property
    def value(self) -> str:
        """Where it is on the calendar; empty where that is open."""
        return self.when.value if self.when else ""


def placed(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotations],
    prepared: Mapping[str, PreparedArticle],
) -> list[Dated]:
    """All date expressions in the reporting sentences, put on the calendar as far as they can be."""
    read = {
        article.id: list(_read(article, annotations[article.id], prepared[article.id]))
        for article in articles
    }
    own = {article.id: published_on(article.date) for article in articles}
    by_words = {key: published_by_words([(each.words, each.tense) for each in read[key]]) for key in read}
    statements: list[Dated] = []
    for article in articles:
        published = own[article.id] or by_words[article.id] or _among(own, by_words)
        statements += [
            replace(each, when=place(each.words, published, each.tense)) for each in read[article.id]
        ]
    return _with_years(statements)


def _with_years(statements: Sequence[Dated]) -> list[Dated]:
    """Days whose year nothing settles, in the one year with which the story gives that day elsewhere."""
    years: dict[tuple[int | None, int | None], set[int]] = {}
    for each in statements:
        if each.words.year and each.words.day:
            years.setdefault((each.words.month, each.words.day), set()).add(each.words.year)
    found = []
    for each in statements:
        known = years.get((each.words.month, each.words.day), set())
        if each.when is None and each.words.day and len(known) == 1:
            when = place(replace(each.words, year=min(known)), None, each.tense)
            each = replace(each, when=replace(when, inferred=True) if when else None)
        found.append(each)
    return found


def _among(*known: Mapping[str, Published | None]) -> Published | None:
    """When an article of the story appeared by the dates of the others, the surest kind there is."""
    for each in known:
        if given := [published for published in each.values() if published is not None]:
            return published_together(given)
    return None


def _read(article: Article, found: Annotations, prepared: PreparedArticle) -> Iterator[Dated]:
    by_sentence: dict[int, list[Span]] = {}
    for mention in found.mentions:
        if mention.type is EntityType.DATE and (sentence := sentence_of(prepared, mention.span)):
            by_sentence.setdefault(sentence.span.start, []).append(mention.span)
    for sentence in prepared.sentences:
        if prepared.language in KNOWN:
            for words in words_in(article.text, sentence.span, prepared.language):
                yield Dated(article.id, words.span, article.text, sentence, words, Tense.UNSURE)
            continue
        for words in date_words(article.text, sentence.span, by_sentence.get(sentence.span.start, ())):
            tense = tense_at(article.text, sentence.span, words.span)
            yield Dated(article.id, words.span, article.text, sentence, words, tense)
