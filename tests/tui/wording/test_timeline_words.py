"""Days and numbers in words, and the widths of a timeline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import Span
from index.comparison.model import CellState, Telling, Timeline, TimelineRow
from index.entities.dates.when import When
from index.languages import date_order
from tui.layout.timeline import entries_of, timeline_layout, timeline_lines
from tui.settings.setting_names import DATE_LANGUAGES, DATE_ORDERS
from tui.wording.date_languages import ISO, LANGUAGES, write_dates_in
from tui.wording.timeline_words import calendar_words, counted_words


@pytest.mark.parametrize(
    ("value", "words", "brief"),
    [
        ("2021-07-04", "Sun 4 July 2021", "4 July 2021"),
        ("--09-11", "11 September", "11 Sept"),
        ("2021-07", "July 2021", "July 2021"),
        ("2014", "2014", "2014"),
        ("--09", "September", "Sept"),
        ("1990-01-01/1999-12-31", "1990–1999", "1990–1999"),
        ("2021-06-28/2021-07-04", "28 June – 4 July 2021", "28 June–4 July 2021"),
        ("2021-07-05/2021-07-09", "5–9 July 2021", "5–9 July 2021"),
        ("--06-28/--07-04", "28 June – 4 July", "28 June–4 July"),
        ("2020-12-28/2021-01-03", "28 Dec 2020 – 3 Jan 2021", "28 Dec 2020–3 Jan 2021"),
        ("", "", ""),
    ],
)
def test_days_in_words(value, words, brief):
    assert calendar_words(value) == words
    assert calendar_words(value, short=True) == brief


@pytest.mark.parametrize(
    ("language", "day", "stretch", "brief", "month"),
    [
        ("de", "So 4. Juli 2021", "28. Juni – 4. Juli 2021", "5.–9. Juli 2021", "September"),
        ("es", "dom 4 de julio de 2021", "28 jun – 4 jul 2021", "5–9 jul 2021", "septiembre"),
        ("fr", "dim. 4 juillet 2021", "28 juin – 4 juil. 2021", "5–9 juil. 2021", "septembre"),
        ("iso", "2021-07-04", "2021-06-28 – 2021-07-04", "2021-07-05 – 2021-07-09", "09"),
    ],
)
def test_days_in_other_languages(language, day, stretch, brief, month):
    write_dates_in(language)
    try:
        assert calendar_words("2021-07-04") == day
        assert calendar_words("2021-06-28/2021-07-04") == stretch
        assert calendar_words("2021-07-05/2021-07-09", short=True) == brief
        assert calendar_words("--09") == month
    finally:
        write_dates_in("en")


def test_every_language_has_all_names():
    assert (*LANGUAGES, ISO) == DATE_LANGUAGES
    assert date_order.DATE_ORDERS == DATE_ORDERS
    for one in LANGUAGES.values():
        assert (len(set(one.months)), len(set(one.short)), len(set(one.days))) == (12, 12, 7)


@given(st.dates(date(1500, 1, 1)), st.integers(0, 4000), st.booleans())
@example(date(2000, 1, 1), 365, False)
def test_every_stretch_of_the_calendar_has_words(first, days, known):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    value = When(first, last, year_known=known).value
    for short in (False, True):
        words = calendar_words(value, short=short)
        assert words
        assert not words.startswith("-")


def _row(value: str, text: str, counted: str | None = None) -> TimelineRow:
    start = text.index(counted) if counted else 0
    telling = Telling("a", Span(0, 1), Span(0, len(text)), value, CellState.SAME)
    return TimelineRow(
        value,
        "a",
        Span(0, len(text)),
        (telling,),
        Span(start, start + len(counted)) if counted is not None else None,
    )


@pytest.mark.parametrize(
    ("text", "counted", "words"),
    [
        ("12 hens lay", "hens", "12 hens"),
        ("12 of the hens", "hens", "12 hens"),
        ("12 of hens", "hens", "12 of hens"),
        ("12 in hens", "hens", "12 in hens"),
        ("12", "", "12"),
    ],
)
def test_a_number_stands_with_what_it_counts(text, counted, words):
    assert counted_words(_row("12", text, counted), text) == words


@given(
    st.integers(60, 240),
    st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=20), min_size=1, max_size=14),
    st.lists(st.sampled_from(["2021-07-04", "2014", "--09-11", "2021-06-28/2021-07-04"]), max_size=5),
    st.sampled_from(["12 hens", "12 hens of the farm beyond the northern hills"]),
    st.integers(0, 60),
)
def test_a_layout_fills_its_width_and_gives_each_row_its_lines(width, labels, values, counted, note):
    text = f"{counted} lay"
    timeline = Timeline(
        tuple(labels),
        tuple(_row(value, text) for value in values),
        (_row("", text),),
        (_row("12", text, counted.removeprefix("12 ")),),
    )
    entries = entries_of(timeline, {"a": text})
    layout = timeline_layout(width, labels, entries, note)
    assert layout.note <= note + 2
    used = (
        1 + layout.day + layout.subject + layout.note + (layout.column * len(labels) if layout.columns else 0)
    )
    assert used == width
    assert layout.subject > 20
    lines = timeline_lines(entries, timeline, layout.columns, len(labels) > 1)
    each = 2 if len(labels) > 1 and not layout.columns else 1
    for number in range(len(entries)):
        assert sum(line.entry == number for line in lines) == each
    assert [line.heading for line in lines if line.heading] == ["WITHOUT A DAY", "NUMBERS"]


@pytest.mark.parametrize(("width", "shown"), [(80, 18), (120, 28), (160, 30)])
def test_a_long_number_has_what_is_left_beside_comfortable_words(width, shown):
    text = "51 senators or four defections of theirs lay"
    row = _row("51", text, "senators or four defections of theirs")
    layout = timeline_layout(
        width, ("a", "b"), entries_of(Timeline(("a", "b"), (), (), (row,)), {"a": text}), 9
    )
    assert layout.number == shown + 2


def test_a_long_number_takes_nothing_from_words_where_it_goes_on_in_the_next_line():
    text = "51 senators or four defections of theirs lay"
    row = _row("51", text, "senators or four defections of theirs")
    labels = ("Gazette", "Courier", "Morning Post", "Evening Star", "Herald")
    layout = timeline_layout(80, labels, entries_of(Timeline(labels, (), (), (row,)), {"a": text}), 9)
    assert (layout.columns, layout.day) == (False, 16)


def test_notes_have_what_ample_words_leave():
    layouts = [timeline_layout(width, ("a", "b"), (), 60) for width in (100, 120, 160)]
    assert [(layout.subject, layout.note) for layout in layouts] == [(60, 27), (60, 47), (99, 48)]
