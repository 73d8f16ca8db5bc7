"""What a library is made of: files and folders that are named now, or those registered under a name."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.collection.catalogue import Root
from index.collection.registry import DEFAULT, SEEDS, Registry
from index.places import Places, seeds_folder


@dataclass(frozen=True, slots=True)
class Holdings:
    """The places of a library: those that are registered by now, where it has a name, and `roots`."""

    roots: tuple[Root, ...]
    library: str | None

    @classmethod
    def of(
        cls, paths: Iterable[str | Path], library: str | None, fields: Mapping[str, str] | None = None
    ) -> Holdings:
        """The places at these paths, with one mapping of fields, and those of the library of this name."""
        mapped = tuple(sorted((fields or {}).items()))
        return cls(tuple(Root(str(path), mapped) for path in paths), library)

    @property
    def key(self) -> tuple[str, ...]:
        """What its index is kept under: by name, so that a place more does not begin another index."""
        given = tuple(os.path.abspath(root.path) for root in self.roots)
        return given if self.library is None else ("library", self.library, *given)

    @property
    def option(self) -> str | None:
        """What a command names it by: "--library" with its name, that of the articles that ship, or the one
        folder or file it is made of; empty where it is meant without a word, None for several places, which
        no option names."""
        if self.library is not None:
            return "" if self.library == DEFAULT else f"--library {shlex.quote(self.library)}"
        if len(self.roots) != 1:
            return None
        path = self.roots[0].path
        if path == str(seeds_folder()):
            return f"--library {SEEDS}"
        return f"--library {shlex.quote(path if os.sep in path else os.path.join(os.curdir, path))}"

    def now(self, at: Places) -> tuple[Root, ...]:
        """The files and folders, absolute. Raises LibraryError where the registry cannot be read."""
        given = tuple(Root(os.path.abspath(root.path), root.fields) for root in self.roots)
        return given if self.library is None else (*Registry(at.data).roots(self.library), *given)
