"""A list that is brought in line with what changed is the list made anew."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection.packed_records import PackedRecords
from index.collection.records import Record
from index.stories.listing import Listed, renewed
from index.stories.told import Story

_KEYS = st.sampled_from("abcdefgh")
_ABOUT = st.tuples(
    st.sampled_from(["Ferry aground", "Trams halt"]),
    st.sampled_from([None, "2021-03-05", "2021-04"]),
    st.sampled_from([None, "Echo"]),
)
_About = tuple[str, str | None, str | None]
_STATES = st.tuples(
    st.dictionaries(_KEYS, st.none() | _ABOUT, max_size=4),
    st.sampled_from([{}, {"a": "East", "b": "West"}]),
    st.sampled_from(
        [
            (),
            (Story("story-a", "Ferry", ("a", "b", "c")), Story("story-d", "Tram", ("d", "e"))),
            (Story("story-d", "Tram", ("d", "e", "f")), Story("story-a", "Ferry", ("a", "b"))),
        ]
    ),
)


def record(key: str, about: _About) -> Record:
    title, date, source = about
    return Record(
        key, f"{key}.txt", 1, 1, "", title, title=title, date=date, source=source, words=9, file=key
    )


@given(st.lists(_STATES, max_size=6), st.sampled_from([0, 1, 1000]))
def test_a_renewed_list_is_one_made_anew(
    states: list[tuple[dict[str, _About | None], dict[str, str], tuple[Story, ...]]], few: int
) -> None:
    records = PackedRecords()
    listed = Listed()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.stories.listing.FEW", few)
        for changes, labels, stories in states:
            records = records.changed({key: about and record(key, about) for key, about in changes.items()})
            listed = renewed(listed, records, labels.get, stories)
            anew = renewed(Listed(), PackedRecords.of(records.values()), labels.get, stories)
            assert [*listed] == [*anew]
            assert sorted(entry.id for entry in listed) == sorted(records)


def test_articles_of_one_file_without_lines_are_in_one_order_however_they_came() -> None:
    def fed(key: str) -> Record:
        return replace(record(key, ("Ferry aground", None, None)), path="feed.xml", file="feed")

    listed, records = Listed(), PackedRecords()
    for key in "cab":
        records = records.changed({key: fed(key)})
        listed = renewed(listed, records, {}.get, ())
    assert [entry.id for entry in listed] == ["a", "b", "c"]
