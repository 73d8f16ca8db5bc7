"""Reads the paragraphs of a web page, each with the elements it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.formats.html_tags import Tag

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td
    tfoot th thead tr ul""".split()
)
"""Elements that begin a new paragraph; the text of all others runs on."""
_ENDED_BY_ITS_LIKE = frozenset("p li dt dd td th tr option".split())
"""Elements whose end may be left out: the next of them ends them
(https://html.spec.whatwg.org/multipage/syntax.html#optional-tags)."""
_NO_TEXT = frozenset(
    """script style template noscript textarea select option button svg math iframe object audio video canvas
    form nav aside footer dialog menu label title xmp noembed noframes""".split()
)
"""Elements of which nothing is the article's."""
_ROLES = frozenset("navigation complementary banner contentinfo search menu dialog alert form".split())
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|consent|cookies?|footer|follow|hidden|masthead|"
    r"menu|modal|more-?on|most-?(?:read|popular)|nav|navigation|navbar|newsletters?|pagination|pager|popular|popup|"
    r"promo\w*|recirc\w*|recommend\w*|related\w*|rss|share\w*|sharing|sidebar|skip\w*|social\w*|sponsor\w*|"
    r"subscri\w*|tags?|teasers?|toolbar|trending|widgets?)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""What pages call the elements that stand around an article, by class or id."""
_MAIN = frozenset("html body main article".split())
"""Elements that are not judged by what they are called."""
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")

DEEPEST = 100
"""Elements that may be open at once; what is begun inside them counts as theirs. Pages have some 40."""
DEEP = 40
"""Open elements that an end may close; an end of what was begun further out is taken for a slip."""


@dataclass(eq=False, slots=True)
class Element:
    """An element of a page; `begin` and `end` number the tags, so that one lies in another where its numbers
    do. The outermost has no name and no parent."""

    name: str
    parent: Element | None
    begin: int
    beside: bool = False
    """Whether nothing of it is the article's."""
    around: bool = False
    """Whether it is called like what stands around an article."""
    suspect: bool = False
    """Whether it, or one it stands in, is."""
    marked: bool = False
    """Whether the page says that it is the article's text."""
    end: int = 0
    items: int = 0
    """How many items of a list have begun in it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page, of which `linked` characters are links; `element` is the innermost around it.

    `bullet` is what a browser shows in front of it where it begins an item of a list, else empty.
    """

    text: str
    linked: int
    element: Element
    bullet: str = ""


def paragraphs_of(tags: Iterable[Tag | str]) -> list[Paragraph]:
    """What can be read on a page, in order, without menus, forms, footers and what is not shown."""
    return _Paragraphs(tags).found


class _Paragraphs:
    """Reads a page once, tag by tag."""

    def __init__(self, tags: Iterable[Tag | str]) -> None:
        self.found: list[Paragraph] = []
        self._open: list[Element] = [Element("", None, 0)]
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._breaks = 0
        self._place = 0
        self._item: Element | None = None
        for each in tags:
            self._place += 1
            if isinstance(each, str):
                self._text(each)
            elif each.ends:
                self._end(each.name)
            else:
                self._begin(each)
        self._close(0)

    def _text(self, text: str) -> None:
        here = self._open[-1]
        if here.beside:
            return
        if self._links:
            self._linked += len(text.strip())
        self._pieces.append(text if here.name == "pre" else _SPACES.sub(" ", text))
        if text.strip():
            self._breaks = 0

    def _begin(self, tag: Tag) -> None:
        if tag.name == "br":
            self._breaks += 1
            self._pieces.append("\n")
            if self._breaks > 1:
                self._paragraph()
            return
        if tag.name in _VOID:
            return
        if tag.name in _BLOCKS:
            self._paragraph()
            self._leave_out(tag.name)
        if len(self._open) < DEEPEST:
            self._open[-1].items += tag.name == "li"
            self._open.append(self._element(tag))
            self._links += tag.name == "a"

    def _leave_out(self, name: str) -> None:
        """Ends what the page need not end before an element called so."""
        for at in range(len(self._open) - 1, max(0, len(self._open) - 6), -1):
            other = self._open[at].name
            if (other == name and name in _ENDED_BY_ITS_LIKE) or other == "p":
                self._close(at)
                return
            if other in _BLOCKS:
                return

    def _element(self, tag: Tag) -> Element:
        parent = self._open[-1]
        written = tag.attributes() if tag.written and tag.name not in ("a", "span") else {}
        called = f"{written.get('class', '')} {written.get('id', '')}"
        beside = (
            parent.beside
            or tag.name in _NO_TEXT
            or written.get("role", "") in _ROLES
            or "hidden" in written
            or written.get("aria-hidden") == "true"
            or bool(_UNSEEN.search(written.get("style", "")))
        )
        around = tag.name not in _MAIN and bool(_AROUND.search(called))
        return Element(
            tag.name,
            parent,
            self._place,
            beside and tag.name not in _MAIN,
            around,
            parent.suspect or around,
            "articleBody" in (written.get("itemprop", ""), written.get("name", "")),
        )

    def _end(self, name: str) -> None:
        if name in _BLOCKS:
            self._paragraph()
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].name == name:
                self._close(at)
                return
            if len(self._open) - at > DEEP:
                return

    def _close(self, at: int) -> None:
        """Ends the open elements from a place on."""
        if any(element.name in _BLOCKS or not element.name for element in self._open[at:]):
            self._paragraph()
        for element in self._open[at:]:
            element.end = self._place
            self._links -= element.name == "a"
        del self._open[max(at, 1) :]

    def _paragraph(self) -> None:
        """Ends the paragraph that is being read."""
        text = "".join(self._pieces).strip(" \n")
        if text:
            element = next(each for each in reversed(self._open) if each.name in _BLOCKS or not each.name)
            lines = text if element.name == "pre" else _lines(text)
            self.found.append(Paragraph(lines, self._linked, element, self._bullet()))
        self._pieces.clear()
        self._linked = self._breaks = 0

    def _bullet(self) -> str:
        """What is shown in front of a paragraph: of an item of a list the first has something."""
        item = next((each for each in reversed(self._open) if each.name == "li"), None)
        if item is None or item is self._item or item.parent is None:
            return ""
        self._item = item
        return f"{item.parent.items}. " if item.parent.name == "ol" else "• "


def _lines(text: str) -> str:
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
