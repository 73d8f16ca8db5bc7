"""What is kept is deleted under a reader that goes on: it is made anew, on the disk."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from index.places import places

QUERIES = ("ferry", "bakers OR captain", "person:khalilov", "speaker:halilov", "whale", "person:horakova")


def found(library: Library) -> list[list[str]]:
    """What each of some searches finds, and the stories."""
    return [[hit.id for hit in library.search(query).hits] for query in QUERIES] + [
        list(story.articles) for story in library.stories()
    ]


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("asked", [False, True])
def test_a_reader_goes_on_whose_cache_is_deleted(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apart: bool, asked: bool
) -> None:
    if apart:
        monkeypatch.setattr("index.upkeep.updates.SMALL", 0)
    library = Library.open([harbour])
    library.update()
    before = found(library)
    shutil.rmtree(places().cache)
    if asked:
        assert found(library) == before
        library.mark(library.entries()[0].id, True)
    (harbour / "whale.txt").write_text("A whale was seen from the ferry.\n\nJana Horáková saw it.\n")
    report = library.update_apart()
    assert report.in_memory is None
    with closing(Library.open([harbour], at=places(cache=tmp_path / "another"))) as another:
        another.update()
        right = found(another)
    assert right != before
    assert found(library) == right
    assert not library.needs_update()
    assert library.problems() == ()
    library.close()
    with closing(Library.open([harbour])) as again:
        assert not again.needs_update()
        assert found(again) == right
    assert places().cache.stat().st_mode & 0o777 == 0o700


def test_a_reader_sees_what_another_one_has_begun_anew(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    before = found(library)
    shutil.rmtree(places().cache)
    with closing(Library.open([harbour])) as another:
        another.update()
        (harbour / "whale.txt").write_text("A whale was seen from the ferry.\n")
        another.update()
        right = found(another)
        assert right != before
        library.update()
        assert found(library) == right
        assert not library.needs_update()
        assert not another.needs_update()


@pytest.mark.parametrize("part", ["postings", "names", "articles.sqlite"])
def test_a_part_that_is_deleted_is_made_anew(harbour: Path, part: str) -> None:
    library = Library.open([harbour])
    library.update()
    before = found(library)
    (deleted,) = places().cache.rglob(part)
    if deleted.is_dir():
        shutil.rmtree(deleted)
    else:
        deleted.unlink()
    assert found(library) == before
    library.update()
    assert found(library) == before
    assert not library.needs_update()
    library.close()
    assert not Library.open([harbour]).needs_update()


def test_what_is_deleted_is_not_begun_anew_by_a_reader_that_is_closed(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    library.close()
    shutil.rmtree(places().cache)
    library.close()
    assert not places().cache.exists()
