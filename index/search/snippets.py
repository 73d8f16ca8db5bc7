"""The sentences of a hit worth showing, with what matches in them; from the article's own spans."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Article, Span
from index.search.analysis import stem_of, words
from index.search.matching import Wanted
from index.search.model import Snippet
from index.search.query import Field

MOST_SNIPPETS = 3
"""Sentences shown of one hit."""

ASIDE = 0.5
"""What a sentence that reports nothing (a caption, a share button) loses against others, in matched words."""


def snippets_of(article: Article, wanted: Sequence[Wanted], most: int = MOST_SNIPPETS) -> tuple[Snippet, ...]:
    """The sentences with the most different words of the query, best first, then in text order."""
    ranked: list[tuple[float, Snippet]] = []
    sought = [one for one in wanted if one.field is not Field.TITLE]
    if not sought:
        return ()
    for sentence in article.sentences:
        found = matches(article.text, sentence.span, sought)
        if found:
            different = len({number for _, number in found})
            merit = different + 0.01 * len(found) - (0 if sentence.kind.reports else ASIDE)
            ranked.append((-merit, Snippet(sentence.span, joined([span for span, _ in found]))))
    ranked.sort(key=lambda pair: (pair[0], pair[1].span))
    return tuple(snippet for _, snippet in ranked[:most])


def title_matches(title: str, wanted: Sequence[Wanted]) -> tuple[Span, ...]:
    """What matches in a title, as spans of the title."""
    sought = [one for one in wanted if one.field is not Field.TEXT]
    return joined([span for span, _ in matches(title, Span(0, len(title)), sought)])


def matches(text: str, within: Span, wanted: Sequence[Wanted]) -> list[tuple[Span, int]]:
    """Each match in `text[within]` with the number of what it matches in `wanted`, in text order."""
    found: list[tuple[Span, int]] = []
    row = list(words(text, within.start, within.end))
    for number, one in enumerate(wanted):
        if one.phrase:
            length = len(one.phrase)
            for at in range(len(row) - length + 1):
                if all(row[at + step][2] == one.phrase[step] for step in range(length)):
                    found.append((Span(row[at][0], row[at + length - 1][1]), number))
            continue
        for start, end, word in row:
            if _fits(word, one):
                found.append((Span(start, end), number))
    found.sort()
    return found


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, sorted, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _fits(word: str, one: Wanted) -> bool:
    return (
        word in one.words
        or (bool(one.prefixes) and word.startswith(one.prefixes))
        or (bool(one.stems) and (stem_of(word) in one.stems))
    )
