"""Where the program's own files live: the index in the user's cache folder, the notebook in the data
folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

APPLICATION = "reader"

CACHE_VARIABLE = "READER_CACHE"
"""Environment variable that names another cache folder."""

DATA_VARIABLE = "READER_DATA"
"""Environment variable that names another folder for what only the user knows."""

SPACY_VARIABLE = "READER_SPACY"
"""Environment variable that names a spaCy model to be asked about names in doubt."""

INDEX_LAYOUT = 1
"""Number of the layout of everything below a library's cache folder; another number is built anew beside
it."""


@dataclass(frozen=True, slots=True)
class Places:
    """The two folders of this user. Neither needs to exist yet."""

    cache: Path
    data: Path

    def index_folder(self, roots: Iterable[str]) -> Path:
        """The folder of one library's index, a name made of the paths that were opened."""
        key = hashlib.blake2b("\0".join(roots).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return self.cache / f"index-{INDEX_LAYOUT}" / key

    @property
    def notebook(self) -> Path:
        """The file of what only the user knows."""
        return self.data / "notebook.sqlite"


def places(cache: Path | None = None, data: Path | None = None) -> Places:
    """The folders given, else those the environment names, else the platform's own for this user."""
    if cache is None:
        given = os.environ.get(CACHE_VARIABLE)
        cache = Path(given) if given else _platform("user_cache_path")
    if data is None:
        given = os.environ.get(DATA_VARIABLE)
        data = Path(given) if given else _platform("user_data_path")
    return Places(cache, data)


def private_folder(path: Path) -> Path:
    """Makes the folder, for this user's eyes only (mode 0700), and returns it. Raises OSError where it
    cannot."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path


def seeds_folder() -> Path:
    """The folder of the five articles that ship: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"


def _platform(name: str) -> Path:
    import platformdirs

    path: Path = getattr(platformdirs, name)(APPLICATION, appauthor=False)
    return path
