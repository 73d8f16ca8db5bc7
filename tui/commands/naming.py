"""What can be done with a name: its mentions, its page, what names it."""

from __future__ import annotations

from tui.commands.command import Command, Group, Place

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
        "List the articles that name the one under the cursor; in a comparison, leave out what does not.",
        Group.NAMES,
    ),
)
