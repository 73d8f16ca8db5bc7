"""How the first screen's cells look before there is anything that draws the others: SGR parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.layout.hit_lines import ACCENT, MATCH, PLAIN, QUIET, Run
from tui.looks.colours import code_of
from tui.terminal.looks import blank_look

NAME, ASIDE, RULE = "name", "aside", "rule"
"""Of the program's name; of what is said beside; of the lines between."""

_COLOURS = {
    PLAIN: "foreground",
    QUIET: "quiet",
    MATCH: "mark-match",
    ACCENT: "mark-reworded",
    NAME: "mark-reworded",
    ASIDE: "quiet",
    RULE: "rule",
}
_BOLD = (MATCH, NAME)
_SIXTEEN = {MATCH: "33", ACCENT: "36", NAME: "36", RULE: "90"}


class Looks:
    """The look of each kind of cell.

    Without a palette in the 16 colours; without `colour` by attributes alone; not `known`: in those of the
    terminal, as long as it has not said which of them it has.
    """

    def __init__(
        self, palette: Mapping[str, str], full: bool, *, colour: bool = True, known: bool = True
    ) -> None:
        if palette:
            ground = f"48;{code_of(palette['background'], full)}"
            self._looks = {
                kind: f"{'1;' * (kind in _BOLD)}38;{code_of(palette[name], full)};{ground}"
                for kind, name in _COLOURS.items()
            }
        else:
            ground = "49"
            dim = "2;" * known
            attributes = {MATCH: "1;", NAME: "1;", ASIDE: dim, QUIET: dim}
            shown = _SIXTEEN if colour and known else {}
            self._looks = {
                kind: f"{attributes.get(kind, '')}{shown.get(kind, '39')};{ground}" for kind in _COLOURS
            }
        self.cursor = f"7;{self._looks[PLAIN]}"
        self.blank = blank_look(self._looks[PLAIN])

    def __getitem__(self, kind: str) -> str:
        return self._looks[kind]

    def of(self, runs: Iterable[Run]) -> list[tuple[str, str]]:
        """Runs with their looks."""
        return [(text, self._looks[kind]) for text, kind in runs if text]
