"""The library: what it lists and finds, which articles report one event, and what is kept where."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.article import Metadata
from index.collection.collection import EAGER
from index.library import ArticleNotFound, Library
from tests.index.listed import named


def sources(library: Library) -> dict[str, str]:
    return {Path(entry.path).name: entry.source for entry in library.entries()}


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


def test_of_two_articles_each_is_the_others_counterpart_whatever_they_tell(harbour: Path) -> None:
    library = Library.open([harbour / "wire.txt", harbour / "bakers.txt"])
    wire, bakers = named(library, "wire.txt"), named(library, "bakers.txt")
    assert library.story_of(wire).articles == (wire,)
    assert library.best_counterpart(wire) == bakers
    assert library.best_counterpart(bakers) == wire


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


def test_opening_and_listing_needs_neither_whoosh_nor_the_screen(seeds: Path) -> None:
    code = (
        "import sys; from index.library import Library; Library.open().entries();"
        "print([name for name in ('whoosh', 'textual', 'rich') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=seeds.parent
    )
    assert done.stdout.strip() == "[]"
