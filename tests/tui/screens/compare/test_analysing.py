"""A pair that takes long: both texts first, then what they have in common, and the reader's place kept."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.worker import get_current_worker

from index.article import Span
from tests.tui.screens.on_screen import lines, status
from tui.comparing.unaligned import unaligned
from tui.screens.compare.screen import CompareScreen
from tui.widgets.lines.notice import Notice

WIDE, NARROW = (160, 50), (80, 24)
PATIENCE = 60
"""Seconds after which what is waited for is taken never to come."""
LOOK = 0.02
"""Seconds between two looks at whether anybody still waits for the answer."""


@pytest.fixture
def held(patient, scripted, monkeypatch) -> SimpleNamespace:
    """Comparing waits for `held.go`, of which each pair has its own; texts are shown at once."""
    monkeypatch.setattr("tui.screens.compare.analysing._MOMENT", 0.001)
    compare = scripted.compare
    gates: dict[tuple[str, str], threading.Event] = {}

    def gate(left: str, right: str) -> threading.Event:
        return gates.setdefault((left, right), threading.Event())

    def waiting(left: str, right: str):
        worker = get_current_worker()
        while not worker.is_cancelled and not gate(left, right).wait(LOOK):
            pass
        return compare(left, right)

    monkeypatch.setattr(scripted, "compare", waiting)
    yield SimpleNamespace(go=lambda left, right: gate(left, right).set())
    for event in gates.values():
        event.set()


@pytest.fixture
def opened(scripted, one_screen, held):
    """Opens a comparison that waits: `app, screen = opened()`."""

    def make(at=None):
        screen = CompareScreen(scripted, "gazette", "courier", at)
        return one_screen(scripted, screen), screen

    return make


async def until(pilot, condition: Callable[[], bool]) -> None:
    """Lets the app work until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await pilot.pause()
    await pilot.pause()


async def waiting(pilot, screen) -> None:
    """Until both texts are on the screen, not yet held against each other."""
    await until(pilot, lambda: screen.view.compared is not None and not screen.view.compared.aligned)


async def aligned(pilot, screen) -> None:
    """Until what they have in common is on the screen."""
    await until(pilot, lambda: screen.view.compared is not None and screen.view.compared.aligned)


def line_of(screen, words: str) -> int:
    return next(y for y, line in enumerate(lines(screen)) if words in line)


async def test_the_texts_of_a_long_pair_are_shown_without_waiting(opened, held, monkeypatch):
    monkeypatch.setattr("tui.screens.compare.analysing._MOMENT", 3600)
    monkeypatch.setattr("tui.comparing.pair_analysis.worth_a_process", lambda lengths: min(lengths) > 100)
    app, screen = opened()
    async with app.run_test(size=NARROW) as pilot:
        await waiting(pilot, screen)
        held.go("gazette", "courier")
        await aligned(pilot, screen)


async def test_the_first_thing_drawn_is_the_texts_that_are_read_by_then_with_the_names_beside(
    opened, held, scripted, monkeypatch
):
    monkeypatch.setattr("tui.screens.compare.analysing._MOMENT", 3600)
    monkeypatch.setattr("tui.comparing.pair_analysis.worth_a_process", lambda lengths: True)
    load, display = CompareScreen.load, App._display
    drawn: list[tuple[bool, bool]] = []

    def load_and_read(screen, *, again=False):
        load(screen, again=again)
        # The thread that reads them is mostly quicker than the first drawing; here it always is.
        texts = (scripted.article(key) for key in ("gazette", "courier"))
        screen._pair.texts, screen._pair.takes_long = unaligned(*texts), True

    def noted(app, screen, renderable):
        if isinstance(screen, CompareScreen) and isinstance(renderable, CompositorUpdate):
            drawn.append((screen.view.compared is not None, bool(screen.names.size)))
        display(app, screen, renderable)

    monkeypatch.setattr(CompareScreen, "load", load_and_read)
    monkeypatch.setattr(App, "_display", noted)
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await waiting(pilot, screen)
        held.go("gazette", "courier")
        await aligned(pilot, screen)
    assert set(drawn) == {(True, True)}


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_both_texts_are_there_to_read_before_they_are_aligned(opened, held, size):
    app, screen = opened()
    async with app.run_test(size=size) as pilot:
        await waiting(pilot, screen)
        drawn = "\n".join(lines(screen))
        assert "rose faster than anyone" in drawn
        assert "More than 2,000 people fled" in drawn
        assert not set("═≠◂▸─") & set(drawn)
        assert status(screen) == "Aligning gazette and courier … read on meanwhile."
        assert not screen.query_one(Notice).display
        held.go("gazette", "courier")
        await aligned(pilot, screen)
        assert "≠#@" in "\n".join(lines(screen))
        assert "1,400 here, more than 2,000 there" not in status(screen)


