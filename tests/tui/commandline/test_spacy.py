"""`reader entities --spacy` and READER_SPACY: what cannot vote is said in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "courier.txt"
    file.write_text("Edda Lindqvist opened the lock on Monday, the Harbour Board said.\n")
    return file


def _refused(outcome: Any) -> None:
    assert (outcome.code, outcome.out) == (2, "")
    assert "xx_none_there" in outcome.err
    assert "install" in outcome.err or "download" in outcome.err
    assert len(outcome.err.strip().splitlines()) == 1
    assert "Traceback" not in outcome.err


def test_a_missing_model_is_refused(run: Any, article: Path) -> None:
    _refused(run("entities", article, "--spacy", "xx_none_there", "--json"))


@pytest.mark.parametrize("command", ["entities", "story", "timeline"])
def test_a_missing_model_of_the_environment_is_refused(
    run: Any, article: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_SPACY", "xx_none_there")
    _refused(run(command, article))


def test_reading_needs_no_model(run: Any, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_SPACY", "xx_none_there")
    assert run("show", article).code == 0


def test_a_search_says_that_the_model_is_missing_and_goes_on(
    run: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_SPACY", "xx_none_there")
    outcome = run("search", "lindqvist", "--library", article.parent)
    assert outcome.code == 0
    assert "xx_none_there" in outcome.err


def test_an_empty_variable_asks_for_no_model(
    run: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_SPACY", "")
    assert run("entities", article).code == 0
