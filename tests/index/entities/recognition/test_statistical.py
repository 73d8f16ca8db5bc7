"""The optional spaCy model. What needs spaCy is left out where the extra is not installed; the vote itself is
tested without it in `test_voting.py`."""

from __future__ import annotations

import os
import sys
from importlib import util
from pathlib import Path

import pytest

from index.entities.model import EntityType
from index.entities.recognition.recognise import recognise
from index.entities.recognition.statistical import ModelUnavailable, StatisticalModel, recogniser_fingerprint
from index.formats.text_file import parse

TEXT = "Both trucks had come from Quorvale in thick fog. Nobody was hurt, the mayor said.\n"


def _without_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "spacy" else found(name))


def _with_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if spaCy were installed: some module stands for it, which nothing imports."""
    found = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: found("json" if name == "spacy" else name))


def test_missing_spacy_is_said_in_one_sentence_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_spacy(monkeypatch)
    model = StatisticalModel("en_core_web_sm")
    assert "pip install 'onestory-reader[spacy]'" in model.problem()
    assert model.problem().count(". ") == 0
    with pytest.raises(ModelUnavailable, match="is not installed"):
        model.load()


def test_a_missing_model_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _with_spacy(monkeypatch)
    assert "python -m spacy download xx_none_there" in StatisticalModel("xx_none_there").problem()


def test_a_folder_that_holds_no_model_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _with_spacy(monkeypatch)
    assert f"The folder {tmp_path} holds no spaCy model" in StatisticalModel(str(tmp_path)).problem()


@pytest.mark.parametrize("name", ["../model", "en core", "en_core_web_sm.parts", "-m"])
def test_a_name_that_can_be_no_package_is_a_missing_model(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _with_spacy(monkeypatch)
    assert "There is no spaCy model" in StatisticalModel(name).problem()


def test_without_the_model_the_rules_go_on_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_spacy(monkeypatch)
    model = StatisticalModel("en_core_web_sm")
    article = parse(TEXT.encode(), article_id="a", path="a.txt").article
    assert recognise(article, model) == recognise(article)
    assert model.fingerprint() == ""


def test_nothing_of_spacy_is_imported_before_the_first_text(tmp_path: Path) -> None:
    before = set(sys.modules)
    model = StatisticalModel(str(tmp_path))
    model.problem()
    model.fingerprint()
    assert not [name for name in set(sys.modules) - before if name.partition(".")[0] in ("spacy", "thinc")]


def test_a_fingerprint_tells_models_and_their_releases_apart(tmp_path: Path) -> None:
    assert recogniser_fingerprint() == ""
    (tmp_path / "meta.json").write_text("{}", "utf-8")
    first = recogniser_fingerprint(str(tmp_path))
    assert first == recogniser_fingerprint(str(tmp_path)) != recogniser_fingerprint("en_core_web_sm")
    os.utime(tmp_path / "meta.json", ns=(1, 1))
    assert recogniser_fingerprint(str(tmp_path)) != first


@pytest.fixture
def saved_pipeline(tmp_path: Path) -> Path:
    """A real spaCy pipeline that knows one town, in a folder."""
    spacy = pytest.importorskip("spacy", reason="spaCy is an optional extra")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Quorvale"}])
    pipeline.to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_a_saved_pipeline_votes(saved_pipeline: Path) -> None:
    model = StatisticalModel(str(saved_pipeline))
    assert model.problem() == ""
    article = parse(TEXT.encode(), article_id="a", path="a.txt").article
    alone = {one.span.of(TEXT) for one in recognise(article).mentions}
    voted = {(one.span.of(TEXT), one.type) for one in recognise(article, model).mentions}
    assert "Quorvale" not in alone
    assert ("Quorvale", EntityType.GPE) in voted
    assert model.fingerprint() == recogniser_fingerprint(str(saved_pipeline)) != ""


@pytest.mark.parametrize(
    ("labels", "voted"),
    [(("LOC", "PER"), {EntityType.GPE}), (("LOC", "GPE"), set())],
    ids=["four", "OntoNotes"],
)
def test_a_loc_is_a_place_of_any_kind_only_where_the_model_has_no_gpe(
    tmp_path: Path, labels: tuple[str, str], voted: set[EntityType]
) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is an optional extra")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns(
        [{"label": labels[0], "pattern": "Quorvale"}, {"label": labels[1], "pattern": "Nowhere"}]
    )
    pipeline.to_disk(tmp_path / "model")
    assert {one.type for one in StatisticalModel(str(tmp_path / "model"))(TEXT)} == voted


def test_a_pipeline_that_cannot_be_loaded_is_a_problem_and_not_a_crash(saved_pipeline: Path) -> None:
    (saved_pipeline / "config.cfg").write_text("[nlp]\nlang = 5\n", "utf-8")
    model = StatisticalModel(str(saved_pipeline))
    assert tuple(model(TEXT)) == ()
    assert "cannot be loaded" in model.problem()
    assert model.fingerprint() == ""


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is an optional extra")
    spacy.blank("en").to_disk(tmp_path / "model")
    with pytest.raises(ModelUnavailable, match="finds no names"):
        StatisticalModel(str(tmp_path / "model")).load()
