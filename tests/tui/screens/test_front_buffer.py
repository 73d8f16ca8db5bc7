"""The front buffer shows what Textual's own output shows: the same cells after every update."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Region
from textual.strip import Strip

from tui.app import ReaderApp
from tui.looks.themes import ANSI, DARK, LIGHT
from tui.terminal.front_buffer import FrontBuffer, _is_new
from tui.terminal.slow_line import SlowLine
from tui.terminal.terminal_output import PLAIN, Abilities

SIZES = [(60, 20), (80, 24), (120, 40), (160, 50)]
LINED = "underscore", "strikethrough", "reverse", "blink"
WIDE_STORY = """Ferry 東京丸 runs aground — 乗客は全員無事

Le capitaine Rene\u0301 Lefe\u0300vre said: “座礁した” (ran aground) at 7 o’clock, 🚢 and 🌊 all around.

한국어 승객 12명 and 中文乘客 40人 were brought ashore; thirteen more, said 朝日新聞, followed at noon 🙂.

Norrland Lines said the 東京丸 had passed an inspection in September; na\u0308chster Halt 港町.
"""


class Terminal:
    """An emulated terminal that does not wrap lines, as Textual sets it."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        self.clear()

    def clear(self) -> None:
        self.screen.reset()
        self.feed("\x1b[?7l")

    def feed(self, data: str) -> None:
        self.stream.feed(data)

    def resize(self, width: int, height: int) -> None:
        self.screen.resize(height, width)

    def all_touched(self) -> None:
        self.screen.dirty.update(range(self.screen.lines))

    def seen_through(self) -> None:
        self.screen.dirty.clear()

    def row(self, y: int) -> list[tuple[object, ...]]:
        line = self.screen.buffer[y]
        return [seen(line[x]) for x in range(self.screen.columns)]


def seen(cell) -> tuple[object, ...]:
    """What the eye sees of a cell: of a blank its background alone, unless a line or a reversal shows."""
    if cell.data == " " and not any(getattr(cell, name) for name in LINED):
        return (" ", cell.bg)
    return tuple(cell)


class Twins:
    """Two terminals beside each other: one is fed by Textual, one through the front buffer."""

    def __init__(self, width: int, height: int) -> None:
        self.stock = Terminal(width, height)
        self.ours = Terminal(width, height)
        self.stock_length = self.our_length = self.updates = 0

    def both(self, name: str, *arguments: object) -> None:
        for terminal in (self.stock, self.ours):
            getattr(terminal, name)(*arguments)

    def compare(self, *, typing: bool = True) -> None:
        """`typing` where the terminal's own cursor has to be where text is composed."""
        self.updates += 1
        touched = self.stock.screen.dirty | self.ours.screen.dirty
        for y in sorted(touched & set(range(self.stock.screen.lines))):
            stock, ours = self.stock.row(y), self.ours.row(y)
            wrong = [(x, a, b) for x, (a, b) in enumerate(zip(stock, ours, strict=True)) if a != b]
            assert not wrong, f"row {y}: {len(wrong)} cells differ (column, Textual, ours): {wrong[:3]}"
        self.both("seen_through")
        a, b = self.stock.screen.cursor, self.ours.screen.cursor
        assert not typing or (a.x, a.y) == (b.x, b.y)


@pytest.fixture
def twins(monkeypatch):
    """Makes the app draw on two terminals and compares them after every update."""

    def make(width: int, height: int) -> Twins:
        pair = Twins(width, height)
        display = ReaderApp._display

        def display_twice(app, screen, renderable):
            drawn = app._running and not app._closed and not app._batch_count
            if drawn and isinstance(renderable, CompositorUpdate):
                x, y = app.screen.outer_size.clamp_offset(app.cursor_position)
                stock = renderable.render_segments(app.console) + Control.move_to(x, y).segment.text
                pair.stock.feed(stock)
                pair.stock_length += len(stock.encode())
            display(app, screen, renderable)
            if drawn and isinstance(renderable, CompositorUpdate) and app.waiting is None:
                pair.compare(typing=app._place_of_cursor() is not None)

        def write(driver, data):
            pair.our_length += len(data.encode())
            pair.ours.feed(data)

        monkeypatch.setattr(ReaderApp, "_display", display_twice)
        monkeypatch.setattr(HeadlessDriver, "is_headless", False)
        monkeypatch.setattr(HeadlessDriver, "can_suspend", True)
        monkeypatch.setattr(HeadlessDriver, "write", write)
        return pair

    return make


