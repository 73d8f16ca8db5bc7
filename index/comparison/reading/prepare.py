"""What a comparison needs to know of one article, worked out once and shared by all its pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from index.article import Article, Sentence, Span
from index.comparison.reading.answers import Asked
from index.comparison.reading.by_language import levelled, quantities_of, times_of, words_of
from index.comparison.reading.concepts import MEASURES, concepts
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.grams import SentenceGrams, sentence_grams
from index.comparison.reading.lanes import Occurrences
from index.comparison.reading.numerals import COUNTING
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.thesaurus import senses
from index.comparison.reading.tokens import Token
from index.languages.guess import language_of
from index.languages.vocabulary import KNOWN
from index.running.uncollected import without_collecting
from index.text.run_together import run_together

_Answer = TypeVar("_Answer")
_About = TypeVar("_About")

_QUOTED = re.compile(r"[“\"][^”\"]+[”\"]")


@dataclass(frozen=True, slots=True)
class PreparedSentence(Asked):
    """A reporting sentence with its tokens, levelled text, content stems, dates and quantities."""

    text: str
    """The whole article."""
    language: str
    """That of the article, as `language_of` has it."""
    sentence: Sentence
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Where its tokens start, and where they end."""
    folded: str
    stems: frozenset[str]
    times: tuple[TimePoint, ...]
    quantities: tuple[Quantity, ...]
    counted: frozenset[str]
    """What its quantities count, as concepts; no measures of time or length."""
    concepts: frozenset[str]
    figures: frozenset[str]
    """Its numbers in figures, days and years among them."""
    senses: frozenset[int]
    """The groups of near synonyms that its stems belong to."""
    plain: frozenset[str]
    """Its stems without those it writes with a capital."""
    quoted: float
    """The share of it, 0 to 1, that stands between quotation marks."""
    ratios: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Partial ratios with the levelled texts of other sentences, as far as they have been asked for."""

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.sentence.span

    def between(self, index: int, other: int) -> str:
        """What stands in the text between a token and one behind it."""
        return self.text[self.ends[index] : self.starts[other]]


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article and its reporting sentences, ready to be compared any number of times."""

    article: Article
    language: str
    """As `language_of` has it."""
    sentences: tuple[PreparedSentence, ...]
    grams: SentenceGrams
    stems: Occurrences[str]
    plain: Occurrences[str]
    """Those of the stems that the sentence does not write with a capital, and"""
    names: Occurrences[str]
    """those that it does."""
    concepts: Occurrences[str]
    senses: Occurrences[int]
    groups: Mapping[str, frozenset[int]]
    """The groups of near synonyms of each stem that belongs to any."""
    _answers: dict[Callable[[PreparedArticle, Any], Any], tuple[Any, Any]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, question: Callable[[PreparedArticle, _About], _Answer], about: _About) -> _Answer:
        """What a pure function of the article and something else finds, worked out anew only when it is
        asked about something else."""
        known = self._answers.get(question)
        if known is None or known[0] is not about:
            known = self._answers[question] = about, question(self, about)
        answer: _Answer = known[1]
        return answer


@without_collecting()
def prepare(article: Article) -> PreparedArticle:
    """Everything of the article's reporting sentences that does not depend on what they are compared with."""
    links = run_together(article.text)
    language = language_of(article)
    sentences = tuple(
        _sentence(article.text, each, article.day, links, language) for each in article.reporting
    )
    stems = Occurrences.of([each.stems for each in sentences])
    return PreparedArticle(
        article,
        language,
        sentences,
        sentence_grams([each.folded for each in sentences]),
        stems,
        Occurrences.of([each.plain for each in sentences]),
        Occurrences.of([each.stems - each.plain for each in sentences]),
        Occurrences.of([each.concepts for each in sentences]),
        Occurrences.of([each.senses for each in sentences]),
        {stem: groups for stem in stems.lanes if (groups := senses(stem))},
    )


def _sentence(
    text: str, sentence: Sentence, published: date | None, links: Sequence[Span], language: str
) -> PreparedSentence:
    tokens = words_of(text, sentence.span, language)
    if links:
        tokens = tuple(token for token in tokens if not any(link.overlaps(token.span) for link in links))
    stems = frozenset(token.stem for token in tokens if token.content)
    times = times_of(text, sentence.span, published, language)
    if links:
        times = tuple(each for each in times if not any(link.overlaps(each.span) for link in links))
    found: tuple[Quantity, ...] = ()
    if language in KNOWN or any(token.form[0].isdigit() or token.form in COUNTING for token in tokens):
        dates = [*links, *(point.span for point in times if not point.counted)]
        found = quantities_of(text, sentence.span, tokens, dates, language)
    counted = concepts(unit for each in found for unit in each.unit) - MEASURES
    return PreparedSentence(
        text,
        language,
        sentence,
        tokens,
        tuple([token.span.start for token in tokens]),
        tuple([token.span.end for token in tokens]),
        levelled(tokens, language),
        stems,
        times,
        found,
        counted,
        concepts(stems),
        frozenset(token.form for token in tokens if token.form[0].isdigit()),
        frozenset().union(*map(senses, stems)),
        stems.difference(token.stem for token in tokens if text[token.span.start].isupper()),
        sum(
            match.end() - match.start() - 2
            for match in _QUOTED.finditer(text, sentence.span.start, sentence.span.end)
        )
        / max(1, len(sentence.span)),
    )
