"""The library: what it lists, how articles are called, and what changes when the files do."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Metadata
from index.collection.collection import EAGER
from index.collection.file_listing import Listing, list_files
from index.library import ArticleNotFound, Library, LibraryError
from index.places import places
from index.running.progress import Progress, Stage
from index.updating.background import READING, YIELDING
from index.updating.indexing import FIRST_BATCH, LARGEST_BATCH, SMALL, batches

Opened = Callable[..., Library]


def sources(library: Library) -> dict[str, str]:
    return {Path(entry.path).name: entry.source for entry in library.entries()}


def named(library: Library, name: str) -> str:
    return next(entry.id for entry in library.entries() if Path(entry.path).name == name)


def test_with_no_path_the_articles_that_ship(seeds: Path) -> None:
    library = Library.open()
    assert [Path(entry.path) for entry in library.entries()] == sorted(seeds.glob("*.txt"))
    assert library.name == "five articles that ship with reader"
    assert library.problems() == ()


def test_a_folder_is_walked_without_hidden_and_cache_folders(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        "sub/deep/b.md",
        ".hidden/c.txt",
        ".d.txt",
        "__pycache__/e.txt",
        "cache/f.txt",
        "g.pdf",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The story of {name} is told here.\n")
    (tmp_path / "cache" / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55")
    assert set(sources(Library.open([tmp_path]))) == {"a.txt", "b.md"}


def test_a_loop_of_links_is_walked_once(harbour: Path) -> None:
    (harbour / "again").symlink_to(harbour, target_is_directory=True)
    (harbour / "sub").mkdir()
    (harbour / "sub" / "up").symlink_to(harbour, target_is_directory=True)
    assert len(Library.open([harbour]).entries()) == 4


def test_a_file_named_twice_is_one_article(harbour: Path) -> None:
    (harbour / "link.txt").symlink_to(harbour / "wire.txt")
    library = Library.open([harbour, harbour / "wire.txt", os.path.relpath(harbour / "wire.txt")])
    assert len(library.entries()) == 4


def test_files_are_a_library_of_their_own_whatever_their_suffix(harbour: Path) -> None:
    shutil.copy(harbour / "wire.txt", harbour / "wire.article")
    library = Library.open([harbour / "wire.article", harbour / "bakers.txt"])
    assert set(sources(library)) == {"wire.article", "bakers.txt"}


def test_ids_survive_edits_and_differ_for_identical_texts(harbour: Path) -> None:
    shutil.copy(harbour / "wire.txt", harbour / "wire-copy.txt")
    before = {entry.path: entry.id for entry in Library.open([harbour]).entries()}
    assert len(set(before.values())) == 5
    (harbour / "wire.txt").write_text("Something else altogether is said here.\n")
    assert {entry.path: entry.id for entry in Library.open([harbour / "."]).entries()} == before


def test_ids_of_the_shipped_articles_do_not_depend_on_where_they_are(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [entry.id for entry in Library.open().entries()]
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(seeds, elsewhere)
    assert {entry.id for entry in Library.open([elsewhere]).entries()}.isdisjoint(here)
    monkeypatch.setattr("index.collection.file_listing.seeds_folder", lambda: elsewhere)
    assert [entry.id for entry in Library.open([elsewhere]).entries()] == here


def test_metadata_of_the_user_wins_over_the_sidecar_and_that_over_front_matter(harbour: Path) -> None:
    (harbour / "articles.toml").write_text(
        '["coastal-echo.md"]\nsource = "Echo"\ndate = "2019-11-05"\n["wire.txt"]\ntitle = "From the wire"\n'
    )
    library = Library.open([harbour])
    echo = named(library, "coastal-echo.md")
    entry = library.entry(echo)
    assert (entry.title, entry.source, entry.date) == (
        "Ferry with 212 aboard runs aground off Lindholm",
        "Echo",
        "2019-11-05",
    )
    assert library.entry(named(library, "wire.txt")).title == "From the wire"
    library.correct(echo, Metadata(source="The Echo"))
    assert library.entry(echo).source == library.article(echo).source == "The Echo"
    assert library.entry(echo).date == "2019-11-05"
    assert Library.open([harbour]).entry(echo).source == "The Echo"
    library.correct(echo, Metadata(source=""))
    assert library.entry(echo).source == "Echo"


def test_a_correction_is_searched_at_once(harbour: Path) -> None:
    library = Library.open([harbour])
    wire = named(library, "wire.txt")
    assert library.search("title:zanzibar").total == 0
    library.correct(wire, Metadata(title="Zanzibar and the ferry"))
    assert [hit.id for hit in library.search("title:zanzibar").hits] == [wire]


def test_a_date_that_is_none_is_refused(harbour: Path) -> None:
    library = Library.open([harbour])
    with pytest.raises(LibraryError, match="2021-07-05"):
        library.correct(named(library, "wire.txt"), Metadata(date="yesterday"))


def test_only_the_code_of_a_language_is_kept(harbour: Path) -> None:
    library = Library.open([harbour])
    wire = named(library, "wire.txt")
    for language in ("klingon!", "english", "e", "en us", "en-"):
        with pytest.raises(LibraryError, match="no code of a language; write it as en"):
            library.correct(wire, Metadata(language=language))
    for language in ("en", "pt-BR", "zh-Hant-TW", "tlh", "en_US"):
        library.correct(wire, Metadata(language=language))
        assert library.article(wire).language == language


def test_only_a_url_is_kept_as_one(harbour: Path) -> None:
    library = Library.open([harbour])
    wire = named(library, "wire.txt")
    for url in ("page 4", "www.wire.example", "https://", "https:wire", "http://a b.example"):
        with pytest.raises(LibraryError, match="is no URL; write it as https://"):
            library.correct(wire, Metadata(url=url))
    for url in ("https://wire.example/1?a=b#c", "http://[::1]:80/", "gemini://wire.example", "urn:isbn:0451"):
        library.correct(wire, Metadata(url=url))
        assert library.article(wire).url == url


def test_a_language_that_the_text_tells_for_certain_is_found_and_marked(tmp_path: Path) -> None:
    brug = "De brug over de rivier is dinsdag gesloten nadat de storm twee pijlers had beschadigd, zei zij."
    texts = {"plain.txt": _BRIDGE, "told.txt": f"---\nlang: en-GB\n---\n{_BRIDGE}", "short.txt": "A storm."}
    for name, text in {**texts, "brug.txt": brug}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for _ in range(2):  # As it was indexed, and as it is kept.
        library = Library.open([tmp_path])
        library.update()
        found = {name: library.article(named(library, name)) for name in (*texts, "brug.txt")}
        told = {name: (article.language, article.language_derived) for name, article in found.items()}
        assert told == {
            "plain.txt": ("en", True),
            "told.txt": ("en-GB", False),
            "short.txt": (None, True),
            "brug.txt": ("nl", True),
        }
        assert {Path(hit.path).name for hit in library.search("lang:en").hits} == {"plain.txt", "told.txt"}
        assert {Path(hit.path).name for hit in library.search("lang:nl").hits} == {"brug.txt"}
    library.correct(named(library, "plain.txt"), Metadata(language="de"))
    assert [Path(hit.path).name for hit in library.search("lang:de").hits] == ["plain.txt"]
    assert not library.article(named(library, "plain.txt")).language_derived


_BRIDGE = "The bridge was closed on Tuesday after the storm tore away two of its piers, the minister said."


def test_find_goes_by_path_id_name_and_unique_beginnings(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(harbour / "wire.txt", harbour / "wire2.txt")
    library = Library.open([harbour])
    wire, second = named(library, "wire.txt"), named(library, "wire2.txt")
    assert library.find(str(harbour / "wire.txt")) == wire
    assert library.find(wire) == wire
    assert library.find("wire.txt") == wire
    assert library.find("wire2") == second
    assert library.find("bak") == named(library, "bakers.txt")
    assert library.find(wire[:11]) == wire
    monkeypatch.chdir(harbour)
    assert library.find("./wire2.txt") == second
    with pytest.raises(ArticleNotFound) as ambiguous:
        library.find("wire")
    assert len(ambiguous.value.candidates) == 2
    for nothing in ("zebra", "", "\0", "x" * 5000):
        with pytest.raises(ArticleNotFound) as unknown:
            library.find(nothing)
        assert unknown.value.candidates == ()


def test_of_two_articles_each_is_the_others_counterpart_whatever_they_tell(harbour: Path) -> None:
    library = Library.open([harbour / "wire.txt", harbour / "bakers.txt"])
    wire, bakers = named(library, "wire.txt"), named(library, "bakers.txt")
    assert library.story_of(wire).articles == (wire,)
    assert library.best_counterpart(wire) == bakers
    assert library.best_counterpart(bakers) == wire


def test_find_goes_by_url_and_title_where_nothing_else_is_called_so(harbour: Path) -> None:
    library = Library.open([harbour])
    wire, echo = named(library, "wire.txt"), named(library, "coastal-echo.md")
    library.correct(wire, Metadata(title="Two boats aground", url="https://wire.example/1"))
    library.correct(echo, Metadata(title="Two  Boats adrift"))
    assert library.find("https://wire.example/1") == wire
    assert library.find("two boats aground") == wire
    assert library.find("TWO BOATS AD") == echo
    for nothing in ("two", "boats aground", " ", "https://wire.example/"):
        with pytest.raises(ArticleNotFound) as unknown:
            library.find(nothing)
        assert unknown.value.candidates == ()
    with pytest.raises(ArticleNotFound) as ambiguous:
        library.find("two boats")
    assert len(ambiguous.value.candidates) == 2
    library.correct(wire, Metadata(title="bakers.txt"))
    assert library.find("bakers.txt") == named(library, "bakers.txt")


def test_find_goes_by_source_where_nothing_else_is_called_so(harbour: Path) -> None:
    library = Library.open([harbour])
    wire, echo = named(library, "wire.txt"), named(library, "coastal-echo.md")
    library.correct(wire, Metadata(title="Two boats aground", source="The Harbour Gazette (Web)"))
    library.correct(echo, Metadata(title="Harbour Gazette wins a prize", source="Echo"))
    assert library.find("echo") == echo
    for reference in ("the harbour gazette (web)", "gazette", "Harbour  Gazette", "(web)", "THG", "gazet"):
        assert library.find(reference) == wire
    for nothing in ("azette", "harbour gazette prize", ".", "t", "hg"):
        with pytest.raises(ArticleNotFound) as unknown:
            library.find(nothing)
        assert unknown.value.candidates == ()
    library.correct(echo, Metadata(source="Evening Gazette"))
    with pytest.raises(ArticleNotFound) as ambiguous:
        library.find("gazette")
    assert [one.split("  ")[-1] for one in ambiguous.value.candidates] == [
        "Harbour Gazette wins a prize",
        "Two boats aground",
    ]
    library.correct(wire, Metadata(source="港新聞デジタル"))
    library.correct(echo, Metadata(source="港新聞"))
    assert library.find("港新聞デ") == wire
    assert library.find("港新聞") == echo


def test_find_says_that_a_file_is_not_in_the_library(harbour: Path, seeds: Path) -> None:
    with pytest.raises(ArticleNotFound, match="not in this library"):
        Library.open([harbour]).find(str(next(seeds.glob("*.txt"))))


def test_standard_input_is_an_article(harbour: Path) -> None:
    library = Library.open(
        [harbour / "wire.txt", "-"], standard_input=b"The buoy off Lindholm was missing.\n"
    )
    key = library.find("-")
    assert library.article(key).text == "The buoy off Lindholm was missing.\n"
    assert library.entry(key).path == "-"
    assert [hit.id for hit in library.search("buoy").hits] == [key]


def test_a_story_is_what_reports_one_event(harbour: Path) -> None:
    library = Library.open([harbour])
    (story,) = library.stories()
    assert set(story.articles) == {
        named(library, name) for name in ("coastal-echo.md", "harald_tribune.txt", "wire.txt")
    }
    alone = named(library, "bakers.txt")
    assert library.story_of(alone).articles == (alone,)
    assert library.entry(alone).story is None
    assert library.best_counterpart(alone) is None
    assert library.entries()[-1].id == alone
    again = Library.open([harbour])
    assert again.stories() == (story,)


def test_the_best_counterpart_is_of_the_same_story(harbour: Path) -> None:
    library = Library.open([harbour])
    wire = named(library, "wire.txt")
    assert library.best_counterpart(wire) in set(library.story_of(wire).articles) - {wire}


def test_nothing_is_parsed_again_that_has_not_changed(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Library.open([harbour])
    first.update()
    before = first.entries()
    first.close()

    def forbidden(*args: object, **options: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr("index.collection.reading.parse", forbidden)
    again = Library.open([harbour])
    assert not again.needs_update()
    assert again.entries() == before
    assert again.article(before[0].id).sentences
    assert again.search("ferry").total == 3


def test_an_update_takes_over_what_changed(harbour: Path) -> None:
    library = Library.open([harbour])
    assert library.needs_update()
    report = library.update()
    assert (report.added, report.changed, report.removed) == (4, 0, 0)
    assert not library.needs_update()
    (harbour / "new.txt").write_text("A whale was seen in the harbour of Vardesund.\n")
    (harbour / "wire.txt").write_text("LINDHOLM: A whale was seen from the ferry.\n")
    (harbour / "bakers.txt").unlink()
    assert library.needs_update()
    assert library.search("whale").total == 0
    report = library.update()
    assert (report.added, report.changed, report.removed) == (1, 1, 1)
    assert library.search("whale").total == 2
    assert library.search("guild").total == 0
    assert {Path(entry.path).name for entry in library.entries()} == {
        "coastal-echo.md",
        "harald_tribune.txt",
        "wire.txt",
        "new.txt",
    }
    assert library.article(named(library, "wire.txt")).text.startswith("LINDHOLM: A whale")
    assert library.update() == type(report)(0, 0, 0)


def test_a_change_is_taken_over_by_one_look_at_the_files(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([harbour])
    library.update()
    looks = []

    def counted(*roots: Any, **options: Any) -> Listing:
        looks.append(roots)
        return list_files(*roots, **options)

    monkeypatch.setattr("index.collection.seen.list_files", counted)
    (harbour / "quay.txt").write_text("A zeppelin moored at the quay.\n")
    assert library.update_at_once().added == 1
    assert library.search("zeppelin").total == 1
    assert len(looks) == 1


def test_a_touched_file_is_not_indexed_again(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    os.utime(harbour / "wire.txt", ns=(1, 1))
    assert library.needs_update()
    report = library.update()
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert not library.needs_update()


def rewrite(file: Path, text: str) -> None:
    """Write over a file, of which size and time of change stay as they are, as rsync -t and cp -p do."""
    before = file.stat()
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        file.write_text(text)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (
        before.st_size,
        before.st_mtime_ns,
        before.st_ino,
    )


@pytest.mark.skipif(os.name != "posix", reason="the time that cannot be put back is kept by POSIX alone")
@pytest.mark.parametrize("name", ["wire.txt", "more.jsonl"])
def test_a_file_that_keeps_its_size_and_its_time_is_read_again(harbour: Path, name: str) -> None:
    (harbour / "more.jsonl").write_text('{"text": "A whale was seen off Lindholm."}\n')
    library = Library.open([harbour])
    library.update()
    text = (harbour / name).read_text()
    rewrite(harbour / name, text.replace("Lindholm", "Trondhem").replace("LINDHOLM", "TRONDHEM"))
    assert library.needs_update()
    report = library.update()
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    assert library.search("trondhem").total == 1


@pytest.mark.skipif(os.name != "posix", reason="the time that cannot be put back is kept by POSIX alone")
def test_a_backup_that_links_every_file_has_nothing_indexed_again(harbour: Path, tmp_path: Path) -> None:
    (harbour / "more.jsonl").write_text('{"text": "A whale was seen off Lindholm."}\n')
    library = Library.open([harbour])
    library.update()
    (tmp_path / "backup").mkdir()
    for file in harbour.iterdir():
        before = file.stat().st_ctime_ns
        while file.stat().st_ctime_ns == before:
            os.link(file, tmp_path / "backup" / file.name)
            (tmp_path / "backup" / file.name).unlink()
    assert library.needs_update()
    report = library.update()
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert not library.needs_update()


def test_an_updated_library_answers_as_a_new_one(harbour: Path, tmp_path: Path) -> None:
    library = Library.open([harbour])
    library.update()
    (harbour / "bakers.txt").unlink()
    (harbour / "wire.txt").write_text("LINDHOLM: The ferry was freed by tugs, the coast guard said.\n")
    library.update()
    new = Library.open([harbour], at=places(cache=tmp_path / "cache"))
    for query in ("ferry", "lindholm OR tugs", '"coast guard"', "the", "pass*"):
        ours, theirs = library.search(query), new.search(query)
        assert ours.hits == theirs.hits
        assert ours.total == theirs.total


def test_a_first_letter_leaves_the_list_and_its_facets_as_they_were(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    everything, begun = library.search(""), library.search("x", typing=True)
    assert begun.hits == everything.hits
    assert library.facets("x", typing=True) == library.facets("")
    assert library.search("x").total == 0


def test_the_facets_of_all_articles_are_counted_anew_after_each_change(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(library: Library) -> dict[str, int]:
        facets = {facet.name: facet for facet in library.facets("")}
        return {value.name: value.articles for value in facets["source"].values}

    library = Library.open([harbour])
    library.update()
    before = told(library)
    library.correct(library.entries()[0].id, Metadata(source="Quay Gazette"))
    library.update()
    corrected = told(library)
    assert corrected == {**corrected, "Quay Gazette": 1} != before
    (harbour / "quay.txt").write_text("---\nsource: Quay Gazette\n---\nA zeppelin moored there.\n")
    library.update_at_once()
    assert told(library) == {**corrected, "Quay Gazette": 2}
    counted = []
    monkeypatch.setattr("index.search.finding.facets.facets", lambda *given: counted.append(given))
    assert told(library) == {**corrected, "Quay Gazette": 2}
    assert not counted


def test_an_empty_query_lists_everything(harbour: Path) -> None:
    library = Library.open([harbour])
    result = library.search("  ")
    assert [hit.id for hit in result.hits] == [entry.id for entry in library.entries()]
    assert result.total == 4


def test_progress_is_told_and_an_update_can_be_called_off(harbour: Path) -> None:
    library = Library.open([harbour])
    told: list[Progress] = []
    report = library.update(told.append, lambda: len(told) >= 2)
    assert report.cancelled
    assert library.needs_update()
    assert [step.done for step in told] == [1, 2]
    library.update(told.append)
    assert told[-1].done == told[-1].total == 4
    assert library.search("ferry").total == 3


def test_marks_are_kept_between_starts(harbour: Path) -> None:
    library = Library.open([harbour])
    wire, bakers = named(library, "wire.txt"), named(library, "bakers.txt")
    library.mark(wire, True)
    library.mark(bakers, True)
    assert Library.open([harbour]).marked() == (wire, bakers)
    assert Library.open([harbour / "bakers.txt"]).marked() == (bakers,)
    library.mark(wire, False)
    assert library.marked() == (bakers,)
    with pytest.raises(ArticleNotFound):
        library.mark("0" * 12, True)


def test_locations_name_what_is_kept_where(harbour: Path, own_folders: Path) -> None:
    found = dict(Library.open([harbour]).locations())
    assert found["articles"] == str(harbour)
    assert found["index"].startswith(str(own_folders / "cache"))
    assert found["notebook"].startswith(str(own_folders / "data"))


def test_a_large_library_is_indexed_in_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(SMALL + 50):
        (folder / f"{number:04}.txt").write_text(f"Notice {number} tells of the ferry and of pier{number}.\n")
    library = Library.open([folder])
    assert not library.entries()
    assert library.search("ferry").notes
    told: list[Progress] = []
    # As an app leaves them that has taken the terminal.
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", StringIO())
        # It is not to fall back on this process.
        patched.setattr(Library, "update", None)
        report = library.update_apart(told.append)
    assert (report.added, report.in_memory, report.busy) == (SMALL + 50, None, False)
    assert told[-1].done == told[-1].total == SMALL + 50
    stages = [step.stage for step in told]
    assert stages == sorted(stages, key=list(Stage).index)
    # Of names only what is left when the stories are there; the index of so few is in order.
    assert {*stages, Stage.NAMES} == {*Stage} - {Stage.TIDYING}
    assert not library.needs_update()
    assert len(library.entries()) == SMALL + 50
    assert library.search("ferry").total == SMALL + 50
    assert library.search("pier17").total == 1
    called_off = Library.open([folder], at=places(cache=tmp_path / "cache")).update_apart(
        cancelled=lambda: True
    )
    assert called_off.cancelled


def many(folder: Path, count: int) -> Path:
    """A folder of articles that say little."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"Notice {number} tells of the ferry and of pier{number}.\n")
    return folder


