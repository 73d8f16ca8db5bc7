"""Files of many articles in a library: each record is an article, and only what changes is read again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.article import Metadata
from index.collection.packed_records import PackedRecords
from index.collection.seen import Records
from index.library import ArticleNotFound, Library
from index.places import places

Record = dict[str, str]

FERRY = {
    "id": "f1",
    "title": "Ferry aground",
    "text": "The ferry ran aground off Lindholm.",
    "source": "Echo",
}
TRAM = {
    "id": "t1",
    "title": "Trams halt",
    "text": "No tram ran in Vardesund on Sunday.",
    "url": "https://www.post.example/t",
}
ROLL = {"id": "r1", "text": "Bakers in Ostrava brought back the poppy seed roll."}


def write(path: Path, records: Sequence[Record], more: str = "") -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records) + more, "utf-8")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "wire.jsonl", [FERRY, TRAM, ROLL])
    return folder


def texts(library: Library) -> dict[str, str]:
    return {entry.record or "": library.article(entry.id).text for entry in library.entries()}


def test_each_record_is_an_article(news: Path) -> None:
    library = Library.open([news])
    library.update()
    assert texts(library) == {one["id"]: one["text"] for one in (FERRY, TRAM, ROLL)}
    assert {entry.record: entry.source for entry in library.entries()} == {
        "f1": "Echo",
        "t1": "post.example",
        "r1": "wire",
    }
    (hit,) = library.search("lindholm").hits
    assert (hit.record, hit.snippet_texts) == ("f1", (FERRY["text"],))
    article = library.article(hit.id)
    assert (article.called, article.line, article.path) == ("wire.jsonl#f1", 1, str(news / "wire.jsonl"))


def test_what_an_article_is_called(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open([news])
    tram = next(entry.id for entry in library.entries() if entry.record == "t1")
    monkeypatch.chdir(news)
    for reference in (tram, tram[:8], "wire.jsonl#t1", "wire.jsonl#2", "wire#t", str(news / "wire.jsonl#t1")):
        assert library.find(reference) == tram
    for reference in ("wire.jsonl", "wire"):
        with pytest.raises(ArticleNotFound, match="holds 3 articles; name one of them") as several:
            library.find(reference)
        places = [one.split("  ")[1] for one in several.value.candidates]
        assert [place.rpartition("#")[2] for place in places] == ["f1", "t1", "r1"]
    with pytest.raises(ArticleNotFound, match="No article is called"):
        library.find("wire.jsonl#x9")


def test_an_id_or_a_path_is_found_without_reading_all_records(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open([news]).update()
    library = Library.open([news])
    monkeypatch.chdir(news)
    monkeypatch.setattr(Records, "everything", None)
    tram = library.find("wire.jsonl#t1")
    for reference in (tram, str(news / "wire.jsonl#t1"), "wire.jsonl#2", "wire.jsonl#t"):
        assert library.find(reference) == tram
    with pytest.raises(ArticleNotFound, match="holds 3 articles"):
        library.find(str(news / "wire.jsonl"))


def test_what_is_no_text_is_called_nothing_and_loses_nothing(news: Path) -> None:
    Library.open([news]).update()
    library = Library.open([news])
    (store,) = places().cache.rglob("articles.sqlite")
    kept = store.read_bytes()
    with pytest.raises(ArticleNotFound, match="No article is called"):
        library.find("wire\udcff")
    assert store.read_bytes() == kept


def test_a_record_is_found_by_what_its_file_and_it_are_called(news: Path) -> None:
    write(news / "c#.jsonl", [{"id": "T1", "text": "Three trams."}, {"id": "12", "text": "Four trams."}])
    library = Library.open([news])
    library.update()

    def found(query: str) -> set[str | None]:
        return {hit.record for hit in library.search(query).hits}

    assert found("file:wire.jsonl#t1") == {"t1"}
    assert found("file:wire#2") == {"t1"}
    assert found("file:jsonl#t1 tram") == {"t1", "T1"}
    assert found("file:c#.jsonl") == {"T1", "12"}
    assert found("file:c#.jsonl#12") == {"12"}
    assert found("file:wire.jsonl#x9") == set()
    write(news / "more.jsonl", [{"id": "m1", "text": "No tram more."}])
    library.update()
    assert found("file:more.jsonl tram") == {"m1"}


def test_the_paths_are_read_once_for_any_part_of_them(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open([news])
    library.update()
    assert library.search("file:wire tram").total == 1
    monkeypatch.setattr(PackedRecords, "places", None)
    assert library.search("file:jsonl ferry").total == 1
    assert library.search("file:other").total == 0


def reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed from here on."""
    from index.formats import bundle

    parsed: list[str] = []
    make = bundle.article_of

    def watched(text: str, *others: object, **more: object) -> object:
        parsed.append(text)
        return make(text, *others, **more)

    monkeypatch.setattr(bundle, "article_of", watched)
    return parsed


