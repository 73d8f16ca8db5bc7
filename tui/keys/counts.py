"""A number before a key: it is shown while it is typed, and what the key does is done so many times."""

from __future__ import annotations

from textual.binding import Binding
from textual.dom import DOMNode

from tui.keyed import key_here, takes_letters
from tui.keys.sequences import SequencedApp, written
from tui.widgets.lines.status import StatusLine

MOST = 9999
"""The largest count: more lines than an article has."""

_MOVES = frozenset(
    "line_down line_up page_down page_up half_page_down half_page_up to_top to_end to_percent next_article "
    "previous_article".split()
)
"""The commands that ask for the count themselves, and move so far at once."""
_REPEATED = frozenset(
    "go_right go_left next_match previous_match find_these find_these_back next_discrepancy "
    "previous_discrepancy next_difference previous_difference next_source previous_source next_mention "
    "next_unread previous_unread jump_back".split()
)
"""Those that are carried out so many times."""
_TIMES = 99
"""So often at most: more contradictions than two articles have, and still at once."""


class CountingApp(SequencedApp):
    """An app whose moves take a count before their key, as `3j` or `12G` in vim and less, and that says of a
    key that it does nothing."""

    count = 0
    """What was typed before the key that is being carried out; 0 for nothing."""
    _typed = ""

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Take the digits of a count, or do what a key is bound to."""
        await self._until_mounted()
        lines: list[StatusLine] = list(self.screen.query(StatusLine))
        if not lines or takes_letters(self.focused):
            self._typed = ""
            return await super()._check_bindings(key, priority)
        if self._typed and key == "escape":
            self._take_count()
            return True
        if not priority and not self._begun and self._goes_on(key):
            self._typed = str(min(int(self._typed + key), MOST))
            down, to = (key_here(self.screen, each) for each in ("line_down", "to_end"))
            lines[0].wait(f"{self._typed} …  {down}: so far down, {to}: to that line · Esc leaves it")
            return True
        found = await super()._check_bindings(key, priority)
        if not found and not priority:
            self._take_count()
            lines[0].say(self._nothing(key))
        return found

    async def carry_out(self, binding: Binding, node: DOMNode) -> bool:
        """Do what a key is bound to, as far or as often as was counted; what was said to the key before it no
        longer stands then. What is said while a dialog is open is for the screen that it lies on, and stands
        until a key there."""
        said = [(line, line.said) for line in self.screen.query(StatusLine)]
        done = await self._counted_out(binding, node)
        for line, before in said if done else ():
            line.unsay_since(before)
        return done

    async def _counted_out(self, binding: Binding, node: DOMNode) -> bool:
        count = self._take_count()
        if binding.id in _MOVES:
            self.count = count
            try:
                return await super().carry_out(binding, node)
            finally:
                self.count = 0
        times = min(count, _TIMES) if binding.id in _REPEATED else 1
        done = await super().carry_out(binding, node)
        for _ in range(times - 1):
            await super().carry_out(binding, node)
        return done

    def _take_count(self) -> int:
        """The count that was typed, which begins anew; 0 for none."""
        count, self._typed = int(self._typed or 0), ""
        if count:
            for line in self.screen.query(StatusLine):
                line.wait("")
        return count

    def _goes_on(self, key: str) -> bool:
        """Whether a key is a digit of a count, and nothing else here."""
        return key in set("0123456789") and (key != "0" or bool(self._typed)) and not self._bound(key)

    def _bound(self, key: str) -> Binding | None:
        """What a key does here."""
        for node, bindings in self.screen._modal_binding_chain:
            for binding in bindings.key_to_bindings.get(key, ()):
                target, name, parameters = self._parse_action(binding.action, node)
                if target.check_action(name, parameters):
                    return binding
        return None

    def _nothing(self, key: str) -> str:
        """That a key does nothing here, and which one may have been meant."""
        sign = written(key)
        other = self._bound(sign.swapcase()) if len(sign) == 1 and sign.isalpha() else None
        meant = f"{sign.swapcase()}: {other.description}, " if other is not None else ""
        return f"{sign} does nothing here ({meant}{key_here(self.screen, 'help')}: all keys)."
