"""The formats of the files to hand on, by the end of the file's name."""

from __future__ import annotations

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}
"""The format that the end of a file name, in small letters, stands for."""
