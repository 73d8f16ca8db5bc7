"""What stands behind figures and multiplies them: words in several languages, and Chinese characters."""

from __future__ import annotations

import re

from index.languages.word_tables import by_word

UNITS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
"""Those that also count without a figure."""

_SHORT = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
_ELSEWHERE = {
    1e6: "millions millionen mio. mio millones millón milioni milione milhões milhão miljoen млн миллион "
    "миллиона миллионов",
    1e9: "milliard milliards milliarde milliarden mrd. mrd miliardi miliardo miljard млрд миллиард миллиарда "
    "миллиардов",
}
"""French, German, Spanish, Italian, Portuguese, Dutch, Russian; "billion" is what it is in English."""
_MYRIADS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}

SCALES = UNITS | _SHORT | by_word(_ELSEWHERE.items()) | _MYRIADS
"""By what stands there, in small letters."""

SCALE_WORDS = "|".join(
    sorted(map(re.escape, SCALES.keys() - _MYRIADS.keys()), key=lambda word: (-len(word), word))
)
"""For a group of a regular expression; no letter or figure follows them."""

MYRIADS = "".join(_MYRIADS)
"""For a set of one: what these count follows them at once."""
