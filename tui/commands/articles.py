"""What can be done with an article, in a list or open: read, compare, find in it."""

from __future__ import annotations

from tui.commands.command import SCREENS, TEXTS, Command, Group, Place

ARTICLES: tuple[Command, ...] = (
    Command("open", ("enter",), "open", "Open", "Open what is under the cursor.", Group.ARTICLES),
    Command(
        "mark",
        ("space",),
        "mark",
        "Mark for comparing",
        "Mark the article for comparing, or unmark it.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE}),
    ),
    Command(
        "compare",
        ("c",),
        "compare",
        "Compare",
        "Compare the marked articles, or this one with the best other source.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE, Place.ENTITY}),
        hint=10,
    ),
    Command(
        "story",
        ("m",),
        "story",
        "Story matrix",
        "Show which source tells which fact of this story.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE, Place.COMPARE, Place.TIMELINE}),
        hint=20,
    ),
    Command(
        "timeline",
        ("T",),
        "timeline",
        "Timeline of dates and numbers",
        "Show who dates and counts what in this story, and how.",
        Group.ARTICLES,
        SCREENS - {Place.TIMELINE},
        hint=22,
    ),
    Command(
        "details",
        ("i",),
        "details",
        "Correct title, source, date",
        "Correct the title, source or date of the article; its file is not touched.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE}),
    ),
    Command(
        "edit",
        ("v",),
        "editor",
        "Open in the editor",
        "Open the article's file in $VISUAL or $EDITOR, at the place on screen.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE}),
    ),
    Command(
        "pipe",
        ("|",),
        "pipe",
        "Send through a command",
        "Send the article's text through $PAGER or any command.",
        Group.ARTICLES,
        frozenset({Place.SEARCH, Place.ARTICLE}),
    ),
    Command(
        "find", ("/",), "find", "Find in the text", "Find words in this text.", Group.FIND, TEXTS, hint=40
    ),
    Command(
        "next_match",
        ("n",),
        "next",
        "Next match",
        "Go to the next match in the text.",
        Group.FIND,
        frozenset({Place.ARTICLE}),
        hint=25,
    ),
    Command(
        "previous_match",
        ("N",),
        "previous",
        "Previous match",
        "Go to the previous match in the text.",
        Group.FIND,
        frozenset({Place.ARTICLE}),
    ),
)
