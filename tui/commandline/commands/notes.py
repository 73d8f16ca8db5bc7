"""The commands that carry the user's notebook from one machine to another: export-notes, import-notes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from tui.commandline.options import ExitCode, json_option

if TYPE_CHECKING:
    from index.notebook.notebook import Notebook
    from index.notebook.notebook_import import Merged

_MANY = {
    "read": "read",
    "bookmarked": "bookmarked",
    "note on a passage": "notes on a passage",
    "place in an article": "places in articles",
    "library as it was left": "libraries as they were left",
    "search under a name": "searches under a name",
    "earlier search": "earlier searches",
    "decision about names": "decisions about names",
}
"""Several of a kind, where that is not said with an s."""


@click.command("export-notes", short_help="Write all you have kept to one JSON file.")
@click.argument("file", metavar="[FILE|-]", default="-")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def export_notes(file: str, force: bool) -> int:
    """Write everything you have kept, in all libraries, as one JSON document: marks, bookmarks, what is read,
    tags, notes, searches, where articles and libraries were left, corrections, names joined and parted,
    sentences linked and unlinked."""
    from index.notebook.notebook_export import exported, written
    from tui.commandline import output

    notebook = _notebook()
    try:
        document = exported(notebook)
    finally:
        notebook.close()
    if notebook.problem:
        output.narrate(f"reader: {notebook.problem}")
    if file == "-":
        output.print_file(written(document, ascii_only=output.is_terminal(sys.stdout)))
        return ExitCode.FOUND
    if os.path.lexists(file) and not force:
        raise click.ClickException(
            f"{file} is there already; give another name, or --force to write over it."
        )
    beside = f"{file}.part-{os.getpid()}"
    try:
        with open(beside, "x", encoding="utf-8") as out:
            out.write(written(document))
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, file)
    except OSError as error:
        raise click.ClickException(
            f"{file} cannot be written ({error.strerror}); name another file."
        ) from error
    finally:
        if os.path.exists(beside):
            os.unlink(beside)
    output.narrate(f"reader: {file} holds what you have kept; reader import-notes takes it over elsewhere.")
    return ExitCode.FOUND


@click.command("import-notes", short_help="Take over what was exported elsewhere.")
@click.argument("file", metavar="FILE|-")
@json_option
def import_notes(file: str, as_json: bool) -> int:
    """Merge what `reader export-notes` has written into what you have kept, all of it or nothing.

    Nothing that is here is lost: two notes on one thing become one with both texts, and where a correction or
    a decision is another here, that stays; each of these is named. Exit code 1: there was nothing new.
    """
    from index.notebook.notebook_document import NotANotebook, read_document
    from index.notebook.notebook_file import FORGOTTEN
    from index.notebook.notebook_import import merge
    from tui.commandline import library_documents, output
    from tui.terminal.safe_text import safe_text

    try:
        document = read_document(_content(file))
    except NotANotebook as error:
        raise click.ClickException(f"{file} was not imported: {safe_text(str(error))}.") from error
    notebook = _notebook()
    try:
        notebook.marks()
        if notebook.problem and FORGOTTEN not in notebook.problem:
            output.narrate(f"reader: {notebook.problem}")
        elif notebook.problem:
            raise click.ClickException(f"{file} was not imported: {notebook.problem}")
        merged = merge(notebook, document)
        if notebook.problem and FORGOTTEN in notebook.problem:
            raise click.ClickException(f"{file} was not imported: {notebook.problem}")
    finally:
        notebook.close()
    if as_json:
        output.print_document(library_documents.merged_document(merged))
    else:
        output.print_lines(_lines(merged))
    return ExitCode.FOUND if +merged.added or merged.conflicts else ExitCode.NOTHING_FOUND


def _notebook() -> Notebook:
    from index.notebook.notebook import Notebook
    from index.places import places

    return Notebook(places().notebook)


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        with open(file, "rb") as opened:
            return opened.read()
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read ({error.strerror}); check the name.") from error


def _lines(merged: Merged) -> list[str]:
    """What became of everything, in lines."""
    from tui.terminal.safe_text import safe_text

    added, present = _counted(merged.added), _counted(merged.present)
    lines = [f"Added: {added or 'nothing'}."]
    lines += [f"There already: {present}."] if present else []
    lines += [
        f"Otherwise here: {one.kind}, {safe_text(one.about)}: {one.outcome}." for one in merged.conflicts
    ]
    return lines


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{count:,} {kind if count == 1 else _MANY.get(kind, f'{kind}s')}"
        for kind, count in counts.items()
        if count
    )
