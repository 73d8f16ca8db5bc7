"""Reads the file of settings: what is valid counts, and each mistake is told in a sentence with its line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import Field, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from tui.settings.config_place import CONFIG_VARIABLE, config_path
from tui.settings.settings import Settings

if TYPE_CHECKING:
    from tui.commands import Command
    from tui.commands.keymap import Wish

_WORD = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_PATH = rf"({_WORD}(?:\s*\.\s*{_WORD})*)"
_HEADING = re.compile(rf"\s*\[\[?\s*{_PATH}\s*\]")
_ENTRY = re.compile(rf"\s*{_PATH}\s*=")
_TEXTS = re.compile(
    r'""".*?"""|\'\'\'.*?\'\'\'|(?<!")"(?!"")(?:\\.|[^"\n\\])*"|(?<!\')\'(?!\'\')[^\'\n]*\'|#[^\n]*',
    re.DOTALL,
)
"""What may hold any sign: texts and comments."""
_AT = re.compile(r"\s*\(at line (\d+), column \d+\)\Z")
_MISTAKES = 20
"""Lines that TOML does not allow, after which the rest is left out too."""
_TYPES = {bool: "true or false", int: "a whole number", str: "a text in quotation marks"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line of the file, counted from 1; 0 for the file as a whole. `allowed` is a
    sentence with all that could stand there, or empty."""

    path: str
    line: int
    message: str
    allowed: str = ""

    def __str__(self) -> str:
        return self._told(self.path, self.allowed)

    def short(self, *, allowed: bool = True) -> str:
        """The same with the name of the file alone, for a line of the screen, `allowed` only if asked."""
        return self._told(os.path.basename(self.path), self.allowed if allowed else "")

    def _told(self, path: str, allowed: str) -> str:
        place = f"{path}, line {self.line}" if self.line else path
        return f"{place}: {self.message}" + (f" {allowed}" if allowed else "")


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """What this user has set; the defaults where there is no file."""
    path = config_path(environment)
    try:
        with open(path, "rb") as file:
            content = file.read()
    except FileNotFoundError:
        if not environment.get(CONFIG_VARIABLE):
            return Settings()
        return _none(path, f"There is no such file, which {CONFIG_VARIABLE} names.")
    except OSError as error:
        return _none(path, f"The settings cannot be read ({error.strerror}).")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _none(path, "This is not UTF-8, so no setting counts.", line)
    return settings_of(text, path)


def _none(path: str, message: str, line: int = 0) -> Settings:
    return Settings(problems=(Problem(path, line, message),))


def settings_of(text: str, path: str) -> Settings:
    """The settings that a text has; `path` is what its problems call it."""
    document, problems = _parsed(text.replace("\r\n", "\n"))
    settings = _Reading(_lines(text), problems).settings(document)
    ordered = sorted(problems, key=lambda problem: problem[0])
    return replace(settings, problems=tuple(Problem(path, *problem) for problem in ordered))


def _parsed(text: str) -> tuple[dict[str, Any], list[tuple[int, str, str]]]:
    """The tables of the text without the lines that are no TOML, and what is wrong with those."""
    from index.formats.toml_text import read_toml

    lines = text.split("\n")
    problems: list[tuple[int, str, str]] = []
    while True:
        try:
            return read_toml("\n".join(lines)), problems
        except ValueError as error:
            said = str(error)
        at = _AT.search(said)
        said = said[: at.start()] if at else said.removesuffix(" (at end of document)")
        first, end = _broken(lines, int(at[1]) - 1 if at else len(lines) - 1)
        problems.append(
            (first + 1, f"This is not TOML ({said[:1].lower()}{said[1:]}), so it does not count.", "")
        )
        if len(problems) == _MISTAKES or not any(lines[first:end]):
            return {}, [*problems, (0, "No setting counts until this is mended.", "")]
        lines[first:end] = [""] * (end - first)


def _broken(lines: list[str], at: int) -> tuple[int, int]:
    """The lines that cannot stay: the one named, from where what is unclosed was opened, and with a heading
    all that stands under it."""
    at = min(at, len(lines) - 1)
    opened = (n for n in range(at - 1, -1, -1) if _ENTRY.match(lines[n]) and not _is_closed(lines[n:at]))
    at = next(opened, at)
    end = at + 1
    heading = lines[at].lstrip().startswith("[")
    while end < len(lines) and not lines[end].lstrip().startswith("["):
        if not heading and (_ENTRY.match(lines[end]) or _is_closed(lines[at:end])):
            break
        end += 1
    return at, end


def _is_closed(lines: list[str]) -> bool:
    """Whether these lines close what they open."""
    written = _TEXTS.sub("", "\n".join(lines))
    return '"""' not in written and "'''" not in written and written.count("[") <= written.count("]")


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of each name in the text, by the tables that it stands in."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if match := _HEADING.match(line):
            table = _names(match[1])
            found.setdefault(table, number)
        elif match := _ENTRY.match(line):
            names = (*table, *_names(match[1]))
            for end in range(len(table) + 1, len(names) + 1):
                found.setdefault(names[:end], number)
    return found


