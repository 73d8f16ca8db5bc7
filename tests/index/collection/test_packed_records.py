"""Records that are packed are a mapping like any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection.packed_records import PackedRecords
from index.collection.records import Record

_KEYS = st.sampled_from("abcdefgh")
_CHANGES = st.lists(st.dictionaries(_KEYS, st.none() | st.integers(0, 2), max_size=5), max_size=6)


def record(key: str, number: int) -> Record:
    """One that holds an article, but for number 0."""
    return Record(
        key,
        f"/caf\udce9/{key}.txt",
        1 << 40,
        1 << 62,
        "known",
        f"digest {number}",
        title="One \ud800 title",
        date="2021-07" if number == 1 else None,
        words=number or None,
        file=key,
        line=number if number == 2 else None,
    )


@given(_CHANGES, st.sampled_from([0, 2, 1000]))
def test_what_is_changed_is_as_in_a_dictionary(changes: list[dict[str, int | None]], most: int) -> None:
    packed, plain = PackedRecords(), dict[str, Record]()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.collection.packed_records.MOST_CHANGED", most)
        for change in changes:
            before, were = packed, plain
            others = {key: None if number is None else record(key, number) for key, number in change.items()}
            packed = packed.changed(others)
            plain = {key: one for key, one in {**plain, **others}.items() if one is not None}
            assert dict(packed) == plain
            assert len(packed) == len(plain)
            assert [key in packed for key in "abcdefgh"] == [key in plain for key in "abcdefgh"]
            differing = {key for key in {*were, *plain} if were.get(key) != plain.get(key)}
            assert packed.differing(before) == differing
            assert packed.differing(PackedRecords.of(were.values())) == differing
            assert {one.id: one for one in packed.each()} == plain
            assert [one.id for one in packed.each()] == [key for key, _ in packed.digests()] == list(packed)
            assert dict(packed.digests()) == {key: one.digest for key, one in plain.items()}
            assert sorted(packed.places()) == sorted(
                (key, one.path, one.date, one.line or 0) for key, one in plain.items()
            )


@given(_CHANGES, st.dictionaries(_KEYS, st.none() | st.integers(0, 2)))
def test_of_files_that_hold_no_article_none_is_given(
    changes: list[dict[str, int | None]], others: dict[str, int | None]
) -> None:
    def records(of: dict[str, int | None]) -> dict[str, Record | None]:
        return {key: None if number is None else record(key, number) for key, number in of.items()}

    packed = PackedRecords(())
    for change in changes:
        packed = packed.changed(records(change))
    found = packed.articles(records(others))
    expected = {**packed, **records(others)}
    assert dict(found) == {key: one for key, one in expected.items() if one and one.holds_article}
    assert len(found) == len(dict(found))
