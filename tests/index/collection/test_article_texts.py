"""What is kept of texts in memory is weighed by how long they are."""

from pathlib import Path

import pytest

from index.collection import article_texts
from index.library import Library
from index.places import Places

LENGTH = 600


@pytest.mark.parametrize(("characters", "most"), [(8 * LENGTH, 8), (3 * LENGTH, 3), (1, 1)])
def test_long_texts_are_not_kept_by_the_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, characters: int, most: int
) -> None:
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(
            f"The barge {number} ran aground. ".ljust(LENGTH - 1, "!") + "\n"
        )
    places = {"at": Places(tmp_path / "cache", tmp_path / "data")}
    library = Library.open([tmp_path], **places)
    library.update()
    library.close()
    monkeypatch.setattr(article_texts, "KEPT_CHARACTERS", characters)
    library = Library.open([tmp_path], **places)
    ids = [entry.id for entry in library.entries()]
    for _ in range(2):
        assert [library.article(key).text.split()[2] for key in ids] == [str(number) for number in range(8)]
        assert [key for key, _ in library._collection.texts._kept] == ids[-most:]
    library.close()
