"""Keys that an index keeps for ever, and which of them are one name across a library."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.entities.model import EntityType
from index.entities.resolution.library_names import alike, divided, name_key, same_across

PERSON, ORG, GPE, FAC, NORP = (
    EntityType.PERSON,
    EntityType.ORG,
    EntityType.GPE,
    EntityType.FAC,
    EntityType.NORP,
)


@pytest.mark.parametrize(
    ("kind", "surface", "key"),
    [
        (PERSON, "Dmitry Volkhonsky", "volhonski_dmitri"),
        (PERSON, "J. R. Marlowe Jr.", "marlove_j_r_jr"),
        (PERSON, "Volkhonsky", "volhonski"),
        (PERSON, "Bruce Lee", "lee_bruce"),
        (ORG, "WHO", "WHO"),
        (ORG, "W.H.O.", "WHO"),
        (ORG, "Acme Corp.", "acme"),
        (ORG, "U.S. Department of Fisheries", "US_fisheris_department"),
        (ORG, "Fisheries Department", "fisheris_department"),
        (GPE, "U.S.", "US"),
        (GPE, "United States", "US"),
        (FAC, "Drobna Airfield", "drobna_air"),
        (NORP, "Latvians", "latvian"),
    ],
)
def test_a_key_says_what_an_index_looks_up(kind: EntityType, surface: str, key: str) -> None:
    assert name_key(kind, surface) == key


@given(st.sampled_from(EntityType), st.text(min_size=1, max_size=40))
@example(PERSON, ",")
def test_a_key_is_one_term_and_never_changes(kind: EntityType, surface: str) -> None:
    key = name_key(kind, surface)
    assert key == name_key(kind, surface)
    assert not set(key) & set(" ,\t\n")


def _people(*surfaces: str) -> list[str]:
    return [name_key(PERSON, surface) for surface in surfaces]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Marlowe", "J. Marlowe"),
        ("John Fitz Marlowe", "John Marlowe"),
        ("John F. Marlowe", "John Fitz Marlowe"),
        ("Dmitri Volkhonsky", "Dmitry Volhonsky"),
    ],
)
def test_initials_and_middle_names_are_one_person(one: str, other: str) -> None:
    assert same_across(PERSON, *_people(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Eric Smith", "Eric Schmidt"),
        ("Joe Marlowe", "Joseph Marlowe"),
        ("Marlowe", "John Marlowe"),
        ("Katarina Lindkvist", "Katarzyna Lindkvist"),
    ],
)
def test_what_is_only_alike_is_not_one_across_the_library(one: str, other: str) -> None:
    assert not same_across(PERSON, *_people(one, other))


def test_see_also_takes_nicknames_surnames_acronyms_and_short_forms() -> None:
    assert alike(PERSON, *_people("Joe Marlowe", "Joseph Marlowe"))
    assert alike(PERSON, *_people("Marlowe", "Joseph Marlowe"))
    assert not alike(PERSON, *_people("Anna Marlowe", "Joseph Marlowe"))
    assert not alike(PERSON, *_people("Eric Smith", "Eric Jones"))
    whole = name_key(ORG, "World Fishery Council")
    assert alike(ORG, "WFC", whole)
    assert alike(ORG, whole, name_key(ORG, "Fishery Council"))
    assert not alike(ORG, "WFP", whole)
    ministry = name_key(ORG, "U.S. Department of Health and Human Services")
    assert alike(ORG, "HHS", ministry)
    assert not alike(ORG, "HSH", ministry)
    assert alike(ORG, ministry, name_key(ORG, "Department of Health and Human Services"))
    assert not alike(GPE, name_key(GPE, "Niger"), name_key(GPE, "Nigeria"))
    assert alike(FAC, name_key(FAC, "Drobna"), name_key(FAC, "Drobna Air Base"))


def test_father_and_son_are_two_in_the_library() -> None:
    assert not same_across(PERSON, *_people("John Carver", "John Carver Jr."))


def test_an_initial_belongs_to_the_only_person_it_fits() -> None:
    assert divided(PERSON, _people("J. Smith", "John Smith")) == (frozenset({"smith_j", "smith_john"}),)
    apart = divided(PERSON, _people("J. Smith", "John Smith", "James Smith", "John F. Smith"))
    assert set(apart) == {
        frozenset({"smith_j"}),
        frozenset({"smith_james"}),
        frozenset({"smith_john", "smith_john_f"}),
    }


_GIVEN = st.sampled_from(["", "J.", "John", "James", "John F.", "John Fitz", "J. F.", "John Alan"])


@given(
    st.lists(_GIVEN, min_size=1, max_size=8).flatmap(
        lambda names: st.tuples(st.just(names), st.permutations(names))
    )
)
def test_dividing_is_a_partition_whatever_the_order(names: tuple[list[str], list[str]]) -> None:
    keys, shuffled = ([name_key(PERSON, f"{given} Smith") for given in order] for order in names)
    groups = divided(PERSON, keys)
    assert sorted(key for group in groups for key in group) == sorted(set(keys))
    assert set(groups) == set(divided(PERSON, shuffled))
    for group in groups:
        assert all(same_across(PERSON, one, other) for one in group for other in group)
