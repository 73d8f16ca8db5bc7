"""Passages that name something: the right sentence, once, with every mention lit."""

from __future__ import annotations

from index.article import Article, Sentence, SentenceKind, Span
from tui.contents.dossier import mention_passages, sentence_at
from tui.looks.marks import Mark

TEXT = "Ana met Ana. Then rain fell. Ana left\n\nfor Delm."
SPANS = (Span(0, 12), Span(13, 28), Span(29, 37), Span(39, 48))
ARTICLE = Article(
    "a",
    "a.txt",
    TEXT,
    Span(0, len(TEXT)),
    tuple(Sentence(span, SentenceKind.BODY, number) for number, span in enumerate(SPANS)),
    "Ana",
    source="a",
)


def test_a_sentence_stands_once_with_all_its_mentions() -> None:
    passages = mention_passages(ARTICLE, [Span(29, 32), Span(8, 11), Span(0, 3)])
    assert [passage.spans for passage in passages] == [(SPANS[0],), (SPANS[2],)]
    assert passages[0].lit == ((Span(0, 3), Mark.MATCH), (Span(8, 11), Mark.MATCH))
    assert passages[0].target == Span(0, 3)


def test_a_place_over_two_sentences_gives_both() -> None:
    assert sentence_at(ARTICLE, Span(33, 42)) == Span(29, 48)


def test_a_place_between_sentences_stands_for_itself() -> None:
    assert sentence_at(ARTICLE, Span(37, 39)) == Span(37, 39)
