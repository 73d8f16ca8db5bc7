"""The kinds of fields that an index has."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count
from sys import byteorder

from whoosh import fields, formats
from whoosh.analysis import IDAnalyzer

_WIDTH = array("I").itemsize
_place = partial(int.to_bytes, length=_WIDTH, byteorder="little")
_FIRST = tuple(map(_place, range(2048)))


def encoded_places() -> Iterator[bytes]:
    """All places from 0, each encoded as the only one of a word; those of several, one behind the other, are
    encoded as these together."""
    return chain(_FIRST, map(_place, count(len(_FIRST))))


def encoded(places: Iterable[int]) -> bytes:
    """Places, from 0, in the order of the text, as plain numbers."""
    numbers = array("I", places)
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def counts_of(values: Sequence[bytes]) -> list[int]:
    """How many places each of these has."""
    sizes = list(map(len, values))
    # In most lists each has one.
    return [1] * len(sizes) if max(sizes) == _WIDTH else [size // _WIDTH for size in sizes]


def count_of(values: Collection[bytes]) -> int:
    """How many places these have together."""
    return sum(map(len, values)) // _WIDTH


class PlacesFormat(formats.Positions):
    """Keeps the places of a word as plain numbers, where Whoosh's pickles a list for each posting."""

    def encode(self, places: list[int]) -> bytes:
        """Places, from 0, in the order of the text."""
        return encoded(places)

    def decode_positions(self, value: bytes) -> list[int]:
        """The places as they were given."""
        numbers = array("I", value)
        if byteorder == "big":
            numbers.byteswap()
        return numbers.tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many places there are."""
        return len(value) // _WIDTH

    def decode_weight(self, value: bytes) -> float:
        """The same, as what a posting weighs."""
        return float(self.decode_frequency(value) * self.field_boost)


def placed(*, listed: bool = False) -> fields.TEXT:
    """A field of words with their places, for what is looked for as a phrase; `listed` as in `counted`."""
    field = fields.TEXT(analyzer=IDAnalyzer(), phrase=True)
    field.format, field.listed = PlacesFormat(), listed
    return field


def counted(*, listed: bool = False) -> fields.TEXT:
    """A field of words of which is only known how often each occurs; where they are `listed`, all of them can
    be read at once (`index.search.segments.term_lists`)."""
    field = fields.TEXT(analyzer=IDAnalyzer(), phrase=False)
    field.listed = listed
    return field
