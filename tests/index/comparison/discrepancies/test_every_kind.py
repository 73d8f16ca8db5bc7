import pytest

from index.comparison.compare import compare
from index.comparison.discrepancies import every_kind as discrepancies
from index.comparison.model import DiscrepancyKind, Severity, Strength


def default_tier(entries):
    return [entry for entry in entries if entry[0] in ("number", "date", "name", "quote")]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Fire destroyed 12 houses in Torvik on Monday, police said.",
            "Fire destroyed more than 30 houses in Torvik on Monday, police said.",
            ("number", "major", "12", "more than 30"),
        ),
        (
            "About 200 passengers were on the ferry to Lindholm when it sank.",
            "Dozens of passengers were on the ferry to Lindholm when it sank.",
            ("number", "major", "About 200", "Dozens"),
        ),
        (
            "A third of the voters in Karsland want a new election, a poll found.",
            "Two thirds of the voters in Karsland want a new election, a poll found.",
            ("number", "major", "A third", "Two thirds"),
        ),
        (
            "The minister left the party on Sunday after a quarrel over taxes.",
            "The minister left the party on Monday after a quarrel over taxes.",
            ("date", "major", "Sunday", "Monday"),
        ),
        (
            "All foreign engineers must leave the plant at Lesk by June 14.",
            "All foreign engineers must leave the plant at Lesk by 14 p.m. June.",
            ("date", "major", "June 14", "14 p.m. June"),
        ),
        (
            "The treaty was signed in Torvik by Foreign Minister Anna Lindqvist on Monday evening.",
            "The treaty was signed in Torvik by Foreign Minister Karl Osterman on Monday evening.",
            ("name", "major", "Anna Lindqvist", "Karl Osterman"),
        ),
        (
            "President Emil Khasanov opened the new railway to the northern coast.",
            "President Emil Hasanov opened the new railway to the northern coast.",
            ("name", "minor", "Khasanov", "Hasanov"),
        ),
        (
            "The envoy complained of a “forced departure” of the families from the valley.",
            "The envoy complained of a “forced march” of the families from the valley.",
            ("quote", "major", "forced departure", "forced march"),
        ),
        (
            "It said the envoy had complained of a “forced departure” by families of the upper valley.",
            "The note said the envoy complained of the “enforced march” out by families of the upper valley.",
            ("quote", "major", "forced departure", "enforced march"),
        ),
    ],
)
def test_tells_what_contradicts(found, left, right, expected):
    assert expected in found(left, right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Prosecutors asked for a sentence of 12 years in prison for former minister Oskar Vane.",
            "Former minister Oskar Vane should serve 20 years in prison, prosecutors told the court.",
            ("number", "major", "12", "20"),
        ),
        (
            "The bridge over the Sarn cost $45 million, twice as much as planned.",
            "At $54 million, the bridge over the Sarn cost double what was planned.",
            ("number", "major", "$45 million", "$54 million"),
        ),
        (
            "Inflation rose to 4.8 percent in April, the statistics office of Karsland said.",
            "The statistics office of Karsland said inflation climbed to 8.4% in April.",
            ("number", "major", "4.8 percent", "8.4%"),
        ),
        (
            "The quake of magnitude 6.1 struck the coast near Port Alden before dawn.",
            "A magnitude 7.1 quake hit the coast near Port Alden before dawn.",
            ("number", "major", "6.1", "7.1"),
        ),
        (
            "The rebels hold 14 of the 20 districts of Tarland, the governor told reporters.",
            "The governor told reporters that the rebels hold 17 of the 20 districts of Tarland.",
            ("number", "major", "14", "17"),
        ),
        (
            "The factory in Holm will close by the end of 2024, the firm said.",
            "The firm said the factory in Holm would close by the end of 2026.",
            ("date", "major", "2024", "2026"),
        ),
        (
            "The gunman, identified by police as Peter Maron, 31, was shot dead at the scene.",
            "Police identified the gunman, who was shot dead at the scene, as Paul Dekker, 31.",
            ("name", "major", "Peter Maron", "Paul Dekker"),
        ),
        (
            '"This is a dark day for Brenmoor, and we will rebuild every house," Mayor Tom Ferris said.',
            'Mayor Tom Ferris said that it was "a sad day for Brenmoor" and promised that '
            '"we will rebuild every house".',
            ("quote", "major", "dark", "sad"),
        ),
    ],
)
def test_tells_what_contradicts_in_another_order_of_words(found, left, right, expected):
    assert expected in found(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The rebels took over six villages north of Lesk.", "The rebels seized six villages north of Lesk."),
        (
            "The rebels hold 26 of the 28 districts of Tarland, the governor of Tarland said.",
            "The rebels took six districts of Tarland on Sunday, the governor of Tarland said.",
        ),
        (
            "“The 2nd Chamber will hear us,” said Oskar Vane of Torvik.",
            "“The Second Chamber will hear us,” said Oskar Vane of Torvik.",
        ),
        ("“He’s part of Torvik,” Vane said of Holt.", '"He is part of Torvik," Vane said of Holt.'),
        ("“We don’t want it,” said Tom Ferris of Holm.", "“We do not want it,” said Tom Ferris of Holm."),
        (
            "The talks begin tomorrow in Torvik, a clerk said.",
            "The talks begin on Thursday in Torvik, a clerk said.",
        ),
        (
            "“Our No. 1 aim is to keep the dikes of Torvik,” said Oskar Vane.",
            "“Our number one aim is to keep the dikes of Torvik,” said Oskar Vane.",
        ),
        (
            "“We asked for higher dikes … and nobody came,” said Oskar Vane of Torvik.",
            "“We asked for higher dikes in 2019 and in May and nobody came,” said Oskar Vane of Torvik.",
        ),
        (
            "“[W]e asked for higher dikes in Torvik,” said Oskar Vane.",
            "“We asked for higher dikes in Torvik,” said Oskar Vane.",
        ),
        (
            "The bill was written by Senator William Vane of Torvik.",
            "The bill was written by Senator Bill Vane of Torvik.",
        ),
        (
            "The bill was written by Senator Cyrus Vane of Torvik.",
            "Senator Cy Vane of Torvik wrote the bill.",
        ),
        ("The bridge is 10 miles from Holm.", "The bridge is 16 kilometres from Holm."),
        ("Some 3 million people live in Tarland.", "The people of Tarland are 3,100,000."),
    ],
)
def test_equivalents_in_other_words_are_never_flagged(found, left, right):
    assert default_tier(found(left, right, date="2023-05-10")) == []


