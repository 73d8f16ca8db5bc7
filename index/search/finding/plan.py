"""What a query came to: what was found, and what of it is lit in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search.nodes import Field
from index.search.terms.scores import Scores

if TYPE_CHECKING:
    # Imported with all that knows about names only where names are known.
    from index.search.finding.names import Meant


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one word or phrase of the query matches in a text: any word of these stems, these words, these
    beginnings, these words in a row, or the mentions of what is `named`. `field` limits it to the title, the
    text or quotations."""

    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    named: tuple[Meant, ...] = ()
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found, what to light, which other spellings of words were searched too (folded, most frequent
    first), the same of names (as written), and the names that are only alike, with how many articles have
    them."""

    found: Scores
    wanted: tuple[Wanted, ...]
    spellings: tuple[str, ...]
    written: tuple[str, ...] = ()
    see_also: tuple[tuple[str, int], ...] = ()
