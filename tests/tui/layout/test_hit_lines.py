"""How the lines of hits are cut: the match is seen, and whose hit it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import Span
from tui.layout.hit_lines import HitLines, Item, around_match

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


@pytest.mark.parametrize(
    ("width", "shown"), [(80, "Vardesund Herald"), (60, "Vardesund Her…"), (29, "Vardesun…")]
)
def test_an_outlet_has_its_whole_name_where_titles_have_room_enough(width, shown):
    items = (Item("a", "Vardesund Herald", "Ferry aground", False),)
    runs = HitLines(items, (), {}, width).lines(items[0])[0]
    assert runs[0][0] == f" {shown}  "
    assert sum(cell_len(text) for text, _ in runs) == width


def test_sources_that_are_cut_stay_apart():
    sources = ("Vardesund Herald - News", "Vardesund Radio (Web)", "Vardesund Radio Two")
    items = [Item(source, source, "Ferry aground", False) for source in sources]
    lines = HitLines(items, (), {}, 80)
    assert [lines.lines(item)[0][0][0].strip() for item in items] == [
        "Vardesund Herald",
        "Vardesund Radio",
        "Vardesund Radio…",
    ]
