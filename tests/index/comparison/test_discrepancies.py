import pytest

from index.comparison.compare import compare
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity


@pytest.fixture
def found(article, resolved):
    """The discrepancies between two texts as (kind, severity, left words, right words)."""

    def of(left_text: str, right_text: str, date: str | None = None):
        left, right = article(left_text, "left", date), article(right_text, "right", date)
        comparison = compare(left, right, resolved([left, right]))
        return [told(each, left.text, right.text) for each in comparison.discrepancies]

    return of


def told(each: Discrepancy, left: str, right: str):
    return (
        each.kind.value,
        each.severity.value,
        each.left.of(left) if each.left else None,
        each.right.of(right) if each.right else None,
    )


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
    ],
)
def test_tells_what_contradicts(found, left, right, expected):
    assert expected in found(left, right)


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


def test_the_whole_stories(flood, election, merger, resolved):
    def default(left, right):
        comparison = compare(left, right, resolved([left, right]))
        entries = [told(each, left.text, right.text) for each in comparison.discrepancies]
        return default_tier(entries)

    assert {("date", "major", "Sunday", "Monday"), ("number", "major", "12", "At least 17")} <= set(
        default(*flood[:2])
    )
    assert ("name", "minor", "Ines", "Inez") in default(*flood[:2])
    assert set(default(*election)) == {
        ("number", "major", "48", "46"),
        ("quote", "major", "power", "responsibility"),
    }
    assert default(*merger) == [("date", "major", "March 31", "April 30")]


def test_an_article_does_not_disagree_with_itself(flood, election, merger, resolved):
    for each in (*flood, *election, *merger):
        comparison = compare(each, each, resolved([each]))
        assert comparison.discrepancies == ()
        assert comparison.only_left == comparison.only_right == ()


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
