"""What articles are called after that name no source: by the name of their file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from index import record_table
from index.catalogue import labels, parts
from index.records import BundleRecord, Record
from index.state import State
from index.store import Store


def labels_of(
    store: Store, state: State, bundles: Mapping[str, BundleRecord], other: Mapping[str, Record | None]
) -> dict[str, str]:
    """File id → label. `other` are records that differ from what is stored.

    Files that were not read yet have one too, so that the labels of others stay while a list grows.
    """
    named = set(store.ask(record_table.unnamed_files)) - other.keys()
    taken = [record.source for record in other.values() if record is not None and record.source]
    for record in other.values():
        if record is not None and record.holds_article and record.source is None:
            named.add(record.file)
    unread = (key for key in state.stale if key in state.files and key not in other)
    named.update(key for key in unread if not (state.files[key].holds_many and key in bundles))
    names = {key: state.files[key].name for key in named if key in state.files}
    return labels(
        names, taken={*taken, *store.ask(partial(record_table.sources, among=parts(names.values())))}
    )
