"""Two ages of one person, wherever they are told and in whatever words."""

import pytest

LEFT = "Ann Wold was elected mayor of Torvik on Sunday.\n\n{}\n\nShe takes office in July."
RIGHT = "Torvik has a new mayor.\n\nThe town voted on Sunday for Ann Wold, a baker.\n\n{}"


DAY = "2018-05-20"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Wold, 41, is a baker.", "Ann Wold, born in 1969, promised cheaper bread."),
        ("Wold, 41, is a baker.", "Ann Wold, who is in her fifties, promised cheaper bread."),
        ("The 41-year-old Ann Wold is a baker.", "Ann Wold, who is 47, promised cheaper bread."),
        ("Wold, who is in her early forties, is a baker.", "Ann Wold, 48, promised cheaper bread."),
    ],
)
def test_two_ages_of_one_person_contradict(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs), DAY) == ["number"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Wold, 41, is a baker.", "Ann Wold, born in 1976, promised cheaper bread."),
        ("Wold, 41, is a baker.", "Ann Wold, who is in her forties, promised cheaper bread."),
        ("Wold, 41, is a baker.", "Ann Wold thanked Petra Holm, 57, who had lost."),
        ("Wold, 41, is a baker.", "Ann Wold praised the 97-year-old town hall."),
    ],
)
def test_ages_that_agree_or_are_of_others_do_not(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs), DAY) == []


CALLED = "Ann Wold was elected mayor of Torvik on Sunday.\n\nHer daughter {} held the flowers."
NAMED = "Torvik has a new mayor, Ann Wold.\n\nHer daughter Emma Pell was there.\n\n{}"


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("Emma, 31,", '"I knew it," said Emma, who is 13.', ["number"]),
        ("Emma, 31,", '"I knew it," said Emma, who is 31.', []),
        ("Emma, 31,", '"I knew it," said Pell, who is 13.', []),
        ("Emma Holm, 31,", '"I knew it," said Emma, who is 13.', []),
    ],
)
def test_who_is_called_by_a_given_name_alone_is_who_the_other_article_calls_so(majors, ours, theirs, told):
    assert majors(CALLED.format(ours), NAMED.format(theirs), DAY) == told
    assert majors(NAMED.format(theirs), CALLED.format(ours), DAY) == told


UNNAMED = "Police searched a flat in Torvik.\n\n{}\n\n{}\n\nThe market opens again on Tuesday."
KNIFEMAN = (
    "Calm returns to Torvik.\n\nRudi Kessel, 43, hurt three people with a knife.\n\nAda Lind, 61, died."
)


@pytest.mark.parametrize(
    ("unnamed", "named", "told"),
    [
        (
            "A man of 34 was arrested on Friday.",
            "The suspect was named by papers as Rudi Kessel.",
            ["number"],
        ),
        ("They arrested a 34-year-old man.", "Police identified the suspect as Rudi Kessel.", ["number"]),
        ("A 16-year-old girl was killed.", "The dead girl was identified as Ada Lind.", ["number"]),
        ("A man of 43 was arrested on Friday.", "The suspect was named by papers as Rudi Kessel.", []),
        ("A man of 34 was killed on Friday.", "The suspect was named by papers as Rudi Kessel.", []),
        ("A man of 34 was arrested on Friday.", "Rudi Kessel spoke of a suspect.", []),
        (
            "A man of 34 and a woman of 31 were arrested.",
            "The suspect was named by papers as Rudi Kessel.",
            [],
        ),
    ],
)
def test_who_is_named_later_has_the_age_told_of_him_before(majors, unnamed, named, told):
    assert majors(UNNAMED.format(unnamed, named), KNIFEMAN, DAY) == told
    assert majors(KNIFEMAN, UNNAMED.format(unnamed, named), DAY) == told
