"""Dates and quantities: expressions found by their form, without knowing any name.

The convention is that of OntoNotes' DATE and CARDINAL/PERCENT/MONEY/QUANTITY: a span takes in what modifies the number ("more
than 1,000", "nearly half"), its scale and its unit of measure, currency or percent, and not the thing counted ("troops").
"""

from __future__ import annotations

import re

from index.article import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = r"(?:decade|year|month|week|weekend|day|century|centurie|quarter)"
_COUNT = r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|several|few|many|couple\sof)"
_APPROXIMATE = (
    r"(?:(?:more|less|fewer)\sthan|at\s(?:least|most)|up\sto|as\s(?:many|much)\sas|about|around|nearly|almost|over|roughly"
    r"|some|approximately|an\sestimated|only|just)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"

_DATE = re.compile(
    rf"""\b(?:
      {_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s{_YEAR}\b)?
    | \d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}\b)?
    | {_MONTH},?\s(?:of\s)?{_YEAR}\b
    | \d{{4}}-\d\d-\d\d\b | \d{{1,2}}/\d{{1,2}}/(?:19|20)?\d\d\b | 9/11\b
    | (?:(?:last|next|this|early|late)\s)?{_DAY}s?\b(?:\s(?:morning|afternoon|evening|night)\b)?
    | (?:(?:early|late|mid|last|next|this|since)[\s-])?(?:January|February|April|June|July|August|September|October|November|December)\b
    | (?:last|next|this|late\s|early\s|mid-)\s?(?:March|May)\b | (?<=[Ii]n\s)(?:March|May)\b | (?<=[Ss]ince\s)(?:March|May)\b
    | (?:(?:the\s)?(?:last|past|next|previous|following|coming)\s(?:{_COUNT}\s)?{_UNIT}s?\b)
    | this\s(?:year|month|week|weekend|quarter|decade|century|spring|summer|fall|autumn|winter)\b
    | (?:last|next)\s(?:spring|summer|fall|autumn|winter|night)\b
    | (?:{_APPROXIMATE}\s)?{_COUNT}\s(?:more\s|full\s)?{_UNIT}s?\s(?:ago|earlier|later|before)\b
    | (?:{_APPROXIMATE}\s)?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)[\s](?:decades|years|months|weeks|days|quarters)\b(?!\sold|-old)
    | (?:the\s)?(?:(?:early|late|mid)[\s-])?(?:1[5-9]|20)\d0s\b | (?:the\s)?(?:early\s|late\s|mid-)?['’]?[1-9]0s\b
    | (?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Bb]y\s)|(?<=of\s)|(?<=early\s)|(?<=late\s)|(?<=during\s)|(?<=until\s)|(?<=from\s)|(?<=before\s)|(?<=after\s)|(?<=the\s)|(?<=\())
      {_YEAR}(?:[-–](?:{_YEAR}|\d\d))?\b(?!,\d)
    | today\b | yesterday\b | tomorrow\b | Today\b | Yesterday\b | Tomorrow\b
    )""",
    re.VERBOSE,
)
_NUMBER_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_MEASURE = (
    r"(?:percent|per\scent|percentage\spoints?|cents?|dollars?|euros?|pounds?|yuan|rubles?|roubles?|rupees?|yen|miles?|kilomet(?:er|re)s?"
    r"|km|met(?:er|re)s?|feet|foot|inch(?:es)?|acres?|hectares?|tons?|tonnes?|kg|kilograms?|gallons?|lit(?:er|re)s?|barrels?|degrees|mph|hours?|minutes?|seconds?)"
)
_QUANTITY = re.compile(
    rf"""(?<![\w.,/-])(?:(?i:{_APPROXIMATE})\s)?(?:
      (?:US|C|A|HK)?[$€£¥₹]\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:{_SCALE}|bn|m|k|tn)\b)?(?:[-–]\d[\d,.]*)?
    | \d[\d,]*(?:\.\d+)?(?:\s?%|(?:\s{_SCALE}\b)?(?:[\s-]{_MEASURE}\b)?)(?![\w/:]|[-–]\d|\s?[ap]\.?m\b)
    | (?i:(?:an?\s|one\s|several\s)?(?:\b{_NUMBER_WORD}\s)?\b{_SCALE}\b(?:\s{_SCALE}\b)?(?:\s{_MEASURE}\b)?)
    | (?i:{_NUMBER_WORD})(?:\s{_MEASURE})?\b(?!-)
    | (?:(?:dozens|scores|tens|hundreds|thousands|millions|billions)|(?:Dozens|Scores|Hundreds|Thousands|Millions|Billions))(?:\sof\s(?:thousands|millions|billions))?\b
    | (?:one|two|three|a)[-\s](?:thirds?|quarters?|fifths?|tenths?)\b(?=\sof\b|\s|,) | half(?=\sof\s|\sa\s)(?:\sa\s{_SCALE})?
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
