"""Who and what is named, and what is said in quotation marks, as lines of plain text for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from index.article import Article
from index.entities.model import Entity, EntityType, Resolution, SharedQuotation
from index.entities.recognition.page_names import told_names
from tui.commandline.output import Style
from tui.commandline.plain.articles import paragraph
from tui.commandline.plain.columns import column_width, pad, width_of
from tui.commandline.plain.quotations import quotation_lines
from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted
from tui.wording.labels_apart import labels_apart
from tui.wording.tellers import Tellers

HEADINGS = {
    EntityType.PERSON: "People",
    EntityType.ORG: "Organisations",
    EntityType.GPE: "Countries, provinces and cities",
    EntityType.LOC: "Other places",
    EntityType.FAC: "Buildings, bases and crossings",
    EntityType.NORP: "Nationalities, religions and parties",
    EntityType.DATE: "Dates",
    EntityType.QUANTITY: "Quantities",
}


def entity_lines(
    resolution: Resolution, articles: Sequence[Article], shared: Sequence[SharedQuotation], style: Style
) -> Iterator[str]:
    """The entities by type with how often and by which sources each is named, then the quotations."""
    labels = {key: safe_text(label) for key, label in labels_apart(articles).items()}
    tellers = Tellers({article.id: article.source for article in articles})
    named = told_names(resolution.entities, articles)
    width = column_width([safe_text(entity.name) for entity in named], style.width // 3)
    begun = False
    for type_, entities in groupby(named, lambda entity: entity.type):
        if begun:
            yield ""
        begun = True
        yield style.paint(HEADINGS[type_], "bold")
        for entity in entities:
            yield from _entity(entity, labels, tellers, width, style)
    for number, line in enumerate(quotation_lines(resolution, articles, shared, style)):
        if begun and not number:
            yield ""
        yield line


def _entity(
    entity: Entity, labels: Mapping[str, str], tellers: Tellers, width: int, style: Style
) -> Iterator[str]:
    sources = entity.articles()
    first = f"  {pad(safe_text(entity.name), width)} {len(entity.mentions):>4}  "
    if len(labels) == 1:
        by = ""
    elif tellers.count(sources) == tellers.total:
        by = f"all {tellers.total}"
    elif tellers.noun == "article":
        by = tellers.share(sources)
    else:
        by = " ".join(label for article, label in labels.items() if article in sources)
        if tellers.count(sources) == 1:
            by = f"only {by}"
    if width_of(first) + width_of(by) > style.width:
        by = counted(tellers.count(sources), tellers.noun)
    yield (first + by).rstrip()
    if len(entity.spellings) > 1 or any(spelling != entity.name for spelling, _ in entity.spellings):
        margin = "      "
        yield from paragraph(_spellings(entity, labels), style, first=margin, rest=margin)


def _spellings(entity: Entity, labels: Mapping[str, str]) -> str:
    """The spellings with the sources that use them: "Rahmon 000 002 · Rakhmon 001"."""
    return " · ".join(
        " ".join([spelling, *(labels[article] for article, _ in counts if len(labels) > 1)])
        for spelling, counts in entity.spellings
    )
