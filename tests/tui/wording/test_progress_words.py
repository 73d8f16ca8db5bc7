"""How far an update is, in a line that fits a narrow screen."""

import pytest

from index.library import Progress, Stage
from tui.wording.progress_words import progress_line


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(0, 100, 0.0, None), "──────── Indexing 0 of 100 · Ctrl+G stops"),
        (
            Progress(3120, 20000, 412.4, 41.0),
            "━─────── Indexing 3,120 of 20,000 · 412/s · 41 s left · Ctrl+G stops",
        ),
        (Progress(0, 0, 0.0, 0.0), "━━━━━━━━ Indexing 0 of 0 · 0 s left · Ctrl+G stops"),
        (
            Progress(20_000, 100_000, 128.0, 625.0, stage=Stage.NAMES),
            "━━────── Reading names, 20,000 of 100,000 · 128/s · 10 min left · Ctrl+G stops",
        ),
    ],
)
def test_progress_is_said_in_a_line(progress, said):
    assert progress_line(progress, "Ctrl+G") == said


@pytest.mark.parametrize("stage", Stage)
def test_whatever_it_is_at_the_line_fits_a_narrow_screen(stage: Stage):
    assert len(progress_line(Progress(99_000, 100_000, 1466.0, 30.0, 0, stage), "Ctrl+G")) <= 80
