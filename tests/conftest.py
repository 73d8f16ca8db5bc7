"""What every test stands on: folders of its own, and no setting of the machine it runs on."""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakSet

import pytest
from hypothesis import HealthCheck, settings

from index.library import Library

ROOT = Path(__file__).resolve().parent.parent

# No test is timed, so a slow machine fails none; and every run tries the same examples, so that what fails by
# chance is found where somebody looks for it.
settings.register_profile(
    "same examples",
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
settings.register_profile(
    "new examples", settings.get_profile("same examples"), max_examples=200, derandomize=False
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rounds 100`: how often the tests that break things at random do it; without it a few times each."""
    parser.addoption(
        "--rounds",
        type=int,
        metavar="N",
        help="break things N times, where tests do so at random, and try new examples where they have laws",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Chooses the examples of laws before any test is read."""
    settings.load_profile("new examples" if config.getoption("rounds") else "same examples")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Collects what is left once. pytest does so five times when all is over, and xdist interrupts a process
    that takes more than 5 s for its end, as on a busy machine, which then ends with a warning."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sends everything `reader` keeps to a folder of this test, and takes away what the shell has set."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("READER_CACHE", str(home / "cache"))
    monkeypatch.setenv("READER_DATA", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    for variable in (
        "READER_LIBRARY",
        "READER_CONFIG",
        "READER_SPACY",
        "READER_DEBUG",
        "NO_COLOR",
        "COLUMNS",
        "LINES",
        "PYTHONUNBUFFERED",
    ):
        monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture(autouse=True)
def closed_libraries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Closes the libraries that a test leaves open: their files would stay so until all is collected, and
    some systems let a process open 256."""
    left_open = WeakSet[Library]()
    begin = Library.__init__

    def begin_and_note(self: Library, *arguments: object, **options: object) -> None:
        begin(self, *arguments, **options)
        left_open.add(self)

    monkeypatch.setattr(Library, "__init__", begin_and_note)
    yield
    for library in tuple(left_open):
        library.close()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five articles that ship."""
    return ROOT / "seeds"


_HARBOUR_STORY = {
    "coastal-echo.md": """---
title: Ferry with 212 aboard runs aground off Lindholm
source: Coastal Echo
date: 2019-11-04
---
Ferry with 212 aboard runs aground off Lindholm

A ferry carrying 212 people ran aground on a sandbank off Lindholm on Sunday evening, the coast guard said.

No one was seriously hurt, but eleven passengers were taken to hospital in Vardesund with cuts and bruises.

“The steering failed a mile from the harbour,” Captain Yusuf Khalilov told the Coastal Echo.

The operator, Norrland Lines, said the Aurora Star had passed an inspection in September.
""",
    "harald_tribune.txt": """Passengers freed from stranded ferry near Lindholm

More than 200 people were brought ashore after a ferry struck a sandbank off Lindholm on Sunday evening.

Twelve passengers were treated in hospital in Vardesund for minor injuries.

“The steering failed a mile from the harbor,” the captain, Yusuf Halilov, was quoted as saying.

Norrland Lines said the ship, the Aurora Star, was inspected in September and found to be in order.

Fishermen said the buoy that marks the sandbank had been missing for a week.
""",
    "wire.txt": """LINDHOLM: A ferry with 212 people aboard ran aground on Saturday, the coast guard said.

Eleven passengers were taken to hospital with cuts and bruises.

Captain Khalilov said the steering had failed.
""",
}
_OTHER_STORY = """Bakers of Ostrava bring back the poppy seed roll

The guild of bakers in Ostrava voted on Tuesday to revive a recipe last baked in 1962.

Its chairwoman, Jana Horáková, said forty shops would sell the roll from April.
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A folder with one event told by three sources in their own words, and an article on something else."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    for name, text in {**_HARBOUR_STORY, "bakers.txt": _OTHER_STORY}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
