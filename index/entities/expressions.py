"""Dates and quantities: expressions found by their form, without knowing any name.

The convention is that of OntoNotes' DATE and CARDINAL/PERCENT/MONEY/QUANTITY: a span takes in what modifies
the number ("more than 1,000", "nearly half"), its scale and its unit of measure, currency or percent, and
not the thing counted ("troops").
"""

from __future__ import annotations

import re

from index.article import Span

_MONTH_NAME = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SURE_MONTH = r"(?:January|February|April|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{_MONTH_NAME}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = r"(?:decade|year|month|week|weekend|day|century|centurie|quarter)"
_SMALL = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
_FIGURE = r"\d[\d,.]{0,20}"
_COUNT = rf"(?:{_FIGURE}|an?|one|{_SMALL}|several|few|many|couple\sof)"
_APPROXIMATE = (
    r"(?:(?:more|less|fewer)\sthan|at\s(?:least|most)|up\sto|as\s(?:many|much)\sas|about|around|nearly|almost"
    r"|(?<!took\s)(?<!take\s)(?<!taken\s)(?<!taking\s)over|roughly|some|approximately|an\sestimated)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_BEFORE_YEAR = "|".join(
    rf"(?<={word}\s)"
    for word in "in In since Since by By of early late during until from before after the and".split()
)
_SEASON = r"(?:spring|summer|fall|autumn|winter)"

_DATE = re.compile(
    rf"""\b(?:
      {_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s{_YEAR}\b)?
    | \d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}\b)?
    | {_MONTH},?\s(?:of\s)?{_YEAR}\b
    | \d{{4}}-\d\d-\d\d\b | \d{{1,2}}/\d{{1,2}}/(?:19|20)?\d\d\b | 9/11\b
    | (?:(?:last|next|this|early|late)\s)?{_DAY}s?\b(?:\s(?:morning|afternoon|evening|night)\b)?
    | (?:(?:early|late|mid|last|next|this)[\s-])?{_SURE_MONTH}\b
    | (?:last|next|this|late|early|mid)[\s-](?:March|May)\b
    | (?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Bb]y\s)|(?<=[Uu]ntil\s))(?:March|May)\b
    | (?:the\s)?(?:last|past|next|previous|following|coming)\s(?:{_COUNT}\s)?{_UNIT}s?\b
    | this\s(?:year|month|week|weekend|quarter|decade|century|{_SEASON})\b
    | (?:last|next)\s(?:{_SEASON}|night)\b
    | (?:{_APPROXIMATE}\s)?{_COUNT}\s(?:more\s|full\s)?{_UNIT}s?\s(?:ago|earlier|later|before)\b
    | (?:{_APPROXIMATE}\s)?(?:{_FIGURE}|{_SMALL})\s(?:decade|year|month|week|day|quarter)s\b(?!\sold|-old)
    | (?:the\s)?(?:(?:early|late|mid)[\s-])?(?:1[5-9]|20)\d0s\b
    | (?:the\s)?(?:early\s|late\s|mid-)?['’]?[1-9]0s\b
    | (?:{_BEFORE_YEAR}|(?<=\()){_YEAR}(?:[-–](?:{_YEAR}|\d\d))?\b(?!,\d|\s[a-z]+s\b)
    | [Tt]oday\b | [Yy]esterday\b | [Tt]omorrow\b
    )""",
    re.VERBOSE,
)

_NUMBER_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_MEASURE = (
    r"(?:percent|per\scent|percentage\spoints?|cents?|dollars?|euros?|pounds?|yuan|rubles?|roubles?|rupees?|yen"
    r"|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|feet|foot|inch(?:es)?|acres?|hectares?|tons?|tonnes?|kg"
    r"|kilograms?|gallons?|lit(?:er|re)s?|barrels?|degrees|mph|hours?|minutes?|seconds?)"
)
_INDEFINITE = r"dozens|scores|tens|hundreds|thousands|millions|billions"
_QUANTITY = re.compile(
    rf"""(?<![\w.,/-])(?:(?i:{_APPROXIMATE})\s)?(?:
      (?:US|C|A|HK)?[$€£¥₹]\s?\d[\d,]{{0,20}}(?:\.\d+)?(?:\s?(?:{_SCALE}|bn|m|k|tn)\b)?(?:[-–]\d[\d,.]{{0,20}})?
    | \d[\d,]{{0,20}}(?:\.\d+)?(?:\s?%|(?:\s{_SCALE}\b)?(?:[\s-]{_MEASURE}\b)?)(?![\w/:]|[-–]\d|\s?[ap]\.?m\b)
    | (?i:(?:an?\s|one\s|several\s)?(?:\b{_NUMBER_WORD}\s)?\b{_SCALE}\b(?:\s{_SCALE}\b)?(?:\s{_MEASURE}\b)?)
    | (?i:{_NUMBER_WORD})(?:\s{_MEASURE})?\b(?!-)
    | (?:{_INDEFINITE}|Dozens|Scores|Hundreds|Thousands|Millions|Billions)(?:\sof\s(?:thousands|millions))?\b
    | (?:one|two|three|a)[-\s](?:thirds?|quarters?|fifths?|tenths?)\b(?=\sof\b|\s|,)
    | half(?=\sof\s|\sa\s)(?:\sa\s{_SCALE})?
    )""",
    re.VERBOSE,
)


def dates(text: str, start: int, end: int) -> list[Span]:
    """The dates, points in time and durations in `text[start:end]`, in order."""
    found = []
    for match in _DATE.finditer(text, start, end):
        begin, stop = match.span()
        while begin < stop and text[begin].isspace():
            begin += 1
        if text[begin : begin + 4].lower() == "the ":
            begin += 4
        found.append(Span(begin, stop))
    return found


def quantities(text: str, start: int, end: int) -> list[Span]:
    """The numbers with their scale and measure in `text[start:end]`, in order; dates are among them."""
    found = []
    for match in _QUANTITY.finditer(text, start, end):
        begin, stop = match.span()
        while stop > begin and text[stop - 1] in ",. \n":
            stop -= 1
        if begin < stop:
            found.append(Span(begin, stop))
    return found
