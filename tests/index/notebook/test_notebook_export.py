"""All that is kept as one document: written, read again, merged without loss, refused where it is none."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Metadata
from index.collection.kept_text import as_bytes
from index.notebook import passages, reading_marks
from index.notebook.anchors import Anchor
from index.notebook.correcting import correct
from index.notebook.notebook import Notebook
from index.notebook.notebook_document import NotANotebook, read_document
from index.notebook.notebook_export import FORMAT, exported, written
from index.notebook.notebook_import import Conflict, merge
from index.notebook.reading_marks import Kept


@pytest.fixture
def notebook(tmp_path: Path) -> Callable[[str], Notebook]:
    return lambda name: Notebook(tmp_path / name / "notebook.sqlite")


def fill(notebook: Notebook) -> None:
    """Something of every kind."""
    reading_marks.mark(notebook, "b", True)
    reading_marks.mark(notebook, "a", True)
    reading_marks.keep(notebook, "a", Kept.READ, True)
    reading_marks.keep(notebook, "b", Kept.BOOKMARKED, True)
    reading_marks.tag(notebook, "a", {"To check": True, "\ud800": True})
    reading_marks.write_note(notebook, "a", "Who says so?\n\x1b[31m")
    row = passages._row("a", Anchor(7, "ran aground", "The ferry ", " at six"), "Where?")
    notebook.write("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", row)
    reading_marks.save_search(notebook, "Ships", "ferry OR tug")
    row = ("a", 1, 40, as_bytes("left \ud800 here"), as_bytes("ferry"))
    notebook.write("INSERT INTO places VALUES (?, ?, ?, ?, ?)", row)
    opened = {"articles": ["a", "b"], "query": "ferry", "at": 12}
    left = {"query": "ferry \ud800", "literal": True, "by_story": False, "article": "a", "shown": "[]"}
    for number, state in enumerate(({**left, "opened": opened}, {**left, "opened": None}), 1):
        row = (f"library {number}", number, json.dumps(state))
        notebook.write("INSERT INTO sessions VALUES (?, ?, ?)", row)
    for query in ("ferry", "buoy"):
        reading_marks.remember_search(notebook, query)
    correct(notebook, "a", Metadata(title="Aground", date="2019-11"))
    notebook.decide(("PERSON", "Ada Marlowe", "A. Marlowe", True))
    notebook.link([("a", "b", "Ours.", "Theirs.", True), ("a", "b", "Ours.", "More.", True)])
    notebook.decide(("PERSON", "Ada Marlowe", "A. Marlowe", False))


def read(notebook: Notebook) -> dict[str, Any]:
    return read_document(written(exported(notebook)).encode())


def test_what_is_exported_is_imported_whole_and_only_once(notebook: Callable[[str], Notebook]) -> None:
    here, there = notebook("here"), notebook("there")
    fill(here)
    merged = merge(there, read(here))
    assert exported(there) == exported(here)
    assert there.last_step() == "naming"
    assert not merged.conflicts
    assert not +merged.present
    again = merge(there, read(here))
    assert (sum(again.added.values()), again.conflicts) == (0, [])
    assert +again.present == +merged.added
    assert exported(there) == exported(here)
    assert merge(notebook("third"), read_document(json.dumps({"format": FORMAT, "version": 1}).encode()))
    assert "\x1b" not in written(exported(here))


def test_nothing_that_is_here_is_lost(notebook: Callable[[str], Notebook]) -> None:
    here, there = notebook("here"), notebook("there")
    fill(here)
    fill(there)
    reading_marks.write_note(there, "a", "The mayor.")
    reading_marks.write_note(there, "c", "Another.")
    reading_marks.tag(there, "a", {"TO CHECK": True, "late": True})
    reading_marks.save_search(there, "ships", "tug")
    correct(there, "a", Metadata(title="Stranded", source="Echo"))
    there.decide(("PERSON", "A. Marlowe", "Ada Marlowe", True))
    there.link([("a", "b", "Ours.", "Theirs.", False)])
    reading_marks.remember_search(there, "pier")

    merged = merge(here, read(there))
    assert merged.conflicts == [
        Conflict("note", "a", "both are kept"),
        Conflict("search under a name", "ships", "both are kept, this one as ships 2"),
        Conflict("correction", "title of a", "what is here stays"),
        Conflict("decision about names", "A. Marlowe and Ada Marlowe", "what is here stays"),
        Conflict("link", "“Ours.” and “Theirs.”", "what is here stays"),
    ]
    assert +merged.added == {"tag": 1, "note": 1, "earlier search": 1, "correction": 1}
    assert reading_marks.note(here, "a") == "Who says so?\n\x1b[31m\n\nThe mayor."
    assert reading_marks.tags(here, "a") == ("late", "To check", "\ud800")
    assert dict(reading_marks.saved_searches(here)) == {"Ships": "ferry OR tug", "ships 2": "tug"}
    assert reading_marks.searches(here) == ("buoy", "ferry", "pier")
    assert here.corrections()["a"] == Metadata("Aground", "Echo", "2019-11")
    assert here.namings()[-1] == ("PERSON", "Ada Marlowe", "A. Marlowe", False)
    assert merge(here, read(there)).added.total() == 0


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"{", "line 1, column 2 is no JSON"),
        (b"\xff", "byte 1 is no UTF-8"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", '"format": "reader-notebook"'),
        ({"version": 2}, "newer release"),
        ({"version": True}, "version must be 1"),
        ({"colours": []}, "knows no 'colours'"),
        ({"marks": {}}, "marks must be a list"),
        ({"marks": ["a", 1]}, "marks[1] must be a text"),
        ({"read": ["\ud800"]}, "read[0] holds half a character"),
        ({"tags": {"a": [" "]}}, "tags.a[0] is empty"),
        ({"notes": {"": "x"}}, "a key of notes is empty"),
        ({"passages": [{"article": "a"}]}, "passages[0] lacks start"),
        (
            {
                "passages": [
                    {"article": "a", "start": -1, "words": "w", "before": "", "after": "", "note": "n"}
                ]
            },
            "passages[0].start must be a number",
        ),
        ({"corrections": {"a": {"date": "July"}}}, "corrections.a.date must be a date"),
        ({"corrections": {"a": {"words": "7"}}}, "corrections.a has no 'words'"),
        ({"decisions": [{"links": []}]}, "decisions[0] must have either names or links"),
        (
            {"decisions": [{"names": {"type": "DATE", "first": "a", "second": "b", "same": True}}]},
            "decisions[0].names.type must be one of",
        ),
    ],
)
def test_what_is_no_notebook_is_refused_with_the_place(document: Any, said: str) -> None:
    if isinstance(document, dict):
        document = json.dumps({"format": FORMAT, "version": 1} | document).encode()
    with pytest.raises(NotANotebook) as error:
        read_document(document)
    assert said in str(error.value)


_IDS = st.sampled_from(["a", "b", "c"])
_TEXTS = st.text(min_size=1, max_size=8).filter(str.strip)
_NAMES = st.fixed_dictionaries(
    {"type": st.just("ORG"), "first": _TEXTS, "second": _TEXTS, "same": st.booleans()}
)
_LINKS = st.fixed_dictionaries(
    {"left": _IDS, "right": _IDS, "left_words": _TEXTS, "right_words": _TEXTS, "linked": st.booleans()}
)
_DOCUMENTS = st.fixed_dictionaries(
    {
        "marks": st.lists(_IDS, unique=True),
        "read": st.lists(_IDS, unique=True),
        "tags": st.dictionaries(_IDS, st.lists(_TEXTS, max_size=3), max_size=2),
        "notes": st.dictionaries(_IDS, _TEXTS, max_size=2),
        "saved_searches": st.dictionaries(_TEXTS, _TEXTS, max_size=3),
        "searches": st.lists(_TEXTS, max_size=3),
        "decisions": st.lists(
            st.one_of(
                _NAMES.map(lambda one: {"names": one}),
                st.lists(_LINKS, min_size=1, max_size=2).map(lambda links: {"links": links}),
            ),
            max_size=4,
        ),
    }
)


@settings(max_examples=12)
@given(_DOCUMENTS, _DOCUMENTS)
def test_merging_keeps_both_and_exporting_keeps_all(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, Any], second: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("data")
    here, copy = Notebook(folder / "here.sqlite"), Notebook(folder / "copy.sqlite")
    for document in (first, second):
        merge(here, read_document(json.dumps({"format": FORMAT, "version": 1} | document).encode()))
    found = exported(here)
    for document in (first, second):
        assert set(document["marks"]) <= set(found["marks"])
        assert all(note in found["notes"][article] for article, note in document["notes"].items())
        queries = {" ".join(query.split()) for query in document["saved_searches"].values()}
        assert queries <= set(found["saved_searches"].values())
    merge(copy, read(here))
    assert exported(copy) == found
    here.close()
    copy.close()
