"""Screens that keys open are made, styled and laid out before it is known what they are about."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.geometry import Size

from tui.running.leaving import LeavingApp

if TYPE_CHECKING:
    from tui.screens.base.screen import ReaderScreen

    _Screen = TypeVar("_Screen", bound=ReaderScreen)

KINDS = (
    ("tui.screens.article.screen", "ArticleScreen"),
    ("tui.screens.compare.screen", "CompareScreen"),
    ("tui.screens.story.screen", "StoryScreen"),
    ("tui.screens.story.timeline", "TimelineScreen"),
)
"""Module and class of what is made ahead, what is opened most first: each takes 5 to 12 ms (measured)."""


class MadeAheadApp(LeavingApp):
    """An app that has one screen of each kind ready, for the next key to fill.

    Each is shown once and another one made for the next: of what was read before nothing can be left in it.
    """

    _made_for: tuple[str, Size] | None = None
    """The theme and the size of what is ready."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._prepared: dict[type[ReaderScreen], ReaderScreen] = {}

    async def make_ahead(self) -> bool:
        """Make one screen of those that are not ready; False where all are."""
        self._leave_unfit()
        for module, name in KINDS:
            kind: type[ReaderScreen] = getattr(import_module(module), name)
            if kind in self._prepared:
                continue
            screen = kind(self.library)
            screen.is_ahead = True
            self._prepared[kind] = screen
            self._register(self, screen)
            await screen._mounted_event.wait()
            if self._prepared.get(kind) is screen:
                screen._refresh_layout(self.size)
            return True
        return False

    def unused(self, kind: type[_Screen]) -> _Screen:
        """A screen that was never shown: the one that is ready, else one made now."""
        self._leave_unfit()
        ready = self._prepared.get(kind)
        if ready is None or not ready.size:
            return kind(self.library)
        return cast("_Screen", self._prepared.pop(kind))

    def _leave_unfit(self) -> None:
        """Take down what was made for another theme or size."""
        if self._made_for != (self.theme, self.size):
            for screen in self._prepared.values():
                screen.remove()
            self._prepared.clear()
            self._made_for = self.theme, self.size
