"""Sentences linked and unlinked by hand, between the user's notebook and what compares articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.article import Article, Span
from index.notebook.notebook import Linking, Notebook
from index.running.late_imports import IMPORTING

if TYPE_CHECKING:
    from index.comparison.model import LinkDecision


def decisions(notebook: Notebook, left: str, right: str) -> tuple[LinkDecision, ...]:
    """What the user decided about the sentences of a pair, seen from `left`, in the order of deciding."""
    first, second = sorted((left, right))
    rows = notebook.linkings(first, second)
    if not rows:
        return ()
    with IMPORTING:
        from index.comparison.model import LinkDecision
    made = tuple(LinkDecision(ours, theirs, linked) for _, _, ours, theirs, linked in rows)
    return made if left == first else tuple(decision.mirrored() for decision in made)


def decide(
    notebook: Notebook, left: Article, right: Article, pairs: Sequence[tuple[Span, Span]], *, linked: bool
) -> None:
    """Keep in one step that these sentences of two articles are linked, or are not."""
    notebook.link([_linking(left, right, ours, theirs, linked) for ours, theirs in pairs])


def undo(notebook: Notebook) -> tuple[str, str] | None:
    """Take the last step back; the pair it was about, None where there is none."""
    taken = notebook.undo_linking()
    return (taken[0][0], taken[0][1]) if taken else None


def _linking(left: Article, right: Article, ours: Span, theirs: Span, linked: bool) -> Linking:
    mine = (left.id, ours.of(left.text))
    other = (right.id, theirs.of(right.text))
    first, second = sorted((mine, other))
    return first[0], second[0], first[1], second[1], linked