def test_a_negated_opposite_is_no_contradiction(found):
    entries = found(
        "The senate has rejected the bill on water rights.",
        "The senate did not approve the bill on water rights.",
    )
    assert not [entry for entry in entries if entry[0] == "claim" and entry[3] == "approve"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Some 1,000 people marched through Torvik.", "A thousand people marched through Torvik."),
        ("The talks in Torvik begin on Sept. 11.", "The talks in Torvik begin on September 11."),
        ("The U.S. envoy flew to Torvik at noon.", "The United States envoy flew to Torvik at noon."),
        ("“We’re not leaving Torvik,” he said.", '"We\'re not leaving Torvik," he said.'),
        ("The bill of $2.5 billion was paid by Torvik.", "The bill of $2.5bn was paid by Torvik."),
        ("Exactly 1,037 soldiers fled to Torvik.", "More than 1,000 soldiers fled to Torvik."),
        ("Six boats reached the port of Torvik.", "6 boats reached the port of Torvik."),
        ("Between 40 and 60 houses burned in Torvik.", "About 50 houses burned in Torvik."),
        ("Turnout in Torvik was 71 percent.", "Turnout in Torvik was 71%."),
        ("“This is the 2nd flood in Torvik,” she said.", "“This is the second flood in Torvik,” she said."),
        ("The Russian consul left Torvik.", "The Russians' consul left Torvik."),
        ("Voters in Orlando, Florida, chose a mayor.", "Voters in Orlando, Fla., chose a mayor."),
    ],
)
def test_equivalents_are_never_flagged(found, left, right):
    assert default_tier(found(left, right)) == []


