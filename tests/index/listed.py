"""Articles of a library by the names of their files."""

from pathlib import Path

from index.library import Library


def named(library: Library, name: str) -> str:
    """The id of the article in the file of this name."""
    return next(entry.id for entry in library.entries() if Path(entry.path).name == name)
