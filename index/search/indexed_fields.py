"""The kinds of fields that an index has."""

from __future__ import annotations

from array import array
from sys import byteorder

from whoosh import fields, formats
from whoosh.analysis import IDAnalyzer


class PlacesFormat(formats.Positions):
    """Keeps the places of a word as plain numbers, where Whoosh's pickles a list for each posting."""

    def encode(self, places: list[int]) -> bytes:
        """Places, from 0, in the order of the text."""
        numbers = array("I", places)
        if byteorder == "big":
            numbers.byteswap()
        return numbers.tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The places as they were given."""
        numbers = array("I", value)
        if byteorder == "big":
            numbers.byteswap()
        return numbers.tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many places there are."""
        return len(value) // array("I").itemsize

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
    be read at once (`index.search.term_lists`)."""
    field = fields.TEXT(analyzer=IDAnalyzer(), phrase=False)
    field.listed = listed
    return field
