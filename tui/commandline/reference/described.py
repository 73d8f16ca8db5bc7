"""The command line as data, read from the commands themselves: for completion and for the manual."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import click

_FILES = re.compile(r"ARTICLE|LEFT|RIGHT|PATH|FILE")
_FOLDER = re.compile(r"FOLDER")


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its names, what it wants (`value`, as `N`; empty for a flag), and its help."""

    names: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    help: str

    @property
    def wants_folder(self) -> bool:
        """Whether folders are what to offer for its value."""
        return _FOLDER.search(self.value) is not None

    @property
    def wants_library(self) -> bool:
        """Whether its value may be the name of a library."""
        return "--library" in self.names


@dataclass(frozen=True, slots=True)
class Described:
    """A command, or `reader` itself under the name "": its arguments as usage has them, and its options."""

    name: str
    arguments: tuple[str, ...]
    choices: tuple[str, ...]
    """What the arguments may be, where they are words of a list."""
    summary: str
    paragraphs: tuple[str, ...]
    options: tuple[Option, ...]

    @property
    def takes_files(self) -> bool:
        """Whether its arguments may be files."""
        return any(_FILES.search(argument) for argument in self.arguments)


def described(group: click.Group) -> tuple[Described, ...]:
    """The program itself, then each of its commands in the order of help."""
    root = click.Context(group, info_name="reader", **group.context_settings)
    return (_describe("", group, root), *_commands(group, root))


def _commands(group: click.Group, root: click.Context) -> Iterator[Described]:
    for name in group.list_commands(root):
        command = group.get_command(root, name)
        if command is not None and not command.hidden:
            context = click.Context(command, parent=root, info_name=name, **command.context_settings)
            yield _describe(name, command, context)


def _describe(name: str, command: click.Command, context: click.Context) -> Described:
    parameters = command.get_params(context)
    arguments = [one for one in parameters if isinstance(one, click.Argument)]
    return Described(
        name,
        tuple(_value(one) for one in arguments) if name else ("[PATH…]",),
        tuple(word for one in arguments for word in _choices(one)),
        command.get_short_help_str(200) if name else "Read one story as many sources tell it.",
        tuple(" ".join(part.split()) for part in (command.help or "").split("\n\n")),
        tuple(
            Option(
                tuple(sorted(one.opts, key=len)),
                "" if one.is_flag else _value(one),
                _choices(one),
                " ".join((one.help or "").split()),
            )
            for one in parameters
            if isinstance(one, click.Option) and not one.hidden
        ),
    )


def _choices(parameter: click.Parameter) -> tuple[str, ...]:
    return tuple(parameter.type.choices) if isinstance(parameter.type, click.Choice) else ()


def _value(parameter: click.Parameter) -> str:
    if parameter.metavar:
        return parameter.metavar
    return "|".join(_choices(parameter)) or str(parameter.name).upper()
