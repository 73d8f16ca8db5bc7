"""What may be sent over a slow line, on a clock of the test's own."""

from __future__ import annotations

import pytest

from tui.terminal.slow_line import MOST_QUEUED, SlowLine, line_to


def test_another_update_waits_until_the_last_ones_have_almost_arrived():
    now = [100.0]
    line = SlowLine(1000.0, lambda: now[0])
    assert line.wait() == 0.0
    line.sent(int(1000 * MOST_QUEUED))
    assert line.wait() == pytest.approx(0.0)
    line.sent(500)
    assert line.wait() == pytest.approx(0.5)
    now[0] += 0.2
    assert line.wait() == pytest.approx(0.3)
    now[0] += 10
    assert line.wait() == 0.0
    line.sent(1000)
    assert line.wait() == pytest.approx(1.0 - MOST_QUEUED)


def test_only_a_remote_terminal_has_one():
    assert line_to({}) is None
    assert line_to({"SSH_CONNECTION": "10.0.0.1 5022 10.0.0.2 22"}) is not None