def test_a_split_sentence_does_not_lose_its_date(found):
    left = "The army left the town of Lesk on June 3, taking 40 prisoners to the coast with it."
    right = "The army left the town of Lesk on June 3. It took 40 prisoners from Lesk to the coast."
    assert default_tier(found(left, right)) == []


def test_a_longer_quotation_of_the_same_words_is_no_difference(found):
    left = "“The dikes held and nobody was hurt,” the mayor of Velmont said."
    right = "“We were lucky. The dikes held and nobody was hurt,” the mayor of Velmont said."
    assert default_tier(found(left, right)) == []


def test_two_spellings_in_partly_linked_sentences_are_told_where_no_others_have_them(
    article, contradictions, resolved
):
    shelled = "Rebels shelled the port of Torvik on Monday in answer to the drone strike"
    killed = "An army strike killed Qassem Hald outside his house."
    left = f"{shelled} that killed General Qasem Hald."
    sides = article(left, "left"), article(f"{shelled}.\n\n{killed}", "right")
    links = compare(*sides, resolved(sides)).links
    assert [each.strength for each in links] == [Strength.STRONG, Strength.PARTIAL]
    assert default_tier(contradictions(*sides)) == [("name", "minor", "Qasem", "Qassem")]

    general = "{} Hald was a general of the rebels."
    sides = (
        article(f"{left}\n\nTwo cranes burnt down.\n\n{general.format('Qasem')}", "left"),
        article(
            "The harbour of Torvik was on fire on Monday, its master said.\n\n"
            "Rebels had sworn revenge since a strike by the army killed Qassem Hald, who led them for nine "
            f"years, outside his house last week.\n\n{general.format('Qassem')}",
            "right",
        ),
    )
    links = compare(*sides, resolved(sides)).links
    assert [each.strength for each in links] == [Strength.PARTIAL, Strength.STRONG]
    assert default_tier(contradictions(*sides)) == [("name", "minor", "Qasem", "Qassem")]


def test_negation_and_opposites_are_claims(found):
    entries = found(
        "The merger will not lead to job cuts, the chief executive of Halden said.",
        "The merger will lead to job cuts, the chief executive of Halden said.",
    )
    assert ("claim", "major", "not lead", "lead") in entries
    entries = found(
        "Shares of Halden rose sharply in early trading on Monday.",
        "Shares of Halden fell sharply in early trading on Monday.",
    )
    assert ("claim", "major", "rose", "fell") in entries


def test_reversed_order_is_a_claim(found):
    entries = found(
        "The rebels took the town of Lesk, after which 400 families fled across the river.",
        "The rebels took the town of Lesk after 400 families fled across the river.",
    )
    assert ("claim", "major", "after which", "after") in entries


def test_the_whole_stories(flood, election, merger, contradictions):
    def default(left, right):
        return default_tier(contradictions(left, right))

    assert {("date", "major", "Sunday", "Monday"), ("number", "major", "12", "At least 17")} <= set(
        default(*flood[:2])
    )
    assert ("name", "minor", "Ines", "Inez") in default(*flood[:2])
    assert set(default(*election)) == {
        ("number", "major", "48", "46"),
        ("quote", "major", "power", "responsibility"),
    }
    assert set(default(*merger)) == {
        ("date", "major", "March 31", "April 30"),
        ("name", "major", "Paul Merrin", "Peter Langley"),
    }


def test_an_article_does_not_disagree_with_itself(flood, election, merger, resolved):
    for each in (*flood, *election, *merger):
        comparison = compare(each, each, resolved([each]))
        assert comparison.discrepancies == ()
        assert comparison.only_left == comparison.only_right == ()


