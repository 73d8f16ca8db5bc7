"""Which library a command is about, and which of its articles."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.collection.calling import split_record
from index.collection.catalogue import STANDARD_INPUT
from index.collection.registry import DEFAULT, SEEDS, Registry
from index.library import ArticleNotFound, Library, LibraryError
from index.places import places, seeds_folder
from tui.commandline.indexing import bring_up_to_date, listing_told
from tui.commandline.output import is_terminal

_SHELLS_PIPE = re.compile(r"/(?:dev|proc/self)/fd/\d+\Z")
"""What a shell gives for `<(…)`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A library and the ids of the articles a command names, in its order."""

    library: Library
    articles: tuple[str, ...]


def chosen_holdings(choice: str | None) -> tuple[tuple[str | Path, ...], str | None]:
    """The files and folders, or the name, of the library that `--library` names.

    Without one, the library "default" once something was added to it, else the articles that ship. A library
    comes before a folder of the same name, which is written ./NAME. Raises LibraryError where there is none.
    """
    registry = Registry(places().data)
    if choice is None:
        return ((), DEFAULT) if registry.roots(DEFAULT) else ((seeds_folder(),), None)
    if choice == SEEDS:
        return (seeds_folder(),), None
    names = registry.names()
    if choice in names:
        return (), choice
    if not os.path.exists(choice):
        known = f"; there are {', '.join(names)}" if names else ""
        raise LibraryError(
            f"There is no folder or library {choice}; give --library an existing folder of articles, or add "
            f"one with `reader add FOLDER --library NAME`{known}."
        )
    return (choice,), None


def open_library(
    choice: str | None,
    paths: Sequence[str] = (),
    fields: Mapping[str, str] | None = None,
    told: Callable[[int], None] | None = None,
) -> Library:
    """The library of these files and folders or, without any, the one chosen. `-` reads standard input, and
    one path may be a pipe of the shell. `told` is how many files have been found so far, now and then.

    Raises LibraryError.
    """
    if (piped := _piped(paths)) is not None:
        files = [path for path in paths if path != piped]
        return Library.open(files, standard_input=_read_pipe(piped), fields=fields)
    if paths:
        return Library.open(paths, fields=fields, told=told)
    given, name = chosen_holdings(choice)
    return Library.open(() if given == (seeds_folder(),) else given, library=name, fields=fields, told=told)


def choose(
    choice: str | None,
    references: Sequence[str],
    *,
    join: bool = False,
    model: str | None = None,
    fields: Mapping[str, str] | None = None,
) -> Chosen:
    """The articles that `references` name, and the library that holds them.

    One of them may be standard input, or a pipe of the shell: `<(pdftotext report.pdf -)`.
    Files outside the chosen library are read as they are, and are the library where nothing else is named;
    named together with articles of the library, or with `join`, they are added to it. The spaCy model called
    `model` votes on names in doubt. Raises LibraryError for the first reference that names no article, or
    several.
    """
    given, name = chosen_holdings(choice)
    piped = _piped(references)
    references = [STANDARD_INPUT if reference == piped else reference for reference in references]
    library = _opened(given, name, model=model, fields=fields)
    outside = [
        _file_of(reference) or reference for reference in references if _is_outside(library, reference)
    ]
    if outside:
        library.close()
        alone = not join and len(outside) == len(references)
        files = [file for file in dict.fromkeys(outside) if file != STANDARD_INPUT]
        data = _read_pipe(piped) if piped else None
        given, name = (tuple(files), None) if alone else ((*given, *files), name)
        library = _opened(given, name, data, model, fields)
    try:
        found = tuple(_find(library, reference) for reference in references)
    except LibraryError:
        library.close()
        raise
    return Chosen(library, found)


def _piped(references: Sequence[str]) -> str | None:
    """The one that is standard input or a pipe. Raises LibraryError where several are."""
    piped = list(dict.fromkeys(reference for reference in references if is_piped(reference)))
    if len(piped) > 1:
        raise LibraryError("Only one article can come through a pipe; write the other into a file.")
    return piped[0] if piped else None


def is_piped(reference: str) -> bool:
    """Whether it is standard input, or a pipe that the shell has opened: any other would be waited for."""
    if reference == STANDARD_INPUT:
        return True
    return _SHELLS_PIPE.match(reference) is not None and Path(reference).is_fifo()


def _read_pipe(reference: str) -> bytes:
    return read_standard_input() if reference == STANDARD_INPUT else Path(reference).read_bytes()


def _opened(
    paths: Sequence[str | Path],
    name: str | None,
    standard_input: bytes | None = None,
    model: str | None = None,
    fields: Mapping[str, str] | None = None,
) -> Library:
    """A library that knows all its articles, so that a name is unique among all of them."""
    with listing_told() as told:
        library = Library.open(
            paths, library=name, standard_input=standard_input, model=model, fields=fields, told=told
        )
        if library.incomplete():
            bring_up_to_date(library, stories=False)
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
            raise LibraryError(
                f"{reference} is no file of text; what a pipe or device gives is read as -: "
                f"reader show - < {reference}."
            ) from error
        for problem in () if error.candidates else library.problems():
            if problem.left_out and os.path.basename(problem.path) == reference:
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
