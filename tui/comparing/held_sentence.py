"""The sentence that stays on its line of the screen while the rows of a comparison become others."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Span
from tui.comparing.compared import Compared
from tui.comparing.comparison_plan import Plan


@dataclass(frozen=True, slots=True)
class HeldSentence:
    """A sentence of one side (0 left, 1 right), and the line of the screen that it begins on."""

    side: int
    span: Span
    line: int

    def row_in(self, compared: Compared) -> int:
        """The row of a comparison in which it stands; the first where it stands in none."""
        return compared.homes()[self.side].get(self.span, 0)


def held_sentence(plan: Plan, row: int, top: int, page: int) -> HeldSentence | None:
    """What stays where it is on a screen of `page` lines from `top` on: the first sentence of a row, the one
    under the cursor, else the first one that begins on the screen; None where none does."""
    here = plan.compared.rows[row]
    begun = [one for side in (0, 1) for one in _begun(plan, side, top, page)]
    under = (one for one in begun if one.span in ((here.left, here.right)[one.side]))
    return next(under, min(begun, key=lambda one: one.line, default=None))


def line_of(plan: Plan, held: HeldSentence, top: int, page: int) -> int | None:
    """The line of the screen on which a sentence begins now; None where that is out of sight."""
    begun = _begun(plan, held.side, top, page)
    return next((one.line for one in begun if one.span.start == held.span.start), None)


def _begun(plan: Plan, side: int, top: int, page: int) -> list[HeldSentence]:
    """The sentences of one side that begin on the screen, from its top down."""
    found = []
    for y in range(page):
        line = plan.line(top, y, page)
        shown = line.right if side else line.left
        if shown is None or shown.piece is None:
            continue
        row = plan.compared.rows[shown.row]
        for span in row.right if side else row.left:
            if shown.piece.start <= span.start < shown.piece.end:
                found.append(HeldSentence(side, span, y))
    return found
