"""Bookmarks, tags, notes and what is read, by keys, on the article under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from index.notebook.reading_marks import Kept
from tui.layout.fitting import shortened
from tui.screens.article.actions import ArticleActions
from tui.wording.quoted import quoted

if TYPE_CHECKING:
    from index.notebook.passages import Passage
    from index.notebook.steps import Change

_QUOTED = 24
"""Cells of a passage that are quoted beside its note."""


class KeepingScreen(ArticleActions):
    """A screen on which something can be kept of the article under its cursor."""

    def kept_changed(self) -> None:
        """Called when what is kept of articles has changed, to show it."""

    def called(self, article_id: str) -> str:
        """What an article is called in a sentence."""
        return self.library.entry(article_id).source

    def action_bookmark(self) -> None:
        """Bookmark the article, or no longer."""
        self._toggle(Kept.BOOKMARKED, "is bookmarked", "is no longer bookmarked")

    def action_toggle_read(self) -> None:
        """Count the article as read, or as unread."""
        self._toggle(Kept.READ, "counts as read", "counts as unread")

    def _toggle(self, state: Kept, on: str, off: str) -> None:
        article_id = self._kept_article()
        if article_id is None:
            return

        def toggled(now: bool) -> None:
            self.kept_changed()
            self.say(f"{self.called(article_id)} {on if now else off}; {self.key('undo')} undoes it.")

        self.ask(f"keep {state}", lambda: self.library.toggle(article_id, state), toggled)

    def action_tag(self) -> None:
        """Ask for tags, and give or take them."""
        article_id = self._kept_article()
        if article_id is None:
            return

        def typed(tags: dict[str, bool] | None) -> None:
            if tags:
                self._tag(article_id, tags)

        present = self.library.tags(article_id)
        known = [tag for tag, _ in self.library.all_tags()]
        self.reader.open_tags(self.called(article_id), present, known, typed)

    def _tag(self, article_id: str, tags: Mapping[str, bool]) -> None:
        def tagged(changed: bool) -> None:
            self.kept_changed()
            now = ", ".join(self.library.tags(article_id)) or "nothing"
            undo = f"; {self.key('undo')} undoes it" if changed else ""
            self.say(f"{self.called(article_id)} is tagged {now}{undo}.")

        self.ask("tag", lambda: bool(self.library.tag(article_id, tags)), tagged)

    def action_note(self) -> None:
        """Write a note on the article."""
        article_id = self._kept_article()
        if article_id is not None:
            self.write_note(article_id)

    def write_note(self, article_id: str) -> None:
        """Open a box with the note on an article, and keep what is written there."""

        def write(text: str) -> bool:
            return self.library.write_note(article_id, text)

        def noted(changed: bool, there: bool) -> None:
            self.note_changed(changed, self.called(article_id), there)

        self.ask_for_note(self.called(article_id), self.library.note(article_id), write, noted)

    def ask_for_note(
        self,
        what: str,
        before: str,
        write: Callable[[str], bool],
        noted: Callable[[bool, bool], None],
        quoted: str = "",
    ) -> None:
        """Open a box with a note, and `write` what is typed there, also where the reader is ended meanwhile.

        `noted` is called when it is written, with whether that changed anything and whether a note is there.
        """

        def written(text: str | None) -> None:
            if text is not None:
                self.ask("note", lambda: write(text), lambda changed: noted(changed, bool(text.strip())))

        self.reader.open_note(what, before, written, write, quoted)

    def action_notes(self) -> None:
        """Choose from the notes of the article: go to the passage, or write on."""
        article_id = self._kept_article()
        if article_id is None:
            return
        note, passages = self.library.note(article_id), self.library.passages(article_id)
        rows = [(_line(note) or "none yet", "on the article")]
        for one in passages:
            rows.append((_line(one.note), quoted(_line(one.words)) if one.span else "no longer in the text"))

        def chosen(number: int | None) -> None:
            if number is None:
                return
            if not number:
                self.write_note(article_id)
            elif passages[number - 1].span is None:
                self.write_on_passage(article_id, passages[number - 1])
            else:
                self.show_passage(article_id, passages[number - 1])

        question = f"Notes of {self.called(article_id)}"
        enter = "Enter goes there" if passages else "Enter writes on" if note else "Enter writes one"
        self.reader.open_choice(question, rows, f"{enter} · Esc leaves it", chosen)

    def show_passage(self, article_id: str, passage: Passage) -> None:
        """Go to a passage that has a note."""
        self.reader.open_article(article_id, "", passage.span)

    def write_on_passage(self, article_id: str, passage: Passage) -> None:
        """Open a box with the note on a passage, and keep what is written there."""

        def rewrite(text: str) -> bool:
            return self.library.rewrite_passage(article_id, passage, text)

        def noted(changed: bool, there: bool) -> None:
            self.passage_changed(changed, passage.words, there)

        what = f"a passage of {self.called(article_id)}"
        self.ask_for_note(what, passage.note, rewrite, noted, passage.words)

    def passage_changed(self, changed: bool, words: str, there: bool) -> None:
        """Show and say that a note on a passage was written or taken away."""
        self.note_changed(changed, quoted(shortened(_line(words), _QUOTED)), there)

    def note_changed(self, changed: bool, what: str, there: bool) -> None:
        """Show and say that a note was written or taken away."""
        self.kept_changed()
        if changed:
            how = "kept" if there else "taken away"
            self.say(f"The note on {what} is {how}; {self.key('undo')} undoes it.")

    def _kept_article(self) -> str | None:
        """The article under the cursor, of which something is to be kept; says so where there is none."""
        article_id = self.current_article()
        if article_id is None:
            self.say("No article is under the cursor.")
        return article_id

    def undone(self, changes: Collection[Change]) -> None:
        """Show what is kept now, and what is known of an article without a correction."""
        self.kept_changed()
        for change in changes:
            if change.table == "corrections":
                self.details_corrected(str(change.row[0]))


def _line(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(text.split())
