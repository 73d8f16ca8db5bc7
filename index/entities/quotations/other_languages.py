"""Finds what an article in another language than English quotes, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.article import Article, SentenceKind, Span
from index.entities.model import EntityType, Mention, Quotation
from index.entities.quotations.quotation_marks import has_marks, quoted_spans
from index.languages.vocabulary import SPACED, UNSPACED, vocabulary

REACH = 90
"""Code points before or behind a quotation in which who speaks is named."""

DIRECT_WORDS = 4
"""Words from which what is quoted is speech although nobody is said to say it."""

_CORNERS = re.compile("「([^「」]+)」")
_SAYS = re.compile("说|說|表示|称|稱|认为|認為|指出|介绍|強調|强调|透露|述べ|語っ|話し|訴え|コメント")
_CLOSED = re.compile(r"[.!?。！？]\s*\Z|\n")


def quotations_in(article: Article, mentions: Sequence[Mention], language: str) -> tuple[Quotation, ...]:
    """The quotations of an article. Whoever is named beside a verb of saying, right behind the quotation or
    right before it, says it; otherwise the speaker stays open."""
    if not (has_marks(article.text) or "「" in article.text):
        return ()
    people = [mention.span for mention in mentions if mention.type is EntityType.PERSON]
    verbs = _SAYS
    if language in SPACED:
        verbs = re.compile(
            rf"(?<!\w)(?:{'|'.join(sorted(vocabulary(language).speech)) or '(?!)'})(?!\w)", re.IGNORECASE
        )
    return tuple(
        Quotation(
            span, speaker, None, speaker is not None or _words(article.text, span, language) >= DIRECT_WORDS
        )
        for span in _quoted(article)
        for speaker in [_speaker(article.text, span, people, verbs)]
    )


def _quoted(article: Article) -> Iterator[Span]:
    text = article.text
    paragraphs: dict[int, Span] = {}
    for sentence in article.sentences:
        if sentence.kind is not SentenceKind.BOILERPLATE:
            known = paragraphs.get(sentence.paragraph, sentence.span)
            paragraphs[sentence.paragraph] = Span(known.start, sentence.span.end)
    for paragraph in paragraphs.values():
        found = quoted_spans(text, paragraph)
        found += [
            Span(*match.span(1))
            for match in _CORNERS.finditer(text, paragraph.start, paragraph.end)
            if not any(span.start <= match.start() < span.end for span in found)
        ]
        for span in sorted(found):
            inside = span.of(text)
            start = span.start + len(inside) - len(inside.lstrip())
            yield Span(start, start + len(inside.strip()))


def _speaker(text: str, quoted: Span, people: Sequence[Span], verbs: re.Pattern[str]) -> Span | None:
    behind = text[quoted.end : quoted.end + REACH]
    sentence_ends = re.search(r"(?<!\b[A-ZА-Я])[.!?](?=\s+[^\W\d_a-z])|\n|。", behind[2:])
    limit = quoted.end + (sentence_ends.start() + 2 if sentence_ends else len(behind))
    verb = verbs.search(text, quoted.end, limit)
    if verb:
        near = [span for span in people if quoted.end <= span.start < limit]
        if near:
            return near[0]
    before = text[max(0, quoted.start - REACH) : quoted.start].rstrip('“„"«「 \u00a0')
    cut = max((match.end() for match in re.finditer(r"[.!?。！？]\s|\n", before)), default=0)
    start = max(0, quoted.start - REACH) + cut
    near = [span for span in people if start <= span.start and span.end <= quoted.start]
    leads_in = before.endswith((":", "：", ",", "，", "は")) or not _CLOSED.search(before)
    said = verbs.search(text, start, quoted.start) or verb
    return near[-1] if near and said and leads_in else None


def _words(text: str, span: Span, language: str) -> int:
    return len(span) // 2 if language in UNSPACED else len(span.of(text).split())
