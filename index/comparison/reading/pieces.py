"""A sentence read as some pieces of it, without what stands between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.article import Span
from index.comparison.reading.prepare import PreparedSentence


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a sentence that are read, in order, none empty; and how long the text is before each."""

    kept: tuple[Span, ...]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, kept: Sequence[Span]) -> Pieces:
        """These pieces; at least one."""
        return cls(tuple(kept), tuple(accumulate(map(len, kept), initial=0)))

    def words(self, text: str) -> str:
        """What is read."""
        return "".join([piece.of(text) for piece in self.kept])

    def inside(self, span: Span) -> Span | None:
        """Where a stretch of the text stands in what is read; None where it is not wholly in one piece."""
        number = bisect_right(self.kept, span.start, key=lambda piece: piece.start) - 1
        if number < 0 or not self.kept[number].contains(span):
            return None
        gone = self.kept[number].start - self.lengths[number]
        return Span(span.start - gone, span.end - gone)

    def back(self, span: Span) -> Span:
        """Where a stretch of what is read stands in the text; it may stretch over what is between pieces."""
        first = bisect_right(self.lengths, span.start) - 1
        last = bisect_left(self.lengths, span.end) - 1
        start = span.start + self.kept[first].start - self.lengths[first]
        return Span(start, span.end + self.kept[last].start - self.lengths[last])

    def read(self, prepared: PreparedSentence) -> PreparedSentence:
        """The sentence that they make."""
        places = [(token, self.inside(token.span)) for token in prepared.tokens]
        tokens = tuple([token._replace(span=span) for token, span in places if span is not None])
        text = self.words(prepared.text)
        return replace(
            prepared,
            text=text,
            sentence=replace(prepared.sentence, span=Span(0, len(text))),
            tokens=tokens,
            starts=tuple([token.span.start for token in tokens]),
            ends=tuple([token.span.end for token in tokens]),
        )
