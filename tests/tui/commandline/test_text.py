"""What the commands print for people: fitting the width, harmless, in colour only where wanted."""

import io
import itertools
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Span
from index.collection import seen
from index.collection.file_listing import list_files
from index.comparison.model import Comparison, Discrepancy, DiscrepancyKind, Severity
from index.formats.text_file import parse
from index.library import Progress, Stage
from tui.commandline.indexing import bring_up_to_date, describe, listing_told
from tui.commandline.opening import open_library
from tui.commandline.output import Style
from tui.commandline.plain.articles import paragraph, title_of
from tui.commandline.plain.columns import width_of
from tui.commandline.plain.comparison import comparison_lines

SGR = re.compile(r"\x1b\[[\d;]*m")
COMMANDS = {
    "list": ("list",),
    "search": ("search", "ferry"),
    "show": ("show", "coastal"),
    "compare": ("compare", "coastal", "harald", "--wording"),
    "story": ("story", "wire"),
    "timeline": ("timeline", "wire"),
    "entities": ("entities", "coastal", "harald", "wire"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("width", [40, 80, 132])
def test_lines_fit_the_terminal(run, harbour: Path, command: str, width: int) -> None:
    outcome = run(*COMMANDS[command], "--library", harbour, terminal=True, width=width)
    assert outcome.code == 0
    lines = SGR.sub("", outcome.out).splitlines()
    assert len(lines) > 3
    assert [line for line in lines if width_of(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("command", ["list", "search", "compare", "story", "timeline"])
def test_only_a_terminal_gets_anything_cut(run, harbour: Path, command: str) -> None:
    title = "The ferry that ran aground off Lindholm " * 4
    for number, path in enumerate(sorted(harbour.iterdir())):
        path.rename(longer := path.with_stem(path.stem + "-of-the-fourth-of-november"))
        source = f"Evening Chronicle of Lindholm {number}"
        run("edit", longer, "--title", title, "--source", source, "--library", harbour)
    asked = (*COMMANDS[command], "--library", harbour)
    whole = run(*asked, width=60).out
    assert " ".join(title.split()) in whole
    assert "Evening Chronicle of Lindholm " in " ".join(whole.split())
    on_a_terminal = SGR.sub("", run(*asked, terminal=True, width=60).out)
    assert " ".join(title.split()) not in on_a_terminal


@pytest.mark.parametrize("command", COMMANDS)
def test_colour_is_for_terminals_without_no_color(
    run, harbour: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = (*COMMANDS[command], "--library", harbour)
    in_colour = run(*arguments, terminal=True, width=80).out
    assert SGR.search(in_colour)
    assert "\x1b" not in SGR.sub("", in_colour)
    assert "\x1b" not in run(*arguments).out
    assert "\x1b" not in run(*arguments, terminal=True, term="dumb").out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run(*arguments, terminal=True, width=80).out
    assert plain == SGR.sub("", in_colour)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("encoding", ["iso-8859-1", "ascii", "cp1252"])
def test_an_encoding_without_box_drawing_gets_ascii(run, harbour: Path, command: str, encoding: str) -> None:
    outcome = run(*COMMANDS[command], "--library", harbour, encoding=encoding)
    assert outcome.code == 0
    assert "?" not in outcome.out
    assert run(*COMMANDS[command], "--library", harbour).out.count("\n") == outcome.out.count("\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_whose_locale_is_not_utf_8_gets_ascii_and_a_pipe_all(
    run, harbour: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    arguments = *COMMANDS[command], "--library", harbour
    whole = run(*arguments).out
    drawn = run(*arguments, terminal=True, width=80).out
    monkeypatch.setenv("LC_ALL", "C")
    assert run(*arguments).out == whole
    assert run(*arguments, terminal=True, width=80).out.isascii()
    settings = tmp_path / "settings.toml"
    settings.write_text('lines = "utf-8"\n')
    monkeypatch.setenv("READER_CONFIG", str(settings))
    assert run(*arguments, terminal=True, width=80).out == drawn


@pytest.mark.parametrize("command", COMMANDS)
def test_signs_in_ascii_where_the_settings_say_so(
    run, harbour: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    arguments = *COMMANDS[command], "--library", harbour
    whole = run(*arguments, width=80).out
    settings = tmp_path / "settings.toml"
    settings.write_text('lines = "ascii"\n')
    monkeypatch.setenv("READER_CONFIG", str(settings))
    drawn = run(*arguments, terminal=True, width=80).out
    assert not set(drawn) & set("═─│≠·●◐◂▸↑↓")
    assert run(*arguments, width=80).out == whole


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_of_an_article_acts_on_the_terminal(run, harbour: Path, command: str) -> None:
    for path in harbour.iterdir():
        text = path.read_text(encoding="utf-8")
        wild = (
            text.replace("ferry", "ferry\x1b[2J")
            .replace("Khalilov", "Kha\u202elilov")
            .replace("212", "212\x9b")
        )
        path.write_text(wild, encoding="utf-8")
    outcome = run(*COMMANDS[command], "--library", harbour)
    assert outcome.code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", outcome.out + outcome.err)


def test_a_hostile_file_name_is_shown_harmless(run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text("The bridge was closed on Friday, police said.\n")
    outcome = run("list", "--library", tmp_path)
    assert outcome.code == 0
    assert "\x1b" not in outcome.out
    assert len(outcome.out.splitlines()) == 2


def test_show_prints_the_text_as_written(run, seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        shown = run("show", path).out
        assert shown.endswith(text.lstrip("\n").rstrip("\n").replace("\t", "    ") + "\n") or text in shown


def test_show_leaves_front_matter_out_and_says_it_in_a_line(run, harbour: Path) -> None:
    lines = run("show", "coastal", "--library", harbour).out.splitlines()
    assert lines[0] == "Coastal Echo · 2019-11-04 · coastal-echo.md"
    assert lines[2] == "Ferry with 212 aboard runs aground off Lindholm"
    assert not any(line.startswith("source:") for line in lines)


def test_a_title_that_the_text_does_not_begin_with_stands_above_it(run, harbour: Path) -> None:
    run("edit", "wire", "--title", "Stranded", "--library", harbour)
    assert run("show", "wire", "--library", harbour).out.startswith("Stranded\nwire · wire.txt\n\nLINDHOLM:")


def test_two_articles_of_one_outlet_are_not_two_sources(run, harbour: Path) -> None:
    for name in ("harald", "wire"):
        run("edit", name, "--source", "Coastal Echo", "--library", harbour)
    told = "3 articles of one source"
    assert run("list", "--library", harbour).out.splitlines()[1].endswith(f"· {told}")
    for command in ("story", "timeline"):
        assert run(command, "wire.txt", "--library", harbour).out.splitlines()[1].startswith(told)
    pair = run("compare", "harald", "wire.txt", "--library", harbour).out.splitlines()
    assert pair[0].split("  ")[0] != pair[1].split("  ")[0]


def test_who_only_one_outlet_names_is_told_with_its_articles_that_do(run, tmp_path: Path) -> None:
    for day, source, named in ((1, "Courier", "Oskar Vane"), (2, "Courier", "Oskar Vane"), (3, "Post", "")):
        front = f"---\nsource: {source}\ndate: 2021-07-0{day}\ntitle: The dike\n---\n"
        said = f"{named} of the fire brigade said the dike would hold." if named else "The dike will hold."
        (tmp_path / f"{day}.md").write_text(f"{front}Petra Lind came to Olmstadt on Sunday. {said}\n")
    lines = run("entities", *sorted(tmp_path.glob("*.md")), "--library", tmp_path).out.splitlines()
    [told] = [line for line in lines if "Oskar Vane" in line]
    assert told.endswith("only Courier 07-01 Courier 07-02")


def test_the_list_groups_a_story_under_its_name(run, harbour: Path) -> None:
    lines = run("list", "--library", harbour).out.splitlines()
    assert lines[0].split() == ["source", "file", "date", "words", "title"]
    assert lines[1].endswith("· 3 sources")
    assert lines[5] == "Told by one source"
    assert "bakers.txt" in lines[6]
    assert (
        len({line.index("title" if number == 0 else "(") for number, line in enumerate(lines) if "(" in line})
        <= 1
    )


def test_files_of_one_name_are_listed_with_their_folders(run, harbour: Path) -> None:
    (harbour / "morning").mkdir()
    (harbour / "morning" / "wire.txt").write_text("The river rose on Monday, officials said.")
    lines = run("list", "--library", harbour, terminal=True, width=120).out.splitlines()
    assert any(" morning/wire.txt " in line for line in lines)
    assert any(" wire.txt " in line for line in lines)


def test_search_shows_the_sentences_and_says_how_it_read_the_query(run, harbour: Path) -> None:
    out = run("search", "sandbank", "--library", harbour).out
    assert out.startswith("2 articles · sandbank")
    assert "struck a sandbank off Lindholm" in " ".join(out.split())


def test_a_search_without_hits_says_so_apart_from_the_data(run, harbour: Path) -> None:
    outcome = run("search", "lindhlm", "--library", harbour)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("Nothing found for lindhlm.")


def test_compare_shows_pairs_and_contradictions(run, harbour: Path) -> None:
    out = run("compare", "coastal", "harald", "--library", harbour).out
    lines = out.splitlines()
    assert re.match(r"═ \d+ same · . \d+ partly · ◂ \d+ only Coastal Echo · ▸ \d+ only harald", lines[3])
    assert any(line.startswith("≠ number: ") for line in lines)
    pair = next(number for number, line in enumerate(lines) if "The steering failed" in line)
    assert lines[pair].startswith("═ Coastal Echo │ “The steering")
    assert any(line.startswith("  harald") and "“The steering failed" in line for line in lines[pair:])
    assert any(line.startswith("▸ harald") and "buoy" in line for line in lines)


def test_story_shows_a_cell_for_each_source(run, harbour: Path) -> None:
    lines = run("story", "wire", "--library", harbour).out.splitlines()
    assert lines[1].startswith("3 sources · ")
    header = next(line for line in lines if line.startswith("      ") and "wire" in line)
    assert all(label in header for label in ("Coastal Echo", "harald", "wire"))
    rows = [line for line in lines if re.search(r"[●◐≠·] +[●◐≠·] +[●◐≠·]$", line)]
    assert len(rows) >= 3
    assert any(line.startswith("coverage") and "%" in line for line in lines)


def test_story_says_of_which_day_each_source_is(run, harbour: Path) -> None:
    (harbour / "wire.txt").write_text(
        "---\ndate: 2019-11-05T08:30:00Z\n---\n" + (harbour / "wire.txt").read_text()
    )
    lines = run("story", "wire", "--library", harbour).out.splitlines()
    assert any(line.startswith("Coastal Echo  2019-11-04  Ferry with") for line in lines)
    assert any(line.startswith("wire          2019-11-05  ") for line in lines)


def test_a_story_of_many_sources_lists_them_below_each_fact(run, tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"paper{number:02}.txt").write_text(
            f"A ferry with 212 people ran aground on Sunday, police said.\n\nIt was freed at {number}.\n"
        )
    lines = run("story", *sorted(tmp_path.glob("*.txt")), width=60, terminal=True).out.splitlines()
    plain = [SGR.sub("", line) for line in lines]
    assert any(re.match(r"  ● paper00, paper01, ", line) for line in plain)
    assert all(width_of(line) <= 60 for line in plain)


def test_entities_are_grouped_with_their_spellings(run, harbour: Path) -> None:
    out = run("entities", "coastal", "harald", "wire", "--library", harbour).out
    people = out.split("\n\n")[0].splitlines()
    assert people[0] == "People"
    assert any("Yusuf Khalilov" in line and "all 3" in line for line in people)
    assert any("Yusuf Halilov harald" in line for line in people)
    assert "Quotations" in out


def test_titles_that_only_begin_the_text_are_in_parentheses() -> None:
    assert title_of("A ferry  ran\naground", True) == "(A ferry ran aground)"
    assert title_of("A ferry ran aground", True, 12) == "(A ferry r…)"
    assert title_of("A ferry ran aground", False, 12) == "A ferry ran…"


def test_marked_words_are_painted_over_a_line_break() -> None:
    marked = [(Span(4, 16), ("bold",)), (Span(13, 16), ("red",))]
    lines = list(paragraph("the steering had failed", Style(20, True), first="> ", rest="  ", marked=marked))
    assert lines == ["> the \x1b[1msteering \x1b[0m\x1b[31mhad\x1b[0m", "  failed"]
    narrow = list(
        paragraph("the steering had failed", Style(20, True), first="", rest=" " * 8, marked=marked)
    )
    assert narrow == ["the \x1b[1msteering\x1b[0m", "        \x1b[31mhad\x1b[0m failed"]
    assert list(paragraph("the steering", Style(20), first="", rest="", marked=marked)) == ["the steering"]


def test_compare_paints_the_words_that_differ(run, harbour: Path) -> None:
    out = run("compare", "coastal", "harald", "--library", harbour, terminal=True, width=100).out
    assert "\x1b[1;31meleven\x1b[0m" in out
    assert re.search(r"\x1b\[4;3\dm[^\x1b]*cuts", out)


def test_progress_in_words() -> None:
    assert (
        describe(Progress(3120, 20000, 412.3, 41.4)) == "Indexing 3,120 of 20,000 · 412 a second · 41 s left"
    )
    assert describe(Progress(1, 2, 3.0, None)) == "Indexing 1 of 2 · 3 a second"


def test_a_search_of_what_is_indexed_lists_the_files_once(
    run, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("search", "dike", "--library", harbour)
    listed = []
    monkeypatch.setattr(
        seen, "list_files", lambda *roots, **how: listed.append(1) or list_files(*roots, **how)
    )
    assert run("search", "dike", "--library", harbour).code in (0, 1)
    assert listed == [1]


@pytest.mark.parametrize(
    ("terminal", "seconds", "told"),
    [
        (
            True,
            3.0,
            "\rIndexing 50 of 200 · 25 a second · 2 s left\x1b[K"
            "\rIndexing 60 of 200 · 25 a second\x1b[K\r\x1b[K\r\x1b[K",
        ),
        (True, 0.3, "\r\x1b[K"),
        (False, 3.0, "reader: Indexing about 150 articles …\nreader: Reading names, 200 articles …\n"),
        (False, 0.2, ""),
    ],
)
def test_progress_is_told_after_a_second(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, seconds: float, told: str
) -> None:
    class Slow:
        """A library whose update takes a while."""

        def needs_update(self, *, stories: bool, names: bool, looking: bool) -> bool:
            return True

        def update(self, progress: Callable[[Progress], None], *, stories: bool, names: bool) -> None:
            clock[0] += seconds
            progress(Progress(50, 200, 25.0, 2.0))
            clock[0] += seconds
            progress(Progress(60, 200, 25.0, None))
            clock[0] += seconds
            progress(Progress(200, 200, 25.0, 0.0))
            progress(Progress(0, 90, 25.0, None, stage=Stage.STORIES))
            progress(Progress(0, 200, 25.0, None, stage=Stage.NAMES))
            clock[0] += seconds
            progress(Progress(200, 200, 25.0, 0.0, stage=Stage.NAMES))

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    clock = [1000.0]
    monkeypatch.setattr("tui.commandline.indexing.time.monotonic", lambda: clock[0])
    monkeypatch.setattr("sys.stderr", shown := Terminal())
    bring_up_to_date(Slow(), stories=False)
    assert shown.getvalue() == told


def test_how_many_files_a_folder_has_is_told_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("A ferry ran aground.\n")
    seconds = itertools.count(1000)
    monkeypatch.setattr("index.collection.file_listing.TOLD_AFTER", 2)
    monkeypatch.setattr("tui.commandline.indexing.time.monotonic", lambda: float(next(seconds)))
    monkeypatch.setattr("sys.stderr", shown := Terminal())
    with listing_told() as told:
        open_library(None, [str(tmp_path)], told=told).close()
    assert shown.getvalue().split("\x1b[K") == [
        "\rReading the folder: 2 files",
        "\rReading the folder: 4 files",
        "\r",
        "",
    ]


def test_a_search_for_a_name_waits_for_the_names_of_a_large_library(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is more than a few articles is not found out in passing.
    monkeypatch.setattr("index.updating.readiness.EAGER", 0)
    records = [
        {"id": n, "text": f"Mayor Ann Delgado opened lock {n} on Monday.", "date": "5 May 2021 10:00"}
        for n in "ab"
    ]
    (tmp_path / "town.jsonl").write_text("\n".join(map(json.dumps, records)))
    library = ("--library", tmp_path / "town.jsonl")
    assert run("search", "opened", *library).code == 0
    assert run("status", "--json", *library).json()["named"] == 0
    found = run("search", "person:delgado", *library)
    assert (found.code, found.err) == (0, "")
    assert "  2021-05-05\n" in found.out, "a list of hits has no room for the time"
    assert run("status", "--json", *library).json()["named"] == 2


def test_a_pipe_is_no_article_and_says_how_it_is_read(run, tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")
    said = run("show", pipe)
    assert said.code == 2
    assert f"reader: {pipe} is no file of text" in said.err
    assert f"reader show - < {pipe}" in said.err


def test_a_word_to_leave_out_is_part_of_the_query(run, harbour: Path) -> None:
    everything = run("search", "ferry", "--library", harbour)
    assert "without house" in run("search", "ferry", "-house", "--library", harbour).out
    assert everything.code == 0
    mistyped = run("search", "ferry", "--jsno", "--library", harbour)
    assert mistyped.code == 2
    assert "--jsno" in mistyped.err


@pytest.mark.parametrize("command", [("compare", "coastal", "harald"), ("story", "coastal")])
def test_a_comparison_and_a_story_are_printed_in_each_format(run, harbour: Path, command) -> None:
    asked = [*command, "--library", harbour]
    assert run(*asked, "--format", "html").out.startswith("<!doctype html>")
    assert run(*asked, "--format", "markdown").out.startswith("# ")
    assert run(*asked, "--format", "json").json() == run(*asked, "--json").json()
    assert run(*asked, "--format", "text").out == run(*asked).out
    assert run(*asked, "--format", "json", "--json").code == 0
    both = run(*asked, "--format", "html", "--json")
    assert (both.code, both.out) == (2, "")
    assert both.err.startswith(
        "reader: --json and --format html are two forms at once; leave one of them out."
    )


def test_a_file_is_in_utf_8_whatever_the_locale(run, harbour: Path) -> None:
    asked = ["compare", "coastal", "harald", "--library", harbour, "--format", "html"]
    printed = run(*asked, encoding="latin-1").out.encode("latin-1")
    assert printed.decode("utf-8") == run(*asked).out


def test_a_spelling_that_stands_again_is_told_once_and_a_number_wherever_it_stands() -> None:
    left, right = (
        parse(b"Ferry aground\n\nSo it was.\n", article_id=key, path=f"{key}.txt").article for key in "ab"
    )
    number = Discrepancy(
        DiscrepancyKind.NUMBER, Severity.MAJOR, Span(0, 1), Span(0, 1), "three here, nine there", 0
    )
    name = Discrepancy(
        DiscrepancyKind.NAME, Severity.MINOR, Span(0, 1), Span(0, 1), "Mala here, Malá there", 0
    )
    comparison = Comparison("a", "b", (), (), (), (number, name, number, name))
    told = comparison_lines(comparison, (), left, right, Style(), changes=lambda _: (), wording=False)
    listed = [line for line in told if line.startswith("≠ n")]
    assert listed == [
        "≠ number: three here, nine there",
        "≠ name, minor: Mala here, Malá there (2 times)",
        "≠ number: three here, nine there",
    ]
