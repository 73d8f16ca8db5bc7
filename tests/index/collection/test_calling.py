"""How an article of a library is called on a command line."""

import shutil
from pathlib import Path

import pytest

from index.article import Metadata
from index.library import ArticleNotFound, Library
from tests.index.listed import named


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
