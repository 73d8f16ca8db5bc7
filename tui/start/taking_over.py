"""From the first frame to the app: it stands until there is more to show, and what was typed comes first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

from textual import events

from tui.start.first_frame import FIRST_FRAME
from tui.start.next_start import until_drawn, until_listed
from tui.terminal.displaying import DisplayingApp
from tui.within import after, within

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.screen import Screen

    from tui.screens.search import SearchScreen
    from tui.terminal.driver import EarlyTyped

_HELD_SECONDS = 1.0
"""How long what is known of the first screen stands, where finding it again takes so long."""
_LOOKS_AGAIN = 0.004
_ASKED_SECONDS = 5.0
"""How long what is typed waits for a box, whose screen is perhaps still to be imported."""
_ESCAPE = "escape"
_IN_THE_BOX = ("backspace", "ctrl+u", "ctrl+w")
"""Keys that change what stands in the box, as letters do."""


class TakingOverApp(DisplayingApp):
    """An app that begins under a frame which reads what is typed until the app can."""

    _typed_early: list[events.Event] | None
    """What was typed before it can be answered, in order; None once all is answered as it comes."""
    _asking: asyncio.Task[None] | None = None
    """Ends when the box that a key asked for is there."""

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed before there is a box for it."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if self._typed_early is not None and typed:
            self._typed_early.append(event)
            return
        if typed and self._asking is not None and not self._asking.done():
            # Over a slow line many keys come at once, and Textual would hand them to what had the focus.
            self._typed_early = [event]
            self.run_worker(self._answer_in_the_box(self._asking))
            return
        if isinstance(event, events.InputEvent) and self.is_held:
            if self.frozen:
                return
            self.call_after_refresh(self.show)
        asked = typed and isinstance(event, events.Key) and self._asks(event.key)
        focused = self.focused or self.screen if asked else None
        await super().on_event(event)
        if focused is not None:
            self._asking = asyncio.create_task(within(_ASKED_SECONDS, self._until_asked(focused)))

    def _asks(self, key: str) -> bool:
        """Whether another pane has the focus after a key, for which the next one is: Esc leaves the box."""
        return key == _ESCAPE or key in self._asking_keys()

    def _asking_keys(self) -> frozenset[str]:
        """The keys of the commands that bring a box, where letters are not text; none without a keymap."""
        return frozenset()

    async def _until_asked(self, focused: MessagePump) -> None:
        """Until a key has brought its box, if it brings one, and that has the focus."""
        await _is_answered(focused)
        if not self.screen.is_mounted:
            await self.screen._mounted_event.wait()
        await _is_answered(self.screen)

    async def _answer_in_the_box(self, asking: asyncio.Task[None]) -> None:
        """Answer what was typed behind a key that brings a box once it is there, each in its turn."""
        await asking
        while self._typed_early:
            focused = self.focused or self.screen
            await super().on_event(self._typed_early.pop(0))
            await within(_ASKED_SECONDS, self._until_asked(focused))
        self._typed_early = None

    async def on_ready(self) -> None:
        """The first screen is up: what was typed before is for it."""
        if self.is_held:
            after(_HELD_SECONDS, self, self.show)
        if FIRST_FRAME.was_drawn:
            FIRST_FRAME.end_typing()
        elif self._typed_early:
            self.run_worker(self._begin_to_answer())
        else:
            self._typed_early = None

    def on_early_typed(self, _: EarlyTyped) -> None:
        """All that the frame has read is here."""
        if FIRST_FRAME.was_drawn and self._typed_early is not None:
            self.run_worker(self._begin_to_answer())

    async def _begin_to_answer(self) -> None:
        """Answer what was typed, then show the screen: where nothing was, once it is what stands there."""
        # What was typed may have brought another one by now.
        screen = self.screen_stack[0]
        answered = bool(self._typed_early)
        while self._typed_early:
            event = self._typed_early.pop(0)
            if isinstance(event, events.Key) and event.key not in _IN_THE_BOX and not event.is_printable:
                # It is for what has been typed so far has brought.
                await within(_HELD_SECONDS, _until_found(screen))
            await super().on_event(event)
            await _is_answered(self.focused or self.screen)
        self._typed_early = None
        if self.is_held:
            if not FIRST_FRAME.laid and (answered or FIRST_FRAME.standing is None):
                await within(_HELD_SECONDS, until_drawn(screen))
            else:
                await within(_HELD_SECONDS, until_listed(cast("SearchScreen", screen)))
            self.show()


async def _until_found(screen: Screen[Any]) -> None:
    """Until the hits for what stands in the box are there."""
    while cast("SearchScreen", screen).awaits("search"):
        await asyncio.sleep(_LOOKS_AGAIN)


async def _is_answered(focused: MessagePump) -> None:
    """Until a key has passed all that may answer it, so that it is not overtaken by the next: a widget takes
    letters itself, and other keys go from it to the app."""
    pump: MessagePump | None = focused
    while pump is not None:
        passed = asyncio.Event()
        if pump.call_later(passed.set):
            await passed.wait()
        pump = pump._parent
