"""Dates and quantities: expressions found by their form, without knowing any name.

The convention is that of OntoNotes' DATE and CARDINAL/PERCENT/MONEY/QUANTITY: a span takes in what modifies
the number ("more than 1,000", "nearly half"), its scale and its unit of measure, currency or percent, and
not the thing counted ("troops").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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

_POINT = rf"(?:{_YEAR}|{_MONTH_NAME}|(?:the|this|that|last|next)\s(?:{_SEASON}|{_UNIT})|{_SEASON}|{_DAY})"
_PART = (
    r"(?:end|beginning|start|middle|rest|remainder|close|first\shalf|second\shalf|eve|turn"
    r"|(?:last|first|final|second|third)\s(?:(?:two|three|four|six)\s)?(?:day|week|weekend|month|quarter|year|decade)s?)"
)
_HOLIDAY = (
    r"(?:Christmas(?:\s(?:Day|Eve))?|New\sYear['’]s(?:\s(?:Day|Eve))?|(?:Labor|Memorial|Independence|Veterans|Election"
    r"|Inauguration|Earth|Valentine['’]s|Mother['’]s|Father['’]s|St\.\sPatrick['’]s|Presidents?['’]?|Boxing|May)\sDay"
    r"|(?:Good|Black)\sFriday|(?:Easter|Palm)\sSunday|Super\sTuesday|Easter|Thanksgiving|Halloween|Ramadan|Hanukkah"
    r"|Passover|Yom\sKippur|Fourth\sof\sJuly)"
)

_DATE = re.compile(
    rf"""\b(?:
      (?:(?:early|late|mid|last|next|this)[\s-])?{_MONTH}(?:,?\s(?:of\s)?{_YEAR}\b
      |\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s{_YEAR}\b)?)
    | \d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}\b)?
    | \d{{4}}-\d\d-\d\d\b | \d{{1,2}}/\d{{1,2}}/(?:19|20)?\d\d\b | 9/11\b
    | {_HOLIDAY}(?!\w)
    | {_PART}\sof\s{_POINT}\b
    | (?:earlier|later|sometime)\s(?:this|last|that|next|in\sthe)\s(?:{_UNIT}|{_SEASON})\b
    | (?:last|next|this)\s{_DAY}\b | {_DAY}s?\b
    | (?:(?:early|late|mid|last|next|this)[\s-])?{_SURE_MONTH}\b
    | (?:last|next|this|late|early|mid)[\s-](?:March|May)\b
    | (?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Bb]y\s)|(?<=[Uu]ntil\s)
      |(?<=through\s)|(?<=from\s)|(?<=between\s))(?:March|May)\b
    | (?<![a-z]\s)March(?=\s(?:was|is|has|had|saw|brought|marked|will)\b)
    | (?:the\s)?(?:last|past|next|previous|following)\s(?:{_COUNT}\s)?(?:fiscal\s)?{_UNIT}s?\b
    | (?:[Tt]his|[Tt]hat|(?<=the\s)same)\s(?:year|month|week|weekend|quarter|decade|century|{_SEASON})\b
    | (?:the\s)(?:weekend|new\syear)\b
    | (?:(?:early|late|mid|last|next)[\s-])?{_SEASON}(?:\sand\s(?:early\s|late\s)?{_SEASON})?
      \s(?:of\s)?{_YEAR}\b
    | (?:coming|upcoming)\s(?:year|month|week|decade)\b
    | (?:last|next)\s{_SEASON}\b
    | (?:first|second|third|fourth)[\s-]quarter\b(?:\sof\s{_POINT}\b)?
    | fiscal\s(?:year\s)?{_YEAR}\b
    | (?:(?i:{_APPROXIMATE})\s)?(?i:{_COUNT})\s(?:more\s|full\s)?{_UNIT}s?\s(?:ago|earlier|later|before)\b
    | (?:(?i:{_APPROXIMATE})\s)?(?:{_FIGURE}|(?i:{_SMALL}|several|couple\sof))\s
      (?:more\s|full\s|final\s|straight\s|consecutive\s|long\s|whole\s|fiscal\s|calendar\s)?
      (?:decade|year|month|week|weekend|day|quarter|centurie)s\b(?!\sold|-old)
    | (?:{_FIGURE}|(?i:{_SMALL}))-(?:decade|year|month|week|day|century)\b(?!-)
    | (?:(?i:{_APPROXIMATE})\s)?(?:an?|one|half\sa)\s(?:decade|year|month|week|century)\b(?![-’'])
    | (?:the\s)?(?:(?:early|late|mid)[\s-])?(?:1[5-9]|20)\d0s\b
    | (?:the\s)?(?:early\s|late\s|mid-)?['’]?[1-9]0s\b
    | (?:{_BEFORE_YEAR}|(?<=\()){_YEAR}(?:[-–](?:{_YEAR}|\d\d))?\b(?!,\d|\s[a-z]+s\b)
    | (?<![\w$€£.,/#:-])(?<!than\s)(?<!about\s)(?<!least\s)(?<!some\s)(?<!over\s)(?<!nearly\s)(?<!No\.\s)
      (?:19|20)\d\d\b(?:[-–](?:19|20)?\d\d\b)?(?![,.:/]\d|[%\w-]|\s(?:[a-z]+s|(?:people|men|women|children|percent|per|million|billion|square|miles))\b)
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
    r"|square[\s-](?:miles?|f(?:oo|ee)t|kilomet(?:er|re)s?|met(?:er|re)s?)|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|feet|foot|inch(?:es)?|acres?|hectares?|tons?|tonnes?|kg"
    r"|kilograms?|gallons?|lit(?:er|re)s?|barrels?|degrees|mph|hours?|minutes?|seconds?)"
)
_INDEFINITE = r"[Dd]ozens|[Tt]ens|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions"
_QUANTITY = re.compile(
    rf"""(?<![\w.,/:#-])(?:(?i:{_APPROXIMATE})\s)?(?:
      (?:US|C|A|HK)?[$€£¥₹]\s?\d[\d,]{{0,20}}(?:\.\d+)?(?:\s?(?:{_SCALE}|bn|m|k|tn)\b)?(?:[-–]\d[\d,.]{{0,20}})?
    | (?:(?i:one|{_NUMBER_WORD})|\d{{1,3}})\s(?:in|out\sof)\s(?:every\s)?(?:{_NUMBER_WORD}|\d{{1,3}})\b
      (?!,?\d|\s{_MEASURE}|\s(?:year|month|week|day|decade)s?\b)
    | \d[\d,]{{0,20}}(?:\.\d+)?(?:\s?%|(?:\s{_SCALE}\b)?(?:[\s-]{_MEASURE}\b)?)(?![\w/:]|[-–]\d|\s?[ap]\.?m\b)
    | (?i:(?:an?\s|one\s|several\s)?(?:\b{_NUMBER_WORD}\s)?\b{_SCALE}\b(?:\s{_SCALE}\b)?(?:\s{_MEASURE}\b)?)
    | (?i:{_NUMBER_WORD})(?:\s{_MEASURE})?\b(?!-)
    | (?:{_INDEFINITE}|[Ss]cores(?=\sof\s))(?:\sof\s(?:thousands|millions))?\b
    | (?:one|two|three|a)[-\s](?:thirds?|quarters?|fifths?|tenths?)\b(?=\sof\b|\s|,)
    | half(?=\sof\s|\sa\s)(?:\sa\s{_SCALE})?
    )""",
    re.VERBOSE,
)


# "Channel 4", "No. 2", "Section 230": the number is part of what it numbers and counts nothing.
_NUMBERED = re.compile(
    r"\b(?:No|Nos|Vol|Number|Route|Highway|Interstate|Section|Article|Chapter|Flight|Title|Resolution|Channel|Gate|Room"
    r"|District|Precinct|Phase|Tier|Unit|Area|Episode|Season|Volume|[Pp]age|Proposition|Prop|Amendment|Type|Level|Game"
    r"|Group|Pier|Building|Act|Grade|[Aa]ged?|[Aa]ges)\.?\s\Z"
)
_AGE_BEFORE = re.compile(r"[A-Z][\w’'.-]*,\s\Z")
_AGE_AFTER = re.compile(r"(?:,|\.(?:\s|\Z)|\)|\s\(|\sand\s[A-Z])")
_OLD = re.compile(r"[\s-](?:years?|months?|days?|weeks?)[\s-](?:old|of\sage)\b|\s(?:years?-olds?)\b")


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (word, word.capitalize()))


_DATE_WORDS = _forms(
    """decade year month week weekend day century quarter decades years months weeks weekends days
    centuries quarters spring summer fall autumn winter today yesterday tomorrow monday tuesday
    wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays january february march april may june july august september october november
    december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sept sept. sep sep.
    oct oct. nov nov. dec dec. christmas easter thanksgiving halloween ramadan hanukkah passover
    kippur"""
)
_QUANTITY_WORDS = _forms(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million billion trillion dozen dozens scores tens hundreds thousands millions
    billions third thirds quarter quarters fifth fifths tenth tenths half"""
)


def sentences_with_numbers(words: Sequence[str], numbers: Sequence[int]) -> tuple[set[int], set[int]]:
    """The sentences that may hold dates and those that may hold quantities, by a look at each token.

    `words` and `numbers` are the tokens and their sentences. A look in a set is far cheaper than the
    expressions, which most sentences cannot match.
    """
    dated: set[int] = set()
    counted: set[int] = set()
    for word, number in zip(words, numbers, strict=True):
        if word < ":":
            dated.add(number)
            counted.add(number)
            continue
        if word in _DATE_WORDS:
            dated.add(number)
        if word in _QUANTITY_WORDS:
            counted.add(number)
    return dated, counted


def _named_after_year(text: str, begin: int, stop: int) -> bool:
    """Whether a year is part of a name: "the 2018 Farm Bill"."""
    return (
        stop - begin == 4
        and text[begin:stop].isdigit()
        and text[begin - 4 : begin].lower() == "the "
        and text[stop + 1 : stop + 2].isupper()
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
        if text[begin:stop] == "Today" and text[begin - 2 : begin - 1].isalnum() and begin > start:
            continue
        if _named_after_year(text, begin, stop):
            continue
        found.append(Span(begin, stop))
    return found


def quantities(text: str, start: int, end: int) -> list[Span]:
    """The numbers with their scale and measure in `text[start:end]`, in order; dates are among them.

    Left out are numbers that count nothing: ages, and those that are part of a name ("Section 12").
    """
    found = []
    for match in _QUANTITY.finditer(text, start, end):
        begin, stop = match.span()
        while stop > begin and text[stop - 1] in ",. \n":
            stop -= 1
        if begin == stop or _OLD.match(text, stop):
            continue
        if stop - begin <= 4 and text[begin:stop].isdigit():
            before = text[max(start, begin - 30) : begin]
            if _NUMBERED.search(before) or _named_after_year(text, begin, stop):
                continue
            if stop - begin <= 2 and _AGE_BEFORE.search(before) and _AGE_AFTER.match(text, stop):
                continue
        found.append(Span(begin, stop))
    return found
