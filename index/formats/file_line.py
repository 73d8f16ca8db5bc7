"""Where a place of an article stands in its file, for an editor to open it there."""

from __future__ import annotations

from pathlib import Path

from index.article import Article
from index.formats.suffixes import is_page_name


def line_in_file(article: Article, offset: int) -> int:
    """The line of the file, from 1, where a place of the text stands.

    In JSON Lines a text is all in one line; in CSV it is counted from where its row begins; in a web page its
    words are looked for, and of one that cannot be read it is the first.
    """
    if is_page_name(article.path):
        return _in_page(article, offset)
    within = article.text.count("\n", 0, offset)
    if article.line is None:
        return within + 1
    named = article.file_name
    return article.line + (within if ".csv" in named or ".tsv" in named else 0)


def _in_page(article: Article, offset: int) -> int:
    from index.formats.decoding import NotText
    from index.formats.html_page import decode_page
    from index.formats.html_place import line_in_page

    try:
        page = decode_page(Path(article.path).read_bytes()).text
    except (OSError, NotText):
        return 1
    return line_in_page(page, article.text, offset)
