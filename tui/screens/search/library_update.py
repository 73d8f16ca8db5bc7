"""Brings the index up to date while the articles can be read, and says how far it is."""

from __future__ import annotations

import os
import threading
import time
from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from index.library import Library, LibraryError, Progress, UpdateReport
from tui.screens.base.screen import ReaderScreen
from tui.screens.search.hits import HitsScreen
from tui.within import from_thread
from tui.wording.counted import passed_over_words
from tui.wording.progress_words import change_line, progress_line

if TYPE_CHECKING:
    from index.collection.watching import Watch

QUIET = 200
"""Changed files up to which it is not said how far reading them is: it is done by then."""

TELL_SECONDS = 1.0
"""How often at most the list and the line that says how far indexing is may change."""

PAUSE = 0.002
"""Seconds between two megabytes of an index that is read through: no key waits for it."""

_ANY_WORD = "a"


class LibraryUpdate(HitsScreen):
    """A screen that updates the library in a thread once it stands."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.updating = True
        self._told = 0.0
        self._how_far_said = False
        """Whether the line says how far it is, and would go on saying it when all is done."""
        self._listed_of = 0
        self._stop = threading.Event()
        self._watching = False
        self._again = False
        """Whether files have changed while an update was under way."""
        self._called_off = False
        """Whether the user has stopped the update."""
        self._looked_through = False
        """Whether the index was read through for damage."""

    def on_unmount(self) -> None:
        """The files are not watched any more."""
        self._stop.set()

    def begin_update(self) -> None:
        """Start the update."""
        self.updating, self._called_off = True, False
        self.run_worker(self._update, thread=True, group="update", exit_on_error=False)

    @abstractmethod
    def list_again(self) -> None:
        """Ask again for what is listed: articles have come or changed."""

    def _update(self) -> None:
        """Bring the index up to date, then see whether it is sound; runs in a thread."""
        self._bring_up_to_date()
        if not self._looked_through and not self._is_called_off():
            self._looked_through = True
            self._in_a_thread("look through", self._look_through)

    def _in_a_thread(self, name: str, action: Callable[[], None]) -> None:
        """Do something for whose end nobody waits, so in no worker, also as the reader ends: what fails then,
        as the library is closed, is no failure."""

        def act() -> None:
            try:
                action()
            except Exception:
                if not self._stop.is_set():
                    raise

        threading.Thread(target=act, name=name, daemon=True).start()

    def _look_through(self) -> None:
        """Read a large index through for damage; runs in a thread, a little at a time."""
        try:
            if not self.library.mend(lambda: self._stop.wait(PAUSE)):
                return
        except LibraryError:
            return
        from_thread(self, partial(self.say, "The index was damaged; it is made anew."))
        if self.updating:
            self._again = True
        else:
            self.updating = True
            # No file has changed: there is nothing to tell of.
            self._take_the_rest_over(lambda report: None)

    def _bring_up_to_date(self) -> None:
        looking = self._watching
        if not self._watching:
            self._watching = True
            # By the files as they were when it was opened: what has changed since is a change, for which
            # nobody has to look now.
            watch = self.library.watch()
            if watch is not None:
                self._in_a_thread("watch", partial(self._watch, watch))
        if not self.library.needs_update(looking=looking):
            from_thread(self, partial(self._updated, None))
            # The first search loads the search engine; better now than at the first letter.
            self.library.search(_ANY_WORD, limit=1)
            return
        while True:
            self._again = False
            try:
                report = self.library.update_apart(
                    self._report_progress, self._is_called_off, looking=looking
                )
            except LibraryError as error:
                self.updating = False
                from_thread(self, partial(self.say, str(error)))
                return
            if self._is_called_off() or not self._again:
                break
            looking = True
        from_thread(self, partial(self._updated, report))

    def _watch(self, watch: Watch) -> None:
        """Take changes over each time a file changes; runs in a thread until the screen is gone.

        They are found at once, also while an update still finds out names; their stories and names are told
        when they are known.
        """
        away = False
        while changed := watch.wait(self._stop):
            if self._called_off:
                continue
            try:
                # What is being read stays as it is.
                self.library.hold(self._articles_read())
                report = self.library.update_at_once(changed)
                if away:
                    # That they are not there stands on the line, and would go on standing there.
                    away = False
                    from_thread(self, partial(self.say, "The articles are there again."))
                self._tell_change(report)
                if self.updating:
                    self._again = True
                elif self.library.needs_update(looking=False):
                    self.updating = True
                    self._in_a_thread("catch up", partial(self._take_the_rest_over, looking=False))
            except LibraryError as error:
                away = True
                from_thread(self, partial(self.say, str(error)))

    def _take_the_rest_over(
        self, tell: Callable[[UpdateReport], None] | None = None, *, looking: bool = True
    ) -> None:
        """Do what is left after changes were taken over, for which they need not be looked for again without
        `looking`; runs in a thread."""
        try:
            self._again = True
            while self._again and not self._is_called_off():
                self._again = False
                report = self.library.update_apart(
                    self._report_progress, self._is_called_off, looking=looking
                )
                looking = True
                (tell or self._tell_change)(report)
        except LibraryError as error:
            from_thread(self, partial(self.say, str(error)))
        finally:
            self.updating = False
        from_thread(self, self._caught_up)

    def _caught_up(self) -> None:
        # Which story they are of is known now.
        self.list_again()
        self._say_done()

    def _tell_change(self, report: UpdateReport) -> None:
        if report.added or report.changed or report.removed:
            from_thread(self, partial(self._files_changed, report))
        elif report.elsewhere:
            from_thread(self, self._list_changed)

    def _articles_read(self) -> tuple[str, ...]:
        """The articles on the screens above this one."""
        read = [key for screen in self.screens_above() for key in screen.named_articles()]
        return tuple(dict.fromkeys(read))

    def screens_above(self) -> list[ReaderScreen]:
        """What is open over this screen, the topmost last."""
        stack = self.app.screen_stack
        return [one for one in stack if isinstance(one, ReaderScreen) and one is not self]

    def _files_changed(self, report: UpdateReport) -> None:
        self.say(change_line(report))
        self._list_changed()

    def _list_changed(self) -> None:
        self.list_again()
        for screen in self.screens_above():
            screen.files_changed()

    def _is_called_off(self) -> bool:
        return self._called_off or not self.is_running

    def action_update(self) -> None:
        """Stop the update; or go on with one that was stopped."""
        if self.updating:
            self._called_off = True
            self.say("Stopping; what is done is kept.")
        elif self._called_off:
            self.begin_update()
            self.say("Going on with what is left to index.")
        else:
            self.say("Everything is indexed.")

    def _report_progress(self, progress: Progress) -> None:
        """Say how far indexing is and list what it has brought so far; runs in a thread."""
        now = time.monotonic()
        if self._is_called_off() or (now - self._told < TELL_SECONDS and progress.done < progress.total):
            return
        self._told = now
        if progress.total > QUIET:
            self._how_far_said = True
            from_thread(self, partial(self.say_how_far, progress_line(progress, self.key("update"))))
        if progress.committed > self._listed_of:
            self._listed_of = progress.committed
            from_thread(self, self.list_again)

    def _updated(self, report: UpdateReport | None) -> None:
        self.updating = False
        problems = [problem for problem in self.library.problems() if not problem.foreign]
        if report is not None:
            self.list_again()
        if report is not None and report.cancelled and self._called_off:
            self.say(
                f"Stopped; what is done is kept. {self.key('update')} goes on, and so does the next start."
            )
        elif problems:
            path, naming = problems[0].path, self.library.command("status")
            more = f"{len(problems) - 1} more" + (f": `{naming}` names them" if naming else "")
            rest = f" ({more})" if len(problems) > 1 else ""
            self.say(problems[0].message.replace(path, os.path.basename(path), 1) + rest)
        elif mistakes := self.mistakes():
            self.say(mistakes)
        else:
            self._say_done()
            if report is not None and report.added:
                self.ask("passed over", self.library.passed_over, self._say_passed_over)
        self._how_far_said = False

    def _say_passed_over(self, found: Sequence[tuple[str, int]]) -> None:
        """Say that not all documents are articles, once for those that are new."""
        if found:
            self.say(f"Not read: {passed_over_words(found)}.")

    def _say_done(self) -> None:
        """Say that all is done where the line said how far it was."""
        if self._how_far_said:
            self.say("Everything is indexed.")
        self._how_far_said = False