@pytest.mark.parametrize("size", [WIDE, NARROW, (120, 20), (60, 20)])
@pytest.mark.parametrize("words", ["Mayor Irena Voss said", "The regional council promised"])
async def test_the_sentence_under_the_cursor_stays_on_its_line(opened, held, size, words):
    app, screen = opened()
    async with app.run_test(size=size) as pilot:
        await waiting(pilot, screen)
        for _ in range(20):
            if words[:20] in said_under_cursor(screen):
                break
            await pilot.press("j")
        before = line_of(screen, words[:20])
        held.go("gazette", "courier")
        await aligned(pilot, screen)
        assert words[:20] in said_under_cursor(screen)
        top, last = screen.view.top, max(screen.view.length() - screen.view.page, 0)
        if 0 < top < last:
            assert line_of(screen, words[:20]) == before


def said_under_cursor(screen) -> str:
    compared, row = screen.view.compared, screen.view.compared.rows[screen.view.row]
    return " ".join(span.of(compared.left.text) for span in row.left)


async def test_one_who_has_not_moved_begins_at_the_top(opened, held):
    app, screen = opened()
    async with app.run_test(size=NARROW) as pilot:
        await waiting(pilot, screen)
        held.go("gazette", "courier")
        await aligned(pilot, screen)
        assert (screen.view.top, screen.view.cursor) == (0, 0)


async def test_a_place_to_begin_at_is_gone_to_at_once(opened, held, flood):
    start = flood.gazette.index("The regional council promised")
    app, screen = opened(at=Span(start, start + 5))
    async with app.run_test(size=NARROW) as pilot:
        await waiting(pilot, screen)
        assert "The regional council promised" in said_under_cursor(screen)
        held.go("gazette", "courier")
        await aligned(pilot, screen)
        assert "The regional council promised" in said_under_cursor(screen)


async def test_what_needs_the_alignment_says_that_it_is_coming(opened, held):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await waiting(pilot, screen)
        for key in ("n", "right_square_bracket", "o", "w", "W", "M", "L", "X"):
            screen.say("")
            await pilot.press(key)
            assert status(screen).startswith("Still aligning")
        assert screen.is_current


@pytest.mark.parametrize("key", ["n", "right_square_bracket"])
async def test_a_walk_that_was_asked_for_begins_once_it_is_aligned(opened, held, key):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await waiting(pilot, screen)
        await pilot.press(key)
        assert status(screen).startswith("Still aligning")
        held.go("gazette", "courier")
        await until(pilot, lambda: status(screen).startswith("1 of 3 ≠"))


async def test_one_who_reads_on_meanwhile_is_not_taken_elsewhere(opened, held):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await waiting(pilot, screen)
        await pilot.press("n", "j", "j")
        sentence = said_under_cursor(screen)
        held.go("gazette", "courier")
        await aligned(pilot, screen)
        assert said_under_cursor(screen) == sentence


