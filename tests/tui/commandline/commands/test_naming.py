"""`reader entities --join`, `--part` and `--undo-names`."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "lock"
    folder.mkdir()
    (folder / "courier.txt").write_text("Edda Lindqvist opened the lock on Monday, the Harbour Board said.\n")
    (folder / "gazette.txt").write_text("Mette Sorensen opened the lock on Monday. Sorensen thanked all.\n")
    return folder


def people(run, folder: Path) -> set[str]:
    document = run("entities", "courier", "gazette", "--library", folder, "--json").json()
    return {
        " + ".join(sorted({surface for surfaces in entity["variants"].values() for surface in surfaces}))
        for entity in document["entities"]
        if entity["type"] == "PERSON"
    }


def test_what_cannot_be_kept_is_not_said_to_be_so(
    run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("READER_DATA", str(tmp_path / "file" / "data"))
    for option in ("--join", "--part"):
        names = ("Edda Lindqvist", "mette sorensen")
        outcome = run("entities", "courier", "gazette", "--library", folder, option, *names)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.splitlines()[-1].startswith("reader: Nothing was kept: ")
        assert "from now on" not in outcome.err


def test_join_part_and_undo(run, folder: Path) -> None:
    names = ("Edda Lindqvist", "mette sorensen")
    apart = {"Edda Lindqvist", "Mette Sorensen + Sorensen"}
    assert people(run, folder) == apart
    outcome = run("entities", "courier", "gazette", "--library", folder, "--join", *names)
    assert outcome.code == 0
    assert "are one from now on" in outcome.err
    assert people(run, folder) == {"Edda Lindqvist + Mette Sorensen + Sorensen"}
    outcome = run("entities", "courier", "gazette", "--library", folder, "--part", *names)
    assert "are two from now on" in outcome.err
    assert people(run, folder) == apart
    outcome = run("entities", "--library", folder, "--undo-names")
    assert (outcome.code, outcome.out) == (0, "")
    assert "no longer parted" in outcome.err
    assert people(run, folder) == {"Edda Lindqvist + Mette Sorensen + Sorensen"}
    assert run("entities", "courier", "--library", folder, "--undo-names").code == 0
    assert people(run, folder) == apart
    assert run("entities", "--library", folder, "--undo-names").code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--join", "Edda Lindqvist", "Harbour Board"), "Edda Lindqvist is a person and Harbour Board is"),
        (("--join", "Edda Lindqvist", "Nobody"), "Nobody is not among the names"),
        (("--part", "Edda Lindqvist", "edda lindqvist"), "one spelling"),
        (("--part", "Edda Lindqvist", "Mette Sorensen", "--undo-names"), "one at a time"),
        (("--join", "Edda Lindqvist"), "--join"),
    ],
)
def test_what_cannot_be_done_is_said(run, folder: Path, options: tuple[str, ...], said: str) -> None:
    outcome = run("entities", "courier", "gazette", "--library", folder, *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err
