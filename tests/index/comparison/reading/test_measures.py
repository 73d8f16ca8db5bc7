import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.comparison.reading.ages import is_age
from index.comparison.reading.clocks import clocks
from index.comparison.reading.dates import time_points
from index.comparison.reading.numerals import quantities
from index.comparison.reading.ranks import ranks


def one(text):
    (found,) = quantities(text, Span(0, len(text)))
    return found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a walk of 50 km", "a walk of 31 miles"),
        ("48 hours of talks", "two days of talks"),
        ("90 days of truce", "a truce of three months"),
        ("43 degrees Celsius", "109 degrees Fahrenheit"),
        ("12,000 hectares of forest", "120 square kilometres of forest"),
        ("four and a half hours", "four hours and 30 minutes"),
        ("a third of the houses", "33 percent of houses"),
        ("35 cents for a loaf", "$0.35 for a loaf"),
        ("weighs 1,800 kilograms", "weighs 1.8 tonnes"),
        ("at least 1,000 dead", "more than 1,037 dead"),
        ("they met twice", "they met two times"),
        ("2,5 million euros", "2.5 million euros"),
        ("a half-dozen houses", "six houses"),
        ("more than a dozen houses", "20 houses"),
        ("two thirds backed it", "67 percent backed it"),
        ("sank by almost a third", "sank by 31 percent"),
        ("loans of $350 billion", "loans of $349 billion"),
        ("66% of the votes", "66.4% of the votes"),
    ],
)
def test_the_same_in_two_measures_agrees(left, right):
    assert one(left).agrees(one(right))
    assert one(right).agrees(one(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a walk of 50 km", "a walk of 50 miles"),
        ("48 hours of talks", "three days of talks"),
        ("two thirds of the houses", "a third of the houses"),
        ("half of the houses", "20 percent of houses"),
        ("at least 320 dead", "at least 230 dead"),
        ("$15 million", "€15 million"),
        ("they met twice", "they met three times"),
        ("2,5 million euros", "2,6 million euros"),
        ("2,500 euros", "2,5 euros"),
        ("loans of $353 billion", "loans of $349 billion"),
        ("66% of the votes", "67.6% of the votes"),
        ("66 votes", "67 votes"),
        ("$10.60 for a loaf", "$10.55 for a loaf"),
    ],
)
def test_other_amounts_do_not(left, right):
    assert not one(left).agrees(one(right))


def test_a_percentage_and_what_it_led_to_are_no_range():
    found = quantities("Profit fell 31 percent to 412 million crowns.", Span(0, 44))
    assert [(each.kind, each.low, each.high) for each in found] == [
        ("percent", 31, 31),
        ("count", 412e6, 412e6),
    ]


def test_half_an_hour_is_no_share():
    assert quantities("It took nearly half an hour.", Span(0, 28)) == ()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("shortly after 3 a.m.", [180]),
        ("at 10.30pm on Monday", [1350]),
        ("noon local time", [720]),
        ("from midnight to 12 a.m.", [0, 0]),
        ("at 6 p.m. (1600 GMT)", [1080, 960]),
        ("in 1600 men fought", []),
        ("at half past four in the afternoon", [990]),
        ("at 3:40 on Monday morning", [220]),
        ("a quarter to one at night, or at eleven at night", [45, 1380]),
        ("from eight in the morning to 6 o'clock in the evening", [480, 1080]),
        ("two died on Monday morning, nine in the evening", []),
        ("13 p.m. is no time", []),
    ],
)
def test_times_of_day_are_minutes_after_midnight(text, minutes):
    assert [clock.minutes for clock in clocks(text, Span(0, len(text)))] == minutes


