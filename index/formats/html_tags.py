"""Cuts a web page into its tags and the text between them, in one pass whatever is written in it.

`html.parser` takes time that grows with the square of the length where tags or comments are never closed: for
`"<a " * 20_000` 33 s in Python 3.11, a hundredth of a second here (CVE-2025-6069 is of the same kind).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

# No `<` outside quotation marks: a tag that is never closed ends where the next one begins. No quotation mark
# in a name: of many tags that are never closed only a few would be read to the end of the page otherwise.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>"']*+)((?>[^<>"']+|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements in which no tag is read but their end
(https://html.spec.whatwg.org/multipage/syntax.html#elements-2)."""

_AS_WRITTEN, _ENDS_SO = "<![CDATA[", "]]>"
"""What XHTML has around text in which nothing is a tag."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or an end of an element; `raw` is the text of one in which no tag is read."""

    name: str
    ends: bool
    written: str = ""
    raw: str = ""

    @property
    def text(self) -> str:
        """The raw text with its character references read."""
        return unescape(self.raw)

    def attributes(self) -> Mapping[str, str]:
        """Its attributes by name in small letters; of two that are called the same the first."""
        found: dict[str, str] = {}
        for name, *values in _ATTRIBUTE.findall(self.written):
            found.setdefault(name.lower(), unescape("".join(values)))
        return found


def tags_and_texts(page: str) -> Iterator[Tag | str]:
    """The tags of a page and the texts between them, in order; comments and declarations are left out.

    Texts are as written but for their character references. What only looks like a tag is text.
    """
    return (piece for _, piece in placed_tags_and_texts(page))


def placed_tags_and_texts(page: str) -> Iterator[tuple[int, Tag | str]]:
    """The same, each with where it begins in the page."""
    ahead = _Ahead(page)
    at = text_from = 0
    while (at := page.find("<", at)) >= 0:
        end = ahead.behind_remark(at)
        tag = None if end else _TAG.match(page, at)
        if tag is None and not end:
            at += 1
            continue
        if text_from < at:
            yield text_from, unescape(page[text_from:at])
        if tag is not None:
            name, end = tag[2].lower(), tag.end()
            raw = ""
            if name in _RAW and not tag[1] and (close := ahead.find(f"</{name}", end)) >= 0:
                raw, end = page[end:close], close
            yield at, Tag(name, bool(tag[1]), tag[3], raw)
        elif page.startswith(_AS_WRITTEN, at) and page.endswith(_ENDS_SO, at, end):
            yield at, page[at + len(_AS_WRITTEN) : end - len(_ENDS_SO)]
        at = text_from = end
    if text_from < len(page):
        yield text_from, unescape(page[text_from:])


class _Ahead:
    """Looks for what ends something; what is not there is looked for once, not at every place again."""

    def __init__(self, page: str) -> None:
        self._page = page
        # The one letter that is two when it is small.
        self._small = page.replace("\u0130", "i").lower()
        self._gone: set[str] = set()

    def find(self, end: str, at: int) -> int:
        if end in self._gone:
            return -1
        if (found := self._small.find(end, at)) < 0:
            self._gone.add(end)
        return found

    def behind_remark(self, at: int) -> int:
        """The end of a comment, declaration or text as written that begins at a place; 0 where none does."""
        if not self._page.startswith(("<!", "<?"), at):
            return 0
        if self._page.startswith("<!--", at) and (end := self.find("-->", at + 2)) >= 0:
            return end + 3
        if self._page.startswith(_AS_WRITTEN, at) and (end := self.find(_ENDS_SO, at)) >= 0:
            return end + len(_ENDS_SO)
        return self.find(">", at) + 1
