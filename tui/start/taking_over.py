"""From the first frame to the app: it stands until there is more to show, and what was typed comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events

from tui.keys.typing_order import OrderedApp
from tui.start.first_frame import FIRST_FRAME
from tui.start.next_start import until_drawn, until_listed
from tui.terminal.displaying import DisplayingApp
from tui.within import after, within

if TYPE_CHECKING:
    from textual.worker import Worker

    from tui.screens.search.screen import SearchScreen
    from tui.terminal.driver import EarlyTyped

_HELD_SECONDS = 1.0
"""How long what is known of the first screen stands, where finding it again takes so long."""


class TakingOverApp(DisplayingApp, OrderedApp):
    """An app that begins under a frame which reads what is typed until the app can."""

    async def on_event(self, event: events.Event) -> None:
        """Show the screen with the first thing that comes, unless that is still to be answered."""
        typed = isinstance(event, events.Key | events.Paste)
        if (
            isinstance(event, events.InputEvent)
            and self.is_held
            and not (typed and self.unanswered is not None)
        ):
            if self.frozen:
                return
            self.call_after_refresh(self.show)
        await super().on_event(event)

    async def on_ready(self) -> None:
        """The first screen is up: what was typed before is for it."""
        if self.is_held:
            after(_HELD_SECONDS, self, self.show)
        if FIRST_FRAME.was_drawn:
            FIRST_FRAME.end_typing()
        elif self.unanswered:
            self._answer_early()
        else:
            self.unanswered = None

    def on_early_typed(self, _: EarlyTyped) -> None:
        """All that the frame has read is here."""
        if FIRST_FRAME.was_drawn and self.unanswered is not None:
            self._answer_early()

    def _answer_early(self) -> None:
        _: Worker[None] = self.run_worker(self._begin_to_answer)

    async def _begin_to_answer(self) -> None:
        """Answer what was typed, then show the screen: where nothing was, once it is what stands there."""
        # What was typed may bring another one.
        screen = self.screen_stack[0]
        answered = bool(self.unanswered)
        await self.answer_in_turn()
        if self.is_held:
            if not FIRST_FRAME.laid and (answered or FIRST_FRAME.standing is None):
                await within(_HELD_SECONDS, until_drawn(screen))
            else:
                await within(_HELD_SECONDS, until_listed(cast("SearchScreen", screen)))
            self.show()
