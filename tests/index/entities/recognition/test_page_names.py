"""Who took a picture or wrote the report is not named by what the report tells."""

from __future__ import annotations

import pytest

from index.entities.model import EntityType
from index.entities.recognition.page_names import told_names
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

WALL = "Mayor Ana Ruiz said on Sunday that the river wall had given way."


def named(text: str) -> set[str]:
    article = parse(text.encode(), article_id="a", path="a.txt").article
    return {
        entity.name
        for entity in told_names(resolve([(article, recognise(article))]).entities, [article])
        if entity.type in (EntityType.PERSON, EntityType.ORG)
    }


@pytest.mark.parametrize(
    "line",
    [
        "Minister Tom Pell leaves for the night. REUTERS/Lena Okafor",
        "Minister Tom Pell leaves for the night. (AP Photo/Lena Okafor)",
        "Minister Tom Pell leaves for the night. | Lena Okafor/AP Photo",
        "Minister Tom Pell leaves for the night. (Photo: Lena Okafor)",
        "FILE PHOTO: Minister Tom Pell leaves for the night. Lena Okafor/Getty Images",
    ],
)
def test_a_caption_names_whom_it_shows_and_not_who_took_it(line: str) -> None:
    assert named(f"{WALL}\n\n{line}\n\nNobody was hurt.\n") == {"Ana Ruiz", "Tom Pell"}


@pytest.mark.parametrize(
    "line",
    [
        "Lena Okafor and Tom Pell contributed to this report.",
        "Write to Lena Okafor at lena.okafor@example.org.",
        "Follow Lena Okafor on Twitter",
    ],
)
def test_a_byline_names_nobody(line: str) -> None:
    assert named(f"{WALL}\n\nNobody was hurt.\n\n{line}\n") == {"Ana Ruiz"}


def test_who_is_told_of_stays_though_a_caption_credits_somebody_of_that_name() -> None:
    text = f"{WALL}\n\nThe wall on Monday. Lena Okafor/Getty Images\n\nLena Okafor was hurt on Sunday.\n"
    assert named(text) == {"Ana Ruiz", "Lena Okafor"}
