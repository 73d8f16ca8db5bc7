"""kill -9 at any moment: the library opens by itself, in the old or the new state, and nothing is lost."""

import random
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.collection.registry import Registry
from index.library import Library
from index.notebook import reading_marks
from index.notebook.notebook import Notebook
from index.notebook.notebook_export import exported
from index.places import places
from index.search.indexing.article_postings import ARTICLES
from index.search.indexing.name_postings import NAMES
from index.search.indexing.postings import Postings
from index.updating.indexing import POSTINGS_FOLDER, SMALL
from index.updating.name_index import NAMES_FOLDER

Moments = Callable[[int], list[int]]


def answers(library: Library) -> dict[str, Any]:
    """What a reader sees of a library."""
    found: dict[str, Any] = {"entries": tuple(library.entries()), "stories": library.stories()}
    for query in ("ferry", "whale OR bakers", '"ran aground"', "person:khalilov", "place:lindholm", "in*"):
        result = library.search(query)
        found[query] = [(hit.id, hit.snippet_texts) for hit in result.hits], result.total
    found["texts"] = [library.article(entry.id).text for entry in library.entries()]
    return found


def committed(folder: Path) -> list[dict[str, str]]:
    """Article id → digest, as each of the two indexes on the disk holds them."""
    parts = ((POSTINGS_FOLDER, ARTICLES), (NAMES_FOLDER, NAMES))
    found = []
    for name, layout in parts:
        postings: Postings[Any] = Postings(places().index_folder([str(folder)]) / name, layout)
        assert not postings.rebuilt or postings.contents() == {}
        found.append(postings.contents())
    return found


@pytest.fixture
def expected(harbour: Path, tmp_path: Path) -> Callable[[], dict[str, Any]]:
    """What a library answers that was indexed without a fault."""
    count = iter(range(100))

    def ask() -> dict[str, Any]:
        library = Library.open([harbour], at=places(cache=tmp_path / f"sound {next(count)}"))
        library.update()
        found = answers(library)
        library.close()
        return found

    return ask


def change(folder: Path) -> None:
    """One article comes, one changes, one goes."""
    (folder / "whale.txt").write_text("A whale was seen from the ferry off Lindholm.\n\nIt left on Monday.\n")
    (folder / "bakers.txt").write_text("The bakers of Ostrava gave up the poppy seed roll on Friday.\n")
    (folder / "wire.txt").unlink()


@pytest.mark.parametrize("first", [True, False], ids=["first index", "update"])
def test_killed_while_it_is_indexing(
    killing: Any,
    moments: Moments,
    expected: Any,
    harbour: Path,
    own_folders: Path,
    tmp_path: Path,
    first: bool,
) -> None:
    cache, before = own_folders / "cache", tmp_path / "before"
    old: list[dict[str, str]] = [{}, {}]
    if not first:
        Library.open([harbour]).update()
        old = committed(harbour)
        change(harbour)
    cache.mkdir(exist_ok=True, mode=0o700)
    shutil.copytree(cache, before)
    whole = killing("index", folder=str(harbour))
    assert whole.code == 0
    new, right = committed(harbour), expected()
    ends = Counter[str]()
    for moment in moments(whole.steps):
        shutil.rmtree(cache)
        shutil.copytree(before, cache)
        end = killing("index", moment, folder=str(harbour))
        assert end.code == -signal.SIGKILL, moment
        for was, now, will_be in zip(old, committed(harbour), new, strict=True):
            for key in {*was, *now, *will_be}:
                assert now.get(key) in (was.get(key), will_be.get(key)), moment
            ends["old" if now == was else "new" if now == will_be else "partly"] += 1
        library = Library.open([harbour])
        assert answers(library) == right, moment
        assert library.problems() == (), moment
        library.update()
        assert not library.needs_update(), moment
        assert answers(library) == right, moment
        library.close()
        assert committed(harbour) == new, moment
    # The moments are neither all before the first commit nor all after the last.
    assert ends["old"] > 0
    assert ends["new"] > 0


