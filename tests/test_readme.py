"""The README keeps up with the program: its keys, its pictures, its two commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.commands import COMMANDS, Command, key_label
from tui.commands.presets import PRESETS
from tui.settings.settings_file import settings_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    text = README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
    return text.replace("\\|", "|")  # A bar in a table is written with a backslash.


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_key_is_named(command: Command) -> None:
    for key in command.keys:
        assert f"`{key_label(key)}`" in section("Keys"), f"README, Keys: {command.title} ({key})"


def test_the_settings_that_are_shown_are_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    (text,) = re.findall(r"```toml\n(.*?)```", section("Settings"), re.DOTALL)
    settings = settings_of(text, "config.toml")
    assert [str(problem) for problem in settings.problems] == []
    assert len(settings.keys) == 2
    keys = {key_label(key) for wish in PRESETS["emacs"] for key in wish.keys}
    assert keys >= set(re.findall(r"`((?:Ctrl|Alt)\+\S+)`", section("Settings")))


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


@pytest.mark.parametrize("name", ["run", "test"])
def test_each_of_the_two_commands_is_one_line(name: str) -> None:
    block = re.search(rf"<!-- ci: {name} -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert block
    assert len(block.group(1).strip().splitlines()) == 1
