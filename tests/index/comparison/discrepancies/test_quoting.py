"""What two sentences quote, and who says it."""

import pytest

from index.comparison.compare import compare
from index.comparison.discrepancies import quoting


def test_two_speakers_praise_in_their_own_words(found):
    left = "Police chief Tim Farr of Holm called the dead officer a “true servant” on Monday."
    right = "Fire chief Jon Hald of Holm called the dead officer a “fine captain” on Monday."
    assert not [entry for entry in found(left, right) if entry[0] == "quote"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("until [the bill] is read in the chamber", "until it is read in the chamber"),
        ("until (the bill) is read in the chamber", "until ... [the harbor bill] is read in the chamber"),
        ("until the harbor bill is read in the chamber", "until [it] is read in the chamber"),
        ("until it is read [sic] in the [small] chamber", "until it is read in the chamber"),
    ],
)
def test_what_an_editor_put_into_a_quotation_is_no_difference(found, left, right):
    said = "“I will not vote to confirm the judges of Torvik {},” Senator Jon Hald said."
    assert not [entry for entry in found(said.format(left), said.format(right)) if entry[0] == "quote"]


def test_a_difference_beside_what_an_editor_put_in_is_one(found):
    left = (
        "“I will [surely] vote to confirm the judges of Torvik until [the bill] is dropped,” Jon Hald said."
    )
    right = "“I will vote to confirm the judges of Torvik until it is passed,” Jon Hald said."
    quotes = [entry for entry in found(left, right) if entry[0] == "quote"]
    assert quotes == [("quote", "major", "dropped", "passed")]
    left = "“We lost six boats (of 9, they say) in Torvik and the whole crew,” Jon Hald said."
    right = "“We lost six boats (of 9, I fear) in Torvik and the whole crew,” Jon Hald said."
    assert ("quote", "major", "they say", "I fear") in found(left, right)


def test_what_is_quoted_ends_with_the_bracket_that_it_opened(found):
    left = "“We lost boats and nets (all 9 of them) in Torvik,” Jon Hald said."
    right = "“We lost boats and men (all 9 of whom we knew) in Torvik,” Jon Hald said."
    marked = [entry[2] for entry in found(left, right) if entry[0] == "quote"]
    assert marked == ["nets (all 9 of them)"]


@pytest.mark.parametrize(
    "marks",
    [
        ('"', "”"),
        ("“", '"'),
        # A quotation that goes on in the next paragraph, which opens anew.
        ('"', '\n\n"Nobody else was there,"'),
        ("“", "\n\n“Nobody else was there,”"),
    ],
)
def test_a_quotation_is_one_whatever_marks_it_stands_between(found, marks):
    opening, closing = marks
    said = "We lost six boats and the whole crew on the reef."
    left = f"Senator Jon Hald said in Torvik: {opening}{said}{closing}"
    right = "“We lost six boats and the whole cargo on the reef,” Senator Jon Hald said in Torvik."
    assert ("quote", "major", "crew", "cargo") in found(left, right)


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (
            "is a gift to the idle owners of boats",
            "is a gift to the honest owners of boats",
            ["idle", "honest"],
        ),
        # With another end it is a phrase that he may have for more than one occasion.
        ("is a gift to the owners of boats", "is a gift to the owners of mills", []),
    ],
)
def test_one_word_within_a_row_is_another_though_little_else_is_alike(found, ours, theirs, told):
    left = (
        "Senator Jon Hald of Torvik, who has voted against every budget since spring, said the plan for the "
        f"harbour “{ours}”."
    )
    right = f"“So yes,” Hald told the paper, “this {theirs}.”"
    quotes = [entry for entry in found(left, right) if entry[0] == "quote"]
    assert quotes == [("quote", "major", *told)] * bool(told)


