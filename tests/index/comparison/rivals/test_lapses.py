"""How long before or after: two lengths of time of one act that differ are told, in whatever units."""

import pytest


def dates(found, told, ours, theirs):
    pair = told.format(ours), told.format(theirs)
    return [each[2:] for each in found(*pair) if each[1] == "major" and each[0] in ("date", "number")]


@pytest.mark.parametrize(
    ("told", "ours", "theirs"),
    [
        ("The captain had resigned {} the fire, the company said.", "a month before", "two weeks before"),
        ("The captain had resigned {} the fire, the company said.", "a month before", "two months before"),
        ("The captain was released {} in Torvik, the court said.", "two weeks earlier", "a month before"),
        ("The trial of the captain began {} the fire.", "two weeks after", "six months after"),
        ("The captain was arrested {} in Torvik, police said.", "three days later", "a year later"),
        ("The captain was arrested {} in Torvik, police said.", "three weeks ago", "two days ago"),
    ],
)
def test_lengths_of_time_that_differ_are_told_once(found, told, ours, theirs):
    assert dates(found, told, ours, theirs) == [(ours, theirs)]
    assert dates(found, told, theirs, ours) == [(theirs, ours)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("a month before", "four weeks before"),
        ("a year before", "12 months before"),
        ("a week before", "seven days earlier"),
        ("a month before", "one month before"),
        ("two weeks before", "a month after"),
    ],
)
def test_one_length_of_time_in_two_units_is_not(found, ours, theirs):
    told = "The captain had resigned {} the fire, the company said."
    assert dates(found, told, ours, theirs) == []


def test_two_numbers_of_one_unit_are_told_as_numbers(found):
    told = "The captain had resigned {} weeks before the fire, the company said."
    assert dates(found, told, "two", "six") == [("two", "six")]


def test_a_length_of_time_that_the_other_article_tells_too_is_no_rival(found):
    ours = "The captain had resigned a month before the fire, the company said."
    theirs = "The captain had resigned two weeks before the fire, a month before the trial, the company said."
    assert [each for each in found(ours, theirs) if each[0] == "date"] == []
