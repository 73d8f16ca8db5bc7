"""Reads `articles.toml`, which gives the files of its folder their metadata."""

from __future__ import annotations

from pathlib import Path

from index.article import Metadata
from index.late_imports import IMPORTING

SIDECAR = "articles.toml"


class SidecarError(Exception):
    """The sidecar cannot be used; the message is one sentence that names it."""


def read_sidecar(folder: Path) -> dict[str, Metadata]:
    """File name → metadata, from one table for each file (`["report.txt"]`, `title = "…"`, `source = "…"`).

    Empty where there is no sidecar. Raises SidecarError where it cannot be read or is not TOML.
    """
    path = folder / SIDECAR
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SidecarError(f"{path} cannot be read ({error.strerror}); its metadata is left out.") from error
    with IMPORTING:
        import tomllib

        from index.formats.front_matter import metadata_from
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SidecarError(f"{path} is not valid TOML ({error}); correct it to have its metadata.") from error
    return {name: metadata_from(table) for name, table in tables.items() if isinstance(table, dict)}
