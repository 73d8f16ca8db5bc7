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

FEW = 2000
"""Names of files up to which it is asked of each whether it is a source; of more, for all sources."""


def labels_of(
    store: Store, state: State, bundles: Mapping[str, BundleRecord], other: Mapping[str, Record | None]
) -> dict[str, str]:
    """File id → label. `other` are records that differ from what is stored.

    Files that were not read yet have one too, so that the labels of others stay while a list grows.
    """
    names = _names_of(store, state, bundles, other)
    taken = {record.source for record in other.values() if record is not None and record.source}
    among = _parts(names.values()) if len(names) <= FEW else None
    taken |= store.ask(partial(record_table.sources, among=among))
    return labels(names, taken)


def _names_of(
    store: Store, state: State, bundles: Mapping[str, BundleRecord], other: Mapping[str, Record | None]
) -> dict[str, str]:
    """Id → name of each file that needs a label, as they were listed, whatever the process."""
    named = set(store.ask(record_table.unnamed_files)) - other.keys()
    for record in other.values():
        if record is not None and record.holds_article and record.source is None:
            named.add(record.file)
    unread = (key for key in state.stale if key in state.files and key not in other)
    named.update(key for key in unread if not (key in bundles and state.files[key].holds_many))
    # The ids that are there already: of a hundred thousand files another copy is felt.
    at = {place: key for key in named if (place := state.files.place(key)) is not None}
    names = {at[place]: state.files.name(place) for place in sorted(at)}
    away = sorted((path, key) for key, path in state.away.items() if key in named)
    names.update((key, os.path.basename(path)) for path, key in away)
    return names


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
    found: dict[str, str] = {}
    used = set(taken)
    ends: Mapping[str, int] = dict.fromkeys(names, 0)
    while ends:
        ends = _lengthened(names, ends, found, used)
    return _numbered(found)


def _lengthened(
    names: Mapping[str, str], ends: Mapping[str, int], found: dict[str, str], used: set[str]
) -> dict[str, int]:
    """Lengthen labels that end there in their names by a token; those that tell their file apart from all
    others, and from what is `used`, are `found`, and where the others end is returned."""
    proposed: list[tuple[str, int]] = []
    for key, end in ends.items():
        name = names[key]
        token = _TOKEN.search(name, end, _stem(name))
        proposed.append((name, 0) if token is None else (name[_start(name) : token.end()], token.end()))
    count = Counter(label for label, _ in proposed)
    waiting: dict[str, int] = {}
    for key, (label, end) in zip(ends, proposed, strict=True):
        if end and (count[label] > 1 or label in used or _begins(names[key], ends[key])):
            waiting[key] = end
        else:
            found[key] = label
    used.update(found[key] for key in ends if key in found)
    return waiting


def _stem(name: str) -> int:
    return len(os.path.splitext(name)[0])


def _start(name: str) -> int:
    """Where the first token begins."""
    token = _TOKEN.search(name)
    return token.start() if token else 0


def _begins(name: str, end: int) -> bool:
    """Whether the token behind an end is a small word that more follow."""
    token = _TOKEN.search(name, end)
    if token is None or token[0].lower() not in _SMALL:
        return False
    return _TOKEN.search(name, token.end(), _stem(name)) is not None


def _numbered(found: dict[str, str]) -> dict[str, str]:
    """Files of one name in several folders keep the name and get a number behind it."""
    times: Counter[str] = Counter()
    seen: set[str] = set()
    several: set[str] = set()
    for label in found.values():
        (several if label in seen else seen).add(label)
    for key, label in found.items():
        if label in several:
            times[label] += 1
            if times[label] > 1:
                found[key] = f"{label} ({times[label]})"
    return found
