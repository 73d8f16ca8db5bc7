"""Which sentences tell one fact, by how they are linked."""

from itertools import combinations

import pytest

from index.comparison.model import CellState, Comparison, Link, Strength
from index.comparison.reading.prepare import prepare
from index.comparison.story.coverage import matrix
from index.comparison.story.facts import clusters
from index.comparison.story.sentences import StorySentences

TOLD = "Four sluices of the old dyke at {} were opened by the water board on Monday morning.\n"


@pytest.fixture
def linked(article):
    """Articles of one sentence each with the given links between them, as articles and comparisons."""

    def make(names, links):
        articles = [article(TOLD.format(name), name) for name in names]
        spans = {each.id: each.reporting[0].span for each in articles}
        comparisons = []
        for one, other in combinations(names, 2):
            strength = links.get(one + other)
            found = Link((spans[one],), (spans[other],), strength, 0.5, False) if strength else None
            alone = ((), ()) if found else ((spans[one],), (spans[other],))
            comparisons.append(Comparison(one, other, (found,) if found else (), *alone, ()))
        return articles, comparisons

    return make


def groups(articles, comparisons):
    story = StorySentences(tuple(map(prepare, articles)), tuple(comparisons))
    return sorted("".join(articles[source].id for source, _ in sorted(each)) for each in clusters(story))


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({"ab": Strength.STRONG, "bc": Strength.STRONG, "ac": Strength.PARTIAL}, ["abc"]),
        ({"ab": Strength.STRONG, "ac": Strength.STRONG, "bc": Strength.STRONG}, ["abc"]),
    ],
)
def test_what_is_linked_with_most_others_is_one_fact(linked, links, expected):
    assert groups(*linked("abc", links)) == expected


def test_two_sentences_that_only_a_third_is_linked_with_are_two_facts(linked):
    found = groups(*linked("abc", {"ab": Strength.STRONG, "bc": Strength.STRONG}))
    assert len(found) == 2
    assert sorted("".join(found)) == ["a", "b", "c"]


def test_what_most_of_a_fact_is_not_linked_with_tells_a_part_of_it(linked):
    articles, comparisons = linked(
        "abcd",
        {
            "ab": Strength.STRONG,
            "ac": Strength.STRONG,
            "bc": Strength.STRONG,
            "ad": Strength.STRONG,
            "bd": Strength.STRONG,
        },
    )
    told = matrix(articles, comparisons).facts
    assert [cell.state for _, cell in told[0].cells].count(CellState.SAME) == 4
    apart = [each for each in comparisons if (each.left, each.right) != ("b", "d")]
    without = Comparison("b", "d", (), (), (), ())
    fact = matrix(articles, [*apart, without]).facts[0]
    assert fact.summary_source == "a"
    assert fact.cell("d").state is CellState.PARTIAL


def test_a_fact_is_summed_up_by_what_all_tell_of_it(article):
    told = (
        "The prime minister of Norland called up 400 reservists on Monday, after 900 Karsland soldiers had "
        "fled across the border in small boats from rebels in the north.",
        "Norland has called up 400 reservists to strengthen its border, after 900 soldiers of Karsland had "
        "fled across it in small boats from the rebels.",
        "Some 900 soldiers fled in small boats.",
        "More than 900 men of the army of Karsland fled from Sunday to Monday.",
        "Rebels drove soldiers of Karsland across the border, most in small boats.",
    )
    articles = [article(text + "\n", f"{at}") for at, text in enumerate(told)]
    spans = [each.reporting[0].span for each in articles]
    comparisons = [
        Comparison(
            f"{one}",
            f"{other}",
            (Link((spans[one],), (spans[other],), Strength.STRONG, 0.5, False),),
            (),
            (),
            (),
        )
        for one, other in combinations(range(len(told)), 2)
    ]
    (fact,) = matrix(articles, comparisons).facts
    assert fact.summary_source in "234"