def test_what_indexes_in_another_process_comes_behind_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[str]] = []
    popen = subprocess.Popen

    def beginning(*arguments: Any, **options: Any) -> subprocess.Popen[str]:
        begun.append(popen(*arguments, **options))
        return begun[0]

    levels: list[int] = []
    monkeypatch.setattr("index.updating.background.subprocess.Popen", beginning)
    library = Library.open([many(tmp_path / "many", SMALL + 50)])
    library.update_apart(lambda step: levels.append(os.getpriority(os.PRIO_PROCESS, begun[0].pid)))
    here = os.getpriority(os.PRIO_PROCESS, 0)
    assert min(19, here + READING) <= min(levels) <= max(levels) <= here + YIELDING


@pytest.mark.parametrize("apart", [False, True])
def test_what_is_committed_can_be_read_while_the_rest_is_indexed(tmp_path: Path, apart: bool) -> None:
    count = FIRST_BATCH * 3 + 50
    library = Library.open([many(tmp_path / "many", count)])
    assert not library.entries()
    seen: list[tuple[int, int, int, tuple[str, ...]]] = []

    def look(step: Progress) -> None:
        if not seen or step.committed > seen[-1][0]:
            entries = library.entries()
            result = library.search("ferry", limit=1)
            assert result.complete == (not result.notes)
            seen.append((step.committed, len(entries), result.total, result.notes))
            if entries:
                assert library.article(entries[-1].id).sentences
                assert entries[0].source == "0000"

    report = (library.update_apart if apart else library.update)(look)
    assert report.added == count
    # All of them before their stories and names are there.
    assert [one[0] for one in seen] == [0, FIRST_BATCH, FIRST_BATCH * 3, count]
    # Another process may have committed the next articles by the time that one looks.
    for committed, entries, found, _ in seen:
        assert committed <= entries <= found
        assert apart or found == committed
    assert apart or "articles are not indexed yet" in seen[1][3][0]
    assert len(library.entries()) == library.search("ferry").total == count
    assert library.search("ferry").notes == ()
    assert not library.incomplete()


