"""In which order a date in figures names day and month, where it can be read both ways."""

from __future__ import annotations

import os

VARIABLE = "READER_DATE_ORDER"
"""In the environment, so that the processes that read articles beside this one know it too."""
OPEN = "open"
DAY_MONTH = "day-month"
MONTH_DAY = "month-day"
DATE_ORDERS = (OPEN, DAY_MONTH, MONTH_DAY)


def read_figures_as(order: str) -> None:
    """From now on 03/04/2021 is the third of April or the fourth of March, unless the environment has already
    said which; `OPEN` leaves it at that."""
    if order != OPEN and not os.environ.get(VARIABLE):
        os.environ[VARIABLE] = order


def date_order() -> str:
    """The order that counts, one of `DATE_ORDERS`."""
    order = os.environ.get(VARIABLE, OPEN)
    return order if order in DATE_ORDERS else OPEN


def day_and_month(first: int, second: int) -> tuple[int, int] | None:
    """Which of two figures is the day and which the month; None where it could be either, or neither."""
    if max(first, second) > 31 or min(first, second) < 1 or min(first, second) > 12:
        return None
    if first > 12 or first == second:
        return first, second
    order = date_order()
    if second > 12 or order == MONTH_DAY:
        return second, first
    return (first, second) if order == DAY_MONTH else None


def kept_with() -> tuple[str, ...]:
    """What counts for what was read and is kept: nothing where the order is open."""
    return () if date_order() == OPEN else (date_order(),)
