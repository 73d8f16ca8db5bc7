"""Names that the user joins or parts: kept by the library, shown everywhere, undone by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.contents.name_list import KINDS
from tui.screens.base.asking import source_list
from tui.screens.base.name_actions import NameActions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from index.entities.model import Entity, NamingDecision
    from index.notebook.steps import Change


class DecidingScreen(NameActions):
    """A screen on which it can be said which names are one."""

    def action_join_names(self) -> None:
        """Mark the name, or say that it is the same as the one marked before."""
        entity = self.named_or_said("join_names", "marks it for joining")
        if entity is None:
            return
        marked = self.sidebar.joining
        if marked is None:
            self.sidebar.mark_for_joining(entity)
            joins, forgets = self.key("join_names"), self.key("back")
            self.say(
                f"{entity.name}: {joins} on another name says that both are the same; {forgets} forgets it.",
                goes_on=True,
            )
        elif marked.id == entity.id:
            self.sidebar.mark_for_joining(None)
            self.say(f"{entity.name} is no longer marked.")
        elif marked.type != entity.type:
            kinds = f"{marked.name} ({KINDS[marked.type]}) and {entity.name} ({KINDS[entity.type]})"
            self.say(f"{kinds} are not of one kind: only such names are joined.")
        else:
            self.sidebar.mark_for_joining(None)
            self.decide_naming(
                lambda: self.library.join_names(entity.type, marked.name, entity.name),
                f"{marked.name} and {entity.name} are one name now; {self.key('undo')} undoes it.",
            )

    def action_part_name(self) -> None:
        """Choose the spelling that is somebody else's, and part it from the name."""
        entity = self.named_or_said("part_name", "parts one of its spellings")
        if entity is not None:
            self.part(entity)

    def part(self, entity: Entity, spelling: str | None = None) -> None:
        """Part a spelling from a name, after asking which where that is not said."""
        others = [form for form, _ in entity.spellings if form != entity.name]
        if not others:
            self.say(f"{entity.name} is spelled in one way only: there is nothing to part.")
        elif spelling is not None and spelling in others:
            self._part(entity, spelling)
        else:
            uses = dict(entity.spellings)
            rows = [(form, source_list(self.library, [key for key, _ in uses[form]])) for form in others]

            def chosen(number: int | None) -> None:
                if number is not None:
                    self._part(entity, others[number])

            question = f"Which spelling is not {entity.name}?"
            self.reader.open_choice(question, rows, "Enter parts it · Esc leaves it", chosen)

    def _part(self, entity: Entity, spelling: str) -> None:
        self.decide_naming(
            lambda: self.library.part_names(entity.type, entity.name, spelling),
            f"{spelling} is a name of its own now; {self.key('undo')} undoes it.",
        )

    def action_undo(self) -> None:
        """Take back what was kept or decided last: of an article, about names, or about the sentences of two
        articles."""
        from index.notebook.steps import Undone
        from tui.wording.kept_words import undone_sentence

        def answered(undone: NamingDecision | tuple[str, str] | Undone | None) -> None:
            if isinstance(undone, Undone):
                self.undone(undone.changes)
            elif undone is not None and not isinstance(undone, tuple):
                self._decided()
            self.say(undone_sentence(self.library, undone))
            if isinstance(undone, tuple):
                self.linking_undone(undone)

        self.ask("naming", self.library.undo, answered)

    def undone(self, changes: Collection[Change]) -> None:
        """Called when what is kept of articles was taken back, to show it."""

    def linking_undone(self, pair: tuple[str, str]) -> None:
        """Called when what was decided about sentences of two articles was taken back, and that was said."""

    def decide_naming(self, decide: Callable[[], None], said: str) -> None:
        """Join or part names in a thread, then show it and say what was done."""

        def answered(_: None) -> None:
            self._decided()
            self.say(said)

        self.ask("naming", decide, answered)

    def _decided(self) -> None:
        self.reader.naming_decided += 1
        self.renew_names()
