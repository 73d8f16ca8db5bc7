"""The file of settings: what counts, and that each mistake is told in a sentence with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.commands import Place
from tui.commands.keymap import Wish
from tui.settings.config_place import config_path
from tui.settings.settings import Settings
from tui.settings.settings_file import read_settings, settings_of


def told(text: str) -> list[tuple[int, str]]:
    return [
        (problem.line, str(problem).partition(": ")[2])
        for problem in settings_of(text, "config.toml").problems
    ]


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = f"""
theme = "light"
columns = 72
folder = "{tmp_path}"
date_language = "iso"
date_order = "month-day"
mouse = true
lines = "ascii"
restore = false
preset = "vim"

[keys]
compare = ["F8", "x"]
story = "Space m"
mark = "none"
undo = ""
[keys.on.compare]
swap = "F9"
"""
    read = settings_of(text, "config.toml")
    assert read.problems == ()
    assert read == Settings(
        theme="light",
        columns=72,
        folder=str(tmp_path),
        date_language="iso",
        date_order="month-day",
        mouse=True,
        lines="ascii",
        restore=False,
        preset="vim",
        keys=(
            Wish("compare", ("f8", "x"), None, 13),
            Wish("story", ("space m",), None, 14),
            Wish("mark", (), None, 15),
            Wish("undo", (), None, 16),
            Wish("swap", ("f9",), Place.COMPARE, 18),
        ),
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\ncolour = "dark"', 2, "no setting colour"),
        ('theme = "drak"', 1, "did you mean dark?"),
        ("mouse = 1", 1, "true or false"),
        ('columns = "80"', 1, "a whole number"),
        ("columns = 5", 1, "at least 20"),
        ('folder = "/no/such/folder"', 1, "not there"),
        ('preset = "nano"', 1, "emacs"),
        ('[keys]\nfly = "f"', 2, "no action fly"),
        ('[keys]\ncompare = "ctrl+b"', 2, "tmux"),
        ('[keys]\n\ncompare = ["c", "shift+enter"]', 3, "Enter alone"),
        ("[keys]\ncompare = [3]", 2, "wants a key"),
        ('[keys]\ncompare = ["c", "none"]', 2, "none is no key"),
        ('[keys]\nback = "none"', 2, "back needs a key"),
        ('[keys]\nstory = "x"\n\ncompare = "x x"', 4, "x x begins with x, which is already story"),
        ('[keys]\nstory = "g escape"', 2, "Esc leaves"),
        ('[keys]\nswap = "x"\nfold = "x"', 3, "already swap"),
        ('[keys]\nswap = "f"', 2, "only key of fold"),
        ('[keys.on.compare]\nmark = "f"', 2, "no action mark on the screen compare"),
        ('[keys.on.comapre]\nswap = "x"', 1, "did you mean compare?"),
        ('[keys.compare]\nswap = "x"', 1, "[keys.on.compare]"),
        ('[keys.on]\nswap = "x"', 1, "a table for each screen"),
        ("keys = 3", 1, "a table"),
        ("mouse = true\nmouse = false", 2, "not TOML"),
        ('mouse = true\ntheme = "dark', 2, "not TOML"),
        ('theme = "dark"\nlines = [\n"ascii"\nmouse = true', 2, "not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, words: str) -> None:
    ((found, message),) = told(text)
    assert found == line
    assert words in message
    assert message.endswith(".")


def test_what_is_valid_counts_beside_mistakes() -> None:
    text = 'theme = = 3\nmouse = true\n[keys\ncompare = "x"\n[keys.on.story]\nfacts = "a"\nfly = "b"\n'
    read = settings_of(text, "config.toml")
    assert [problem.line for problem in read.problems] == [1, 3, 7]
    assert read == Settings(mouse=True, keys=(Wish("facts", ("a",), Place.STORY, 6),))


@given(st.text(st.sampled_from("[]=\"'#.\n ab1keysonmouse{}\\"), max_size=60))
def test_no_text_is_too_odd_to_start_with(text: str) -> None:
    assert all(line <= text.count("\n") + 1 for line, _ in told(text))


def test_where_the_file_is(tmp_path: Path) -> None:
    assert config_path({"HOME": "/home/ada"}) == "/home/ada/.config/reader/config.toml"
    assert config_path({"HOME": "/home/ada", "XDG_CONFIG_HOME": "/etc/ada"}) == "/etc/ada/reader/config.toml"
    assert config_path({"XDG_CONFIG_HOME": "here", "HOME": "/home/ada"}).startswith("/home/ada/")
    assert config_path({"READER_CONFIG": "mine.toml", "XDG_CONFIG_HOME": "/x"}) == "mine.toml"


def test_a_file_that_is_not_there_or_cannot_be_read(tmp_path: Path) -> None:
    assert read_settings({"XDG_CONFIG_HOME": str(tmp_path)}).problems == ()
    for path, words in ((tmp_path / "none.toml", "no such file"), (tmp_path, "cannot be read")):
        (problem,) = read_settings({"READER_CONFIG": str(path)}).problems
        assert str(problem).startswith(f"{path}: ")
        assert words in str(problem)
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'theme = "dark"\nfolder = "/caf\xe9"\n')
    (problem,) = read_settings({"READER_CONFIG": str(latin)}).problems
    assert str(problem).startswith(f"{latin}, line 2: ")
    assert problem.short().startswith("latin.toml, line 2: ")