KEYS = [
    *["down"] * 6,
    *["up"] * 2,
    *["pagedown"] * 3,
    *["pageup", "home", "end", "ctrl+d", "ctrl+u", "left", "right"],
    *["enter", "c", "m", "E", "escape", "tab", "slash", "question_mark", "ctrl+p", "ctrl+t"],
    *["e", "n", "n", "N", "s", "y", "i", "]", "}", "space", "h"],
    *["a", "r", "o", "u", "backspace"],
]


@pytest.mark.parametrize(
    ("seed", "theme", "environment"),
    [
        (1, DARK, {}),
        (2, LIGHT, {}),
        (3, ANSI, {}),
        (4, DARK, {"NO_COLOR": "1"}),
    ],
)
async def test_random_keys_leave_the_same_cells_as_textual(
    open_reader, harbour, seeds, twins, seed, theme, environment, settled
):
    (harbour / "wide.md").write_text(WIDE_STORY, encoding="utf-8")
    chance = random.Random(seed)
    size = SIZES[seed % len(SIZES)]
    pair = twins(*size)
    app = open_reader(harbour, seeds, theme=theme, **environment)
    able = Abilities(seed % 2 == 0, moves_lines=seed > 2, finds_columns=seed % 2 == 1, feeds_alone=seed < 3)
    app._front = FrontBuffer(able)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for step in range(28):
            if step % 9 == 8:
                width, height = chance.choice(SIZES)
                pair.both("resize", width, height)
                await pilot.resize_terminal(width, height)
            elif step % 13 == 12:
                with app.suspend():
                    pair.both("clear")
            else:
                await pilot.press(chance.choice(KEYS))
            await settled(pilot)
            if app.return_code is not None:
                break
        pair.both("all_touched")
        pair.compare(typing=False)
    assert pair.updates > 20
    # What is resized, or taken up again, is sent as a whole by both.
    assert pair.our_length < pair.stock_length * 2 / 3
    assert app.return_value is None
    assert app._exception is None


async def test_wide_clusters_scroll_and_turn_pages(open_reader, tmp_path, twins, settled):
    story = tmp_path / "wide.md"
    story.write_text(WIDE_STORY * 12, encoding="utf-8")
    pair = twins(60, 20)
    app = open_reader(story)
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        for key in ["enter", *["down"] * 6, "pagedown", "pageup", *["up"] * 4, "end", "home", "slash", "東"]:
            await pilot.press(key)
            await settled(pilot)
        assert any("東京丸" in line.replace("\0", "") for line in pair.ours.screen.display)
        pair.compare(typing=False)


async def test_it_can_be_turned_off(open_reader, harbour, twins, settled, press):
    pair = twins(80, 24)
    app = open_reader(harbour, READER_DIFFER="0")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down")
    assert pair.updates > 1
    assert pair.our_length >= pair.stock_length


TRUECOLOR = ColorSystem.TRUECOLOR
COLOURS = ["", "red", "#102030", "on blue", "on #334455", "white on #334455", "color(200) on color(17)"]
ATTRIBUTES = ["", "bold", "dim", "italic", "underline", "reverse", "strike", "bold underline", "dim reverse"]
styles = st.builds(
    lambda attributes, colours: Style.parse(f"{attributes} {colours}".strip() or "none"),
    st.sampled_from(ATTRIBUTES),
    st.sampled_from(COLOURS),
)
texts = st.lists(st.sampled_from([*"ab  —é│東京한🚢", "e\u0301"]), min_size=1, max_size=8).map("".join)
WIDTH, HEIGHT = 16, 5


def line(parts) -> Strip:
    return Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(WIDTH, Style())


lines = st.lists(st.tuples(texts, styles), max_size=4).map(line)
screens = st.lists(lines, min_size=HEIGHT, max_size=HEIGHT)


def whole(strips) -> LayoutUpdate:
    return LayoutUpdate([[strip] for strip in strips], Region(0, 0, WIDTH, len(strips)))


def part(strips, rows) -> ChopsUpdate:
    return ChopsUpdate(
        [{0: strip} for strip in strips], [(y, 0, WIDTH) for y in rows], [[WIDTH] for _ in strips]
    )


def halves(strips, cut) -> ChopsUpdate:
    """Two panes beside each other, as Textual cuts what it draws."""
    return ChopsUpdate(
        [{0: strip.crop(0, cut), cut: strip.crop(cut, WIDTH)} for strip in strips],
        [(y, 0, WIDTH) for y in range(HEIGHT)],
        [[cut, WIDTH] for _ in strips],
    )


