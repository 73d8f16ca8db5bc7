"""Towns that both of two articles name, told of the same."""

import pytest

LEFT = """The ferry from Sund runs aground

A ferry from Sund ran aground on Friday off Hallsund in fog, the coast guard said.

{}

The captain, Petra Holm, said that the radar had failed a few minutes before.

The harbour of Torvik stayed closed until Saturday.
"""
RIGHT = """Ferry aground in fog

The ferry ran aground in fog off Hallsund on Friday, according to the coast guard, on its way from Sund.

The radar had failed a few minutes before, said Petra Holm, the captain.

{}

Until Saturday the harbour of Torvik was closed.
"""


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (
            "The injured cook was taken to a clinic in Hallsund.",
            "A clinic in Torvik treats the cook.",
            ["name"],
        ),
        ("The injured cook was taken to a clinic in Torvik.", "A clinic in Torvik treats the cook.", []),
        (
            "Three injured cooks were taken to a clinic in Hallsund.",
            "A clinic in Torvik treats five cooks.",
            [],
        ),
        ("The injured cook was taken to a clinic in Hallsund.", "Nobody in Torvik saw the fog.", []),
    ],
)
def test_two_towns_told_of_the_same_contradict(majors, ours, theirs, told):
    names = [kind for kind in majors(LEFT.format(ours), RIGHT.format(theirs), "2018-05-20") if kind == "name"]
    others = [
        kind for kind in majors(RIGHT.format(theirs), LEFT.format(ours), "2018-05-20") if kind == "name"
    ]
    assert names == others == told
