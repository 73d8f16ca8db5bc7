"""Metadata before the text is read, and never counted as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Metadata
from index.formats.front_matter import front_matter, unread_date_before


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
    ("written", "title"),
    [
        ("Mayor calls the storm a 'hoax'", "Mayor calls the storm a 'hoax'"),
        ('"Hoax", says the mayor', '"Hoax", says the mayor'),
        ('"Hoax" or "no hoax"', '"Hoax" or "no hoax"'),
        ("'The mayor''s hoax'", "The mayor's hoax"),
        (r'"The \"hoax\""  # sic', 'The "hoax"'),
        (r'"The mayor\u2019s \"hoax\""', 'The mayor’s "hoax"'),
        (r'"C:\hoax \"told\""', r'C:\hoax "told"'),
    ],
)
def test_quotation_marks_of_a_title_are_kept_and_those_around_a_value_are_not(written: str, title: str):
    assert front_matter(f"---\ntitle: {written}\n---\nText.")[0].title == title


@pytest.mark.parametrize(
    "text", ["---\nNo value here\n---\nText.", "---\nText without an end.", "Text.\n---\n", ""]
)
def test_a_rule_is_not_front_matter(text: str) -> None:
    metadata, body = front_matter(text)
    assert metadata == Metadata()
    assert body.of(text) == text


def test_a_date_in_words_is_taken_and_what_is_none_is_told() -> None:
    before = "---\ntitle: T\ndate: {}\n---\nText."
    assert front_matter(before.format("Monday, 5 July 2021 # as printed"))[0].date == "2021-07-05"
    assert front_matter(before.format("last week"))[0].date is None
    assert unread_date_before(before.format("last week")) == (
        "the date last week is none that is known; write it as 2021-07-05"
    )
    assert unread_date_before(before.format("")) is None


def test_yaml_may_fold_a_value_comment_on_it_and_end_in_dots() -> None:
    text = (
        "---\ntitle: >-\n  Ferries sail\n  again\nsource: 'Coastal Press' # weekly\n"
        "og:\n  title: Another\nlink: http://coast.example/#top\n...\nText.\n---\n"
    )
    metadata, body = front_matter(text)
    assert metadata == Metadata("Ferries sail again", "Coastal Press", None, "http://coast.example/#top")
    assert body.of(text) == "Text.\n---\n"
    assert front_matter("---\ntitle: Route #5 is closed\n---\nText.")[0].title == "Route #5 is closed"


@given(
    st.text(alphabet=st.characters(codec="utf-8")),
    st.sampled_from(["", "---\n", "+++\n", "---\na: b\n---\n"]),
)
def test_never_raises_and_the_body_ends_with_the_text(text: str, before: str) -> None:
    _, body = front_matter(before + text)
    assert body.end == len(before + text)
