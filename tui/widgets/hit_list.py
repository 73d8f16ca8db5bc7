"""The list of articles found: source, title, mark, and the line that shows why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from index.article import Span
from index.library import Entry, Story
from index.reading_marks import Signs
from index.search.model import Hit
from tui.marks import BOOKMARKED, MARKED, NOTED, TAGGED, UNREAD
from tui.safe_text import safe_text
from tui.widgets.grouped_list import GroupedList
from tui.widgets.line import shortened

LISTED = 200
"""Most articles listed at once; more are found by typing, faster than by scrolling."""

_NOTHING = Signs()
_SOURCE_WIDEST = 14
_LEAD = 12
"""Cells of a snippet kept before its first match, so that the match is seen in its sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article in the list; `matches` are spans of `snippet`.

    `heading` begins a group before it, and `counted` stands behind the heading however short that is cut.
    """

    id: str
    source: str
    title: str
    title_derived: bool
    snippet: str = ""
    matches: tuple[Span, ...] = ()
    title_matches: tuple[Span, ...] = ()
    heading: str = ""
    counted: str = ""


def items_of_hits(hits: Sequence[Hit]) -> tuple[Item, ...]:
    """Hits as they are listed, each with its best snippet that is not its title again."""
    items = []
    for hit in hits:
        text = ""
        matches: tuple[Span, ...] = ()
        shown = [pair for pair in zip(hit.snippets, hit.snippet_texts, strict=True) if pair[1] != hit.title]
        if shown:
            snippet, text = shown[0]
            start = snippet.span.start
            found = (Span(m.start - start, m.end - start) for m in snippet.matches)
            matches = tuple(m for m in found if m.start >= 0 and m.end <= len(text))
        items.append(Item(hit.id, hit.source, hit.title, hit.title_derived, text, matches, hit.title_matches))
    return tuple(items)


def grouped_by_story(items: Sequence[Item], stories: Mapping[str, Story]) -> tuple[Item, ...]:
    """Items that tell one story together, where the first of them stands; `stories` has those of several
    articles, by article id."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        story = stories.get(item.id)
        groups.setdefault(story.id if story else item.id, []).append(item)
    found: list[Item] = []
    alone = False
    for members in groups.values():
        story = stories.get(members[0].id)
        if story is None:
            heading, counted = ("" if alone else "Told by one source"), ""
        else:
            heading, counted = story.title, f"{len(members)} of {len(story.articles)} sources"
        found.append(replace(members[0], heading=heading, counted=counted))
        found += members[1:]
        alone = story is None
    return tuple(found)


def items_of_library(entries: Sequence[Entry], stories: Sequence[Story]) -> tuple[Item, ...]:
    """All articles: the stories with their sources, the largest first, then those that stand alone."""
    by_id = {entry.id: entry for entry in entries}
    items: list[Item] = []
    told: set[str] = set()
    for story in stories:
        members = [by_id[key] for key in story.articles if key in by_id]
        for number, entry in enumerate(members):
            heading, counted = (story.title, f"{len(members)} sources") if not number else ("", "")
            items.append(
                Item(entry.id, entry.source, entry.title, entry.title_derived, "", (), (), heading, counted)
            )
            told.add(entry.id)
    heading = "Told by one source" if told else ""
    for entry in entries:
        if entry.id not in told:
            items.append(Item(entry.id, entry.source, entry.title, entry.title_derived, heading=heading))
            heading = ""
    return tuple(items)


