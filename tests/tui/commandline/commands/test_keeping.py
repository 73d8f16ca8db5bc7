"""`reader mark`, `tag`, `note`, `undo`, and what is kept carried elsewhere as a file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest


def test_what_is_kept_is_printed_searched_for_and_taken_back(run, harbour: Path) -> None:
    def reader(*arguments: object):
        return run(*arguments, "--library", harbour)

    out = reader("mark", "wire", "bakers", "--bookmark", "--read").out
    assert out == "wire: read, bookmarked\nbakers: read, bookmarked\n"
    assert reader("tag", "wire", "to check", "#late", "todo").out.endswith("  tags: late, to check, todo\n")
    assert reader("tag", "wire", "-todo", "-LATE").out.endswith("  tags: to check\n")
    assert "  note: Who says so?" in reader("note", "wire", "Who says so?").out
    kept = reader("note", "wire", "Eleven?", "--on", "cuts and bruises", "--json").json()["articles"][0]
    (passage,) = kept.pop("passages")
    assert (passage["words"], passage["note"]) == ("cuts and bruises", "Eleven?")
    reader("note", "wire", "All of it", "--on", "cuts and", "--to", "said")
    passages = reader("mark", "wire", "--json").json()["articles"][0]["passages"]
    (whole,) = (one["words"] for one in passages if one["note"] == "All of it")
    assert whole.startswith("cuts and bruises")
    assert whole.endswith("said")
    assert reader("undo").out.startswith("Undone: the note on “cuts and bruises")
    assert (kept["read"], kept["bookmarked"], kept["tags"]) == (True, True, ["to check"])
    assert "wire" in reader("search", 'tag:"to check"', "is:noted", "is:bookmarked").out

    assert reader("undo").out == "Undone: the note on “cuts and bruises” is gone.\n"
    assert reader("note", "wire", "").out == "wire: read, bookmarked\n  tags: to check\n"
    assert reader("undo").out == "Undone: the note on wire is there again.\n"
    while reader("undo").code == 0:
        pass
    assert reader("mark", "wire").out == "wire: unread\n"
    assert run("undo").code == 1


def test_what_one_command_marks_is_one_step(run, harbour: Path) -> None:
    def reader(*arguments: object):
        return run(*arguments, "--library", harbour)

    marked = reader("mark", "wire", "bakers", "--bookmark", "--read", "--compare").out
    assert marked.count(": read, bookmarked, marked for comparing\n") == 2
    undone = reader("undo").out
    assert undone.count("Undone: ") == undone.count("is unread again") * 3 == 6
    assert reader("mark", "wire", "bakers").out == "wire: unread\nbakers: unread\n"
    assert run("undo").code == 1


def test_a_search_is_kept_under_a_name_listed_and_searched_for(run, harbour: Path) -> None:
    def reader(*arguments: object):
        return run(*arguments, "--library", harbour)

    nothing = reader("searches", "--json")
    assert (nothing.code, nothing.json()) == (1, {"searches": []})
    reader("searches", "--save", "The hurt", "cuts", "OR", "bruises")
    listed = reader("searches", "--save", "all else", '-saved:"the hurt"', "is:unread")
    assert listed.out == 'all else  -saved:"the hurt" is:unread\nThe hurt  cuts OR bruises\n'
    hurt, found = (
        reader("search", "cuts OR bruises", "--json"),
        reader("search", 'saved:"the hurt"', "--json"),
    )
    assert [hit["id"] for hit in found.json()["hits"]] == [hit["id"] for hit in hurt.json()["hits"]] != []
    assert found.json()["understood"] == "cuts or bruises"
    unknown = reader("search", "cuts", "-saved:all", "--json").json()
    assert unknown["notes"] == ["no search is kept under the name “all”, so it is left out"]
    assert reader("searches", "--forget", "THE HURT", "--json").json()["searches"] == [
        {"name": "all else", "query": '-saved:"the hurt" is:unread'}
    ]
    assert "under the name “the hurt”" in reader("search", 'saved:"the hurt"').err
    assert reader("undo").out == "Undone: the search The hurt is there again.\n"
    assert reader("search", 'saved:"the hurt"').code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("searches", "cuts"), "Say with --save"),
        (("searches", "--save", "hurt"), "Say what to search for"),
        (("searches", "--forget", "hurt"), "No search is kept under the name hurt"),
        (("searches", "--loud"), "No such option"),
        (("note", "wire", "x", "--on", "no such words"), "is not in wire.txt"),
        (("note", "wire", "--on", "cuts"), "Say what to note"),
        (("note", "wire", "x", "--to", "cuts"), "Say with --on"),
        (("note", "wire", "x", "--on", "cuts", "--to", "no such words"), "is not behind"),
        (("mark", "-", "--read"), "standard input or a pipe has no place"),
        (("tag", "wire", "--loud"), "No such option"),
        (("mark", "nothing"), "No article is called"),
        (("edit", "wire", "--url", "page 4"), "is no URL; write it as https://"),
    ],
)
def test_what_cannot_be_kept_is_refused(run, harbour: Path, arguments, said) -> None:
    outcome = run(*arguments, "--library", harbour)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_who_names_a_file_that_was_left_out_is_told_why(run, harbour: Path):
    (harbour / "blank.txt").write_text("\n")
    outcome = run("show", "blank.txt", "--library", harbour)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith(f"{harbour}/blank.txt is empty; it was left out.\n")


def test_who_names_no_article_is_told_how_to_list_those_of_the_library_that_was_named(run, harbour: Path):
    assert f"`reader --library {harbour} list` shows" in run("mark", "x", "--library", harbour).err
    assert "`reader --library seeds list` shows" in run("mark", "x").err
    run("add", harbour)
    assert "`reader list` shows" in run("mark", "x").err


def test_several_files_are_named_together_by_no_command(run, harbour: Path):
    outcome = run("compare", harbour / "wire.txt", harbour / "nothing.txt")
    assert outcome.err.endswith("nothing.txt'.\n")


def test_what_is_kept_is_carried_elsewhere(run, harbour: Path, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "kept.json"
    run("note", "wire", "Who says so?", "--library", harbour)
    run("tag", "wire", "todo", "--library", harbour)
    outcome = run("export-notes", file)
    assert (outcome.code, outcome.out) == (0, "")
    assert sorted(os.listdir(tmp_path)) == ["harbour", "kept.json"]
    assert "is there already" in run("export-notes", file).err
    assert run("export-notes", file, "--force").code == 0
    assert run("export-notes").out == file.read_text()

    monkeypatch.setenv("READER_DATA", str(tmp_path / "elsewhere"))
    assert run("import-notes", file).out == "Added: 1 tag, 1 note.\n"
    assert run("mark", "wire", "--library", harbour).out.endswith("  tags: todo\n  note: Who says so?\n")
    outcome = run("import-notes", "-", stdin=file.read_bytes())
    assert (outcome.code, outcome.out) == (1, "Added: nothing.\nThere already: 1 tag, 1 note.\n")
    run("note", "wire", "The mayor.", "--library", harbour)
    outcome = run("import-notes", file, "--json")
    assert [one["outcome"] for one in outcome.json()["conflicts"]] == ["both are kept"]

    document = json.loads(file.read_text()) | {"marks": 7}
    file.write_text(json.dumps(document))
    outcome = run("import-notes", file)
    assert outcome.code == 2
    assert outcome.err.startswith(f"reader: {file} was not imported: marks must be a list.")
    assert "cannot be read" in run("import-notes", tmp_path / "nothing.json").err


def test_several_of_a_kind_are_told_in_their_plural(run, harbour: Path, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "kept.json"
    run("mark", "wire", "--library", harbour)
    run("export-notes", file)
    left = {"query": "ferry", "literal": False, "by_story": False, "article": "", "opened": None}
    sessions = [{"library": library, **left} for library in ("a" * 16, "b" * 16)]
    file.write_text(json.dumps(json.loads(file.read_text()) | {"sessions": sessions}))
    outcome = run("import-notes", file)
    assert outcome.out.startswith("Added: 2 libraries as they were left.\n"), outcome.err


def test_what_is_undone_of_an_article_that_is_gone_says_so(run, harbour: Path) -> None:
    run("edit", "wire", "--title", "Aground", "--library", harbour)
    (harbour / "wire.txt").unlink()
    said = run("undo", "--library", harbour).out
    assert said == "Undone: the title of an article that is not in this library is as before.\n"
