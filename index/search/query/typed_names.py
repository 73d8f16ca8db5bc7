"""A name as it was typed: folded, as it may be written, and whether it is a whole name."""

from __future__ import annotations

from collections.abc import Sequence

from index.entities.model import EntityType
from index.entities.resolution.library_names import JOINT, name_key
from index.search.terms.analysis import literal_words


def folded(name: str) -> str:
    """The words of a name as they are indexed."""
    return " ".join(literal_words(name))


def variants(name: str) -> list[str]:
    """A name as it was typed, and as it may be written: with capitals, or an acronym."""
    capitals = " ".join(word[:1].upper() + word[1:] for word in name.split())
    return list(dict.fromkeys((name, capitals, *([name.upper()] if " " not in name else []))))


def bare_surname(name: str) -> str | None:
    """The key of a name of one word, as that of a surname."""
    key = name_key(EntityType.PERSON, name)
    return key if key and JOINT not in key else None


def whole(group: str, key: str, typed: Sequence[str]) -> bool:
    """Whether words are the whole name of a key, not a short form that one article explains."""
    if group == "person":
        return len(typed) > 1
    if group == "org":
        return key.isupper() if len(typed) == 1 else len(key.split(JOINT)) == len(typed)
    return group == "place"
