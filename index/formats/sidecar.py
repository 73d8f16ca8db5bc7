"""Reads `articles.toml`, which gives the files of its folder their metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.article import Metadata
from index.formats.regular_file import open_regular
from index.running.late_imports import IMPORTING

SIDECAR = "articles.toml"

SIZE_LIMIT = 16 << 20
"""Bytes above which it is not read: 100,000 articles have less to say about them."""


class SidecarError(Exception):
    """The sidecar cannot be used; the message is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says: file name → metadata, and `problem`, a sentence on what of it cannot be read."""

    metadata: Mapping[str, Metadata] = field(default_factory=dict)
    problem: str = ""


def read_sidecar(folder: Path) -> Sidecar:
    """What the sidecar of a folder says, in one table for each file (`["report.txt"]`, `title = "…"`).

    Empty where there is no sidecar. Raises SidecarError where it cannot be read or is not TOML.
    """
    path = folder / SIDECAR
    try:
        with open_regular(path) as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Sidecar()
    except OSError as error:
        raise SidecarError(f"{path} cannot be read ({error.strerror}); its metadata is left out.") from error
    if len(data) > SIZE_LIMIT:
        raise SidecarError(f"{path} has more than {SIZE_LIMIT >> 20} MB; its metadata is left out.")
    with IMPORTING:
        from index.formats.front_matter import metadata_from, unread_date_in
        from index.formats.toml_text import read_toml
    try:
        tables = read_toml(data.decode("utf-8-sig"))
    except ValueError as error:
        raise SidecarError(f"{path} is not valid TOML ({error}); correct it to have its metadata.") from error
    said = {name: table for name, table in tables.items() if isinstance(table, dict)}
    metadata = {name: metadata_from(table) for name, table in said.items()}
    undated = (name for name, known in metadata.items() if known.date is None)
    unread = [(name, clause) for name in undated if (clause := unread_date_in(said[name]))]
    if not unread:
        return Sidecar(metadata)
    more = f" There are {len(unread) - 1:,} more." if len(unread) > 1 else ""
    return Sidecar(metadata, f'{path}, ["{unread[0][0]}"]: {unread[0][1]}.{more}')
