"""One figure rises in one article and falls in the other, wherever that is told."""

import pytest

from index.comparison.left_over.turned_figures import turned_figures
from index.comparison.reading.prepare import prepare
from index.comparison.rivals.articles import Articles
from index.comparison.rivals.sentence_facts import facts_of
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

LEFT = "Norsk Kobber, a mining company, held its yearly meeting in Orsk.\n\n{}\n\nIt employs 900 people."
RIGHT = "The owners of Norsk Kobber met in Orsk.\n\nThe mining company has 900 workers.\n\n{}"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Sales rose 9 percent to $212 million.", "It had sales of $212 million, a 9 percent drop."),
        ("Its shares fell by 3.5 percent after the news.", "The shares closed with a gain of 3.5 percent."),
        ("Copper output was down 6 percent.", "The output of copper grew by 6 percent."),
        ("Profit climbed to $40 million.", "Profit dropped to $40 million."),
    ],
)
def test_a_figure_that_rises_here_and_falls_there(majors, ours, theirs):
    assert majors(LEFT.format(ours), RIGHT.format(theirs)) == ["claim"]
    assert majors(RIGHT.format(theirs), LEFT.format(ours)) == ["claim"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Sales rose 9 percent to $212 million.", "It had sales of $212 million, 9 percent higher."),
        ("Sales rose from $40 million.", "Costs fell to $40 million."),
        ("Profit rose 9 percent.", "Debts fell 9 percent."),
        ("Sales rose 9 percent, while costs fell 9 percent.", "Costs were down 9 percent."),
        ("Sales did not rise 9 percent.", "Sales fell 9 percent, it said."),
        ("Norsk Kobber rose 9 percent on the exchange.", "Baltic Steel fell 9 percent on the exchange."),
    ],
)
def test_what_moves_one_way_or_is_another_figure_does_not(ours, theirs):
    left = parse(LEFT.format(ours).encode(), article_id="left", path="left").article
    right = parse(RIGHT.format(theirs).encode(), article_id="right", path="right").article
    names = resolve([(each, recognise(each)) for each in (left, right)])
    articles = Articles(facts_of(prepare(left), names), facts_of(prepare(right), names), ())
    assert list(turned_figures(articles)) == []
