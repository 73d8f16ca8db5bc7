"""Bytes become text whatever common encoding they are in, or it is said what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.decoding import NotText, decode

TEXT = "Żółw said “no” – twice.\r\nThen he left.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_keep_every_character(encoding: str) -> None:
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    data = (mark + TEXT).encode(encoding)
    decoded = decode(data)
    assert decoded.text.removeprefix("\ufeff") == TEXT
    assert decoded.note is None


def test_utf16_without_a_mark_is_recognised() -> None:
    text = "The ferries sailed at six and nobody was hurt.\n" * 3
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


def test_windows_1252_is_recognised_and_said() -> None:
    decoded = decode("The mayor’s “plan” cost €5 – café".encode("cp1252"))
    assert decoded.text == "The mayor’s “plan” cost €5 – café"
    assert decoded.note == "read as Windows-1252"


def test_an_unassigned_windows_byte_does_not_cost_the_article() -> None:
    assert decode(b"caf\xe9 \x81 x").text == "café \x81 x"


def test_one_bad_byte_does_not_turn_utf8_into_windows_1252() -> None:
    decoded = decode("“Zwölf” ﬂuten – überall".encode() + b"\xff")
    assert decoded.text == "“Zwölf” ﬂuten – überall\ufffd"
    assert decoded.note is not None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"PK\x03\x04\x14\0\0\0", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03\x04\x05\x06abc", "binary"),
    ],
)
def test_binary_data_is_named(data: bytes, words: str) -> None:
    with pytest.raises(NotText, match=words):
        decode(data)


@given(st.binary())
def test_any_bytes_decode_or_are_said_not_to_be_text(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotText:
        return
    decoded.text.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_text_comes_back_untouched(text: str) -> None:
    assert decode(text.encode()).text == text
