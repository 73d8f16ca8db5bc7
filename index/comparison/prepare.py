"""What a comparison needs to know of one article, worked out once and shared by all its pairs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.article import Article, Sentence, Span
from index.comparison.tokens import Token, forms_of, tokens_of


@dataclass(frozen=True, slots=True)
class PreparedSentence:
    """A reporting sentence with its tokens, levelled text, n-gram weights (1 + ln tf) and content stems."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    folded: str
    grams: Mapping[str, float]
    stems: frozenset[str]

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.sentence.span


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article and its reporting sentences, ready to be compared any number of times."""

    article: Article
    sentences: tuple[PreparedSentence, ...]


def prepare(article: Article) -> PreparedArticle:
    """Tokens, stems and character n-grams of the article's reporting sentences."""
    return PreparedArticle(article, tuple(_sentence(article.text, each) for each in article.reporting))


def _sentence(text: str, sentence: Sentence) -> PreparedSentence:
    tokens = tokens_of(text, sentence.span)
    folded = forms_of(tokens)
    counts: Counter[str] = Counter()
    for word in folded.split():
        counts.update(_grams(word))
    weights = {gram: 1.0 + math.log(count) if count > 1 else 1.0 for gram, count in counts.items()}
    stems = frozenset(token.stem for token in tokens if token.content)
    return PreparedSentence(sentence, tokens, folded, weights, stems)


@lru_cache(maxsize=65536)
def _grams(word: str) -> tuple[str, ...]:
    """Character 3- to 5-grams inside the word bounded by spaces; the whole of a shorter word."""
    bounded = f" {word} "
    size = len(bounded)
    if size <= 3:
        return (bounded,)
    return tuple(
        bounded[start : start + length] for length in (3, 4, 5) for start in range(max(0, size - length + 1))
    )
