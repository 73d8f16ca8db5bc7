"""Articles of one outlet that are shown beside each other are told apart by their labels."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.wording.labels_apart import labels_apart


@dataclass(frozen=True)
class Listed:
    id: str
    source: str
    date: str | None = None


def labels(*articles: tuple[str, str | None]) -> list[str]:
    listed = [Listed(str(number), *article) for number, article in enumerate(articles)]
    return list(labels_apart(listed).values())


@pytest.mark.parametrize(
    ("articles", "called"),
    [
        ([("Echo", "2021-07-05"), ("Post", "2021-07-05")], ["Echo", "Post"]),
        ([("Echo", "2021-07-05T08:00"), ("Echo", "2021-07-08")], ["Echo 07-05", "Echo 07-08"]),
        (
            [("Echo", "2020-12-31"), ("Echo", "2021-01-01")],
            ["Echo 2020-12-31", "Echo 2021-01-01"],
        ),
        ([("Echo", "2021-07"), ("Echo", "2021-08")], ["Echo 2021-07", "Echo 2021-08"]),
        ([("Echo", "2021-07-05T12:00"), ("Echo", "2021-07-05T08:00")], ["Echo #2", "Echo #1"]),
        (
            [("Echo", "2021-07-05"), ("Post", None), ("Echo", None)],
            ["Echo #2", "Post", "Echo #1"],
        ),
    ],
)
def test_only_articles_of_one_source_have_their_days_or_numbers_behind_it(articles, called):
    assert labels(*articles) == called


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Echo", "Post"]), st.sampled_from([None, "2021", "2021-07-05", "2022-01-01"])
        ),
        max_size=6,
    )
)
def test_no_two_have_one_label(articles):
    assert len(set(labels(*articles))) == len(articles)
