import pytest


def days(entries):
    return [entry[2:] for entry in entries if entry[0] == "date"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The year that only one of them writes.
        (
            "Police searched the house of the mayor on June 3 last year.",
            "Police searched the house of the mayor on June 3, 2020.",
        ),
        (
            "Cover under the new scheme begins on January 1, officials said.",
            "Cover under the new scheme begins on January 1, 2022, officials said.",
        ),
        # A year that stands beside a name.
        (
            "The 1916 Games were cancelled because of the war, as were those in 1940.",
            "The Games were cancelled because of the war in 1916 and 1940.",
        ),
        # What a speaker calls tonight.
        (
            'The mayor said: "I have seen a report from tonight\'s dinner. It says I sang."',
            '"I have seen a report from tonight\'s dinner. It says I sang," the mayor said.',
        ),
        # When a message was posted.
        (
            "We are going to court over the harbour. — Lena Moor (@moor) October 12, 2021",
            "We are going to court over the harbour today. — Lena Moor (@moor) October 13, 2021",
        ),
        (
            "It was the worst flood in Arden since 1991, the office said.",
            "It was the worst flood in Arden in 30 years, the office said.",
        ),
    ],
)
def test_one_day_told_in_two_ways_is_no_discrepancy(found, left, right):
    assert days(found(left, right, "2021-10-15")) == []


def test_a_year_and_a_number_of_years_are_held_together(found):
    left = "Arden won the cup on Saturday for the first time since 1987."
    right = "On Saturday Arden won the cup for the first time in 26 years."
    assert days(found(left, right, "2021-10-17")) == [("1987", "26")]
    assert days(found(right, left, "2021-10-17")) == [("26", "1987")]


def test_another_year_of_one_day_is_told(found):
    left = "Police searched the house of the mayor on June 3 last year."
    right = "Police searched the house of the mayor on June 3, 2019."
    assert len(days(found(left, right, "2021-10-15"))) == 1


def test_the_days_of_two_plans_are_held_together_where_little_else_is_shared(found):
    left = "The harbour of Manorvo was closed and is to open again on Friday."
    right = "The port of Manorvo has been shut and will reopen on Saturday."
    assert days(found(left, right, "2022-01-26")) == [("Friday", "Saturday")]
    past = "The port of Manorvo had been shut on Saturday."
    assert days(found(left, past, "2022-01-26")) == []


def test_the_days_of_an_opening_and_a_closing_are_no_rivals(found):
    left = "The show in the harbour museum of Manorvo opened on March 4 with 40 boats."
    right = "The show in the harbour museum of Manorvo closed on March 12 with 40 boats."
    assert days(found(left, right, "2022-03-15")) == []


def test_the_night_to_a_day_is_no_other_day(found):
    left = "A fire on Sunday night destroyed the wooden church of Hallvik, the fire service said."
    right = "A fire destroyed the wooden church of Hallvik in the night to Monday, the fire service said."
    assert days(found(left, right, "2022-08-16")) == []


def test_days_in_other_words_are_rivals_where_both_have_a_figure(found):
    left = "Shares of the mill fell 11.6 percent to 87 crowns, their lowest since October 2013."
    right = "The mill's stock dropped 11.6 percent, to a level not seen since October 2015."
    assert days(found(left, right, "2019-01-18")) == [("October 2013", "October 2015")]


def test_days_of_one_deed_are_rivals_on_whichever_side_of_its_verb_they_stand(found):
    left = "Marta Osk, the mayor of Arden, signed the contract for the new harbour bridge on Wednesday."
    right = "On Friday, Mayor Marta Osk signed a contract to build a bridge over the harbour of Arden."
    assert days(found(left, right, "2022-05-20")) == [("Wednesday", "Friday")]
    assert days(found(left, right.replace("signed", "showed the town"), "2022-05-20")) == []


def test_of_several_days_those_of_one_deed_are_rivals(found):
    left = (
        "Mayor Marta Osk signed the contract for the new bridge on Wednesday, a day before the town's feast."
    )
    right = (
        "On Friday, Marta Osk signed the contract with the firm, which will build the bridge over the "
        "harbour in May."
    )
    assert days(found(left, right, "2022-05-20")) == [("Wednesday", "Friday")]
    assert days(found(left, right + " On Wednesday she had been ill.", "2022-05-20")) == []


def test_days_of_one_message_are_rivals_where_one_of_them_begins_its_sentence(found):
    left = "The bridge will not open this year, the mayor of Arden tweeted late on Sunday night."
    right = "Late Tuesday, the mayor of Arden tweeted that the bridge would not open this year."
    assert days(found(left, right, "2022-05-20")) == [("Sunday", "Tuesday")]
    assert days(found(left, right.replace("Tuesday", "Sunday"), "2022-05-20")) == []


def test_of_two_days_named_together_the_other_one_may_be_a_rival(found):
    left = "Two more concerts in the harbour hall are planned for Thursday and Saturday."
    right = "Arden's choir will sing twice more in the hall, on Thursday and Sunday."
    assert days(found(left, right, "2021-10-12")) == [("Saturday", "Sunday")]
    assert days(found(left, right.replace("Sunday", "Saturday"), "2021-10-12")) == []


STORY = "The port of Arden will cost 40 million euros, Ann Wold, the mayor, said.\n\n{}"
RETOLD = "Ann Wold, the mayor, put the cost of the port of Arden at 40 million euros.\n\n{}"


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("A worker was killed at the port two days ago.", "A worker died at the port on Monday.", True),
        ("A worker was killed at the port two days ago.", "A worker died at the port on Tuesday.", False),
        (
            "It opened three weeks after the vote of January 2.",
            "It opened the port on February 20.",
            True,
        ),
        (
            "It opened three weeks after the vote of January 2.",
            "It opened the port on January 22.",
            False,
        ),
        ("The port opened two days before May 4.", "The port was opened on May 2.", False),
        # Planned, in few words that are the same.
        ("Wold is to sign the plan on Friday.", "On Saturday Wold will put her name to the plan.", True),
        ("Wold is to sign the plan on Friday.", "On Saturday Wold will fly to Torvik.", False),
    ],
)
def test_days_told_by_their_distance_and_days_of_plans(found, ours, theirs, expected):
    told = found(STORY.format(ours), RETOLD.format(theirs), "2020-03-05")
    assert [each[0] for each in told if each[1] == "major"] == ["date"] * expected
