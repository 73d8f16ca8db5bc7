"""Which names are listed under which heading, and what a name is found by."""

from __future__ import annotations

import pytest

from index.entities.model import Entity, EntityType
from tests.tui.named import KHAKIMOV, VARZAN, entity
from tui.contents.name_list import fits, name_groups, named_query, same_name, spellings

LABELS = {"a": "000", "b": "001", "c": "002"}
UNION = entity("Dam Union", EntityType.ORG, {"Dam Union": {"b": 1}}, 80)
MONDAY = entity("Monday", EntityType.DATE, {"Monday": {"b": 1}}, 120)


def test_names_stand_by_type_and_dates_are_no_names():
    groups = name_groups([KHAKIMOV, UNION, VARZAN, MONDAY])
    assert [(group.heading, group.entities) for group in groups] == [
        ("PEOPLE", (KHAKIMOV,)),
        ("ORGANISATIONS", (UNION,)),
        ("PLACES", (VARZAN,)),
    ]


def test_a_folded_heading_opens_while_something_is_sought():
    assert [g.folded for g in name_groups([KHAKIMOV, VARZAN], folded={"PEOPLE"})] == [True, False]
    assert [g.folded for g in name_groups([KHAKIMOV, VARZAN], "khak", {"PEOPLE"})] == [False]


@pytest.mark.parametrize("wanted", ["khak", "HAKI", "rustam", "rust khakimov", "kh ru", "Khakimow"])
def test_a_name_is_found_by_the_beginning_of_any_spelling(wanted):
    assert fits(KHAKIMOV, wanted)


@pytest.mark.parametrize("wanted", ["akimov", "varzan", "rustam varzan"])
def test_it_is_not_found_by_what_begins_none_of_its_words(wanted):
    assert not fits(KHAKIMOV, wanted)


def test_one_spelling_is_found_by_another_that_nobody_wrote():
    rahmon = entity("Emil Rahmon", EntityType.PERSON, {"Rahmon": {"a": 1}})
    assert fits(rahmon, "rakhmon")
    assert not fits(rahmon, "rachel")


def test_spellings_name_their_sources_and_first_names_are_no_spelling():
    assert spellings(KHAKIMOV, LABELS) == ["Khakimov 000 001", "Hakimov 002"]


def test_sources_that_have_no_room_behind_a_spelling_are_counted():
    def room(words):
        return len(words) <= 15

    assert spellings(KHAKIMOV, LABELS, room) == ["Khakimov 000 +1", "Hakimov 002"]
    assert spellings(KHAKIMOV, {"a": "Coast", "b": "Hill Post", "c": "wire"}, room) == [
        "Khakimov (+2)",
        "Hakimov (wire)",
    ]


def test_source_names_of_several_words_are_kept_apart():
    labels = {"a": "Coastal Echo", "b": "wire", "c": "harald"}
    assert spellings(KHAKIMOV, labels) == ["Khakimov (Coastal Echo, wire)", "Hakimov (harald)"]


def test_one_spelling_needs_no_word():
    assert spellings(VARZAN, LABELS) == []


def test_the_query_for_a_name_says_of_what_kind_it_is():
    assert named_query(KHAKIMOV) == 'person:"Rustam Khakimov"'
    assert named_query(VARZAN) == 'place:"Varzan"'
    norse = entity('the "Norse"', EntityType.NORP, {"Norse": {"a": 1}})
    assert named_query(norse) == '"the Norse"'


def test_after_joining_a_name_is_the_one_that_has_its_first_mention():
    joined = Entity("person:other", "Other", EntityType.PERSON, (*UNION.mentions, *KHAKIMOV.mentions), ())
    assert same_name(KHAKIMOV, [VARZAN, joined]) is joined
    assert same_name(KHAKIMOV, [joined, KHAKIMOV]) is KHAKIMOV
    assert same_name(KHAKIMOV, [VARZAN]) is None
