"""Each screen is drawn as it shall be, not once more at the size before, and forgotten when closed."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
from textual import events
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.geometry import Region, Size
from textual.widget import Widget

from tui.app import ReaderApp
from tui.screens import drawing
from tui.screens.base.screen import ReaderScreen
from tui.screens.dialogs.dialog import Dialog
from tui.screens.search.screen import SearchScreen
from tui.screens.story.whole_story import WholeStoryScreen
from tui.widgets.comparison.view import ComparisonView
from tui.widgets.lists.hit_list import HitList
from tui.widgets.panes.kept_lines import KeptLines
from tui.widgets.panes.pane_lines import PaneLines
from tui.widgets.texts.text_view import TextView


@pytest.fixture
def drawn(monkeypatch):
    """All that is drawn, with the widths that texts and hits have then, and were laid out for."""
    found: list[tuple[type, list[tuple[int, int]]]] = []
    display = ReaderApp._display

    def noted(app, screen, renderable):
        if isinstance(renderable, CompositorUpdate):
            texts = [view for view in screen.query(TextView) if view.size]
            lists = [view for view in screen.query(HitList) if view.size]
            widths = [(view._width(), view.lit.layout.width) for view in texts]
            widths += [(view.scrollable_content_region.width, view._drawn_width) for view in lists]
            found.append((type(renderable), widths))
        display(app, screen, renderable)

    monkeypatch.setattr(ReaderApp, "_display", noted)
    return found


async def test_lines_are_laid_out_before_they_are_drawn_at_another_width(
    open_reader, harbour, settled, press, drawn
):
    app = open_reader(harbour)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("escape", "e")
        await settled(pilot)
        await press(pilot, "e")
        await pilot.resize_terminal(90, 30)
        await settled(pilot)
        await press(pilot, "enter")
        await pilot.resize_terminal(130, 30)
        await settled(pilot)
    widths = [pair for _, pairs in drawn for pair in pairs]
    assert len({width for width, _ in widths}) > 3
    assert [pair for pair in widths if pair[0] != pair[1]] == []


async def test_a_comparison_is_drawn_once_at_another_width(open_reader, harbour, settled, monkeypatch):
    whole: list[int] = []
    render_lines = KeptLines.render_lines

    def noted(pane, crop):
        if isinstance(pane, ComparisonView) and crop.height == pane.size.height:
            whole.append(pane.size.width)
        return render_lines(pane, crop)

    monkeypatch.setattr(KeptLines, "render_lines", noted)
    app = open_reader(harbour)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("escape", "down", "c")
        await settled(pilot)
        for _ in range(2):
            whole.clear()
            await pilot.press("e")
            await settled(pilot)
            assert whole == [app.screen.query_one(ComparisonView).size.width]


async def test_what_changes_below_a_screen_that_hides_it_does_not_draw_that_anew(
    open_reader, harbour, settled, press, drawn
):
    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("escape", "enter")
        await settled(pilot)
        drawn.clear()
        app.screen_stack[0].refresh()
        await settled(pilot)
        assert not drawn
        await press(pilot, "question_mark")
        drawn.clear()
        app.screen_stack[-2].refresh()
        await settled(pilot)
    assert drawn, "what is dimmed below a dialog has changed"


async def test_the_whole_screen_is_not_drawn_anew_when_the_keys_go_to_another_pane(
    open_reader, harbour, settled, press, drawn
):
    app = open_reader(harbour)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        drawn.clear()
        before = app.focused
        await press(pilot, "tab")
        assert app.focused is not before
    assert drawn
    assert LayoutUpdate not in [kind for kind, _ in drawn]


@pytest.fixture
def entered(monkeypatch):
    """The screens that are drawn, in order, each with whether what it is about was there by then."""
    found: list[tuple[str, bool]] = []
    display = ReaderApp._display

    def noted(app, screen, renderable):
        if isinstance(renderable, CompositorUpdate) and isinstance(screen, ReaderScreen):
            found.append((type(screen).__name__, screen.has_content()))
        display(app, screen, renderable)

    monkeypatch.setattr(ReaderApp, "_display", noted)
    return found


@pytest.fixture
def busy(monkeypatch):
    """A machine on which there is something to draw before a screen learns that it has been entered."""
    resumed = drawing.DrawnOnceScreen._on_screen_resume

    def late(screen, event):
        screen._compositor_refresh()
        resumed(screen, event)

    monkeypatch.setattr(drawing.DrawnOnceScreen, "_on_screen_resume", late)


async def test_a_screen_that_is_opened_is_not_drawn_before_what_it_is_about_is_there(
    open_reader, harbour, settled, entered, busy, monkeypatch
):
    monkeypatch.setattr("tui.screens.drawing._AT_MOST", 3600)
    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for key in ("escape", "enter", "escape", "c"):
            await pilot.press(key)
            await settled(pilot)
    assert {"ArticleScreen", "CompareScreen"} <= {name for name, _ in entered}
    assert [name for name, there in entered if not there] == []


async def test_it_is_drawn_after_a_moment_all_the_same(
    open_reader, harbour, settled, press, entered, monkeypatch
):
    monkeypatch.setattr("tui.screens.article.screen.ArticleScreen.has_content", lambda screen: False)
    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("escape", "enter")
        while ("ArticleScreen", False) not in entered:
            await pilot.pause()
        await settled(pilot)
        await press(pilot, "e")
    assert entered.count(("ArticleScreen", False)) > 1


async def test_a_story_is_not_drawn_before_its_articles_are_read(
    open_reader, harbour, settled, busy, monkeypatch
):
    monkeypatch.setattr("tui.screens.drawing._AT_MOST", 3600)
    drawn: list[tuple[str, bool]] = []
    display = ReaderApp._display

    def noted(app, screen, renderable):
        if isinstance(renderable, CompositorUpdate) and isinstance(screen, WholeStoryScreen):
            drawn.append((type(screen).__name__, bool(screen.articles)))
        display(app, screen, renderable)

    monkeypatch.setattr(ReaderApp, "_display", noted)
    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for key in ("escape", "m", "escape", "T"):
            await pilot.press(key)
            await settled(pilot)
    assert set(drawn) == {("StoryScreen", True), ("TimelineScreen", True)}


async def test_a_dialog_is_drawn_when_its_parts_stand_where_they_stay(
    open_reader, harbour, settled, press, monkeypatch
):
    drawn: list[tuple[type, Region]] = []
    display = ReaderApp._display

    def noted(app, screen, renderable):
        if isinstance(renderable, CompositorUpdate) and isinstance(screen, Dialog):
            part = screen.children[0]
            drawn.append((type(renderable), part.region))
        display(app, screen, renderable)

    monkeypatch.setattr(ReaderApp, "_display", noted)
    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for key in ("question_mark", "t"):
            # What the screen behind has still to draw would be drawn with the dialog in front of it.
            await press(pilot, "escape")
            drawn.clear()
            await pilot.press(key)
            await settled(pilot)
            assert [kind for kind, _ in drawn].count(LayoutUpdate) == 1
            assert {region for _, region in drawn} == {app.screen.children[0].region}
            await pilot.press("escape")


async def test_a_screen_that_is_opened_is_styled_once(open_reader, harbour, settled, press, monkeypatch):
    styled: list[str] = []
    applied = Stylesheet.apply

    def noted(sheet, node, **how):
        styled.append(node.id or type(node).__name__)
        applied(sheet, node, **how)

    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("escape")
        monkeypatch.setattr(Stylesheet, "apply", noted)
        await press(pilot, "enter")
        counts = {each: styled.count(each) for each in ("ArticleScreen", "title", "body", "find")}
        assert counts == {"ArticleScreen": 1, "title": 1, "body": 1, "find": 0}
        assert isinstance(app.screen._styles_cache, PaneLines)
        await press(pilot, "slash")
        assert app.focused is app.screen.query_one("#find")


@pytest.fixture
def laid_out(monkeypatch):
    """The sizes for which screens are laid out."""
    found: list[Size] = []
    reflow = Compositor.reflow

    def noted(compositor, parent, size):
        found.append(size)
        return reflow(compositor, parent, size)

    monkeypatch.setattr(Compositor, "reflow", noted)
    return found


@pytest.mark.parametrize("opened", ["enter", "colon"])
async def test_a_screen_that_is_told_the_size_it_has_is_not_laid_out_anew(
    open_reader, harbour, settled, laid_out, opened
):
    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("escape", opened)
        await settled(pilot)
        for size in (app.size, Size(90, 25)):
            laid_out.clear()
            app.screen.post_message(events.Resize(size, size))
            await settled(pilot)
            assert set(laid_out) == ({size} if size != app.size else set())


@pytest.mark.parametrize(("opened", "closed"), [("enter", "q"), ("t", "escape")])
async def test_the_screen_below_one_that_is_closed_is_not_laid_out_anew(
    open_reader, harbour, settled, press, laid_out, opened, closed
):
    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape")
        for width in (100, 90):
            await pilot.press(opened)
            await settled(pilot)
            await pilot.resize_terminal(width, 30)
            await settled(pilot)
            laid_out.clear()
            await pilot.press(closed)
            await settled(pilot)
            assert isinstance(app.screen, SearchScreen)
            assert not laid_out
            assert app.screen.query_one("#body").size.width == width


@pytest.fixture
def followed(monkeypatch):
    """At each drawing of the first screen the article under the cursor, and that whose text stands there."""
    found: list[tuple[str, str]] = []
    display = ReaderApp._display

    def noted(app, screen, renderable):
        if isinstance(screen, SearchScreen) and screen.hits.item is not None:
            found.append((screen.hits.item.id, screen._previewed))
        display(app, screen, renderable)

    monkeypatch.setattr("tui.terminal.slow_line.SlowLine.wait", lambda line: 0.0)
    monkeypatch.setattr(ReaderApp, "_display", noted)
    return found


REMOTE = {"SSH_CONNECTION": "10.0.0.1 5022 10.0.0.2 22"}


@pytest.mark.parametrize("environment", [REMOTE, {}])
async def test_over_a_slow_line_the_sign_goes_ahead_of_the_text_which_else_comes_with_it(
    open_reader, harbour, settled, followed, monkeypatch, environment
):
    monkeypatch.setattr("tui.screens.search.preview._HELD", 0)
    app = open_reader(harbour, **environment)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("escape", "home")
        await settled(pilot)
        screen = app.screen
        for act in ("down", "search"):
            first = screen.hits.item.id
            followed.clear()
            if act == "down":
                await pilot.press("down")
            else:
                last = app.library.entry(screen.hits.items[-1].id)
                screen.search_for(f'source:"{last.source}"')
            await settled(pilot)
            second = screen.hits.item.id
            assert first != second
            ahead = (second, first) in followed
            # A search may be answered, and its text read, before the hits are drawn.
            assert ahead is bool(environment) or (environment and act == "search")
            assert followed[-1] == (second, second)


@pytest.mark.parametrize("environment", [REMOTE, {}])
async def test_over_a_line_nothing_is_dimmed_around_a_dialog(
    open_reader, harbour, settled, press, environment
):
    app = open_reader(harbour, **environment)
    async with app.run_test(size=(200, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape")
        before = app.screen._compositor.render_strips()
        for key in ("question_mark", "ctrl+p"):
            await pilot.press(key)
            await settled(pilot)
            over = app.screen._compositor.render_strips()
            as_it_was = [strip.crop(0, 50).simplify() for strip in (before[0], over[0])]
            assert (as_it_was[0] == as_it_was[1]) is bool(environment)
            await press(pilot, "escape")


async def test_what_follows_from_a_frame_is_drawn_within_a_moment_also_in_a_dialog(
    open_reader, harbour, settled
):
    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("escape")
        moments = [app.screen._update_timer._interval]
        await pilot.press("question_mark")
        assert isinstance(app.screen, Dialog)
        moments.append(app.screen._update_timer._interval)
    assert moments == [drawing._LOOKS] * 2


async def test_no_frame_is_drawn_between_keys_that_come_in_one_piece(
    open_reader, harbour, settled, press, monkeypatch
):
    monkeypatch.setattr("tui.screens.drawing._FRAME", 3600)
    waiting: list[int] = []
    display = ReaderApp._display

    def noted(app, screen, renderable):
        waiting.append(len(app.unanswered or ()))
        display(app, screen, renderable)

    app = open_reader(harbour)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape")
        begun = app.screen.query_one(HitList).highlighted
        monkeypatch.setattr(ReaderApp, "_display", noted)
        for key in "jkjkjkjkj":
            app.post_message(events.Key(key, key))
        await settled(pilot)
        assert app.screen.query_one(HitList).highlighted == begun + 1
    assert waiting
    assert not any(waiting)


@pytest.mark.parametrize("keys", [[":"], ["enter", "A"]])
async def test_what_was_closed_waits_for_no_theme_and_so_is_forgotten(driving, open_reader, harbour, keys):
    app = open_reader(harbour)
    async with driving(app, (160, 40)) as pilot:
        await pilot.press("escape", *keys)
        await pilot.at_rest()
        opened = list(app.screen.walk_children(Widget, with_self=True))
        while len(app.screen_stack) > 1:
            await pilot.press("escape")
            await pilot.at_rest()
        waiting = set(app.theme_changed_signal._subscriptions)
        assert waiting
        assert waiting.isdisjoint(each for each in opened if not each.is_attached)


@pytest.mark.parametrize("kind", [StylesCache, PaneLines])
def test_what_drew_a_widget_is_forgotten_with_it(kind):
    lines = kind()
    lines.get_inner_outer(Color(1, 2, 3), Color(4, 5, 6, 0.5))
    kept = ref(lines)
    del lines
    gc.collect()
    assert kept() is None
