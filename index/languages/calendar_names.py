"""The months and the days of the week in English, small and in their order."""

from __future__ import annotations

from index.languages.word_tables import by_word

MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())

MONTH_FORMS = by_word(
    (number, f"{name} {name[:3]}{' sept' if name == 'september' else ''}")
    for number, name in enumerate(MONTHS, 1)
)
"""Number of a month, 1 to 12, by its name or the usual abbreviation, without a full stop."""
