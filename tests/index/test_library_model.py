"""A spaCy model through the library: its vote counts, is never mixed with what was found without it, and its
absence is a reservation while the rules go on alone. A stand-in for spaCy makes these run everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import util
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from index.entities.model import EntityType
from index.entities.recognition import statistical
from index.library import Library
from index.places import Places

TEXT = "Both trucks had come from Quorvale in thick fog. Nobody was hurt, the mayor said.\n"


class _Pipeline:
    """Finds one town, as a loaded spaCy pipeline would."""

    pipe_names = ("ner",)
    pipe_labels: ClassVar[dict[str, list[str]]] = {"ner": ["GPE"]}

    def __call__(self, text: str) -> Any:
        found = [
            SimpleNamespace(start_char=one.start(), end_char=one.end(), label_="GPE")
            for one in re.finditer("Quorvale", text)
        ]
        return SimpleNamespace(ents=found)


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The folder of a model, in a world where spaCy is installed."""
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "meta.json").write_text("{}", "utf-8")
    found = util.find_spec
    spacy = SimpleNamespace(load=lambda name: _Pipeline())
    monkeypatch.setattr(util, "find_spec", lambda name: found("json" if name == "spacy" else name))
    monkeypatch.setattr(statistical, "import_module", lambda name: spacy)
    return str(folder)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Library]:
    """Opens one article; each call is another reader with the same cache."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "courier.txt").write_text(TEXT)

    def make(model: str | None = None) -> Library:
        news, cache, data = tmp_path / "news", tmp_path / "cache", tmp_path / "data"
        library = Library.open([news], at=Places(cache, data), model=model)
        library.update()
        return library

    return make


def places(library: Library) -> set[str]:
    resolution = library.entities([entry.id for entry in library.entries()])
    return {entity.name for entity in resolution.entities if entity.type is EntityType.GPE}


def test_the_model_votes(opened: Callable[..., Library], model: str) -> None:
    assert places(opened()) == set()
    assert places(opened(model)) == {"Quorvale"}


def test_what_was_found_with_a_model_and_without_is_not_mixed(
    opened: Callable[..., Library], model: str
) -> None:
    for _ in range(2):
        assert places(opened(model)) == {"Quorvale"}
        assert places(opened()) == set()


def test_names_of_the_index_are_found_anew_with_a_model(opened: Callable[..., Library], model: str) -> None:
    assert opened().named(EntityType.GPE, "Quorvale").articles == ()
    (found,) = opened(model).named(EntityType.GPE, "Quorvale").articles
    assert [span.of(TEXT) for span in found[1]] == ["Quorvale"]
    assert opened().named(EntityType.GPE, "Quorvale").articles == ()


def test_the_environment_names_the_model(
    opened: Callable[..., Library], model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_SPACY", model)
    assert places(opened()) == {"Quorvale"}
    assert opened().problems() == ()


def test_a_missing_model_is_a_reservation_and_the_rules_go_on(opened: Callable[..., Library]) -> None:
    library = opened("xx_none_there")
    (problem,) = library.problems()
    assert "xx_none_there" in problem.message
    assert problem.message == library.model_problem()
    assert places(library) == set()
    assert library.update().named == 0
    assert opened().needs_update() is False


def test_a_model_that_turns_out_unusable_is_a_reservation(
    opened: Callable[..., Library], model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> None:
        raise ValueError("E053: made by another release\nwith more to say")

    monkeypatch.setattr(statistical, "import_module", lambda name: SimpleNamespace(load=fail))
    library = opened(model)
    assert places(library) == set()
    assert "cannot be loaded (ValueError: E053: made by another release)" in library.model_problem()
    assert places(opened()) == set()
