"""The manual page, in roff, of what `--help`, the help screen and the settings say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import groupby

from tui.commandline.reference.described import Described
from tui.commands import COMMANDS, Group, Place
from tui.commands.keymap import Keymap
from tui.settings.settings import Settings

_ENVIRONMENT = (
    ("READER_LIBRARY", "The library to work on, as --library names it."),
    ("READER_CONFIG", "Another file of settings."),
    ("READER_CACHE", "Another folder for the index, which can be deleted at any time."),
    ("READER_DATA", "Another folder for what only you know: marks, corrections, decisions."),
    ("READER_DATE_ORDER", "day-month or month-day, before what the settings say of it."),
    ("READER_SPACY", "A spaCy model that votes on names in doubt."),
    ("READER_DIFFER", "0 draws whole lines, for a terminal that shows the screen wrongly."),
    ("READER_DEBUG", "1 shows the traceback of an internal error."),
    ("NO_COLOR", "No colours anywhere."),
    ("COLORFGBG, COLORTERM, TERM", "What the terminal can show."),
    ("VISUAL, EDITOR, PAGER", "What the editor and the pager are."),
)
_ENDINGS = (
    ("0", "Something was found, or all is well."),
    ("1", "Nothing was found, or something is wrong that was asked about."),
    ("2", "Wrong usage, or an article, a folder or a library that is not there."),
    ("70", "An error in the reader itself."),
    ("74", "Something could not be written."),
    ("130", "Interrupted."),
)


def manual(commands: Sequence[Described], keymap: Keymap) -> str:
    """The page as groff and mandoc read it, for section 1."""
    root, *others = commands
    lines = [
        '.TH READER 1 "" "reader" "User Commands"',
        ".SH NAME",
        f"reader \\- {_text(root.summary[:1].lower() + root.summary[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        ".B reader",
        f"[\\fIOPTIONS\\fR] [\\fI{_text('PATH…')}\\fR]",
        ".br",
        ".B reader",
        f"\\fICOMMAND\\fR [\\fIOPTIONS\\fR] {_text('…')}",
        ".SH DESCRIPTION",
        *_paragraphs(root.paragraphs),
        *_options(root, ".SH OPTIONS"),
        ".SH COMMANDS",
    ]
    for one in others:
        usage = " ".join(["reader", one.name, *one.arguments])
        lines += [f".SS {_text(usage)}", *_paragraphs(one.paragraphs), *_options(one, "")]
    lines += [".SH KEYS", "Every key can be changed; see SETTINGS.", *_keys(keymap)]
    lines += [".SH SETTINGS", *_settings(), ".SH ENVIRONMENT"]
    lines += [*_listed(_ENVIRONMENT), ".SH EXIT STATUS", *_listed(_ENDINGS)]
    lines += [".SH FILES", ".TP", "\\fI\\(ti/.config/reader/config.toml\\fR", "The settings."]
    lines += [".PP", "The command", ".B reader locate", "prints where everything is kept."]
    return "\n".join(lines) + "\n"


def _paragraphs(paragraphs: Iterable[str]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        yield from ([".PP"] if number else [])
        yield _text(paragraph)


def _options(one: Described, heading: str) -> Iterator[str]:
    if heading:
        yield heading
    for option in one.options:
        if one.name and option.names[-1] in ("--help", "--library", "--field"):
            continue
        names = ", ".join(f"\\fB{_text(name)}\\fR" for name in option.names)
        yield from (".TP", f"{names} \\fI{_text(option.value)}\\fR" if option.value else names)
        yield _text(option.help)


def _keys(keymap: Keymap) -> Iterator[str]:
    order = list(Group)
    commands = sorted(COMMANDS, key=lambda command: order.index(command.group))
    for group, members in groupby(commands, key=lambda command: command.group):
        yield f".SS {_text(group.value)}"
        for command in members:
            place = next(place for place in Place if place in command.places)
            keys = keymap.list_label(command, place)
            yield from (".TP", f"\\fB{_text(keys)}\\fR", _text(command.help))


def _settings() -> Iterator[str]:
    yield from (
        "A file in TOML;",
        ".B reader config",
        "writes one with every setting in it and says where it is,",
        ".B reader config \\-\\-check",
        "says what is wrong with it.",
    )
    for one in fields(Settings):
        if one.metadata:
            about = one.metadata["about"]
            choices = f" One of: {', '.join(one.metadata['choices'])}." if one.metadata["choices"] else ""
            yield from (".TP", f"\\fB{_text(one.name)}\\fR", _text(about + choices))
    yield from (".TP", "\\fB[keys]\\fR", "Actions and the keys that they are to have, on all screens.")
    yield from (".TP", "\\fB[keys.on.compare]\\fR", "The same for one screen.")


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, about in rows:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(about))


def _text(text: str) -> str:
    """Text that roff takes for nothing else: no request at its beginning, hyphens as they are typed."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    escaped = escaped.replace("^", "\\(ha").replace("~", "\\(ti")
    escaped = re.sub(r"[^\x00-\x7f]", lambda match: f"\\[u{ord(match[0]):04X}]", escaped)
    return re.sub(r"^\.", r"\\&.", escaped)
