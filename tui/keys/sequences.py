"""Keys that are pressed one after the other: what is begun is shown, and stands until it is done or left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import events
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.keys import key_to_character

from tui.commands.keys import key_label
from tui.keyed import takes_letters
from tui.widgets.lines.status import StatusLine
from tui.within import within

_PATIENCE = 2.0
"""Seconds that a key waits for the screen it is for; mounting takes some 20 ms (measured)."""


class SequencedApp(App[None]):
    """An app whose bindings may be to several keys, with blanks between them, as `g g`.

    Keys are resolved where Textual resolves bindings, so that they come in the order in which they were typed
    although each passes through the widget that has the focus. No time is kept: over a slow line any pause
    may lie between two keys.
    """

    _begun = ""
    """The keys that were pressed of several."""
    _from_box = False
    """Whether they were begun where letters are text, so that what follows must not reach the box."""
    inputs = 0
    """How many keys, clicks and pastes have come: what one is told about the last stands until the next."""

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Go on with what is begun, begin it, or carry out what a single key is bound to."""
        await self._until_mounted()
        if self._begun:
            if priority and not self._from_box:
                # In its turn, behind keys that are still on their way through the widgets.
                return False
            await self._go_on(key)
            return True
        box = takes_letters(self.focused)
        if priority == box and self._begins(key):
            self._begin(key, box)
            return True
        chain = self.screen._binding_chain[::-1] if priority else self.screen._modal_binding_chain
        for node, bindings in chain:
            for binding in bindings.key_to_bindings.get(key, ()):
                if binding.priority == priority and await self.carry_out(binding, node):
                    return True
        return False

    async def carry_out(self, binding: Binding, node: DOMNode) -> bool:
        """Do what keys are bound to; False where it cannot be done there."""
        return await self.run_action(binding.action, node)

    async def _until_mounted(self) -> None:
        """Let a screen that was opened while a key was on its way get its panes, which the key is for."""
        if self.screen_stack and not self.screen.is_mounted:
            await within(_PATIENCE, self.screen._mounted_event.wait())

    async def on_event(self, event: events.Event) -> None:
        """Count what comes from a person; what is clicked or pasted leaves keys that are begun."""
        if isinstance(event, events.Key | events.MouseDown | events.Paste):
            self.inputs += 1
        if self._begun and isinstance(event, events.MouseDown | events.Paste):
            self._begin("", False)
        await super().on_event(event)

    def _begins(self, key: str) -> bool:
        """Whether a key begins several, before anything else that it does where one is."""
        chain = self.screen._modal_binding_chain
        start = f"{key} "
        for _, binding in _beginning(chain, start):
            if binding.priority:
                return True
        for node, bindings in chain:
            if node.check_consume_key(key, key_to_character(key)):
                return False
            if any(each.startswith(start) for each in bindings.key_to_bindings):
                return True
            if key in bindings.key_to_bindings:
                return False
        return False

    def _begin(self, keys: str, from_box: bool) -> None:
        self._begun, self._from_box = keys, from_box
        status = self._status_line()
        if status is not None:
            status.wait(self._onward(keys) if keys else "")

    def _status_line(self) -> StatusLine | None:
        """That of the screen, or of the one below a dialog."""
        for screen in reversed(self.screen_stack):
            found: list[StatusLine] = list(screen.query(StatusLine))
            if found:
                return found[0]
        return None

    def _onward(self, keys: str) -> str:
        """What was pressed, and what may follow."""
        follow: dict[str, str] = {}
        for key, binding in _beginning(self.screen._modal_binding_chain, f"{keys} "):
            follow.setdefault(written(key[len(keys) + 1 :]), binding.description)
        known = " · ".join(f"{key} {what}" for key, what in follow.items())
        return f"{written(keys)} …  {known} · Esc leaves it"

    async def _go_on(self, key: str) -> None:
        keys = f"{self._begun} {key}"
        self._begin("", False)
        if key == "escape":
            return
        chain = self.screen._modal_binding_chain
        for node, bindings in chain:
            for binding in bindings.key_to_bindings.get(keys, ()):
                if await self.carry_out(binding, node):
                    return
        if any(_beginning(chain, f"{keys} ")):
            self._begin(keys, takes_letters(self.focused))
        elif (status := self._status_line()) is not None:
            status.say(f"{written(keys)} does nothing here.")


def _beginning(chain: Iterable[tuple[DOMNode, BindingsMap]], start: str) -> Iterator[tuple[str, Binding]]:
    for _, bindings in chain:
        for key, bound in bindings.key_to_bindings.items():
            if key.startswith(start):
                yield from ((key, binding) for binding in bound)


def written(keys: str) -> str:
    """Keys as a person writes them, of what Textual calls them."""
    labels = []
    for key in keys.split():
        held, _, last = key.rpartition("+")
        sign = (key_to_character(last) or last).strip() or last
        if held.endswith("shift") and len(sign) == 1:
            held, sign = held.removesuffix("shift").rstrip("+"), sign.upper()
        labels.append(key_label(f"{held}+{sign}" if held else sign))
    return " ".join(labels)
