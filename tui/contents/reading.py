"""How an article is set for reading: its paragraphs as spans of the text, each to be wrapped on its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Article, SentenceKind, Span
from tui.layout.wrapping import lines_of
from tui.looks.marks import Mark


def reading_lines(article: Article) -> tuple[Span, ...]:
    """The lines of the article, with those of one hard-wrapped paragraph as one, so that they fill any width.

    Blank lines are kept as empty spans, none of them at the end; one is put between paragraphs that the text
    parts by a mere line break.

    """
    paragraphs = _paragraphs_of_lines(article)
    found: list[Span] = []
    last: tuple[Span, frozenset[int]] | None = None
    for line, paragraph in paragraphs:
        blank = not line.of(article.text).strip()
        if blank:
            if found and len(found[-1]):
                found.append(Span(line.start, line.start))
            last = None
        elif last and paragraph & last[1]:
            found[-1] = Span(found[-1].start, line.end)
            last = (line, paragraph)
        else:
            if last and paragraph and last[1]:
                found.append(Span(line.start, line.start))
            found.append(line)
            last = (line, paragraph)
    while found and not len(found[-1]):
        found.pop()
    return tuple(found)


def preview_lines(article: Article, matches: Sequence[Span]) -> tuple[Span, ...]:
    """The same for a few lines of room: what stands before the first sentence of the body without reporting
    anything or matching (buttons, captions) is left out."""
    body = next((each.span for each in article.sentences if each.kind is SentenceKind.BODY), None)
    lines = reading_lines(article)
    if body is None:
        return lines
    before = [sentence for sentence in article.sentences if sentence.span.start < body.start]
    told = [each.span for each in before if each.kind.reports or each.kind is SentenceKind.SUBHEAD]
    worth = (body, *told, *matches)
    found: list[Span] = []
    for line in lines:
        parts = not len(line) and found and len(found[-1])
        if line.start >= body.start or parts or any(line.overlaps(span) for span in worth):
            found.append(line)
    return tuple(found)


def _paragraphs_of_lines(article: Article) -> Iterator[tuple[Span, frozenset[int]]]:
    """Each line of the body with the numbers of the paragraphs that have a sentence on it."""
    sentences = article.sentences
    first = 0
    for line in lines_of(article.text, article.body):
        while first < len(sentences) and sentences[first].span.end <= line.start:
            first += 1
        numbers = set()
        for sentence in sentences[first:]:
            if sentence.span.start >= line.end:
                break
            numbers.add(sentence.paragraph)
        yield line, frozenset(numbers)


def kind_marks(article: Article) -> list[tuple[Span, Mark]]:
    """Headlines and sub-headings stand out, what is not reporting stands back."""
    found = []
    for sentence in article.sentences:
        if sentence.kind in (SentenceKind.HEADLINE, SentenceKind.SUBHEAD):
            found.append((sentence.span, Mark.HEADLINE))
        elif not sentence.kind.reports:
            found.append((sentence.span, Mark.ASIDE))
    return found
