"""The plain mode as a conversation: a line in, lines out, with the way back through what was opened."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterable, Sequence

from index.library import Library, LibraryError
from tui.commandline.output import Style
from tui.commandline.plain.articles import paragraph
from tui.commands import COMMANDS, Command, chosen_keymap, commands_in
from tui.commands.command import LISTS_BESIDE
from tui.commands.keymap import Keymap
from tui.commands.keys import steps
from tui.outside import CannotRun
from tui.plain_mode.searching import SearchView
from tui.plain_mode.typed import MORE, QUIT, Keyed, Typed, read_line
from tui.plain_mode.view import Desk, Lines, Refused, View
from tui.terminal.safe_text import safe_text
from tui.wording.failure_words import what_failed
from tui.wording.kept_words import undone_sentence
from tui.wording.said_once import SaidOnce

Write = Callable[[Iterable[str]], bool]
"""Writes lines; whether anybody still reads them."""

OF_THE_SCREEN = {
    "theme": "There are no colours here.",
    "mouse": "Nothing here can be clicked.",
    "next_pane": "There are no panes here: every command says what it shows.",
    "previous_pane": "There are no panes here: every command says what it shows.",
    "copy": "Copying takes escape codes, which are never written here; | sends the text through a command.",
    "light": "Nothing is lit up here: names lists who and what is named.",
    "fold_names": "Nothing is folded here: / and a spelling leave out the other names.",
    "fold_all_names": "Nothing is folded here: / and a spelling leave out the other names.",
    "order": "Rows are said in the order of the left article; swap exchanges the sides.",
    "next_article": "back leads to the list, where a number opens another article.",
    "previous_article": "back leads to the list, where a number opens another article.",
    "find_these": "Nothing is selected here: / and words find them.",
    "find_these_back": "Nothing is selected here: / and words find them.",
    "to_percent": "Nothing is scrolled here: a number goes to what has it in the list.",
    "jump_back": "What was said stands above; a number goes to what has it in the list.",
    "go_right": "Nothing is folded here, and each entry names all its sources.",
    "go_left": "Nothing is folded here, and each entry names all its sources.",
}
"""Commands about what only a screen has, and what is said of them."""

_NUMBERED = re.compile(r"\S+(?: \d{1,3})+")
"""A command with the numbers of what is listed: nobody looks for that in articles."""

_WELCOME = "Type words to search for them, a number to open it, ? for the commands, quit to leave."


class Session(Desk):
    """The views that were opened, one over the other, and what of the last answer is still to be said.

    `write` puts lines out. `page` is how many lines are said at a time, 0 for all. `update` brings the index
    up to date and gives what is to be said of it.
    """

    def __init__(
        self,
        library: Library,
        style: Style,
        write: Write,
        page: int = 0,
        update: Callable[[], str] = lambda: "",
        keymap: Keymap | None = None,
    ) -> None:
        self.library = library
        self.style = style
        self._write = write
        self._page = page
        self._update = update
        self._keymap = keymap or chosen_keymap("default")[0]
        self._unsaid: list[str] = []
        self._unwritten = SaidOnce()
        self._home = SearchView(self)
        self._views: list[View] = [self._home]

    def begin(self) -> bool:
        """Say what there is; False when nobody reads it."""
        return self._say([_WELCOME, *self._carried_out(self._home.describe)])

    def answer(self, line: str) -> bool:
        """Carry a line out; False when that was the end."""
        typed = read_line(line, self._commands(), self._takes)
        if typed.command == MORE:
            return self._more()
        if typed.command == QUIT or (typed.command == "leave" and len(self._views) == 1):
            return False
        said = self._carried_out(lambda: self._answer(typed))
        if unwritten := self._unwritten.news(self.library.unwritten()):
            said.insert(0, unwritten)
        return self._say(said)

    def open(self, view: View) -> Lines:
        """Go to another view and describe it."""
        if view.place in LISTS_BESIDE or self._views[-1].place is not view.place or len(self._views) == 1:
            self._views.append(view)
        else:
            self._views[-1] = view
        return view.describe()

    def search_for(self, query: str) -> Lines:
        """Go back to the hits with this query."""
        del self._views[1:]
        self._home.ask(query)
        return self._home.describe()

    def refresh(self) -> None:
        """Have every view look up anew what it shows."""
        for view in self._views:
            view.forget()

    def _reached(self) -> list[View]:
        """The views whose commands work: the last, and the one beside which it stands."""
        reached = [self._views[-1]]
        while reached[-1].place in LISTS_BESIDE and len(reached) < len(self._views):
            reached.append(self._views[-1 - len(reached)])
        return reached

    def _commands(self) -> list[Keyed]:
        found: dict[Command, tuple[str, ...]] = {}
        for view in self._reached():
            for command in commands_in(view.place):
                found.setdefault(command, self._keymap.keys(command, view.place))
        return list(found.items())

    def _takes(self, command: str, words: str) -> bool:
        if command in ("search", "palette"):
            return True
        view = self._view_of(command)
        return view is not None and view.takes(command, words)

    def _view_of(self, command: str) -> View | None:
        """The nearest view that carries a command out."""
        return next((view for view in self._reached() if hasattr(view, f"do_{command}")), None)

    def _answer(self, typed: Typed) -> Lines:
        own: Callable[[str], Lines] | None = getattr(self, f"_do_{typed.command}", None)
        if own is not None:
            return own(typed.words)
        if typed.command in OF_THE_SCREEN:
            raise Refused(OF_THE_SCREEN[typed.command])
        view = self._view_of(typed.command)
        if view is None:
            raise Refused(f"{typed.command.replace('_', ' ')} has no meaning here; ? says what has.")
        carry_out: Callable[[str], Lines] = getattr(view, f"do_{typed.command}")
        return carry_out(typed.words)

    def _carried_out(self, answer: Callable[[], Iterable[str]]) -> list[str]:
        """What is said, or in a sentence why nothing can be."""
        try:
            return list(answer())
        except (Refused, CannotRun, LibraryError) as error:
            return [str(error)]
        except Exception as error:
            return [what_failed(error)]

    def _say(self, lines: Iterable[str]) -> bool:
        self._unsaid = [safe_text(line) for line in lines]
        while self._unsaid and not self._unsaid[-1].strip():
            self._unsaid.pop()
        return self._more()

    def _more(self) -> bool:
        """Say the next page of the last answer."""
        if not self._unsaid:
            return self._write(["That is all; ? says what can be done."])
        size = self._page or len(self._unsaid)
        # One line more is said at once: asking for it would take a line too.
        size = size if len(self._unsaid) > size + 1 else len(self._unsaid)
        said, self._unsaid = self._unsaid[:size], self._unsaid[size:]
        if self._unsaid:
            said.append(f"-- Enter for more: {len(self._unsaid)} lines --")
        return self._write(said)

    def _do_words(self, words: str) -> Lines:
        """Search for words, unless they are a command that works elsewhere."""
        if _is_command(words):
            raise Refused(f"{words} has no meaning here: ? says what has, search {words} looks for it.")
        if _NUMBERED.fullmatch(words) and _is_command(words.split()[0]):
            raise Refused(f"{words} names what is not listed here; search {words} looks for it.")
        elsewhere = self._elsewhere(words.split()[0].casefold())
        if elsewhere and len(self._views) > 1:
            raise Refused(f"{elsewhere}; search {words} looks for all of it.")
        return self._do_search(words)

    def _elsewhere(self, name: str) -> str:
        """That a command has no meaning here, and where it has; empty of what is none, or one of these
        views: what is typed behind it may be worth keeping, and a search would leave where one is."""
        if any(command.id == name for command, _ in self._commands()):
            return ""
        places = {place for command in COMMANDS if command.id == name for place in command.places}
        return f"{name} has no meaning here, but in: {', '.join(sorted(places))}" if places else ""

    def _do_search(self, words: str) -> Lines:
        note = self._update()
        if note:
            yield note
        yield from self.search_for(words)

    def _do_help(self, _: str) -> Lines:
        """The commands that work here, with what to type."""
        yield "Enter says more of what was said last; words that are no command are searched for."
        for command, keys in self._commands():
            if command.id not in OF_THE_SCREEN:
                said = f"{_called(command, keys)}: {command.help}"
                yield from paragraph(said, self.style, first="", rest="  ")
        yield "quit: Leave the reader."

    def _do_palette(self, words: str) -> Lines:
        """The commands that are called so."""
        sought = words.casefold()
        found = [each for each in COMMANDS if sought in f"{each.title} {each.help}".casefold()]
        if not found:
            raise Refused(f"No command is called {safe_text(words)}.")
        here = dict(self._commands())
        for command in found:
            where = "" if command in here else f" In: {', '.join(sorted(command.places))}."
            said = f"{_called(command, here.get(command, ()))}: {command.help}{where}"
            yield from paragraph(said, self.style, first="", rest="  ")

    def _do_leave(self, words: str) -> Lines:
        return self._do_back(words)

    def _do_back(self, _: str) -> Lines:
        """One step back; never out of the reader."""
        if len(self._views) == 1:
            if self._home.query():
                return self.search_for("")
            raise Refused("This is where the reader starts: q quits.")
        self._views.pop()
        return self._where()

    def _where(self) -> Lines:
        view = self._views[-1]
        yield from view.heading()
        if view.count():
            yield from view.item(view.chosen(""))

    def _do_undo(self, _: str) -> Lines:
        """Take back what was kept or decided last."""
        undone = self.library.undo()
        said = undone_sentence(self.library, undone)
        if undone is None:
            raise Refused(said)
        self.refresh()
        yield said

    def _do_update(self, _: str) -> Lines:
        """Bring the index up to date, or go on with it."""
        yield self._update() or "Everything is indexed."

    def _do_suspend(self, _: str) -> Lines:
        """Back to the shell; fg returns."""
        if not hasattr(signal, "SIGTSTP"):
            raise Refused("This system suspends no programs.")
        os.kill(os.getpid(), signal.SIGTSTP)
        return iter(())


def _is_command(word: str) -> bool:
    return any(word in command.keys or word == command.id for command in COMMANDS)


def _called(command: Command, keys: Sequence[str]) -> str:
    """What to type for a command: its id, and its first key that is a letter or a sign."""
    name = command.id.replace("_", " ")
    typed = ("".join(steps(key)) for key in keys if all(len(one) == 1 for one in steps(key)))
    key = next((key for key in typed if not key.isdecimal()), "")
    return f"{name} or {key}" if key else name
