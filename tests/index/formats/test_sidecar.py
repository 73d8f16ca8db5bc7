"""`articles.toml` gives the files of its folder their metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Metadata
from index.formats.sidecar import Sidecar, SidecarError, read_sidecar


def test_one_table_for_each_file(tmp_path: Path) -> None:
    (tmp_path / "articles.toml").write_text(
        '["ferry.txt"]\ntitle = "Ferries sail"\nsource = "Coastal Press"\ndate = 2021-07-05\n[other]\nx = 1\n'
    )
    assert read_sidecar(tmp_path).metadata == {
        "ferry.txt": Metadata(title="Ferries sail", source="Coastal Press", date="2021-07-05"),
        "other": Metadata(),
    }


def test_no_sidecar_is_no_metadata(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path) == Sidecar()


def test_a_date_that_cannot_be_read_is_named_with_its_file(tmp_path: Path) -> None:
    sidecar = tmp_path / "articles.toml"
    sidecar.write_text('["a.txt"]\ndate = "2021-07-05"\n["b.txt"]\ntitle = "B"\ndate = "soon"\n["c.txt"]\n')
    found = read_sidecar(tmp_path)
    assert found.problem == (
        f'{sidecar}, ["b.txt"]: the date soon is none that is known; write it as 2021-07-05.'
    )
    assert found.metadata["b.txt"] == Metadata(title="B")
    sidecar.write_text('["a.txt"]\npublished = "late"\n["b.txt"]\ndate = "soon"\n["c.txt"]\ndate = "then"\n')
    assert read_sidecar(tmp_path).problem.endswith("write it as 2021-07-05. There are 2 more.")


def test_a_damaged_sidecar_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles.toml").write_text("title = ")
    with pytest.raises(SidecarError, match=r"articles\.toml is not valid TOML"):
        read_sidecar(tmp_path)
    (tmp_path / "articles.toml").unlink()
    (tmp_path / "articles.toml").mkdir()
    with pytest.raises(SidecarError, match=r"articles\.toml cannot be read"):
        read_sidecar(tmp_path)