def test_of_hundreds_of_quotations_only_near_ones_are_held_together(article, resolved, monkeypatch):
    held = 0
    overlap = quoting.overlap

    def counted(*given):
        nonlocal held
        held += 1
        return overlap(*given)

    monkeypatch.setattr(quoting, "overlap", counted)
    left, right = article('"quote" ' * 400, "left"), article('"quote" ' * 401, "right")
    compare(left, right, resolved([left, right]))
    assert 400 < held < 400 * 40


@pytest.mark.parametrize(
    ("left", "right", "severity"),
    [
        (
            "“We were told to cross the border of Tarland together,” said Oskar Vane.",
            "“We were told across the border of Tarland together,” said Oskar Vane.",
            "minor",
        ),
        (
            "“This stunt form the mayor of Holm came too late,” said Oskar Vane.",
            "“This stunt from the mayor of Holm came too late,” said Oskar Vane.",
            "minor",
        ),
        (
            "“The dikes of Torvik will hold the water back,” said Oskar Vane.",
            "“The dikes of Torvik will not hold the water back,” said Oskar Vane.",
            "major",
        ),
        (
            "“The worst is behind us,” said Oskar Vane.",
            "“The worst is yet to come,” said Oskar Vane.",
            "major",
        ),
    ],
)
def test_a_function_word_in_a_quotation_is_form_and_a_negation_is_not(found, left, right, severity):
    assert [entry[1] for entry in found(left, right) if entry[0] == "quote"] == [severity]


def test_another_medium_is_told_whoever_else_is_named(found):
    entries = found(
        "The dam at Lesk will hold through the winter, engineer Paul Orsk told Reuters.",
        "The dam at Lesk will hold through the winter, the ministry told the Associated Press.",
    )
    assert ("attribution", "major", "Reuters", "Associated Press") in entries
    entries = found(
        "The dam at Lesk will hold through the winter, an engineer told Reuters.",
        "The dam at Lesk will hold through the winter, an engineer said.",
    )
    assert ("attribution", "minor", "Reuters", None) in entries


def test_who_is_told_is_no_rival_of_who_says_it(found):
    told_to = (
        "“Nothing will move quickly before the holidays,” he told Anna Brandt in an interview on Sunday."
    )
    says = "“Nothing will move quickly before the holidays,” Karl Wiesner said in an interview on Sunday."
    another = "“Nothing will move quickly before the holidays,” Dieter Maas said in an interview on Sunday."

    def attributed(left, right):
        return [each[1:] for each in found(left, right) if each[0] == "attribution"]

    assert ("major", "Karl Wiesner", "Dieter Maas") in attributed(says, another)
    assert not [each for each in attributed(told_to, says) if each[0] == "major"]


def test_who_says_it_is_no_rival_of_whose_it_is(found):
    left = "Karl Brandt said the commission will look into a repeal of the rules of the schools of Velmont."
    right = "The Lena Moor commission will look into a repeal of the rules for the schools of Velmont."
    led = right.replace("The Lena Moor", "Lena Moor said the")

    def names(left, right):
        return [each[1:4] for each in found(left, right) if each[0] in ("name", "attribution")]

    assert set(names(left, led)) == {("major", "Karl Brandt", "Lena Moor")}
    assert not [each for each in names(left, right) if each[0] == "major"]


def test_two_people_in_sentences_that_share_little_say_two_things(found):
    left = "“We look forward to a fair hearing in the senate of Holm,” Oskar Vane said, and left."
    right = (
        "“Do it now, fast,” Ines Corvo said, adding that she wants a “fair hearing” in the senate of Holm "
        "soon, if there is one."
    )
    assert not [entry for entry in found(left, right) if entry[:2] == ("attribution", "major")]
    same = "“We look forward to a fair hearing in the senate of Holm,” {} said, and left."
    entries = found(same.format("Oskar Vane"), same.format("Ines Corvo"))
    assert any(entry[2:] == ("Oskar Vane", "Ines Corvo") for entry in entries)
