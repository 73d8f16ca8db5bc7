"""A file becomes an article, or one sentence says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Metadata
from index.formats import text_file
from index.formats.text_file import FormatError, parse, read_file


def test_the_text_is_the_whole_decoded_file() -> None:
    data = "\ufeff---\ntitle: Ferries\n---\r\nBoth sailed at six.\r\n".encode()
    article = parse(data, article_id="a", path="x/ferries.md").article
    assert article.text == data.decode("utf-8")
    assert article.file_name == "ferries.md"
    assert [sentence.span.of(article.text) for sentence in article.sentences] == ["Both sailed at six."]
    assert all(article.body.contains(sentence.span) for sentence in article.sentences)


def test_known_metadata_wins_over_the_file() -> None:
    data = b"---\ntitle: Ferries\nsource: Harbour News\n---\nBoth sailed at six. It was calm."
    article = parse(data, article_id="a", path="a.txt", known=Metadata(source="Coastal Press")).article
    assert (article.title, article.title_derived) == ("Ferries", False)
    assert (article.source, article.source_derived) == ("Coastal Press", False)


def test_an_encoding_that_was_guessed_is_said() -> None:
    parsed = parse("Caf\u00e9 owners met.".encode("cp1252"), article_id="a", path="cafe.txt")
    assert parsed.note == "cafe.txt: read as Windows-1252."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"-- \n ***\n", "holds no text"),
        (b"---\ntitle: T\n---\n", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not text .looks like a PNG"),
        (b'[{"text": "It sank."}]', "not text .looks like JSON: called .json, or .jsonl"),
        (b'\n{"text": "It sank."}\n{"text": "It sailed."}\n', "looks like JSON"),
        (b"%PDF-1.7\n", "not text .looks like a PDF document: pdftotext makes text of it"),
    ],
)
def test_what_is_no_article_is_named_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words) as failure:
        parse(data, article_id="a", path="notes/broken.txt")
    assert str(failure.value).startswith("notes/broken.txt")
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize("text", ["[1]", "{ sic }", "[]", "[Editor's note] It sank.", '{"It" sank.'])
def test_a_text_in_brackets_is_no_json(text: str) -> None:
    assert parse(f"{text}\nIt sank.".encode(), article_id="a", path="a.txt").article.text.startswith(text)


def test_a_file_larger_than_an_article_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "SIZE_LIMIT", 100)
    (tmp_path / "long.txt").write_text("a" * 101)
    with pytest.raises(FormatError, match=r"long\.txt.*split it"):
        read_file(tmp_path / "long.txt")
    with pytest.raises(FormatError, match="split it"):
        parse(b"a" * 101, article_id="a", path="-")


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"gone\.txt is gone"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(FormatError, match="is a folder"):
        read_file(tmp_path)


@given(st.binary())
def test_parse_gives_an_article_or_a_format_error(data: bytes) -> None:
    try:
        article = parse(data, article_id="a", path="a.txt").article
    except FormatError:
        return
    end = article.body.start
    for sentence in article.sentences:
        assert end <= sentence.span.start < sentence.span.end <= article.body.end
        end = sentence.span.end
