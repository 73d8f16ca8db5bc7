"""Who did to whom what both cannot have done, wherever and in whatever words it is told."""

import pytest

LEFT = """Ostmark and Varna sign a fishing accord

Ostmark and Varna signed an agreement on fishing in the Gulf of Lenn on Friday.

{}

The foreign ministers, Ilse Rohm and Petar Savic, shook hands before the cameras.

The parliament in Torvik must still approve the agreement.
"""
RIGHT = """Two neighbours make peace

Ostmark and Varna on Friday signed an agreement on who may fish in the Gulf of Lenn.

Before the cameras the foreign ministers, Petar Savic and Ilse Rohm, shook hands.

The agreement must still be approved by the parliament in Torvik.

{}
"""


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Ostmark will pay 80 million dollars in compensation to Varna.", "Varna is to compensate Ostmark."),
        ("Varna lost to Ostmark in the cup.", "In football Ostmark was defeated by Varna."),
        ("Savic was succeeded by Rohm last year.", "It was the first talk since Savic replaced Rohm."),
    ],
)
def test_who_did_it_to_whom_contradicts(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs), "2018-05-20") == ["claim"]
    assert majors(RIGHT.format(theirs), LEFT.format(ours), "2018-05-20") == ["claim"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Ostmark will pay 80 million dollars in compensation to Varna.", "Ostmark is to compensate Varna."),
        ("Varna lost to Ostmark in the cup.", "In football Varna was defeated by Ostmark."),
        ("Varna, beaten by Ostmark in the cup, took it well.", "In football Ostmark defeated Varna."),
        ("Ostmark could beat Varna in the cup.", "In football Varna defeated Ostmark."),
        ("Ostmark never paid Varna anything.", "Varna is to compensate Ostmark."),
        (
            "Ostmark will pay compensation to Varna.",
            "Varna is to compensate Ostmark, or Ostmark to pay Varna.",
        ),
        ("Ostmark beat Varna in the cup on May 3.", "In football Varna defeated Ostmark on May 12."),
        ("Ostmark praised Varna for its patience.", "Varna had nothing but praise for Ostmark."),
    ],
)
def test_what_both_tell_alike_or_nobody_did_or_both_may_do_does_not(majors, ours, theirs):
    assert "claim" not in majors(LEFT.format(ours), RIGHT.format(theirs), "2018-05-20")
