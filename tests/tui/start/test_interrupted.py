"""Ctrl-C while the reader starts ends it as it ends any program, without a word."""

from __future__ import annotations

import importlib.util
import sys

import pytest

import tui.__main__ as start

INTERRUPTED = 130


class Interrupting:
    """Finds a module as one does who is interrupted in it."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "tui.start.first_frame":
            raise KeyboardInterrupt


def test_in_the_first_imports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tui.start.first_frame")
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    spec = importlib.util.spec_from_file_location("again", start.__file__)
    assert spec is not None
    assert spec.loader is not None
    with pytest.raises(SystemExit) as stopped:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
    assert stopped.value.code == INTERRUPTED


def test_in_the_first_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: list[str]) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(start.FIRST_FRAME, "draw", interrupted)
    assert start.main() == INTERRUPTED
