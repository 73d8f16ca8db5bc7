"""Who is quoted saying what, and what is only put in quotation marks, as lines of plain text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from index.article import Article
from index.entities.model import Entity, Quotation, Resolution, SharedQuotation
from tui.commandline.output import Style
from tui.commandline.plain.articles import paragraph
from tui.commandline.plain.columns import column_width, cut, pad
from tui.terminal.safe_text import safe_text
from tui.wording.labels_apart import labels_apart

Quoted = tuple[str, Quotation]
UNNAMED = "Speaker not named"


def quotation_lines(
    resolution: Resolution, articles: Sequence[Article], shared: Sequence[SharedQuotation], style: Style
) -> Iterator[str]:
    """What is said, by speaker, with the sources that have the same; then scare quotes and the like apart."""
    texts = {article.id: article for article in articles}
    apart = labels_apart(articles) if len(articles) > 1 else {}
    labels = {key: safe_text(label) for key, label in apart.items()}
    said, marked = _groups(resolution, articles, shared)
    by_speaker: dict[str, list[tuple[Quoted, ...]]] = {}
    unnamed: list[tuple[Quoted, ...]] = []
    for group in said:
        speaker = _speaker(group, resolution)
        (by_speaker.setdefault(speaker.name, []) if speaker else unnamed).append(group)
    sections = [*by_speaker.items(), *([(UNNAMED, unnamed)] if unnamed else [])]
    for number, (who, groups) in enumerate(sections):
        if number == 0:
            yield style.paint("Quotations", "bold")
        yield from paragraph(who, style, first="  ", rest="  ")
        for group in groups:
            yield from _group(group, resolution, texts, labels, style)
    if marked:
        if said:
            yield ""
        yield style.paint("Only in quotation marks", "bold")
        width = column_width(list(labels.values()), 14)
        for article, quotation in marked:
            label = f"  {pad(cut(labels[article], width), width)}" if labels else ""
            words = f"“{_words(texts[article], quotation)}”"
            yield from paragraph(words, style, first=f"{label}  ", rest=" " * (len(label) + 2))


def _groups(
    resolution: Resolution, articles: Sequence[Article], shared: Sequence[SharedQuotation]
) -> tuple[list[tuple[Quoted, ...]], list[Quoted]]:
    """The quotations in the order of the articles, the same words together once, and the scare quotes."""
    annotations = dict(resolution.annotations)
    group_of = {
        (key, quotation.span): group.quotations for group in shared for key, quotation in group.quotations
    }
    said: dict[tuple[Quoted, ...], None] = {}
    marked: list[Quoted] = []
    for article in articles:
        for quotation in annotations[article.id].quotations:
            alone: tuple[Quoted, ...] = ((article.id, quotation),)
            group = group_of.get((article.id, quotation.span), alone)
            if any(one.direct for _, one in group):
                said.setdefault(group)
            else:
                marked.extend(alone)
    return list(said), marked


def _speaker(group: Sequence[Quoted], resolution: Resolution) -> Entity | None:
    """Whom most articles of a group name as its speaker."""
    named = [
        entity
        for article, quotation in group
        if quotation.speaker and (entity := resolution.entity_at(article, quotation.speaker))
    ]
    return Counter(named).most_common(1)[0][0] if named else None


def _group(
    group: Sequence[Quoted],
    resolution: Resolution,
    texts: Mapping[str, Article],
    labels: Mapping[str, str],
    style: Style,
) -> Iterator[str]:
    """Each wording once, the fullest first, over the sources that have it and to whom it was said."""
    wordings: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for article, quotation in sorted(group, key=lambda one: -len(one[1].span)):
        words = _words(texts[article], quotation)
        folded = "".join(filter(str.isalnum, words.casefold()))
        shown.setdefault(folded, words)
        told = resolution.entity_at(article, quotation.said_to) if quotation.said_to else None
        label = labels.get(article, "")
        addressee = (f" (to {told.name})" if label else f"to {told.name}") if told else ""
        source = label + addressee
        if source and source not in wordings.setdefault(folded, []):
            wordings[folded].append(source)
    for number, folded in enumerate(shown):
        margin = "    " if number == 0 else "      "
        yield from paragraph(f"“{shown[folded]}”", style, first=margin, rest=margin + " ")
        if wordings.get(folded):
            sources = f"— {', '.join(wordings[folded])}"
            yield from paragraph(sources, style, first=margin + "  ", rest=margin + "    ")


def _words(article: Article, quotation: Quotation) -> str:
    return " ".join(quotation.span.of(article.text).split())
