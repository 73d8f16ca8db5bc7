"""Every action of the reader, once: its keys, footer text, palette entry and help, and where it works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType


class Place(StrEnum):
    """A screen of the reader, as commands see it."""

    SEARCH = "search"
    ARTICLE = "article"
    COMPARE = "compare"
    STORY = "story"
    ENTITY = "entity"


class Group(StrEnum):
    """A heading of the help screen."""

    GENERAL = "Everywhere"
    MOVE = "Moving"
    ARTICLES = "Articles and hits"
    FIND = "Find in the text"
    COMPARE = "Comparing"
    NAMES = "Names"


EVERYWHERE = frozenset(Place)
_LISTS = frozenset({Place.SEARCH, Place.STORY, Place.ENTITY})
_TEXTS = frozenset({Place.ARTICLE, Place.COMPARE})
_PAIRS_AND_STORIES = frozenset({Place.COMPARE, Place.STORY})


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do.

    `id` names the screen's method (`action_<id>`) and the binding in a keymap. `label` is the word or two of
    the status line, `title` the palette's line, `help` one sentence. `hint` orders the status line's hints,
    the smallest first; 0 keeps it out. The first of `keys` is the one that is shown.
    With `leaves_box`, keys that are no letters go before a box that is typed in, so that a letter that comes
    in one piece with them, as over a slow line, is not taken for text.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    title: str
    help: str
    group: Group
    places: frozenset[Place] = EVERYWHERE
    hint: int = 0
    leaves_box: bool = False

    @property
    def key_label(self) -> str:
        """The first key as a person writes it: `/`, `Ctrl+P`, `↓`."""
        return key_label(self.keys[0])


_KEY_LABELS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
}


def key_label(key: str) -> str:
    """A Textual key name as a person writes it."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _KEY_LABELS.get(last, last.upper() if modifiers else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


