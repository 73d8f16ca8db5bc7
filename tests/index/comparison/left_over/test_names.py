"""People, bodies and places that each of two articles names alone, in sentences that few words link."""

import pytest


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (
            "Their van turned up empty in Lisbon.",
            "Officers discovered the empty van in Madrid.",
            ("Lisbon", "Madrid"),
        ),
        (
            "The alarm was installed by Norvik Systems.",
            "It was Halden Group that installed the alarm.",
            ("Norvik Systems", "Halden Group"),
        ),
    ],
)
def test_two_names_told_of_the_same_are(told, ours, theirs, expected):
    assert told("name", ours, theirs) == [[expected], [expected[::-1]]]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Their van turned up empty in Lisbon.", "A guard had come from Madrid."),
        ("Their van turned up empty in France.", "The French police discovered the empty van."),
        ("The alarm was installed by TGW.", "It was TWG that installed the alarm."),
        ("The alarm was installed by Norvik Systems.", "It was Norvik that installed the alarm."),
        ("Their van turned up empty in Spain.", "Officers discovered the empty van in Madrid."),
    ],
)
def test_names_of_other_things_or_of_one_are_not(told, ours, theirs):
    assert told("name", ours, theirs) == [[], []]
