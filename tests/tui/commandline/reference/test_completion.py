"""What a shell completes of a command line, and that the scripts know everything the program knows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tui.cli import reader
from tui.commandline.reference.completion import SHELLS, bash, fish, zsh
from tui.commandline.reference.described import described

COMMANDS = described(reader)

CASES = {
    "reader compl": {"completion"},
    "reader compare --f": {"--format", "--field"},
    "reader compare --format m": {"markdown"},
    "reader compare --format=h": {"html"},
    "reader --library elsewhere list --js": {"--json"},
    "reader keys --preset ": {"default", "vim", "emacs", "arrows"},
    "reader completion ": {"bash", "zsh", "fish"},
    "reader show har": {"harbour news"},
    "reader --library show li": {"list"},
    "reader --library=show li": {"list"},
    "reader --library show list --js": {"--json"},
    "reader har": {"harbour news"},
    "reader list --library ha": {"harbour news", "harald", "harbour wire"},
    "reader --library har": {"harbour news", "harald", "harbour wire"},
    "reader --library s": {"seeds"},
    "reader show harbour\\ news/f": {"harbour news/ferry.txt", "harbour news/fog.txt"},
    "reader list f": set(),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "harbour news"
    news.mkdir()
    for name in ("ferry.txt", "fog.txt"):
        (news / name).touch()
    return tmp_path


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_in_the_script(shell: str) -> None:
    script = SHELLS[shell](COMMANDS)
    for command in COMMANDS:
        assert command.name in script
        for option in command.options:
            names = [name.lstrip("-") if shell == "fish" else name for name in option.names]
            assert all(name in script for name in names), option
            assert all(choice in script for choice in option.choices), option


def test_zsh_takes_the_value_of_a_long_option_behind_a_blank_or_an_equals_sign() -> None:
    script = zsh(COMMANDS)
    for option in (option for command in COMMANDS for option in command.options):
        for name in filter(lambda name: name.startswith("--"), option.names):
            alone = f"'{name}{'=' * bool(option.value)}["
            among = f"{name}{'=' * bool(option.value)}" + ("," if name != option.names[-1] else "}")
            assert (alone if len(option.names) == 1 else among) in script


def test_bash_completes_commands_options_choices_and_files(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(bash(COMMANDS), encoding="utf-8")
    asking = [
        "source ./script",
        "reader() { [[ $* == 'completion --libraries' ]] && printf '%s\\n' harald 'harbour wire' seeds; }",
        'try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _reader; '
        "printf '%s\\t' \"${COMPREPLY[@]}\"; echo; }",
    ]
    for line in CASES:
        # Readline breaks a word at `=` and hands over file names without their backslashes.
        words = line.replace("=", " = ").replace("\\ ", "\0").split(" ")
        asking.append("try " + " ".join(f"'{word}'" for word in words).replace("\0", " "))
    ran = subprocess.run(
        ["bash", "--norc", "-c", "\n".join(asking)], cwd=folder, capture_output=True, text=True, check=True
    )
    answers = [set(filter(None, line.split("\t"))) for line in ran.stdout.splitlines()]
    assert dict(zip(CASES, answers, strict=True)) == CASES


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_completes_the_same(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(fish(COMMANDS), encoding="utf-8")
    asking = [
        "source ./script",
        "function reader; printf '%s\\n' harald 'harbour wire' seeds; end",
        *(f"complete -C '{line}'; echo ==" for line in CASES),
    ]
    ran = subprocess.run(
        ["fish", "--no-config", "-c", "\n".join(asking)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    answers = [
        {line.split("\t")[0].rstrip("/").removeprefix("--format=") for line in part.splitlines() if line}
        for part in ran.stdout.split("==\n")[:-1]
    ]
    assert dict(zip(CASES, answers, strict=True)) == CASES


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_can_read_its_script(tmp_path: Path) -> None:
    (tmp_path / "_reader").write_text(zsh(COMMANDS), encoding="utf-8")
    subprocess.run(["zsh", "-f", "-n", str(tmp_path / "_reader")], check=True)
