"""A line full of figures, as a table is that lost its breaks, is read in one go."""

import pytest

from index.article import Span
from index.comparison.reading.beside_numbers import REACH
from index.comparison.reading.by_language import quantities_of, times_of, words_of

LINES = {"en": "on July 5, 2021 25 men ", "de": "am 5. Juli 2021 25 Männer ", "zh": "2021年5月3日有25人死亡"}


@pytest.mark.parametrize("language", sorted(LINES))
def test_figures_are_held_against_the_dates_beside_them_alone(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = LINES[language] * 300
    line = Span(0, len(text))
    tokens = words_of(text, line, language)
    dates = [each.span for each in times_of(text, line, None, language)]
    held = 0
    overlaps = Span.overlaps

    def counted(one: Span, other: Span) -> bool:
        nonlocal held
        held += 1
        return overlaps(one, other)

    monkeypatch.setattr(Span, "overlaps", counted)
    found = quantities_of(text, line, tokens, dates, language)
    assert len(found) == len(dates) == 300
    assert held < 100 * len(found)


@pytest.mark.parametrize(("language", "figure"), [("en", "25"), ("de", "25")])
def test_what_is_counted_stands_near_its_number(language: str, figure: str) -> None:
    for blanks, units in ((1, 1), (REACH, 0)):
        text = figure + " " * blanks + "Tonnen"
        line = Span(0, len(text))
        (found,) = quantities_of(text, line, words_of(text, line, language), (), language)
        assert len(found.unit) == units
