"""What dates and quantities can begin with: looked at first, since most words are none of it, and holding
each against all the forms takes three times as long."""

from __future__ import annotations

import re


def _one_of(words: str, *, any_case: str = "", capital: str = "") -> str:
    """An expression for one of some words, written as here, in any case, or capital; by first letters, so
    that most words in a text are told apart by one of them."""
    forms = {*words.split(), *capital.title().split()}
    forms |= {form for word in any_case.split() for form in (word, word.capitalize(), word.upper())}
    by_first: dict[str, list[str]] = {}
    for form in sorted(forms):
        by_first.setdefault(form[0], []).append(re.escape(form[1:]))
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items()) + ")"


_NUMBERS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"""
_BEFORE_NUMBERS = "about around nearly almost over roughly some approximately"
_BEFORE_NUMBERS_OF_TWO = (
    r"(?i:(?:no\s)?(?:more|less|fewer)\sthan|at\s(?:least|most)|up\sto|as\s(?:man|mu|few|lit)|close\sto)"
)

DATE_BEGINS = (
    r"(?=\d|['’][1-9]0s|(?:[Tt]his|[Tt]hat|THIS|THAT)[\s-][A-Zdymwqcsfa]|"
    + _one_of(
        "same half quarter spring summer fall autumn winter fiscal end beginning start middle rest remainder "
        "close eve turn",
        any_case="early late mid last next earlier later sometime past previous following first "
        f"second third fourth final coming upcoming one several few many couple hundred dozen today "
        f"yesterday tomorrow {_BEFORE_NUMBERS} {_NUMBERS}",
        capital="january february march april may june july august september october november "
        "december jan feb mar apr jun jul aug sept sep oct nov dec "
        "monday tuesday wednesday thursday friday saturday sunday "
        "christmas new labor memorial independence veterans election inauguration earth valentine mother "
        "father st president boxing columbus martin bastille canada australia armistice remembrance victory "
        "patriot flag ash cyber lent juneteenth kwanzaa diwali rosh cinco eid good black easter palm super "
        "thanksgiving halloween ramadan hanukkah passover yom fourth",
    )
    + r"s?\b|MLK|"
    + _BEFORE_NUMBERS_OF_TWO
    + r"|the\s(?:\d|['’][1-9]0s|"
    + _one_of(
        "end beginning start middle rest remainder close eve turn weekend new spring summer autumn winter "
        "fall",
        any_case="first second third final last past next previous following early late mid",
    )
    + r"\b)|[Aa][Nn]?\s(?i:or|more|few|full|whole|dozen|estimated|decade|year|month|week|day|centur|quarter))"
)

QUANTITY_BEGINS = (
    r"(?=[\d$€£¥₹]|(?:US|C|A|HK)[$€£¥₹]|"
    + _one_of(
        "half",
        any_case=f"one several hundred thousand million billion trillion dozen {_BEFORE_NUMBERS} {_NUMBERS}",
    )
    + r"\b|"
    + _BEFORE_NUMBERS_OF_TWO
    + r"|[Aa][Nn]?\s(?i:estimated|hundred|[tmbd]|"
    + _one_of(_NUMBERS)
    + r"))"
)
