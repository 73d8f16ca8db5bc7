"""Each action exists once and whole: key, footer text, palette entry, help, a method on its screens."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

from tui.commands import COMMANDS, Place, bindings, chosen_keymap, command, commands_in, hints, key_label
from tui.screens.article.screen import ArticleScreen
from tui.screens.compare.screen import CompareScreen
from tui.screens.dialogs.dialog import Dialog
from tui.screens.dialogs.help import help_content
from tui.screens.entity import EntityScreen
from tui.screens.search.screen import SearchScreen
from tui.screens.story.screen import StoryScreen
from tui.screens.story.timeline import TimelineScreen

ROOT = Path(__file__).resolve().parents[3]

SCREENS = {
    Place.SEARCH: SearchScreen,
    Place.ARTICLE: ArticleScreen,
    Place.COMPARE: CompareScreen,
    Place.STORY: StoryScreen,
    Place.TIMELINE: TimelineScreen,
    Place.ENTITY: EntityScreen,
}


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.id)
def test_a_command_has_all_its_parts(each):
    assert each.keys
    assert each.label
    assert each.title
    assert each.help.endswith(".")
    assert each.places


def test_ids_are_unique():
    assert len({each.id for each in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("place", Place)
def test_no_key_means_two_things_on_one_screen(place):
    keys = [key for each in commands_in(place) for key in each.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(("place", "screen"), SCREENS.items())
def test_every_command_of_a_screen_can_be_run_there(place, screen):
    missing = [each.id for each in commands_in(place) if not hasattr(screen, f"action_{each.id}")]
    assert missing == []


@pytest.mark.parametrize("place", Place)
def test_bindings_and_help_name_every_command(place):
    keymap, _ = chosen_keymap("default")
    bound = {binding.id for binding in bindings(place, keymap)}
    text = help_content(place, keymap).plain
    for each in commands_in(place):
        assert each.id in bound
        assert each.help in text
        assert keymap.label(each, place) in text


@pytest.mark.parametrize("place", Place)
def test_every_screen_hints_at_help(place):
    assert hints(place)[-1].id == "help"


def test_keys_that_terminals_keep_for_themselves_are_not_bound():
    """Ctrl-B is tmux's prefix, Ctrl-S and Ctrl-Q hold the output, Ctrl-I and Ctrl-M are Tab and Enter."""
    keys = {key for each in COMMANDS for key in each.keys}
    assert not keys & {"ctrl+b", "ctrl+s", "ctrl+q", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j"}


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("/", "/"),
        ("ctrl+p", "Ctrl+P"),
        ("down", "↓"),
        ("N", "N"),
        ("shift+tab", "Shift+Tab"),
        ("pageup", "PgUp"),
    ],
)
def test_keys_are_written_as_people_write_them(key, label):
    assert key_label(key) == label


def test_an_unknown_command_is_an_error():
    assert command("search").keys == ("/",)
    with pytest.raises(KeyError):
        command("fly")


def _said_by_hand() -> list[str]:
    """The texts in the screens that name a key which can be set otherwise; docstrings and dialogs aside."""
    does = "undoes|takes|quits|goes|opens|shows|walks?|stops|aligns|links|on a|on one|parts|finds|again"
    named = re.compile(
        rf"\b(Esc|Ctrl\+\w|PgDn|PgUp)\b(?! leaves)|(?<![\w’'.=])[a-zA-Z=+\]\[/](?= ({does})\b)"
    )
    found = []
    for path in sorted(
        (*(ROOT / "tui" / "screens").rglob("*.py"), *(ROOT / "tui" / "widgets").rglob("*.py"))
    ):
        source = path.read_text(encoding="utf-8")
        tree = ast.parse("" if "(Dialog[" in source else source)
        aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
                found += [f"{path.name}: {node.value}"] if named.search(node.value) else []
    return found


def test_what_is_said_takes_its_keys_from_the_keymap() -> None:
    assert _said_by_hand() == []


def test_every_dialog_can_be_left_by_the_key_that_goes_back() -> None:
    dialogs = set()
    for path in (ROOT / "tui" / "screens").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert ("ModalScreen[" in source) == (path.name == "dialog.py"), path.name
        if "Dialog[" in source:
            module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            dialogs |= {each for each in vars(module).values() if isinstance(each, type)}
    dialogs = {each for each in dialogs if issubclass(each, Dialog) and each is not Dialog}
    assert len(dialogs) >= 8
    assert [each for each in dialogs if each.KEYS.get("back") != "leave"] == []
