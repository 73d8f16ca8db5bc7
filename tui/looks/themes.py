"""The reader's themes, and the style that each kind of highlight has in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from index.article import Span
from tui.looks import colours
from tui.looks.marks import PRIORITY, Mark
from tui.settings.theme_names import SIXTEEN

_PREFIX = "reader-"
"""Keeps our themes apart from those that Textual registers."""
DARK = f"{_PREFIX}dark"
LIGHT = f"{_PREFIX}light"
ANSI = f"{_PREFIX}{SIXTEEN}"


def registered_name(name: str) -> str:
    """What one of `THEME_NAMES` is called among Textual's themes."""
    return _PREFIX + name


def shown_name(registered: str) -> str:
    """What a person calls one of our themes, such as "high contrast"."""
    name = registered.removeprefix(_PREFIX)
    return "16 colours" if name == SIXTEEN else name.replace("-", " ")


def _chrome(rule: str, here: str, here_text: str) -> dict[str, str]:
    """The variables that keep the chrome quiet: one thin rule, one accent for where one is."""
    return {
        "rule": rule,
        "block-cursor-background": here,
        "block-cursor-foreground": here_text,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": here,
        "block-cursor-blurred-foreground": here_text,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": here,
        "border": rule,
        "border-blurred": rule,
        "scrollbar": rule,
        "scrollbar-hover": rule,
        "scrollbar-active": rule,
        "link-background-hover": here,
    }


def _marks(palette: Mapping[str, str]) -> dict[str, str]:
    marks = {name: value for name, value in palette.items() if name.startswith("mark-")}
    return marks | _said_quietly(palette["quiet"], "none", palette["quiet"])


def _said_quietly(colour: str, text_style: str, look: str) -> dict[str, str]:
    """What is beside the matter: as a colour and a text style for style sheets, as one look in contents."""
    return {"quiet": colour, "quiet-text-style": text_style, "quiet-look": look}


def _theme(name: str, palette: Mapping[str, str]) -> Theme:
    """A theme of the colours that an exported page and the first frame have too."""
    ground, panel = palette["background"], palette["panel"]
    return Theme(
        name=registered_name(name),
        dark=not name.endswith("light"),
        primary=palette["mark-reworded"],
        secondary=palette["quiet"],
        accent=palette["mark-reworded"],
        warning=palette["mark-only"],
        error=palette["mark-contradicts"],
        success=palette["mark-same"],
        foreground=palette["foreground"],
        background=ground,
        surface=ground,
        panel=panel,
        boost=panel,
        variables=_chrome(palette["rule"], palette["here"], palette["here-text"])
        | _marks(palette)
        | {
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
        },
    )


_ANSI = Theme(
    name=ANSI,
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=_chrome("ansi_bright_black", "ansi_default", "ansi_default")
    | _said_quietly("ansi_default", "dim", "dim")
    | {
        "block-cursor-text-style": "reverse",
        "block-cursor-blurred-text-style": "bold",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
        "mark-same": "ansi_green",
        "mark-reworded": "ansi_blue",
        "mark-only": "ansi_yellow",
        "mark-contradicts": "ansi_red",
        "mark-moved": "ansi_magenta",
        "mark-match": "ansi_yellow",
        "mark-mention": "ansi_cyan",
        "mark-quotation": "ansi_green",
    },
)

THEMES: tuple[Theme, ...] = (
    *(_theme(name, palette) for name, palette in colours.PALETTES.items()),
    _ANSI,
)

_ATTRIBUTES: dict[Mark, Style] = {
    Mark.SAME: Style(),
    Mark.REWORDED: Style(underline=True),
    Mark.ONLY: Style(bold=True),
    Mark.CONTRADICTS: Style(bold=True, reverse=True),
    Mark.MINOR: Style(bold=True, underline=True),
    Mark.MOVED: Style(italic=True),
    Mark.MATCH: Style(bold=True),
    Mark.FOUND: Style(bold=True),
    Mark.MENTION: Style(),
    Mark.QUOTATION: Style(italic=True),
    Mark.ASIDE: Style(),
    Mark.HEADLINE: Style(bold=True),
    Mark.LABEL: Style(),
    Mark.CURSOR: Style(bold=True),
    Mark.NOTED: Style(underline=True),
    Mark.SELECTED: Style(reverse=True),
}
"""What each highlight is without any colour, so that none is told by colour alone."""


