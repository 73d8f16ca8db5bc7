"""The commands that correct what is known about an article and tell where things are kept."""

from __future__ import annotations

import click

from tui.commandline.options import (
    ExitCode,
    article_argument,
    chosen_articles,
    json_option,
    library_option,
    whole_library,
)


@click.command(short_help="Correct a title, source or date.")
@article_argument
@click.option("--title", help="The headline.")
@click.option("--source", help="Who published it; the label of its column.")
@click.option("--date", help="When it was published: 2021-07-05, 2021-07 or 2021.")
@click.option("--url", help="Where it was published.")
@click.option("--language", help="Its language, as a code: en.")
@json_option
@library_option
def edit(reference: str, as_json: bool, **fields: str | None) -> int:
    """Correct what is known about an article; an empty value goes back to the file's own.

    The correction is kept beside your marks. The file is not touched.
    """
    from index.article import Metadata
    from index.notebook import FORGOTTEN
    from tui.commandline import library_documents, output, plain
    from tui.safe_text import safe_text

    if all(value is None for value in fields.values()):
        raise click.UsageError("Say what to correct: --title, --source, --date, --url or --language.")
    if reference == "-":
        raise click.UsageError("What is read from standard input has no place to keep a correction for.")
    correction = Metadata(**fields)
    with chosen_articles([reference]) as (library, (key,)):
        library.correct(key, correction)
        notebook = dict(library.locations())["notebook"]
        for problem in library.problems():
            if problem.path == notebook and FORGOTTEN in problem.message:
                raise click.ClickException(f"The correction was not kept: {problem.message}")
            if problem.path == notebook:
                output.narrate(f"reader: {safe_text(problem.message)}")
        entry = library.entry(key)
        if as_json:
            output.print_document(library_documents.correction_document(entry, correction))
        else:
            output.print_lines(plain.corrected_lines(entry, correction))
        return ExitCode.FOUND


@click.command(short_help="Print where files are kept.")
@json_option
@library_option
def locate(as_json: bool) -> int:
    """Print where the articles, the index, your own marks and corrections, and the settings are kept."""
    from tui.commandline import library_documents, output, plain
    from tui.config_place import config_path

    with whole_library(read=False) as library:
        places = (*library.locations(), ("settings", config_path()))
        if as_json:
            output.print_document(library_documents.locations_document(places))
        else:
            output.print_lines(plain.location_lines(places))
        return ExitCode.FOUND
