"""Where the program's own files live: the index in the user's cache folder, the notebook in the data
folder."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from index.storage.code_state import fingerprint
from index.storage.damage import is_locked

APPLICATION = "reader"

CACHE_VARIABLE = "READER_CACHE"
"""Environment variable that names another cache folder."""

DATA_VARIABLE = "READER_DATA"
"""Environment variable that names another folder for what only the user knows."""

SPACY_VARIABLE = "READER_SPACY"
"""Environment variable that names a spaCy model to be asked about names in doubt."""

CACHE_LEVELS = 3
"""Folders from the cache folder down to that of one library's index."""


@dataclass(frozen=True, slots=True)
class Places:
    """The two folders of this user. Neither needs to exist yet."""

    cache: Path
    data: Path

    def index_folder(self, roots: Iterable[str]) -> Path:
        """The folder of one library's index, a name made of the paths that were opened, in that of all that
        this release has indexed: two releases would undo each other's work."""
        key = hashlib.blake2b("\0".join(roots).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return self.indexes / key

    @property
    def indexes(self) -> Path:
        """The folder of the indexes that this release has made."""
        return self.cache / f"index-{fingerprint():08x}"

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


class NotPrivate(OSError):
    """Somebody else may have put something there; `strerror` says in words why that is so."""


def private_folder(path: Path) -> Path:
    """Makes the folder, for this user's eyes only (mode 0700), and returns it. Raises OSError where it
    cannot."""
    _make(path)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path


def own_folder(path: Path, levels: int = 1) -> Path:
    """The same for what is only safe to read where nobody else can have written it, as an index is that holds
    pickles: `path` and the folders above it, `levels` in all.

    Raises NotPrivate for a link, for a folder of another user and for one that others may write to: what is
    in there now may be theirs, so taking the right away from them is not enough.
    """
    for folder in (*reversed(path.parents[: levels - 1]), path):
        _make(folder)
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode):
            raise NotPrivate(0, f"{folder} is a link, not a folder of your own", str(folder))
        if _is_foreign(status):
            raise NotPrivate(0, f"{folder} belongs to somebody else", str(folder))
        if os.name == "posix" and status.st_mode & 0o022:
            raise NotPrivate(
                0, f"others may write to {folder}; delete it, or take that right away", str(folder)
            )
    return private_folder(path)


ROOM = 1 << 20
"""Bytes without which nothing can be kept: a notebook and its journal take some hundred thousand."""


def hindrance(folder: Path) -> str:
    """What keeps anything from being written in a folder, in the words of the system: no room, or no right.
    Empty where nothing does, as far as can be told without trying."""
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if not folder.is_dir():
            return os.strerror(errno.ENOTDIR)
        if hasattr(os, "statvfs"):
            disk = os.statvfs(folder)
            if disk.f_flag & os.ST_RDONLY:
                return os.strerror(errno.EROFS)
            if disk.f_bavail * disk.f_frsize < ROOM:
                return os.strerror(errno.ENOSPC)
        return "" if os.access(folder, os.W_OK | os.X_OK) else os.strerror(errno.EACCES)
    except OSError:
        return ""


def reason(error: Exception, folder: Path | None) -> str:
    """Why the disk cannot be used, in the words of the system.

    SQLite says only that it cannot open a file, or that there was an error, where it has no room or no right
    to write beside it in its `folder`.
    """
    if is_locked(error):
        return "another program keeps it locked"
    said = getattr(error, "strerror", None) or (hindrance(folder) if folder is not None else "")
    return said or str(error)


def only_own_files(folder: Path) -> bool:
    """Whether everything in a folder is a file or folder of this user, and no link."""
    for entry in os.scandir(folder):
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISLNK(status.st_mode) or _is_foreign(status):
            return False
    return True


def _make(path: Path) -> None:
    # `parents=True` would give those above the mode of any other folder.
    if not path.parent.exists():
        _make(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)


def _is_foreign(status: os.stat_result) -> bool:
    return hasattr(os, "getuid") and status.st_uid != os.getuid()


def seeds_folder() -> Path:
    """The folder of the five articles that ship: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"


def _platform(name: str) -> Path:
    import platformdirs

    path: Path = getattr(platformdirs, name)(APPLICATION, appauthor=False)
    return path
