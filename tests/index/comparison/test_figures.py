import pytest


def numbers(entries):
    return [entry[2:] for entry in entries if entry[0] == "number"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Dozens of fans climbed the barriers after the match and 14 people were arrested, police said.",
            "About 60 fans climbed the barriers after the match, and police made 41 arrests.",
            ("14", "41"),
        ),
        (
            "Analysts expected unemployment in Norway to stay below 6% next spring.",
            "Analysts expected unemployment in Norway to stay above 6% next spring.",
            ("below 6%", "above 6%"),
        ),
        (
            "The builder paid the mayor of Arden 230,000 euros for the contract, the court heard.",
            "The builder paid the mayor of Arden EUR 320,000 for the contract, the court heard.",
            ("230,000", "EUR 320,000"),
        ),
    ],
)
def test_figures_that_exclude_each_other_are_told(found, left, right, expected):
    assert numbers(found(left, right)) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Parts of a whole.
        (
            "Eight states have legal casinos, and another 21 states allow small lotteries, the board said.",
            "Small lotteries are legal in 29 states, the board said.",
        ),
        # What the one counts the other leaves out.
        (
            "The order let visas go to two non-coastal countries, the ministry said.",
            "The order let visas go to six coastal countries, the ministry said.",
        ),
        # A round dozen.
        (
            "The inspector has at least four dozen questions for the owner of the mill, the paper said.",
            "The inspector has more than 40 questions for the owner of the mill, the paper said.",
        ),
        (
            "The mill lost at least 6% of its workers last year, the union said.",
            "The mill lost up to 6% of its workers last year, the union said.",
        ),
        (
            "The fine came to 1.5 million euros, the court in Arden said.",
            "The fine came to EUR 1.5m, the court in Arden said.",
        ),
    ],
)
def test_figures_that_may_both_be_right_are_not(found, left, right):
    assert numbers(found(left, right)) == []
