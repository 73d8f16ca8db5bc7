"""Names of news agencies, papers and stations, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from index.article import Span
from index.comparison.reading.tokens import STOP_WORDS
from index.entities.vocabulary.words import DEMONYM, flags
from index.languages.word_lists import word_lists


def _alternatives(names: str) -> str:
    """A pattern for the names of a list: by their first letters, so that few are tried, the longest first."""
    listed = [" ".join(name.split()) for name in names.split(",")]
    listed.sort(key=lambda name: (name[0], -len(name), name))
    return "|".join(
        f"{first}(?:{'|'.join(re.escape(name[1:]) for name in group)})"
        for first, group in groupby(listed, key=itemgetter(0))
    )


WIRES, _OUTLETS = map(_alternatives, word_lists("comparison", "outlets.txt"))
"""News agencies, which others print: "Xinhua said" and "(Xinhua)" credit one, too; and broadcasters, papers
and sites whose names do not say that they are one."""

_WITH_THE = (
    r"(?<=the\s)(?:Hill|Economist|Atlantic|New Yorker|Intercept|Guardian|Independent|Observer|Sun|Standard"
    r"|Mirror|Mail|Age|Australian)"
)
"""Papers that no one knows for one without the article."""

_WORD = r"[A-Z][\w&]*+(?:[.’'/-]\w++){0,6}+"
"""A word of a name. The joints are limited, as each of "U.S.U.S.U.S." for pages could begin one."""
SHORT = (
    r"(?:\w+-)?(?:Times|Post|Tribune|Herald|Gazette|Journal|Telegraph|Chronicle|Dispatch|Courier|Examiner"
    r"|Inquirer|Sentinel|Globe|Beacon|Beast|Caller|Wire|Pilot|Register|Enquirer|Newswire)"
)
"""What papers are called for short: "the Times"."""

_HEAD = (
    rf"(?:{SHORT}|News|Press|Daily|Radio|TV|Television|Broadcasting|Newspaper|Magazine|Bee|Channel|Independent"
    r"|Observer|Monitor|Review|Weekly|Star|Mirror|Pravda|Gazeta|Zeitung|Shimbun|Dagblad(?:et)?)"
)
_OF = (
    rf"(?:\s+of(?:\s+the)?\s+{_WORD}"
    r"|\s+(?:and\s+Mail|Foundation|Agency|Network|Service|Corporation|Free\s+Europe))?"
)
_NAMED = (
    rf"(?:The\s+)?(?:{WIRES}|{_OUTLETS}|{_WITH_THE})\b(?:\s+(?:(?:News|Press)\s+Agency|{_HEAD})\b)?"
    rf"|(?:(?:{_WORD}\s+){{1,4}}{_HEAD}|(?<=[Tt]he\s){SHORT})\b(?!\s+Office|\s+Secretary){_OF}"
    rf"|(?:Radio|Channel|Daily)\s+(?:{_WORD}|\d+)|[A-Z]{{2,4}}-(?:TV|FM|AM)\b"
)
DESCRIPTION = (
    r"(?:(?:news|press|information|wire)\s+(?:agency|service|wire|site|website|portal|outlet|channel|magazine)"
    r"|newswire|(?:TV|television|radio)\s+(?:channel|station|network)|newspaper|broadcaster|tabloid|magazine"
    r"|(?:daily|weekly)(?=\s+[A-Z“\"]))"
)
"""What an outlet is said to be, before or behind its name."""

_CANDIDATE = re.compile(
    rf"\b(?:(?=[A-Z]|dpa)(?:(?P<named>{_NAMED})"
    rf"|(?P<said>(?:{_WORD}\s+){{0,2}}{_WORD})(?=\s+(?:state\s+)?{DESCRIPTION}\b))"
    rf"|{DESCRIPTION}\s+[“\"‘']?(?P<after>{_WORD}(?:\s+{_WORD}){{0,2}}))"
)
_MEDIUM = re.compile(rf"{_NAMED}|{SHORT}")
WIRE = re.compile(rf"(?:[Tt]he\s+)?\b(?:{WIRES})\b(?:\s+(?:News|Press)\s+Agency)?")


def is_medium(name: str) -> bool:
    """Whether a name is that of a news agency, a paper or a station."""
    return _MEDIUM.fullmatch(name.removeprefix("the ")) is not None


def outlet_names(text: str, within: Span) -> Iterator[Span]:
    """Where outlets are named, without what only stands before the name."""
    for match in _CANDIDATE.finditer(text, within.start, within.end):
        group = match.lastgroup or ""
        start, end = match.span(group)
        name = match[group]
        while " " in name and _only_before(name, group):
            rest = name.partition(" ")[2].lstrip()
            start, name = start + len(name) - len(rest), rest
        if not (group == "said" and flags(name) & DEMONYM):
            yield Span(start, end)


def _only_before(name: str, group: str) -> bool:
    """Whether the first word is no part of the name: "As The Times", "Iran's Press TV"."""
    first, _, rest = name.partition(" ")
    if first == "The":
        return False
    if first == "the" or first.lower() in STOP_WORDS or (first.lower().endswith("day") and is_medium(rest)):
        return True
    return first.endswith(("’s", "'s")) and (group == "said" or is_medium(rest))
