"""All of the user's notebook as one JSON document, to be kept, read by others and imported elsewhere."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

from index.collection.kept_text import as_text
from index.notebook.notebook import Notebook
from index.notebook.reading_marks import Kept, articles_in, saved_searches, searches
from index.notebook.resuming import session_of

FORMAT = "reader-notebook"

VERSION = 1
"""Of the document; another release may write more."""

Document = dict[str, Any]

_UNSAFE = re.compile("[\x7f-\x9f\ud800-\udfff]")


def exported(notebook: Notebook) -> Document:
    """Everything the user has kept, decided and corrected, in an order that is always the same.

    What the screen showed when a library was left is not part of it, nor what can be undone.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "marks": list(notebook.marks()),
        "read": sorted(articles_in(notebook, Kept.READ)),
        "bookmarked": sorted(articles_in(notebook, Kept.BOOKMARKED)),
        "tags": _tags(notebook),
        "notes": {
            article: as_text(note)
            for article, note in notebook.rows("SELECT article, note FROM notes ORDER BY article")
        },
        "passages": _passages(notebook),
        "saved_searches": dict(saved_searches(notebook)),
        "searches": list(searches(notebook)),
        "places": _places(notebook),
        "sessions": _sessions(notebook),
        "corrections": {
            article: {field: value for field, value in _fields(metadata) if value is not None}
            for article, metadata in sorted(notebook.corrections().items())
        },
        "decisions": _decisions(notebook),
    }


def written(document: Document, *, ascii_only: bool = False) -> str:
    """The document as it stands in a file; nothing in it acts on a terminal."""
    text = json.dumps(document, ensure_ascii=ascii_only, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def _tags(notebook: Notebook) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for article, tag in notebook.rows("SELECT article, tag FROM tags ORDER BY article, folded"):
        tags.setdefault(article, []).append(as_text(tag))
    return tags


def _passages(notebook: Notebook) -> list[Document]:
    query = "SELECT article, start, words, before, after, note FROM passages ORDER BY article, start, words"
    return [
        {
            "article": article,
            "start": start,
            "words": as_text(words),
            "before": as_text(before),
            "after": as_text(after),
            "note": as_text(note),
        }
        for article, start, words, before, after, note in notebook.rows(query)
    ]


def _places(notebook: Notebook) -> list[Document]:
    """Where articles were left, the latest last."""
    query = "SELECT article, start, words, query FROM places ORDER BY position"
    return [
        {"article": article, "start": start, "words": as_text(words), "query": as_text(searched)}
        for article, start, words, searched in notebook.rows(query)
    ]


def _sessions(notebook: Notebook) -> list[Document]:
    """How libraries were left, the latest last, and what was open in them."""
    rows = notebook.rows("SELECT library, state FROM sessions ORDER BY position")
    read = [(library, session_of(state)) for library, state in rows]
    return [
        {"library": library, **{name: value for name, value in asdict(session).items() if name != "shown"}}
        for library, session in read
        if session is not None
    ]


def _fields(metadata: Any) -> list[tuple[str, str | None]]:
    return [(field, getattr(metadata, field)) for field in ("title", "source", "date", "url", "language")]


def _decisions(notebook: Notebook) -> list[Document]:
    """What was decided about names and sentences, step by step, in the order of deciding."""
    steps: dict[int, Document] = {}
    for position, kind, first, second, same in notebook.rows(
        "SELECT position, type, first, second, same FROM naming"
    ):
        steps[position] = {"names": {"type": kind, "first": first, "second": second, "same": bool(same)}}
    for step, left, right, ours, theirs, linked in notebook.rows(
        "SELECT step, left, right, ours, theirs, linked FROM linking ORDER BY position"
    ):
        link = {
            "left": left,
            "right": right,
            "left_words": as_text(ours),
            "right_words": as_text(theirs),
            "linked": bool(linked),
        }
        steps.setdefault(step, {"links": []})["links"].append(link)
    return [steps[number] for number in sorted(steps)]
