"""The commands that fit the reader to its user: keys, config, completion, man."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from tui.cli import reader
from tui.commandline.reference.config_text import config_text
from tui.commandline.reference.described import described
from tui.commands import COMMANDS
from tui.commands.presets import PRESETS
from tui.settings.config_place import config_path
from tui.settings.setting_names import PRESET_NAMES
from tui.settings.settings import Settings
from tui.settings.settings_file import settings_of

ROOT = Path(__file__).resolve().parents[4]


def write_config(text: str) -> Path:
    path = Path(config_path())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


class TestConfig:
    def test_it_is_written_once_and_never_over(self, run) -> None:
        first = run("config")
        path = Path(config_path())
        assert (first.code, first.out) == (0, f"{path}\n")
        assert "written" in first.err
        path.write_text('theme = "light"\n', encoding="utf-8")
        assert run("config").err == ""
        refused = run("config", "--write")
        assert refused.code == 2
        assert refused.err.startswith(f"reader: {path} is there already")
        assert path.read_text(encoding="utf-8") == 'theme = "light"\n'

    def test_what_is_written_changes_nothing_until_a_comment_is_taken_away(self) -> None:
        read = settings_of(config_text(), "config.toml")
        assert (read, read.problems) == (Settings(), ())
        text = re.sub(r"^#(?! )(?!\[keys\.on|swap = \"s\"$)", "", config_text(), flags=re.MULTILINE)
        everything = tomllib.loads(text)
        for name in everything:
            if name != "keys":
                assert everything[name] == getattr(Settings(), name), name
        keys = {each.id: each.keys[0] if len(each.keys) == 1 else list(each.keys) for each in COMMANDS}
        assert everything["keys"] | {"swap": "s"} == keys
        assert settings_of(text, "config.toml").problems == ()

    def test_it_prints_the_same_as_it_writes(self, run) -> None:
        assert run("config", "--print").out == config_text()
        assert not Path(config_path()).exists()

    def test_a_check_names_each_mistake_and_ends_with_1(self, run) -> None:
        assert (run("config", "--check").code, run("config", "--check").err) == (0, "")
        path = write_config('theme = "drak"\n[keys]\ncompare = "ctrl+b"\n')
        outcome = run("config", "--check")
        assert outcome.code == 1
        first, second = outcome.out.splitlines()
        assert first.startswith(f"{path}, line 1: theme cannot be drak")
        assert second.startswith(f"{path}, line 3: compare cannot have this key: tmux")

    def test_only_one_thing_at_a_time(self, run) -> None:
        assert run("config", "--check", "--print").code == 2


class TestTheSettingsOfACommand:
    def test_mistakes_are_told_on_standard_error_and_the_answer_comes(self, run, harbour: Path) -> None:
        path = write_config("mouse = 1\n")
        outcome = run("list", "--library", harbour, "--json")
        assert outcome.code == 0
        assert len(outcome.json()["articles"]) == 4
        assert outcome.err == f"reader: {path}, line 1: mouse wants true or false.\n"

    def test_the_plain_mode_tells_them_too(self, run, harbour: Path) -> None:
        write_config('folder = "harbours"\n[keys]\nfly = "f"\n')
        outcome = run("--plain", harbour, stdin=b"quit\n")
        assert "line 3: There is no action fly." in outcome.err
        assert "There is no library harbours" in outcome.err

    def test_the_folder_that_is_set_is_what_commands_work_on(self, run, harbour: Path, seeds: Path) -> None:
        write_config(f'folder = "{harbour}"\n')
        assert len(run("list", "--json").json()["articles"]) == 4
        assert len(run("list", "--json", "--library", seeds).json()["articles"]) == 5

    def test_a_library_can_be_set_by_its_name(self, run, harbour: Path) -> None:
        write_config('folder = "harbours"\n')
        missing = run("list", "--json")
        assert len(missing.json()["articles"]) == 5
        assert "no library harbours" in missing.err
        run("add", harbour, "--library", "harbours")
        assert len(run("list", "--json").json()["articles"]) == 4


class TestKeys:
    def test_they_are_those_of_the_preset_with_the_users_own_over_them(self, run) -> None:
        write_config('preset = "emacs"\n[keys]\nmark = "x"\n[keys.on.compare]\nfold = "ctrl+s"\nfly = "f"\n')
        outcome = run("keys", "--json")
        assert outcome.code == 0
        assert "line 6: There is no action fly" in outcome.err
        document = outcome.json()
        found = {
            (place["place"], command["action"]): command["keys"]
            for place in document["places"]
            for command in place["commands"]
        }
        assert document["preset"] == "emacs"
        assert found["search", "mark"] == ["x"]
        assert found["search", "line_down"] == ["ctrl+n", "down"]
        assert found["compare", "fold"] == ["ctrl+s"]
        assert found["compare", "find"] == ["/"]
        assert found["article", "find"] == ["ctrl+s", "/"]

    def test_every_action_is_a_line_with_its_keys(self, run) -> None:
        outcome = run("keys", "--preset", "vim", width=60)
        assert max(map(len, outcome.out.splitlines())) <= 60
        for each in COMMANDS:
            assert re.search(rf"^  \S.* {each.id} ", outcome.out, re.MULTILINE), each.id
        assert "u U" in outcome.out

    def test_the_names_of_presets_are_in_one_list(self) -> None:
        assert tuple(PRESETS) == PRESET_NAMES


class TestManual:
    def test_the_page_that_is_installed_is_the_one_that_is_printed(self, run) -> None:
        printed = run("man").out
        kept = (ROOT / "tui" / "man" / "reader.1").read_text(encoding="utf-8")
        assert kept == printed, "commands, keys or settings have changed: reader man > tui/man/reader.1"

    def test_it_names_every_command_option_key_and_setting(self, run) -> None:
        page = run("man").out
        for escape, sign in {"\\-": "-", "\\(ga": "`", "\\(aq": "'", "\\(ti": "~"}.items():
            page = page.replace(escape, sign)
        page = re.sub(r"\\\[u([0-9A-F]+)\]", lambda match: chr(int(match[1], 16)), page)
        assert [each.id for each in COMMANDS if each.help not in page] == []
        for command in described(reader):
            assert f"reader {command.name}".rstrip() in page
            assert all(option.help in page for option in command.options)
        assert all(f"\\fB{one.name}\\fR" in page for one in fields(Settings) if one.metadata)

    @pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
    def test_groff_has_nothing_to_complain_of(self, run) -> None:
        ran = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww"], input=run("man").out.encode(), capture_output=True, check=True
        )
        assert ran.stderr == b""

    @pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed")
    def test_mandoc_has_nothing_to_complain_of(self, run) -> None:
        ran = subprocess.run(
            ["mandoc", "-T", "lint", "-W", "warning"], input=run("man").out.encode(), capture_output=True
        )
        assert [line for line in ran.stdout.decode().splitlines() if "missing date" not in line] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run, shell: str) -> None:
    outcome = run("completion", shell)
    assert outcome.code == 0
    assert shell in outcome.out
    assert run("completion", "csh").code == 2


def test_completion_knows_the_names_of_libraries(run, tmp_path: Path) -> None:
    assert run("completion", "--libraries").out == "seeds\n"
    (tmp_path / "a.txt").write_text("The ferry sails again.\n", encoding="utf-8")
    assert run("add", tmp_path / "a.txt", "--library", "harbour wire").code == 0
    assert run("completion", "--libraries").out == "harbour wire\nseeds\n"
    assert run("completion").code == run("completion", "bash", "--libraries").code == 2
