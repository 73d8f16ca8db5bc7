"""How a hit is cut to its line so that the match is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import Span
from index.library import Entry, Story
from index.search.model import Hit, Snippet
from tui.hit_lines import HitLines, Item, around_match, grouped_by_story, items_of_hits, items_of_library

SENTENCE = (
    "The harbour master of Vardesund said that the buoy which marks the sandbank had been missing for a week."
)


def test_a_late_match_is_brought_into_sight():
    at = SENTENCE.index("missing")
    piece, matches = around_match(SENTENCE, (Span(at, at + 7),), 40)
    assert piece.startswith("…")
    assert [match.of(piece) for match in matches] == ["missing"]
    assert cell_len(piece) <= 40


def test_the_line_is_full_where_the_sentence_allows_it():
    at = SENTENCE.index("week")
    piece, _ = around_match(SENTENCE, (Span(at, at + 4),), 60)
    assert piece.endswith("for a week.")
    assert cell_len(piece) > 45


def test_an_early_match_leaves_the_beginning():
    piece, matches = around_match(SENTENCE, (Span(4, 11),), 40)
    assert piece.startswith("The harbour")
    assert matches == (Span(4, 11),)


_WORDS = st.lists(st.sampled_from(["a", "word", "日本", "longer-word", "é"]), min_size=1, max_size=20).map(
    " ".join
)


@given(_WORDS, st.data(), st.integers(8, 60))
def test_whatever_is_cut_fits_and_lights_what_matched(text, data, width):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 5)))
    piece, matches = around_match(text, (Span(start, end),), width)
    assert cell_len(piece) <= width
    for match in matches:
        assert text[start:end].startswith(match.of(piece).rstrip("…"))


def entry(key: str, story: str | None = None) -> Entry:
    return Entry(key, f"{key}.txt", key, f"Title {key}", False, None, 10, story)


def test_stories_come_first_each_under_its_title():
    stories = [Story("s", "Ferry aground", ("c", "a")), Story("t", "Ferry afloat", ("e", "f"))]
    entries = [*(entry(key, one.id) for one in stories for key in one.articles), entry("b"), entry("d")]
    items = items_of_library(entries, stories)
    assert [item.id for item in items] == ["c", "a", "e", "f", "b", "d"]
    headings = ["Ferry aground", "", "Ferry afloat", "", "Told by one source", ""]
    assert [item.heading for item in items] == headings
    assert [item.counted for item in items] == ["2 sources", "", "2 sources", "", "", ""]


def test_without_stories_there_are_no_headings():
    assert [item.heading for item in items_of_library([entry("a"), entry("b")], [])] == ["", ""]


def hit(key: str, *snippets: str) -> Hit:
    spans = tuple(Snippet(Span(10 * n, 10 * n + len(text)), ()) for n, text in enumerate(snippets))
    return Hit(key, f"{key}.txt", key, "A ferry", False, None, 1.0, spans, snippets)


def test_the_title_is_not_shown_again_as_a_snippet():
    shown = items_of_hits([hit("a", "A ferry", "It sank."), hit("b", "A ferry"), hit("c")])
    assert [item.snippet for item in shown] == ["It sank.", "", ""]


def test_hits_of_a_story_stand_where_its_first_one_does():
    items = items_of_hits([hit("a"), hit("x"), hit("b"), hit("y")])
    story = Story("story-a", "The ferry", ("a", "b", "c"))
    grouped = grouped_by_story(items, dict.fromkeys(story.articles, story))
    assert [item.id for item in grouped] == ["a", "b", "x", "y"]
    assert [(item.heading, item.counted) for item in grouped] == [
        ("The ferry", "2 of 3 sources"),
        ("", ""),
        ("Told by one source", ""),
        ("", ""),
    ]


@pytest.mark.parametrize(("width", "shown"), [(80, "Vardesund Herald"), (60, "Vardesund Her…")])
def test_an_outlet_has_its_whole_name_where_titles_have_room_enough(width, shown):
    items = (Item("a", "Vardesund Herald", "Ferry aground", False),)
    runs = HitLines(items, (), {}, width).lines(items[0])[0]
    assert runs[0][0] == f" {shown}  "
    assert sum(cell_len(text) for text, _ in runs) == width
