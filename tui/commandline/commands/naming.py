"""Names joined and parted on the command line; what was done is said on stderr."""

from __future__ import annotations

from collections.abc import Sequence

import click

from index.library import Library
from tui.commandline.commands.keeping import written
from tui.commandline.output import narrate


def decide(
    library: Library,
    article_ids: Sequence[str],
    *,
    join: tuple[str, str] | None,
    part: tuple[str, str] | None,
    undo_last: bool,
) -> None:
    """Keep what the options of `reader entities` say about names; at most one of them may be given."""
    if sum((join is not None, part is not None, undo_last)) > 1:
        raise click.UsageError("--join, --part and --undo-names are used one at a time.")
    if undo_last:
        undo(library)
    elif join is not None:
        first, second = join
        with written(library):
            library.join_names(library.naming_type(article_ids, first, second), first, second)
        narrate(f"{first} and {second} are one from now on; --undo-names takes it back.")
    elif part is not None:
        first, second = part
        with written(library):
            library.part_names(library.naming_type(article_ids, first, second), first, second)
        narrate(f"{first} and {second} are two from now on; --undo-names takes it back.")


def undo(library: Library) -> bool:
    """Take the last decision back and say which it was; False where there is none."""
    with written(library):
        taken = library.undo_naming()
    if taken is None:
        narrate("No names were joined or parted.")
        return False
    done = "joined" if taken.same else "parted"
    narrate(f"{taken.first} and {taken.second} are no longer {done}.")
    return True
