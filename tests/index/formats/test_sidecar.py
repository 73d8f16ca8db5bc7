"""`articles.toml` gives the files of its folder their metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Metadata
from index.formats.sidecar import SidecarError, read_sidecar


def test_one_table_for_each_file(tmp_path: Path) -> None:
    (tmp_path / "articles.toml").write_text(
        '["ferry.txt"]\ntitle = "Ferries sail"\nsource = "Coastal Press"\ndate = 2021-07-05\n[other]\nx = 1\n'
    )
    assert read_sidecar(tmp_path) == {
        "ferry.txt": Metadata(title="Ferries sail", source="Coastal Press", date="2021-07-05"),
        "other": Metadata(),
    }


def test_no_sidecar_is_no_metadata(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path) == {}


def test_a_damaged_sidecar_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles.toml").write_text("title = ")
    with pytest.raises(SidecarError, match=r"articles\.toml is not valid TOML"):
        read_sidecar(tmp_path)
    (tmp_path / "articles.toml").unlink()
    (tmp_path / "articles.toml").mkdir()
    with pytest.raises(SidecarError, match=r"articles\.toml cannot be read"):
        read_sidecar(tmp_path)
