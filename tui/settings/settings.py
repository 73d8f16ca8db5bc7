"""What the user can set, once for all starts: each setting with its default, its type and what it is for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.commands.keymap import Wish
from tui.settings.setting_names import DATE_LANGUAGES, DATE_ORDERS, LINES, PRESET_NAMES
from tui.settings.theme_names import THEME_NAMES

if TYPE_CHECKING:
    from tui.settings.settings_file import Problem


def _setting(default: Any, about: str, *, choices: tuple[str, ...] = (), least: int = 0) -> Any:
    """A field with what a file of settings says about it, and what it may be."""
    return field(default=default, metadata={"about": about, "choices": choices, "least": least})


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set. `keys` are the wishes of the `[keys]` tables, which come over those of the preset."""

    theme: str = _setting(
        "auto", "The colours; auto takes light or dark ones as the terminal has them.", choices=THEME_NAMES
    )
    columns: int = _setting(
        88,
        "The widest line of an article, in cells; after a longer one the next is hard to find. 0 takes all "
        "the room there is.",
        least=20,
    )
    folder: str = _setting(
        "",
        "What is opened where nothing is named: a folder with its whole path (~ is your home), or a library "
        "by its name. Empty: what was added with `reader add`, else the articles that ship.",
    )
    date_language: str = _setting(
        "en",
        "The language in which a timeline writes its dates; iso writes 2021-07-05.",
        choices=DATE_LANGUAGES,
    )
    date_order: str = _setting(
        "open",
        "How a date in figures is read that can be read both ways, as 03/04/2021, in texts, in the dates of "
        "articles and in searches. Open: it is not guessed. After a change the articles are read once more.",
        choices=DATE_ORDERS,
    )
    mouse: bool = _setting(
        False,
        "Whether the reader takes clicks, the wheel and dragging, which selects text; with Shift held the "
        "terminal does.",
    )
    lines: str = _setting(
        "auto",
        "The signs that rules and marks are drawn with; auto asks the locale.",
        choices=LINES,
    )
    restore: bool = _setting(True, "Whether the reader begins where it was left.")
    preset: str = _setting("default", "The set of keys that those below come over.", choices=PRESET_NAMES)
    keys: tuple[Wish, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    """What was wrong with others, in the order of the file."""
