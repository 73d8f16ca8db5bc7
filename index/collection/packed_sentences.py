"""The sentences of an article in a few bytes, to be kept on the disk or handed to another process."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.article import Article, Sentence, SentenceKind, Span
from index.collection.kept_text import text_in

_KINDS = tuple(SentenceKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


def packed(sentences: Iterable[Sentence]) -> bytes:
    """Four numbers of eight bytes for each: start, end, kind and paragraph."""
    numbers = array("Q")
    for sentence in sentences:
        span = sentence.span
        numbers.extend((span.start, span.end, _NUMBERS[sentence.kind], sentence.paragraph))
    return numbers.tobytes()


def unpacked(kept: bytes) -> Iterator[Sentence]:
    """What `packed` made bytes of. Raises ValueError or IndexError where they are of something else."""
    numbers = iter(array("Q", kept))
    for start, end, kind, paragraph in zip(numbers, numbers, numbers, numbers, strict=True):
        yield Sentence(Span(start, end), _KINDS[kind], paragraph)


@dataclass(frozen=True, slots=True)
class KeptText:
    """An article's text and sentences as they are kept, and what names its content: handed to another process
    in a tenth of the time that the article takes."""

    id: str
    digest: str
    text: bytes
    sentences: bytes

    def article(self) -> Article:
        """The article, of which nothing else is known."""
        text = text_in(self.text)
        return Article(self.id, "", text, Span(0, len(text)), tuple(unpacked(self.sentences)), "")
