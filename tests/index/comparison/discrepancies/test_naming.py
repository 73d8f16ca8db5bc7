"""Whom and what two sentences name in one place, and how they spell it."""

import pytest

from index.comparison.compare import compare
from index.comparison.reading.spellings import adjective


def test_a_name_and_its_short_form_that_both_give_are_no_two_spellings(article, resolved):
    text = "Officials at the Food and Drug Administration (FDA) held the tests of the clinic back on Monday."
    left, right = article(text, "left"), article(text, "right")
    assert not compare(left, right, resolved([left, right])).discrepancies


def test_a_side_of_a_thing_and_whose_it_is_are_no_rivals_of_its_name(found):
    def major(left, right):
        return [entry for entry in found(left, right) if entry[1] == "major"]

    asked = "A clerk of Holm declined to comment on the inquiry but confirmed that the ferry was searched."
    details = (
        "While Holm cannot comment on the details of the fire, a clerk confirmed that the ferry was searched."
    )
    assert major(asked, details) == []
    agreed = "The lawyers have no agreement with the senate of Holm about talks with {}."
    assert major(agreed.format("their client"), agreed.format("the engineer")) == []
    assert major(agreed.format("a pilot"), agreed.format("the engineer")) == [
        ("wording", "major", "pilot", "engineer")
    ]


def test_two_of_one_sort_and_two_in_one_office_are_rivals(found):
    def names(left, right):
        return [entry[1:] for entry in found(left, right) if entry[0] == "name"]

    assert names(
        "Two members of the Farmers' Party voted with the opposition.",
        "Two Green Party members sided with the opposition.",
    ) == [("major", "Farmers' Party", "Green Party")]
    assert names(
        "Inspector Hugo Lamm asked witnesses of the robbery in Arden to come forward.",
        "Police inspector Lukas Ramm appealed for witnesses of the robbery in Arden.",
    ) == [("major", "Hugo Lamm", "Lukas Ramm")]
    assert names(
        "Investigators in the case believe the group of hackers is based in Belarus.",
        "The group of hackers operates out of Moldova, investigators in the case believe.",
    ) == [("major", "Belarus", "Moldova")]
    assert names(
        "Headmaster Petros Vlachou led the children out of the building.",
        "The pupils were led outside by headmaster Petros Vlachos.",
    ) == [("minor", "Vlachou", "Vlachos")]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("arcania", "arcanian", True), ("ishkash", "ishkashim", False)]
)
def test_a_place_that_is_cut_short_is_no_adjective(one, other, expected):
    assert adjective(one, other) is adjective(other, one) is expected


def test_a_place_by_name_and_by_its_adjective_is_one(found):
    left = "Her family owns farms throughout the Midwestern region and sells equipment."
    right = "Her family owns farms and sells equipment in the Midwest."
    assert [entry for entry in found(left, right) if entry[0] == "name"] == []
    left = "Moscow has a base in Arcania. In the Arcanian capital, Dorn, about 3,000 people protested."
    right = "Moscow has a base in Arcania. In Dorn, Arcania's capital, some 3,000 people protested."
    assert [entry for entry in found(left, right) if entry[0] == "name"] == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Coach Helder Antunes, who is leaving for Spain after four years, was carried by his players.",
            "For Helder Antunes it was a farewell: the coach goes to Italy after four seasons with the club.",
            [("Spain", "Italy")],
        ),
        # A country and a town in another one are no rivals.
        (
            "Coach Helder Antunes, who is leaving for Spain after four years, was carried by his players.",
            "For Helder Antunes it was a farewell: the coach goes to Vienna after four seasons with it.",
            [],
        ),
        (
            "Arden led early when a shot of the Brazilian forward Anderson Lima went in off the post.",
            "A shot of the Argentine striker Anderson Lima, off the post, gave Arden an early lead.",
            [("Brazilian", "Argentine")],
        ),
    ],
)
def test_places_and_nationalities_are_rivals_by_what_else_both_have(found, left, right, expected):
    assert [entry[2:] for entry in found(left, right) if entry[0] == "name"] == expected