class Drawn(Twins):
    """The pair without an app."""

    def __init__(self, abilities: Abilities = PLAIN) -> None:
        super().__init__(WIDTH, HEIGHT)
        self.front = FrontBuffer(abilities)
        self.console = SimpleNamespace(_color_system=TRUECOLOR)

    def show(self, update, cursor=(0, 0)) -> str:
        sent = self.front.render(update, (WIDTH, HEIGHT), TRUECOLOR, cursor)
        assert sent is not None
        self.stock.feed(update.render_segments(self.console) + Control.move_to(*cursor[::-1]).segment.text)
        self.ours.feed(sent)
        self.compare()
        return sent


@settings(max_examples=50)
@given(
    st.lists(screens, min_size=1, max_size=4),
    st.integers(0, HEIGHT - 1),
    st.integers(-3, 3),
    st.builds(Abilities, *[st.booleans()] * 4),
    st.integers(1, WIDTH - 1),
)
def test_any_screens_are_shown_as_textual_shows_them(pictures, row, shift, abilities, cut):
    drawn = Drawn(abilities)
    for picture in pictures:
        drawn.show(halves(picture, cut), (row, 3))
        drawn.show(part(picture[::-1], [row]), (row, 3))
        drawn.show(halves(picture, cut), (row, 3))
        drawn.show(whole(picture), (row, 3))
        assert drawn.show(whole(picture), (row, 3)) == ""
        moved = picture[shift:] + picture[:shift]
        drawn.show(whole(moved), (row, 0))
        drawn.show(part(picture, [row]), (0, WIDTH - 1))


def test_what_is_forgotten_is_sent_again():
    drawn = Drawn()
    picture = [line([("harbour", Style.parse("bold"))])] * HEIGHT
    first = drawn.show(whole(picture))
    drawn.both("clear")
    drawn.front.forget()
    assert drawn.show(part(picture, [2])).count("harbour") == 1
    drawn.both("clear")
    drawn.front.forget()
    assert drawn.show(whole(picture)) == first


def test_a_style_stays_on_for_the_next_update_and_nothing_is_done_where_no_cursor_is_looked_for():
    front, terminal = FrontBuffer(), Terminal(WIDTH, HEIGHT)
    lit = Style.parse("bold red")

    def sent(text: str) -> str:
        picture = [line([(text, lit)])] * HEIGHT
        found = front.render(whole(picture), (WIDTH, HEIGHT), TRUECOLOR, None)
        assert found is not None
        terminal.feed(found)
        assert terminal.screen.display[1].strip() == text
        return found

    assert "\x1b[1;31m" in sent("harbour")
    assert "m" not in sent("lantern")
    assert sent("lantern") == ""


@pytest.mark.parametrize(
    ("fills_erased", "erased"), [(False, ("none", "red")), (True, ("none", "red", "on blue"))]
)
def test_long_blanks_are_erased_where_the_terminal_fills_in_their_background(fills_erased, erased):
    drawn = Drawn(Abilities(fills_erased))
    for style in ("none", "red", "on blue", "reverse"):
        drawn.show(whole([line([("x" * 14 + "bc", Style())])] * HEIGHT))
        sent = drawn.show(whole([line([("a" + " " * 13, Style.parse(style)), ("bc", Style())])] * HEIGHT))
        assert ("\x1b[13X" in sent) == (style in erased)


def test_a_line_scrolled_is_not_sent_again():
    drawn = Drawn()
    words = ["harbour", "lantern", "orchard", "thimble", "granite", "whistle"]
    rows = [line([(f"{word} {word[::-1]}", Style())]) for word in words]
    drawn.show(whole(rows[:HEIGHT]))
    sent = drawn.show(whole(rows[1:]))
    assert "whistle" in sent
    assert "orchard" not in sent


def test_the_words_of_a_style_are_sent_one_after_the_other():
    drawn = Drawn()
    lit = Style.parse("bold red")
    rows = [line([("the ", Style()), ("red", lit), (" boat ", Style()), ("X", lit)])] * HEIGHT
    assert drawn.show(whole(rows)).count("\x1b[1;31m") == 1


def test_the_style_that_is_worn_is_sent_first_where_no_row_is_erased_over_it():
    lit, filled = Style.parse("bold red"), [line([("x" * WIDTH, Style())])] * HEIGHT
    for gap, begins_lit in (("-" * 10, True), (" " * 10, False)):
        drawn = Drawn()
        drawn.show(whole(filled))
        drawn.show(part([line([("y", lit), ("x" * (WIDTH - 1), Style())])] * HEIGHT, [0]))
        wanted = line([("abc", Style()), (gap, Style()), ("end", lit)])
        sent = drawn.show(part([wanted] * HEIGHT, [2]))
        assert (sent.index("end") < sent.index("abc")) == begins_lit


