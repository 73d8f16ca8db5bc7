"""Sentences linked and unlinked by hand: kept between starts, seen from both sides, undone step by step."""

from pathlib import Path

import pytest

from index.entities.model import EntityType, NamingDecision
from index.library import Library
from index.places import Places

_ONE = """Bridge over the Sarne closed

The bridge over the Sarne was closed on Monday after engineers found a crack in its second arch.

Nobody knows who will pay for it.
"""
_OTHER = """Crack shuts the Sarne bridge

Engineers who found a crack in the second arch closed the bridge over the Sarne on Monday.

The bill is still on its way to somebody.
"""


@pytest.fixture
def opened(tmp_path: Path, own_folders: Path):
    folder = tmp_path / "bridge"
    folder.mkdir()
    (folder / "one.txt").write_text(_ONE, "utf-8")
    (folder / "other.txt").write_text(_OTHER, "utf-8")
    return lambda: Library.open([folder], at=Places(own_folders / "cache", own_folders / "data"))


def sentence(library: Library, key: str, beginning: str):
    article = library.article(key)
    return next(each.span for each in article.reporting if each.span.of(article.text).startswith(beginning))


def linked(library: Library, left: str, right: str):
    return {(a, b) for link in library.compare(left, right).links for a in link.left for b in link.right}


def test_a_link_by_hand_is_kept_and_seen_from_both_sides(opened) -> None:
    library = opened()
    left, right = library.find("one"), library.find("other")
    pair = sentence(library, left, "Nobody"), sentence(library, right, "The bill")
    assert pair not in linked(library, left, right)
    rows = library.rows(left, right)
    library.link_sentences(left, right, [pair], linked=True)
    assert pair in linked(library, left, right)
    assert (pair[1], pair[0]) in linked(library, right, left)
    assert library.rows(left, right) != rows
    assert any(
        len([cell for _, cell in fact.cells if pair[0] in cell.spans or pair[1] in cell.spans]) == 2
        for fact in library.matrix((left, right)).facts
    )
    library.close()
    again = opened()
    assert pair in linked(again, left, right)
    assert again.undo() == tuple(sorted((left, right)))
    assert pair not in linked(again, left, right)
    assert again.undo() is None


def test_what_was_decided_in_one_step_is_undone_in_one(opened) -> None:
    library = opened()
    left, right = library.find("one"), library.find("other")
    before = linked(library, left, right)
    mine = sentence(library, left, "Nobody")
    bill, crack = sentence(library, right, "The bill"), sentence(library, right, "Engineers")
    library.link_sentences(left, right, [(mine, bill), (mine, crack)], linked=True)
    assert linked(library, left, right) >= {(mine, bill), (mine, crack)}
    library.undo()
    assert linked(library, left, right) == before


def test_a_decision_holds_after_the_file_has_changed_elsewhere(opened, tmp_path: Path) -> None:
    library = opened()
    left, right = library.find("one"), library.find("other")
    library.link_sentences(
        right, left, [(sentence(library, right, "The bill"), sentence(library, left, "Nobody"))], linked=True
    )
    library.close()
    file = tmp_path / "bridge" / "one.txt"
    file.write_text(file.read_text("utf-8").replace("Nobody", "It rained.\n\nNobody"), "utf-8")
    again = opened()
    again.update()
    pair = sentence(again, left, "Nobody"), sentence(again, right, "The bill")
    assert pair in linked(again, left, right)


def test_a_wrong_link_is_taken_away(opened) -> None:
    library = opened()
    left, right = library.find("one"), library.find("other")
    pair = sentence(library, left, "The bridge over"), sentence(library, right, "Engineers")
    assert pair in linked(library, left, right)
    library.link_sentences(left, right, [pair], linked=False)
    assert pair not in linked(library, left, right)


def test_undo_takes_back_what_was_decided_last_whatever_it_was(opened) -> None:
    library = opened()
    left, right = library.find("one"), library.find("other")
    pair = sentence(library, left, "Nobody"), sentence(library, right, "The bill")
    library.join_names(EntityType.PERSON, "Ruta", "Rutha")
    library.link_sentences(left, right, [pair], linked=True)
    library.part_names(EntityType.PERSON, "Ruta", "Rita")
    assert library.undo() == NamingDecision(EntityType.PERSON, "Ruta", "Rita", False)
    assert library.undo() == tuple(sorted((left, right)))
    assert library.undo() == NamingDecision(EntityType.PERSON, "Ruta", "Rutha", True)
    assert library.undo() is None
