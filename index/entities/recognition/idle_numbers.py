"""Numbers that neither date nor count: ages, items of a list, and what is part of a name ("Section 12")."""

from __future__ import annotations

import re

# "Channel 4", "No. 2", "Section 230": the number is part of what it numbers and counts nothing.
_NUMBERED = re.compile(
    r"\b(?:No|Nos|Vol|Number|Route|Highway|Interstate|Section|Article|Chapter|Flight|Title|[Rr]esolution|Channel|Gate|Room"
    r"|District|Precinct|Phase|Tier|Unit|Area|Episode|Season|Volume|[Pp]age|Proposition|Prop|Amendment|Type|Level|Game"
    r"|Group|Pier|Building|Act|Grade|[Aa]ged?|[Aa]ges)\.?\s\Z"
)
# "Political Science 101", "Boeing 737": a capital word in mid-sentence before the number makes it a name.
_PART_OF_NAME = re.compile(
    r"(?:[\w,;]\s(?!(?:The|In|On|At|By|For|From|To|Of|With|And|Or|But|About|Over|Nearly|Almost|Only|Some|All|Than|Just)\s)"
    r"[A-Z][\w’'&.-]*|\b[a-z]+[A-Z]\w*|\b[A-Z]{2,})\s\Z"
)
_ADDRESS = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:[A-Z]\w+\s){1,2}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Blvd|Lane|Place)\b"
)
_ENUMERATED = re.compile(r"\(\d+\)")
_LIST_ITEM = re.compile(r"(?:\A|\n)\s*\Z")
_AGE_BEFORE = re.compile(r"[A-Z][\w’'.-]*,\s\Z")
_AGE_SAID = re.compile(r"\b(?:is|was|were|are|’s|'s|turned|turns|age|who|under|over|than)\s\Z")
_AGE_ENDS = re.compile(r"[.,;)]|\s(?:and|when|years|at|but)\b")
_AGE_AFTER = re.compile(r"(?:,|\.(?:\s|\Z)|\)|\s\(|\sand\s[A-Z])")
_TITLED = re.compile(
    r"(?:\s(?:[A-Z][\w’'-]*|of|the|and|for)){0,5}\s(?:Act|Bill|Plan|Cup|Bowl|Olympics|Games|Awards?|Prize|Agreement|Accords?"
    r"|Treaty|Deal|Report|Resolution|Order|Rule|Law|Amendment|Budget|Protocol|Series|Open|Championships?|Masters|Memo|Code)\b"
)
_BODY = re.compile(r"\s(?:Committee|Commission|Project|Foundation|Society|Club|Movement|Memorial)\b")
"""What is called by a year, whatever stands before it: "the powerful 1922 Committee"."""


def is_part_of_name(text: str, start: int, begin: int, stop: int) -> bool:
    """Whether a year is part of a name: "the 2018 Farm Bill", "the 9/11 Commission", "Resolution 1701"."""
    written = text[begin:stop]
    if not (stop - begin == 4 and written.isdigit()) and written != "9/11":
        return False
    if _BODY.match(text, stop) or _NUMBERED.search(text, max(start, begin - 30), begin):
        return True
    return text[begin - 4 : begin].lower() == "the " and _TITLED.match(text, stop) is not None


def counts_nothing(text: str, start: int, begin: int, stop: int) -> bool:
    """Whether up to four digits count nothing: they are an age, or number or name what they stand beside."""
    before = text[max(start, begin - 30) : begin]
    if _NUMBERED.search(before) or is_part_of_name(text, start, begin, stop):
        return True
    if _PART_OF_NAME.search(before) or _ADDRESS.match(text, stop) or before[-1:] == "[":
        return True
    if stop - begin > 2:
        return False
    if _ENUMERATED.match(text, begin - 1) or _LIST_ITEM.search(before):
        return True
    if stop - begin == 2 and _AGE_SAID.search(before) and _AGE_ENDS.match(text, stop):
        return True
    return bool(_AGE_BEFORE.search(before) and _AGE_AFTER.match(text, stop))
