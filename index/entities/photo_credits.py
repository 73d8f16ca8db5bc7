"""Who took a picture, behind its caption: names of people and agencies that the article does not name."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AP|A\.P\.|AFP|EPA|Reuters|REUTERS|Getty(?: Images(?: News| Sport)?)?|Associated Press|Shutterstock"
    r"|Bloomberg|UPI|Zuma|ZUMA|Rex|TASS|Sipa|SIPA|Redux|NurPhoto|Anadolu(?: Agency)?|Pool|POOL|Staff"
    r"|[A-Z]\w+ Images)"
)
_PHOTOGRAPHER = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|da|van|von|al|bin)){0,4}"
_CREDIT = re.compile(
    rf"(?:AP|AFP|EPA|Reuters|REUTERS|Getty)(?: Photo| Images| Pictures?)?\s?[/:]\s?{_PHOTOGRAPHER}"
    rf"(?:\s?[/,]\s?[\w ]+)?"
    rf"|{_PHOTOGRAPHER}(?: for {_PHOTOGRAPHER})?\s?[/|]\s?"
    rf"(?:[\w ]{{2,30}} (?:via|for) )?{_AGENCY}(?:\s?[/,]\s?{_AGENCY})*\b"
    rf"|\b(?:[Pp]hoto(?:graph(?:er)?)?|[Cc]redit|[Ii]mage|[Pp]icture)(?: [Cc]redit)?(?:\s?:\s?| by )"
    rf"{_PHOTOGRAPHER}(?:(?:\s?[,/]\s?| (?:via|for|of|from) ){_PHOTOGRAPHER})*"
    rf"|\b[Ii]mage copyright {_PHOTOGRAPHER}"
    rf"|[(]{_AGENCY}(?: [Pp]hoto)?[)]|\bAP Photo\b|\A{_AGENCY}(?: [Pp]hoto)?\Z"
)


def photo_credits(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a caption, `text[start:end]`, says who took the picture and for whom, in order."""
    return [(start + match.start(), start + match.end()) for match in _CREDIT.finditer(text[start:end])]
