"""A vote that is unanimous in one article and divided in the other, and two tallies of one vote,
wherever that is told."""

import pytest

LEFT = "Anders Holm was found guilty of arson in Torvik on Monday.\n\n{}\n\nHolm, a baker, will go to prison."
RIGHT = "A baker in Torvik will go to prison for arson.\n\nThe trial took three weeks.\n\n{}"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The jury of twelve reached its verdict by 10 votes to 2.", "They were unanimous."),
        ("Two of the three judges backed the ruling.", "The ruling was unanimous."),
        ("The panel ruled unanimously that he had meant to.", "One of its members dissented."),
        ("It was a 2-1 decision of the court.", "The judges ruled unanimously."),
    ],
)
def test_a_vote_is_unanimous_or_divided(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs)) == ["claim"]
    assert majors(RIGHT.format(theirs), LEFT.format(ours)) == ["claim"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The council had voted 5-4 for the new prison.", "The jury was unanimous."),
        (
            "The jury reached its verdict by 10 votes to 2.",
            "The law requires that a jury is unanimous.",
        ),
        ("The senate called for unanimous consent.", "It was a 2-1 decision of the court."),
        ("The jury was not unanimous.", "The jury reached its verdict by 10 votes to 2."),
        ("The court ruled by 3 votes to none.", "The court was unanimous."),
    ],
)
def test_what_is_told_of_other_votes_is_no_contradiction(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs)) == []


OTHER = (
    "Farmers in Halden want new dykes before winter.\n\nThe river rose in May and drowned forty sheep.\n\n{}"
)


def test_votes_of_articles_that_have_nothing_else_in_common_are_two(majors):
    told = "One of the judges dissented.", "The court ruled unanimously."
    assert majors(LEFT.format(told[0]), RIGHT.format(told[1])) == ["claim"]
    assert majors(LEFT.format(told[0]), OTHER.format(told[1])) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "The council voted 31-20 on Tuesday to close the bakery.",
            "By 26 votes to 25 the bakery was closed.",
        ),
        ("The vote was nine to four.", "Its margin was 8-5, councillors said."),
    ],
)
def test_two_tallies_of_one_vote_contradict_each_other(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs)) == ["number"]
    assert majors(RIGHT.format(theirs), LEFT.format(ours)) == ["number"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # The same, told in words.
        ("The council voted 9-4 to close the bakery.", "By nine votes to four the bakery was closed."),
        # Of two bodies, by their size or by their names.
        ("The vote was 31-20.", "The vote was 218 to 210."),
        ("The senate voted 31-20.", "The council voted 30-21."),
        # Of two days.
        ("They voted 31-20 on Tuesday.", "They voted 30-21 on Friday."),
        # One of several.
        ("They voted 31-20, and 29-22 on the oven.", "The vote was 30-21."),
        # No vote.
        ("Torvik beat Halden 31-20.", "The score was 30-21."),
    ],
)
def test_what_may_be_two_votes_is_no_contradiction(majors, ours, theirs):
    assert "number" not in majors(LEFT.format(ours), RIGHT.format(theirs))
