"""A folder in which nothing has come or gone is not looked into again, and what is listed is the same."""

import os
import random
from pathlib import Path

import pytest

from index.collection import file_listing
from index.collection.catalogue import Root
from index.collection.file_listing import Listing, list_files


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that are looked into."""
    found: list[str] = []
    really = os.scandir
    monkeypatch.setattr(os, "scandir", lambda folder: found.append(folder) or really(folder))
    return found


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder counts as one that was changed long ago."""
    monkeypatch.setattr(file_listing, "LONG_AGO", -float("inf"))


def told(listing: Listing) -> object:
    return (
        list(listing.files.items()),
        listing.files.digest,
        sorted(listing.problems, key=repr),
        listing.folders.keys(),
        listing.away,
    )


@pytest.mark.usefixtures("settled")
def test_what_is_listed_again_is_what_is_there(tmp_path: Path) -> None:
    rng = random.Random(5)
    base = tmp_path / "base"
    places = [base, base / "a", base / "a" / "b", base / "c"]
    for place in places:
        place.mkdir()
        (place / "kept.txt").write_text("Kept.")
    roots = [Root(str(base)), Root(str(base / "c")), Root(str(base / "a" / "kept.txt"))]
    before = list_files(roots)
    for step in range(150):
        place = rng.choice(places)
        file = place / f"{rng.randrange(4)}.{rng.choice(('txt', 'jsonl', 'png'))}"
        changed = set()
        match rng.randrange(6):
            case 0:
                file.unlink(missing_ok=True)
            case 1:
                file.unlink(missing_ok=True)
                file.symlink_to(rng.choice(places) / rng.choice(("kept.txt", "0.txt", "nowhere.txt")))
            case 2:
                link = place / "link"
                link.unlink(missing_ok=True)
                link.symlink_to(rng.choice(places))
            case 3:
                base.rename(tmp_path / "moved")
                base.symlink_to(tmp_path / "moved")
                changed = set()
            case _:
                if not file.is_symlink():
                    # Written over in its place, it gives its folder no other time.
                    changed = {str(place)} if file.exists() else set()
                    file.write_text("x" * step)
        before = list_files(roots, before=before, changed=changed)
        assert told(before) == told(list_files(roots))
        if base.is_symlink():
            base.unlink()
            (tmp_path / "moved").rename(base)


@pytest.mark.usefixtures("settled")
def test_only_what_has_changed_is_looked_into(tmp_path: Path, looked: list[str]) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.txt").write_text("One.")
    roots = [Root(str(tmp_path))]
    before = list_files(roots)
    looked.clear()
    (tmp_path / "a" / "two.txt").write_text("Two.")
    list_files(roots, before=before, changed={str(tmp_path / "c")})
    assert set(looked) == {str(tmp_path / "a"), str(tmp_path / "c")}
    looked.clear()
    list_files(roots, before=before)
    assert len(looked) == 4


@pytest.mark.usefixtures("settled")
def test_what_has_changed_is_found_by_whatever_link_leads_there(tmp_path: Path) -> None:
    elsewhere, base = tmp_path / "elsewhere", tmp_path / "base"
    elsewhere.mkdir()
    base.mkdir()
    (base / "link").symlink_to(elsewhere)
    (elsewhere / "one.txt").write_text("One.")
    roots = [Root(str(base))]
    before = list_files(roots)
    (elsewhere / "one.txt").write_text("One and two.")
    now = list_files(roots, before=before, changed={str(elsewhere)})
    assert told(now) == told(list_files(roots)) != told(before)


@pytest.mark.usefixtures("settled")
def test_files_are_those_of_where_a_folder_is_now(tmp_path: Path) -> None:
    base, moved = tmp_path / "base", tmp_path / "moved"
    (base / "a").mkdir(parents=True)
    (base / "a" / "one.txt").write_text("One.")
    before = list_files([Root(str(base))])
    base.rename(moved)
    base.symlink_to(moved)
    now = list_files([Root(str(base))], before=before, changed=())
    assert told(now) == told(list_files([Root(str(base))])) != told(before)


@pytest.mark.usefixtures("settled")
def test_the_fields_of_the_files_are_those_that_are_named_now(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "dump.jsonl").write_text("{}")
    before = list_files([Root(str(tmp_path))])
    now = list_files([Root(str(tmp_path), (("text", "body"),))], before=before, changed={str(tmp_path)})
    assert [file.fields for file in now.files.values()] == [(("text", "body"),)]


@pytest.mark.usefixtures("settled")
def test_a_file_named_itself_is_none_of_its_folder(tmp_path: Path) -> None:
    notes = tmp_path / "notes.dat"
    notes.write_text("One.")
    (tmp_path / "one.txt").write_text("One.")
    folder, alone = Root(str(tmp_path)), Root(str(notes))
    before = list_files([folder, alone])
    notes.write_text("One and two.")
    now = list_files([folder, alone], before=before, changed={str(notes)})
    assert told(now) == told(list_files([folder, alone])) != told(before)
    now = list_files([folder], before=now, changed={str(notes)})
    assert told(now) == told(list_files([folder]))


def test_a_folder_just_changed_is_looked_into_again(tmp_path: Path, looked: list[str]) -> None:
    (tmp_path / "one.txt").write_text("One.")
    roots = [Root(str(tmp_path))]
    before = list_files(roots)
    # Within the tick of a coarse clock another change would leave it the time that it has.
    list_files(roots, before=before, changed=())
    assert len(looked) == 2


def test_a_folder_that_stays_as_it_is_is_trusted_after_a_while(
    tmp_path: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text("One.")
    roots = [Root(str(tmp_path))]
    before = list_files(roots)
    monkeypatch.setattr(file_listing, "SETTLED_AFTER", -1.0)
    before = list_files(roots, before=before, changed=())
    assert len(looked) == 2
    list_files(roots, before=before, changed=())
    assert len(looked) == 2


@pytest.mark.usefixtures("settled")
def test_web_pages_are_listed_and_what_a_browser_saves_with_them_is_not(tmp_path: Path) -> None:
    for name in (
        "Dike breaks.html",
        "Dike breaks_files/frame.html",
        "Deich gebrochen.htm",
        "Deich gebrochen-Dateien/frame.html",
        "case_files/a.HTM",
        "case_files/.html",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>The dike broke.</p>")

    def names(listing: Listing) -> list[str]:
        return sorted(os.path.relpath(file.path, tmp_path) for file in listing.files.values())

    before = list_files([Root(str(tmp_path))])
    assert names(before) == ["Deich gebrochen.htm", "Dike breaks.html", "case_files/a.HTM"]
    (tmp_path / "Dike breaks.html").unlink()
    after = list_files([Root(str(tmp_path))], before=before, changed=())
    assert names(after) == ["Deich gebrochen.htm", "Dike breaks_files/frame.html", "case_files/a.HTM"]
