"""What can be done with a name: its mentions, its page, what names it, and which names are one."""

from __future__ import annotations

from tui.commands.command import Command, Group, Place

_IN_LIST = frozenset({Place.NAMES})
_IN_LIST_OR_PAGE = frozenset({Place.NAMES, Place.ENTITY})

NAMING: tuple[Command, ...] = (
    Command(
        "names",
        ("e",),
        "names",
        "Names: show or hide",
        "Show or hide who and what is named.",
        Group.NAMES,
        hint=30,
    ),
    Command(
        "light",
        ("h",),
        "light up",
        "Light up names, then quotations",
        "Light up the names, then the quotations, then neither.",
        Group.NAMES,
        frozenset({Place.ARTICLE}),
        hint=35,
    ),
    Command(
        "entity",
        ("E",),
        "its page",
        "Page of the name",
        "Open the page of the name under the cursor.",
        Group.NAMES,
    ),
    Command(
        "filter",
        ("F",),
        "filter",
        "Filter by the name",
        "List what names the one under the cursor, of the articles searched for; in a comparison, leave out "
        "what does not.",
        Group.NAMES,
    ),
    Command(
        "next_mention",
        ("enter",),
        "next mention",
        "Next mention of the name",
        "Go to the next mention of the name; on a heading, fold or unfold it.",
        Group.LISTED_NAMES,
        _IN_LIST,
        hint=10,
    ),
    Command(
        "narrow_names",
        ("/",),
        "find",
        "Find among the names",
        "Narrow the names to those that are spelled like what is typed.",
        Group.LISTED_NAMES,
        _IN_LIST,
        hint=20,
        asks=True,
    ),
    Command(
        "fold_names",
        ("space",),
        "fold",
        "Fold or unfold the kind of name",
        "Fold or unfold the people, the organisations, the places or the peoples.",
        Group.LISTED_NAMES,
        _IN_LIST,
        hint=50,
    ),
    Command(
        "fold_all_names",
        ("z",),
        "fold all",
        "Fold or unfold all names",
        "Fold all kinds of names, or unfold them.",
        Group.LISTED_NAMES,
        _IN_LIST,
    ),
    Command(
        "join_names",
        ("+",),
        "join",
        "Join two names",
        "Mark the name under the cursor; on a second one, say that both are the same.",
        Group.LISTED_NAMES,
        _IN_LIST,
        hint=40,
    ),
    Command(
        "part_name",
        ("-",),
        "part",
        "Part one spelling from the name",
        "Say that one of the spellings is somebody or something else.",
        Group.LISTED_NAMES,
        _IN_LIST_OR_PAGE,
    ),
    Command(
        "search_name",
        ("s",),
        "search",
        "Search for this name",
        "Search the library for the name in all its spellings.",
        Group.LISTED_NAMES,
        _IN_LIST_OR_PAGE,
    ),
)
