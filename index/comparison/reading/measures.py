"""Units of measure, so that 50 km and 31 miles, 48 hours and two days are held against each other."""

from __future__ import annotations

from dataclasses import dataclass

from index.comparison.reading.stems import stem

OTHER_UNIT = 0.06
"""How far apart the same measure may be in two units: outlets round what they convert."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as `factor` base units of its dimension, `offset` base units above its zero."""

    dimension: str
    factor: float
    offset: float = 0.0

    def base(self, value: float) -> float:
        """A value in base units."""
        return value * self.factor + self.offset


_TABLE: dict[str, dict[str, float]] = {
    "duration": {
        "second": 1,
        "minute": 60,
        "hour": 3600,
        "day": 86_400,
        "week": 604_800,
        "fortnight": 1_209_600,
        "month": 2_629_800,
        "year": 31_557_600,
        "decade": 315_576_000,
        "century": 3_155_760_000,
    },
    "length": {
        "inch": 0.0254,
        "inches": 0.0254,
        "foot": 0.3048,
        "feet": 0.3048,
        "yard": 0.9144,
        "meter": 1,
        "metre": 1,
        "kilometer": 1000,
        "kilometre": 1000,
        "km": 1000,
        "mile": 1609.344,
        "centimeter": 0.01,
        "centimetre": 0.01,
        "cm": 0.01,
    },
    "area": {
        "acre": 4046.86,
        "hectare": 10_000,
        "square kilometer": 1e6,
        "square kilometre": 1e6,
        "square km": 1e6,
        "square mile": 2.59e6,
        "square meter": 1,
        "square metre": 1,
        "square feet": 0.0929,
        "square foot": 0.0929,
    },
    "mass": {"ounce": 0.02835, "kilogram": 1, "kilo": 1, "kg": 1, "tonne": 1000, "ton": 1000, "lb": 0.4536},
    "volume": {"liter": 1, "litre": 1, "gallon": 3.785, "barrel": 159},
    "speed": {"mph": 1.609344, "kph": 1, "kmh": 1, "knot": 1.852},
}
_UNITS = {
    tuple(name.split()): Unit(dimension, factor)
    for dimension, units in _TABLE.items()
    for name, factor in units.items()
} | {
    ("degree", "celsius"): Unit("heat", 1.0),
    ("celsius",): Unit("heat", 1.0),
    ("c",): Unit("heat", 1.0),
    ("degree", "fahrenheit"): Unit("heat", 5 / 9, -160 / 9),
    ("fahrenheit",): Unit("heat", 5 / 9, -160 / 9),
    ("f",): Unit("heat", 5 / 9, -160 / 9),
}
_UNITS = {tuple(stem(word) for word in name): unit for name, unit in _UNITS.items()}


def unit_of(stems: tuple[str, ...]) -> Unit | None:
    """The unit that the stems of the words behind a number begin with; None where they count things."""
    return _UNITS.get(stems[:2]) or _UNITS.get(stems[:1])