COMMANDS: tuple[Command, ...] = (
    Command("search", ("/",), "search", "Search", "Go to the search box.", Group.GENERAL, _LISTS, hint=40),
    Command("help", ("?",), "help", "Help", "Show every key of this screen.", Group.GENERAL, hint=90),
    Command(
        "palette",
        ("ctrl+p",),
        "palette",
        "Command palette",
        "Find any command by its name.",
        Group.GENERAL,
    ),
    Command("next_pane", ("tab",), "next pane", "Next pane", "Move to the next pane.", Group.GENERAL),
    Command(
        "previous_pane",
        ("shift+tab",),
        "previous pane",
        "Previous pane",
        "Move to the previous pane.",
        Group.GENERAL,
    ),
    Command(
        "names",
        ("e",),
        "names",
        "Names: show or hide",
        "Show or hide who and what is named.",
        Group.NAMES,
        hint=30,
    ),
    Command("copy", ("y",), "copy", "Copy", "Copy what is under the cursor to the clipboard.", Group.GENERAL),
    Command(
        "theme",
        ("ctrl+t",),
        "theme",
        "Next theme: dark, light, 16 colours",
        "Change to the next theme.",
        Group.GENERAL,
    ),
    Command("suspend", ("ctrl+z",), "suspend", "Suspend", "Go back to the shell; fg returns.", Group.GENERAL),
    Command(
        "back",
        ("escape",),
        "back",
        "Back",
        "Go one step back; never quits.",
        Group.GENERAL,
        leaves_box=True,
    ),
    Command(
        "leave",
        ("q",),
        "quit",
        "Back, or quit",
        "Go one step back; on the search screen, quit.",
        Group.GENERAL,
    ),
    Command(
        "line_down",
        ("j", "down"),
        "down",
        "Down",
        "One line or entry down.",
        Group.MOVE,
        leaves_box=True,
    ),
    Command("line_up", ("k", "up"), "up", "Up", "One line or entry up.", Group.MOVE),
    Command("page_down", ("pagedown",), "page down", "Page down", "One page down.", Group.MOVE),
    Command("page_up", ("pageup",), "page up", "Page up", "One page up.", Group.MOVE),
    Command(
        "half_page_down",
        ("ctrl+d",),
        "half page down",
        "Half a page down",
        "Half a page down.",
        Group.MOVE,
    ),
    Command("half_page_up", ("ctrl+u",), "half page up", "Half a page up", "Half a page up.", Group.MOVE),
    Command("to_top", ("g", "home"), "top", "To the top", "Go to the beginning.", Group.MOVE),
    Command("to_end", ("G", "end"), "end", "To the end", "Go to the end.", Group.MOVE),
    Command(
        "go_right",
        ("right", "l"),
        "right",
        "To the right; unfold",
        "Go to the source on the right; in a comparison, unfold what only one has.",
        Group.MOVE,
        _PAIRS_AND_STORIES,
    ),
    Command(
        "go_left",
        ("left", "h"),
        "left",
        "To the left; fold again",
        "Go to the source on the left; in a comparison, fold again what only one has.",
        Group.MOVE,
        _PAIRS_AND_STORIES,
    ),
    Command("open", ("enter",), "open", "Open", "Open what is under the cursor.", Group.ARTICLES, EVERYWHERE),
    Command(
        "mark",
        ("space",),
        "mark",
        "Mark for comparing",
        "Mark the article for comparing, or unmark it.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE}),
    ),
    Command(
        "compare",
        ("c",),
        "compare",
        "Compare",
        "Compare the marked articles, or this one with the best other source.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE}),
        hint=10,
    ),
    Command(
        "story",
        ("m",),
        "story",
        "Story matrix",
        "Show which source tells which fact of this story.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE, Place.COMPARE}),
        hint=20,
    ),
    Command(
        "details",
        ("i",),
        "details",
        "Correct title, source, date",
        "Correct the title, source or date of the article; its file is not touched.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE}),
    ),
    Command(
        "light",
        ("h",),
        "light up",
        "Light up names, then quotations",
        "Light up the names, then the quotations, then neither.",
        Group.NAMES,
        frozenset({Place.ARTICLE}),
        hint=35,
    ),
    Command(
        "find", ("/",), "find", "Find in the text", "Find words in this text.", Group.FIND, _TEXTS, hint=40
    ),
    Command(
        "next_match",
        ("n",),
        "next",
        "Next match",
        "Go to the next match in the text.",
        Group.FIND,
        frozenset({Place.ARTICLE}),
        hint=25,
    ),
    Command(
        "previous_match",
        ("N",),
        "previous",
        "Previous match",
        "Go to the previous match in the text.",
        Group.FIND,
        frozenset({Place.ARTICLE}),
    ),
    Command(
        "entity",
        ("E",),
        "its page",
        "Page of the name",
        "Open the page of the name under the cursor.",
        Group.NAMES,
    ),
    Command(
        "filter",
        ("F",),
        "filter",
        "Filter by the name",
        "List the articles that write the name under the cursor; in a comparison, leave out what does not.",
        Group.NAMES,
    ),
    Command(
        "next_discrepancy",
        ("n",),
        "next",
        "Next discrepancy",
        "Go to the next place where the two contradict each other.",
        Group.COMPARE,
        _PAIRS_AND_STORIES,
        hint=5,
    ),
    Command(
        "previous_discrepancy",
        ("N",),
        "previous",
        "Previous discrepancy",
        "Go to the previous place where the two contradict each other.",
        Group.COMPARE,
        _PAIRS_AND_STORIES,
        hint=6,
    ),
    Command(
        "next_difference",
        ("]",),
        "next difference",
        "Next difference",
        "Go to the next passage that is not the same.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
    ),
    Command(
        "previous_difference",
        ("[",),
        "previous difference",
        "Previous difference",
        "Go to the previous passage that is not the same.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
    ),
    Command(
        "next_source",
        ("}",),
        "other source",
        "Other article on the right",
        "Put the next article of the story on the right.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
        hint=10,
    ),
    Command(
        "previous_source",
        ("{",),
        "previous source",
        "Previous article on the right",
        "Put the previous article of the story on the right.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
    ),
    Command(
        "swap",
        ("s",),
        "swap",
        "Swap sides",
        "Exchange the left and the right article.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
    ),
    Command(
        "fold",
        ("f",),
        "fold",
        "Fold what only one has",
        "Fold or unfold what only one of the two has.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
    ),
    Command(
        "order",
        ("o",),
        "order",
        "Order: aligned, or each its own",
        "Show both aligned, or each in its own order.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
        hint=15,
    ),
    Command(
        "wording",
        ("w",),
        "wording",
        "Minor wording too",
        "Walk minor differences of wording too, or only what matters.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
    ),
    Command(
        "counterpart",
        ("M",),
        "counterpart",
        "Moved counterpart",
        "Go to where the other article tells this.",
        Group.COMPARE,
        frozenset({Place.COMPARE}),
    ),
)


def commands_in(place: Place) -> tuple[Command, ...]:
    """The commands that work on one screen, in the order in which help lists them."""
    return tuple(command for command in COMMANDS if place in command.places)


def bindings(place: Place) -> list[BindingType]:
    """The key bindings of one screen; the ids are those of the commands."""
    return [
        Binding(
            key,
            command.id,
            command.label,
            tooltip=command.help,
            id=command.id,
            priority=command.leaves_box and len(key) > 1,
        )
        for command in commands_in(place)
        for key in command.keys
    ]


def hints(place: Place) -> tuple[Command, ...]:
    """The commands that the status line names, the most useful first."""
    return tuple(sorted((c for c in commands_in(place) if c.hint), key=lambda c: c.hint))


def command(command_id: str, among: Iterable[Command] = COMMANDS) -> Command:
    """The command of an id. Raises KeyError for an unknown one."""
    for candidate in among:
        if candidate.id == command_id:
            return candidate
    raise KeyError(command_id)
