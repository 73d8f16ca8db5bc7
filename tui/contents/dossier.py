"""Puts together what is known about one name: spellings, titles, quotations, every mention."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from index.article import Article, Sentence, Span
from index.entities.model import Annotations, Entity, EntityMention, Quotation, SharedQuotation
from index.entities.quotations.quoted import quoted_by
from tui.looks.marks import Mark
from tui.terminal.safe_text import safe_text

_WIDEST_WORDS = 40
"""Cells up to which spellings and titles are padded, so that one long role does not push all sources away."""

_SENTENCES_ELSEWHERE = 3
"""Sentences shown of each article beyond the story; Enter reads the rest."""


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
class Entry:
    """A line of its own that the cursor can stand on: a `spelling` of the name, with the place where it is
    first used, or another `name`."""

    words: str
    spelling: str = ""
    name: str = ""
    article: str = ""
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, lines and entries, and passages under them; `source` where the heading says whose they
    are."""

    heading: str
    lines: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    source: str = ""
    entries: tuple[Entry, ...] = ()

    def empty(self) -> bool:
        """Whether there is nothing under the heading."""
        return not (self.lines or self.passages or self.entries)


def dossier(
    entity: Entity,
    articles: Mapping[str, Article],
    annotations: Mapping[str, Annotations],
    shared: Sequence[SharedQuotation],
) -> tuple[Section, ...]:
    """The sections of a name's page, those without content left out.

    `articles` and `annotations` are those that the entity was resolved in, `shared` what several of these
    articles quote alike.
    """
    sections = [
        Section("SPELLINGS", entries=_spellings(entity, articles)),
        Section("TITLES AND ROLES", _titles(entity, articles)),
        *_quoted(entity, articles, annotations, shared),
        Section("IN QUOTATION MARKS BESIDE THE NAME", (), _scare_quotes(entity, articles, annotations)),
    ]
    for key in entity.articles():
        article = articles[key]
        mentions = [mention.span for mention in entity.mentions if mention.article == key]
        passages = mention_passages(article, mentions)
        sections.append(Section(f"NAMED IN {_heading(article)}", (), passages, article.source))
    return tuple(section for section in sections if not section.empty())


def see_also(alike: Sequence[tuple[str, int]]) -> Section:
    """Names that are only like this one, with how many articles have them; each can be opened."""
    rows = _in_columns((name, [f"{count:,} article{'' if count == 1 else 's'}"]) for name, count in alike)
    names = (name for name, _ in alike)
    return Section(
        "SEE ALSO: ALIKE, BUT PERHAPS ANOTHER",
        entries=tuple(Entry(row, name=name) for row, name in zip(rows, names, strict=True)),
    )


def elsewhere(article: Article, spans: Sequence[Span]) -> Section:
    """Where another article of the library names it: the first sentences, and how many more there are."""
    passages = mention_passages(article, spans)
    known = " · ".join(filter(None, (article.date, article.source, article.title)))
    return Section(known, (), passages[:_SENTENCES_ELSEWHERE], article.source)


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


def _spellings(entity: Entity, articles: Mapping[str, Article]) -> tuple[Entry, ...]:
    """Each spelling with the sources that use it and how often, and where it is first used."""
    first: dict[str, EntityMention] = {}
    for mention in entity.mentions:
        written = " ".join(mention.span.of(articles[mention.article].text).split())
        first.setdefault(written, mention)
    rows = _in_columns(
        (form, [f"{articles[key].source} {count}×" for key, count in counts if key in articles])
        for form, counts in entity.spellings
    )
    entries = []
    for row, (form, _) in zip(rows, entity.spellings, strict=True):
        place = first.get(form)
        entries.append(
            Entry(row, form, article=place.article, target=place.span) if place else Entry(row, form)
        )
    return tuple(entries)


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


def _quoted(
    entity: Entity,
    articles: Mapping[str, Article],
    annotations: Mapping[str, Annotations],
    shared: Sequence[SharedQuotation],
) -> list[Section]:
    """What the entity is quoted saying: first the words that several sources have, line under line, then
    the rest."""
    sections = []
    alone: list[Passage] = []
    for group in quoted_by(entity, annotations, shared):
        places = [(key, quotation) for key, quotation in group if key in articles]
        passages = tuple(_quotation(articles[key], quotation) for key, quotation in places)
        sources = list(dict.fromkeys(articles[key].source for key, _ in places))
        if len(group) > 1:
            sections.append(Section(f"QUOTED ALIKE BY {', '.join(sources)}", (), passages))
        else:
            alone.extend(passages)
    sections.append(Section("QUOTED BY ONE SOURCE" if sections else "QUOTED", (), tuple(alone)))
    return sections


def _quotation(article: Article, quotation: Quotation) -> Passage:
    """The sentence of a quotation, with its words, its speaker and to whom they were said lit."""
    lit = [(quotation.span, Mark.QUOTATION)]
    lit += [(place, Mark.MATCH) for place in (quotation.speaker,) if place is not None]
    lit += [(place, Mark.MENTION) for place in (quotation.said_to,) if place is not None]
    sentence = sentence_at(article, quotation.span)
    return Passage(article.source, article.text, (sentence,), tuple(lit), article.id, quotation.span)


def _scare_quotes(
    entity: Entity, articles: Mapping[str, Article], annotations: Mapping[str, Annotations]
) -> tuple[Passage, ...]:
    """Words in quotation marks that no one is said to say, in sentences that name the entity."""
    passages = []
    for key in entity.articles():
        article = articles[key]
        named = [mention.span for mention in entity.mentions if mention.article == key]
        for quotation in annotations[key].quotations if key in annotations else ():
            sentence = sentence_at(article, quotation.span)
            if not quotation.direct and any(sentence.contains(span) for span in named):
                lit = ((quotation.span, Mark.QUOTATION),)
                passages.append(Passage(article.source, article.text, (sentence,), lit, key, quotation.span))
    return tuple(passages)
