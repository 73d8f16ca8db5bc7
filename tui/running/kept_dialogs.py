"""Dialogs are made once for each theme, before a key opens them, and opened again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.screen import Screen

from index.article import Article, Metadata
from tui.commands import Place
from tui.running.made_ahead import MadeAheadApp

if TYPE_CHECKING:
    from tui.screens.base.screen import ReaderScreen
    from tui.screens.dialogs.dialog import Dialog
    from tui.screens.dialogs.searches import Searches

_DIALOGS = (
    ("tui.screens.dialogs.palette", "Palette"),
    ("tui.screens.dialogs.tags", "TagScreen"),
    ("tui.screens.dialogs.details", "DetailsScreen"),
    ("tui.screens.dialogs.note", "NoteScreen"),
    ("tui.screens.dialogs.searches", "SearchesScreen"),
    ("tui.screens.dialogs.choice", "ChoiceScreen"),
    ("tui.screens.dialogs.prompt", "PromptScreen"),
    ("tui.screens.dialogs.export", "ExportScreen"),
)
"""Module and class of the dialogs that are made ahead."""

_Dialog = TypeVar("_Dialog", bound=Screen[Any])


class KeptDialogsApp(MadeAheadApp):
    """An app whose dialogs are kept: to make one takes twice as long as to draw it."""

    _kept_in = ""
    """The theme in which the dialogs were made that are kept, by their names."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._kept_names: list[str] = []

    def open_help(self, place: Place) -> None:
        """Show the keys of a screen."""
        from tui.screens.dialogs.help import HelpScreen

        self.push_screen(self._kept(HelpScreen, place))

    def open_palette(self) -> None:
        """Choose from the commands of the screen, and carry out what was chosen."""
        from tui.screens.dialogs.palette import Palette

        screen = cast("ReaderScreen", self.screen)
        palette = self._kept(Palette)
        palette.offer(screen)
        self.push_screen(palette, screen.carry_out)

    def open_tags(
        self,
        what: str,
        present: Sequence[str],
        known: Sequence[str],
        typed: Callable[[dict[str, bool] | None], None],
    ) -> None:
        """Ask for the tags to give and to take away."""
        from tui.screens.dialogs.tags import TagScreen

        dialog = self._kept(TagScreen)
        dialog.about(what, present, known)
        self.push_screen(dialog, typed)

    def open_details(self, article: Article, corrected: Callable[[Metadata | None], None]) -> None:
        """Ask for what is wrong in what is known of an article."""
        from tui.screens.dialogs.details import DetailsScreen

        dialog = self._kept(DetailsScreen)
        dialog.about(article)
        self.push_screen(dialog, corrected)

    def open_note(
        self,
        what: str,
        text: str,
        written: Callable[[str | None], None],
        write: Callable[[str], bool],
        quoted: str = "",
    ) -> None:
        """Ask for a note on something, such as a passage that is quoted; `text` is what is there. Where the
        reader is ended before it is `written`, what is typed is handed to `write`."""
        from tui.screens.dialogs.note import NoteScreen

        dialog = self._kept(NoteScreen)
        dialog.about(what, text, write, quoted)
        self.push_screen(dialog, written)

    def open_searches(
        self,
        saved: Searches,
        earlier: Sequence[str],
        forget: Callable[[str, str], None],
        restore: Callable[[], tuple[Searches, Sequence[str]]],
        chosen: Callable[[str | None], None],
    ) -> None:
        """Choose from the searches that are kept and those of before; one may be removed and had back."""
        from tui.screens.dialogs.searches import SearchesScreen

        dialog = self._kept(SearchesScreen)
        dialog.about(saved, earlier, forget, restore)
        self.push_screen(dialog, chosen)

    def open_choice(
        self, question: str, rows: Sequence[tuple[str, str]], keys: str, chosen: Callable[[int | None], None]
    ) -> None:
        """Choose from rows of (what, remark); `keys` says what to press."""
        from tui.screens.dialogs.choice import ChoiceScreen

        dialog = self._kept(ChoiceScreen)
        dialog.about(question, rows, keys)
        self.push_screen(dialog, chosen)

    def open_prompt(
        self,
        question: str,
        sign: str,
        keys: str,
        typed: Callable[[str | None], None],
        placeholder: str = "",
    ) -> None:
        """Ask for one line behind a sign; `placeholder` is what Enter takes where nothing is typed."""
        from tui.screens.dialogs.prompt import PromptScreen

        dialog = self._kept(PromptScreen)
        dialog.about(question, sign, keys, placeholder)
        self.push_screen(dialog, typed)

    def open_export(
        self, subject: str, name: str, text: Callable[[str], str], written: Callable[[Path | None], None]
    ) -> None:
        """Ask for a path, `name` proposed, and write what `text` makes for a format."""
        from tui.screens.dialogs.export import ExportScreen

        dialog = self._kept(ExportScreen)
        dialog.about(subject, name, text)
        self.push_screen(dialog, written)

    async def make_ahead(self) -> bool:
        """Make one of the screens, then of the dialogs that keys may open, which are laid out when they are
        asked for once more; False where all are ready."""
        if await super().make_ahead():
            return True
        for module, name in _DIALOGS:
            kind: type[Dialog[Any]] = getattr(import_module(module), name)
            dialog = self._kept(kind)
            if not dialog.is_running:
                self._register(self, dialog)
                await dialog._mounted_event.wait()
                return True
            if not dialog._size and dialog not in self.screen_stack:
                dialog.lay_out_ahead(self.size)
                return True
        return False

    def _kept(self, kind: type[_Dialog], *told: object) -> _Dialog:
        """The dialog of a kind, made of what is told."""
        if self._kept_in != self.theme:
            for old in self._kept_names:
                dialog = self._installed_screens.pop(old)
                # One that is still open is taken down when it is closed, as any that is not installed.
                if isinstance(dialog, Screen) and dialog not in self.screen_stack:
                    dialog.remove()
            self._kept_names.clear()
            self._kept_in = self.theme
        name = " ".join((kind.__name__, *map(str, told)))
        if name not in self._kept_names:
            make: Callable[..., _Dialog] = kind
            self.install_screen(make(*told), name)
            self._kept_names.append(name)
        return cast("_Dialog", self.get_screen(name))
