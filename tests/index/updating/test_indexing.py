"""Articles are indexed in batches."""

from hypothesis import given
from hypothesis import strategies as st

from index.updating.indexing import LARGEST_BATCH, batches


@given(st.integers(0, 3000))
def test_batches_hold_everything_once_and_grow(count: int) -> None:
    due = [str(number) for number in range(count)]
    found = list(batches(due))
    assert [key for batch in found for key in batch] == due
    sizes = [len(batch) for batch in found]
    assert sizes[:-1] == sorted(sizes[:-1])
    assert all(0 < size <= LARGEST_BATCH for size in sizes)
