"""Which organisations are one in a story: acronyms, short forms, whose ministry."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.entities.model import Resolution
from index.entities.names.organisation_names import parse_organisation, short_for
from index.entities.vocabulary.countries import country_of

Together = Callable[..., list[set[str]]]
Story = Callable[..., tuple[object, Resolution]]


@pytest.mark.parametrize(
    ("texts", "merged"),
    [
        (
            ("The Russian Foreign Ministry said so.", "Russia's Foreign Ministry said no."),
            {"Russian Foreign Ministry", "Foreign Ministry"},
        ),
        (
            ("The Latvian Foreign Ministry said so.", "The Ministry of Foreign Affairs of Latvia said no."),
            {"Latvian Foreign Ministry", "Ministry of Foreign Affairs"},
        ),
        (
            (
                "The Department of Fisheries said so.",
                "The U.S. Department of Fisheries left. The Department said no.",
            ),
            {"Department of Fisheries", "U.S. Department of Fisheries", "Department"},
        ),
        (
            ("The University of Velm said so.", "Velm University said no."),
            {"University of Velm", "Velm University"},
        ),
        (
            ("The Centers for Fishery Control and Prevention (CFC) met. The CFC left.",),
            {"Centers for Fishery Control and Prevention", "CFC"},
        ),
        (
            ("Brandtech Technology Group said that shares of Brandtech fell.",),
            {"Brandtech Technology Group", "Brandtech"},
        ),
        (
            ("The Velm Evening Post said so. The Post said more on Friday.",),
            {"Velm Evening Post", "Post"},
        ),
        (
            ("The Senate Harbour Committee met on Friday.", "The Harbour Committee voted on Monday."),
            {"Senate Harbour Committee", "Harbour Committee"},
        ),
        (
            ("The House Harbour Committee met.", "The House Harbour and Waterways Committee met."),
            {"House Harbour Committee", "House Harbour and Waterways Committee"},
        ),
        (
            ("The Velm Technological Institute met.", "The Velm Technologcal Institute met."),
            {"Velm Technological Institute", "Velm Technologcal Institute"},
        ),
        (
            ("The Central Election and Referendum Commission met. The CEC left.",),
            {"Central Election and Referendum Commission", "CEC"},
        ),
        (("The Kremlin said so.", "THE KREMLIN denied it on Friday, and the Kremlin left."), {"Kremlin"}),
    ],
)
def test_one_organisation_under_many_names(
    together: Together, texts: tuple[str, ...], merged: set[str]
) -> None:
    assert any(merged <= group for group in together("ORG", *texts))


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        (
            ("The Russian Foreign Ministry said so.", "The Pakistani Foreign Ministry said no."),
            ("Russian Foreign Ministry", "Pakistani Foreign Ministry"),
        ),
        (("He told AFP on Friday.", "She told AP on Monday."), ("AFP", "AP")),
        (("He told the AFP and the AP.",), ("AFP", "AP")),
        (
            ("The Texas Supreme Court ruled. The Supreme Court did not.",),
            ("Texas Supreme Court", "Supreme Court"),
        ),
        (
            ("The Georgia Republican Party lost. The Republican Party won.",),
            ("Georgia Republican Party", "Republican Party"),
        ),
        (("The White House said so. The House voted on Friday.",), ("White House", "House")),
        (
            ("The European Parliament voted. Parliament in Velm did not.",),
            ("European Parliament", "Parliament"),
        ),
        (
            ("The Velm County Police Department said so.", "The Velm Police Department said no."),
            ("Velm County Police Department", "Velm Police Department"),
        ),
        (
            ("The Velm National Party lost.", "The Velm Nationalist Party won."),
            ("Velm National Party", "Velm Nationalist Party"),
        ),
        (("He told Fox News that shares of News Corp fell.",), ("Fox News", "News Corp")),
        (("He told Fox News.", "She told CBS News."), ("Fox News", "CBS News")),
    ],
)
def test_two_organisations_of_like_names(
    together: Together, texts: tuple[str, ...], apart: tuple[str, str]
) -> None:
    groups = together("ORG", *texts)
    assert any(apart[0] in group for group in groups)
    assert any(apart[1] in group for group in groups)
    assert not any(set(apart) <= group for group in groups)


def test_a_short_form_is_what_its_own_article_says(together: Together) -> None:
    texts = (
        "The Russian Foreign Ministry said so on Friday.",
        "The Pakistani Foreign Ministry said no. The Foreign Ministry said more on Friday.",
        "The Foreign Ministry said nothing on Friday.",
    )
    assert sorted(map(sorted, together("ORG", *texts))) == [
        ["Foreign Ministry"],
        ["Foreign Ministry", "Pakistani Foreign Ministry"],
        ["Russian Foreign Ministry"],
    ]


def test_a_short_form_of_two_stays_by_itself(together: Together) -> None:
    text = "The House Harbour Committee and the Senate Harbour Committee met. The Harbour Committee voted."
    assert {"Harbour Committee"} in together("ORG", text)


def test_a_body_named_alone_may_have_its_whole_name_later(together: Together) -> None:
    text = "The House voted on Friday. The House of Representatives met again. The House went home."
    assert {"House", "House of Representatives"} in together("ORG", text)


def test_a_bodys_country_is_not_that_of_an_article_about_another(story: Story) -> None:
    _, resolution = story(
        "Latvia said that the Latvian Border Service had left.",
        "Pakistan closed the road. In Pakistan the Border Service left, and Pakistan paid.",
    )
    services = [{name for name, _ in one.spellings} for one in resolution.entities if "Service" in one.name]
    assert sorted(map(sorted, services)) == [["Border Service"], ["Latvian Border Service"]]


def test_a_body_is_the_countrys_of_which_the_article_names_parts(story: Story) -> None:
    _, resolution = story(
        "The U.S. Supreme Court ruled. The Supreme Court had waited.",
        "A Republican of Wisconsin and one of Ohio went on. The Republican lost, the Supreme Court said.",
    )
    courts = [one for one in resolution.entities if "Court" in one.name]
    assert [sorted(name for name, _ in one.spellings) for one in courts] == [
        ["Supreme Court", "U.S. Supreme Court"]
    ]


def test_a_body_is_the_countrys_whose_parties_the_article_names(story: Story) -> None:
    _, resolution = story(
        "The U.S. Senate voted. The Senate had waited.",
        "The Senate left. Republicans and Democrats spoke of Moscow, and the Republicans laughed at Russia.",
    )
    bodies = [one for one in resolution.entities if "Senate" in one.name]
    assert [sorted(name for name, _ in one.spellings) for one in bodies] == [["Senate", "U.S. Senate"]]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "US"),
        ("American", "US"),
        ("Austrian", "AT"),
        ("Nigerian", "NG"),
        ("Niger", "NE"),
        ("Tajik", "TJ"),
        ("Germans", "DE"),
        ("Dutch", "NL"),
        ("Irishman", "IE"),
        # Two nations call themselves so.
        ("Congolese", ""),
        # What begins as a country does is none of its people.
        ("Jewish", ""),
        ("Islamic", ""),
        ("Republican", ""),
        ("Alaskan", ""),
        ("Velmish", ""),
        ("Kabul", ""),
    ],
)
def test_countries_of_names(name: str, code: str) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Herons", "Minneapolis Herons", True),
        ("Trump", "Team Trump", False),
        ("Committee", "Harbour Committee", True),
        ("Senate", "Velm Senate", False),
        ("Senate", "Polish Senate", True),
        ("Harbour Board", "Latvian Harbour Board", True),
        ("Latvian Harbour Board", "Polish Harbour Board", False),
        ("Brandtech", "Brandtech Watch", False),
        ("Brandtech", "Brandtech Pharma", True),
        ("House", "House of Representatives", True),
        ("House", "House Harbour Committee", False),
        ("Treasury", "Treasury Department", True),
        ("Ninth Circuit", "Ninth Circuit Court of Appeals", True),
        ("Marlow Center", "Marlow Center for Justice", True),
        ("Marlow", "Marlow Fund for Justice", False),
        ("Velm Party", "Velm Party of Georgia", False),
        ("VFC", "VFC Council", False),
    ],
)
def test_what_may_stand_for_a_longer_name(short: str, long: str, expected: bool) -> None:
    assert short_for(parse_organisation(short), parse_organisation(long)) is expected
    assert not short_for(parse_organisation(long), parse_organisation(short))
