"""Date expressions: what their words say, and the days they mean in an article of a known day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.entities.dates.date_words import DateKind, read_words
from index.entities.dates.dates_in_sentences import date_words
from index.entities.dates.dating import place
from index.entities.dates.published import published_by_words, published_on, published_together
from index.entities.dates.tense import Tense, tense_at
from index.entities.dates.when import Published, When
from index.entities.recognition.expressions import dates

WEDNESDAY = "2019-05-15"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


def read(text: str):
    whole = Span(0, len(text))
    return [
        (words, tense_at(text, whole, words.span))
        for words in date_words(text, whole, dates(text, 0, len(text)))
    ]


def values(text: str, published: str | None = WEDNESDAY) -> list[str | None]:
    """Where each date of a sentence lies, in an article of this day."""
    day = published_on(published)
    placed = [place(words, day, tense) for words, tense in read(text)]
    return [when.value if when else None for when in placed]


@pytest.mark.parametrize(
    "written",
    ["3 June 2017", "June 3, 2017", "3rd of June, 2017", "2017-06-03", "13/6/2017", "June 13, 2017"],
)
def test_all_usual_orders_of_a_full_date(written):
    expected = "2017-06-13" if "13" in written else "2017-06-03"
    assert values(f"The dam burst on {written}.", None) == [expected]


def test_figures_whose_order_is_open_stay_open():
    assert values("The dam burst on 5/7/2017 in the night.") == [None]
    assert values("The dam burst on 7/7/2017 in the night.") == ["2017-07-07"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ferry sank on Monday.", "2019-05-13"),
        ("The ferry sank on Wednesday.", "2019-05-15"),
        ("The ferry sank on Thursday.", None),
        ("The ferry has been lost since Thursday.", "2019-05-09"),
        ("The ferry sank last Thursday.", "2019-05-09"),
        ("The inquiry will open on Thursday.", "2019-05-16"),
        ("On Friday, the council will vote on the plan.", "2019-05-17"),
        ("The council said on Monday it will vote.", "2019-05-13"),
        ("The vote is scheduled for Monday.", "2019-05-20"),
        ("The bill that passed on Tuesday will help farmers.", "2019-05-14"),
        ("The storm set the village on edge on Friday.", "2019-05-10"),
        ("He was set to speak on Friday.", None),
        ("The two agreed to meet on Friday.", None),
        ("He would decide on Friday.", None),
        ("He called a meeting for Friday.", None),
        ("The minister resigned ahead of Friday's vote.", None),
        ("States voting on Friday are rich.", None),
        ("Friday's report, a long one.", "2019-05-10"),
        ("The firm will cut jobs on Friday.", "2019-05-17"),
        ("A service will be held on Friday.", "2019-05-17"),
        ("The report is expected to be released on Friday.", "2019-05-17"),
        ("A service is being held on Friday.", None),
        ("He told “Town Talk” on Monday that all should vote.", "2019-05-13"),
        ("He praised the mayor's plans to build on Monday.", None),
        ("On Monday Mrs May also struck a tree.", "2019-05-13"),
        ("He believed a deal could be reached on Friday.", None),
        ("Results are expected after Friday's vote.", None),
        ("A vote was possible on Friday.", None),
        ("The judge ruled today that it stays.", "2019-05-15"),
        ("Today, the mayor opened the bridge.", "2019-05-15"),
        ("Today, the mayor owns the bridge.", None),
        ("The mills that dominate the valley today burned.", None),
        ("The mayor, who faces a vote on Friday, has resigned.", None),
        ("Police in Orlow on Friday said so.", "2019-05-10"),
        ("On Saturday she may have won.", "2019-05-11"),
        ("The firm cut jobs on Friday.", "2019-05-10"),
        ("He resigned last Friday.", "2019-05-10"),
        ("He resigned last Monday.", None),
        ("Next Tuesday the shops close.", "2019-05-21"),
        ("Next Friday the shops close.", None),
    ],
)
def test_weekdays_follow_the_verbs(sentence, expected):
    assert values(sentence) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("yesterday", "2019-05-14"),
        ("two days ago", "2019-05-13"),
        ("last week", "2019-05-06/2019-05-12"),
        ("earlier this month", "2019-05-01/2019-05-15"),
        ("last month", "2019-04"),
        ("last year", "2018"),
        ("six years ago", "2013"),
        ("in March", "2019-03"),
        ("in December", "2018-12"),
        ("on Jan. 9", "2019-01-09"),
        ("in the first quarter of 2015", "2015-01-01/2015-03-31"),
        ("in the 1980s", "1980-01-01/1989-12-31"),
        ("since 2014", "2014"),
        ("from 2011 to 2013", "2011-01-01/2013-12-31"),
        ("between April 2 and April 9", "2019-04-02/2019-04-09"),
        ("on April 2-4", "2019-04-02/2019-04-04"),
        ("over the weekend", "2019-05-11/2019-05-12"),
    ],
)
def test_what_counts_from_the_day_of_publication(words, expected):
    assert values(f"The mill was closed {words}.") == [expected]


@pytest.mark.parametrize("words", ["yesterday", "on Monday", "last week", "two days ago"])
def test_without_a_day_of_publication_nothing_is_inferred(words):
    assert values(f"The mill was closed {words}.", None) == [None]


@pytest.mark.parametrize(
    "words",
    [
        "for 20 years",
        "after Black Monday",
        "over the last month",
        "on Sundays",
        "in the past week",
        "for two decades",
    ],
)
def test_a_length_of_time_or_a_habit_dates_nothing(words):
    assert values(f"The mill was closed {words}.") == []


@pytest.mark.parametrize("words", ["two days later", "the following week", "that day"])
def test_what_counts_from_another_event_stays_open(words):
    assert values(f"The mill was closed {words}.") == [None]


def test_the_last_week_of_a_month_is_not_last_week():
    found = read("He chose the last week of a month.")
    assert {words.kind for words, _ in found} == {DateKind.DEPENDENT}


def test_a_day_without_a_year_keeps_it_open_unless_the_article_has_one():
    assert values("The dam burst on June 3.", None) == ["--06-03"]
    assert values("The dam burst on June 3.") == ["2019-06-03"]
    assert values("The treaty was signed on Nov. 30.") == [None]


@pytest.mark.parametrize("words", ["this year", "last year", "next year"])
def test_a_whole_year_of_which_the_number_is_open_is_no_day(words):
    """A day named with its weekday tells on which day of what year an article appeared, not in which year."""
    day = Published(date(2000, 7, 5), date(2000, 7, 7), year_known=False, inferred=True)
    [(found, tense)] = read(f"The harbour opens {words}.")
    assert place(found, day, tense) is None


@given(st.dates(date(1500, 1, 1), date(2999, 1, 1)), st.integers(0, 900), st.booleans())
def test_every_stretch_of_the_calendar_has_a_value_of_days(first, days, known):
    value = When(first, first + timedelta(days=days), year_known=known).value
    assert all(part.strip("-0123456789") == "" and len(part) >= 4 for part in value.split("/"))


def test_a_month_of_the_other_side_that_is_nearer_leaves_it_open():
    assert values("Citing a memo that he wrote in June, he left.") == [None]


def test_a_weekday_with_its_date_is_one_expression():
    text = "The rector resigned on Monday (May 13), and left."
    ((words, _),) = read(text)
    assert words.span.of(text) == "Monday (May 13)"
    assert (words.weekday, words.month, words.day) == (0, 5, 13)


def test_a_weekday_that_its_date_does_not_fall_on_is_damaged():
    ((words, tense),) = read("The rector resigned on Tuesday, May 13, 2019.")
    when = place(words, None, tense)
    assert when is not None
    assert when.damaged
    assert when.value == "2019-05-13"


@pytest.mark.parametrize(
    ("text", "span", "clock"),
    [
        ("It burned at 9:30 p.m. on Monday there.", "9:30 p.m. on Monday", "21:30"),
        ("It burned Monday night there.", "Monday night", "night"),
        ("It burned on Monday at 4 a.m. there.", "Monday at 4 a.m.", "04:00"),
        ("It burned at noon on May 2 there.", "noon on May 2", "noon"),
    ],
)
def test_the_time_of_day_is_kept(text, span, clock):
    ((words, _),) = read(text)
    assert (words.span.of(text), words.clock) == (span, clock)


def test_a_clock_time_of_a_bare_month_is_damaged_and_only_a_month():
    ((words, tense),) = read("All troops leave by 10 a.m. April.")
    when = place(words, published_on(WEDNESDAY), tense)
    assert when is not None
    assert when.damaged
    assert when.value == "2019-04"


def test_an_early_hour_in_utc_leaves_two_days_open():
    assert published_on("2019-05-15T02:30:00Z") == Published(date(2019, 5, 14), date(2019, 5, 15))
    assert published_on("2019-05-15T00:00:00Z") == Published(date(2019, 5, 15), date(2019, 5, 15))
    assert published_on("2019-05") is None
    assert values("He left yesterday. She came on Monday.", "2019-05-15T02:30:00Z") == [None, "2019-05-13"]


def test_a_weekday_named_with_its_date_tells_when_the_article_appeared():
    published = published_by_words(read("He resigned on Monday (May 13)."))
    assert published is not None
    assert (published.latest - published.earliest).days == 2
    assert (published.year_known, published.inferred) == (False, True)
    sunday, tuesday = (
        place(words, published, tense) for words, tense in read("On Sunday it rained. On Tuesday it rained.")
    )
    assert sunday is not None
    assert (sunday.value, sunday.inferred) == ("--05-12", True)
    assert tuesday is None


def test_sources_that_appeared_days_apart_tell_nothing_of_another():
    def on(day: int) -> Published:
        return Published(date(2019, 5, day), date(2019, 5, day))

    together = published_together([on(13), on(14)])
    assert together == Published(date(2019, 5, 13), date(2019, 5, 14), inferred=True)
    assert published_together([on(3), on(14)]) is None
    assert published_together([]) is None


def test_days_without_a_year_meet_in_any_year():
    known = When(date(2019, 5, 1), date(2019, 5, 31))
    unknown = When(date(2004, 5, 9), date(2004, 5, 9), year_known=False)
    assert known.meets(unknown)
    assert not known.meets(When(date(2004, 6, 9), date(2004, 6, 9), year_known=False))


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("Rain will fall on it.", Tense.FUTURE),
        ("Rain fell on it.", Tense.PAST),
        ("He is on it.", Tense.UNSURE),
        ("He wants a house on it.", Tense.NONE),
        ("He refused to sleep on it.", Tense.UNSURE),
        ("He drove to the house on it.", Tense.PAST),
        ("On it he stayed.", Tense.PAST),
        ("But in a letter for us on it with the mayor, he stayed.", Tense.NONE),
        ("But in a letter of the board on it with the mayor, he stayed.", Tense.PAST),
        ("During a vote late it with nobody there, he will stay.", Tense.FUTURE),
        ("At a rally before a vote on it in Halden, he spoke.", Tense.NONE),
        ("They vote by mail — come it — as he said.", Tense.FUTURE),
        ("He saw the day come it is said.", Tense.PAST),
    ],
)
def test_tense(sentence, tense):
    start = sentence.index("it")
    assert tense_at(sentence, Span(0, len(sentence)), Span(start, start + 2)) is tense


some_day = st.dates(date(1900, 1, 1), date(2090, 12, 31))


@given(some_day)
def test_every_spelling_of_a_day_is_that_day(day):
    month = MONTHS[day.month - 1]
    for written in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        day.isoformat(),
    ):
        words = read_words(written)
        assert words is not None
        when = place(words, None, Tense.NONE)
        assert when is not None
        assert (when.first, when.last) == (day, day)
        assert when.value == day.isoformat()


@given(some_day, st.sampled_from(DAYS), st.sampled_from([Tense.PAST, Tense.FUTURE]))
def test_a_weekday_is_within_a_week_on_the_side_of_its_verb(day, name, tense):
    words = read_words(name)
    assert words is not None
    when = place(words, Published(day, day), tense)
    if tense is Tense.PAST and (day.weekday() + 1) % 7 == DAYS.index(name):
        # The day after publication: of an article that was written on, or told by what was to come.
        assert when is None
        return
    assert when is not None
    assert when.first.weekday() == DAYS.index(name)
    distance = (when.first - day).days
    assert (0 <= distance < 7) if tense is Tense.FUTURE else (-6 < distance <= 0)


@given(some_day, st.integers(0, 3), st.sampled_from([*DAYS, "yesterday", "last week", "June", "June 3"]))
def test_with_less_known_of_publication_nothing_else_is_said(day, days, written):
    """An answer for a span of days is the answer for each of its ends."""
    words = read_words(written)
    assert words is not None
    later = day + timedelta(days=days)
    found = place(words, Published(day, later), Tense.PAST)
    if found is not None:
        assert found == place(words, Published(day, day), Tense.PAST)
        assert found == place(words, Published(later, later), Tense.PAST)


_PIECES = st.sampled_from(
    [*"0123456789/-.,", " ", " of ", "June", "May", "last ", "Monday", "week", " ago", "’s"]
)


@given(st.text(max_size=30) | st.lists(_PIECES, max_size=8).map("".join), some_day)
def test_no_words_break_it(written, day):
    words = read_words(written)
    if words is not None:
        for tense in Tense:
            when = place(words, Published(day, day), tense)
            assert when is None or (when.first <= when.last and when.value)
