"""Linking and unlinking sentences of a comparison by hand."""

from __future__ import annotations

from itertools import product

from index.article import Span
from index.comparison.model import Row
from index.library import LibraryError
from tui.screens.compare.names import NamesInComparison
from tui.wording.labels_apart import labels_apart

Sides = tuple[tuple[Span, ...], tuple[Span, ...]]


class LinksByHand(NamesInComparison):
    """A comparison whose pairs the user may put right; what was decided is kept."""

    _begun: tuple[str, str, Sides] | None = None
    """The pair of articles and the row that waits for its counterpart."""

    _said = ""
    """What was done, to be said once the pair stands there anew."""

    def action_link(self) -> None:
        """Begin a link on this row, or make the one that was begun."""
        row = self._row_here()
        if row is None:
            return
        here: Sides = (row.left, row.right)
        begun = self._begun
        if begun is None or begun[:2] != (self.left_id, self.right_id) or begun[2] == here:
            self._begun = self.left_id, self.right_id, here
            other = self._other_side(here)
            self.say(
                f"{self.key('link')} on a sentence of {other} links the two; {self.key('back')} leaves it."
            )
            return
        pairs = _pairs(begun[2], here)
        if not pairs:
            self.say(f"Both are of one article: choose a sentence of the other one, or {self.key('back')}.")
            return
        self._begun = None
        self._decide(pairs, linked=True)

    def action_unlink(self) -> None:
        """Take the link of this row away."""
        row = self._row_here()
        if row is None:
            return
        if row.link is None:
            self.say(f"Nothing is linked here: {self.key('link')} links this sentence with another.")
            return
        compared = self.view.compared
        assert compared is not None
        link = compared.comparison.links[row.link]
        self._decide(list(product(row.left or link.left, row.right or link.right)), linked=False)

    def linking_undone(self, pair: tuple[str, str]) -> None:
        """Show the pair as it was before."""
        if {self.left_id, self.right_id} == set(pair):
            self._compare_again(f"Undone; {self.key('undo')} takes back what was decided before.")

    def action_back(self) -> None:
        """Out of a link that was begun first."""
        if self._begun is not None and not self.finding:
            self._begun = None
            self.say("No link was made.")
        else:
            super().action_back()

    def _row_here(self) -> Row | None:
        view = self.view
        compared = self.aligned()
        if compared is None or not compared.rows:
            return None
        row = compared.rows[view.row]
        if row.relation == "aside" or view.plan.fold_size(view.cursor):
            self.say("Only a sentence of the reporting can be linked; → unfolds a run.")
            return None
        return row

    def _other_side(self, here: Sides) -> str:
        if here[0] and here[1]:
            return "either article"
        other = self.right_id if here[0] else self.left_id
        try:
            return labels_apart(map(self.library.entry, (self.left_id, self.right_id)))[other]
        except LibraryError:
            return other

    def _decide(self, pairs: list[tuple[Span, Span]], *, linked: bool) -> None:
        self.library.link_sentences(self.left_id, self.right_id, pairs, linked=linked)
        self.start_at = self.left_id, pairs[0][0]
        self._compare_again(
            f"{'Linked' if linked else 'Not linked any more'}; {self.key('undo')} takes it back."
        )

    def _compare_again(self, words: str) -> None:
        """Lay the pair out anew, and say what was done once it stands there."""
        self.start_at = self.start_at or self.place_of_cursor()
        self._said = words
        self.load()

    def compared_shown(self) -> None:
        """Say what changed the pair."""
        super().compared_shown()
        if self._said:
            self.say(self._said)
            self._said = ""


def _pairs(first: Sides, second: Sides) -> list[tuple[Span, Span]]:
    """The sentences of one row with those of the other side of the second; what stands alone decides which
    side."""
    there, back = list(product(first[0], second[1])), list(product(second[0], first[1]))
    alone = not first[1] or not second[0]
    return there if there and (alone or not back) else back or there
