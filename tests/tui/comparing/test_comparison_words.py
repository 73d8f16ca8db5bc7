"""What the status line says of a row fits its width, and still says both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Span
from index.comparison.model import (
    Comparison,
    Discrepancy,
    DiscrepancyKind,
    Link,
    Relation,
    Row,
    Severity,
    Strength,
)
from index.comparison.words.wording import word_changes
from index.formats.text_file import parse
from tui.comparing.compared import Compared
from tui.comparing.comparison_words import fitted_discrepancy, row_words, verdict
from tui.start.empty_frame import SMALLEST

LONG = "“the gate was left open by the night watch” here, “nobody had been told to shut the gate” there"


def found(kind: DiscrepancyKind, note: str) -> Discrepancy:
    return Discrepancy(kind, Severity.MAJOR, None, None, note, 0)


@pytest.mark.parametrize("room", [50, 66, 80, 95])
def test_of_a_long_note_both_sides_keep_their_beginning(room: int) -> None:
    words = fitted_discrepancy(found(DiscrepancyKind.QUOTE, LONG), room)
    assert len(words) <= room
    assert words.startswith("quote: “the gate ")
    assert "” here, “nobody " in words
    assert words.endswith("” there")


def test_a_note_that_fits_is_left_whole() -> None:
    assert fitted_discrepancy(found(DiscrepancyKind.QUOTE, LONG), 120) == f"quote: {LONG}"


def test_what_a_short_side_does_not_need_is_the_other_side_s() -> None:
    note = "40 here, more than three hundred and fifty of them there"
    words = fitted_discrepancy(found(DiscrepancyKind.NUMBER, note), 45)
    assert words == "number: 40 here, more than three hundr… there"


def test_what_only_one_side_tells_is_cut_before_the_words_that_say_so() -> None:
    note = "after the council had met for a second time behind closed doors told only there"
    words = fitted_discrepancy(found(DiscrepancyKind.MISSING, note), 50)
    assert len(words) <= 50
    assert words.startswith("missing: after the council")
    assert words.endswith("… told only there")


@pytest.mark.parametrize(
    ("linked", "said"),
    [
        (0, "Nothing in common: not one sentence has a counterpart."),
        (1, "Little in common: 2 of 80 sentences have a counterpart."),
        (3, "Little in common: 6 of 80 sentences have a counterpart."),
        (4, ""),
    ],
)
def test_of_a_pair_with_little_in_common_it_is_said(linked: int, said: str) -> None:
    left, right = (
        parse(
            "\n\n".join(f"The {word} of house number {number} is white." for number in range(40)).encode(),
            article_id=word,
            path=f"{word}.txt",
        ).article
        for word in ("roof", "door")
    )
    spans = [[sentence.span for sentence in article.reporting] for article in (left, right)]
    links = tuple(
        Link(Strength.PARTIAL, (a,), (b,), 0.3, probable=False) for a, b in zip(*spans, strict=True)
    )[:linked]
    comparison = Comparison(
        left.id, right.id, links, tuple(spans[0][linked:]), tuple(spans[1][linked:]), discrepancies=()
    )
    words = verdict(Compared(left, right, comparison, ()))
    assert words == said
    assert len(words) < SMALLEST[0]


def test_what_a_pair_in_two_languages_rests_on_is_said_before_it_is_read() -> None:
    article = parse(b"The roof is white.", article_id="a", path="a.txt").article
    span = article.reporting[0].span
    link = Link(Strength.STRONG, (span,), (span,), 1.0, probable=False)
    one = Comparison("a", "a", (link,), (), (), (), ("de", "de"))
    other = replace(one, languages=("en", "de"), in_two_languages=True)
    assert verdict(Compared(article, article, one, ())) == ""
    words = verdict(Compared(article, article, other, ()))
    assert "en and de" in words
    nothing = replace(other, links=(), only_left=(span,), only_right=(span,))
    words = verdict(Compared(article, article, nothing, ()))
    assert words == "Two languages, en and de: no dates, names, numbers shared."
    assert len(words) < SMALLEST[0]


@pytest.mark.parametrize(
    ("there", "probable", "said"),
    [
        ("The ferry ran aground on Sunday.", False, "both say this"),
        ("The ferry ran aground on a Sunday in rain.", False, "both say this"),
        ("A boat was stranded, rescuers told us.", False, "both say this, each in its own words"),
        ("A boat was stranded, rescuers told us.", True, "probably both say this, each in its own words"),
        ("Sunday saw a ferry hit rocks off Egersby.", False, "both say this, each in its own words"),
    ],
)
def test_a_pair_without_marks_is_told_from_one_that_is_the_same(
    there: str, probable: bool, said: str
) -> None:
    left = parse(b"The ferry ran aground on Sunday.", article_id="a", path="here.txt").article
    right = parse(there.encode(), article_id="b", path="there.txt").article
    ours, theirs = (Span(0, len(left.text)),), (Span(0, len(there)),)
    link = Link(ours, theirs, Strength.STRONG, 0.4, probable)
    row = Row(Relation.SAME, ours, theirs, 0)
    pair = Compared(left, right, Comparison(left.id, right.id, (link,), (), (), ()), (row,))
    changes = word_changes(left.text, ours, right.text, theirs)
    assert row_words(pair, row, 80, "M", changes) == said
    assert row_words(pair, row, 80, "M").endswith("both say this"), "while the words are not compared"
