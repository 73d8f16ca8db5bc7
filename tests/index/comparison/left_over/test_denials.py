"""What one of two articles denies and the other tells, in sentences that no other words link."""

import pytest


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (
            "Detectives said the robbers had left fingerprints on a door.",
            "No fingerprints have been secured, said a spokesman for the detectives.",
            ("fingerprints", "No fingerprints"),
        ),
        (
            "Work to strengthen the walls of the cellar was under way.",
            "No work was being done in the cellar, its owner said.",
            ("Work to strengthen the walls of the cellar", "No work was being done in the cellar"),
        ),
    ],
)
def test_what_one_denies_and_the_other_tells_is_told(told, ours, theirs, expected):
    assert told("claim", ours, theirs) == [[expected], [expected[::-1]]]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Doctors treated him for bruises.", "The guard had no serious bruises."),
        ("It was the first raid on the house.", "No raid on the house had been heard of until then."),
        ("Detectives found no fingerprints at the scene.", "No fingerprints have turned up so far."),
        ("Detectives revealed the plan of the burglars.", "Nothing of the kind was planned, a lawyer said."),
        ("A crowd filled the market square.", "No crowd at the square had been larger, the mayor said."),
        ("Were there fingerprints at the scene?", "No fingerprints have turned up so far."),
    ],
)
def test_what_is_denied_of_something_else_is_not(told, ours, theirs):
    assert told("claim", ours, theirs) == [[], []]
