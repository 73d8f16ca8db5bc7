"""Libraries by name on the command line: added to, opened, listed, checked, and taken apart again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.stories.grouping import Grouping


def test_what_is_added_is_what_is_opened(run: Callable[..., Any], harbour: Path, seeds: Path) -> None:
    assert len(run("list", "--json").json()["articles"]) == 5
    added = run("add", harbour, "--json")
    assert added.code == 0
    assert added.json() == {
        "library": "default",
        "added": [str(harbour)],
        "removed": [],
        "places": [{"path": str(harbour), "exists": True, "fields": {}}],
    }
    listed = run("list", "--json").json()
    assert {Path(one["path"]).parent for one in listed["articles"]} == {harbour}
    assert (listed["library"], len(listed["places"])) == ("default", 1)
    assert run("search", "ferry", "--json").json()["total"] == 3
    assert len(run("list", "--library", "seeds", "--json").json()["articles"]) == 5
    assert len(run("list", "--library", seeds, "--json").json()["articles"]) == 5
    assert run("remove", harbour).out.splitlines() == [
        f"Took {harbour} out of the library default.",
        "The library default holds nothing any more.",
    ]
    assert len(run("list", "--json").json()["articles"]) == 5
    assert sorted(path.name for path in harbour.iterdir()) == [
        "bakers.txt",
        "coastal-echo.md",
        "harald_tribune.txt",
        "wire.txt",
    ]


def test_several_libraries(run: Callable[..., Any], harbour: Path, tmp_path: Path) -> None:
    record = {"story": "Trams stood still.", "kicker": "Trams"}
    (tmp_path / "dump.jsonl").write_text(json.dumps(record) + "\n")
    run("add", harbour, "--library", "ferries")
    added = run(
        "add",
        tmp_path / "dump.jsonl",
        "--library",
        "trams",
        "--field",
        "text=story",
        "--field",
        "title=kicker",
    )
    assert "text=story" in added.out
    (article,) = run("list", "--library", "trams", "--json").json()["articles"]
    assert (article["title"], article["record"]) == ("Trams", "1")
    assert run("show", "dump.jsonl#1", "--library", "trams").out.splitlines()[-1] == "Trams stood still."
    assert len(run("--library", "ferries", "list", "--json").json()["articles"]) == 4
    lost = run("list", "--library", "nowhere")
    assert lost.code == 2
    assert "there are ferries, trams" in lost.err
    assert run("list").out.count("The library") == 0


def test_one_record_of_a_file_outside_the_library(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_text('{"id": "x", "body": "One."}\n{"id": "y", "body": "Two trams."}\n')
    assert run("show", tmp_path / "dump.jsonl#y", "--json").json()["text"] == "Two trams."
    assert run("show", tmp_path / "dump.jsonl#2", "--json").json()["line"] == 2
    several = run("show", tmp_path / "dump.jsonl")
    assert several.code == 2
    assert "holds 2 articles" in several.err


def test_status_says_how_far_everything_is(run: Callable[..., Any], harbour: Path) -> None:
    run("add", harbour)
    (harbour / "bad.jsonl").write_text("{oops\n")
    before = run("status", "--json")
    assert before.code == 1
    assert before.json()["unread"] >= 4
    assert run("rebuild").code == 0
    after = run("status", "--json")
    assert after.code == 0
    status = after.json()
    assert (status["articles"], status["files"], status["named"], status["unread"]) == (4, 4, 4, 0)
    assert status["index"]["bytes"] > 0
    assert [problem["path"] for problem in status["problems"]] == [str(harbour / "bad.jsonl")]
    plain = run("status")
    assert "articles  4 in 4 files" in plain.out
    assert "bad.jsonl, line 1 is not JSON" in plain.out


def test_a_file_that_cannot_be_read_is_named_once_for_each_change_of_it(
    run: Callable[..., Any], harbour: Path
) -> None:
    run("add", harbour)
    bad = harbour / "bad.jsonl"
    bad.write_text("{oops\n")
    assert run("search", "ferry").err.count("bad.jsonl, line 1 is not JSON") == 1
    assert run("search", "ferry").err == ""
    assert run("list").err == ""
    assert "bad.jsonl, line 1 is not JSON" in run("status").out
    assert "bad.jsonl, line 1 is not JSON" in run("doctor").out
    bad.write_text("\n{oops\n")
    assert "bad.jsonl, line 2 is not JSON" in run("search", "ferry").err
    bad.write_text("\n{oops!\n")
    assert "bad.jsonl, line 2 is not JSON" in run("list").err
    bad.write_text('{"text": "A ferry sank."}\n')
    assert run("search", "ferry").err == ""
    bad.write_text("{oops\n" * 30)
    said = run("search", "ferry").err
    assert said.count("bad.jsonl, line") <= 10
    assert "`reader status` has it all" in said


def test_the_names_of_what_is_not_read_are_not_known(run: Callable[..., Any], tmp_path: Path) -> None:
    articles = [f'{{"text": "Ada Marlowe saw ferry {number}."}}\n' for number in range(80)]
    (tmp_path / "many.jsonl").write_text("".join(articles))
    run("add", tmp_path / "many.jsonl")
    assert "names     known of 0 articles so far" in run("status").out
    assert run("rebuild").code == 0
    assert "names     all known" in run("status").out


def test_status_names_the_documents_that_are_not_read(run: Callable[..., Any], harbour: Path) -> None:
    assert "not read" not in run("status", "--library", harbour).out
    (harbour / "old" / ".hidden").mkdir(parents=True)
    for name in ("a.docx", "old/B.DOCX", "old/c.pdf", "old/d.png", ".e.docx", "old/.hidden/f.docx"):
        (harbour / name).write_text("<p>The dike broke.</p>")
    assert run("status", "--library", harbour, "--json").json()["passed_over"] == {".docx": 2, ".pdf": 1}
    read = "articles are read from .txt, .md, .html, .json, .jsonl and .csv files"
    said = f"not read  2 .docx, 1 .pdf: {read}\n"
    assert said in run("status", "--library", harbour).out


def test_status_tells_scripts_what_was_left_out_from_what_is_only_said(
    run: Callable[..., Any], harbour: Path, tmp_path: Path
) -> None:
    run("add", harbour)
    run("rebuild")
    (other := tmp_path / "other").mkdir()
    (other / "bad.txt").write_bytes(b"\0\0")
    (other / "good.txt").write_text("The dike broke.")
    run("add", other)
    harbour.rename(tmp_path / "away")
    harbour.mkdir()
    found = {one["path"]: one["left_out"] for one in run("status", "--json").json()["problems"]}
    assert found == {str(harbour): False, str(other / "bad.txt"): True}


@pytest.mark.parametrize("command", ["status", "doctor"])
def test_a_folder_whose_disk_is_not_there_is_not_left_out(
    run: Callable[..., Any], harbour: Path, tmp_path: Path, command: str
) -> None:
    run("add", harbour)
    run("rebuild")
    harbour.rename(tmp_path / "away")
    harbour.mkdir()
    (said,) = (line for line in run(command).out.splitlines() if "is its disk not there?" in line)
    assert said.startswith(f"note      {harbour} is empty")
    assert len(run("list", "--json").json()["articles"]) == 4


def test_doctor(run: Callable[..., Any], harbour: Path, tmp_path: Path) -> None:
    other = shutil.copytree(harbour, tmp_path / "other")
    run("add", harbour, other)
    run("rebuild")
    well = run("doctor")
    assert (well.code, well.out) == (0, "All is well.\n")
    (harbour / "bad.jsonl").write_text("no JSON\n")
    run("status")
    left = run("doctor")
    assert left.code == 0
    assert f"left out  {harbour}/bad.jsonl, line 1 is not JSON" in left.out
    assert "All is well." in left.out
    (harbour / "bad.jsonl").unlink()
    shutil.rmtree(other)
    ill = run("doctor", "--json")
    assert ill.code == 1
    assert not ill.json()["well"]
    assert f"{other} is gone" in ill.json()["findings"][0]["message"]
    run("remove", other)
    run("rebuild")
    assert run("doctor").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "nosuch"], "nosuch does not exist"),
        (["add", ".", "--library", "a/b"], "cannot be the name of a library"),
        (["add", ".", "--library", "seeds"], "are the articles that ship"),
        (["remove", "nosuch"], "is not in the library default"),
        (["add", ".", "--field", "text"], "maps no field"),
        (["add", ".", "--field", "colour=red"], "There is no 'colour' to map"),
        (["add"], "Missing argument"),
    ],
)
def test_what_cannot_be_is_refused(run: Callable[..., Any], arguments: list[str], words: str) -> None:
    refused = run(*arguments)
    assert (refused.code, refused.out) == (2, "")
    assert words in refused.err


def test_the_stories_of_a_large_library_are_found_for_what_asks_for_them(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "The lock gate at Varn burst on Friday, and the barges of Oskar Lind ran aground below the mill."
    records = [
        {"id": "a", "title": "Lock gate bursts", "date": "2021-03-05", "text": told + " Nobody drowned."}
    ]
    records += [
        {
            "id": "b",
            "title": "Barges aground below the gate",
            "date": "2021-03-06",
            "text": told + " Two sank.",
        }
    ]
    records += [{"id": str(at), "text": f"Pony {at} won prize {at * 7}."} for at in range(100)]
    (tmp_path / "all").mkdir()
    lines = tmp_path / "all/all.jsonl"
    lines.write_text("".join(json.dumps(record) + "\n" for record in records))
    refresh, times = Grouping.refresh, []
    monkeypatch.setattr(Grouping, "refresh", lambda *given, **how: times.append(1) or refresh(*given, **how))

    def ran(*words: object) -> Any:
        done = run(*words, "--library", tmp_path / "all")
        assert done.code == 0, done.err
        return done

    ran("locate")
    assert ran("search", "barges").out
    assert ran("show", "all.jsonl#b").out
    ran("entities", "all.jsonl#a")
    assert not times
    story = ran("search", "story:gate", "--json").json()
    assert (story["total"], len(times)) == (2, 1)
    for asked in (
        ("story", "all.jsonl#a"),
        ("list",),
        ("search", "barges", "--facets"),
        ("timeline", "all.jsonl#b"),
    ):
        with lines.open("a") as file:
            file.write(json.dumps({"id": asked[0], "text": f"A cow won the {asked[0]}."}) + "\n")
        times.clear()
        assert ran("search", "cow", "-pony").out
        assert not times
        ran(*asked)
        assert times
    told_by = ran("story", "all.jsonl#b", "--json").json()["articles"]
    assert {article["title"] for article in told_by} == {"Lock gate bursts", "Barges aground below the gate"}


def test_a_surname_alone_is_found_in_an_article_that_has_just_come(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.stories.grouping.EAGER", 1)
    told = "The lock gate at Varn burst on Friday, and the barges of {} ran aground below the mill."
    (tmp_path / "all").mkdir()
    lines = tmp_path / "all/all.jsonl"

    def add(key: str, name: str, more: str) -> None:
        record = {"id": key, "title": "Lock gate bursts at Varn", "date": "2021-03-05"}
        with lines.open("a") as file:
            file.write(json.dumps({**record, "text": f"{told.format(name)} {more}"}) + "\n")

    def found() -> set[str]:
        document = run("search", 'person:"Oskar Lind"', "--json", "--library", tmp_path / "all").json()
        return {hit["record"] for hit in document["hits"]}

    add("a", "Oskar Lind", "Nobody drowned, Lind said.")
    add("b", "Oskar Lind", "Two sank, said Oskar Lind.")
    assert found() == {"a", "b"}
    add("c", "Mr. Lind", "Mr. Lind lost both.")
    assert found() == {"a", "b", "c"}
