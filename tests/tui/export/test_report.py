"""A sentence is cut into runs that give its words back, each with the highlight that is drawn on top."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity
from tui.export.html import comparison_html
from tui.export.markdown import comparison_markdown
from tui.export.report import Run, runs, web_address
from tui.looks.marks import Mark
from tui.wording.counted import counted

_SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.text(min_size=30, max_size=30), _SPANS, st.lists(st.tuples(_SPANS, st.sampled_from(Mark))))
def test_runs_give_the_sentence_back(text: str, sentence: Span, lit: list[tuple[Span, Mark]]) -> None:
    found = runs(text, sentence, lit)
    assert "".join(run.text for run in found) == sentence.of(text)
    assert all(one.mark is not other.mark for one, other in pairwise(found))


def test_what_contradicts_is_drawn_over_what_is_reworded() -> None:
    lit = [(Span(4, 11), Mark.REWORDED), (Span(4, 7), Mark.CONTRADICTS)]
    assert runs("by 340 people", Span(0, 13), lit) == (
        Run("by 3", None),
        Run("40 ", Mark.CONTRADICTS),
        Run("peop", Mark.REWORDED),
        Run("le", None),
    )


def test_only_web_addresses_become_links(report: Any) -> None:
    assert web_address(report.left) == "https://example.org/dam?a=1&b=2"
    assert web_address(report.right) is None


def test_nouns_agree_with_their_number() -> None:
    assert counted(1, "fact") == "1 fact"
    assert counted(2, "discrepancy", "discrepancies") == "2 discrepancies"


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("340 here, 430 there", "number: 340 in River|Gazette, 430 in Post"),
        (
            "one name, two spellings: Malá here, Mala there",
            "number: one name, two spellings: Malá in River|Gazette, Mala in Post",
        ),
        ("the hay told only here", "number: the hay told only in River|Gazette"),
        ("Petra Mala credited only there", "number: Petra Mala credited only in Post"),
        ("“we stay here, now” here, “we go” there", "number: “we stay here, now” here, “we go” there"),
    ],
)
def test_a_difference_names_its_sources(report: Any, note: str, words: str) -> None:
    found = Discrepancy(DiscrepancyKind.NUMBER, Severity.MAJOR, Span(0, 1), Span(0, 1), note, 0)
    assert report.difference_words(found) == words


def test_what_is_handed_on_says_here_of_no_source(report: Any) -> None:
    assert "number: 340 in River|Gazette, 430 in Post" in comparison_html(report)
    assert "number: 340 in River\\|Gazette, 430 in Post" in comparison_markdown(report)
    same = replace(report, right=replace(report.right, source=report.left.source))
    assert "number: 340 in River|Gazette 06-02, 430 in River|Gazette 06-03" in comparison_html(same)
