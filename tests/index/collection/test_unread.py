"""What is still to be read is told by what was written since, and is what a look at all would tell."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.collection.collection import Collection
from index.collection.packed_records import PackedRecords
from index.collection.store import Store
from index.library import Library
from index.places import Places
from index.running.progress import Progress

COUNT = 12


def bundle(path: Path, numbers: range) -> None:
    path.write_text("".join(json.dumps({"id": one, "text": f"Ferry {one} left."}) + "\n" for one in numbers))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """One with files that are new, changed, gone and as they were, none of which was read yet."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number}.txt").write_text(f"Barge {number} ran aground.\n")
    bundle(folder / "many.jsonl", range(5))
    bundle(folder / "gone.jsonl", range(3))
    places = {"at": Places(tmp_path / "cache", tmp_path / "data")}
    first = Library.open([folder], **places)
    first.update()
    first.close()
    bundle(folder / "many.jsonl", range(2, 8))
    (folder / "gone.jsonl").unlink()
    for number in range(0, COUNT, 3):
        (folder / f"{number}.txt").unlink()
        (folder / f"{number + 1}.txt").write_text(f"Barge {number} came free.\n")
        (folder / f"new {number}.txt").write_text(f"Tug {number} came.\n")
    monkeypatch.setattr("index.collection.collection.EAGER", 0)
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 1)
    monkeypatch.setattr("index.updating.indexing.LARGEST_BATCH", 3)
    return Library.open([folder], **places)


def test_what_is_left_is_what_a_look_at_all_that_is_stored_tells(library: Library) -> None:
    collection = library._collection
    begun, left = collection.state, []

    def compare(step: Progress) -> None:
        bundles = {key: one for key, one in collection.store.bundles().items() if key in begun.files}
        found = collection._unread.left(begun, bundles)
        anew = collection._unread.left(replace(begun, compared=None), bundles)
        assert (found.stale, found.gone) == (anew.stale, anew.gone)
        assert found.amount == sum(map(found.amount_of, found.stale))
        left.append(len(found.stale) + len(found.gone))

    library.update(compare, stories=False, names=False)
    assert left == sorted(left, reverse=True)
    assert len(set(left)) > 5
    assert (collection.state.stale, collection.state.gone, left[-1]) == ((), (), 0)
    library.close()


def test_no_record_is_read_again_while_another_process_updates(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(store: Store) -> PackedRecords:
        raise AssertionError("all records are read")

    collection: Collection = library._collection
    monkeypatch.setattr("index.collection.seen.MOST_SINGLE", len(collection.state.stale) - 1)
    with monkeypatch.context() as patched:
        patched.setattr(Store, "records", forbidden)
        collection.renew()
    assert collection.state.stale
    library.close()
