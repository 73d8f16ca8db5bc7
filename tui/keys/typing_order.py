"""What is typed is answered in the order in which it was typed, each key wholly before the next."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import events
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from tui.keyed import takes_letters
from tui.keys.counts import CountingApp
from tui.within import until, within

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.worker import Worker


_PATIENCE = 5.0
"""Seconds that what is typed waits for the key before it, whose screen is perhaps still to be imported, and
for the hits or the screen that it is for: the first index may be in the making."""
_HITS = ("search",)
_SCREEN = ("counterpart",)
_CONTENT = ("list", "article", "pair", "matrix", "timeline", "dossier")
_KEYS = ("keys", "drawn")
"""What screens ask for that keys may be for, by the names by which they know it: hits for what is typed;
another screen, or what a screen is made of; and what has just been given the keys, until it stands there, or
what comes as soon as something has been drawn."""
_BACK = frozenset({"back", "suspend", "quit"})
"""Commands that wait for no screen; the last is a key of the app itself."""
_ANYWHERE = _BACK | {"leave", "search", "help", "palette", "theme", "mouse"}
"""Commands that need nothing which a screen may still be waiting for: what was typed before waits no more."""
_BESIDE = frozenset({"find", "names", "facets"})
"""Commands that open something beside what a screen is still waiting for, or close it."""

_OPENING = frozenset({"next_article", "previous_article"})
"""Commands that put another screen in the place of this one, and may be held."""


@runtime_checkable
class Asks(Protocol):
    """A screen that asks for something in threads."""

    def awaits(self, group: str) -> bool:
        """Whether an answer of this group is still to come."""


class OrderedApp(CountingApp):
    """An app in which no key overtakes another, though many come in one piece over a slow line.

    Textual hands a key to what has the focus when it is read. There letters become text at once, where other
    keys go on to the app, behind all that has been read by then: Ctrl+U would take away the words typed after
    it, and what is typed for a box that a key opens would go to the list below. So letters are handed on at
    once only to a box in which no other key is still to be answered; whatever else comes behind a key that is
    not answered yet waits for it.
    """

    unanswered: list[events.Event] | None = None
    """What was typed and has to wait, in order; None where nothing has to."""
    _answering: MessagePump | None = None
    """Where the last key that had not to wait is still on its way, or perhaps opens a screen; else None."""
    _given_up: Screen[Any] | None = None
    """The screen for whose content a key has waited in vain, until that comes: no other waits for it."""
    _text_changed = True
    """Whether what was typed last changes a text, and what follows from that may be still to come; at the
    start that is so of what stands in the box."""

    async def on_event(self, event: events.Event) -> None:
        """Answer what is typed, or let it wait for its turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self.unanswered is not None:
            self.unanswered.append(event)
        elif self._is_text(event) and self._answering is None:
            self._text_changed = True
            await super().on_event(event)
        elif self._text_changed or self._answering is not None or self._awaits(_KEYS + _SCREEN + _CONTENT):
            self.unanswered = [event]
            _: Worker[None] = self.run_worker(self.answer_in_turn)
        else:
            self._answering = self.focused or self.screen
            self._text_changed = self._edits(event)
            await super().on_event(event)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Do what a key is bound to. With that it is answered, unless it has opened or closed a screen: no
        more is done for a key that is held."""
        screens = self.screen_stack[:]
        found = await super()._check_bindings(key, priority)
        if (found or not priority) and screens == self.screen_stack:
            self._answering = None
        return found

    async def carry_out(self, binding: Binding, node: DOMNode) -> bool:
        """Do what a key is bound to. One that opens another article and is held goes on at once by as many as
        have come meanwhile: each would be drawn, and count as read, and nobody would see it."""
        if binding.id in _OPENING:
            further = 0
            while self.unanswered and binding.id in self._commands(self.unanswered[0], letters=True):
                self.unanswered.pop(0)
                further += 1
            if further:
                self._typed = str(int(self._typed or 1) + further)
        return await super().carry_out(binding, node)

    async def answer_in_turn(self) -> None:
        """Answer all that waits, one after the other, until nothing has to wait any more."""
        if self._answering is not None:
            await self._until_answered(self._answering)
        while self.unanswered and self.screen_stack:
            await self._answer(self.unanswered.pop(0))
            if not self.unanswered:
                await self._until_text_is_taken()
        self.unanswered = self._answering = None

    async def _answer(self, event: events.Event) -> None:
        """Answer one that has waited; all but text wholly."""
        if self._is_text(event):
            self._text_changed = True
            await super().on_event(event)
            return
        await self._until_text_is_taken()
        edits = self._edits(event)
        if not edits:
            # It is for what has been typed so far brings.
            await self._wait_for_what_is_brought(event)
            await self._until_answered(self.focused or self.screen)
        focused = self.focused or self.screen
        await super().on_event(event)
        await self._until_answered(focused)
        self._text_changed = edits

    async def _until_text_is_taken(self) -> None:
        """Until what was typed stands in its box, and what follows from that has been asked for."""
        if self._text_changed:
            await self._until_answered(self.focused or self.screen)

    def _is_text(self, event: events.Event) -> bool:
        """Whether it becomes text where the focus is, and does nothing else."""
        if self._begun or not takes_letters(self.focused) or self._awaits(_KEYS):
            return False
        return isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.is_printable)

    def _edits(self, event: events.Event) -> bool:
        """Whether a key changes the text in which it is typed, or goes to another place in it."""
        if self.focused is None or not isinstance(event, events.Key):
            return False
        bound: BindingsMap = self.focused._bindings
        actions = [binding.action for binding in bound.key_to_bindings.get(event.key, ())]
        return takes_letters(self.focused) and bool(actions) and "submit" not in actions

    async def _until_answered(self, focused: MessagePump) -> None:
        """Until a key that what has the focus got is answered, and a screen that it opened is there."""
        await within(_PATIENCE, self._passed(focused))

    async def _passed(self, focused: MessagePump) -> None:
        await _is_through(focused)
        if not self.screen_stack:
            return
        if not self.screen.is_mounted:
            await self.screen._mounted_event.wait()
        # What follows from it has the focus set by the app, or goes the same way from a box.
        await _is_through(self.focused if takes_letters(self.focused) else self)

    async def _until_brought(self, event: events.Event) -> None:
        """Until the hits for what was typed are there, or the screen that a key opens, with what stands on
        it; or a key has come that needs none of it. A letter may be for a box on the screen that comes."""
        hits = _HITS if self._text_changed else ()
        await until(lambda: not self._must_wait(event, hits))

    async def _wait_for_what_is_brought(self, event: events.Event) -> None:
        if not self._awaits(_CONTENT):
            self._given_up = None
        if not await within(_PATIENCE, self._until_brought(event)):
            self._given_up = self.screen

    def _must_wait(self, event: events.Event, hits: tuple[str, ...]) -> bool:
        typed = (event, *(self.unanswered or ()))
        wanted = {command for each in typed for command in self._commands(each, letters=True)}
        back = {command for each in typed for command in self._commands(each, letters=False)}
        beside = _BESIDE.intersection(self._commands(event, letters=True))
        # Esc in the search box leads to its hits.
        instead_of_hits = {"quit"} if takes_letters(self.focused) else _ANYWHERE
        return (
            self._awaits(_KEYS)
            or (self._awaits(_SCREEN) and not back & _BACK)
            or (self._awaits(hits) and not wanted & instead_of_hits)
            or (self._awaits_content() and not beside and not wanted & _ANYWHERE)
        )

    def _awaits_content(self) -> bool:
        return self._given_up is not self.screen and self._awaits(_CONTENT)

    def _commands(self, event: events.Event, *, letters: bool) -> list[str]:
        """What a key would do here and now, of the screen and of the app; nothing for one that becomes text,
        or might where no `letters` are asked for."""
        if not isinstance(event, events.Key):
            return []
        if event.is_printable and (not letters or takes_letters(self.focused)):
            return []
        keys = (node._bindings.key_to_bindings for node in (self.screen, self))
        return [binding.id or binding.action for bound in keys for binding in bound.get(event.key, ())]

    def _awaits(self, groups: tuple[str, ...]) -> bool:
        if not self.screen_stack:
            return False
        screen = self.screen
        return not screen.is_mounted or (isinstance(screen, Asks) and any(map(screen.awaits, groups)))


async def _is_through(focused: MessagePump | None) -> None:
    """Until all that has been sent to a widget has passed all that may answer it: a widget takes letters
    itself, and other keys go from it to the app."""
    pump = focused
    while pump is not None:
        passed = asyncio.Event()
        if pump.call_later(passed.set):
            await passed.wait()
        pump = pump._parent
