"""Things of one class that each of two articles names alone, in sentences that no words link."""

import pytest


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("They got in through the roof.", "A tunnel had been their way in.", ("roof", "tunnel")),
        (
            "They got away on foot.",
            "The men were seen on a motorcycle minutes later.",
            ("on foot", "motorcycle"),
        ),
        (
            "A jogger raised the alarm.",
            "It was a baker, on her way to work, who called the police.",
            ("jogger", "baker"),
        ),
    ],
)
def test_another_thing_of_its_class_in_its_place_contradicts(told, ours, theirs, expected):
    assert told("claim", ours, theirs) == [[expected], [expected[::-1]]]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # Both articles name the one.
        ("They got in through the roof.", "A tunnel led them to a ladder and to the roof."),
        # Two people.
        ("The baker Anna Lund raised the alarm.", "The jogger Tom Ferris heard nothing."),
        # How many there were is told by a figure.
        ("They got away in two cars.", "Three motorcycles were found."),
        # A name.
        ("They got in through the roof.", "The men were seen near the Tunnel Café."),
        # Two days.
        ("They tried the roof on Friday.", "On Sunday they dug a tunnel."),
    ],
)
def test_things_of_one_class_that_are_no_rivals(told, ours, theirs):
    assert told("claim", ours, theirs) == [[], []]


def test_things_that_both_articles_name_are_no_rivals_in_linked_sentences_either(found):
    left = "Burglars got through a skylight into the vault of the Arden bank, where they took 900 coins."
    right = "The burglars who took 900 coins got into the Arden bank and its vault through a sewer."
    more = "\n\nDogs searched the garden and found glass of the skylight there."
    assert ("claim", "major", "skylight", "sewer") in [each[:4] for each in found(left, right)]
    assert not [each for each in found(left, right + more) if each[:2] == ("claim", "major")]
