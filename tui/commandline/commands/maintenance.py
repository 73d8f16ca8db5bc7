"""The commands that look after a library: status, rebuild, doctor; and locate."""

from __future__ import annotations

import click

from tui.commandline.options import (
    ExitCode,
    chosen_fields,
    json_option,
    library_option,
    library_to_open,
    refusing,
    whole_library,
)


@click.command(short_help="Print how the library stands.")
@json_option
@library_option
def status(as_json: bool) -> int:
    """Print what the library holds, how far its index, names and stories are, what that takes on the disk,
    and which files were left out and why. Exit code 1 where something is still to be read."""
    from tui.commandline import library_documents, output
    from tui.commandline.plain.status import status_lines

    with whole_library(read=False, narrated=False) as library:
        found = library.status()
        if as_json:
            output.print_document(library_documents.status_document(found))
        else:
            output.print_lines(status_lines(found))
        return ExitCode.FOUND if found.complete else ExitCode.NOTHING_FOUND


@click.command(short_help="Make the index anew.")
@json_option
@library_option
def rebuild(as_json: bool) -> int:
    """Throw the index of the library away and make it anew from its files, with its stories and names.

    Nothing of your own is lost: marks, corrections and notes are kept elsewhere.
    """
    from tui.commandline import library_documents, output
    from tui.commandline.indexing import Narrator
    from tui.commandline.opening import open_library
    from tui.commandline.plain.status import status_lines
    from tui.terminal.safe_text import safe_text

    with refusing():
        library = open_library(library_to_open(), fields=chosen_fields())
        try:
            report = library.rebuild(Narrator())
            if report.busy:
                raise click.ClickException("Another reader is indexing this library; close it and try again.")
            found = library.status()
            for problem in found.problems:
                output.narrate(f"reader: {safe_text(problem.message)}")
            if as_json:
                output.print_document(library_documents.status_document(found))
            else:
                output.print_lines(status_lines(found))
        finally:
            library.close()
    return ExitCode.FOUND


@click.command(short_help="Check everything and mend what can be mended.")
@click.option("--mend", is_flag=True, help="Also mend what takes time or moves a damaged file aside.")
@json_option
@library_option
def doctor(mend: bool, as_json: bool) -> int:
    """Check the library, its index and what you keep about it, and say what is wrong in a sentence each.

    What is derived and harmless to mend is mended at once. Lines and files that hold no article are named as
    left out. Exit code 0: all is well or was mended; 1: something is left.
    """
    from index.collection.holdings import Holdings
    from index.collection.registry import Registry
    from index.places import places
    from index.upkeep.doctor import Doctor
    from tui.commandline import library_documents, output
    from tui.commandline.opening import chosen_holdings
    from tui.commandline.plain.status import finding_lines

    with refusing():
        registry = Registry(places().data)
        given, name = ((), None) if registry.damage() else chosen_holdings(library_to_open())
        holdings = Holdings.of(given, name, chosen_fields())
        found = tuple(Doctor(holdings, places(), mend=mend).findings())
    if as_json:
        output.print_document(library_documents.findings_document(found))
    else:
        output.print_lines(finding_lines(found))
    return ExitCode.NOTHING_FOUND if any(finding.wrong for finding in found) else ExitCode.FOUND


@click.command(short_help="Print where files are kept.")
@json_option
@library_option
def locate(as_json: bool) -> int:
    """Print where the articles, the index, your own marks and corrections, and the settings are kept."""
    from tui.commandline import library_documents, output
    from tui.commandline.plain.articles import location_lines
    from tui.settings.config_place import config_path

    with whole_library(read=False) as library:
        places = (*library.locations(), ("settings", config_path()))
        if as_json:
            output.print_document(library_documents.locations_document(places))
        else:
            output.print_lines(location_lines(places))
        return ExitCode.FOUND
