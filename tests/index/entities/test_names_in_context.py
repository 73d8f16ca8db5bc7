"""What a name is by what stands around it: each mechanism in sentences of at least two stories."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Named = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bill Hartwick left. Later Bob Quillan, a farmer, spoke.", ["Bill Hartwick", "Bob Quillan"]),
        ("“It floods,” said Ivo Marn, the city’s water engineer. He sang.", ["Ivo Marn"]),
        ("“I think so,” said Steve Jarvik, a local strategist.", ["Steve Jarvik"]),
        ("They met Chief of Staff Olga Brandt and Professor of Law Piet Vos.", ["Olga Brandt", "Piet Vos"]),
        ("She thanked her sister, Charlotte, and his son Milan.", ["Charlotte", "Milan"]),
        ("They honoured Ilka and Robert Voss on Sunday.", ["Ilka", "Robert Voss"]),
        ("Mrs May said so. Mr March replied.", ["May", "March"]),
        ("We saw Tavrin Osk. Then Tavrin left the room.", ["Tavrin Osk", "Tavrin"]),
        ("He read Edna Lake, a poet, and met Jurga Hill, a judge.", ["Edna Lake", "Jurga Hill"]),
        ("“It holds,” said Vela Marn, a city clerk.", ["Vela Marn"]),
        (
            "He met Sen. Judwin Hill and the publisher Walter Randolph Host.",
            ["Judwin Hill", "Walter Randolph Host"],
        ),
        ("It is so, said Brandon Kelderhaus and Austin Marx.", ["Brandon Kelderhaus", "Austin Marx"]),
        ("It passed — Donald J. Trump (@someone) wrote.", ["Donald J. Trump"]),
        (
            "The Stormy Tavrin affair grew. Later Stormy Tavrin spoke, and Ms. Tavrin left.",
            ["Stormy Tavrin", "Stormy Tavrin", "Tavrin"],
        ),
        ("She won a state Hillary Clinton carried in autumn.", ["Hillary Clinton"]),
        (
            "It was, said a spokeswoman for Tavrish. “It depends,” Tavrish said.",
            ["Tavrish", "Tavrish"],
        ),
        ("Hats had “Make America Great Again” on them.", []),
        ("The police searched his Midtown Manhattan office.", []),
    ],
)
def test_people(named: Named, text: str, expected: list[str]) -> None:
    assert [name for name, kind in named(text) if kind == "PERSON"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Women's Harbour Fund and the New Tidewater Party agreed.",
            ["Harbour Fund", "New Tidewater Party"],
        ),
        ("He gave to the Miners' Relief Fund in May.", ["Miners' Relief Fund"]),
        (
            "The Office of the Inspector General asked the Committee for a Fair Harvest.",
            ["Office of the Inspector General", "Committee for a Fair Harvest"],
        ),
        ("“No,” tweeted Huffington Post editor Ivo Marn.", ["Huffington Post"]),
        ("So said Ivo Marn, CNN Supreme Court analyst.", ["CNN", "Supreme Court"]),
        ("He flew over the Western United States.", []),
        ("The League of Women for Clean Rivers met.", ["League of Women for Clean Rivers"]),
        ("Then Veterans for Clean Rivers sued.", ["Veterans for Clean Rivers"]),
        (
            "She taught at the University of Ohio at Lima and the University of Texas, Dallas, for years.",
            ["University of Ohio at Lima", "University of Texas, Dallas"],
        ),
        ("A student of UC Riverside flew with Air India.", ["UC Riverside", "Air India"]),
        ("He is an analyst at Tovell and held shares in Brisk.", ["Tovell", "Brisk"]),
        ("The Orvane chief executive met the Quell managing director.", ["Orvane", "Quell"]),
        ("A Korvan law professor and two Delmar sophomores wrote.", ["Korvan", "Delmar"]),
        ("The Kalmar American-Statesman and the Tulsa Daily Spectator closed.", ["Tulsa Daily Spectator"]),
        ("It was the Fraternal Order of Wardens that sued.", ["Fraternal Order of Wardens"]),
        ("It was sent to the Journal of Soil Science.", ["Journal of Soil Science"]),
        ("He is with Southern New Mexico University now.", ["Southern New Mexico University"]),
        ("Both Pew and National Quarry Journal asked.", ["Pew", "National Quarry Journal"]),
        ("The Orvane Observatory for Human Rights spoke.", ["Orvane Observatory for Human Rights"]),
        ("A Labour whip told Time magazine.", ["Labour", "Time"]),
        ("He won in the Second Circuit and ran Opal Research.", ["Second Circuit", "Opal Research"]),
    ],
)
def test_organisations(named: Named, text: str, expected: list[str]) -> None:
    assert [name for name, kind in named(text) if kind == "ORG"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He moved to Alder Hill, Georgia, in May.", [("Alder Hill", "GPE"), ("Georgia", "GPE")]),
        ("A storm hit Pell Beach, Fla., at dawn.", [("Pell Beach", "GPE"), ("Fla.", "GPE")]),
        ("It grew in the village of Pell, Vermont fields and all.", [("Pell", "GPE"), ("Vermont", "GPE")]),
        (
            "KHOVAL, Tajikistan (Reuters) - Rain fell.",
            [("KHOVAL", "GPE"), ("Tajikistan", "GPE"), ("Reuters", "ORG")],
        ),
        ("Votes from NY and TX came late, OK?", [("NY", "GPE"), ("TX", "GPE")]),
        ("They fled Port-au-Prince by sea.", [("Port-au-Prince", "GPE")]),
        ("The Federal Republic of Germany paid.", [("Federal Republic of Germany", "GPE")]),
        ("It is the best school in the South and the West.", [("South", "LOC"), ("West", "LOC")]),
        ("South Korea waited. Then the North answered.", [("South Korea", "GPE"), ("North", "GPE")]),
        ("He swam in the Red Sea.", [("Red Sea", "LOC")]),
        (
            "She landed at Joint Base Quellby and at Naval Air Station Orvane.",
            [("Joint Base Quellby", "FAC"), ("Naval Air Station Orvane", "FAC")],
        ),
        (
            "They closed Interstate 95 and Route 12 near the Capitol.",
            [("Interstate 95", "FAC"), ("Route 12", "FAC"), ("Capitol", "FAC")],
        ),
        (
            "He sat in the Hadley Detention Center by the Orvane Correctional Institution.",
            [("Hadley Detention Center", "FAC"), ("Orvane Correctional Institution", "FAC")],
        ),
        ("The Jewish West Bank settlers met.", [("Jewish", "NORP"), ("West Bank", "GPE")]),
        ("The Zarnov government denied it.", [("Zarnov", "GPE")]),
        (
            "Many Asian Americans and New Yorkers voted with Iowans.",
            [("Asian Americans", "NORP"), ("New Yorkers", "NORP"), ("Iowans", "NORP")],
        ),
    ],
)
def test_places_and_peoples(named: Named, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They spoke of Obamacare and of Trumpism. The Putinism of old is gone.",
        "She was on KTX’s “Good Morning Orvane” and the show “Tulsa Nights With Ida Quill.”",
        "He sang in the film “Old Harbour Road”.",
        "The low-enriched uranium (LEU) was sold. Most LEU is gone.",
        "He had a sexually transmitted infection (STI), one STI of many.",
        "It rose at 9 A.M. EST by the GDP and CPI.",
        "#SaveTheHarbour and #OrvaneStrong trended.",
        "Medicare and Medicaid paid for COVID tests.",
        "Its shares QLBR, +1.2%, and ZZTP, -0.4%, moved.",
        "MPs and CEOs waited in the 7th Congressional District.",
    ],
)
def test_what_is_no_name(named: Named, text: str) -> None:
    assert [one for one in named(text) if one[0] != "KTX"] == []


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("Tulsa", "The Tulsa paper “Orvane” was known as “Pell”."),
        ("Ida Quill", "He was known as “Ida Quill”."),
    ],
)
def test_what_is_merely_in_quotation_marks_stays_a_name(named: Named, known: str, text: str) -> None:
    assert known in [name for name, _ in named(text)]


def test_an_organisation_keeps_its_name_without_its_head(named: Named) -> None:
    text = "He lay in the Orvane Marsh Medical Center. The doctors at Orvane Marsh waited."
    assert named(text) == [("Orvane Marsh Medical Center", "ORG"), ("Orvane Marsh", "ORG")]
    text = "The Pell Harker Institute closed. A guard from Pell Harker wept."
    assert named(text) == [("Pell Harker Institute", "ORG"), ("Pell Harker", "ORG")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The league match was goalless until the coach sent on a striker. Valencia beat Real Orvane 2-1. "
            "France watched. He lives in Valencia.",
            [("Valencia", "ORG"), ("Real Orvane", "ORG"), ("France", "GPE"), ("Valencia", "GPE")],
        ),
        (
            "Fans of the club saw the team draw its last match of the season. Lyon, Marseille and Racing "
            "Orvane are through.",
            [("Lyon", "ORG"), ("Marseille", "ORG"), ("Racing Orvane", "ORG")],
        ),
        (
            "Trade talks moved on. Valencia beat Lyon to the contract for the port.",
            [("Valencia", "GPE"), ("Lyon", "GPE")],
        ),
    ],
)
def test_clubs_called_like_their_town(named: Named, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A word that names nobody stays none behind or before a name that it was taken for a part of.
        (
            "“Postpone Brexit,” Olga Brandt said. The Brexit Party met. They want Brexit.",
            [("Olga Brandt", "PERSON"), ("Brexit Party", "ORG")],
        ),
        ("It was called Orvane Medicaid. The cost of Medicaid rose, the hospital said of Medicaid.", []),
        (
            "“They've gone,” Piet Vos said. “You’ve told. They’ve left, They’ve said.”",
            [("Piet Vos", "PERSON")],
        ),
        ("They fear anti-Semitism there and pro-Brandtism here.", []),
        ("They protested against anti-Vallo posters.", [("Vallo", "PERSON")]),
        ("The office must enforce Title IX. The debate about Title IX went on.", []),
        ("The Virginia Constitution allows it.", []),
        ("“But we will WIN!” Piet Vos wrote ASAP.", [("Piet Vos", "PERSON")]),
        ("“There WAS no leak,” he wrote.", []),
        ("The WIN coalition sued.", [("WIN", "ORG")]),
        (
            "The bill of Sen Olga Brandt, MP Piet Vos and Gov Quellan failed.",
            [("Olga Brandt", "PERSON"), ("Piet Vos", "PERSON"), ("Quellan", "PERSON")],
        ),
        ("The economist Amartya Sen spoke.", [("Amartya Sen", "PERSON")]),
    ],
)
def test_capitals_that_name_nobody(named: Named, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Riverside Supervisor Olga Brandt met the Conservatives Peter Vosk and Sleepy Eyes Ivan Quellan.",
            [("Olga Brandt", "PERSON"), ("Peter Vosk", "PERSON"), ("Ivan Quellan", "PERSON")],
        ),
        ("She prays at Temple Beth Orvane today.", [("Temple Beth Orvane", "PERSON")]),
        (
            "He called it a Senior White House aide and the Winter White House.",
            [("White House", "ORG"), ("White House", "ORG")],
        ),
        (
            "They met in the Oval Office of the White House.",
            [("Oval Office", "ORG"), ("White House", "ORG")],
        ),
        (
            "He served in the Bill Clinton White House and the Trump White House.",
            [
                ("Bill Clinton", "PERSON"),
                ("White House", "ORG"),
                ("Trump", "PERSON"),
                ("White House", "ORG"),
            ],
        ),
        ("The White House Office of Budget wrote.", [("White House Office of Budget", "ORG")]),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(
    named: Named, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [one for one in named(text) if one[1] in ("PERSON", "ORG")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He left the Center for Nautical and International Studies and the School of Public and "
            "International Affairs.",
            ["Center for Nautical and International Studies", "School of Public and International Affairs"],
        ),
        (
            "The Institute for the Study of Rivers and Trade sued the Foundation for the Defense of Forests.",
            ["Institute for the Study of Rivers and Trade", "Foundation for the Defense of Forests"],
        ),
        (
            "The Department of Homeland Security and Federal Bureau of Investigation agreed.",
            ["Department of Homeland Security", "Federal Bureau of Investigation"],
        ),
        (
            "The Office of General Counsel and Media Bureau agreed.",
            ["Office of General Counsel", "Media Bureau"],
        ),
    ],
)
def test_an_organisation_says_what_it_is_for(named: Named, text: str, expected: list[str]) -> None:
    assert [name for name, kind in named(text) if kind == "ORG"] == expected
