"""Each article in its own order: what either side's sign says, and the way to the other side of a pair."""

from __future__ import annotations

import pytest

from index.library import Library
from tests.tui.screens.on_screen import lines
from tui.screens.compare.screen import CompareScreen
from tui.widgets.lines.status import StatusLine

TOPICS = [
    "The ferry Sunniva lost her rudder off Port Ellis on Monday and drifted for nine hours.",
    "Coastguard captain Dara Holm sent two tugs from the naval yard at Brennet.",
    "A cook named Ivo Pell kept the passengers fed with pancakes and tinned pears.",
    "The owners, Halden Lines, had postponed the yearly inspection twice since spring.",
    "Insurance for the vessel lapsed in February according to the shipping register.",
    "Fishermen from Ulvik towed the lifeboats back to the mole after midnight.",
    "Schoolchildren on their way to a chess tournament played on in the lounge.",
    "The harbour master closed the northern channel until a diver had seen the hull.",
    "A wooden figurehead carved in 1911 was found undamaged in the forward hold.",
    "Prosecutor Lena Aasen opened an inquiry into negligence on Tuesday morning.",
    "The replacement ferry Margit begins her service between the islands on Friday.",
    "Hotels in Port Ellis gave stranded travellers their rooms free of charge.",
]
LEFT = [*TOPICS, "Nobody was hurt, the town hall added in a note."]
RIGHT = [*TOPICS[1:], TOPICS[0], "The weather office had warned of squalls."]


@pytest.fixture
def screen(tmp_path):
    for name, sentences in (("echo", LEFT), ("tribune", RIGHT)):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    library = Library.open([tmp_path])
    yield CompareScreen(library, library.find("echo"), library.find("tribune"))
    library.close()


def gutter(line: str) -> str:
    return line.split("│")[1]


async def test_each_side_has_its_own_sign(screen, one_screen, settled):
    async with one_screen(screen.library, screen).run_test(size=(110, 60)) as pilot:
        await settled(pilot)
        await pilot.press("o")
        drawn = lines(screen)
        left = next(line for line in drawn if "ferry Sunniva" in line.split("│")[0])
        right = next(line for line in drawn if "ferry Sunniva" in line.split("│")[2])
        assert gutter(left)[:2] == "═↓"
        assert gutter(right)[3:] == "═↑"
        alone = next(line for line in drawn if "weather office" in line)
        assert gutter(alone)[3:] == "▸ "
        alone = next(line for line in drawn if "Nobody was hurt" in line)
        assert gutter(alone)[:2] == "◂ "


async def test_m_goes_to_the_other_side_of_the_pair_and_back(screen, one_screen, settled):
    async with one_screen(screen.library, screen).run_test(size=(110, 20)) as pilot:
        await settled(pilot)
        await pilot.press("o")
        view, status = screen.view, screen.query_one(StatusLine)
        top = view.top
        assert not any("ferry Sunniva" in line.split("│")[2] for line in lines(screen))
        await pilot.press("M")
        assert any("ferry Sunniva" in line.split("│")[2] for line in lines(screen))
        assert status.text == "tribune tells it here. M goes back."
        await pilot.press("M")
        assert view.top == top
        await pilot.press("j", "M")
        assert status.text == "Both are on the screen."


async def test_nothing_folds_and_it_is_said(screen, one_screen, settled):
    async with one_screen(screen.library, screen).run_test(size=(110, 20)) as pilot:
        await settled(pilot)
        await pilot.press("o", "f")
        assert screen.query_one(StatusLine).text.startswith("Nothing folds")
        assert screen.view.folding


LONE = [
    "Bakers on the quay ran out of rye flour before noon.",
    "An old chart of the sound hung upside down in the wheelhouse.",
    "Two goats belonging to a deckhand ate a crate of lettuces.",
    "The brass band cancelled its rehearsal for want of a tuba.",
    "Gulls nested on the disused crane beside the fish hall.",
]


async def test_the_row_under_the_cursor_outlives_every_width(tmp_path, one_screen, settled):
    """Own order, and one column with folded runs, have other places for the cursor than each other."""
    for name, sentences in (
        ("echo", [*TOPICS[:3], *LONE, *TOPICS[3:]]),
        ("tribune", [*RIGHT[4:], *RIGHT[:4]]),
    ):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    library = Library.open([tmp_path])
    screen = CompareScreen(library, library.find("echo"), library.find("tribune"))
    async with one_screen(library, screen).run_test(size=(110, 30)) as pilot:
        await settled(pilot)
        await pilot.press("o")
        view = screen.view
        stops = len(view.stops())
        folded = 0
        for stop in range(2, stops, 5):
            await pilot.resize_terminal(110, 30)
            await settled(pilot)
            assert len(view.stops()) == stops
            view.go_to(stop)
            row = view.row
            for size in ((80, 24), (120, 40), (60, 20), (110, 30)):
                await pilot.resize_terminal(*size)
                await settled(pilot)
                assert view.plan.stop_of(row) == view.cursor
                folded += view.plan.fold_size(view.cursor) > 0
            assert view.row == row
        assert folded
    library.close()