def test_sentences_that_are_word_for_word_the_same_are_asked_for_days_alone(article, resolved, monkeypatch):
    asked = []

    def asking(pairing):
        asked.append(pairing)
        return ()

    monkeypatch.setattr(discrepancies, "CONTRADICTIONS", (asking, *discrepancies.CONTRADICTIONS))
    text = "Twelve people were hurt as the ferry struck the pier. "
    left, right = article(text, "left"), article(text + "Nine boats came to help them.", "right")
    told = compare(left, right, resolved([left, right]))
    assert len(told.links) == 1
    assert told.discrepancies == ()
    assert asked == []
    other = article(text.replace("Twelve", "Fourteen"), "other")
    assert compare(left, other, resolved([left, other])).discrepancies
    assert asked


def test_major_ones_come_first_and_point_into_both_texts(flood, resolved):
    left, right, _ = flood
    comparison = compare(left, right, resolved(flood))
    severities = [each.severity for each in comparison.discrepancies]
    assert severities == sorted(severities, key=lambda severity: severity is not Severity.MAJOR)
    for each in comparison.discrepancies:
        link = comparison.links[each.link]
        assert each.left is None or any(span.contains(each.left) for span in link.left)
        assert each.right is None or any(span.contains(each.right) for span in link.right)
        assert each.left or each.right
        assert each.note
    assert {each.kind for each in comparison.discrepancies} >= {
        DiscrepancyKind.WORDING,
        DiscrepancyKind.MISSING,
        DiscrepancyKind.ATTRIBUTION,
    }


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The rebels freed the soldiers at dawn near the bridge of Lesk.",
            "The soldiers freed the rebels at dawn near the bridge of Lesk.",
            ("claim", "major", "rebels freed the soldiers", "soldiers freed the rebels"),
        ),
        (
            "Talks in Torvik collapsed because of the strike, the envoy told reporters.",
            "Talks in Torvik collapsed because of the weather, the envoy told reporters.",
            ("claim", "major", "strike", "weather"),
        ),
        (
            "The harbour master of Holm praised the crew of the ferry for its calm.",
            "The harbour master of Holm criticised the crew of the ferry for its calm.",
            ("claim", "major", "praised", "criticised"),
        ),
        (
            "The harbour master of Holm refused to close the port during the storm.",
            "The harbour master of Holm closed the port during the storm.",
            ("claim", "major", "refused to close", "closed"),
        ),
    ],
)
def test_who_did_what_and_why_are_told_apart(found, left, right, expected):
    assert expected in found(left, right)


@pytest.mark.parametrize(
    ("left", "note"),
    [
        (
            "The mayor of Holm closed the harbour on Monday and praised “calm and patient crews abroad”.",
            "and praised “calm and patient crews abroad” told only here",
        ),
        (
            "“Calm and patient crews saved us,” said the mayor of Holm, who closed the harbour on Monday.",
            "“Calm and patient crews saved us,” said told only here",
        ),
        (
            "The mayor of Holm closed the harbour on Monday for the sake of “calm, quiet crews abroad.”",
            "for the sake of “calm, quiet crews abroad” told only here",
        ),
    ],
)
def test_what_only_one_tells_is_said_with_both_quotation_marks(article, resolved, left, note):
    ours, theirs = article(left, "a"), article("The mayor of Holm closed the harbour on Monday.", "b")
    assert note in [each.note for each in compare(ours, theirs, resolved([ours, theirs])).discrepancies]


def test_what_only_one_tells_ends_with_the_whole_name(article, resolved):
    shared = "Corvo closed the harbour of Holm on Monday"
    ours = article(f"After long secret talks in the capital Ines {shared}.", "a")
    theirs = article(f"{shared}. Ines Corvo is the mayor.", "b")
    notes = [each.note for each in compare(ours, theirs, resolved([ours, theirs])).discrepancies]
    assert "After long secret talks in the capital Ines Corvo told only here" in notes


