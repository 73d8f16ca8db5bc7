"""What is suggested where little was found, and the keys that take it."""

from __future__ import annotations

from tui.screens.search.hits import HitsScreen


class SuggestingScreen(HitsScreen):
    """A search screen whose suggestions are taken by their digits."""

    def meant(self) -> str | None:
        """What was meant where nothing was found; None where something was, or nobody knows."""
        result = self._result
        return result.did_you_mean if result is not None and not result.hits else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is suggested can be taken: else its digit begins a count."""
        suggested = len(self._result.suggestions) if self._result is not None else 0
        if action.startswith("take_") and int(action.removeprefix("take_")) > suggested:
            return False
        return super().check_action(action, parameters)

    def action_take_1(self) -> None:
        """Search for the first suggestion."""
        self._take(0)

    def action_take_2(self) -> None:
        """Search for the second suggestion."""
        self._take(1)

    def action_take_3(self) -> None:
        """Search for the third suggestion."""
        self._take(2)

    def _take(self, number: int) -> None:
        if self._result is not None:
            self._ask_for(self._result.suggestions[number].query)
