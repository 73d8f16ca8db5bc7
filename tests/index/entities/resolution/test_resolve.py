"""One entity over its spellings, and no merge that would mislead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.entities.model import Resolution

Together = Callable[..., list[set[str]]]


def test_one_person_in_two_romanisations(election: tuple[str, ...], together: Together) -> None:
    people = together("PERSON", *election)
    assert {"Dmitri Volkhonsky", "Dmitry Volhonsky", "Volkhonsky", "Volhonsky"} in people
    assert {"Katarzyna Wolff-Lindqvist", "Wolff-Lindqvist"} in people
    assert len(people) == 2


def test_an_acronym_is_the_organisation_it_abbreviates(election: tuple[str, ...], together: Together) -> None:
    assert {"Organization for Fair Voting", "OFV"} in together("ORG", *election)


@pytest.mark.parametrize(
    ("kind", "texts", "apart"),
    [
        (
            "PERSON",
            ("Police questioned Omar Haddad and Selim Haddad on Friday. Haddad was released.",),
            ("Omar Haddad", "Selim Haddad"),
        ),
        (
            "PERSON",
            ("John Carver spoke first.", "John Carver Jr. spoke last."),
            ("John Carver", "John Carver Jr."),
        ),
        (
            "PERSON",
            ("Governor Halim Rashidov spoke.", "Governor Halima Rashidova spoke."),
            ("Halim Rashidov", "Halima Rashidova"),
        ),
        ("PERSON", ("President Rahmin spoke.", "Governor Anwar Rahman spoke."), ("Rahmin", "Anwar Rahman")),
        (
            "PERSON",
            ("Minister Navid Karim spoke.", "Minister Karim-ul Zadran spoke."),
            ("Navid Karim", "Karim-ul Zadran"),
        ),
        ("ORG", ("He told ABC News and the BBC.", "She told the CBC."), ("BBC", "CBC")),
        (
            "ORG",
            ("The Ministry of Health said so.", "The Ministry of Wealth said so."),
            ("Ministry of Health", "Ministry of Wealth"),
        ),
        ("GPE", ("He flew to Niger.", "She flew to Nigeria."), ("Niger", "Nigeria")),
        ("GPE", ("Troops entered Austria.", "Troops entered Australia."), ("Austria", "Australia")),
        ("FAC", ("It hit Drobna Airport.", "It hit Drobna Prison."), ("Drobna Airport", "Drobna Prison")),
    ],
)
def test_different_things_stay_apart(
    together: Together, kind: str, texts: tuple[str, ...], apart: tuple[str, str]
) -> None:
    groups = together(kind, *texts)
    assert any(apart[0] in group for group in groups)
    assert any(apart[1] in group for group in groups)
    assert not any(set(apart) <= group for group in groups)


def test_two_of_one_surname_leave_the_bare_surname_to_itself(together: Together) -> None:
    text = "The court heard Omar Haddad and Selim Haddad. On Friday Haddad wept, and Haddad was silent."
    assert sorted(map(sorted, together("PERSON", text))) == [["Haddad"], ["Omar Haddad"], ["Selim Haddad"]]


@pytest.mark.parametrize(
    ("kind", "texts", "merged"),
    [
        (
            "GPE",
            ("The United States left.", "The U.S. left.", "Then US troops left."),
            {"United States", "U.S.", "US"},
        ),
        (
            "GPE",
            ("It began in the province of Samarkent.", "It began in Samarkhent."),
            {"Samarkent", "Samarkhent"},
        ),
        (
            "FAC",
            ("They left Drobna Air Base.", "They left Drobna Airfield on Friday."),
            {"Drobna Air Base", "Drobna Airfield"},
        ),
        ("FAC", ("They left Drobna Air Base. Drobna air base was theirs.",), {"Drobna Air Base", "Drobna"}),
        ("ORG", ("Acme Corp. was sold. Acme shares fell.",), {"Acme Corp.", "Acme"}),
        ("NORP", ("Three Latvians met a Latvian.",), {"Latvians", "Latvian"}),
        ("PERSON", ("J. R. Marlowe spoke.", "John Marlowe spoke."), {"J. R. Marlowe", "John Marlowe"}),
        (
            "PERSON",
            ("Senator John Fitz Marlowe spoke.", "John Marlowe spoke."),
            {"John Fitz Marlowe", "John Marlowe"},
        ),
        ("DATE", ("It was on Sept. 4.", "It was on September 4."), {"Sept. 4", "September 4"}),
        (
            "QUANTITY",
            ("More than 1,000 fled.", "Over a thousand fled."),
            {"More than 1,000", "Over a thousand"},
        ),
    ],
)
def test_spellings_of_one_thing_come_together(
    together: Together, kind: str, texts: tuple[str, ...], merged: set[str]
) -> None:
    assert merged in together(kind, *texts)


def test_a_demonym_is_not_its_country(story: Callable[..., tuple[object, Resolution]]) -> None:
    _, resolution = story("Latvia said three Latvian ships were lost.")
    assert [(e.name, e.type.value) for e in resolution.entities if e.type.value in ("GPE", "NORP")] == [
        ("Latvia", "GPE"),
        ("Latvian", "NORP"),
    ]


def test_entity_carries_mentions_spellings_and_a_unique_id(
    election: tuple[str, ...], story: Callable[..., tuple[object, Resolution]]
) -> None:
    annotated, resolution = story(*election)
    assert isinstance(annotated, list)
    texts = {article.id: article.text for article, _ in annotated}
    assert len({entity.id for entity in resolution.entities}) == len(resolution.entities)
    for entity in resolution.entities:
        counted = sum(count for _, by_article in entity.spellings for _, count in by_article)
        assert counted == len(entity.mentions)
        surfaces = {surface for surface, _ in entity.spellings}
        assert {m.span.of(texts[m.article]) for m in entity.mentions} == surfaces
        assert entity.name in surfaces
        first = entity.mentions[0]
        assert resolution.entity_at(first.article, first.span) is entity
    winner = next(entity for entity in resolution.entities if "Wolff" in entity.name)
    assert winner.articles() == ("a", "b", "c")
    assert winner.id == "person:katarzyna-wolff-lindqvist"


def test_a_father_and_his_son_share_a_surname_and_nothing_else(together: Together) -> None:
    text = (
        "John Carver met John Carver Jr. at home. Carver Jr. paid. Carver left. "
        "“I paid,” John Carver Jr. said. Carver, the older, had paid before."
    )
    assert sorted(map(sorted, together("PERSON", text))) == [
        ["Carver", "John Carver"],
        ["Carver Jr.", "John Carver Jr."],
    ]
