"""What the commands have in common: the library chosen, `--json`, the articles named, and the exit codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from tui.commandline.chosen import chosen_settings, with_folder

if TYPE_CHECKING:
    from index.library import Library

_Command = TypeVar("_Command", bound=Callable[..., Any])


_MOST_PROBLEMS = 10
"""Lines about files that were left out before what was asked for."""


class ExitCode(IntEnum):
    """How a command ended; those above 2 as in sysexits.h and the shell."""

    FOUND = 0
    NOTHING_FOUND = 1
    BAD_USAGE = 2
    INTERNAL_ERROR = 70
    CANNOT_WRITE = 74
    INTERRUPTED = 130


def _keep_library(ctx: click.Context, option: click.Parameter, choice: str | None) -> None:
    """Keeps the choice for the command, whether it stands before or after it; the one after wins."""
    if choice is not None:
        ctx.ensure_object(dict)["library"] = choice
        if ctx.get_parameter_source("library") is not ParameterSource.ENVIRONMENT:
            ctx.obj["library given"] = True


def _keep_fields(ctx: click.Context, option: click.Parameter, pairs: tuple[str, ...]) -> None:
    """Keeps which field of a record is what, for the command."""
    if pairs:
        from index.formats.fields import UnknownField, parse_mapping

        try:
            ctx.ensure_object(dict)["fields"] = parse_mapping(pairs)
        except UnknownField as error:
            raise click.UsageError(str(error)) from error


def _library_choice(environment: str | None = None) -> Callable[[_Command], _Command]:
    fields = click.option(
        "--field",
        metavar="WHAT=FIELD",
        multiple=True,
        expose_value=False,
        callback=_keep_fields,
        help="Where files of many articles keep something, as text=body; also title, source, date, url, "
        "language, id.",
    )
    library = click.option(
        "--library",
        metavar="FOLDER|NAME",
        envvar=environment,
        expose_value=False,
        is_eager=True,
        callback=_keep_library,
        help="The articles to work on: a library by its name, a folder, or a file. Default: what was added "
        "with `reader add`, else the five articles that ship, which are also called seeds.",
    )
    return lambda command: library(fields(command))


library_option = _library_choice()
"""The option of a command; a callback keeps its value for `chosen_library`."""
library_option_or_environment = _library_choice("READER_LIBRARY")
"""The same before the command, where the environment counts too."""
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    help="What to print, text if not said; HTML is one page without scripts.",
)


def chosen_form(form: str | None, as_json: bool) -> str:
    """What `--format` and `--json` say together. Raises UsageError where they contradict."""
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} are two forms at once; leave one of them out.")
    return "json" if as_json else form or "text"


article_argument = click.argument("reference", metavar="ARTICLE")


def _keep_flag(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def keep(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
        if wanted:
            ctx.ensure_object(dict)[name] = True

    return keep


def plain_options(command: _Command) -> _Command:
    """The options of the app that choose lines instead of a screen; kept like the library."""
    plain = click.option(
        "--plain",
        is_flag=True,
        expose_value=False,
        callback=_keep_flag("plain"),
        help="Speak in lines, for screen readers and terminals that only print.",
    )
    no_pager = click.option(
        "--no-pager",
        is_flag=True,
        expose_value=False,
        callback=_keep_flag("no pager"),
        help="With --plain: say everything at once instead of page by page.",
    )
    return plain(no_pager(command))


@contextmanager
def refusing() -> Iterator[None]:
    """Turns what the user can mend into the error that ends a command with its sentence and exit code 2."""
    from index.formats.text_file import FormatError
    from index.library import ArticleNotFound, LibraryError
    from tui.terminal.safe_text import safe_text

    try:
        yield
    except ArticleNotFound as error:
        said = safe_text(str(error))
        lines = (f"\n  {safe_text(candidate)}" for candidate in error.candidates)
        raise click.ClickException("".join((said, *lines))) from error
    except (LibraryError, FormatError) as error:
        # A file name may have lines; a sentence has one.
        raise click.ClickException(safe_text(str(error))) from error


@contextmanager
def chosen_articles(
    references: Sequence[str],
    *,
    join: bool = False,
    stories: bool = False,
    names: bool = False,
    model: str | None = None,
) -> Iterator[tuple[Library, tuple[str, ...]]]:
    """The library of the running command and the articles it names; closed at the end.

    A command that asks for `stories` waits until they are those of now. One that prints what follows from
    `names` ends with a sentence where the spaCy model called `model`, else by READER_SPACY, cannot vote.
    """
    from tui.commandline.indexing import bring_up_to_date
    from tui.commandline.opening import choose

    with refusing():
        chosen = choose(library_to_open(), references, join=join, model=model, fields=chosen_fields())
        try:
            if names:
                require_model(chosen.library)
            if stories and chosen.library.stories_outdated():
                bring_up_to_date(chosen.library, stories=True)
            yield chosen.library, chosen.articles
        finally:
            chosen.library.close()


@contextmanager
def whole_library(
    *,
    indexed: bool = False,
    read: bool = True,
    stories: bool | Callable[[Library], bool] = False,
    names: Callable[[Library], bool] = lambda library: False,
    narrated: bool = True,
) -> Iterator[Library]:
    """The library of the running command, where no article is named. Where it is large and new it is
    `read` first, and where they are asked for, which the library may tell, its `stories` and `names` are
    found; what was left out is `narrated` on stderr, once for each change of a file."""
    from tui.commandline.indexing import bring_up_to_date, listing_told
    from tui.commandline.opening import open_library
    from tui.commandline.output import narrate
    from tui.terminal.safe_text import safe_text

    with refusing(), ExitStack() as opened:
        with listing_told() as told:
            library = open_library(library_to_open(), fields=chosen_fields(), told=told)
            opened.callback(library.close)
            stories = stories if isinstance(stories, bool) else stories(library)
            if indexed or (read and library.incomplete()) or (stories and library.stories_outdated()):
                bring_up_to_date(library, stories=stories, names=names(library))
        problems = library.untold_problems() if narrated else ()
        shown = problems if len(problems) <= _MOST_PROBLEMS else problems[: _MOST_PROBLEMS - 1]
        for problem in shown:
            narrate(f"reader: {safe_text(problem.message)}")
        if more := len(problems) - len(shown):
            narrate(f"reader: {more:,} more of this; `reader status` has it all.")
        yield library


def require_model(library: Library) -> None:
    """Raises LibraryError where a spaCy model was asked for that cannot vote."""
    from index.library import LibraryError

    if problem := library.model_problem():
        raise LibraryError(problem)


def chosen_library() -> str | None:
    """What `--library` or the environment names for the running command."""
    choice: str | None = click.get_current_context().ensure_object(dict).get("library")
    return choice


def library_to_open() -> str | None:
    """The same, else what the settings name; also tells what is wrong with the settings, where there are any.

    A command needs nothing else of them, so a start without a file of settings costs one look at the disk.
    """
    from tui.settings.config_place import has_config

    choice = chosen_library()
    if not has_config():
        return choice
    from tui.commandline.output import narrate

    settings, folder = with_folder(chosen_settings())
    for problem in settings.problems:
        narrate(f"reader: {problem}")
    from tui.wording.date_languages import write_dates_in

    write_dates_in(settings.date_language)
    return choice or folder


def chosen_fields() -> dict[str, str] | None:
    """What `--field` says for the running command."""
    fields: dict[str, str] | None = click.get_current_context().ensure_object(dict).get("fields")
    return fields
