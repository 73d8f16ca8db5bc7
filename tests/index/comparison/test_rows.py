import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.comparison.compare import compare
from index.comparison.model import Relation, Row
from index.comparison.rows import aligned_rows, own_order
from index.entities.model import Resolution
from index.formats.text_file import parse

NOTHING = Resolution((), ())
LINES = st.sampled_from(
    [
        "A storm tore the roof off the school in Lesk on Friday.",
        "The school in Lesk lost its roof in Friday's storm.",
        "Share this article",
        "Pupils will be taught in the town hall.",
        "Photo: Agency/Staff",
        "Lessons move to the town hall for now.",
        "The repair will take two months.",
        "Nobody was hurt.",
        "The mayor thanked the firemen.",
    ]
)


@pytest.fixture
def rows_of(resolved):
    def of(left, right):
        comparison = compare(left, right, resolved([left, right]))
        return comparison, aligned_rows(comparison, left, right)

    return of


def test_follow_the_left_article_and_fill_in_the_right(flood, rows_of):
    left, right, _ = flood
    _, rows = rows_of(left, right)
    insurers = next(row for row in rows if row.right and row.right[0].of(right.text).startswith("Insurers"))
    assert insurers.relation is Relation.ONLY_RIGHT
    before = rows[rows.index(insurers) - 1]
    assert any(span.of(right.text).startswith('"We were told') for span in before.right)


def test_neighbours_that_share_a_link_share_a_row(flood, rows_of):
    left, right, _ = flood
    _, rows = rows_of(left, right)
    merged = [row for row in rows if len(row.left) == 2]
    assert ["Mayor", '"We w'] in [[span.of(left.text)[:5] for span in row.left] for row in merged]
    assert all(row.relation is Relation.SAME for row in merged)


def test_moved_rows_tell_how_far(article, rows_of):
    parts = [
        "The ferry to Lindholm sank in a storm on Monday.",
        "Divers recovered the ship's bell from the wreck.",
        "The captain had warned of the weather by radio.",
        "Tickets will be paid back to all passengers.",
    ]
    left = article("\n\n".join(parts), "a")
    right = article("\n\n".join([*parts[1:], parts[0]]), "b")
    _, rows = rows_of(left, right)
    assert [row.moved for row in rows] == [3, 0, 0, 0]


def test_every_discrepancy_stands_in_a_row(flood, rows_of):
    left, right, _ = flood
    comparison, rows = rows_of(left, right)
    told = {index for row in rows for index in row.discrepancies}
    assert told == set(range(len(comparison.discrepancies)))


def test_own_order_keeps_step_with_the_rows_that_did_not_move(election, rows_of):
    left, right = election
    _, rows = rows_of(left, right)
    mapped = own_order(rows, left, right)
    assert len(mapped) == len(left.sentences)
    last = len(right.sentences) - 1
    assert mapped[-1] == last
    assert list(mapped) == sorted(mapped)


def test_own_order_is_linear_between_the_rows_in_step(article):
    """Of the sentences linked here the second has moved, and the fifth has no partner."""
    left = article("\n\n".join(f"Ferry {number} sails." for number in range(6)), "a")
    right = article("\n\n".join(f"Train {number} leaves." for number in range(14)), "b")
    linked = {0: 0, 1: 9, 2: 2, 3: 4, 5: 12}
    rows = [
        Row(Relation.SAME, (each.span,), (right.sentences[linked[index]].span,), index)
        if index in linked
        else Row(Relation.ONLY_LEFT, (each.span,), ())
        for index, each in enumerate(left.sentences)
    ]
    assert own_order(rows, left, right) == (0, 1, 2, 4, 8, 12)
    assert own_order(rows[1:2], left, right)[:3] == (0, 9, 10)


@given(st.lists(LINES, min_size=1, max_size=9), st.lists(LINES, min_size=1, max_size=9))
def test_no_sentence_is_lost(ours, theirs):
    left = parse("\n\n".join(ours).encode(), article_id="a", path="a.txt").article
    right = parse("\n\n".join(theirs).encode(), article_id="b", path="b.txt").article
    comparison = compare(left, right, NOTHING)
    rows = aligned_rows(comparison, left, right)
    assert [span for row in rows for span in row.left] == [each.span for each in left.sentences]
    assert {span for row in rows for span in row.right} == {each.span for each in right.sentences}
    linked = {span for link in comparison.links for span in link.left}
    assert linked | set(comparison.only_left) == {each.span for each in left.reporting}
    assert not linked & set(comparison.only_left)
    for row in rows:
        assert (row.link is None) == (row.relation not in (Relation.SAME, Relation.PARTIAL))
    mapped = own_order(rows, left, right)
    assert list(mapped) == sorted(mapped)
    assert all(0 <= index < len(right.sentences) for index in mapped)
