"""Measures of the first screen, and the signs that its box leaves to it, for those who draw it before the
app and for the app; imports nothing."""

from __future__ import annotations

SEARCH_ROW = 1
"""The row of the search box, from 0."""

WIDE = 120
"""Columns from which the names stand beside the text instead of over it."""

BESIDE = 150
"""Columns from which the preview stands beside the hits; with fewer it stands below them."""

NAMES_WIDTH = 42
"""Columns of the names beside the hits, as the style sheet has them."""

HITS = 50
"""Hits asked for: more than anyone scrolls through, few enough to draw at once."""

AT_ONCE = 100
"""Articles up to which the first listing is made before the first drawing: a thread would only delay it."""

BEGIN_NO_SEARCH = frozenset("/?:")
"""Signs that are keys of the screen where they would be the first in the box: `/` is
pressed to search, as in vim and less, by who is there already."""
