"""Reads the article of a web page that was saved to a file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from index.article import Metadata
from index.formats.decoding import DecodedText, decode
from index.formats.html_article import article_paragraphs
from index.formats.html_metadata import page_metadata
from index.formats.html_tags import tags_and_texts

OURS = "onestory-reader"
"""The generator that the pages we write name."""

_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LOOKED_THROUGH = 4096
"""Bytes in which a page says what it is and how it is written: browsers look for it in the first 1024."""
_MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "x-sjis": "cp932",
}
"""What pages mean by the name of an encoding (https://encoding.spec.whatwg.org/#names-and-labels)."""
_NEVER_MEANT = ("utf", "unicode", "raw", "punycode", "idna")
"""How the names of codecs begin that a page which is in neither UTF-8 nor UTF-16 is not in."""
_OFF = 1 / 4
"""Share of the signs beyond ASCII that are bad from which a page is not in the encoding that it names."""


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page: its paragraphs with an empty line between them, and what the page says of it.
    `ours` tells a page that was exported from here."""

    text: str
    written: Metadata
    ours: bool


def is_page(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return _BEGINNING.match(data[:_LOOKED_THROUGH]) is not None


def read_page(page: str) -> Page:
    """The article of a page; its text is empty where there is none. Never raises."""
    tags = list(tags_and_texts(page))
    told = page_metadata(tags)
    text = "\n\n".join([each.bullet + each.text for each in article_paragraphs(tags)])
    # A page that is built in the browser may give its article to machines alone.
    whole = told.text if len(told.text) > 2 * len(text) else text
    return Page(whole, told.metadata, told.generator.startswith(OURS))


def decode_page(data: bytes) -> DecodedText:
    """The text of a page, in the encoding that it names where it is not in UTF-8 and may be in that one: many
    were converted after they named it. Raises NotText."""
    decoded = decode(data)
    named = _CHARSET.search(data[:_LOOKED_THROUGH])
    if decoded.note is None or named is None:
        return decoded
    name = named[1].decode("ascii").lower()
    try:
        codec = codecs.lookup(_MEANT.get(name, name)).name
        if codec.startswith(_NEVER_MEANT):
            return decoded
        text = data.decode(codec, "replace")
    except (LookupError, ValueError):
        return decoded
    is_meant = text.count("\ufffd") <= _OFF * len(_BEYOND_ASCII.findall(text))
    return DecodedText(text) if is_meant else decoded
