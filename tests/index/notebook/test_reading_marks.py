"""What the user keeps of articles, and what was searched for."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.library import ArticleNotFound, Library
from index.notebook import reading_marks
from index.notebook.notebook import Notebook
from index.notebook.reading_marks import Kept
from index.places import Places


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("gate", "lock", "weir"):
        (folder / f"{name}.txt").write_text(f"The {name} of the river was opened again.\n")
    return Library.open([folder], at=Places(tmp_path / "cache", tmp_path / "data"))


def found(library: Library, query: str) -> set[str]:
    return {hit.source for hit in library.search(query).hits}


def test_what_is_kept_can_be_searched_for(library: Library) -> None:
    gate, lock = library.find("gate"), library.find("lock")
    assert found(library, "is:unread") == {"gate", "lock", "weir"}
    library.keep(gate, Kept.READ)
    library.keep(gate, Kept.READ)
    library.keep(lock, Kept.BOOKMARKED)
    library.tag(lock, {"To  check": True})
    library.write_note(gate, "Who opened it?")
    assert found(library, "is:unread river") == {"lock", "weir"}
    assert found(library, "is:read") == {"gate"}
    assert found(library, "is:bookmarked OR is:noted") == {"gate", "lock"}
    assert found(library, 'tag:"to check"') == {"lock"}
    assert library.tags(lock) == ("To check",)
    assert library.note(gate) == "Who opened it?"
    library.keep(gate, Kept.READ, False)
    library.tag(lock, {"TO CHECK": False})
    library.write_note(gate, "  ")
    assert (
        found(library, "is:read") == found(library, 'tag:"to check"') == found(library, "is:noted") == set()
    )


def test_an_article_that_is_not_there_takes_no_marks(library: Library) -> None:
    with pytest.raises(ArticleNotFound):
        library.keep("nothing", Kept.READ)
    with pytest.raises(ArticleNotFound):
        library.tag("nothing", {"tag": True})


def test_all_tags_come_with_the_most_used_first_then_by_the_alphabet(library: Library) -> None:
    given = {"gate": ["weir", ""], "lock": ["Weir", "dam", "Boat"], "weir": ["weir", "dam", "Axe"]}
    for name, tags in given.items():
        library.tag(library.find(name), dict.fromkeys(tags, True))
    assert [count for _, count in library.all_tags()] == [3, 2, 1, 1]
    assert [tag.casefold() for tag, _ in library.all_tags()] == ["weir", "dam", "axe", "boat"]


def test_what_is_empty_is_no_tag_and_what_follows_it_is(library: Library) -> None:
    gate = library.find("gate")
    library.tag(gate, {" ": True, "weir": True})
    assert library.tags(gate) == ("weir",)


def test_searches_are_remembered_once_each_and_the_latest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_marks, "MOST_SEARCHES", 8)
    notebook = Notebook(tmp_path / "data" / "notebook.sqlite")
    assert reading_marks.searches(notebook) == ()
    for query in ("ferry", "  ", "lock  gate", "ferry", "\ud800 weir"):
        reading_marks.remember_search(notebook, query)
    again = Notebook(tmp_path / "data" / "notebook.sqlite")
    assert reading_marks.searches(again) == ("\ud800 weir", "ferry", "lock gate")
    for number in range(13):
        reading_marks.remember_search(again, f"search {number}")
    assert len(reading_marks.searches(again)) == 8


@settings(max_examples=15)
@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=12), max_size=5))
def test_any_tag_is_given_and_taken(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    notebook = Notebook(tmp_path_factory.mktemp("data") / "notebook.sqlite")
    for name in names:
        reading_marks.tag(notebook, "a", {name: True})
        assert (
            ("a" in reading_marks.tagged(notebook, name.upper().lower()))
            or not name.strip()
            or (name.casefold() != name.upper().lower().casefold())
        )
    for name in names:
        reading_marks.tag(notebook, "a", {name: False})
    assert reading_marks.tags(notebook, "a") == ()
    notebook.close()
