"""What the user keeps is changed in steps, and taken back one by one, the latest first."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Metadata
from index.entities.model import EntityType
from index.library import Library
from index.notebook import reading_marks, steps
from index.notebook.notebook import Notebook
from index.notebook.reading_marks import Kept, Signs
from index.notebook.steps import Undone
from index.places import Places


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("gate", "lock"):
        (folder / f"{name}.txt").write_text(
            f"The {name} of the river was opened again.\n\nNobody knew why.\n"
        )
    return Library.open([folder], at=Places(tmp_path / "cache", tmp_path / "data"))


def test_all_kinds_of_steps_are_taken_back_in_turn(library: Library) -> None:
    gate, lock = library.find("gate"), library.find("lock")
    library.toggle(gate, Kept.BOOKMARKED)
    library.tag(gate, {"urgent": True, "to check": True})
    library.mark(gate, True)
    library.mark(lock, True)
    library.mark(gate, True)
    library.mark(gate, False)
    library.join_names(EntityType.PERSON, "Ada", "A. Marlowe")
    library.write_note(lock, "Who?")
    library.write_note(lock, "Who opened it?")
    sentence = library.article(gate).sentences[-1].span
    library.note_passage(gate, sentence, "Ask the keeper.")
    library.save_search("Rivers", "river OR lock")
    assert library.toggle(gate, Kept.READ)
    library.opened(lock)

    undone = []
    while (step := library.undo()) is not None:
        undone.append([change.table for change in step.changes] if isinstance(step, Undone) else step.first)
    assert undone == [
        ["states"],
        ["saved"],
        ["passages"],
        ["notes"],
        ["notes"],
        "Ada",
        ["marks"],
        ["marks"],
        ["marks"],
        ["tags", "tags"],
        ["states"],
    ]
    assert library.signs([gate, lock]) == {lock: Signs(read=True)}, "what was opened stays read"
    assert library.saved_searches() == ()
    assert library.passages(gate) == ()
    assert library.marked() == ()


def test_marks_come_back_where_they_were_and_searches_too(library: Library) -> None:
    gate, lock = library.find("gate"), library.find("lock")
    library.mark(gate, True)
    library.mark(lock, True)
    library.mark(gate, False)
    library.undo()
    assert library.marked() == (gate, lock), "the one marked first is on the left again"
    library.undo()
    assert library.marked() == (gate,)

    for query in ("river", "lock", "keeper"):
        library.remember_search(query)
    assert library.forget_search("lock")
    assert not library.forget_search("weir")
    assert library.searches() == ("keeper", "river")
    library.undo()
    assert library.searches() == ("keeper", "lock", "river")
    library.forget_search("river")
    library.remember_search("river")
    library.undo()
    assert library.searches() == ("river", "keeper", "lock"), "what was searched for again is there once"


def test_a_note_goes_back_to_what_it_was(library: Library) -> None:
    gate = library.find("gate")
    library.write_note(gate, "First.")
    library.write_note(gate, "Second.")
    assert not library.write_note(gate, "Second.")
    library.undo()
    assert library.note(gate) == "First."
    library.undo()
    assert library.note(gate) == ""
    assert library.undo() is None


def test_corrections_are_taken_back_one_by_one_and_searched_at_once(library: Library) -> None:
    gate = library.find("gate")
    before = library.entry(gate)
    library.correct(gate, Metadata(title="Zanzibar", date="2020"))
    library.correct(gate, Metadata(title="Zanzibar twice"))
    library.correct(gate, Metadata(title="Zanzibar twice"))
    library.undo()
    assert (library.entry(gate).title, library.entry(gate).date) == ("Zanzibar", "2020")
    assert library.search("title:twice").total == 0
    library.undo()
    assert library.entry(gate) == before
    assert library.search("zanzibar").total == 0
    assert library.undo() is None


def test_what_became_something_else_since_is_not_taken_back(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "notebook.sqlite")
    reading_marks.write_note(notebook, "a", "Mine.")
    notebook.write("UPDATE notes SET note = ?", (b"Mine, and what came from elsewhere.",))
    assert steps.undo(notebook) == ()
    assert reading_marks.note(notebook, "a") == "Mine, and what came from elsewhere."
    assert notebook.last_step() == ""


def test_only_the_latest_steps_can_be_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "MOST_STEPS", 5)
    notebook = Notebook(tmp_path / "notebook.sqlite")
    for number in range(9):
        reading_marks.toggle(notebook, str(number), Kept.BOOKMARKED)
    count = 0
    while notebook.last_step():
        count += len(steps.undo(notebook))
    assert count == 5
    assert reading_marks.articles_in(notebook, Kept.BOOKMARKED) == frozenset("0123")


_NAMES = st.sampled_from(["urgent", "URGENT", "to  check", "\ud800", " ", "1"])
_STEPS = st.lists(
    st.tuples(st.sampled_from(["read", "bookmarked", "tag", "note", "search"]), _NAMES, st.booleans()),
    max_size=12,
)


@settings(max_examples=15)
@given(_STEPS)
def test_taking_everything_back_leaves_nothing(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, bool]]
) -> None:
    notebook = Notebook(tmp_path_factory.mktemp("data") / "notebook.sqlite")
    states = [_state(notebook)]
    for kind, name, on in made:
        match kind:
            case "tag":
                reading_marks.tag(notebook, "a", {name: on})
            case "note":
                reading_marks.write_note(notebook, "a", name if on else "")
            case "search":
                reading_marks.save_search(notebook, name, f"{name} {on}" if on else "")
            case _:
                reading_marks.keep(notebook, "a", Kept(kind), on)
        if _state(notebook) != states[-1]:
            states.append(_state(notebook))
    while notebook.last_step():
        assert _state(notebook) == states.pop()
        assert steps.undo(notebook)
    assert _state(notebook) == states.pop()
    assert not states
    notebook.close()


def _state(notebook: Notebook) -> list[object]:
    tables = ("states", "tags", "notes", "saved")
    return [sorted(notebook.rows(f"SELECT * FROM {table}")) for table in tables]
