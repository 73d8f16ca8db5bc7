"""A spaCy model as a vote on doubtful names: optional, off by default, and never the judge.

spaCy (Honnibal and Montani) comes with the extra `spacy`; its models are packages or folders of their own.
Its small English model reads 4,200 words a second where the rules read 60,000, and calls Tajikistan a
nationality.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable
from importlib import import_module, metadata, util
from pathlib import Path
from typing import Any

from index.article import Span
from index.entities.model import EntityType
from index.entities.recognition.voting import VotedSpan

_TYPES = {
    "PERSON": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "GPE": EntityType.GPE,
}
"""OntoNotes' labels, and the person of models with four types, after CoNLL-2003."""


class ModelUnavailable(Exception):
    """spaCy or the model cannot be used; the message is one sentence and says what to install."""


class StatisticalModel:
    """The spaCy model called `name`: an installed package, or the folder of a saved pipeline.

    Nothing is imported before it is asked for: spaCy takes a second or more to load. Safe to use from several
    threads, one text at a time.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._lock = threading.RLock()
        self._pipeline: Callable[[str], Any] | None = None
        self._types = _TYPES
        self._problem: str | None = None
        self._state: str | None = None

    def problem(self) -> str:
        """Why the model does not vote, in one sentence; empty where nothing is known to be in the way.

        Looks for the files only; that they cannot be loaded shows when they are.
        """
        with self._lock:
            if self._problem is None:
                self._problem = _missing(self.name)
            return self._problem

    def load(self) -> None:
        """Loads the model, once. Raises ModelUnavailable where spaCy or the model is missing or unusable."""
        with self._lock:
            if self.problem():
                raise ModelUnavailable(self.problem())
            if self._pipeline is not None:
                return
            try:
                pipeline = import_module("spacy").load(self.name)
            except Exception as error:
                # A model of another release of spaCy fails with whatever its parts raise.
                first = str(error).partition("\n")[0]
                self._problem = (
                    f"The spaCy model {self.name} cannot be loaded ({type(error).__name__}: {first}); install"
                    " one that fits the installed spaCy, or leave READER_SPACY and --spacy out."
                )
                raise ModelUnavailable(self._problem) from error
            if not {"ner", "entity_ruler", "span_ruler"} & set(pipeline.pipe_names):
                self._problem = f"The spaCy model {self.name} finds no names; name one that has an ner part."
                raise ModelUnavailable(self._problem)
            labels = {label for several in pipeline.pipe_labels.values() for label in several}
            if "GPE" not in labels:
                # A model of four types calls every place LOC; in OntoNotes those are mountains and seas.
                self._types = {**_TYPES, "LOC": EntityType.GPE}
            self._pipeline = pipeline

    def ready(self) -> bool:
        """Whether it votes, found out by loading it."""
        try:
            self.load()
        except ModelUnavailable:
            return False
        return True

    def __call__(self, text: str) -> Iterable[VotedSpan]:
        """The people, organisations and places that the model finds in `text`; none where it cannot be used,
        so that the rules go on alone."""
        with self._lock:
            if not self.ready():
                return ()
            assert self._pipeline is not None
            try:
                found = self._pipeline(text).ents
            except ValueError:
                # Longer than the pipeline's `max_length`.
                return ()
            return tuple(
                VotedSpan(Span(one.start_char, one.end_char), self._types[one.label_])
                for one in found
                if one.label_ in self._types
            )

    def fingerprint(self) -> str:
        """Names the model and its release, so that what was found with its vote is not mixed with what was
        found without, or with another's; empty where it does not vote."""
        with self._lock:
            if self._state is None:
                self._state = recogniser_fingerprint(self.name)
            return "" if self.problem() else self._state


def recogniser_fingerprint(model: str | None = None) -> str:
    """What of a recogniser's second opinion decides what it finds: the spaCy release and the model's files;
    empty without a model. Cheap: nothing of spaCy is imported."""
    if model is None:
        return ""
    state = hashlib.blake2b(f"{_release('spacy')}\0{model}\0".encode(), digest_size=8)
    folder = Path(model)
    if folder.is_dir():
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                found = file.stat()
                state.update(f"{file.relative_to(folder)}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    else:
        state.update(_release(model).encode())
    return state.hexdigest()


def _missing(model: str) -> str:
    if util.find_spec("spacy") is None:
        return (
            f"spaCy, which the model {model} needs, is not installed; run"
            " pip install 'onestory-reader[spacy]', or leave READER_SPACY and --spacy out."
        )
    if Path(model).is_dir():
        if (Path(model) / "meta.json").is_file():
            return ""
        return f"The folder {model} holds no spaCy model (no meta.json); name one that spaCy saved."
    if model.isidentifier() and util.find_spec(model) is not None:
        return ""
    return (
        f"There is no spaCy model {model}; run python -m spacy download {model}, or name an installed model"
        " or the folder of one."
    )


def _release(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
