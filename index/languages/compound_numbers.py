"""The numbers up to a thousand that German, Dutch and Italian write as one word."""

from __future__ import annotations

from collections.abc import Mapping

Numbers = Mapping[str, float]
"""Words for numbers and their values."""


def compound_numbers(code: str, numbers: Numbers) -> dict[str, float]:
    """Those of a language, made of its simple `numbers`; none where it joins no words."""
    compounds = _BY_LANGUAGE.get(code)
    return compounds(numbers) if compounds is not None else {}


def _ones(numbers: Numbers, *one: str) -> dict[str, float]:
    """The numbers up to nine, with the form that 1 has in front of another word."""
    return dict.fromkeys(one, 1.0) | {word: value for word, value in numbers.items() if 2 <= value <= 9}


def _german(numbers: Numbers) -> dict[str, float]:
    ones = _ones(numbers, "ein")
    teens = "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
    found = {word: float(at) for at, word in enumerate(teens.split(), 13)}
    tens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
    for ten, word in enumerate(tens.split(), 2):
        found[word] = 10.0 * ten
        found |= {f"{one}und{word}": 10 * ten + value for one, value in ones.items()}
    found |= {one + "einhalb": value + 0.5 for one, value in ones.items()}
    for scale, factor in (("hundert", 100), ("tausend", 1000)):
        found |= {one + scale: factor * value for one, value in ones.items()}
    return found


def _dutch(numbers: Numbers) -> dict[str, float]:
    ones = _ones(numbers, "een", "één")
    found = {
        one + ("ën" if one.endswith("e") else "en") + ten: value + unit
        for ten, value in numbers.items()
        if value >= 20
        for one, unit in ones.items()
    }
    for one, value in ones.items():
        found[one + "honderd"] = 100 * value
        found[one + ("ënhalf" if one.endswith("e") else "enhalf")] = value + 0.5
    return found


def _italian(numbers: Numbers) -> dict[str, float]:
    ones = _ones(numbers, "uno")
    found: dict[str, float] = {}
    for ten, value in numbers.items():
        if value >= 20:
            found |= {(ten[:-1] if one[0] in "uo" else ten) + one: value + unit for one, unit in ones.items()}
            found[ten + "tré"] = value + 3
    found |= {one + "cento": 100 * value for one, value in ones.items() if value > 1}
    found |= {one + "mila": 1000 * value for one, value in (*ones.items(), *numbers.items()) if value > 1}
    return found


_BY_LANGUAGE = {"de": _german, "nl": _dutch, "it": _italian}
