"""Where the reader was is remembered, for each article and each library."""

from pathlib import Path

import pytest

from index.library import Library
from index.notebook import resuming
from index.notebook.resuming import Opened, Place, Session
from index.places import Places

REPORT = "\n\n".join(f"On day {number} the ferry sailed to pier {number * 7}." for number in range(30)) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "ferry.txt").write_text(REPORT)
    (made / "tug.txt").write_text("The tug stayed in port.\n")
    return made


def opened(tmp_path: Path, *folders: Path, **options: bytes) -> Library:
    return Library.open(folders, at=Places(tmp_path / "cache", tmp_path / "data"), **options)


def test_the_place_in_an_article_is_found_again_by_its_words(folder: Path, tmp_path: Path) -> None:
    library = opened(tmp_path, folder)
    ferry = library.article(library.find("ferry"))
    assert library.place(ferry) is None
    start = REPORT.index("On day 17")
    library.leave(ferry, start, "pier")
    assert library.place(ferry) == Place(start, "pier")
    library.keep_places()
    library.close()
    library.leave(ferry, 0, "")
    library.keep_places()

    again = opened(tmp_path, folder)
    assert again.place(ferry) == Place(start, "pier")
    (folder / "ferry.txt").write_text(
        "A line before.\n\n" + REPORT.replace("On day 2 ", "On the second day ")
    )
    again.update()
    place = again.place(again.article(ferry.id))
    assert place is not None
    assert again.article(ferry.id).text.startswith("On day 17", place.start)
    (folder / "ferry.txt").write_text("All of it is new.\n")
    again.update()
    place = again.place(again.article(ferry.id))
    assert place is not None
    assert place.start < len("All of it is new.\n")
    again.leave(again.article(ferry.id), 0, "")
    assert again.place(ferry) is None
    again.keep_places()
    assert opened(tmp_path, folder).place(ferry) is None


def test_how_a_library_was_left_is_its_own(folder: Path, tmp_path: Path) -> None:
    library = opened(tmp_path, folder)
    assert library.session() is None
    session = Session("ferry pier", True, False, "a1", Opened(("a1", "b2"), "pier", 40))
    library.keep_session(session)
    assert opened(tmp_path, folder).session() == session
    assert opened(tmp_path, folder / "tug.txt").session() is None
    library._notebook.write("UPDATE sessions SET state = ?", ('{"query": 1}',))
    assert library.session() is None, "what cannot be read is as if it were not there"


def test_nothing_is_kept_of_standard_input(tmp_path: Path) -> None:
    library = opened(tmp_path, standard_input=REPORT.encode())
    library.keep_session(Session("ferry"))
    library.leave(library.article(library.find("-")), 40, "")
    library.keep_places()
    assert library.session() is None
    assert not (tmp_path / "data").exists()


def test_only_the_latest_places_are_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resuming, "MOST_PLACES", 1)
    library = opened(tmp_path, folder)
    ferry, tug = (library.article(library.find(name)) for name in ("ferry", "tug"))
    library.leave(ferry, 100, "")
    library.keep_places()
    library.leave(tug, 4, "")
    library.keep_places()
    assert library.place(ferry) is None
    assert library.place(tug) == Place(4, "")
