"""What brings a library in line with its files, in this process or, so that no key waits, in another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from index.collection.collection import EAGER
from index.collection.state import State
from index.running.progress import Progress
from index.updating.indexing import SMALL, following
from index.updating.update import UpdateReport
from index.upkeep.upkeep import Upkeep


class Updates(Upkeep):
    """The part of a library that keeps the index, the stories and the names those of the files."""

    def needs_update(self, *, stories: bool = True, names: bool = True, looking: bool = True) -> bool:
        """Whether files have changed since the index was written, there is no usable index, or (`stories`)
        the stories or (`names`) who is named are those from before a change. Without `looking` by the files
        as they were seen last, as when it was opened."""
        return (
            self._indexing.pending(looking=looking) > 0
            or (stories and self.stories_outdated())
            or (names and not self._names.complete())
        )

    def incomplete(self) -> bool:
        """Whether articles are missing from every answer until an update, because many files are new."""
        return self._collection.state.amount > EAGER

    def update(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        stories: bool = True,
        names: bool = True,
        looking: bool = True,
    ) -> UpdateReport:
        """Bring the index in line with the files, then (`stories`) the stories, then, or of many articles at
        once, (`names`) who is named, which takes longest; blocks. Called from a thread or another process.
        Without `looking` the files are as they were seen last."""
        report = self._update(progress, cancelled, None if looking else self._collection.state)
        if report.busy or report.cancelled:
            return report
        if stories and names and self._at_once():
            from index.updating.derived import find_and_tidy

            named = find_and_tidy(
                self._indexing, self._grouping, self._names, progress, cancelled, self._forget
            )
        else:
            if stories and self._grouping.refresh(progress, cancelled):
                self._forget()
            named = self._names.refresh(progress, cancelled) if names else 0
            if named > SMALL:
                self._indexing.tidy(cancelled, progress)
                self._names.tidy(cancelled, progress)
        return replace(report, named=named, cancelled=cancelled is not None and cancelled())

    def _at_once(self) -> bool:
        """Whether there is so much to find out that it should be on two cores; each writes to the disk."""
        return not self._indexing.in_memory and self._names.pending() > SMALL and self.stories_outdated()

    def _update(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
        state: State | None = None,
    ) -> UpdateReport:
        """The index alone, by the files as they are, or as they were seen in a `state`; the stories of a
        large library stay as they are, and `needs_update` says so."""
        with self._finding.readiness.updating(self._indexing.pending(looking=False)):
            report = self._indexing.update(following(progress, self._forget), cancelled, state)
        return self._updated(report)

    def _update_in_passing(self) -> UpdateReport:
        return self._update(None, None)

    def update_apart(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        looking: bool = True,
    ) -> UpdateReport:
        """The same for the app: a large update is made in another process, so that no key waits for it.

        Blocks as `update` does. Meanwhile everything answers with what is committed: before `progress` is
        told that `committed` has grown, these articles are listed, read and found.
        """
        due = max(self._indexing.pending(looking=looking), self._names.pending())
        small = due <= SMALL and not self._indexing.untidy() and not self._names.untidy()
        if self._standard_input is not None or self._indexing.in_memory or small:
            return self.update(progress, cancelled, looking=looking)
        from index.updating.background import update_apart

        with self._finding.readiness.updating(due):
            follow = following(progress, self._collection.renew, self._forget)
            model = self._model.name if self._model is not None else None
            report = update_apart(self._holdings, self._places, follow, cancelled, model)
        if report is None or report.in_memory:
            return self.update(progress, cancelled)
        self._collection.look()
        self._forget()
        return self._updated(report)

    def _updated(self, report: UpdateReport) -> UpdateReport:
        self._finding.readiness.indexed = not report.busy
        if report.added or report.changed or report.removed:
            self._forget()
        elif self._collection.keyed()[0] != self._answering:
            # Another process was quicker.
            self._forget()
            return replace(report, elsewhere=True)
        return report
