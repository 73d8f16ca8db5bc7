"""What every test stands on: folders of its own, and no setting of the machine it runs on."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sends everything `reader` keeps to a folder of this test, and takes away what the shell has set."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("READER_CACHE", str(home / "cache"))
    monkeypatch.setenv("READER_DATA", str(home / "data"))
    for variable in ("READER_LIBRARY", "READER_DEBUG", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five articles that ship."""
    return ROOT / "seeds"
