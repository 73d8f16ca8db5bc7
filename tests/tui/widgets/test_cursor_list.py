"""Lists with a cursor."""

from rich.style import Style
from textual import events
from textual.app import App, ComposeResult

from tui.themes import THEMES
from tui.widgets.cursor_list import CursorList


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
