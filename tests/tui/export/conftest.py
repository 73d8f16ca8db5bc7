"""Two tellings of a flood whose words would do harm in Markdown and in HTML, with what is found in them."""

from pathlib import Path
from typing import Any

import pytest

from index.places import Places

_LEFT = """---
title: "Dam at <b>Orlík</b> holds"
source: River|Gazette
date: 2018-06-02
url: https://example.org/dam?a=1&b=2
language: en
---
The dam at Orlík held on Friday night while 340 families left their homes in the valley below it.

“The wall is sound & *dry*,” said the warden, Petra Malá, who has kept the dam for nineteen years.

1. The sluices <script>alert(1)</script> were opened at noon | and closed at six in the evening.

Farmers said that they had not been warned of the water that took their hay.
"""
_RIGHT = """---
title: Hundreds flee as the Orlík dam holds
source: Post
date: 2018-06-03
url: "javascript:alert(1)"
---
The dam at Orlík held on Friday night while 430 families left their homes in the valley below it.

“The wall is sound and dry,” said the warden, Petra Mala, who has kept the dam for nineteen years.

The minister of the interior will visit the valley on Monday to see the damage.
"""


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    """A folder with both."""
    folder = tmp_path / "flood"
    folder.mkdir()
    (folder / "gazette.md").write_text(_LEFT, "utf-8")
    (folder / "post.md").write_text(_RIGHT, "utf-8")
    return folder


@pytest.fixture
def library(flood: Path, own_folders: Path) -> Any:
    """Their library."""
    from index.library import Library

    return Library.open([flood], at=Places(own_folders / "cache", own_folders / "data"))


@pytest.fixture
def report(library: Any) -> Any:
    """What there is to tell of the two."""
    from tui.export.writing import comparison_report

    return comparison_report(library, library.find("gazette"), library.find("post"), False)


@pytest.fixture
def story(library: Any) -> Any:
    """What there is to tell of them as a story."""
    from tui.export.report import StoryReport

    ids = (library.find("gazette"), library.find("post"))
    articles = tuple(library.article(key) for key in ids)
    return StoryReport("The *dam* & the <valley>", articles, library.matrix(ids))
