"""Opens the app, where there is a terminal for it."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from tui.commandline.chosen import chosen_settings, with_folder
from tui.commandline.options import (
    ExitCode,
    library_option,
    plain_options,
    refusing,
)
from tui.commandline.output import is_terminal, narrate
from tui.start.early_start import EARLY_START
from tui.terminal.safe_text import safe_text

if TYPE_CHECKING:
    from index.library import Library


@click.command("open", hidden=True)
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@library_option
@plain_options
@click.pass_context
def open_app(ctx: click.Context, paths: tuple[str, ...]) -> int:
    """Open the reader on files and folders."""
    given: dict[str, Any] = ctx.ensure_object(dict)
    _check_paths(paths, ctx.find_root().command)
    if paths and given.get("library given"):
        raise click.UsageError("Give either PATHs or --library, not both.")
    plain = bool(given.get("plain")) or _speaks_in_lines("-" in paths)
    if not plain:
        _check_terminal("-" in paths)
    begun = None if plain or given.get("library given") or given.get("fields") else EARLY_START.taken(paths)
    if begun is not None:
        library, settings = begun
    else:
        from tui.commandline.opening import open_library

        settings, folder = with_folder(chosen_settings())
        choice = None if paths else given.get("library") or folder
        with refusing():
            library = open_library(choice, paths, given.get("fields"))
    if "-" in paths:
        _read_keys_from_terminal()
    if plain:
        from tui.commands import chosen_keymap
        from tui.plain_mode.prompt import run as converse
        from tui.wording.date_languages import write_dates_in

        keymap, _ = chosen_keymap(settings.preset, settings.keys)
        write_dates_in(settings.date_language)
        for problem in settings.problems:
            narrate(f"reader: {problem}")
        code = converse(library, keymap, paged=not given.get("no pager"))
        _say_what_is_lost(library)
        return code
    from tui.start.app_imports import import_app

    run = import_app(EARLY_START.answer)
    try:
        return run(library, settings) or ExitCode.FOUND
    finally:
        _say_what_is_lost(library)


def _say_what_is_lost(library: Library) -> None:
    """Say why something that was kept could not be written up to the end."""
    if unwritten := library.unwritten():
        from index.notebook.notebook_file import FORGOTTEN

        narrate(f"reader: {safe_text(unwritten.replace(FORGOTTEN, 'what you kept since then is lost'))}")


def _speaks_in_lines(standard_input_is_article: bool) -> bool:
    """Whether somebody types on a terminal that can only print."""
    typed = standard_input_is_article or is_terminal(sys.stdin)
    return os.name != "nt" and os.environ.get("TERM") == "dumb" and is_terminal(sys.stdout) and typed


def _check_paths(paths: Sequence[str], commands: click.Command) -> None:
    """Raises UsageError for a path that does not exist, with the library or the command that it may have been
    meant for; LibraryError where it cannot be read which libraries there are."""
    for path in paths:
        if path == "-" or os.path.lexists(path):
            continue
        from difflib import get_close_matches

        from index.collection.registry import SEEDS, Registry
        from index.library import fetched_by_hand
        from index.places import places

        if address := fetched_by_hand(path):
            raise click.UsageError(address)

        names = list(commands.commands) if isinstance(commands, click.Group) else []
        meant = get_close_matches(path, names, n=1)
        hint = f" Did you mean the command {meant[0]}?" if meant else ""
        if path in (SEEDS, *Registry(places().data).names()):
            hint = f" The library of this name is opened with `reader --library {shlex.quote(path)}`."
        raise click.UsageError(f"There is no file, folder or command {path}.{hint}")


def _check_terminal(standard_input_is_article: bool) -> None:
    """Raises UsageError where the app cannot be drawn, with what to use instead."""
    reason = None
    if os.name != "nt" and os.environ.get("TERM", "") in ("", "dumb"):
        reason = f"the terminal (TERM={os.environ.get('TERM', '')}) cannot place text on its screen"
    elif not is_terminal(sys.stdout):
        reason = "its output is not a terminal"
    elif not standard_input_is_article and not is_terminal(sys.stdin):
        reason = "its input is not a terminal"
    if reason:
        raise click.UsageError(
            f"The reader's screen cannot open: {reason}. Use reader --plain, reader search WORDS, reader"
            " list, reader show ARTICLE, reader compare LEFT RIGHT, reader story ARTICLE or reader entities"
            " ARTICLE instead."
        )


def _read_keys_from_terminal() -> None:
    """After an article came through standard input, lets keys come from the terminal itself."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise click.UsageError(
            f"There is no terminal to read keys from ({error.strerror}); use reader show - instead."
        ) from error
    os.dup2(terminal, 0)
    os.close(terminal)
