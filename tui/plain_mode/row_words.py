"""A row of a comparison in words: how two articles tell it, and what differs."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Article
from index.comparison.model import Change, ChangeKind, Comparison, Discrepancy, Relation, Row, Severity
from tui.commandline.plain.columns import cut
from tui.wording.counted import counted
from tui.wording.one_line import on_one_line
from tui.wording.quoted import quoted

_QUOTED = 60
"""Cells of a sentence that only reminds of a row that was said before."""


def differs(found: Discrepancy) -> str:
    """A discrepancy in words: "differs: number 1,037 here, more than 300 there"."""
    kind = found.kind.value
    note = found.note if found.note.casefold().startswith(kind) else f"{kind} {found.note}"
    return f"differs{', minor' if found.severity is Severity.MINOR else ''}: {note}"


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words for the rows of one comparison; `labels` are what the two articles are called in them."""

    left: Article
    right: Article
    comparison: Comparison
    labels: tuple[str, str]

    def relation(self, row: Row) -> str:
        """What a row is: "Probably same, 3 sentences further down in the Post"."""
        if row.relation in (Relation.ONLY_LEFT, Relation.ONLY_RIGHT):
            only = self.labels[0] if row.relation is Relation.ONLY_LEFT else self.labels[1]
            return f"Only in {only}"
        words = "Same" if row.relation is Relation.SAME else "Shares a fact"
        if row.link is not None:
            link = self.comparison.links[row.link]
            if link.probable:
                words = f"Probably {words.casefold()}"
            if not row.left:
                words += f" as {quoted(cut(on_one_line(self.left.text, link.left[:1]), _QUOTED))}"
        if row.moved:
            way = "further down" if row.moved > 0 else "further up"
            words += f", {counted(abs(row.moved), 'sentence')} {way} in {self.labels[1]}"
        return words

    def changed(self, change: Change) -> str:
        """Words that differ inside a row: "changed: “today” here, “on Monday” there"."""
        here = on_one_line(self.left.text, [change.left]) if change.left else ""
        there = on_one_line(self.right.text, [change.right]) if change.right else ""
        if change.kind is ChangeKind.ONLY:
            only = self.labels[0] if here else self.labels[1]
            return f"only in {only}: {quoted(here or there)}"
        return f"{change.kind.value}: {quoted(here)} here, {quoted(there)} there"
