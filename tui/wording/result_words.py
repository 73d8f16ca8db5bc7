"""What a search says beside its hits: how it was understood, how many there are, what else to search for."""

from __future__ import annotations

from collections.abc import Sequence

from index.search.model import SearchResult, Suggestion
from tui.wording.counted import counted

_WHY = {"spelling": "spelled otherwise", "name": "a name like it", "fewer": "fewer words"}
_AS_WRITTEN = "only as written"
_SHORT = 3
"""Letters of a query that cannot well be made shorter."""


def result_said(result: SearchResult, *, literal: bool) -> str:
    """How a query was understood."""
    said = f"also: {', '.join(result.also)}" if result.also else ""
    if result.hits and result.did_you_mean and not said:
        said = f"did you mean: {result.did_you_mean}"
    if literal:
        said = f"{_AS_WRITTEN} · {said}" if said else _AS_WRITTEN
    return said


def result_note(result: SearchResult, back: str) -> list[str]:
    """The lines below the hits, or in their place; `back` is the key that goes back."""
    note: list[str] = []
    if not result.hits:
        note.append(f"{nothing_found(result)} for “{result.query.strip()}”.")
        if result.did_you_mean:
            meant = (one.articles for one in result.suggestions if one.query == result.did_you_mean)
            finds = "".join(f" ({counted(articles, 'article')})" for articles in meant)
            note.append(f"Did you mean “{result.did_you_mean}”{finds}? Enter takes it.")
        elif result.complete:
            advice = "" if len(result.query.strip()) <= _SHORT else "Fewer or shorter words find more; "
            note.append(f"{advice}{back} shows all articles.")
    if len(result.suggestions) > (not result.hits):
        note += suggestion_lines(result.suggestions)
    if result.total > len(result.hits):
        note.append(f"… and {result.total - len(result.hits):,} more: another word narrows them down.")
    return [*note, *result.notes]


def nothing_found(result: SearchResult) -> str:
    """How to begin to say that there are no hits."""
    return "Nothing found" if result.complete else "Nothing found so far"


def none_unread(*, below: bool) -> str:
    """That all hits on one side of the cursor have been read."""
    return f"No hit {'below' if below else 'above'} is unread; is:unread finds those that are."


def suggestion_lines(suggestions: Sequence[Suggestion]) -> list[str]:
    """What is suggested, each with its key."""
    return [
        f"{number}  {one.query}  ({counted(one.articles, 'article')}, {_WHY[one.why]})"
        for number, one in enumerate(suggestions, 1)
    ]


def size_words(articles: int, stories: int) -> str:
    """How large a library is: what there is none of may still be found, and is not counted."""
    parts = [counted(articles, "article")] if articles else []
    return " · ".join([*parts, counted(stories, "story", "stories")] if stories else parts)
