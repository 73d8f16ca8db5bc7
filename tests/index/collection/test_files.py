"""The files of a library are what was listed of them, in whatever order, and little memory."""

import os
import random
import tracemalloc
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from index.article import Metadata
from index.collection.catalogue import Root, Sidecars
from index.collection.file_listing import list_files
from index.collection.files import File, Files
from index.collection.folder_files import FolderFiles
from index.collection.seen import mark_of

FIELDS = (("text", "body"),)
FERRY = File("00000000000a", "/news/ferry.txt", 10, -3, 7, FIELDS)
MORE = File("0000000000b0", "/news/b/more.jsonl", 4000, 1 << 62, (1 << 63) - 1)
ODD = File("ffffffffffff", "/news/" + os.fsdecode(b"caf\xe9 \n.txt"), 0, 0)


def of(*files: File) -> Files:
    return Files(map(astuple, files))


def test_each_file_is_what_was_listed_in_the_order_of_paths() -> None:
    files = of(FERRY, ODD, MORE)
    assert list(files.items()) == [(one.id, one) for one in (MORE, ODD, FERRY)]
    assert len(files) == 3
    assert [files.key(place) for place in files.holding_many] == [MORE.id]
    assert [folder for folder, _ in files.by_folder()] == ["/news/", "/news/", "/news/b/"]
    assert [files.of(place) for place in range(3)] == [FERRY, ODD, MORE]
    assert Files(files.parts) == files


def test_only_an_id_as_it_is_written_names_a_file() -> None:
    files = of(FERRY, MORE)
    assert files[FERRY.id] == FERRY
    for other in ("a", "00000000000A", " 0000000000a", "00000000000b", "ffffffffffff", "-", ""):
        assert other not in files
        assert files.get(other) is None
    assert FERRY.id not in Files()


def test_of_two_files_with_one_id_the_first_counts() -> None:
    again = File(FERRY.id, "/other/ferry.txt", 11, 4)
    assert dict(of(FERRY, again, MORE)) == {FERRY.id: FERRY, MORE.id: MORE}


def test_a_folder_that_was_listed_before_is_taken_over_but_for_what_came_first() -> None:
    link = File(MORE.id, "/news/link.jsonl", 4000, 1 << 62)
    before = of(ODD, MORE)
    assert dict(Files([*before.parts, astuple(FERRY)])) == dict(of(ODD, MORE, FERRY))
    files = Files([astuple(link), *before.parts])
    assert dict(files) == {link.id: link, ODD.id: ODD}
    assert [part.short for part in files.parts] == [False, False, True]
    assert not any(part.short for part in before.parts)


def test_what_has_come_changed_or_gone_is_told_by_what_there_was_before() -> None:
    rng = random.Random(7)
    names = [f"/{folder}/{'x' * rng.randrange(3)}{number}" for folder in "ab" for number in range(9)]
    seen = set()
    for _ in range(400):
        then = of(*(File(f"{at:012x}", f"{name}.txt", rng.randrange(2), 1) for at, name in enumerate(names)))
        rows = {row[0]: row for part in then.parts for row in map(part.row, range(len(part)))}
        now = dict(rows)
        for key in rng.sample(sorted(rows), rng.randrange(4)):
            what = rng.randrange(4)
            seen.add(what)
            _, path, size, *rest = now.pop(key)
            if what:
                key = key if what < 3 else f"{int(key, 16) + 100:012x}"
                now[key] = key, path.replace("x", "y" if what == 2 else "x"), size + what, *rest
        files = Files(sorted(now.values(), key=lambda row: row[1]))
        found = files.differing(then, 50)
        assert found is not None
        assert sorted(map(files.key, found[0])) == sorted(key for key in now if now[key] != rows.get(key))
        assert sorted(file.id for file in found[1]) == sorted(rows.keys() - now.keys())
    assert len(seen) == 4
    assert of(FERRY, MORE).differing(of(ODD), 2) is None


def test_few_and_many_are_found_by_their_ids() -> None:
    keys = [f"{number * 7919 + (number << 39):012x}" for number in range(500)]
    files = of(*(File(key, f"/{number}.txt", 1, 1) for number, key in enumerate(keys)))
    for number in (3, 499, *range(300)):
        assert files[keys[number]].path == f"/{number}.txt"
        assert f"{int(keys[number], 16) + 1:012x}" not in files


def test_files_in_many_folders_are_not_sought_through_all_of_them_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = of(*(File(f"{number:012x}", f"/{number}/a.txt", 1, 1) for number in range(900)))
    sought: list[bytes] = []
    really = FolderFiles.at
    monkeypatch.setattr(FolderFiles, "at", lambda part, number: sought.append(number) or really(part, number))
    for number in range(100):
        assert files[f"{899 - number:012x}"].path == f"/{899 - number}/a.txt"
    assert len(set(sought)) < 30


def test_whatever_is_listed_of_a_file_has_a_name_of_its_own() -> None:
    others = [
        FERRY,
        File(MORE.id, *astuple(FERRY)[1:]),
        File(FERRY.id, "/news/ferry.md", *astuple(FERRY)[2:]),
        File(FERRY.id, "/nwes/ferry.txt", *astuple(FERRY)[2:]),
        File(FERRY.id, FERRY.path, 11, -3, 7, FIELDS),
        File(FERRY.id, FERRY.path, 10, -2, 7, FIELDS),
        File(FERRY.id, FERRY.path, 10, -3, 8, FIELDS),
        File(FERRY.id, FERRY.path, 10, -3, 7),
    ]
    assert len({of(one, ODD).digest for one in others}) == len(others)
    assert of(FERRY, ODD).digest == of(FERRY, ODD).digest


def test_what_a_sidecar_or_the_user_says_changes_the_mark(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("The ferry left.\n")
    files = list_files([Root(str(tmp_path))]).files
    bare = mark_of(files, Sidecars(), {})
    (tmp_path / "articles.toml").write_text('["ferry.txt"]\nsource = "Echo"\n')
    said = mark_of(files, Sidecars(), {})
    corrected = mark_of(files, Sidecars(), dict.fromkeys(files, Metadata(source="Wire")))
    assert len({bare, said, corrected}) == 3


def test_files_take_little_memory() -> None:
    tracemalloc.start()
    try:
        files = Files(
            (f"{number * 7919:012x}", f"/news/{number // 100}/article-{number:06}.txt", number, number, 9, ())
            for number in range(5000)
        )
        assert f"{7919:012x}" in files
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    # One by one they take 400 bytes each.
    assert taken < 100 * len(files)


def test_a_file_is_another_where_only_what_it_is_called_by_begins_otherwise() -> None:
    before = of(ODD, replace(MORE, path="/news/no more.jsonl"))
    assert of(replace(MORE, path="/news/more.jsonl")).differing(before, 3) == ([0], [ODD])
