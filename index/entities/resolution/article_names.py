"""Who and what one article names, each under the keys by which the whole library knows it."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Article, Span
from index.entities.model import Annotations, EntityType, Mention, Quotation
from index.entities.resolution.library_names import JOINT, name_key
from index.running.late_imports import IMPORTING

PERSON, ORG, PLACE, PEOPLE = "person", "org", "place", "people"
GROUPS = {
    EntityType.PERSON: PERSON,
    EntityType.ORG: ORG,
    EntityType.GPE: PLACE,
    EntityType.LOC: PLACE,
    EntityType.FAC: PLACE,
    EntityType.NORP: PEOPLE,
}
"""What kind of name a type is to someone who looks for it; dates and quantities are no names."""

_TYPES = tuple(EntityType)
_NUMBERS = {kind: number for number, kind in enumerate(_TYPES)}
_NOWHERE = 0
_NO_SPAN = (_NOWHERE, _NOWHERE)
_COMPACT = json.JSONEncoder(separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class NamedHere:
    """One entity of one article: its group, its keys (`index.entities.resolution.library_names.name_key`),
    and its mentions as numbers of `Annotations.mentions`."""

    group: str
    keys: tuple[str, ...]
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """What the recogniser found in one article, and which of its mentions are one."""

    annotations: Annotations
    named: tuple[NamedHere, ...]

    def spans(self, group: str, keys: frozenset[str]) -> tuple[Span, ...]:
        """Where the article names any entity of these keys, in text order."""
        mentions = self.annotations.mentions
        numbers = {n for one in self.named if one.group == group for n in one.mentions if keys & {*one.keys}}
        return tuple(mentions[number].span for number in sorted(numbers))

    def speaking(self, group: str, keys: frozenset[str]) -> tuple[Span, ...]:
        """Where the article names any entity of these keys as the speaker of a quotation."""
        spoke = {quotation.speaker for quotation in self.annotations.quotations}
        return tuple(span for span in self.spans(group, keys) if span in spoke)


def names_of(article: Article, annotations: Annotations) -> ArticleNames:
    """The names of an article by entity.

    A surname alone, or a given name, counts as the full name that it stands for in the article. Of an
    organisation that is written out and abbreviated both keys are kept.
    """
    numbers = {id(mention): number for number, mention in enumerate(annotations.mentions)}
    found = []
    # Dates and quantities are left out at once, as telling which are one takes longer than for names.
    names = Annotations(tuple(one for one in annotations.mentions if one.type in GROUPS), ())
    # What is kept was resolved before: a search needs none of it.
    with IMPORTING:
        from index.entities.resolution.resolve import named_in

    for kind, surfaces, mentions in named_in(article, names):
        group = GROUPS[kind]
        keys = {key for surface in surfaces if (key := name_key(kind, surface))}
        if group == PERSON:
            keys = {key for key in keys if JOINT in key} or keys
        if keys:
            here = tuple([numbers[id(mention)] for mention in mentions])
            found.append(NamedHere(group, tuple(sorted(keys)), here))
    return ArticleNames(annotations, tuple(found))


def packed(names: ArticleNames) -> bytes:
    """The names in a few hundred bytes, to be kept on the disk."""
    numbers: list[int] = [len(names.annotations.mentions)]
    at = 0
    for mention in names.annotations.mentions:
        start, title = mention.span.start, mention.title
        numbers += (start - at, mention.span.end - start, _NUMBERS[mention.type])
        numbers += _NO_SPAN if title is None else _relative(title, start)
        at = start
    at = 0
    for quotation in names.annotations.quotations:
        numbers += (quotation.span.start - at, len(quotation.span), quotation.direct)
        numbers += _relative(quotation.speaker, quotation.span.start)
        numbers += _relative(quotation.said_to, quotation.span.start)
        at = quotation.span.start
    named = [[one.group, one.keys, one.mentions] for one in names.named]
    spans = array("i", numbers).tobytes()
    return zlib.compress(len(spans).to_bytes(4, "big") + spans + _COMPACT.encode(named).encode(), 1)


def unpacked(kept: bytes) -> ArticleNames:
    """What `packed` made bytes of."""
    data = zlib.decompress(kept)
    end = 4 + int.from_bytes(data[:4], "big")
    numbers = iter(array("i", data[4:end]))
    count = next(numbers)
    mentions, quotations = [], []
    at = 0
    for _ in range(count):
        at += next(numbers)
        span, kind = Span(at, at + next(numbers)), _TYPES[next(numbers)]
        mentions.append(Mention(span, kind, _absolute(numbers, at)))
    at = 0
    for step in numbers:
        at += step
        span, direct = Span(at, at + next(numbers)), bool(next(numbers))
        speaker, said_to = _absolute(numbers, at), _absolute(numbers, at)
        quotations.append(Quotation(span, speaker, said_to, direct))
    named = tuple(NamedHere(group, tuple(keys), tuple(at)) for group, keys, at in json.loads(data[end:]))
    return ArticleNames(Annotations(tuple(mentions), tuple(quotations)), named)


def _relative(span: Span | None, at: int) -> tuple[int, int]:
    """Distance and length; nothing has no length."""
    return _NO_SPAN if span is None else (span.start - at, len(span))


def _absolute(numbers: Iterator[int], at: int) -> Span | None:
    distance, length = next(numbers), next(numbers)
    return Span(at + distance, at + distance + length) if length else None
