"""What the app will list first, and what it will find for letters that are typed while it is imported.

The search engine needs none of what draws the screens. The answers are drawn below the box as the app draws
them, so that a start is of use in the time that opening the library takes.
"""

from __future__ import annotations

from collections.abc import Mapping

from index.library import Library
from tui.contents.listing import Kept, kept_of, listing
from tui.layout.hit_lines import Item
from tui.looks.colours import DARK, LIGHT, PALETTES, colour_depth, is_light
from tui.settings.settings import Settings
from tui.settings.theme_names import AUTO
from tui.start.early_looks import Looks
from tui.start.early_screen import FirstScreen, laid
from tui.start.early_typing import Typed
from tui.start.empty_frame import SMALLEST
from tui.start.first_frame import FIRST_FRAME
from tui.start.screen_measures import AT_ONCE
from tui.start.shown_hits import read
from tui.wording.counted import counted
from tui.wording.result_words import result_note, result_said, size_words


class EarlyHits:
    """Draws on the first frame what the library answers; to be called again whenever time has passed."""

    def __init__(self, library: Library, settings: Settings, environment: Mapping[str, str]) -> None:
        self._library, self._settings, self._environment = library, settings, environment
        self._answered: tuple[Typed, str] | None = None

    def draw(self) -> None:
        """Answer what stands in the box now, unless that has been answered or the app had better do it."""
        first = FIRST_FRAME
        typed, light = first.stands(), first.said
        small = first.size[0] < SMALLEST[0] or first.size[1] < SMALLEST[1]
        if not first.is_shown or typed is None or small or "TEXTUAL_COLOR_SYSTEM" in self._environment:
            return
        known = not first.is_awaited
        if (first.standing is not None and typed.untouched) or (typed, light) == self._answered:
            return
        shown = first_screen(self._library, self._settings, typed)
        looks = looks_of(self._settings.theme, self._environment, light, known=known)
        cells = None if shown is None else laid(shown, first.size, looks, whole=first.standing is None)
        if cells is not None and first.lay(cells, typed):
            self._answered = typed, light


def draw_said(said: str, settings: Settings, environment: Mapping[str, str]) -> None:
    """Say something where hits will stand, unless something stands there already."""
    first = FIRST_FRAME
    typed = first.stands()
    small = first.size[0] < SMALLEST[0] or first.size[1] < SMALLEST[1]
    if first.standing is not None or typed is None or small or "TEXTUAL_COLOR_SYSTEM" in environment:
        return
    looks = looks_of(settings.theme, environment, first.said, known=not first.is_awaited)
    shown = FirstScreen("", "", "", "", (), frozenset(), {}, [said])
    if (cells := laid(shown, first.size, looks, whole=False)) is not None:
        first.lay(cells, typed)


def looks_of(theme: str, environment: Mapping[str, str], light: str, *, known: bool = True) -> Looks:
    """The looks of the theme with which the app begins; `light` is what the terminal has said of itself."""
    depth = colour_depth(environment)
    if not depth or (theme == AUTO and not known):
        return Looks({}, False, colour="NO_COLOR" not in environment, known=not depth)
    if theme == AUTO:
        palette = LIGHT if (light == "light" if light else is_light(environment)) else DARK
    else:
        palette = PALETTES.get(theme, {})
    return Looks(palette, depth > 256)


def first_screen(library: Library, settings: Settings, typed: Typed) -> FirstScreen | None:
    """What the app shows for what is typed; None where it takes long to know."""
    session = library.session() if settings.restore else None
    query = typed.text
    if typed.untouched and session is not None and session.query:
        items, said, count = read(session.shown)
        if not items:
            return None
        kept = kept_of(library, items)
        return _screen(library, items, kept, said, count, chosen=session.article, box=session.query)
    known = library.size <= AT_ONCE
    searched = bool(query.strip())
    if not searched and not known:
        return None
    if searched and (library.incomplete() or library.needs_update(stories=False, names=False)):
        # What is found would be of before, or of nothing.
        return None
    literal, by_story = (session.literal, session.by_story) if session is not None else (False, False)
    listed = listing(library, query, literal=literal, by_story=by_story)
    result = listed.result
    if result is None:
        chosen = session.article if session is not None and typed.untouched else ""
        size = size_words(listed.articles, listed.stories)
        kept = listed.kept
        return (
            _screen(library, listed.items, kept, "", "", size=size, chosen=chosen) if listed.items else None
        )
    from tui.commands import Place, chosen_keymap, command

    back = chosen_keymap(settings.preset, settings.keys)[0].label(command("back"), Place.SEARCH)
    note = result_note(result, back)
    said, count = result_said(result, literal=literal), counted(result.total, "hit")
    size = size_words(len(library.entries()), len(library.stories())) if known else ""
    return _screen(library, listed.items, listed.kept, said, count, note, size=size)


def _screen(
    library: Library,
    items: tuple[Item, ...],
    kept: Kept,
    said: str,
    count: str,
    note: list[str] | None = None,
    **more: str,
) -> FirstScreen:
    marked, signs = kept
    return FirstScreen(
        library.name,
        more.get("size", ""),
        said,
        count,
        items,
        frozenset(marked),
        signs,
        note or (),
        more.get("chosen", ""),
        more.get("box", ""),
    )
