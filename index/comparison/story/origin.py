"""Where a passage comes from: the agency, paper or station that an article credits for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.article import Span
from index.comparison.model import Origin
from index.comparison.story.credits import Credit

_WORDS = re.compile(r"[^\W_]+")
_SAME = {
    "associated press": "ap",
    "agence france-presse": "afp",
    "agence france presse": "afp",
    "thomson reuters": "reuters",
    "deutsche welle": "dw",
    "deutsche presse-agentur": "dpa",
    "itar-tass": "tass",
    "ria novosti": "ria",
    "pa media": "pa",
    "press association": "pa",
    "press trust of india": "pti",
    "united press international": "upi",
    "bloomberg news": "bloomberg",
    "kyodo news": "kyodo",
    "anadolu agency": "anadolu",
    "bbc news": "bbc",
    "voice of america": "voa",
    "huffington post": "huffpost",
}
"""Two names of one outlet, without case and article."""

VERBATIM = 0.7
"""S from which two tellings are so alike that one text stands behind both; copies of one agency report on
the articles that ship are above, independent tellings below."""


def is_outlet(outlet: str, source: str) -> bool:
    """Whether the outlet that is credited is the source itself: by its key, or as words of a longer label
    ("Fox News", "Fox Online News")."""
    words = set(_WORDS.findall(_key(outlet)))
    return _key(outlet) == _key(source) or (bool(words) and words <= set(_WORDS.findall(_key(source))))


def origin(
    tellings: Sequence[tuple[str, Sequence[Span]]],
    credited: Mapping[str, Sequence[Credit]],
    verbatim: frozenset[str],
) -> Origin | None:
    """Who a fact comes from, by what its tellings credit; None where nothing says so.

    `tellings` are the sentences of each source that tells it, `verbatim` the sources whose tellings are
    alike. A credit in a telling itself counts first, that of the most sources before others; one of a whole
    article is probable, and counts only where that article alone tells it or its telling is one of those
    alike; that of one who contributed, only where they are alike.
    """
    named: dict[str, list[Origin]] = {}
    for article, spans in tellings:
        for credit in credited.get(article, ()):
            if not credit.whole and any(span.contains(credit.span) for span in spans):
                named.setdefault(_key(credit.outlet), []).append(
                    Origin(credit.outlet, article, credit.span, False)
                )
    if not named:
        for article, _ in tellings:
            for credit in credited.get(article, ()):
                if credit.whole and ((len(tellings) == 1 and not credit.shared) or article in verbatim):
                    named.setdefault(_key(credit.outlet), []).append(
                        Origin(credit.outlet, article, credit.span, True)
                    )
    if not named:
        return None
    return max(named.values(), key=lambda found: len({one.article for one in found}))[0]


def _key(outlet: str) -> str:
    folded = outlet.casefold().removeprefix("the ")
    return _SAME.get(folded, folded)
