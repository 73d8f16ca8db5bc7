"""Lists with a cursor."""

from rich.style import Style
from textual import events
from textual.app import App, ComposeResult

from tui.looks.themes import THEMES
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.grouped_list import GroupedList


class Listing(App[None]):
    """Two entries."""

    def compose(self) -> ComposeResult:
        """The list."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        yield CursorList(" one", " two")


def click(entries: CursorList, entry: int) -> events.Click:
    return events.Click(entries, 1, 1, 0, 0, 1, False, False, False, style=Style(meta={"option": entry}))


async def test_an_entry_that_is_gone_by_now_is_not_clicked() -> None:
    app = Listing()
    async with app.run_test() as pilot:
        entries = app.query_one(CursorList)
        for entry, highlighted in ((1, 1), (2, 1), (0, 0)):
            entries.post_message(click(entries, entry))
            await pilot.pause()
            assert entries.highlighted == highlighted


class Numbers(GroupedList[int]):
    """Entries of one line and of two by turns, the first under a heading."""

    def show(self) -> None:
        """List them."""
        self._rows = [None, *range(20)]
        self.set_options(["heading", *(f" {n}\n more" if n % 2 else f" {n}" for n in range(20))])
        self.highlighted = 1


class Paging(Listing):
    """With a list that is paged through."""

    def compose(self) -> ComposeResult:
        """The list, behind the other."""
        yield from super().compose()
        yield Numbers()


async def test_a_page_is_as_many_entries_as_its_lines_hold() -> None:
    app = Paging()
    async with app.run_test(size=(30, 12)) as pilot:
        numbers = app.query_one(Numbers)
        numbers.show()
        await pilot.pause()
        for pages, entry in ((1, 7), (1, 14), (0.5, 18), (-0.5, 14), (-1, 7), (3, 19), (-9, 0)):
            numbers.move_pages(pages)
            assert numbers.entry == entry


async def test_a_list_without_room_is_paged_through_by_entries() -> None:
    app = Paging()
    async with app.run_test(size=(30, 12)) as pilot:
        numbers = app.query_one(Numbers)
        numbers.styles.height = 0
        await pilot.pause()
        numbers.show()
        for pages, entry in ((1, 1), (3, 4), (-1, 3), (-9, 0)):
            numbers.move_pages(pages)
            assert numbers.entry == entry
