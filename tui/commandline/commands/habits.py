"""The commands that fit the reader to its user: keys, config, completion, man."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.commandline.chosen import chosen_settings
from tui.commandline.options import ExitCode, json_option
from tui.settings.setting_names import PRESET_NAMES

if TYPE_CHECKING:
    from tui.settings.settings import Settings

SHELL_NAMES = ("bash", "zsh", "fish")


@click.command(short_help="Print the keys of every screen.")
@click.option(
    "--preset",
    type=click.Choice(PRESET_NAMES),
    help="The keys of this preset, not of the one that is set.",
)
@json_option
def keys(preset: str | None, as_json: bool) -> int:
    """Print which keys do what on each screen, with the name by which a settings file calls each action.

    What your settings say in [keys] is laid over the preset.
    """
    from tui.commandline import output
    from tui.commandline.plain.keys import key_lines, keys_document
    from tui.commands import chosen_keymap

    settings = chosen_settings()
    _tell(settings)
    preset = preset or settings.preset
    keymap, _ = chosen_keymap(preset, settings.keys)
    if as_json:
        output.print_document(keys_document(preset, keymap))
    else:
        output.print_lines(key_lines(preset, keymap, output.style_of(sys.stdout)))
    return ExitCode.FOUND


@click.command(short_help="Write, print or check the file of settings.")
@click.option("--check", is_flag=True, help="Say what is wrong with it, line by line.")
@click.option("--print", "shown", is_flag=True, help="Print a file with every setting, as it is by default.")
@click.option("--write", is_flag=True, help="Write that file; refused where there is one already.")
def config(check: bool, shown: bool, write: bool) -> int:
    """Say where the settings are, after writing a file that explains them all where there is none yet.

    A file that is there is never written to. Exit code of --check: 0 all is well, 1 something is wrong.
    """
    from tui.commandline import output
    from tui.commandline.reference.config_text import config_text
    from tui.settings.config_place import config_path
    from tui.terminal.safe_text import safe_text

    if check + shown + write > 1:
        raise click.UsageError("Give one of --check, --print and --write.")
    if shown:
        output.print_file(config_text())
        return ExitCode.FOUND
    path = config_path()
    if check:
        settings = chosen_settings()
        found = [safe_text(str(problem)) for problem in settings.problems]
        output.print_lines(found or [f"{safe_text(path)}: all is well."])
        return ExitCode.NOTHING_FOUND if settings.problems else ExitCode.FOUND
    written = _written(path, config_text())
    if not written and write:
        raise click.ClickException(f"{safe_text(path)} is there already, and is never written over.")
    output.print_lines([safe_text(path)])
    if written:
        output.narrate("reader: written, with every setting in it as it is by default.")
    else:
        _tell(chosen_settings())
    return ExitCode.FOUND


@click.command(short_help="Print a script with which a shell completes reader.")
@click.argument("shell", type=click.Choice(SHELL_NAMES), metavar="SHELL", required=False)
@click.option("--libraries", is_flag=True, help="Print the names of your libraries, for such a script.")
@click.pass_context
def completion(ctx: click.Context, shell: str | None, libraries: bool) -> int:
    """Print a script that completes commands, options and files in bash, zsh or fish.

    For bash: reader completion bash > ~/.local/share/bash-completion/completions/reader; for fish: reader
    completion fish > ~/.config/fish/completions/reader.fish; for zsh: into a file _reader in a folder of
    $fpath.
    """
    from tui.commandline import output

    if libraries and not shell:
        from index.collection.registry import SEEDS, Registry
        from index.places import places

        output.print_lines([*Registry(places().data).names(), SEEDS])
        return ExitCode.FOUND
    if not shell or libraries:
        raise click.UsageError(f"Give a SHELL ({', '.join(SHELL_NAMES)}) or --libraries.")
    from tui.commandline.reference.completion import SHELLS
    from tui.commandline.reference.described import described

    group = ctx.find_root().command
    assert isinstance(group, click.Group)
    output.print_file(SHELLS[shell](described(group)))
    return ExitCode.FOUND


@click.command(short_help="Print the manual page.")
@click.pass_context
def man(ctx: click.Context) -> int:
    """Print the manual page, in roff: reader man | man -l -

    It is installed with the program, so that `man reader` shows it where a shell knows of its folder.
    """
    from tui.commandline import output
    from tui.commandline.reference.described import described
    from tui.commandline.reference.manual import manual
    from tui.commands import chosen_keymap

    group = ctx.find_root().command
    assert isinstance(group, click.Group)
    output.print_file(manual(described(group), chosen_keymap("default")[0]))
    return ExitCode.FOUND


def _written(path: str, text: str) -> bool:
    """Whether the file could be made; False where there is one."""
    import os

    from tui.terminal.safe_text import safe_text

    folder = os.path.dirname(path)
    try:
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(path, "x", encoding="utf-8") as file:
            try:
                file.write(text)
                file.flush()
            except OSError:
                # Half of it would be kept for ever, as what is there is never written to.
                os.unlink(path)
                raise
    except FileExistsError:
        return False
    except OSError as error:
        raise click.ClickException(
            f"{safe_text(path)} cannot be written ({error.strerror}); name another file in READER_CONFIG."
        ) from error
    return True


def _tell(settings: Settings) -> None:
    from tui.commandline.output import narrate

    for problem in settings.problems:
        narrate(f"reader: {problem}")
