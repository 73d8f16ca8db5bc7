"""What `--json` prints of a library as a whole: its articles, its places, how it stands."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.export.documents import Document, entry_document, span_pair

if TYPE_CHECKING:
    from index.article import Metadata
    from index.collection.catalogue import Root
    from index.library import Entry, Library
    from index.notebook.notebook_import import Merged
    from index.upkeep.doctor import Finding
    from index.upkeep.status import Status


def list_document(entries: Sequence[Entry], library: str | None, places: Sequence[Root]) -> Document:
    """What `reader list --json` prints."""
    return {
        "articles": [entry_document(entry) for entry in entries],
        "library": library,
        "places": place_documents(places),
    }


def correction_document(entry: Entry, correction: Metadata) -> Document:
    """What `reader edit --json` prints: the article as it now stands, and what was corrected."""
    given = {
        field: getattr(correction, field)
        for field in ("title", "source", "date", "url", "language")
        if getattr(correction, field) is not None
    }
    return {**entry_document(entry), "corrected": given}


def searches_document(saved: Sequence[tuple[str, str]]) -> Document:
    """What `reader searches --json` prints."""
    return {"searches": [{"name": name, "query": query} for name, query in saved]}


def locations_document(places: Sequence[tuple[str, str]]) -> Document:
    """What `reader locate --json` prints."""
    return {"locations": [{"what": what, "path": path} for what, path in places]}


def place_documents(places: Sequence[Root]) -> list[Document]:
    """The places that a library is made of."""
    return [
        {"path": root.path, "exists": os.path.exists(root.path), "fields": dict(root.fields)}
        for root in places
    ]


def registration_document(
    library: str, held: Sequence[Root], *, added: Sequence[str], removed: Sequence[str]
) -> Document:
    """What `reader add` and `reader remove` print with `--json`."""
    return {
        "library": library,
        "added": list(added),
        "removed": list(removed),
        "places": place_documents(held),
    }


def status_document(status: Status) -> Document:
    """What `reader status --json` and `reader rebuild --json` print; sizes in bytes; `others` is
    that of the indexes of other releases. A problem that is not `left_out` is a reservation: all that is
    known of it is shown."""
    return {
        "library": status.library,
        "name": status.name,
        "places": place_documents(status.places),
        "articles": status.articles,
        "files": status.files,
        "unread": status.unread,
        "named": status.named,
        "stories": status.stories,
        "stories_current": status.stories_current,
        "complete": status.complete,
        "in_memory": status.in_memory,
        "index": {"path": status.index_folder, "bytes": status.index_size, "others": status.others_size},
        "notebook": {"bytes": status.notebook_size},
        "problems": [
            {"path": problem.path, "message": problem.message, "left_out": problem.left_out}
            for problem in status.problems
        ],
        "passed_over": dict(status.passed_over),
    }


def kept_document(library: Library, key: str) -> Document:
    """What `reader mark`, `tag` and `note` print with `--json` of each article; spans are of its text by
    now, null where the passage is gone."""
    entry, signs = library.entry(key), library.signs([key]).get(key)
    return {
        **entry_document(entry),
        "read": signs is not None and signs.read,
        "bookmarked": signs is not None and signs.bookmarked,
        "marked": key in library.marked(),
        "tags": list(library.tags(key)),
        "note": library.note(key),
        "passages": [
            {"span": span_pair(one.span) if one.span else None, "words": one.words, "note": one.note}
            for one in library.passages(key)
        ],
    }


def merged_document(merged: Merged) -> Document:
    """What `reader import-notes --json` prints."""
    return {
        "added": dict(merged.added),
        "present": dict(merged.present),
        "conflicts": [
            {"kind": one.kind, "about": one.about, "outcome": one.outcome} for one in merged.conflicts
        ],
    }


def findings_document(findings: Sequence[Finding]) -> Document:
    """What `reader doctor --json` prints."""
    return {
        "well": not any(finding.wrong for finding in findings),
        "findings": [
            {
                "what": finding.what,
                "message": finding.message,
                "mended": finding.mended,
                "noted": finding.noted,
            }
            for finding in findings
        ],
    }
