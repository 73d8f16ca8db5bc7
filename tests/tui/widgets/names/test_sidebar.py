"""The list of names: its columns, its cursor, what is folded and what is sought."""

from __future__ import annotations

import pytest

from index.entities.model import EntityType, Resolution
from tests.tui.named import KHAKIMOV, VARZAN, entity
from tui.widgets.names.panel import Names

LABELS = (("a", "000"), ("b", "001"), ("c", "002"))
UNION = entity("Union of the Engineers of High Dams", EntityType.ORG, {"Union": {"b": 1}}, 80)
RESOLUTION = Resolution((KHAKIMOV, UNION, VARZAN), ())


@pytest.fixture
def listed(app_of):
    """Opens the list: `async with listed(labels, width) as (names, pilot)`."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def opened(labels=LABELS, resolution=RESOLUTION, size=(42, 12)):
        app = app_of(Names)
        names = app.only
        names.display = True
        async with app.run_test(size=size) as pilot:
            names.show(resolution, labels)
            app.screen.set_focus(names.list)
            await pilot.pause()
            yield names, pilot

    return opened


def lines(names: Names) -> list[str]:
    head = names.query_one("#names-head").render_line(0).text
    return [head, *(names.list.render_line(y).text for y in range(names.list.size.height))]


async def test_counts_stand_under_their_sources(listed):
    async with listed() as (names, _):
        head, people, khakimov, spelled, organisations, union, places, varzan, *_ = lines(names)
        assert head.split() == ["3", "NAMES", "000", "001", "002"]
        assert people.rstrip() == " ▾ PEOPLE 1"
        assert khakimov.split() == ["▌Rustam", "Khakimov", "3", "1", "3"]
        assert spelled.rstrip() == "▌  Khakimov 000 001 · Hakimov 002"
        assert organisations.rstrip() == " ▾ ORGANISATIONS 1"
        assert union.split("…")[1].split() == ["·", "1", "·◂"]
        assert places.rstrip() == " ▾ PLACES 1"
        assert varzan.split() == ["Varzan", "12", "1", "·"]
        assert head.index("000") + 2 == khakimov.index("3") == varzan.index("2")


async def test_of_two_sources_the_sign_is_on_the_side_of_the_one(listed):
    async with listed(LABELS[:2]) as (names, _):
        union = next(line for line in lines(names) if "Union" in line)
        assert union.endswith("1▸")


async def test_many_sources_are_counted_instead(listed):
    labels = tuple((key, f"source {key}") for key in "abcdefghijkl")
    async with listed(labels) as (names, _):
        drawn = lines(names)
        assert drawn[0].rstrip() == " 3 NAMES"
        assert drawn[2].rstrip().endswith("3 of 12")


async def test_sources_that_begin_alike_have_labels_of_their_own(listed):
    labels = tuple(zip((key for key, _ in LABELS), ("The Hill", "The Post", "NPR News"), strict=True))
    async with listed(labels) as (names, _):
        assert lines(names)[0].split() == ["3", "NAMES", "Hil", "Pos", "NPR"]


async def test_one_source_needs_no_columns_and_no_sign(listed):
    async with listed(LABELS[1:2]) as (names, _):
        drawn = lines(names)
        assert "001" not in drawn[0]
        assert "◂" not in "".join(drawn)


async def test_no_names_are_said_to_be_none(listed):
    async with listed(resolution=Resolution((), ())) as (names, _):
        assert lines(names)[:2] == [
            " 0 NAMES".ljust(41 - 13) + "000 001 002 ".rjust(13),
            " No names in these articles.".ljust(41),
        ]
        assert names.list.entity is None


async def test_headings_fold_and_the_cursor_stays_in_sight(listed):
    async with listed() as (names, _):
        assert names.list.toggle_fold()
        drawn = lines(names)
        assert drawn[1].startswith("▌▸ PEOPLE 1")
        assert drawn[2].rstrip() == " ▾ ORGANISATIONS 1"
        assert names.list.entity is None
        assert names.list.count == 3
        names.list.choose()
        assert names.list.names == (KHAKIMOV, UNION, VARZAN)
        names.list.toggle_all()
        assert names.list.names == ()
        names.list.toggle_all()
        assert names.list.names == (KHAKIMOV, UNION, VARZAN)


async def test_the_box_narrows_the_names_and_enter_goes_to_the_first(listed):
    async with listed() as (names, pilot):
        names.list.toggle_all()
        names.open_box()
        names.screen.set_focus(names.box)
        await pilot.press(*"hakim")
        assert names.list.names == (KHAKIMOV,)
        await pilot.press("enter")
        assert names.list.has_focus
        assert names.list.entity is KHAKIMOV
        assert not names.list.toggle_fold()
        names.close_box()
        assert names.list.count == 3
        assert lines(names)[1].startswith("▌▸ PEOPLE")


async def test_what_no_name_is_spelled_like_is_said(listed):
    async with listed() as (names, pilot):
        names.open_box()
        names.screen.set_focus(names.box)
        await pilot.press(*"zz")
        said = [line.strip() for line in lines(names)[1:3]]
        assert said == ["None is spelled like “zz”.", "Esc shows all names again."]


async def test_the_cursor_stays_on_its_name_when_others_come(listed):
    async with listed() as (names, _):
        names.list.select(VARZAN.id)
        names.show(Resolution((VARZAN, KHAKIMOV), ()), LABELS)
        assert names.list.entity is VARZAN
        names.list.mark_for_joining(VARZAN)
        assert "▌+ Varzan" in [line[:9] for line in lines(names)]