def test_the_screen_is_scrolled_where_that_takes_fewer_bytes_though_more_cells():
    drawn = Drawn(Abilities(fills_erased=True, moves_lines=True))
    rows = [line([(f"ab{number}defgh{number}jklmn{number}p", Style())]) for number in range(HEIGHT + 1)]
    drawn.show(whole(rows[:HEIGHT]))
    # Three cells in each of five rows, or a line taken out and the sixteen cells of another.
    sent = drawn.show(whole(rows[1:]))
    assert "\x1b[M" in sent
    assert len(sent) < 2 * WIDTH


@pytest.mark.parametrize(("unknown", "rows"), [(0, 1), (HEIGHT - 1, -1)])
def test_nothing_is_scrolled_where_a_row_is_not_known(unknown, rows):
    drawn = Drawn(Abilities(fills_erased=True, moves_lines=True))
    words = ["harbour", "lantern", "orchard", "thimble", "granite"]
    stand = [line([(f"{word} {word[::-1]}", Style())]) for word in words]
    moved = stand[rows:] + stand[:rows]
    for known in (False, True):
        drawn.both("clear")
        drawn.front.forget()
        drawn.show(part(stand, [y for y in range(HEIGHT) if known or y != unknown]))
        sent = drawn.show(whole(moved))
        assert ("\x1b[M" in sent) == known


def test_what_was_held_is_let_go_with_the_cursor_where_it_belongs():
    drawn = Drawn()
    picture = [line([("harbour", Style())])] * HEIGHT
    drawn.show(whole(picture), (1, 3))
    for cursor, sent in (((1, 3), ""), (None, ""), ((1, 4), "\x1b[C")):
        drawn.front.hold()
        assert drawn.front.let_go(cursor) == sent


def test_what_is_drawn_over_is_drawn_again_and_what_stands_beside_it_is_not_new():
    left, right = line([("left", Style())]).crop(0, 4), line([("right", Style())]).crop(0, 5)
    laid: dict[int, tuple[int, list[Segment]]] = {}
    assert _is_new(laid, 0, left)
    assert _is_new(laid, 4, right)
    assert not _is_new(laid, 0, left)
    assert not _is_new(laid, 4, right)
    assert _is_new(laid, 0, right.crop(0, 4))
    assert not _is_new(laid, 4, right)
    assert _is_new(laid, 3, left)
    assert _is_new(laid, 0, left)
    assert _is_new(laid, 4, right)


async def test_over_a_full_line_screens_are_left_out_and_the_last_one_comes(
    open_reader, harbour, twins, settled, press
):
    now = [0.0]
    pair = twins(80, 24)
    app = open_reader(harbour)
    app.line = SlowLine(now=lambda: now[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.line.sent(1_000_000)
        known = pair.our_length
        await press(pilot, "question_mark")
        await pilot.press("escape", "escape", "down")
        await settled(pilot)
        assert app.waiting is not None
        assert pair.our_length == known
        now[0] = 1000.0
        app.go_on()
        assert pair.our_length > known
        pair.both("all_touched")
        pair.compare(typing=False)
        await press(pilot, "down")
        pair.compare(typing=False)


def test_control_characters_are_left_to_textual():
    front = FrontBuffer()
    picture = [line([("a\x1bb", Style())])] * HEIGHT
    assert front.render(whole(picture), (WIDTH, HEIGHT), TRUECOLOR, (0, 0)) is None


@pytest.mark.parametrize("cluster", ["👩‍👩‍👧", "❤\ufe0f", "🇳🇴", "👍🏽"])
def test_after_a_cluster_of_disputed_width_the_next_cell_stands_where_it_belongs(cluster):
    # The emulator takes each of these for another number of cells than Textual does.
    front, terminal = FrontBuffer(), Terminal(WIDTH, HEIGHT)
    for rest in ("|xyz", "|xyZ"):
        picture = [line([(f"{cluster}{rest}", Style())])] * HEIGHT
        sent = front.render(whole(picture), (WIDTH, HEIGHT), TRUECOLOR, (0, 0))
        assert sent is not None
        terminal.feed(sent)
        at = Segment.get_line_length([Segment(cluster)])
        row = terminal.screen.buffer[1]
        assert "".join(row[x].data for x in range(at, at + 4)) == rest
