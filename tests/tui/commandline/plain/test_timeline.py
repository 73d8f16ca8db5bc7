"""`reader timeline`: the dates and numbers of a story, as text and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

STATES = {"same", "partial", "differs"}


@pytest.fixture(params=["seeds", "harbour"])
def folder(request: pytest.FixtureRequest) -> Path:
    """A folder of articles: those that ship, and a story of another kind."""
    path: Path = request.getfixturevalue(request.param)
    return path


def test_every_expression_stands_where_its_span_says(run, folder: Path) -> None:
    first = run("list", "--library", folder, "--json").json()["articles"][0]
    outcome = run("timeline", first["path"], "--library", folder, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    document = outcome.json()
    texts = {}
    for article in document["articles"]:
        with open(article["path"], encoding="utf-8", newline="") as file:
            texts[article["id"]] = file.read()
    rows = [*document["dates"], *document["undated"], *document["numbers"]]
    assert rows
    for row in rows:
        start, end = row["subject_span"]
        assert texts[row["subject_source"]][start:end] == row["subject"]
        assert row["tellings"]
        assert row["differs"] == any(each["state"] == "differs" for each in row["tellings"])
        for telling in row["tellings"]:
            start, end = telling["span"]
            assert texts[telling["article"]][start:end] == telling["expression"]
            assert telling["sentence"][0] <= start < end <= telling["sentence"][1]
            assert telling["state"] in STATES
    assert all(row["value"] for row in document["dates"])
    assert not any(row["value"] for row in document["undated"])


def test_one_article_stands_for_its_story_and_several_for_themselves(run, harbour: Path) -> None:
    whole = run("timeline", "wire", "--library", harbour, "--json").json()
    assert len(whole["articles"]) == 3
    two = run("timeline", "wire", "coastal", "--library", harbour, "--json").json()
    assert [Path(article["path"]).name for article in two["articles"]] == ["wire.txt", "coastal-echo.md"]


def test_the_text_names_day_words_and_sources(run, harbour: Path) -> None:
    outcome = run("timeline", "wire", "--library", harbour)
    assert outcome.code == 0
    assert "Dates\n" in outcome.out
    assert "Sun 3 November 2019" in outcome.out
    assert "“Sunday evening”" in outcome.out
    assert "Numbers\n" in outcome.out
    assert all(len(line) <= 80 for line in outcome.out.splitlines())


def test_the_days_of_sources_that_contradict_each_other_stand_in_one_row(run, harbour: Path) -> None:
    document = run("timeline", "wire", "--library", harbour, "--json").json()
    rows = [row for row in document["dates"] if row["differs"]]
    told = [{each["expression"]: each["state"] for each in row["tellings"]} for row in rows]
    assert any({"Sunday evening", "Saturday"} <= row.keys() for row in told)


def test_nothing_dated_or_counted_is_said_and_ends_with_1(run, tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text("The baker sang.\n\nThe rain fell on the square.\n", encoding="utf-8")
    outcome = run("timeline", tmp_path / "quiet.txt")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "No source dates or counts anything.\n"
    document = run("timeline", tmp_path / "quiet.txt", "--json")
    assert document.code == 1
    assert (document.json()["dates"], document.json()["numbers"]) == ([], [])


def test_an_unknown_article_is_refused(run, harbour: Path) -> None:
    outcome = run("timeline", "nosuch", "--library", harbour)
    assert (outcome.code, outcome.out) == (2, "")
    assert "nosuch" in outcome.err


def test_controls_of_an_article_do_not_reach_the_terminal(run, tmp_path: Path) -> None:
    text = "The mill\x1b[31m burned on June 3, 2017\x9b2J and cost \u202e500 jobs there.\n"
    (tmp_path / "mill.txt").write_text(text, encoding="utf-8")
    outcome = run("timeline", tmp_path / "mill.txt", terminal=True, term="dumb")
    assert outcome.code == 0
    assert not any(character in outcome.out for character in "\x1b\x9b\u202e")


def test_what_has_no_day_is_counted_and_explained_with_the_dates(run, tmp_path: Path) -> None:
    (tmp_path / "tale.txt").write_text(
        "The ferry is back\n\nThe old ferry sailed again on Friday, it was said.\n"
    )
    outcome = run("timeline", tmp_path / "tale.txt")
    assert "Without a day" in outcome.out
    assert "1 source · 1 date · 0 numbers" in outcome.out
    assert "worked out from another date" in outcome.out
