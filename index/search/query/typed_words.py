"""What a stretch of a query without a blank in it means: a word, its beginning, or several held together."""

from __future__ import annotations

import re

from index.search.nodes import And, Fuzzy, Node, Phrase, Prefix, Word
from index.search.terms.analysis import literal_words

SHORTEST_PREFIX = 2
"""Letters that must stand before a `*`, so that a pattern does not stand for half of the library."""

SHORTEST_FUZZY = 3
"""Letters that must stand before a `~`: a shorter word is one edit from hundreds."""

MOST_EDITS = 2

_FUZZY = re.compile(r"(.*\w)~(\d?)\Z", re.DOTALL)


def typed(text: str, found: tuple[str, ...], begun: bool, notes: list[str]) -> Node:
    """What a text with these words means; `begun`: the last may go on. What is read otherwise than it was
    meant is noted."""
    starred = text.endswith("*") and any(character.isalnum() for character in text[-2:-1])
    if "*" in text.rstrip("*") or "?" in text.rstrip("?"):
        notes.append("only a * at the end of a word stands for more letters")
    if starred and len(found[-1]) < SHORTEST_PREFIX:
        notes.append(f"a * needs {SHORTEST_PREFIX} letters before it")
        starred = False
    last: Node = Word(found[-1])
    if starred:
        last = Prefix(found[-1])
    elif (about := _FUZZY.match(text)) is not None and len(before := literal_words(about[1])) == 1:
        return _about(before[0], int(about[2] or 0), notes)
    elif begun and text[-1].isalnum() and len(found[-1]) >= SHORTEST_PREFIX:
        last = Prefix(found[-1], typing=True)
    if len(found) == 1:
        return last
    if isinstance(last, Word):
        return Phrase(found)
    head: Node = Word(found[0]) if len(found) == 2 else Phrase(found[:-1])
    return And((head, last))


def _about(word: str, edits: int, notes: list[str]) -> Node:
    if len(word) < SHORTEST_FUZZY:
        notes.append(f"a ~ needs {SHORTEST_FUZZY} letters before it")
        return Word(word)
    if edits > MOST_EDITS:
        notes.append(f"a ~ stands for {MOST_EDITS} edits at most")
    usual = 1 if len(word) < 6 else MOST_EDITS
    return Fuzzy(word, min(edits or usual, MOST_EDITS))