def test_only_records_that_changed_are_parsed_again(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.open([news]).update()
    parsed = reading(monkeypatch)
    changed = {**TRAM, "text": "A tram ran after all."}
    write(news / "wire.jsonl", [changed, FERRY])
    library = Library.open([news])
    report = library.update()
    assert set(parsed) == {changed["text"]}
    assert (report.added, report.changed, report.removed) == (0, 1, 1)
    assert texts(library) == {"t1": changed["text"], "f1": FERRY["text"]}
    assert library.search("ostrava").total == 0
    assert library.search("tram").total == 1
    assert not library.needs_update()


def test_of_a_file_that_grows_only_the_new_lines_are_read(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open([news]).update()
    read: list[int] = []
    from index.formats import bundle

    make = bundle.json_records

    def watched(lines: object, fields: object) -> object:
        return make((read.append(line.number) or line for line in lines), fields)

    monkeypatch.setattr(bundle, "json_records", watched)
    with (news / "wire.jsonl").open("a") as file:
        file.write('{"text": "A fourth article came."}\n{oops\n')
    library = Library.open([news])
    assert set(read) == {4, 5}
    assert library.update().added == 1
    assert len(library.entries()) == 4
    assert [problem.message.split(" (")[0] for problem in library.problems()] == [
        f"{news / 'wire.jsonl'}, line 5 is not JSON"
    ]
    assert not library.needs_update()


def test_nothing_is_read_when_nothing_changed(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.open([news]).update()

    def forbidden(*args: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr("index.formats.bundle.open_bundle", forbidden)
    library = Library.open([news])
    assert not library.needs_update()
    assert library.update().changed == 0
    assert len(texts(library)) == 3


def test_corrections_and_sidecars_of_a_record(news: Path) -> None:
    library = Library.open([news])
    library.update()
    ferry, tram = library.find("wire.jsonl#f1"), library.find("wire.jsonl#t1")
    library.correct(ferry, Metadata(source="Coast Guard"))
    assert library.article(ferry).source == "Coast Guard"
    assert library.update().changed == 1
    assert Library.open([news]).article(ferry).source == "Coast Guard"
    library.correct(ferry, Metadata(source=""))
    assert library.article(ferry).source == "Echo"
    (news / "articles.toml").write_text(
        '["wire.jsonl"]\nsource = "The Wire"\ndate = 2021-07-05\n["wire.jsonl#t1"]\nsource = "Tram Post"\n'
    )
    again = Library.open([news])
    assert {entry.record: (entry.source, entry.date) for entry in again.entries()} == {
        "f1": ("Echo", "2021-07-05"),
        "t1": ("Tram Post", "2021-07-05"),
        "r1": ("The Wire", "2021-07-05"),
    }
    assert again.article(tram).text == TRAM["text"]


def test_fields_by_option(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [{"story": "Two ferries sailed.", "kicker": "Ferries"}])
    library = Library.open([tmp_path], fields={"text": "story", "title": "kicker"})
    library.update()
    assert [(entry.title, entry.record) for entry in library.entries()] == [("Ferries", "1")]


def test_bad_lines_are_named_up_to_a_number(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [FERRY], "{oops\n" * 25)
    problems = [problem.message for problem in Library.open([tmp_path]).problems()]
    assert len(problems) == 11
    assert problems[-1] == f"{tmp_path / 'a.jsonl'} has 15 more lines that hold no article."


def test_a_line_that_is_in_with_a_note_is_not_left_out_and_one_of_a_file_is_named(tmp_path: Path) -> None:
    undated = {**FERRY, "date": "31 June 2021"}
    write(tmp_path / "a.jsonl", [undated], "{oops\n")
    kept = Library.open([tmp_path])
    kept.update()
    assert [problem.left_out for problem in kept.problems()] == [False, True]
    with (tmp_path / "a.jsonl").open("a") as file:
        file.write(json.dumps({**undated, "id": "later"}) + "\n")
    kept.update()
    assert len(kept.entries()) == 2
    assert kept.problems() == Library.open([tmp_path], at=places(cache=tmp_path / "anew")).problems()


def test_a_file_that_cannot_be_read_is_a_problem(news: Path) -> None:
    (news / "gone.jsonl.gz").write_bytes(b"no archive")
    (problem,) = Library.open([news]).problems()
    assert (
        "gone.jsonl.gz, line 1 and what follows cannot be read (it is damaged, or no gzip file)"
        in problem.message
    )


State = tuple[tuple[str, str, str, str | None], ...]


def state(library: Library) -> State:
    library.update()
    return tuple(
        sorted(
            (entry.id, entry.title, entry.source, library.article(entry.id).text)
            for entry in library.entries()
        )
    )


def test_an_index_that_was_updated_is_one_that_was_built_anew(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    wire, table, note = folder / "wire.jsonl", folder / "table.csv", folder / "note.txt"
    steps: Sequence[Callable[[], object]] = (
        lambda: write(wire, [FERRY, TRAM]),
        lambda: table.write_text("title,text\nOne,The first row of a table.\nTwo,The second row of it.\n"),
        lambda: note.write_text("A ferry is mentioned in a note.\n"),
        lambda: write(wire, [FERRY, TRAM, ROLL], "{bad"),
        lambda: write(wire, [ROLL, {**FERRY, "text": "The ferry floats again."}]),
        lambda: table.write_text("title,text\nTwo,The second row of it.\n"),
        lambda: note.unlink(),
        lambda: os.replace(wire, folder / "renamed.jsonl"),
    )
    for number, step in enumerate(steps):
        step()
        kept = Library.open([folder], at=places(cache=tmp_path / "kept"))
        anew = Library.open([folder], at=places(cache=tmp_path / f"anew-{number}"))
        assert state(kept) == state(anew)
        for query in ("ferry", "row", "tram OR roll", "second"):
            ours, theirs = kept.search(query), anew.search(query)
            assert {hit.id for hit in ours.hits} == {hit.id for hit in theirs.hits}
        assert kept.problems() == anew.problems()
        assert not kept.needs_update()


def test_what_stands_before_a_change_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And all is as if it were: records, what they are called, and the lines that hold none."""
    from index.formats import bundle

    monkeypatch.setattr("index.formats.packed.PIECE", 300)
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 7)
    make, read = bundle.json_records, list[int]()

    def watched(lines: object, fields: object) -> object:
        return make((read.append(line.number) or line for line in lines), fields)

    monkeypatch.setattr(bundle, "json_records", watched)
    folder = tmp_path / "news"
    folder.mkdir()
    wire = folder / "wire.jsonl"
    lines = [f'{{"id": "{number // 2}", "text": "Boat {number} sailed."}}\n' for number in range(60)]
    lines[10:10], lines[45:45] = ["{oops\n"] * 8, ["{oops\n"] * 8
    new = '{"id": "2", "text": "A whale was seen."}\n'
    states = (
        lines,
        lines[:50],
        [*lines[:30], new, *lines[30:]],
        [*lines[:40], *lines[45:]],
        lines[:12],
        [*lines, new],
        [*lines[:70], "{oops\n", *lines[70:]],
    )
    for number, now in enumerate(states):
        wire.write_text("".join(now))
        read.clear()
        kept = Library.open([folder], at=places(cache=tmp_path / "kept"))
        kept.update()
        whole = 1 in read
        anew = Library.open([folder], at=places(cache=tmp_path / f"anew-{number}"))
        anew.update()
        assert state(kept) == state(anew)
        assert kept.problems() == anew.problems()
        assert kept.search("boat").total == anew.search("boat").total
        assert whole == (number == 0)


def test_the_line_of_the_file_where_a_place_stands(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [FERRY, {"id": "two", "text": "First line.\nSecond line."}])
    (tmp_path / "b.csv").write_text(
        'title,text\nOne,"First line.\nSecond line."\nTwo,"Again first.\nThen second."\n'
    )
    (tmp_path / "c.txt").write_text("First line.\nSecond line.\n")
    library = Library.open([tmp_path])
    lines = {}
    for entry in library.entries():
        article = library.article(entry.id)
        places = 0, len(article.text.rstrip())
        lines[article.called] = [library.line_of(entry.id, place) for place in places]
    assert lines == {
        "a.jsonl#f1": [1, 1],
        "a.jsonl#two": [2, 2],
        "b.csv#1": [2, 3],
        "b.csv#2": [4, 5],
        "c.txt": [1, 2],
    }


def test_a_source_with_several_articles_in_one_file_is_not_told_to_be_the_file(tmp_path: Path) -> None:
    records = (
        {"source": "Vardesund Radio", "title": title, "text": "So it was."} for title in ("One", "Two")
    )
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    library = Library.open([tmp_path])
    with pytest.raises(
        ArticleNotFound, match=r"^vr fits 2 articles; give more of the name, or the id"
    ) as several:
        library.find("vr")
    assert [one.split("  ")[-1] for one in several.value.candidates] == ["One", "Two"]
    with pytest.raises(ArticleNotFound, match=r"^news holds 2 articles; name one of them behind a #"):
        library.find("news")