def test_a_plea_of_one_says_nothing_of_another_s(found):
    left = "Oskar Vane of Holm, the captain, has pleaded not guilty to all charges over the ferry."
    right = (
        "The mate, Tom Ferris of Holm, has since pleaded guilty over the ferry and agreed to help the court "
        "with the charges against others."
    )
    assert not [entry for entry in found(left, right) if entry[0] == "claim"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The rebels freed the soldiers at dawn near the bridge of Lesk.",
            "The soldiers were freed by the rebels at dawn near the bridge of Lesk.",
        ),
        (
            "The bank of Holm was fined for failing to report the payments to the state.",
            "The bank of Holm was fined because it had not reported the payments to the state.",
        ),
        (
            "Not only the mayor of Holm opposed the plan to move the market.",
            "The mayor of Holm opposed the plan to move the market.",
        ),
    ],
)
def test_the_same_claim_in_other_words_is_none(found, left, right):
    assert [entry for entry in found(left, right) if entry[0] == "claim"] == []


def test_how_things_stood_at_two_times_is_no_contradiction(found):
    left = "As of 2 p.m. the storm was 435 miles south of Port Alden and moved at 16 mph."
    right = "As of 11 p.m. the storm was 280 miles south of Port Alden and moved at 17 mph."
    assert default_tier(found(left, right)) == []


def test_two_days_have_each_their_own_figure(found):
    left = (
        "Karsland, the country hit second, saw 412 new cases of fever reported on Friday, "
        "down from 700 on Tuesday."
    )
    right = (
        "Karsland on {} reported 138 new cases of fever since late {}, "
        "which brings the national tally to 6,210."
    )
    assert default_tier(found(left, right.format("Saturday", "Friday"))) == []
    assert default_tier(found(left, right.format("Friday", "Thursday"))) == [
        ("number", "major", "412", "138")
    ]


def test_others_beside_one_are_one_less_than_all(found):
    told = "liberal judges set out how the law may be challenged."
    all_of_them = f"The court's four {told}"
    beside_her = f"Judge Mara Holt and the court's three other {told}"
    fewer = f"Judge Mara Holt and the court's two other {told}"
    assert default_tier(found(all_of_them, beside_her)) == []
    assert ("number", "major", "four", "two") in found(all_of_them, fewer)


def test_words_that_each_side_has_are_put_for_no_others(article, resolved):
    text = (
        "More than 300 troops are fleeing across the border river at Holm.\n\n"
        "More than 300 security officials have fled across the border river at Holm, the mayor said.\n"
    )
    ours, theirs = article(text, "a"), article(text, "b")
    assert compare(ours, theirs, resolved([ours, theirs])).discrepancies == ()
    other = article(text.replace("troops", "conscripts"), "b")
    notes = [each.note for each in compare(ours, other, resolved([ours, other])).discrepancies]
    assert "troops here, conscripts there" in notes


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The weavers wait outside the mill at 9:32 a.m. in the rain.",
            "The weavers wait outside the mill at 11:14 a.m. in the rain.",
            [("9:32 a.m.", "11:14 a.m.")],
        ),
        # When an entry was posted.
        (
            "9:32 a.m.: weavers wait outside the mill in the rain.",
            "11:14 a.m.: weavers wait outside the mill in the rain.",
            [],
        ),
        (
            "The vote of the weavers of the mill starts at 9:32 a.m. on the square.",
            "The vote of the weavers of the mill ends at 11:14 a.m. on the square.",
            [],
        ),
        # By the clock of another place.
        (
            "The weavers wait outside the mill at 3 p.m. in the rain.",
            "The weavers wait outside the mill at 8 p.m. GMT in the rain.",
            [],
        ),
        # When a report was filed.
        (
            "ARDEN, March 4 (Wire) - The weavers wait outside the mill in the rain.",
            "ARDEN, March 5 (Wire) - The weavers wait outside the mill in the rain.",
            [],
        ),
    ],
)
def test_when_a_thing_begins_ends_or_is_posted_are_no_two_times_of_it(found, left, right, expected):
    assert [entry[2:] for entry in found(left, right) if entry[0] == "date"] == expected