class HitList(GroupedList[Item]):
    """Articles to choose from. The cursor stays on its article while what is listed changes around it."""

    signed_at_rest = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: tuple[Item, ...] = ()
        self._marked: frozenset[str] = frozenset()
        self._signs: Mapping[str, Signs] = {}
        self._note: tuple[str, ...] = ()
        self._drawn_width = 0
        self._column = 0
        self._drawing = False
        self.reached: Callable[[], None] | None = None
        """Called when the cursor has come to another article, before that is drawn; a message comes after."""

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The cursor is on another article."""
        super().watch_highlighted(highlighted)
        if self.reached is not None and not self._drawing:
            self.reached()

    @property
    def item(self) -> Item | None:
        """The article under the cursor."""
        return self.entry

    @property
    def items(self) -> tuple[Item, ...]:
        """What is listed."""
        return self._items

    def show(
        self,
        items: Sequence[Item],
        marked: Collection[str],
        note: Sequence[str] = (),
        *,
        signs: Mapping[str, Signs] | None = None,
        keep: bool = False,
    ) -> None:
        """List these articles, with `note` below them or in their place; `keep` keeps the cursor.

        Nothing is drawn when nothing changed: a letter that leaves the hits as they are costs nothing.
        """
        more = [f"… and {len(items) - LISTED:,} more: type to find them."] if len(items) > LISTED else []
        new = (tuple(items[:LISTED]), frozenset(marked), (*note, *more), signs or {})
        if new == (self._items, self._marked, self._note, self._signs):
            return
        chosen = self.item.id if keep and self.item else None
        self._items, self._marked, self._note, self._signs = new
        self._draw(chosen)

    def remark(self, marked: Collection[str], signs: Mapping[str, Signs] | None = None) -> None:
        """Show which articles are marked for comparing, and what is kept of them."""
        signs = self._signs if signs is None else signs
        before = {item.id: self._signs_of(item.id) for item in self._items}
        changed = self._marked ^ frozenset(marked)
        self._marked, self._signs = frozenset(marked), signs
        changed |= {key for key, shown in before.items() if shown != self._signs_of(key)}
        width = self._drawn_width
        for index, item in enumerate(self._rows):
            if item is not None and item.id in changed:
                self.replace_option_prompt_at_index(index, self._prompt(item, width))

    def select(self, article_id: str) -> bool:
        """Put the cursor on an article; False where it is not listed."""
        for index, item in enumerate(self._rows):
            if item is not None and item.id == article_id:
                self.highlighted = index
                return True
        return False

    def fit(self) -> None:
        """Cut the lines anew when the width changed."""
        if self.scrollable_content_region.width != self._drawn_width:
            self._draw(self.item.id if self.item else None)

    def copied(self) -> str:
        """The title of the article under the cursor, with its source."""
        return f"{self.item.source}: {self.item.title}" if self.item else ""

    def _draw(self, chosen: str | None) -> None:
        # Before the first layout the whole width is the best guess, and right on a narrow screen: the first
        # drawing then has the hits already.
        width = self._drawn_width = self.scrollable_content_region.width or self.app.size.width
        sources = {item.source for item in self._items}
        self._column = min(_SOURCE_WIDEST, max((cell_len(safe_text(name)) for name in sources), default=0))
        options: list[Option] = []
        rows: list[Item | None] = []
        for item in self._items:
            if item.heading:
                counted = f" · {item.counted}" if item.counted else ""
                heading = shortened(safe_text(item.heading), width - 2 - cell_len(counted))
                options.append(Option(Content.styled(f" {heading}{counted}", "$quiet"), disabled=True))
                rows.append(None)
            options.append(Option(self._prompt(item, width)))
            rows.append(item)
        for line in self._note:
            options.append(Option(Content(" " + safe_text(line)), disabled=True))
            rows.append(None)
        self._rows = rows
        self._drawing = True
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            if not (chosen and self.select(chosen)):
                self.highlighted = next((i for i, item in enumerate(rows) if item is not None), None)
                self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._drawing = False

    def _signs_of(self, key: str) -> tuple[str, str]:
        """What is kept of an article, and whether it is unread. Where nothing listed was read that is not
        worth saying."""
        signs = self._signs.get(key, _NOTHING)
        some_read = any(signs.read for signs in self._signs.values())
        kept = ((signs.bookmarked, BOOKMARKED), (signs.tagged, TAGGED), (signs.noted, NOTED))
        return "".join(sign for there, sign in kept if there), UNREAD if some_read and not signs.read else " "

    def _prompt(self, item: Item, width: int) -> Content:
        column = self._column
        source = shortened(safe_text(item.source), column)
        source += " " * (column - cell_len(source))
        kept, unread = self._signs_of(item.id)
        # The beginning of a title stays where it is, whatever is kept of its article.
        lead = f" {kept}" if kept or unread.strip() else ""
        room = width - column - 5 - len(lead)
        title = safe_text(item.title)
        if item.title_derived:
            title = f"({shortened(title, room - 2)})"
            matches = tuple(Span(m.start + 1, m.end + 1) for m in item.title_matches)
        else:
            title = shortened(title, room)
            matches = item.title_matches
        mark = MARKED if item.id in self._marked else " "
        first = Content.assemble(
            (f" {source}  ", "$quiet"),
            _lit(title, matches),
            " " * (room - cell_len(title)),
            (lead, "$accent"),
            *([(unread, "$quiet"), (mark, "$accent")] if unread.strip() else [(f" {mark}", "$accent")]),
        )
        if not item.snippet:
            return first
        snippet, lit = around_match(safe_text(item.snippet), item.matches, width - column - 4)
        return Content("\n").join(
            [first, Content(" " * (column + 3)) + _lit(snippet, lit).stylize_before("$quiet")]
        )


def _lit(text: str, matches: Sequence[Span]) -> Content:
    content = Content(text)
    for match in matches:
        content = content.stylize("bold $mark-match", match.start, min(match.end, len(text)))
    return content


def around_match(text: str, matches: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    """As much of a sentence as fits in `width` cells and shows its first match; and its matches."""
    start = 0
    if matches and cell_len(text[: matches[0].end]) > width - 1:
        start = _begin(text, matches[0], width - 1)
    lead = "…" if start else ""
    piece = lead + shortened(text[start:], width - len(lead))
    shift = len(lead) - start
    shown = (Span(m.start + shift, m.end + shift) for m in matches)
    return piece, tuple(m for m in shown if m.start >= 0 and m.start < len(piece))


def _begin(text: str, match: Span, width: int) -> int:
    """Where to begin so that the match is seen in its sentence and the line is full."""
    start = max(0, match.start - _LEAD)
    while start > 0 and cell_len(text[start - 1 :]) <= width:
        start -= 1
    blank = text.find(" ", max(0, start - 1), match.start)
    return blank + 1 if blank >= 0 else start
