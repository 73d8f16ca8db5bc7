"""The commands that add files and folders to a library and take them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.commandline.options import (
    ExitCode,
    chosen_fields,
    chosen_library,
    json_option,
    library_option,
    refusing,
)

if TYPE_CHECKING:
    from index.collection.catalogue import Root


@click.command(short_help="Add files and folders to a library.")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@json_option
@library_option
def add(paths: tuple[str, ...], as_json: bool) -> int:
    """Add files and folders to a library, where they stay: nothing is copied and nothing is written to them.

    Without --library they are added to the one called "default", which `reader` opens from then on (the
    articles that ship are `reader --library seeds`). What --field says is kept with them.
    """
    from index.collection.registry import DEFAULT, Registry
    from index.places import places

    library = chosen_library() or DEFAULT
    with refusing():
        registry = Registry(places().data)
        added = registry.add(library, paths, chosen_fields())
        held = registry.roots(library)
    return _tell(library, held, as_json, added=added)


@click.command(short_help="Take files and folders out of a library.")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@json_option
@library_option
def remove(paths: tuple[str, ...], as_json: bool) -> int:
    """Take files and folders out of a library; they themselves are not touched.

    What you kept about their articles (marks, corrections, notes) is kept, and there again if they are added
    again.
    """
    from index.collection.registry import DEFAULT, Registry
    from index.places import places

    library = chosen_library() or DEFAULT
    with refusing():
        registry = Registry(places().data)
        removed = registry.remove(library, paths)
        held = registry.roots(library)
    return _tell(library, held, as_json, removed=removed)


def _tell(
    library: str,
    held: Sequence[Root],
    as_json: bool,
    *,
    added: Sequence[str] = (),
    removed: Sequence[str] = (),
) -> int:
    """Print what was changed, and what the library is made of now."""
    from tui.commandline import library_documents, output
    from tui.commandline.plain.status import registered_lines

    if as_json:
        output.print_document(
            library_documents.registration_document(library, held, added=added, removed=removed)
        )
    else:
        output.print_lines(registered_lines(library, held, added=added, removed=removed))
    return ExitCode.FOUND
