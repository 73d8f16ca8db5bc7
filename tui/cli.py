"""The `reader` command: opens the app, or answers one question and ends."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence

import click

from tui.commandline.commands.habits import completion, config, keys, man
from tui.commandline.commands.keeping import edit, mark, note, tag, undo
from tui.commandline.commands.maintenance import doctor, locate, rebuild, status
from tui.commandline.commands.notes import export_notes, import_notes
from tui.commandline.commands.questions import compare, entities, list_articles, search, show, story, timeline
from tui.commandline.commands.registering import add, remove
from tui.commandline.commands.saved_searches import searches
from tui.commandline.options import ExitCode, library_option_or_environment, plain_options
from tui.start.first_frame import FIRST_FRAME
from tui.start.opening_app import open_app

DEBUG_VARIABLE = "READER_DEBUG"
"""Environment variable that shows the traceback of an internal error."""


class ReaderGroup(click.Group):
    """Takes what is no command's name for the paths that the app opens."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first, else the app with all arguments."""
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "open", open_app, args

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both ways to call it."""
        formatter.write_usage("reader", "[OPTIONS] [PATH…]")
        formatter.write_usage("reader", "COMMAND [OPTIONS] …", prefix="       ")


def _print_version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("onestory-reader")
    except PackageNotFoundError:
        found = "(not installed)"
    from tui.commandline.output import print_lines

    print_lines([f"reader {found}"])
    ctx.exit()


@click.group(
    cls=ReaderGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""ARTICLE is a file, an id, a file name, or the beginning of one, else a URL, a title or a
    source; - is standard input. A PATH that is named like a command is written ./search. Exit codes: 0 found,
    1 nothing found, 2 wrong usage or no such article. NO_COLOR, READER_LIBRARY, READER_CONFIG, READER_CACHE
    and READER_DATA are heeded.""",
)
@library_option_or_environment
@plain_options
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and end.",
)
@click.pass_context
def reader(ctx: click.Context) -> int | None:
    """Read one story as many sources tell it: search, compare side by side, see who is named how.

    Opens the reader on files and folders or, without any, on what was added, else on the five articles that
    ship with it. The commands answer the same questions in plain text, or in JSON for scripts.
    """
    ctx.ensure_object(dict)
    if ctx.invoked_subcommand is None:
        code: int = ctx.invoke(open_app, paths=())
        return code
    return None


for _command in (
    *(search, show, list_articles, compare, story, timeline, entities, edit),
    *(add, remove, status, rebuild, doctor, locate),
    *(mark, tag, note, searches, undo, export_notes, import_notes),
    *(keys, config, completion, man),
):
    reader.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; no traceback ever reaches the user."""
    # Whoosh 2.7.4 is older than the warnings about it, which come where no installer has compiled it.
    warnings.filterwarnings("ignore", category=SyntaxWarning, module=r".*[/\\]whoosh[/\\]")
    try:
        code = reader.main(arguments, prog_name="reader", standalone_mode=False)
        return code if isinstance(code, int) else ExitCode.FOUND
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        return _refuse(_usage_message(error))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitCode.BAD_USAGE
    except Exception as error:
        return _failed(error)


def _usage_message(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = "" if context is None else context.command_path.removesuffix(" open")
    help_line = f"\nTry: {command} --help" if command else ""
    return f"{error.format_message()}{help_line}"


def _failed(error: Exception) -> int:
    from tui.commandline.output import let_go, narrate

    FIRST_FRAME.withdraw()
    let_go()
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        narrate("".join(traceback.format_exception(error)).rstrip())
        return ExitCode.INTERNAL_ERROR
    if isinstance(error, OSError) and error.errno is not None:
        narrate(f"reader: {error.strerror}{f': {error.filename}' if error.filename else ''}")
        return ExitCode.CANNOT_WRITE
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    from tui.failure_log import keep_failure

    kept = keep_failure(error)
    where = f" {kept} has the details." if kept else f" {DEBUG_VARIABLE}=1 shows the details."
    narrate(f"reader: internal error: {what.rstrip('.')}.{where}")
    return ExitCode.INTERNAL_ERROR


def _refuse(message: str) -> int:
    from tui.commandline.output import narrate

    FIRST_FRAME.withdraw()
    narrate(f"reader: {message}")
    return ExitCode.BAD_USAGE
