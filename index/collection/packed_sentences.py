"""The sentences of an article in a few bytes, to be kept on the disk or handed to another process."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from index.article import Sentence, SentenceKind, Span

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
