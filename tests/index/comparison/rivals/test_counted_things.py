"""What a figure counts is also told behind "of them", by an ordinal, and of who has how many children."""

import pytest

from index.comparison.reading.prepare import prepare
from index.comparison.reading.stems import stem
from index.comparison.rivals.counted_things import counted_things, told_figures, whole
from index.formats.text_file import parse

LEFT = "A fire broke out in the old mill of Torvik on Monday.\n\n{}\n\nThe mill, built of wood, burned down."
RIGHT = "The old mill of Torvik is gone: fire destroyed it on Monday.\n\n{}\n\nIt was built of wood."


def sentence(text):
    return prepare(parse(text.encode(), article_id="a", path="a").article).sentences[0]


def major(found, ours, theirs):
    return [each for each in found(LEFT.format(ours), RIGHT.format(theirs)) if each[1] == "major"]


@pytest.mark.parametrize(
    ("text", "figure", "things"),
    [
        ("Fourteen others were injured, five of them seriously.", 5, ("serious",)),
        ("Rescuers freed 20 men, three of whom had burns.", 3, ("burn",)),
        ("In all 81 were taken to hospitals.", 81, ("hospital",)),
        ("Wold, a mother of three, was not hurt.", 3, ("child",)),
        ("Officials put the number of victims at 217.", 217, ("victim",)),
        ("It took ten years of building and five of delay.", 5, ("year", "delay")),
    ],
)
def test_a_figure_counts_what_its_sentence_tells_elsewhere(text, figure, things):
    counted = [set(each.unit) for each in counted_things(sentence(text)) if each.low == figure]
    assert [set(map(stem, things)) & each for each in counted] == [set(map(stem, things))]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("It was the third attack on the town.", [3]),
        ("There had been two earlier attacks.", [3]),
        ("Islanders have held two votes before, in spring.", [3]),
        ("The third attack came at noon.", []),
        ("They won for the third time.", []),
    ],
)
def test_an_ordinal_and_those_before_tell_how_many_there_have_been(text, counts):
    assert [
        each.counting.low for each in told_figures(sentence(text)) if each.counting.kind == "count"
    ] == counts


def test_what_a_figure_is_taken_of_is_named():
    told = sentence("Two of the guards had been asleep.")
    assert whole(told, told.quantities[0]) == {"armed"}
    told = sentence("Two guards had been asleep.")
    assert whole(told, told.quantities[0]) == frozenset()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Nine were hurt, three of them seriously.",
            "Of nine injured, five are in a serious condition.",
        ),
        (
            "It was the third fire in the mill.",
            "There had been four earlier fires in the mill.",
        ),
        (
            "The fire killed 31 people, 14 of them children.",
            "Of the 31 killed in the fire 11 were children.",
        ),
        ("It was the second such fire in the mill.", "It was the third fire in the mill."),
        ("Rescuers counted 26 people hurt, 13 of them guests.", "Of 26 hurt people, 31 were guests."),
    ],
)
def test_figures_that_count_one_thing_contradict(found, ours, theirs):
    assert [each[0] for each in major(found, ours, theirs)] == ["number"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "It was the third fire in the mill.",
            "There had been two earlier fires in the mill.",
        ),
        ("Three guests died in the fire.", "Two of the dead had been asleep when the fire began."),
        (
            "Nine were hurt, three of them seriously.",
            "Of nine injured, three are in a serious condition.",
        ),
        ("The mill opened five years late.", "It took ten years of work and five of delay."),
    ],
)
def test_figures_that_agree_in_other_words_do_not(found, ours, theirs):
    assert major(found, ours, theirs) == []
