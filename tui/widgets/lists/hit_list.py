"""The list of articles found: source, title, mark, and the line that shows why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from index.article import Span
from index.notebook.reading_marks import Signs
from tui.layout.hit_lines import ACCENT, LISTED, MATCH, QUIET, HitLines, Item, left_out
from tui.layout.wrapping import wrap
from tui.terminal.safe_text import safe_text
from tui.widgets.lists.grouped_list import GroupedList

_LOOKS = {QUIET: "$quiet-look", MATCH: "bold $mark-match", ACCENT: "$accent"}


class HitList(GroupedList[Item]):
    """Articles to choose from. The cursor stays on its article while what is listed changes around it, once
    it was brought there; before, it is on the first."""

    signed_at_rest = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: tuple[Item, ...] = ()
        self._marked: frozenset[str] = frozenset()
        self._signs: Mapping[str, Signs] = {}
        self._note: tuple[str, ...] = ()
        self._drawn_width = 0
        self._drawing = False
        self._held = False
        """Whether the cursor is where somebody wants it."""
        self.reached: Callable[[], None] | None = None
        """Called when the cursor has come to another article, before that is drawn; a message comes after."""

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The cursor is on another article."""
        super().watch_highlighted(highlighted)
        if self._drawing:
            return
        self._held = highlighted is not None
        if self.reached is not None:
            self.reached()

    def hold(self) -> None:
        """Keep the cursor on its article from now on, wherever that comes to stand."""
        self._held = True

    @property
    def item(self) -> Item | None:
        """The article under the cursor."""
        return self.entry

    @property
    def place(self) -> int:
        """Which of those listed it is, from 1; 0 for none."""
        return self._items.index(self.entry) + 1 if self.entry is not None else 0

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
        total: int = 0,
    ) -> None:
        """List these articles, with `note` below them or in their place; `keep` keeps the cursor, and `total`
        is how many there are where these are not all.

        Nothing is drawn when nothing changed: a letter that leaves the hits as they are costs nothing.
        """
        below = (*note, *left_out(max(total, len(items))))
        new = (tuple(items[:LISTED]), frozenset(marked), below, signs or {})
        if new == (self._items, self._marked, self._note, self._signs):
            return
        self._held = keep and (self._held or self.has_focus)
        chosen = self.item.id if self._held and self.item else None
        self._items, self._marked, self._note, self._signs = new
        self._draw(chosen)

    def remark(self, marked: Collection[str], signs: Mapping[str, Signs] | None = None) -> None:
        """Show which articles are marked for comparing, and what is kept of them."""
        signs = self._signs if signs is None else signs
        before = self._laid_out()
        changed = self._marked ^ frozenset(marked)
        self._marked, self._signs = frozenset(marked), signs
        lines = self._laid_out()
        keys = [item.id for item in self._items]
        changed |= {key for key in keys if before.signs_of(key) != lines.signs_of(key)}
        for index, item in enumerate(self._rows):
            if item is not None and item.id in changed:
                self.replace_option_prompt_at_index(index, self._prompt(item, lines))

    def select(self, article_id: str) -> bool:
        """Put the cursor on an article; False where it is not listed."""
        for index, item in enumerate(self._rows):
            if item is not None and item.id == article_id:
                self.highlighted = index
                return True
        return False

    def go_unread(self, step: int) -> bool:
        """Put the cursor on the next article (1), or the last before (-1), that was not read; False where
        there is none."""
        at = self.highlighted if self.highlighted is not None else -1
        rows = range(at + 1, len(self._rows)) if step > 0 else range(at - 1, -1, -1)
        for index in rows:
            item = self._rows[index]
            if item is not None and not self._signs.get(item.id, Signs()).read:
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
        self._drawn_width = self.scrollable_content_region.width or self.app.size.width
        lines = self._laid_out()
        options: list[Option] = []
        rows: list[Item | None] = []
        for item in self._items:
            if item.heading:
                options.append(Option(Content.styled(lines.heading(item), "$quiet-look"), disabled=True))
                rows.append(None)
            options.append(Option(self._prompt(item, lines)))
            rows.append(item)
        for said in map(safe_text, self._note):
            for line in wrap(said, [Span(0, len(said))], max(2, self._drawn_width - 2)):
                options.append(Option(Content(" " + line.of(said)), disabled=True))
                rows.append(None)
        self._rows = rows
        self._drawing = True
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            if not (chosen and self.select(chosen)):
                self.highlighted = next((i for i, item in enumerate(rows) if item is not None), None)
                self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._drawing = False

    def _laid_out(self) -> HitLines:
        return HitLines(self._items, self._marked, self._signs, self._drawn_width)

    def _prompt(self, item: Item, lines: HitLines) -> Content:
        return Content("\n").join(
            Content.assemble(*((text, _LOOKS[look]) if look else text for text, look in line if text))
            for line in lines.lines(item)
        )