def _names(written: str) -> tuple[str, ...]:
    return tuple(word.strip("\"'") for word in re.findall(_WORD, written))


class _Reading:
    """One look through the tables of a file; mistakes go to `problems` as (line, sentence, what is
    allowed)."""

    def __init__(self, lines: Mapping[tuple[str, ...], int], problems: list[tuple[int, str, str]]) -> None:
        self._lines = lines
        self._problems = problems

    def settings(self, document: Mapping[str, Any]) -> Settings:
        """What is valid."""
        known = {one.name: one for one in fields(Settings) if one.metadata}
        values: dict[str, Any] = {}
        for name, value in document.items():
            if name == "keys":
                continue
            if name not in known:
                self._wrong((name,), f"There is no setting {name}{_meant(name, [*known, 'keys'])}.")
            elif reason := _unfit(known[name], value):
                choices = known[name].metadata["choices"]
                self._wrong((name,), f"{name} {reason}.", f"Try {', '.join(choices)}." if choices else "")
            else:
                values[name] = value
        keys = self._keys(document.get("keys", {}), str(values.get("preset", Settings().preset)))
        return Settings(**values, keys=keys)

    def _wrong(self, name: tuple[str, ...], sentence: str, allowed: str = "") -> None:
        line = next(
            (self._lines[name[:end]] for end in range(len(name), 0, -1) if name[:end] in self._lines), 0
        )
        self._problems.append((line, sentence, allowed))

    def _keys(self, table: Any, preset: str) -> tuple[Wish, ...]:
        if not table:
            return ()
        if not isinstance(table, dict):
            self._wrong(("keys",), 'keys is a table: [keys], and below it actions as in compare = "c".')
            return ()
        from tui.commands import chosen_keymap

        wishes = tuple(self._wishes(table))
        for clash in chosen_keymap(preset, wishes)[1]:
            self._problems.append((clash.wish.line, clash.sentence(), ""))
        return wishes

    def _wishes(self, table: Mapping[str, Any]) -> Iterator[Wish]:
        from tui.commands import COMMANDS, Place

        for action, value in table.items():
            if action != "on":
                yield from self._wish(("keys", action), value, COMMANDS, None)
            elif not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
                self._wrong(("keys", "on"), "keys.on has a table for each screen, as [keys.on.compare].")
            else:
                for name, actions in value.items():
                    if name not in set(Place):
                        meant = _meant(name, list(Place))
                        self._wrong(("keys", "on", name), f"There is no screen {name}{meant}.")
                        continue
                    here = [command for command in COMMANDS if name in command.places]
                    for one, keys in actions.items():
                        yield from self._wish(("keys", "on", name, one), keys, here, Place(name))

    def _wish(
        self, name: tuple[str, ...], value: Any, among: Iterable[Command], place: object
    ) -> Iterator[Wish]:
        from tui.commands import Place
        from tui.commands.keymap import Wish
        from tui.commands.keys import UNBOUND, NoSuchKey, parse_keys

        action = name[-1]
        ids = [command.id for command in among]
        where = f" on the screen {place}" if place else ""
        if isinstance(value, dict) and action in set(Place):
            self._wrong(name, f"Keys for one screen stand in [keys.on.{action}].")
            return
        if action not in ids:
            self._wrong(name, f"There is no action {action}{where}{_meant(action, ids)}.")
            return
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
            self._wrong(name, f'{action} wants a key, as "c", or several, as ["c", "ctrl+t"].')
            return
        keys: list[str] = []
        none = written in ([], [""], [UNBOUND])
        if none and action == "back":
            self._wrong(name, "back needs a key: without one, nothing leads out of where one types.")
            return
        for key in () if none else written:
            try:
                keys.append(parse_keys(key))
            except NoSuchKey as error:
                self._wrong(name, f"{action} cannot have this key: {error}.")
        if keys or none:
            line = self._lines.get(name, 0)
            yield Wish(action, tuple(dict.fromkeys(keys)), place if isinstance(place, Place) else None, line)


def _unfit(setting: Field[Any], value: Any) -> str | None:
    """Why a setting cannot have this value; None where it can."""
    wanted = type(setting.default)
    if type(value) is not wanted:
        return f"wants {_TYPES[wanted]}"
    choices, least = setting.metadata["choices"], setting.metadata["least"]
    if choices and value not in choices:
        return f"cannot be {value}{_meant(str(value), choices)}"
    if least and value and value < least:
        return f"is 0 or at least {least}"
    if setting.name == "folder":
        path = os.path.expanduser(str(value))
        return (
            f"names {value}, which is not there" if os.path.isabs(path) and not os.path.exists(path) else None
        )
    return None


def _meant(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
