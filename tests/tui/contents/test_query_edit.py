"""The words in the search box as the facets and the order change them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.nodes import Order
from tui.contents.query_edit import ORDERS, filters_of, narrowed, order_of, order_said, sorted_next, widened


def test_the_orders_are_those_of_a_search() -> None:
    assert tuple(Order) == ORDERS


def test_a_filter_stands_before_what_is_typed() -> None:
    assert narrowed("ferr", 'source:"Coastal Echo"') == 'source:"Coastal Echo" ferr'
    assert narrowed("", "date:2021-07") == "date:2021-07 "


@pytest.mark.parametrize(
    ("query", "wider"),
    [
        ("ferry", None),
        ("", None),
        ("title:ferry", None),
        ('"source:echo"', None),
        ("(source:echo ferry)", None),
        ("source:echo ferry", ("ferry", "source:echo")),
        ('saved:"my own" ferry', ("ferry", 'saved:"my own"')),
        ('date:2021-07 source:"Coastal Echo" ferr', ('source:"Coastal Echo" ferr', "date:2021-07")),
        ("ferry -tag:done boat", ("ferry boat", "-tag:done")),
    ],
)
def test_widening_takes_the_filter_that_was_set_last(query: str, wider: tuple[str, str] | None) -> None:
    assert widened(query) == wider


def test_sorting_goes_through_all_orders_and_back() -> None:
    query = "source:echo ferr"
    seen = []
    for _ in ORDERS:
        seen.append(order_of(query))
        query = sorted_next(query)
    assert seen == list(ORDERS)
    assert query == "source:echo ferr"
    assert order_of("sort:nothing ferry") == "relevance"


_QUERIES = st.lists(
    st.sampled_from(["ferry", '"a boat"', "-tug", "source:wire", 'story:"A b"', "sort:date", "OR", "har"]),
    max_size=5,
).map(" ".join)
_FILTERS = st.sampled_from(['source:"Echo"', "date:2021-07", 'person:"Ann Bo"', 'lang:"en"'])


@given(_QUERIES, _FILTERS)
def test_narrowing_twice_changes_nothing(query: str, words: str) -> None:
    narrow = narrowed(query, words)
    assert words in filters_of(narrow)
    assert narrowed(narrow, words).strip() == query.strip()
    assert widened(narrow) == (narrowed(narrow, words), words)


@pytest.mark.parametrize(
    ("query", "dates", "said"),
    [
        ("sort:date ferry", ("2021-07", "2020"), "Sorted newest first."),
        ("sort:oldest ferry", ("2020", None), "Sorted oldest first; what has no date comes last."),
        ("sort:date ferry", (None, None), "Not sorted by date: none of these has one."),
        ("sort:date ferry", (), "Nothing is found that could be sorted."),
        ("sort:source ferry", (None,), "Sorted by source."),
        ("ferry", (None,), "Sorted best first."),
        (" ", (None,), "All articles, story by story."),
    ],
)
def test_an_order_is_said_as_it_is(query: str, dates: tuple[str | None, ...], said: str) -> None:
    assert order_said(query, dates) == said
