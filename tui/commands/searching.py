"""What can be done with a search: narrow it down, sort, group, take what is suggested."""

from __future__ import annotations

from tui.commands.command import Command, Group, Place

_SEARCH = frozenset({Place.SEARCH})
_FACETS = frozenset({Place.FACETS})
_BOTH = _SEARCH | _FACETS

_ORDINALS = ("first", "second", "third")

SEARCHING: tuple[Command, ...] = (
    Command(
        "literal",
        ("=", "ctrl+o"),
        "as written",
        "Search only as written",
        "Search only for what is written, or for other spellings and forms of the words too.",
        Group.SEARCH,
        _SEARCH,
        leaves_box=True,
    ),
    Command(
        "facets",
        ("z",),
        "facets",
        "Facets: show or hide",
        "Show or hide how what was found is spread over sources, months, stories and names.",
        Group.SEARCH,
        _BOTH,
        hint=35,
    ),
    Command(
        "narrow",
        ("enter", "space"),
        "narrow",
        "Narrow down to this",
        "Find only what has this source, month, language, story or name; or no longer only that.",
        Group.FACETS,
        _FACETS,
        hint=10,
    ),
    Command(
        "widen",
        ("backspace",),
        "widen",
        "Widen the search again",
        "Take back the filter that was set last.",
        Group.SEARCH,
        _BOTH,
        hint=60,
    ),
    Command(
        "sort",
        ("S",),
        "sort",
        "Sort otherwise",
        "Sort by relevance, newest first, oldest first or by source.",
        Group.SEARCH,
        _BOTH,
        hint=50,
    ),
    Command(
        "group",
        ("o",),
        "by story",
        "Group by story",
        "Put what tells one story together under its name, or each where it belongs by itself.",
        Group.SEARCH,
        _SEARCH,
    ),
    Command(
        "history",
        ("ctrl+r",),
        "history",
        "Earlier searches",
        "Choose from what was searched for before; in the search box ↑ brings it back one by one.",
        Group.SEARCH,
        _SEARCH,
        leaves_box=True,
        asks=True,
    ),
    *(
        Command(
            f"take_{number}",
            (str(number),),
            f"take {number}",
            f"Take the {ordinal} suggestion",
            f"Search for what is suggested {ordinal} where little was found.",
            Group.SEARCH,
            _SEARCH,
        )
        for number, ordinal in enumerate(_ORDINALS, 1)
    ),
)
