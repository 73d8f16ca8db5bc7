"""Pictures of the search and reading screens, compared with those that were looked at."""

from __future__ import annotations

import pytest

from tui.themes import ANSI, LIGHT

NARROW, BROAD = (80, 24), (160, 50)


@pytest.mark.parametrize("size", [NARROW, BROAD], ids=["narrow", "broad"])
def test_first_start(snap_compare, open_reader, keys, harbour, size):
    assert snap_compare(open_reader(harbour), terminal_size=size, run_before=keys())


@pytest.mark.parametrize("size", [NARROW, BROAD], ids=["narrow", "broad"])
def test_hits(snap_compare, open_reader, keys, seeds, size):
    app = open_reader(seeds)
    assert snap_compare(app, terminal_size=size, run_before=keys(*"rakhmon", "down", "j", "space"))


@pytest.mark.parametrize("theme", [LIGHT, ANSI])
def test_hits_in_other_themes(snap_compare, open_reader, keys, harbour, theme):
    app = open_reader(harbour, theme=theme)
    assert snap_compare(app, terminal_size=NARROW, run_before=keys(*"hospital", "down"))


def test_hits_without_colour(snap_compare, open_reader, keys, harbour, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_reader(harbour, NO_COLOR="1")
    assert snap_compare(app, terminal_size=NARROW, run_before=keys(*"hospital", "down", "j"))


def test_nothing_found(snap_compare, open_reader, keys, harbour):
    assert snap_compare(open_reader(harbour), terminal_size=NARROW, run_before=keys(*"pasengers"))


def test_names_over_the_hits(snap_compare, open_reader, keys, harbour):
    assert snap_compare(open_reader(harbour), terminal_size=NARROW, run_before=keys("down", "e"))


@pytest.mark.parametrize("size", [NARROW, BROAD], ids=["narrow", "broad"])
def test_reading(snap_compare, open_reader, keys, harbour, size):
    app = open_reader(harbour)
    assert snap_compare(app, terminal_size=size, run_before=keys(*"hospital", "enter", "h", "n"))


def test_find_in_the_article(snap_compare, open_reader, keys, harbour):
    app = open_reader(harbour)
    assert snap_compare(app, terminal_size=NARROW, run_before=keys("enter", "slash", *"the"))


def test_help(snap_compare, open_reader, keys, harbour):
    assert snap_compare(open_reader(harbour), terminal_size=NARROW, run_before=keys("down", "question_mark"))


def test_details(snap_compare, open_reader, keys, harbour):
    assert snap_compare(open_reader(harbour), terminal_size=NARROW, run_before=keys("down", "i"))


def test_a_command_to_send_it_through(snap_compare, open_reader, keys, harbour, monkeypatch):
    monkeypatch.setenv("PAGER", "less")
    assert snap_compare(open_reader(harbour), terminal_size=NARROW, run_before=keys("down", "vertical_line"))


def test_a_screen_that_is_too_small(snap_compare, open_reader, keys, harbour):
    assert snap_compare(open_reader(harbour), terminal_size=(50, 12), run_before=keys())
