"""The command for the searches that are kept under a name."""

from __future__ import annotations

import sys

import click

from tui.commandline.commands.keeping import written
from tui.commandline.options import ExitCode, json_option, library_option, whole_library


@click.command(
    short_help="List the searches that are kept under a name.",
    # `-word` belongs to what is searched for, so no single letter may be an option here.
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", metavar="[WORDS…]", nargs=-1)
@click.option("--save", metavar="NAME", help="First keep a search for WORDS under this name.")
@click.option("--forget", metavar="NAME", help="First take the search of this name away.")
@json_option
@library_option
def searches(query: tuple[str, ...], save: str | None, forget: str | None, as_json: bool) -> int:
    """List the searches that are kept under a name, here or in the app. `reader search saved:NAME` searches
    for what one means; a name of several words stands in quotation marks, as in 'saved:"my ferries"'."""
    from tui.commandline import library_documents, output
    from tui.commandline.plain.articles import saved_lines

    words = _words(query, save)
    with whole_library(read=False, narrated=False) as library:
        if forget is not None or save is not None:
            with written(library):
                if forget is not None and not library.save_search(forget, ""):
                    raise click.ClickException(f"No search is kept under the name {forget}.")
                if save is not None:
                    library.save_search(save, words)
        kept = library.saved_searches()
        if as_json:
            output.print_document(library_documents.searches_document(kept))
        elif kept:
            output.print_lines(saved_lines(kept, output.style_of(sys.stdout)))
        else:
            output.narrate("No search is kept under a name: --save NAME WORDS keeps one.")
    return ExitCode.FOUND if kept else ExitCode.NOTHING_FOUND


def _words(query: tuple[str, ...], save: str | None) -> str:
    """The words to be kept under a name; raises where they, or the name, are not given."""
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    words = " ".join(query)
    if save is None and words:
        raise click.UsageError("Say with --save under which name to keep these words.")
    if save is not None and not (save.strip() and words.strip()):
        raise click.UsageError("Say what to search for, and under which name to keep it.")
    return words
