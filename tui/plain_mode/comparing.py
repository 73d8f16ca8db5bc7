"""Two articles in the plain mode: what differs is walked, words are found, sentences linked by hand."""

from __future__ import annotations

from itertools import product

from index.article import Span
from tui.comparing.comparison_marks import is_difference, times, told_together
from tui.contents.finding import occurrences
from tui.plain_mode.compared_rows import ComparedRows
from tui.plain_mode.files import is_file, write
from tui.plain_mode.row_words import differs
from tui.plain_mode.view import Lines, Refused
from tui.wording.one_line import on_one_line

Sides = tuple[tuple[Span, ...], tuple[Span, ...]]


class CompareView(ComparedRows):
    """The rows of a comparison; `n` walks what contradicts, `]` what is not the same."""

    _begun: Sides | None = None
    """The sentences of the row on which a link was begun."""

    def _lay_out(self, left: str, right: str) -> None:
        super()._lay_out(left, right)
        self._at = -1
        self._found: list[tuple[int, str]] = []

    def do_next_discrepancy(self, _: str) -> Lines:
        """The next discrepancy, or the next place found while something is sought."""
        return self._walk(1)

    def do_previous_discrepancy(self, _: str) -> Lines:
        """The one before."""
        return self._walk(-1)

    def _walk(self, step: int) -> Lines:
        if self._found:
            self._at = (self._at + step) % len(self._found) if self._at >= 0 else 0
            self.cursor, said = self._found[self._at]
            return self.say(f"{self._at + 1} of {len(self._found)}, row {self.cursor + 1}, {said}")
        all_of_them = self._walked()
        together = told_together(self.comparison, all_of_them)
        walked = list(together)
        if not walked:
            more = "" if self._wording else " w walks wording too,"
            raise Refused(f"Nothing contradicts here.{more} ] goes to the next difference.")
        self._at = (self._at + step) % len(walked) if self._at >= 0 else (0 if step > 0 else len(walked) - 1)
        number = walked[self._at]
        self.cursor = next(place for place, row in enumerate(self.rows) if number in row.discrepancies)
        place = f"{all_of_them.index(number) + 1} of {len(all_of_them)}, "
        return self._discrepancy(number, place, times(together[number]))

    def _discrepancy(self, number: int, place: str, often: str) -> Lines:
        yield from self.say(f"{place}{differs(self.comparison.discrepancies[number])}{often}")
        yield from self.item(self.cursor)

    def do_next_difference(self, _: str) -> Lines:
        """The next row that is not the same."""
        return self._differing(1)

    def do_previous_difference(self, _: str) -> Lines:
        """The row before that is not the same."""
        return self._differing(-1)

    def _differing(self, step: int) -> Lines:
        texts, shown = (self.left.text, self.right.text), self._walked()
        place = self.cursor + step
        while 0 <= place < self.count():
            if is_difference(self.rows[place], shown, texts, wording=self._wording):
                self.cursor = place
                return self.item(place)
            place += step
        more = "" if self._wording else " w stops at other wording too."
        raise Refused(f"No difference further {'down' if step > 0 else 'up'}.{more}")

    def do_find(self, words: str) -> Lines:
        """Find words in both; without words, forget what was sought."""
        self._found, self._at = [], -1
        if not words:
            yield "Nothing is sought any more: n walks the discrepancies."
            return
        for number, row in enumerate(self.rows):
            for article, spans in self._sides(row):
                for span in spans:
                    if occurrences(article.text, words, span):
                        self._found.append(
                            (number, f"{self.label(article)}: {on_one_line(article.text, [span])}")
                        )
        if not self._found:
            raise Refused(f"“{words}” is in neither.")
        yield from self._walk(1)

    def do_next_source(self, _: str) -> Lines:
        """The next article of the story on the right."""
        return self._change_source(1)

    def do_previous_source(self, _: str) -> Lines:
        """The one before."""
        return self._change_source(-1)

    def _change_source(self, step: int) -> Lines:
        others = [key for key in self.library.story_of(self.left.id).articles if key != self.left.id]
        if not set(others) - {self.right.id}:
            raise Refused("No other article reports this event.")
        place = others.index(self.right.id) + step if self.right.id in others else 0
        self._lay_out(self.left.id, others[place % len(others)])
        return self.describe()

    def do_swap(self, _: str) -> Lines:
        """Exchange the sides."""
        self._lay_out(self.right.id, self.left.id)
        return self.describe()

    def do_fold(self, _: str) -> Lines:
        """List what only one has, or leave it out."""
        self._shared_alone = not self._shared_alone
        yield f"What only one has is {'left out' if self._shared_alone else 'listed'}."
        yield from self.describe()

    def do_wording(self, _: str) -> Lines:
        """Minor wording too, or only what matters."""
        self._wording, self._at = not self._wording, -1
        more = "Wording, claims, attributions, details too."
        yield more if self._wording else "Numbers, dates, names, quotes."
        yield from self.heading()

    def do_counterpart(self, _: str) -> Lines:
        """Where the right article tells what was moved."""
        row = self.rows[self.chosen("")]
        from tui.comparing.compared import Compared
        from tui.comparing.moved import told_after, told_beside

        compared = Compared(self.left, self.right, self.comparison, self._all_rows)
        if not row.moved:
            beside = told_beside(compared, self._all_rows.index(row))
            if beside is None:
                raise Refused("Not moved: its counterpart stands with it.")
            said = on_one_line(self.left.text, self._all_rows[beside].left)
            return self.say(f"{self.label(self.left)} tells it as: {said}")
        target = told_after(compared, self._all_rows.index(row))
        if target is None:
            raise Refused(f"{self.label(self.right)} begins with it.")
        said = on_one_line(self.right.text, self._all_rows[target.row].right)
        return self.say(f"{self.label(self.right)} tells it after: {said}")

    def do_open(self, words: str) -> Lines:
        """Say a row by its number; without one, read the article there."""
        if words.isdecimal():
            return self.item(self.chosen(words))
        return super().do_open(words)

    def do_link(self, _: str) -> Lines:
        """Begin a link on this row, or make the one that was begun."""
        row = self.rows[self.chosen("")]
        here: Sides = (row.left, row.right)
        if self._begun is None or self._begun == here:
            self._begun = here
            yield "Link begun: on a row with the sentence of the other article, L links the two."
            return
        pairs = list(product(self._begun[0], here[1])) or list(product(here[0], self._begun[1]))
        if not pairs:
            raise Refused("Both are of one article: choose a sentence of the other one.")
        self._begun = None
        self.library.link_sentences(self.left.id, self.right.id, pairs, linked=True)
        self.desk.refresh()
        yield "Linked; U takes it back."

    def do_unlink(self, _: str) -> Lines:
        """These sentences do not say the same."""
        row = self.rows[self.chosen("")]
        if row.link is None:
            raise Refused("Nothing is linked here: L links this sentence with another.")
        link = self.comparison.links[row.link]
        pairs = list(product(row.left or link.left, row.right or link.right))
        self.library.link_sentences(self.left.id, self.right.id, pairs, linked=False)
        self.desk.refresh()
        yield "Not linked any more; U takes it back."

    def do_export(self, words: str) -> Lines:
        """Write the comparison to a file."""
        from tui.export.writing import comparison_report, comparison_text

        report = comparison_report(self.library, self.left.id, self.right.id, self._wording)
        return write(words, lambda form: comparison_text(report, form))

    def takes(self, command: str, words: str) -> bool:
        """A file to write to has no blanks and the end of a format."""
        return is_file(words) if command == "export" else super().takes(command, words)
