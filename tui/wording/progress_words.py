"""What an update is at, in words."""

from __future__ import annotations

from index.library import Stage

DOING = {
    Stage.ARTICLES: "Indexing",
    Stage.TIDYING: "Tidying index,",
    Stage.STORIES: "Finding stories,",
    Stage.NAMES: "Reading names,",
}
"""Before the number of articles that are done."""


def files_found(files: int) -> str:
    """How many files a library was found to have so far."""
    return f"Reading the folder: {files:,} files"
