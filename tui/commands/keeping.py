"""What the user keeps of articles: bookmarks, tags, notes, what is read, searches under a name."""

from __future__ import annotations

from tui.commands.command import Command, Group, Place

_SEARCH = frozenset({Place.SEARCH})
_ARTICLE = frozenset({Place.SEARCH, Place.ARTICLE})

KEEPING: tuple[Command, ...] = (
    Command(
        "bookmark",
        ("b",),
        "bookmark",
        "Bookmark",
        "Bookmark the article, or no longer; is:bookmarked finds it.",
        Group.KEEPING,
        _ARTICLE,
    ),
    Command(
        "tag",
        ("t",),
        "tag",
        "Tag",
        "Give the article tags, or take some away; tag:NAME finds it.",
        Group.KEEPING,
        _ARTICLE,
        asks=True,
    ),
    Command(
        "note",
        ("a",),
        "note",
        "Write a note",
        "Write a note: in a list on the article, in an article on a passage; is:noted finds it.",
        Group.KEEPING,
        _ARTICLE,
        asks=True,
    ),
    Command(
        "select",
        ("V",),
        "passage",
        "Begin a passage",
        "Begin a passage at this sentence: moving makes it longer, a note or a copy takes all of it.",
        Group.KEEPING,
        frozenset({Place.ARTICLE}),
    ),
    Command(
        "notes",
        ("A",),
        "notes",
        "Notes of the article",
        "List the notes of the article: Enter goes to one.",
        Group.KEEPING,
        _ARTICLE,
    ),
    Command(
        "toggle_read",
        ("r",),
        "read, or not",
        "Read, or unread",
        "Count the article as read, or as unread; what is opened is read.",
        Group.KEEPING,
        _ARTICLE,
    ),
    Command(
        "save_search",
        ("K",),
        "keep search",
        "Keep this search under a name",
        "Keep what is searched for under a name, to find it among the earlier searches.",
        Group.KEEPING,
        _SEARCH,
        asks=True,
    ),
    Command(
        "resume",
        ("ctrl+y",),
        "open again",
        "Open again what was open last",
        "Open the article or the comparison that was open last, where it was left.",
        Group.KEEPING,
        _SEARCH,
    ),
)
