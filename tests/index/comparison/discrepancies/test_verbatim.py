"""What differs in the midst of words that are the same contradicts; what both articles tell does not."""

import pytest

from index.comparison.compare import compare
from index.comparison.model import Severity


@pytest.mark.parametrize(
    ("told", "ours", "theirs", "kind"),
    [
        ("The president said Iran had fired as many as {} ballistic missiles.", "15", "16", "number"),
        ("The company owns more than {} hotels and golf clubs around the world.", "10", "11", "number"),
        ("The ferry company paid $3 {} to the families of the passengers.", "million", "billion", "number"),
        ("The senators should revive a {} bill that used the budget rules.", "2015", "2010", "date"),
        ("She lost her majority at the {} general election after a poor campaign.", "2017", "2012", "date"),
        ("The virus had claimed at least 205 lives by {} in Torvik alone.", "Friday", "Sunday", "date"),
        (
            "The minister backed the attorney general in an interview on Thursday {}.",
            "morning",
            "evening",
            "date",
        ),
        ("The letter was written by a senator from {} to the foreign minister.", "Norway", "Kenya", "name"),
        (
            "The inquiry was led by {} and two other judges of the court.",
            "Anna Lindqvist",
            "Karl Oster",
            "name",
        ),
    ],
)
def test_a_change_in_the_midst_of_the_same_words_contradicts(found, told, ours, theirs, kind):
    assert (kind, "major", ours, theirs) in found(told.format(ours), told.format(theirs))
    assert (kind, "major", theirs, ours) in found(told.format(theirs), told.format(ours))


@pytest.mark.parametrize(
    ("told", "ours", "theirs"),
    [
        ("The company owns more than {} hotels and golf clubs around the world.", "10", "ten"),
        ("Some {} active troops were sent to the border to help the agents.", "3,700", "3,712"),
        ("The deal was signed by the {} government late last night in Torvik.", "U.S.", "American"),
        ("The minister met the families of the crew on Thursday {} in Torvik.", "afternoon", "evening"),
    ],
)
def test_what_may_be_the_same_does_not(found, told, ours, theirs):
    default = [each for each in found(told.format(ours), told.format(theirs)) if each[1] == "major"]
    assert default == []


def test_one_figure_in_its_place_is_told_once(found):
    told = "About {} passengers were on the ferry to Lindholm when it sank on Monday."
    majors = [each for each in found(told.format("300"), told.format("900")) if each[1] == "major"]
    assert len(majors) == 1


def test_what_both_articles_tell_is_no_contradiction_between_them(article, resolved):
    text = (
        "The appeals court in Torvik granted the request of the two ferry companies.\n\n"
        "The supreme court in Torvik did not grant the request of the two ferry companies.\n\n"
        "The ferry companies said that they would go on."
    )
    left, right = article(text), article(text)
    comparison = compare(left, right, resolved((left, right)))
    assert [each.note for each in comparison.discrepancies if each.severity is Severity.MAJOR] == []
