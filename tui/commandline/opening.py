"""Which library a command is about, and which of its articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.calling import split_record
from index.catalogue import STANDARD_INPUT
from index.library import ArticleNotFound, Library, LibraryError
from index.places import seeds_folder
from tui.commandline.indexing import bring_up_to_date
from tui.commandline.output import is_terminal


@dataclass(frozen=True, slots=True)
class Chosen:
    """A library and the ids of the articles a command names, in its order."""

    library: Library
    articles: tuple[str, ...]


def library_paths(choice: str | None) -> tuple[str | Path, ...]:
    """The files and folders of the library that `--library` names; without one the articles that ship.

    Raises LibraryError where there is no such folder.
    """
    if choice is None:
        return (seeds_folder(),)
    if not os.path.exists(choice):
        raise LibraryError(
            f"There is no folder or library {choice}; give --library an existing folder of articles."
        )
    return (choice,)


def open_library(choice: str | None, paths: Sequence[str] = ()) -> Library:
    """The library of these files and folders or, without any, the one chosen. `-` reads standard input.

    Raises LibraryError.
    """
    if STANDARD_INPUT in paths:
        files = [path for path in paths if path != STANDARD_INPUT]
        return Library.open(files, standard_input=read_standard_input())
    return Library.open(paths or (() if choice is None else library_paths(choice)))


def choose(
    choice: str | None, references: Sequence[str], *, join: bool = False, model: str | None = None
) -> Chosen:
    """The articles that `references` name, and the library that holds them.

    Files outside the chosen library are read as they are, and are the library where nothing else is named;
    named together with articles of the library, or with `join`, they are added to it. The spaCy model called
    `model` votes on names in doubt. Raises LibraryError for the first reference that names no article, or
    several.
    """
    library = _opened(() if choice is None else library_paths(choice), model=model)
    outside = [
        _file_of(reference) or reference for reference in references if _is_outside(library, reference)
    ]
    if outside:
        library.close()
        alone = not join and len(outside) == len(references)
        files = [file for file in dict.fromkeys(outside) if file != STANDARD_INPUT]
        data = read_standard_input() if STANDARD_INPUT in outside else None
        library = _opened(files if alone else [*library_paths(choice), *files], data, model)
    try:
        found = tuple(_find(library, reference) for reference in references)
    except LibraryError:
        library.close()
        raise
    return Chosen(library, found)


def _opened(
    paths: Sequence[str | Path], standard_input: bytes | None = None, model: str | None = None
) -> Library:
    """A library that knows all its articles, so that a name is unique among all of them."""
    library = Library.open(paths, standard_input=standard_input, model=model)
    if library.incomplete():
        bring_up_to_date(library)
    return library


def _is_outside(library: Library, reference: str) -> bool:
    """Whether it is standard input, or an existing file that is not of the library."""
    if reference == STANDARD_INPUT:
        return True
    file = _file_of(reference)
    if file is None:
        return False
    try:
        library.find(file)
    except ArticleNotFound as error:
        return not error.candidates
    return False


def _file_of(reference: str) -> str | None:
    """The existing file that is named, also where one article of it is: `news.jsonl#17`."""
    return next((file for file in (reference, split_record(reference)[0]) if os.path.isfile(file)), None)


def _find(library: Library, reference: str) -> str:
    try:
        return library.find(reference)
    except ArticleNotFound as error:
        if not error.candidates and os.path.isdir(reference):
            raise LibraryError(f"{reference} is a folder; name an article in it.") from error
        if not error.candidates and os.path.exists(reference):
            for problem in library.problems():
                if os.path.exists(problem.path) and os.path.samefile(problem.path, reference):
                    raise LibraryError(problem.message) from error
        raise


def read_standard_input() -> bytes:
    """All of standard input. Raises LibraryError where it is a terminal, on which nobody types an article."""
    if sys.stdin is None or is_terminal(sys.stdin):
        raise LibraryError("- reads an article from standard input; send one there: reader show - < FILE.")
    return sys.stdin.buffer.read()


def story_title(library: Library, articles: Sequence[str]) -> str:
    """The name of the story these articles belong to, where one of them gives it; else the first title."""
    whole = library.story_of(articles[0])
    if any(library.article(key).title == whole.title for key in articles):
        return whole.title
    return library.article(articles[0]).title