class Palette:
    """The styles of one theme: `palette[Mark.MATCH]` is laid over the text's own style.

    Built from the theme's variables alone, so that every widget draws a kind of highlight alike; `plain` says
    that no colour is shown (NO_COLOR), where names that are lit need a sign of their own.
    """

    def __init__(self, variables: Mapping[str, str], *, ansi: bool, plain: bool = False) -> None:
        self._styles = {
            mark: attributes + _colours(mark, variables) for mark, attributes in _ATTRIBUTES.items()
        }
        quiet = Style(dim=True) if ansi else _colour(variables.get("quiet"))
        self._styles[Mark.MINOR] += _colours(Mark.CONTRADICTS, variables)
        self._styles[Mark.ASIDE] += quiet
        self._styles[Mark.LABEL] += quiet
        if ansi:
            self._styles[Mark.FOUND] += Style(reverse=True)
        if plain:
            self._styles[Mark.MENTION] += Style(underline=True)
        self.quiet = quiet
        """Of chrome: hints, labels, counts."""
        self.rule = _colour(variables.get("rule")) + (Style(dim=True) if ansi else Style())
        """Of the thin rules between panes."""
        self.accent = _colour(variables.get("accent"))
        """Of what says where one is."""

    def __getitem__(self, mark: Mark) -> Style:
        return self._styles[mark]


_latest: list[tuple[Mapping[str, str], str, bool, bool, Palette]] = []
"""The palette that was asked for last, and for which variables: every line that is drawn asks for it."""


def palette_of(app: App[object]) -> Palette:
    """The palette of the app's present theme."""
    variables, name, ansi, plain = app.theme_variables, app.theme, app.native_ansi_color, app.no_color
    for known, named, native, colourless, palette in _latest:
        if known is variables and (named, native, colourless) == (name, ansi, plain):
            return palette
    palette = _palette(name, tuple(sorted(variables.items())), ansi, plain)
    _latest[:] = [(variables, name, ansi, plain, palette)]
    return palette


@lru_cache(maxsize=8)
def _palette(name: str, variables: tuple[tuple[str, str], ...], ansi: bool, plain: bool) -> Palette:
    return Palette(dict(variables), ansi=ansi, plain=plain)


def _colours(mark: Mark, variables: Mapping[str, str]) -> Style:
    name = f"mark-{mark.value}"
    return _colour(variables.get(name)) + _colour(variables.get(f"{name}-background"), background=True)


def _colour(value: str | None, *, background: bool = False) -> Style:
    if not value or value == "ansi_default":
        return Style()
    colour = Color.parse(value).rich_color
    return Style(bgcolor=colour) if background else Style(color=colour)


def highlighted(
    line: Span, highlights: Iterable[tuple[Span, Mark]], palette: Palette
) -> list[tuple[Span, Style]]:
    """Cuts a line into runs of one style: the runs cover `line` in order; spans outside it are ignored.

    Overlapping highlights add up in the order of `PRIORITY`.
    """
    inside = [(span, mark) for span, mark in highlights if span.overlaps(line)]
    if not inside or not len(line):
        return [(line, Style())]
    inside.sort(key=lambda pair: PRIORITY.index(pair[1]))
    edges = {line.start, line.end}
    for span, _ in inside:
        edges.add(max(line.start, span.start))
        edges.add(min(line.end, span.end))
    cuts = sorted(edges)
    runs: list[tuple[Span, Style]] = []
    for start, end in pairwise(cuts):
        style = Style()
        for span, mark in inside:
            if span.start <= start and end <= span.end:
                style += palette[mark]
        if runs and runs[-1][1] == style:
            runs[-1] = (Span(runs[-1][0].start, end), style)
        else:
            runs.append((Span(start, end), style))
    return runs
