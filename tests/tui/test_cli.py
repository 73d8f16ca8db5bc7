"""The command line: which articles it means, how it ends, what it says when something is wrong."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest

from index.places import places
from tui.cli import reader
from tui.commandline.opening import open_library
from tui.start.first_frame import opens_the_app

QUESTIONS = ("search", "show", "list", "compare", "story", "timeline", "entities")


def test_every_command_and_option_has_help() -> None:
    assert reader.help
    for name, command in {"reader": reader, **reader.commands}.items():
        assert command.help, name
        assert name == "reader" or command.get_short_help_str(60).endswith("."), name
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, f"{name} {option.name}"


@pytest.mark.parametrize("name", sorted(reader.commands))
def test_help_is_printed_for_each_command(run, name: str) -> None:
    outcome = run(name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: reader {name} ")
    assert outcome.err == ""


def test_help_names_every_command(run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    assert all(re.search(rf"^  {name} ", outcome.out, re.MULTILINE) for name in reader.commands)


def test_the_version_is_printed(run) -> None:
    outcome = run("--version")
    assert (outcome.code, outcome.err) == (0, "")
    assert re.fullmatch(r"reader \d+\.\d+\.\d+\n", outcome.out)


@pytest.mark.parametrize("before", [True, False])
def test_the_library_may_stand_before_or_after_the_command(run, harbour: Path, before: bool) -> None:
    given = ("--library", harbour)
    outcome = run(*given, "list", "--json") if before else run("list", "--json", *given)
    assert {Path(article["path"]).parent for article in outcome.json()["articles"]} == {harbour}


def test_the_environment_names_the_library_and_the_option_wins(
    run, harbour: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_LIBRARY", str(harbour))
    assert len(run("list", "--json").json()["articles"]) == 4
    assert len(run("list", "--json", "--library", seeds).json()["articles"]) == 5


def test_without_a_library_the_articles_that_ship_are_listed(run, seeds: Path) -> None:
    listed = [Path(article["path"]) for article in run("list", "--json").json()["articles"]]
    assert sorted(listed) == sorted(seeds.glob("*.txt"))


def test_a_library_that_is_no_folder_is_named(run) -> None:
    outcome = run("list", "--library", "nowhere")
    assert (outcome.code, outcome.out) == (2, "")
    assert "nowhere" in outcome.err


@pytest.mark.parametrize(
    "reference", ["wire.txt", "wire", "w", "ID", "ID[:8]", "PATH"], ids=lambda reference: reference
)
def test_ways_to_name_an_article(run, harbour: Path, reference: str) -> None:
    article = run("show", harbour / "wire.txt", "--library", harbour, "--json").json()
    named = {"ID": article["id"], "ID[:8]": article["id"][:8], "PATH": harbour / "wire.txt"}.get(
        reference, reference
    )
    outcome = run("show", named, "--library", harbour, "--json")
    assert outcome.code == 0
    assert outcome.json() == article


def test_an_ambiguous_name_lists_the_candidates(run, seeds: Path) -> None:
    outcome = run("show", "00", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert all(path.name in outcome.err for path in seeds.glob("*.txt"))


@pytest.mark.parametrize("command", ["show", "entities", "story"])
@pytest.mark.parametrize("reference", ["nothing-like-it", "", "\x1b[31mred", "a\0b"])
def test_an_unknown_article_leaves_standard_output_empty(run, command: str, reference: str) -> None:
    outcome = run(command, reference, "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("reader: ")
    assert "\x1b" not in outcome.err
    assert "internal error" not in outcome.err


def test_one_bad_article_of_two_is_enough_to_refuse(run, harbour: Path) -> None:
    outcome = run("compare", "wire", "missing", "--library", harbour, "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "missing" in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--limit", "many"),
        ("search", "x", "--jsn"),
        ("compare", "000"),
        ("compare", "000", "001", "002"),
        ("show",),
        ("story",),
        ("entities",),
        ("edit", "000"),
        ("edit", "-", "--title", "x"),
        ("locate", "too", "much"),
        ("--no-such-option",),
        ("serach", "taliban"),
    ],
    ids=" ".join,
)
def test_wrong_usage(run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Try: reader" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_mistyped_command_is_guessed(run) -> None:
    assert "Did you mean the command search?" in run("serach", "taliban").err
    assert "Did you mean the command search?" in run("--library", "seeds", "serach", "taliban").err


def test_a_path_that_is_only_the_name_of_a_library_is_answered_with_how_to_open_that(
    run, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "`reader --library seeds`" in run("seeds").err
    assert "There is no file, folder or command my ports." in run("my ports").err
    run("add", harbour, "--library", "my ports")
    assert "`reader --library 'my ports'`" in run("my ports").err


def test_an_address_to_open_is_no_command_that_was_meant(run) -> None:
    assert "https://example.org/add is not fetched; save the page" in run("https://example.org/add").err


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_path_named_like_a_command_is_reached_with_a_dot(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.chdir(tmp_path)
    opened = []
    monkeypatch.setattr("tui.start.opening_app._check_terminal", lambda piped: opened.append(piped))
    outcome = run(f"./{question}")
    assert (outcome.code, opened) == (2, [])
    (tmp_path / question).mkdir()
    outcome = run(f"./{question}")
    assert opened == [False]
    assert "holds no article" in outcome.err


class TestFilesOutsideTheLibrary:
    def test_one_is_read_as_it_is(self, run, harbour: Path) -> None:
        shown = run("show", harbour / "wire.txt", "--json").json()
        assert shown["path"] == str(harbour / "wire.txt")
        assert shown["text"] == (harbour / "wire.txt").read_text(encoding="utf-8")

    def test_several_are_the_library_of_the_command(self, run, harbour: Path) -> None:
        files = [harbour / "wire.txt", harbour / "harald_tribune.txt"]
        document = run("compare", *files, "--json").json()
        assert [document["left"]["path"], document["right"]["path"]] == [str(file) for file in files]

    def test_one_beside_an_article_of_the_library(self, run, harbour: Path, seeds: Path) -> None:
        document = run("compare", harbour / "wire.txt", "003", "--json").json()
        assert document["left"]["path"] == str(harbour / "wire.txt")
        assert document["right"]["path"] == str(next(seeds.glob("003*")))

    def test_its_name_alone_counts_only_from_its_folder(
        self, run, harbour: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert run("show", "wire.txt").code == 2
        monkeypatch.chdir(harbour)
        assert run("show", "wire.txt").code == 0

    def test_an_existing_file_comes_before_a_name_of_the_library(
        self, run, harbour: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (harbour / "003").write_text("A file that is called like a beginning.\n")
        monkeypatch.chdir(harbour)
        assert run("show", "003", "--json").json()["path"] == str(harbour / "003")

    def test_the_id_is_that_of_the_library(self, run, harbour: Path) -> None:
        outside = run("show", harbour / "wire.txt", "--json").json()
        inside = run("show", "wire", "--library", harbour, "--json").json()
        assert outside["id"] == inside["id"]


@pytest.mark.parametrize("command", [("list",), ("show", "paper-119")])
def test_a_folder_too_large_to_be_read_in_passing_is_whole(
    run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    for number in range(120):
        (tmp_path / f"paper-{number:03}.txt").write_text(f"The river rose by {number} metres on Monday.")
    outcome = run(*command, "--library", tmp_path, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    found = outcome.json()
    assert len(found["articles"]) == 120 if command == ("list",) else "119 metres" in found["text"]
    assert run("show", "paper-11", "--library", tmp_path).code == 2


@pytest.fixture
def piped() -> Iterator[Callable[[bytes], str]]:
    """What a shell gives for `<(…)`: the name of a pipe that it has opened."""
    ends = []

    def name(content: bytes) -> str:
        end, begin = os.pipe()
        ends.append(end)
        os.write(begin, content)
        os.close(begin)
        return f"/dev/fd/{end}"

    yield name
    for end in ends:
        os.close(end)


class TestStandardInput:
    ARTICLE = b"LINDHOLM: A ferry ran aground on Sunday, the coast guard said.\n"

    def test_an_article_is_read_from_it(self, run) -> None:
        assert run("show", "-", "--json", stdin=self.ARTICLE).json()["text"] == self.ARTICLE.decode()

    def test_it_is_compared_with_an_article_of_the_library(self, run, harbour: Path) -> None:
        document = run("compare", "-", "wire", "--library", harbour, "--json", stdin=self.ARTICLE).json()
        assert document["left"]["path"] == "-"
        assert document["links"]

    def test_so_is_a_pipe_of_the_shell(self, run, harbour: Path, piped) -> None:
        read = run("compare", "-", "wire", "--library", harbour, "--json", stdin=self.ARTICLE).json()
        compared = run("compare", piped(self.ARTICLE), "wire", "--library", harbour, "--json")
        assert compared.json() == read
        both = run("compare", piped(self.ARTICLE), "-", stdin=self.ARTICLE)
        assert (both.code, both.out) == (2, "")
        assert "Only one article can come through a pipe" in both.err
        assert run("mark", piped(self.ARTICLE), "--read").code == 2

    def test_the_app_opens_on_what_a_pipe_of_the_shell_gives(self, harbour: Path, piped) -> None:
        name = piped(self.ARTICLE)
        assert not opens_the_app([name]), "it would be read twice"
        with closing(open_library(None, [str(harbour), name])) as library:
            library.update()
            texts = [library.article(entry.id).text for entry in library.entries()]
        assert self.ARTICLE.decode() in texts
        assert len(texts) > 1

    def test_nothing_in_it_is_an_error(self, run) -> None:
        outcome = run("show", "-", "--json", stdin=b"")
        assert (outcome.code, outcome.out) == (2, "")
        assert "empty" in outcome.err


BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t",
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4,
    "huge.txt": b"word " * (2 * 1024 * 1024),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["show", "entities"])
def test_a_bad_file_is_named_with_what_is_wrong(run, tmp_path: Path, name: str, command: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    outcome = run(command, path, "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert name in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_bad_file_in_a_folder_is_left_out_and_told(run, harbour: Path) -> None:
    (harbour / "picture.txt").write_bytes(BAD_FILES["picture.txt"])
    outcome = run("list", "--library", harbour, "--json")
    assert len(outcome.json()["articles"]) == 4
    assert "picture.txt" in outcome.err


@pytest.mark.parametrize("command", [("list",), ("search", "x"), ("show", "x")])
def test_an_empty_folder_is_refused(run, tmp_path: Path, command: tuple[str, ...]) -> None:
    outcome = run(*command, "--library", tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "holds no article" in outcome.err


def test_an_error_of_the_program_is_one_sentence(
    run, monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("index.library.Library.entries", fail)
    outcome = run("list")
    assert (outcome.code, outcome.out) == (70, "")
    kept = own_folders / "cache" / "errors.log"
    assert outcome.err == (
        f"reader: internal error: ZeroDivisionError: division by zero. {kept} has the details.\n"
    )
    assert "in fail" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("READER_DEBUG", "1")
    assert "Traceback" in run("list").err


def test_ctrl_c_ends_without_a_word(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.library.Library.entries", interrupt)
    outcome = run("list")
    assert (outcome.code, outcome.out, outcome.err.strip()) == (130, "", "")


class TestEdit:
    def test_a_correction_is_kept_and_the_file_is_not_touched(self, run, harbour: Path) -> None:
        before = (harbour / "wire.txt").read_bytes()
        fields = ("--title", "Ferry aground", "--source", "The Wire", "--date", "2019-11-03")
        outcome = run("edit", "wire", *fields, "--library", harbour)
        assert outcome.code == 0
        assert all(value in outcome.out for value in ("Ferry aground", "The Wire", "2019-11-03"))
        shown = run("show", "wire", "--library", harbour, "--json").json()
        assert (shown["title"], shown["source"], shown["date"], shown["title_derived"]) == (
            "Ferry aground",
            "The Wire",
            "2019-11-03",
            False,
        )
        assert (harbour / "wire.txt").read_bytes() == before

    def test_an_empty_value_goes_back_to_the_file(self, run, harbour: Path) -> None:
        run("edit", "coastal", "--source", "Echo", "--library", harbour)
        assert run("show", "coastal", "--library", harbour, "--json").json()["source"] == "Echo"
        document = run("edit", "coastal", "--source", "", "--library", harbour, "--json").json()
        assert document["source"] == "Coastal Echo"
        assert document["corrected"] == {"source": ""}

    def test_what_cannot_be_kept_is_an_error_and_is_not_printed(
        self, run, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("READER_DATA", str(tmp_path / "file" / "data"))
        for command in (
            ("edit", "wire", "--title", "Stranded"),
            ("mark", "wire", "--bookmark"),
            ("searches", "--save", "ferries", "ferry"),
        ):
            outcome = run(*command, "--library", harbour)
            assert (outcome.code, outcome.out) == (2, ""), command
            assert "Nothing was kept" in outcome.err
            assert "until the reader is closed" not in outcome.err.splitlines()[-1]
            assert str(tmp_path / "file" / "data") in outcome.err

    def test_what_cannot_be_taken_back_is_an_error_and_is_not_printed(
        self, run, harbour: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("tag", "wire", "todo", "--library", harbour)
        with closing(sqlite3.connect(places().notebook, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            monkeypatch.setattr("index.notebook.notebook_file.PATIENCE", 0.01)
            outcome = run("undo", "--library", harbour)
            other.execute("ROLLBACK")
        assert (outcome.code, outcome.out) == (2, "")
        assert "(another program keeps it locked)" in outcome.err
        assert "todo" in run("undo", "--library", harbour).out

    def test_a_damaged_notebook_is_set_aside_and_told(self, run, harbour: Path, own_folders: Path) -> None:
        (own_folders / "data").mkdir()
        (own_folders / "data" / "notebook.sqlite").write_bytes(b"no database " * 1000)
        outcome = run("edit", "wire", "--title", "Stranded", "--library", harbour)
        assert outcome.code == 0
        assert "damaged" in outcome.err
        assert run("show", "wire", "--library", harbour, "--json").json()["title"] == "Stranded"

    def test_a_date_that_is_none_is_refused(self, run, harbour: Path) -> None:
        outcome = run("edit", "wire", "--date", "yesterday", "--library", harbour)
        assert (outcome.code, outcome.out) == (2, "")
        assert "yesterday" in outcome.err


def test_locate_names_what_is_kept_where(run, harbour: Path, own_folders: Path) -> None:
    places = run("locate", "--library", harbour, "--json").json()["locations"]
    found = {place["what"]: Path(place["path"]) for place in places}
    assert found["articles"] == harbour
    assert found["index"].is_relative_to(own_folders / "cache")
    assert found["notebook"].is_relative_to(own_folders / "data")
    assert found["settings"].is_relative_to(own_folders / "config")
    assert all(str(path) in run("locate", "--library", harbour).out for path in found.values())


class TestTheScreenCannotOpen:
    @pytest.mark.parametrize(
        ("terminal", "term", "reason"),
        [(False, "xterm", "output is not a terminal"), (True, "dumb", "TERM=dumb"), (True, "", "TERM=")],
    )
    def test_it_says_what_to_use_instead(self, run, terminal: bool, term: str, reason: str) -> None:
        outcome = run(terminal=terminal, term=term)
        assert (outcome.code, outcome.out) == (2, "")
        assert reason in outcome.err
        assert "reader search" in outcome.err
        assert "reader show" in outcome.err

    def test_paths_and_a_library_together_are_refused(self, run, harbour: Path) -> None:
        outcome = run("--library", harbour, harbour)
        assert outcome.code == 2
        assert "not both" in outcome.err


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    section = re.search(r"^##+ .*[Cc]ommand line.*?(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    assert section, "README.md has no section on the command line"
    missing = [name for name in reader.commands if f"reader {name}" not in section[0]]
    assert not missing
