"""Two reports of one flood, whose findings are known, side by side."""

from __future__ import annotations

import pytest

from tui.screens.compare.screen import CompareScreen


@pytest.fixture
def opened(scripted, one_screen, settled):
    """Opens a comparison: `app, screen = opened(left, right)`; run it with `app.run_test`."""

    def make(left="gazette", right="courier", at=None, environment=None):
        screen = CompareScreen(scripted, left, right, at)
        return one_screen(scripted, screen, environment), screen

    return make
