"""Two places in which one competitor came, wherever they are told."""

import pytest

LEFT = "Rain fell on the marathon of Torvik on Sunday.\n\n{}\n\nThe race was the tenth."
RIGHT = "On a wet Sunday 900 people ran through Torvik.\n\nThey ran the tenth marathon of the town.\n\n{}"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Lena Moor was third.", "The crowd cheered Lena Moor, who came home fourth."),
        (
            "Lena Moor finished second behind a runner from Orsk.",
            "Umbrellas were up when Lena Moor took third place.",
        ),
        ("Lena Moor of Norway won silver.", "Jonas Falk fell, and Lena Moor came in fifth."),
    ],
)
def test_two_places_of_one_runner_contradict(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs)) == ["number"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Lena Moor was third.", "The crowd cheered Lena Moor, who won bronze."),
        ("Lena Moor was third.", "Lena Moor had come second at night. Lena Moor finished fourth in 2014."),
        ("Lena Moor was third.", "The crowd cheered Jonas Falk, who came home fourth."),
        ("Lena Moor was third.", "The crowd cheered Lena Moor. She ran her fourth race."),
    ],
)
def test_the_same_place_another_year_and_another_runner_do_not(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs)) == []
