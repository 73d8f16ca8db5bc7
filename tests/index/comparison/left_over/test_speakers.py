"""Words that both articles quote, and give to two people, wherever they stand."""

import pytest

LEFT = """Orsk mill shuts after fire

ORSK - A fire destroyed the cotton mill in Orsk on Tuesday, police said.

Mill owner Vera Holm, 52, who bought the business in 2004, said that about 80 people would lose their jobs.

{}

The mayor, Tom Brekke, promised to help the workers. Union leader Anna Lind visited the site.
"""
RIGHT = """Nothing left of the mill

Where cotton was spun for a century there is only ash. Eighty people worked in the mill in Orsk.

{}

Anna Lind, who speaks for the workers, came to see what was left. Vera Holm has owned the mill since 2004.
"""


@pytest.fixture
def credited(article, contradictions):
    def told(ours, theirs):
        sides = article(LEFT.format(ours), "left"), article(RIGHT.format(theirs), "right")
        return [entry[1:] for entry in contradictions(*sides) if entry[0] == "attribution"]

    return told


@pytest.mark.parametrize(
    ("ours", "theirs", "names"),
    [
        ("{}, Holm said.", "{}, said Mayor Tom Brekke.", ("Holm", "Tom Brekke")),
        ("{}, Vera Holm told a crowd.", "{}, said Anna Lind.", ("Vera Holm", "Anna Lind")),
    ],
)
def test_two_speakers_of_one_quotation_contradict_each_other(credited, ours, theirs, names):
    quote = '"We have lost the heart of this town"'
    assert credited(ours.format(quote), theirs.format(quote)) == [("major", *names)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # One person, named in part.
        (
            '"We have lost the heart of this town," Holm said.',
            '"We have lost the heart of this town," said Vera Holm.',
        ),
        # Other words.
        (
            '"We have lost the heart of this town," Holm said.',
            '"Nobody will build another one," said Mayor Tom Brekke.',
        ),
        # Too few of them.
        ('"We are lost," Holm said.', '"We are lost," said Mayor Tom Brekke.'),
        # The other article lets both say it.
        (
            '"We have lost the heart of this town," Holm said.',
            '"We have lost the heart of this town," said Mayor Tom Brekke.\n\n'
            '"We have lost the heart of this town," Holm repeated.',
        ),
    ],
)
def test_what_may_be_said_by_both_is_no_contradiction(credited, ours, theirs):
    assert [entry for entry in credited(ours, theirs) if entry[0] == "major"] == []