async def test_what_is_sought_meanwhile_is_found_in_the_rows_that_come(opened, held):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await waiting(pilot, screen)
        await pilot.press("slash", *"water", "enter")
        assert "1 of 2: water" in status(screen)
        held.go("gazette", "courier")
        await aligned(pilot, screen)
        await pilot.press("n")
        assert "of 2: water" in status(screen)
        assert "water" in said_under_cursor(screen)


async def test_what_is_left_out_meanwhile_stays_left_out_in_the_rows_that_come(opened, held):
    app, screen = opened()
    async with app.run_test(size=(120, 40)) as pilot:
        await waiting(pilot, screen)
        await pilot.press("e")
        await until(pilot, lambda: screen.entity_under_cursor() is not None)
        await pilot.press("F")
        assert "Irena Voss: 2 mentions" in status(screen)
        before = len(screen.view.compared.rows)
        held.go("gazette", "courier")
        await aligned(pilot, screen)
        await pilot.pause()
        assert screen.view.plan.rows == [2]
        assert screen.query_one(Notice).sentence == "Only what names Irena Voss: 1 of 10 rows. Esc shows all."
        assert before > len(screen.view.compared.rows)
        await pilot.press("escape", "s")
        held.go("courier", "gazette")
        await until(pilot, lambda: screen.view.compared.left.id == "courier" and screen.view.compared.aligned)
        assert len(screen.view.plan.rows) == 1
        assert "1 of 10 rows" in screen.query_one(Notice).sentence
        await pilot.press("escape")
        assert len(screen.view.plan.rows) > 1
        await pilot.press("s")
        await until(pilot, lambda: screen.view.compared.left.id == "gazette" and screen.view.compared.aligned)
        assert len(screen.view.plan.rows) > 1


async def test_leaving_meanwhile_drops_the_answer(opened, held, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await waiting(pilot, screen)
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.is_attached
        held.go("gazette", "courier")
        await pilot.pause()
        assert app.is_running


async def test_swapping_meanwhile_shows_the_pair_that_was_asked_last(opened, held):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await waiting(pilot, screen)
        await pilot.press("s")
        await until(pilot, lambda: screen.view.compared.left.id == "courier")
        assert not screen.view.compared.aligned
        held.go("gazette", "courier")
        for _ in range(5):
            await pilot.pause()
        assert not screen.view.compared.aligned
        held.go("courier", "gazette")
        await aligned(pilot, screen)
        assert screen.view.compared.left.id == "courier"


async def test_a_pair_that_is_on_the_screen_is_not_taken_back_while_it_is_compared_anew(
    patient, scripted, one_screen, settled, monkeypatch
):
    monkeypatch.setattr("tui.screens.compare.analysing._MOMENT", 0.001)
    screen = CompareScreen(scripted, "gazette", "courier")
    app = one_screen(scripted, screen)
    async with app.run_test(size=WIDE) as pilot:
        await aligned(pilot, screen)
        screen.load(again=True)
        screen._show_texts(screen._pair)
        assert screen.view.compared.aligned
        await settled(pilot)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "160x50"])
def test_picture_of_the_two_texts(snap_compare, opened, held, size):
    app, screen = opened()

    async def press(pilot) -> None:
        await waiting(pilot, screen)
        await pilot.press("j")

    assert snap_compare(app, terminal_size=size, run_before=press)


async def test_words_that_were_known_when_their_rows_were_drawn_are_not_drawn_again(
    opened, held, monkeypatch
):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        held.go("gazette", "courier")
        await aligned(pilot, screen)
        view = screen.view
        links, known = view.links_in_sight(), view.changes
        drawn = []
        monkeypatch.setattr(view, "refresh", lambda *regions, **how: drawn.append(regions))
        view.changes_arrived(links)
        assert drawn == []
        view.changes = {}
        for y in range(view.size.height):
            view.render_line(y)
        view.changes = known
        view.changes_arrived(links)
        view.changes_arrived(links)
        assert drawn == [()]
