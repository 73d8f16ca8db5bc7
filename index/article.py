"""An article and the spans that everything else known about it is made of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's verbatim text, so that every highlight can be drawn and checked.

    `start` and `end` count code points of `Article.text`; half open, `0 <= start <= end <= len(text)`.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class SentenceKind(StrEnum):
    """What a sentence is for the reader. `BODY`, `HEADLINE` and `BULLET` take part in comparisons."""

    BODY = "body"
    HEADLINE = "headline"
    BULLET = "bullet"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"

    @property
    def reports(self) -> bool:
        """Whether such a sentence reports something, and so is compared, ranked and counted."""
        return self in _REPORTING


_REPORTING = frozenset({SentenceKind.BODY, SentenceKind.HEADLINE, SentenceKind.BULLET})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, what it is, and the number (from 0) of its paragraph."""

    span: Span
    kind: SentenceKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text; `None` where it is not known.

    `date` is ISO, possibly partial (`2021`, `2021-07`, `2021-07-05`) or with a time (`2021-07-05T12:00:00Z`).
    """

    title: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


@lru_cache(maxsize=4096)
def _day_of(date: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its verbatim text, its sentences, and what is known about it.

    `text` is the decoded file, untouched; `body` is the part of it that is the article (all but front
    matter). `title_derived` says that no headline was found and the title is the beginning of the first
    sentence; `source_derived` that the source label comes from the file name; `language_derived` that the
    language, if any, is told by the text. `sentences` are in text order, do not overlap and lie in `body`. In
    a file of many articles the text is that of one record: `record` is its id or number there, `line` the
    line (from 1) where it begins; both None in a file of one article.
    """

    id: str
    path: str
    text: str
    body: Span
    sentences: tuple[Sentence, ...]
    title: str
    title_derived: bool = False
    source: str = ""
    source_derived: bool = True
    date: str | None = None
    url: str | None = None
    language: str | None = None
    language_derived: bool = True
    record: str | None = None
    line: int | None = None

    @property
    def day(self) -> datetime.date | None:
        """The calendar day of `date`; None where that is partial or missing."""
        return _day_of(self.date[:10]) if self.date else None

    @property
    def file_name(self) -> str:
        """The last part of `path`."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def called(self) -> str:
        """The file name, and in a file of many articles which of them it is: `news.jsonl#17`."""
        return self.file_name if self.record is None else f"{self.file_name}#{self.record}"

    @property
    def reporting(self) -> tuple[Sentence, ...]:
        """The sentences that take part in comparisons: body, headline and bullets."""
        return tuple(sentence for sentence in self.sentences if sentence.kind.reports)
