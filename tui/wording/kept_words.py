"""What is kept of articles, in the words of the status line and the signs of a title."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from index.collection.kept_text import as_text
from index.notebook.notebook import FIELDS
from tui.looks.marks import BOOKMARKED, NOTED, TAGGED
from tui.wording.quoted import quoted

if TYPE_CHECKING:
    from index.entities.model import NamingDecision
    from index.library import Library
    from index.notebook.steps import Change, Row, Undone

_QUOTED = 40
"""Characters of a passage that are quoted."""


def kept_signs(bookmarked: bool, tags: Iterable[str], notes: int) -> str:
    """What stands at the right of an article's title: `*  #todo  +2`."""
    signs = [BOOKMARKED] if bookmarked else []
    signs += [TAGGED + tag for tag in tags]
    signs += [f"{NOTED}{notes}"] if notes else []
    return "  ".join(signs)


def undone_sentence(library: Library, undone: NamingDecision | tuple[str, str] | Undone | None) -> str:
    """What was taken back, as `Library.undo` gives it."""
    from index.library import LibraryError
    from index.notebook.steps import Undone

    def called(key: str) -> str:
        try:
            return library.entry(key).source
        except LibraryError:
            return "an article that is not in this library"

    if undone is None:
        return "Nothing was kept or decided by hand: there is nothing to undo."
    if isinstance(undone, Undone):
        return undone_words(undone.changes, called)
    if isinstance(undone, tuple):
        return f"Undone: what was linked or unlinked by hand in {' and '.join(map(called, undone))}."
    after = "are two names again" if undone.same else "are one name again"
    return f"Undone: {undone.first} and {undone.second} {after}."


def undone_words(changes: Collection[Change], called: Callable[[str], str]) -> str:
    """What taking a step back has changed; `called` says how an article is called."""
    tags = [change for change in changes if change.table == "tags"]
    if tags:
        article = called(str(tags[0].row[0]))
        back = ", ".join(_tag(change.after) for change in tags if change.after)
        gone = ", ".join(_tag(change.before) for change in tags if change.before and not change.after)
        said = [f"is tagged {back} again" if back else "", f"is no longer tagged {gone}" if gone else ""]
        return f"Undone: {article} {' and '.join(filter(None, said))}."
    return " ".join(f"Undone: {_words(change, called)}." for change in changes)


def _words(change: Change, called: Callable[[str], str]) -> str:
    there, was = change.after, change.before
    how = "as it was" if there and was else "there again" if there else "gone"
    match change.table:
        case "states":
            state = str(change.row[1])
            opposite = {"read": "is unread again", "bookmarked": "is no longer bookmarked"}
            return f"{called(str(change.row[0]))} {f'is {state} again' if there else opposite[state]}"
        case "marks":
            return f"{called(str(change.row[0]))} is {'marked again' if there else 'no longer marked'}"
        case "notes":
            return f"the note on {called(str(change.row[0]))} is {how}"
        case "passages":
            words = " ".join(_text(change.row, 2).split())
            words = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip()}…"
            return f"the note on {quoted(words)} is {how}"
        case "corrections":
            fields = _corrected(change)
            are = "are" if len(fields) > 1 else "is"
            return f"the {', '.join(fields)} of {called(str(change.row[0]))} {are} as before"
        case _:
            return f"the search {_text(change.row, 1)} is {how}"


def _corrected(change: Change) -> list[str]:
    """Which fields are known otherwise now."""
    nothing = (None,) * len(change.row)
    was, now = (change.before or nothing)[1:], (change.after or nothing)[1:]
    return [field for field, *values in zip(FIELDS, was, now, strict=True) if values[0] != values[1]]


def _tag(row: Row) -> str:
    return _text(row, 2)


def _text(row: Row, column: int) -> str:
    value = row[column]
    return as_text(value) if isinstance(value, bytes) else str(value)
