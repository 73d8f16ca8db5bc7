"""Markdown that a CommonMark reader turns back into the articles' own words."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.article import Span
from tui.export.markdown import _escaped, _runs, comparison_markdown, story_markdown
from tui.export.report import runs
from tui.looks.marks import Mark
from tui.wording.fact_words import otherwise


class _Text(HTMLParser):
    """The text of a page, and the tags in it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _rendered(markdown: str) -> _Text:
    return _Text(MarkdownIt("commonmark").enable("table").render(markdown))


def test_a_comparison_is_a_table_of_both_articles(report: Any) -> None:
    read = _rendered(comparison_markdown(report))
    assert "The dam at Orlík held on Friday night while 340 families left" in read.text
    assert "“The wall is sound & *dry*,” said the warden" in read.text
    assert "The sluices <script>alert(1)</script> were opened at noon | and closed" in read.text
    assert "River|Gazette" in read.text
    assert "script" not in read.tags
    assert read.tags.count("tr") == 1 + len([row for row in report.rows if row.relation != "aside"])


def test_a_discrepancy_is_listed_and_bold_in_its_row(report: Any) -> None:
    written = comparison_markdown(report)
    assert "1. number: 340" in written
    assert "while **340** families" in written
    assert "while **430** families" in written


def test_a_script_is_no_link_and_a_web_address_is_one(report: Any) -> None:
    written = comparison_markdown(report)
    assert "<https://example.org/dam?a=1&b=2>" in written
    assert "javascript" not in written


def test_a_story_is_a_table_with_its_contradictions_below(story: Any) -> None:
    written = story_markdown(story)
    read = _rendered(written)
    assert read.text.startswith("The *dam* & the <valley>")
    assert read.tags.count("tr") == 1 + len(story.matrix.facts) + 1
    assert "≠" in read.text
    below = read.text.partition("Where they differ")[2]
    told = [fact for fact in story.matrix.facts if otherwise(fact.cells, story.texts())]
    assert told
    for fact in told:
        assert " ".join(fact.summary.of(story.texts()[fact.summary_source]).split()) in below


def test_the_head_of_a_column_has_the_day_of_its_source(story: Any) -> None:
    head = next(line for line in story_markdown(story).splitlines() if line.startswith("|  |"))
    read = _rendered(head + "\n| --- | --- | --- |\n").text.split()
    assert sorted(read) == ["2018-06-02", "2018-06-03", "Post", "River|Gazette"]
    undated = replace(story, articles=tuple(replace(each, date=None) for each in story.articles))
    assert "2018" not in story_markdown(undated)


@pytest.mark.parametrize(
    "text", ["- item", "1. first", "# no heading", "> no quote", "a_b_c", "&amp;", "<b>"]
)
def test_what_means_something_in_markdown_is_escaped(text: str) -> None:
    assert _rendered(_escaped(text)).text.strip() == text


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), min_size=1, max_size=40),
    st.lists(
        st.tuples(
            st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends))),
            st.sampled_from([Mark.CONTRADICTS, Mark.REWORDED, Mark.MOVED]),
        ),
        max_size=4,
    ),
)
def test_any_sentence_reads_back_as_it_was(text: str, lit: list[tuple[Span, Mark]]) -> None:
    written = _runs(runs(text, Span(0, len(text)), lit))
    assert _rendered(f"x {written} x").text.split() == ["x", *text.split(), "x"]