def test_an_update_that_was_called_off_is_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = EAGER + 20
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", first)
    folder, count = tmp_path / "many", first * 2
    library = Library.open([many(folder, count)])
    told: list[Progress] = []
    report = library.update(told.append, lambda: bool(told) and told[-1].done > first + 10)
    assert (report.cancelled, report.added) == (True, first)
    assert len(library.entries()) == library.search("ferry").total == first
    library.close()
    again = Library.open([folder])
    assert len(again.entries()) == first
    report = again.update()
    assert (report.cancelled, report.added, report.changed) == (False, count - first, 0)
    assert len(again.entries()) == again.search("ferry").total == count
    assert not again.needs_update()


def test_a_search_does_not_wait_for_the_stories_of_a_large_library(
    tmp_path: Path, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(tmp_path / "many", EAGER + 10)
    for file in harbour.iterdir():
        shutil.copy(file, folder)
    library = Library.open([folder])
    library.update()
    assert not library.needs_update()
    (story,) = [one for one in library.stories() if named(library, "wire.txt") in one.articles]
    (folder / "late.txt").write_text((folder / "wire.txt").read_text())
    again = Library.open([folder])
    with monkeypatch.context() as patched:
        patched.setattr("index.stories.grouping.Grouping.refresh", None)
        late = named(again, "late.txt")
        assert late in [hit.id for hit in again.search("aground").hits]
        assert story in again.stories()
    # The next update groups anew, though no file has changed since.
    assert again.needs_update()
    report = again.update()
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert set(story.articles) < set(again.story_of(late).articles)
    assert not again.needs_update()


def test_what_another_reader_has_taken_over_first_is_answered_with(harbour: Path) -> None:
    first, second = Library.open([harbour]), Library.open([harbour])
    first.update()
    second.update()
    titles = {entry.title for entry in second.entries()}
    assert second.stories() == first.stories()
    (harbour / "late.txt").write_text("A brig ran aground\n\nA brig ran aground on a sandbank on Monday.\n")
    assert first.update().added == 1
    report = second.update_at_once()
    assert (report.added, report.elsewhere) == (0, True)
    assert {entry.title for entry in second.entries()} == {*titles, "A brig ran aground"}
    assert second.stories() == first.stories()
    assert not second.update_at_once().elsewhere


def test_stories_that_another_reader_has_found_are_told(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.stories.grouping.EAGER", 0)
    first, second = Library.open([harbour]), Library.open([harbour])
    first.update(stories=False)
    second.update(stories=False)
    assert second.stories() == ()
    first.update()
    assert first.stories()
    second.update()
    assert second.stories() == first.stories()


def test_a_record_of_a_file_that_is_not_read_yet_is_not_missed(harbour: Path) -> None:
    records = [{"id": f"n{number}", "text": "A brig sank."} for number in range(EAGER)]
    (harbour / "more.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    for number in range(EAGER):
        (harbour / f"{number}.txt").write_text("A yawl sank.\n")
    tables = '["more.jsonl#n7"]\nsource = "Wire"\n["more.jsonl#none"]\nsource = "Wire"\n'
    (harbour / "articles.toml").write_text(tables)
    library = Library.open([harbour])
    assert library.status().problems == ()
    library.update()
    (problem,) = library.status().problems
    assert '["more.jsonl#none"]; correct' in problem.message


@given(st.integers(0, 3000))
def test_batches_hold_everything_once_and_grow(count: int) -> None:
    due = [str(number) for number in range(count)]
    found = list(batches(due))
    assert [key for batch in found for key in batch] == due
    sizes = [len(batch) for batch in found]
    assert sizes[:-1] == sorted(sizes[:-1])
    assert all(0 < size <= LARGEST_BATCH for size in sizes)


def test_opening_and_listing_needs_neither_whoosh_nor_the_screen(seeds: Path) -> None:
    code = (
        "import sys; from index.library import Library; Library.open().entries();"
        "print([name for name in ('whoosh', 'textual', 'rich') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=seeds.parent
    )
    assert done.stdout.strip() == "[]"
