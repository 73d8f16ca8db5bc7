"""Spans are held against what other spans cover."""

from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.text.covered import Covered

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 6))


@given(spans=st.lists(SPANS, max_size=8), span=SPANS)
def test_a_span_meets_what_is_covered_where_it_overlaps_one_of_the_spans(
    spans: list[Span], span: Span
) -> None:
    assert Covered(spans).meets(span) is any(span.overlaps(other) for other in spans)
