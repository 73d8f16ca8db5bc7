"""Names that a page tells of itself: who took its pictures, who wrote the report, what to follow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from index.article import Article, Sentence, SentenceKind, Span
from index.entities.model import Entity, EntityType

_OF_THE_PAGE = frozenset({SentenceKind.CAPTION, SentenceKind.BOILERPLATE})
_CREDIT = re.compile(
    r"\b(?:photo(?:graph|grapher|s|\sillustration|\scredit)?|credit|images?|illustration|video)\s*(?::|\bby\b)"
    r"|\((?=[^()]{3,80}(?:/|\bvia\s)[^()]*\)\W*\Z)",
    re.IGNORECASE,
)
"""From here on a caption says whose it is: "Photo: …", "(Ana Ruiz, Harbour Post via AP)"."""

_LEAD = re.compile(r"(?:file\s+)?(?:photo|image|video|picture)\s*:", re.IGNORECASE)

_AGENCY = re.compile(r"(?:ap|afp|reuters|epa|getty(?: images)?|associated press)\Z", re.IGNORECASE)
"""An agency in a caption is whose the picture is, wherever it stands."""


def told_names(entities: Iterable[Entity], articles: Iterable[Article]) -> tuple[Entity, ...]:
    """The entities without people and organisations that stand only in what is not the report: bylines,
    notices and links, and the credits of captions. Whom a caption shows is told of."""
    aside: dict[str, tuple[str, list[Sentence], list[int]]] = {}
    for article in articles:
        sentences = [sentence for sentence in article.sentences if sentence.kind in _OF_THE_PAGE]
        aside[article.id] = article.text, sentences, [sentence.span.start for sentence in sentences]
    return tuple(
        entity
        for entity in entities
        if entity.type not in (EntityType.PERSON, EntityType.ORG)
        or not all(_is_of_page(one.span, *aside[one.article]) for one in entity.mentions)
    )


def _is_of_page(name: Span, text: str, aside: Sequence[Sentence], starts: Sequence[int]) -> bool:
    number = bisect_right(starts, name.start) - 1
    if number < 0 or not aside[number].span.contains(name):
        return False
    sentence = aside[number]
    if sentence.kind is SentenceKind.BOILERPLATE:
        return True
    opens = not number or aside[number - 1].paragraph != sentence.paragraph
    return _credits(text, name, sentence.span, opens=opens)


def _credits(text: str, name: Span, caption: Span, *, opens: bool) -> bool:
    """Whether a name in a caption is whose the picture is; a "Photo:" that `opens` it says what it is."""
    if "/" in (text[name.start - 1 : name.start], text[name.end : name.end + 1]):
        return True
    if _AGENCY.match(text, name.start, name.end):
        return True
    lead = _LEAD.match(text, caption.start, caption.end) if opens else None
    credit = _CREDIT.search(text, lead.end() if lead else caption.start, caption.end)
    return credit is not None and credit.end() <= name.start
