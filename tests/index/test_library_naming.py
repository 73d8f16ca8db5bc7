"""Names joined and parted through the library: in every view, on the next look, undone, and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.comparison.model import Severity
from index.entities.model import EntityType, NamingDecision
from index.library import Library, LibraryError
from index.places import Places

PERSON = EntityType.PERSON
TEXTS = {
    "courier.txt": "Harbour board meets\n\nEdda Lindqvist, the harbour master, opened the new lock on "
    "Monday, officials said. Lindqvist thanked 40 workers.\n",
    "gazette.txt": "Lock opens\n\nThe harbour master, Etta Lundkvist, opened the new lock on Monday, "
    "officials said. She thanked 40 workers.\n",
}


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], Library]:
    """Opens the two articles with one notebook; each call is another reader."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return lambda: Library.open([folder], at=Places(tmp_path / "cache", tmp_path / "data"))


def people(library: Library) -> set[frozenset[str]]:
    ids = [entry.id for entry in library.entries()]
    return {
        frozenset(surface for surface, _ in entity.spellings)
        for entity in library.entities(ids).entities
        if entity.type is PERSON
    }


EDDA, ETTA = "Edda Lindqvist", "Etta Lundkvist"
TWO = {frozenset({EDDA, "Lindqvist"}), frozenset({ETTA})}
ONE = {frozenset({EDDA, "Lindqvist", ETTA})}


def test_joining_is_seen_at_once_kept_and_undone(opened: Callable[[], Library]) -> None:
    library = opened()
    assert people(library) == TWO
    library.join_names(PERSON, EDDA, ETTA)
    assert people(library) == ONE
    library.close()
    again = opened()
    assert again.naming_decisions() == (NamingDecision(PERSON, EDDA, ETTA, True),)
    assert people(again) == ONE
    assert again.undo_naming() == NamingDecision(PERSON, EDDA, ETTA, True)
    assert people(again) == TWO
    assert again.undo_naming() is None


def test_parting_takes_a_spelling_out(opened: Callable[[], Library]) -> None:
    library = opened()
    library.part_names(PERSON, EDDA, "lindqvist")
    assert people(library) == {frozenset({EDDA}), frozenset({"Lindqvist"}), frozenset({ETTA})}


def test_another_readers_decision_counts_from_the_next_look(opened: Callable[[], Library]) -> None:
    one, other = opened(), opened()
    assert people(one) == people(other) == TWO
    other.join_names(PERSON, EDDA, ETTA)
    assert people(one) == ONE
    assert one.undo_naming() is not None
    assert people(other) == TWO


def test_the_comparison_follows_the_names(opened: Callable[[], Library]) -> None:
    library = opened()
    left, right = (entry.id for entry in library.entries())
    before = library.compare(left, right)
    matrix = library.matrix([left, right])
    library.join_names(PERSON, EDDA, ETTA)
    after = library.compare(left, right)
    assert before.discrepancies != after.discrepancies
    assert [one.severity for one in after.discrepancies] == [Severity.MINOR]
    assert library.matrix([left, right]) is not matrix
    library.undo_naming()
    assert library.compare(left, right) == before
    assert library.changes(left, right, len(before.links) + 5) == ()


@pytest.mark.parametrize(
    ("kind", "first", "second", "said"),
    [
        (PERSON, EDDA, "EDDA  lindqvist", "one spelling"),
        (PERSON, EDDA, " ", "empty"),
        (EntityType.DATE, "Monday", "July 5", "only names"),
    ],
)
def test_what_is_no_pair_of_names_is_refused(
    opened: Callable[[], Library], kind: EntityType, first: str, second: str, said: str
) -> None:
    library = opened()
    for decide in (library.join_names, library.part_names):
        with pytest.raises(LibraryError, match=said) as refused:
            decide(kind, first, second)
        assert str(refused.value).count(". ") == 0
    assert library.naming_decisions() == ()


def test_the_type_of_two_names_is_what_the_articles_say(opened: Callable[[], Library]) -> None:
    library = opened()
    ids = [entry.id for entry in library.entries()]
    assert library.naming_type(ids, EDDA.upper(), ETTA) is PERSON
    with pytest.raises(LibraryError, match="is a person and Monday is a date"):
        library.naming_type(ids, EDDA, "Monday")
    with pytest.raises(LibraryError, match="Nobody is not among the names"):
        library.naming_type(ids, EDDA, "Nobody")