def test_two_time_zones_may_name_one_moment():
    here, there = (clocks(text, Span(0, len(text)))[0] for text in ("6 p.m. EST", "11 p.m. GMT"))
    assert here.agrees(there)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the third strike since August", [3.0]),
        ("in the 78th minute", [78.0]),
        ("a third of the voters", []),
        ("on Fifth Avenue", []),
        ("ten metres per second of", []),
        ("the first half of the second year", [1.0, 2.0]),
    ],
)
def test_ranks_are_ordinals_that_rank_something(text, found):
    assert [rank.low for rank in ranks(text, Span(0, len(text)))] == found


@pytest.mark.parametrize(
    ("text", "number", "age"),
    [
        ("the 41-year-old teacher", "41", True),
        ("Petra Holm, 41, a teacher", "41", True),
        ("a woman aged 41 and her son", "41", True),
        ("Engel, who is 45, won", "45", True),
        ("In Torvik, 41 houses burned", "41", False),
        ("Of the houses, 41, all of wood, burned", "41", False),
        ("the 41 teachers", "41", False),
        ("Edith Holm, who was 89 when she died", "89", True),
    ],
)
def test_ages_stand_beside_a_person(text, number, age):
    start = text.index(number)
    assert is_age(text, Span(start, start + len(number)), Span(0, len(text))) is age


@given(
    st.lists(
        st.sampled_from(
            "Holm, ,41 30+ 1,000 aged is $ % 5 a half and four hundred hours minutes p.m. 3 GMT 1600 78th "
            "third twice km cents of to - – ( ) . 99999999999".split()
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_run_of_figures_and_words_can_be_read(text):
    whole = Span(0, len(text))
    for each in (*quantities(text, whole), *clocks(text, whole), *ranks(text, whole)):
        assert 0 <= each.span.start < each.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Les dégâts s’élèvent à 2,1 millions d’euros, 3 milliards en tout.",
            [("2,1 millions", 2.1e6), ("3 milliards", 3e9)],
        ),
        (
            "Der Schaden liegt bei 1,2 Millionen Euro und 5 Mrd. Dollar.",
            [("1,2 Millionen", 1.2e6), ("5 Mrd.", 5e9)],
        ),
        ("Son 4 millones de euros y 3,4 miliardi.", [("4 millones", 4e6), ("3,4 miliardi", 3.4e9)]),
        ("Ущерб 2,1 млн евро, 3 миллиарда рублей.", [("2,1 млн", 2.1e6), ("3 миллиарда", 3e9)]),
        ("共有14人受伤，损失为120万元，预算3.5亿元。", [("14", 14), ("120万", 1.2e6), ("3.5亿", 3.5e8)]),
        ("2021年7月5日早上6点，第3名。", []),
        ("Flight abc12 and millions of others.", [("millions", 2e6)]),
        (
            "A million and a half people, 1.5 million.",
            [("A million and a half", 1.5e6), ("1.5 million", 1.5e6)],
        ),
        ("One and a half million left.", [("One and a half million", 1.5e6)]),
        (
            "Some 2 million and a half left in 2 and a half days.",
            [("Some 2 million and a half", 2.125e6), ("2 and a half", 2.5)],
        ),
    ],
)
def test_figures_are_read_as_other_languages_write_them(text, figures):
    found = quantities(text, Span(0, len(text)))
    assert [(each.span.of(text), each.low) for each in found] == figures


@pytest.mark.parametrize(("letter", "other"), [("i", "İ"), ("i", "ı"), ("s", "ſ")])
def test_a_letter_that_is_another_one_in_small_changes_no_value(letter: str, other: str) -> None:
    text = "On Friday half a million of several million saw the sixth race at noon, six minutes past six."

    def values(text: str) -> list[object]:
        whole = Span(0, len(text))
        return [
            *((each.low, each.high) for each in (*quantities(text, whole), *ranks(text, whole))),
            *(each.minutes for each in clocks(text, whole)),
        ]

    assert len(values(text)) >= 4
    assert values(text.replace(letter, other)) == values(text)


def test_a_weekday_in_turkish_capitals_is_one() -> None:
    (found,) = time_points("On FRİDAY the race began.", Span(0, 25), None)
    assert found.weekday == 4
