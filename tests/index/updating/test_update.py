"""What is committed together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.library import Library, Progress
from index.places import Places
from index.updating.update import USUAL_LENGTH


@pytest.mark.parametrize(
    ("lengths", "together"), [([1] * 6, [4, 6]), ([2, 2, 1, 1, 1, 1], [2, 6]), ([9, 1], [1, 2])]
)
def test_a_batch_holds_fewer_articles_where_they_are_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lengths: list[int], together: list[int]
) -> None:
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 4)
    dump = tmp_path / "dump.jsonl"
    texts = (
        f"Tug {number} came. ".ljust(USUAL_LENGTH * length, "x") for number, length in enumerate(lengths)
    )
    dump.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    library = Library.open([dump], at=Places(tmp_path / "cache", tmp_path / "data"))
    committed: list[int] = []

    def look(step: Progress) -> None:
        if step.committed and committed[-1:] != [step.committed]:
            committed.append(step.committed)

    library.update(look, stories=False, names=False)
    library.close()
    assert committed == together
