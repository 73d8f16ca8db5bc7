"""Processes that are killed at a chosen step, and the seeded moments at which they are."""

import importlib.util
import json
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(__file__).parent
SCRIPT = FOLDER / "until_killed.py"


@dataclass(frozen=True)
class End:
    """How a piece of work ended: its exit code (negative: the signal), what it said, how many processes it
    left behind, which have ended since."""

    code: int
    said: list[str]
    left: int

    @property
    def steps(self) -> int:
        """How many steps there are in all, of work that came to its end."""
        return int(self.said[-1].removeprefix("done "))


Killing = Callable[..., End]


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[str]]:
    # It opens a library before there is a test that has folders.
    kept = tmp_path_factory.mktemp("kept")
    with subprocess.Popen(
        [sys.executable, str(SCRIPT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={
            "PYTHONPATH": str(ROOT),
            "PATH": "/usr/bin:/bin",
            "READER_CACHE": str(kept / "cache"),
            "READER_DATA": str(kept / "data"),
            "XDG_CONFIG_HOME": str(kept / "config"),
        },
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def _module(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def until_killed() -> ModuleType:
    """The script of that process, to do here what is done there."""
    return _module("until_killed")


@pytest.fixture(scope="session")
def garbage() -> ModuleType:
    """What makes files and queries that nobody would write."""
    return _module("garbage")


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Callable[[int], range]:
    """The numbers of the rounds: as many as `--rounds` says, else that many."""
    return lambda usual: range(int(request.config.getoption("--rounds") or usual))


@pytest.fixture
def killing(_server: subprocess.Popen[str], own_folders: Path) -> Killing:
    """Does a piece of work in another process, killed at step `moment` (0: never)."""

    def run(work: str, moment: int = 0, **order: Any) -> End:
        order = {
            "work": work,
            "moment": moment,
            "signal": signal.SIGKILL,
            "batch": 3,
            "cache": str(own_folders / "cache"),
            "data": str(own_folders / "data"),
            **order,
        }
        assert _server.stdin is not None
        assert _server.stdout is not None
        _server.stdin.write(json.dumps(order) + "\n")
        _server.stdin.flush()
        return End(**json.loads(_server.stdout.readline()))

    return run


@pytest.fixture
def moments(request: pytest.FixtureRequest) -> Callable[[int], list[int]]:
    """Chooses that many steps of all as `--rounds` says, spread evenly and the same in every run."""

    def choose(steps: int) -> list[int]:
        rounds = int(request.config.getoption("--rounds") or 6)
        chance = random.Random(steps)
        return sorted(1 + int((number + chance.random()) * steps / rounds) for number in range(rounds))

    return choose
