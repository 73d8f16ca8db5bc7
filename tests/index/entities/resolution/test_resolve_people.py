"""Who is one person in a story and who is not: given names, double surnames, titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.entities.names.personal_names import Likeness, likeness, parse_name

Together = Callable[..., list[set[str]]]


@pytest.mark.parametrize(
    ("texts", "merged"),
    [
        (
            ("Senator Joseph R. Marlowe spoke on Friday. Marlowe left.", "Joe Marlowe, a senator, came."),
            {"Joseph R. Marlowe", "Joe Marlowe", "Marlowe"},
        ),
        (
            (
                "President Tomás Iglesias Quintero spoke. Mr. Iglesias left.",
                "Tomás Iglesias was tired.",
            ),
            {"Tomás Iglesias Quintero", "Tomás Iglesias", "Iglesias"},
        ),
        (
            ("Minister Ana María Soto Beltrán spoke. Mrs. Soto Beltrán left on Friday.",),
            {"Ana María Soto Beltrán", "Soto Beltrán"},
        ),
        (("President Wu Jianhong spoke. Mr. Wu left.", "President Wu came back."), {"Wu Jianhong", "Wu"}),
        (
            ("Chairman Pak Sung Ho spoke on Friday.", "Pak Sung-ho spoke again, officials said."),
            {"Pak Sung Ho", "Pak Sung-ho"},
        ),
        (
            ("Prime Minister Tarek Abdul-Nabi spoke.", "Prime Minister Tarik Abdul Nabi spoke."),
            {"Tarek Abdul-Nabi", "Tarik Abdul Nabi"},
        ),
        (("Chief Executive Maud Varga spoke. Maud Varga left.",), {"Maud Varga"}),
        (("Mr. C. Dunmore spoke.", "Charles Dunmore left, police said."), {"C. Dunmore", "Charles Dunmore"}),
        (
            ("Police Chief Ruben Ostrow spoke.", "Police Chief Ruben Ostrow Jr. spoke."),
            {"Ruben Ostrow", "Ruben Ostrow Jr."},
        ),
        (
            ("Police Chief Ned Ostrow spoke.", "Police Chief Edward Ostrow Jr. spoke."),
            {"Ned Ostrow", "Edward Ostrow Jr."},
        ),
        (
            ("General Qassem Dureimani was killed.", "General Qasem Doreimani was killed. Doreimani was 62."),
            {"Qassem Dureimani", "Qasem Doreimani", "Doreimani"},
        ),
        (
            ("The standoff of Tamvon and Bryan Ostrow ended.", "Tamvon Ostrow spoke on Friday."),
            {"Tamvon", "Tamvon Ostrow"},
        ),
        (
            ("Bettie Lomax died on Friday. She was 90.", "Betty Lomax, the model, died."),
            {"Bettie Lomax", "Betty Lomax"},
        ),
        (
            ("Chairman Jerrold Marsh spoke on Friday.", "Jerry Marsh spoke again, officials said."),
            {"Jerrold Marsh", "Jerry Marsh"},
        ),
        (
            ("President Viktor Danylko spoke.", "President Victor Danylko spoke, officials said."),
            {"Viktor Danylko", "Victor Danylko"},
        ),
    ],
)
def test_one_person_under_many_names(together: Together, texts: tuple[str, ...], merged: set[str]) -> None:
    assert any(merged <= group for group in together("PERSON", *texts))


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        (("Mr. Egon Marlowe spoke. Mrs. Marlowe cried.",), ("Egon Marlowe", "Marlowe")),
        (("Mr. and Mrs. Marlowe came, said Dr. John Marlowe.",), ("John Marlowe", "Marlowe")),
        (
            ("Chris Marlowe spoke first.", "Christine Marlowe spoke last."),
            ("Chris Marlowe", "Christine Marlowe"),
        ),
        (
            ("President Ann Rahmin spoke on Friday. Governor Rahmin spoke on Monday.",),
            ("Ann Rahmin", "Rahmin"),
        ),
        (
            (
                "Her husband Philip looked on, said Prime Minister Edda Marlowe.",
                "Chancellor Philip Orr spoke.",
            ),
            ("Philip", "Philip Orr"),
        ),
        (
            ("Mayor Ruben Ostrow Sr. spoke on Friday.", "Police Chief Ruben Ostrow Jr. spoke."),
            ("Ruben Ostrow Sr.", "Ruben Ostrow Jr."),
        ),
        (
            ("Judge Ruben Ostrow met Police Chief Ruben Ostrow Jr. there.",),
            ("Ruben Ostrow", "Ruben Ostrow Jr."),
        ),
        (("Selim Haddad spoke. Salim Haddad was silent.",), ("Selim Haddad", "Salim Haddad")),
        (
            ("General Galina Volkova spoke.", "General Galin Volkov spoke."),
            ("Galina Volkova", "Galin Volkov"),
        ),
        (("Judge J. Huffmann spoke.", "Judge J. Hoffmann spoke."), ("J. Huffmann", "J. Hoffmann")),
        (
            ("Mayor Ned Ostrow spoke.", "Judge Edward Ostrow Jr. spoke."),
            ("Ned Ostrow", "Edward Ostrow Jr."),
        ),
        (
            ("Judge Egon Doreimani spoke. Judge Egon Dureimani was silent.",),
            ("Egon Doreimani", "Egon Dureimani"),
        ),
        (
            ("Ostrik and Bryan Marlowe came. Ostrik sang.", "Bryan Marlowe left on Friday."),
            ("Ostrik", "Bryan Marlowe"),
        ),
        (("Minister Mariam Orlov spoke.", "Minister Marian Orlan spoke."), ("Mariam Orlov", "Marian Orlan")),
    ],
)
def test_two_people_of_like_names(together: Together, texts: tuple[str, ...], apart: tuple[str, str]) -> None:
    groups = together("PERSON", *texts)
    assert any(apart[0] in group for group in groups)
    assert any(apart[1] in group for group in groups)
    assert not any(set(apart) <= group for group in groups)


def test_husband_and_wife_of_one_surname_are_two_in_one_article(together: Together) -> None:
    text = (
        "Mr. Marlowe met Mrs. Marlowe on Friday. Mrs. Marlowe smiled, and Marlowe sat down. Mr. Marlowe left."
    )
    assert together("PERSON", text) == [{"Marlowe"}, {"Marlowe"}]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("John Marlowe", "J. Marlowe", Likeness.EXACT),
        ("Philip Marlowe", "P. Marlowe", Likeness.EXACT),
        ("William Marlowe", "Bill Marlowe", Likeness.EXACT),
        ("Dmitri Volkhonsky", "Dmitry Volhonsky", Likeness.EXACT),
        ("Rosalind Featherstone", "Rosalind Fetherstone", Likeness.LOOSE),
        ("Adel Nabiyev", "Adil Nabiyev", Likeness.LOOSE),
        ("Egon Clark", "Egon Clarke", Likeness.LOOSE),
        ("Egon Marlowe", "Egon Marlowes", Likeness.NONE),
        ("Adel Featherstone", "Adil Fetherstone", Likeness.NONE),
        ("Rosalind Marlowe", "Rosamund Marlowe", Likeness.NONE),
        ("Jude Marlowe", "Judea Marlowe", Likeness.NONE),
        ("Omar Haddad", "Umar Haddad", Likeness.NONE),
        ("Navid Karim", "Karim-ul Zadran", Likeness.NONE),
    ],
)
def test_likeness_of_names(one: str, other: str, expected: Likeness) -> None:
    assert likeness(parse_name(one), parse_name(other)) is expected
    assert likeness(parse_name(other), parse_name(one)) is expected


def test_a_family_is_none_of_its_members(together: Together) -> None:
    groups = together("PERSON", "Egon Hammond spoke. On Friday the Hammonds left, and Hammond smiled.")
    assert not any({"Egon Hammond", "Hammonds"} <= group for group in groups)
    assert {"Egon Hammond", "Hammond"} in groups


def test_a_bare_surname_ahead_of_another_bearer_is_whom_the_story_is_about(together: Together) -> None:
    texts = (
        "Mr. Lennart Quist was sentenced on Friday. Quist wept.",
        "Mr. Lennart Quist was sentenced on Friday, a court said.",
        "Mr. Quist was sentenced on Friday. His wife, Mrs. Amalie Quist, had died.",
    )
    groups = together("PERSON", *texts)
    assert not any({"Amalie Quist", "Quist"} <= group for group in groups)
    assert {"Lennart Quist", "Quist"} in groups


def test_a_first_name_is_no_spelling_of_a_surname(together: Together) -> None:
    groups = together(
        "PERSON", "Mr. Parren Mitchell spoke on Friday. “Michelle was there,” said Mr. Mitchell."
    )
    assert not any({"Parren Mitchell", "Michelle"} <= group for group in groups)


def test_a_surname_of_a_couple_is_neither_ones(together: Callable[..., list[set[str]]]) -> None:
    text = "Fire in Oakum\n\nJohn and Mary Carver lost their house. Carver said the roof fell first."
    assert sorted(map(sorted, together("PERSON", text))) == [["Carver"], ["John"], ["Mary Carver"]]
    later = "Oakum rebuilds\n\nJohn Carver laid a brick on Friday. Mary Carver watched."
    assert {"John", "John Carver"} in together("PERSON", text, later)


def test_a_given_name_known_with_another_surname_shares_none(
    together: Callable[..., list[set[str]]],
) -> None:
    text = "Debate\n\nJohn Quelt spoke first. John and Ann Dorvan left. Dorvan said it was late."
    found = together("PERSON", text)
    assert {"John Quelt", "John"} in found
    assert {"Ann Dorvan", "Dorvan"} in found
