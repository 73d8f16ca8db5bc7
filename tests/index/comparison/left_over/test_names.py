"""People, bodies and places that each of two articles names alone, in sentences that few words link."""

import pytest

STORY = """Burglars empty vault of bank in Arden

Burglars emptied the vault of a bank in Arden on Sunday night and took 12 million crowns, police said.

{}

The director of the bank, Vera Holm, offered a reward of 300,000 crowns for any clue to the burglars.

Customers stood in the street in front of the bank on Monday and asked for their savings.
"""
RETOLD = """Vault of a bank in Arden emptied by burglars

According to the police, burglars took 12 million crowns from the vault of a bank in Arden on Sunday night.

{}

Vera Holm, the bank's director, has offered a reward of 300,000 crowns for clues to the burglars.

In the street in front of the bank customers asked for their savings on Monday.
"""


@pytest.fixture
def told(found):
    def told(ours, theirs):
        return [
            [each[2:4] for each in found(left, right) if each[:2] == ("name", "major")]
            for left, right in (
                (STORY.format(ours), RETOLD.format(theirs)),
                (RETOLD.format(theirs), STORY.format(ours)),
            )
        ]

    return told


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
    assert told(ours, theirs) == [[expected], [expected[::-1]]]


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
    assert told(ours, theirs) == [[], []]
