"""Puts together what is known about one name: spellings, titles, quotations, every mention."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from index.article import Article, Sentence, Span
from index.entities.model import Annotations, Entity, EntityMention
from tui.marks import Mark
from tui.safe_text import safe_text

_WIDEST_WORDS = 40
"""Cells up to which spellings and titles are padded, so that one long role does not push all sources away."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one article. `source` is its label, `lit` what is highlighted in `text`.

    `target` is the place that Enter opens, with `article` the id of the article it is in.
    """

    source: str
    text: str
    spans: tuple[Span, ...]
    lit: tuple[tuple[Span, Mark], ...] = ()
    article: str = ""
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, lines of its own, and passages under it; `source` where the heading says whose they are."""

    heading: str
    lines: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    source: str = ""


def dossier(
    entity: Entity,
    articles: Mapping[str, Article],
    annotations: Mapping[str, Annotations],
    elsewhere: Sequence[tuple[Article, Sequence[Span]]] = (),
) -> tuple[Section, ...]:
    """The sections of a name's page, those without content left out.

    `articles` and `annotations` are those that the entity was resolved in; `elsewhere` other articles that
    write the name, with the places.
    """
    sections = [
        Section("SPELLINGS", _spellings(entity, articles)),
        Section("TITLES AND ROLES", _titles(entity, articles)),
        Section("QUOTED", (), _quotations(entity, articles, annotations)),
    ]
    for key in entity.articles():
        article = articles[key]
        mentions = [mention.span for mention in entity.mentions if mention.article == key]
        passages = mention_passages(article, mentions)
        sections.append(Section(f"NAMED IN {_heading(article)}", (), passages, article.source))
    for article, spans in elsewhere:
        passages = mention_passages(article, spans)
        sections.append(Section(f"ALSO WRITTEN IN {_heading(article)}", (), passages, article.source))
    return tuple(section for section in sections if section.lines or section.passages)


def mention_passages(article: Article, mentions: Sequence[Span]) -> tuple[Passage, ...]:
    """The sentences that hold these places, each once, with the places lit."""
    by_sentence: dict[Span, list[Span]] = {}
    for mention in sorted(mentions):
        by_sentence.setdefault(sentence_at(article, mention), []).append(mention)
    return tuple(
        Passage(
            article.source,
            article.text,
            (sentence,),
            tuple((mention, Mark.MATCH) for mention in inside),
            article.id,
            inside[0],
        )
        for sentence, inside in by_sentence.items()
    )


def sentence_at(article: Article, place: Span) -> Span:
    """The sentences that a place reaches over, as one span; the place itself where it lies in none."""
    starts = [sentence.span.start for sentence in article.sentences]
    first = max(bisect_right(starts, place.start) - 1, 0)
    reached: list[Sentence] = [
        sentence for sentence in article.sentences[first:] if sentence.span.overlaps(place)
    ][:3]
    if not reached:
        return place
    return Span(min(reached[0].span.start, place.start), max(reached[-1].span.end, place.end))


def _heading(article: Article) -> str:
    return f"{article.source} · {article.title}"


def _spellings(entity: Entity, articles: Mapping[str, Article]) -> tuple[str, ...]:
    return _in_columns(
        (form, [f"{articles[key].source} {count}×" for key, count in counts if key in articles])
        for form, counts in entity.spellings
    )


def _titles(entity: Entity, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Each title or role as it is written, with the sources that use it; the most used first."""
    used: dict[str, list[EntityMention]] = {}
    for mention in entity.mentions:
        if mention.title is not None:
            words = " ".join(mention.title.of(articles[mention.article].text).split())
            used.setdefault(words, []).append(mention)
    ordered = sorted(used.items(), key=lambda pair: -len(pair[1]))
    return _in_columns(
        (title, list(dict.fromkeys(articles[mention.article].source for mention in mentions)))
        for title, mentions in ordered
    )


def _in_columns(rows: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """Words and where they are used, these beginning at one cell in all lines."""
    shown = [(safe_text(words), uses) for words, uses in rows]
    width = min(max((cell_len(words) for words, _ in shown), default=0), _WIDEST_WORDS)
    return tuple(
        f"{words}{' ' * max(width - cell_len(words), 0)}   {' · '.join(uses)}" for words, uses in shown
    )


def _quotations(
    entity: Entity, articles: Mapping[str, Article], annotations: Mapping[str, Annotations]
) -> tuple[Passage, ...]:
    """The sentences in which the entity is the speaker of a quotation, with its words lit."""
    own = {(mention.article, mention.span) for mention in entity.mentions}
    passages = []
    for key in entity.articles():
        article = articles[key]
        for quotation in annotations[key].quotations if key in annotations else ():
            if quotation.speaker is None or (key, quotation.speaker) not in own:
                continue
            passages.append(
                Passage(
                    article.source,
                    article.text,
                    (sentence_at(article, quotation.span),),
                    ((quotation.span, Mark.QUOTATION), (quotation.speaker, Mark.MATCH)),
                    article.id,
                    quotation.span,
                )
            )
    return tuple(passages)
