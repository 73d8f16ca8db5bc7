"""Keys pressed one after the other, where letters are text and where they are commands."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList

from tui.keys.sequences import SequencedApp, written


class _App(SequencedApp):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a b", "note('both')", priority=True),
        Binding("z b", "note('both')"),
        Binding("b", "note('alone')"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input()
        yield OptionList("first", "second")

    def action_note(self, what: str) -> None:
        self.noted.append(what)


async def test_what_is_begun_in_a_box_does_not_reach_it() -> None:
    app = _App()
    async with app.run_test(size=(60, 20)) as pilot:
        box = app.query_one(Input)
        box.focus()
        await pilot.press("b", "ctrl+a", "b", "z", "b")
        assert app.noted == ["both"]
        assert box.value == "bzb"


async def test_elsewhere_it_is_gone_on_with_behind_keys_that_are_still_on_their_way() -> None:
    app = _App()
    async with app.run_test(size=(60, 20)) as pilot:
        app.query_one(OptionList).focus()
        await pilot.press("z")
        assert not await app._check_bindings("b", priority=True)
        assert app.noted == []
        assert await app._check_bindings("b")
        assert app.noted == ["both"]
        await pilot.press("b")
        assert app.noted == ["both", "alone"]


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        ("shift+a", "A"),
        ("alt+shift+v", "Alt+V"),
        ("shift+tab", "Shift+Tab"),
        ("alt+less_than_sign g", "Alt+< g"),
        ("ctrl+a b", "Ctrl+A b"),
    ],
)
def test_keys_are_written_as_a_person_writes_them(keys: str, label: str) -> None:
    assert written(keys) == label