KINDS = ("mark", "correct", "decide", "link", "undo naming", "undo linking", "tag", "note", "undo", "import")


def state(notebook: Notebook) -> tuple[Any, ...]:
    """Everything that the notebook keeps, and what can be taken back."""
    return exported(notebook), notebook.rows("SELECT * FROM steps"), notebook.last_step()


def test_killed_while_it_writes_what_only_the_user_knows(
    killing: Any, moments: Moments, own_folders: Path, tmp_path: Path, until_killed: Any
) -> None:
    chance = random.Random(5)
    changes = [[chance.choice(KINDS), chance.randrange(6), chance.random() < 0.7] for _ in range(30)]
    sound = Notebook(tmp_path / "sound" / "notebook.sqlite")
    states = [state(sound)]
    for one in changes:
        until_killed.make_change(sound, one)
        states.append(state(sound))
    whole = killing("keep", changes=changes)
    assert state(Notebook(places().notebook)) == states[-1]
    for moment in moments(whole.steps):
        shutil.rmtree(own_folders / "data")
        end = killing("keep", moment, changes=changes)
        assert end.code == -signal.SIGKILL
        kept = len(end.said)
        notebook = Notebook(places().notebook)
        # What was said to be kept is; of the change that was being made all or nothing.
        assert state(notebook) in (states[kept], states[min(kept + 1, len(changes))]), moment
        assert notebook.problem is None
        reading_marks.mark(notebook, "another", True)
        assert notebook.marks()[-1] == "another"
        notebook.close()


def test_killed_while_it_registers_what_a_library_is_made_of(
    killing: Any, moments: Moments, own_folders: Path, tmp_path: Path
) -> None:
    paths = [str(tmp_path / name) for name in "abcdef"]
    for path in paths:
        Path(path).mkdir()
    changes = [("add", paths[:3]), ("add", paths[3:]), ("remove", paths[1:4]), ("add", paths[1:2])]
    states = [[], paths[:3], paths, [paths[0], *paths[4:]], [paths[0], *paths[4:], paths[1]]]
    whole = killing("register", changes=changes)
    assert [root.path for root in Registry(places().data).roots("kept")] == states[-1]
    for moment in moments(whole.steps):
        shutil.rmtree(own_folders / "data")
        end = killing("register", moment, changes=changes)
        assert end.code == -signal.SIGKILL
        kept = len(end.said)
        registry = Registry(places().data)
        found = [root.path for root in registry.roots("kept")]
        assert found in states[kept : kept + 2], moment
        assert registry.damage() is None
        # What was not added then can be added now.
        registry.add("kept", paths)
        assert sorted(root.path for root in registry.roots("kept")) == paths


SLOW = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux says when orphaned processes have ended"
)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of so many articles that another process indexes them."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(SMALL + 30):
        (folder / f"{number:04}.txt").write_text(f"Notice {number} tells of the ferry and of pier{number}.\n")
    return folder


@SLOW
@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_a_killed_reader_began_ends_with_it(killing: Any, many: Path, kind: signal.Signals) -> None:
    end = killing("apart", 4, folder=str(many), signal=kind, batch=50)
    assert end.code != 0
    # Ctrl-C waits for it; after any other end it finds out by itself.
    assert end.left == (kind is not signal.SIGINT)
    library = Library.open([many])
    report = library.update()
    assert not report.busy
    assert report.in_memory is None
    assert library.search("ferry").total == SMALL + 30
    assert not library.needs_update()


@SLOW
@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_command_that_is_ended_leaves_nothing_running(
    killing: Any, many: Path, kind: signal.Signals
) -> None:
    end = killing("command", 400, folder=str(many), signal=kind, batch=50)
    # Ctrl-C is answered and waits for the process that writes on a second core, which else ends by itself.
    assert (end.code, end.left) == ((0, 0) if kind is signal.SIGINT else (-kind, 1))
    library = Library.open([many])
    assert not library.update().busy
    assert library.search("ferry").total == SMALL + 30
