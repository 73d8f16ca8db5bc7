"""What articles are called after that name no source: by the name of their file."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import partial

from index.collection import record_table
from index.collection.records import BundleRecord, Record
from index.collection.state import State
from index.collection.store import Store

_TOKEN = re.compile(r"[^-_\s.]+")
_SMALL = frozenset(
    "a an and are as at but by can for from has have he her here his how i in is it its my no not of on or "
    "our she that the their there these they this those to was we were what when where which who why will "
    "with you your".split()
)
"""Words with which a headline begins that is the name of a file, and which name nothing."""


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
    names.update((key, os.path.basename(state.away[key])) for key in named if key in state.away)
    return labels(
        names, taken={*taken, *store.ask(partial(record_table.sources, among=_parts(names.values())))}
    )


def _parts(names: Iterable[str]) -> set[str]:
    """Everything that `labels` may make of these names of files."""
    found = set()
    for name in names:
        found.add(name)
        tokens = list(_TOKEN.finditer(os.path.splitext(name)[0]))
        found.update(name[tokens[0].start() : token.end()] for token in tokens)
    return found


def labels(names: Mapping[str, str], taken: Collection[str] = ()) -> dict[str, str]:
    """Article id → label made of the file name (`names`: id → file name).

    The first token of the name, lengthened token by token until it is more than small words ("what-mueller")
    and no other article has it; the whole name where the tokens do not tell two apart, and then a number.
    Cost: one pass for each token of the longest common beginning.
    """
    tokens = {key: list(_TOKEN.finditer(os.path.splitext(name)[0])) or None for key, name in names.items()}
    found: dict[str, str] = {}
    waiting = dict(names)
    length = 1
    while waiting:
        proposed: dict[str, str] = {}
        final: set[str] = set()
        for key, name in waiting.items():
            parts = tokens[key]
            if parts is None or length > len(parts):
                proposed[key] = name
                final.add(key)
            else:
                proposed[key] = name[parts[0].start() : parts[length - 1].end()]
        count = Counter([*proposed.values(), *found.values(), *taken])
        for key, label in proposed.items():
            parts = tokens[key]
            begun = parts is not None and length < len(parts) and parts[length - 1][0].lower() in _SMALL
            if (count[label] == 1 and not begun) or key in final:
                found[key] = label
                del waiting[key]
        length += 1
    return _numbered(found)


def _numbered(found: dict[str, str]) -> dict[str, str]:
    """Files of one name in several folders keep the name and get a number behind it."""
    times: Counter[str] = Counter()
    taken = Counter(found.values())
    for key, label in found.items():
        if taken[label] > 1:
            times[label] += 1
            if times[label] > 1:
                found[key] = f"{label} ({times[label]})"
    return found
