"""Metadata before the text is read, and never counted as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Metadata
from index.formats.front_matter import front_matter, is_iso_date


def test_key_value_lines_are_read() -> None:
    text = (
        '---\ntitle: "Ferries: sail again"\noutlet: Coastal Press\ndate: 2021-07-05\nlang: en\n---\nText.\n'
    )
    metadata, body = front_matter(text)
    assert metadata == Metadata("Ferries: sail again", "Coastal Press", "2021-07-05", None, "en")
    assert body.of(text) == "Text.\n"


def test_toml_is_read() -> None:
    metadata, body = front_matter('+++\ntitle = "Ferries"\ndate = 2021-07-05\n+++\nText.')
    assert (metadata.title, metadata.date) == ("Ferries", "2021-07-05")
    assert len(body) == 5


def test_a_byte_order_mark_may_stand_before_it() -> None:
    text = "\ufeff---\r\ntitle: Ferries\r\n---\r\nText."
    metadata, body = front_matter(text)
    assert metadata.title == "Ferries"
    assert body.of(text) == "Text."


@pytest.mark.parametrize(
    "text", ["---\nNo value here\n---\nText.", "---\nText without an end.", "Text.\n---\n", ""]
)
def test_a_rule_is_not_front_matter(text: str) -> None:
    metadata, body = front_matter(text)
    assert metadata == Metadata()
    assert body.of(text) == text


def test_a_date_that_is_not_iso_is_not_taken() -> None:
    assert front_matter("---\ntitle: T\ndate: last week\n---\nText.")[0].date is None


@pytest.mark.parametrize(
    "date", ["2021", "2021-07", "2021-07-05", "2021-07-05T10:00Z", "2021-07-05 10:00:01+02:00"]
)
def test_iso_dates(date: str) -> None:
    assert is_iso_date(date)


@pytest.mark.parametrize("date", ["", "21", "2021-13", "2021-7-5", "5 July 2021", "2021-07-05 noon"])
def test_other_dates(date: str) -> None:
    assert not is_iso_date(date)


@given(
    st.text(alphabet=st.characters(codec="utf-8")),
    st.sampled_from(["", "---\n", "+++\n", "---\na: b\n---\n"]),
)
def test_never_raises_and_the_body_ends_with_the_text(text: str, before: str) -> None:
    _, body = front_matter(before + text)
    assert body.end == len(before + text)
