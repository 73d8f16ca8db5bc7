"""Dates and quantities: expressions found by their form, without knowing any name.

The convention is that of OntoNotes' DATE and CARDINAL/PERCENT/MONEY/QUANTITY: a span takes in what modifies
the number ("more than 1,000", "nearly half"), its scale and its unit of measure, currency or percent, and
not the thing counted ("troops").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Span
from index.entities.recognition.beginnings import DATE_BEGINS, QUANTITY_BEGINS
from index.entities.recognition.idle_numbers import counts_nothing, is_part_of_name

_MONTH_NAME = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SURE_MONTH = r"(?:January|February|April|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{_MONTH_NAME}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = r"(?:decade|year|month|week|weekend|day|century|centurie|quarter)"
_NUMBER_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_SMALL = rf"{_NUMBER_WORD}(?:(?:-|\s)and(?:-|\s)a(?:-|\s)half)?"
_FIGURE = r"\d[\d,.]{0,20}"
_COUNT = rf"(?:{_FIGURE}|an?|one|{_SMALL}|several|few|many|couple\sof)"
# The word between "last" and "weeks": which one does not matter.
_ANY = r"(?:couple\sof|(?!(?:the|that|this|each|every|his|her|its|our|for|over)\b)[a-z]{3,12})"
_APPROXIMATE = (
    r"(?:(?:no\s)?(?:more|less|fewer)\sthan|at\s(?:least|most)|up\sto|as\s(?:many|much|few|little)\sas|close\sto|about|around|nearly|almost"
    r"|(?<!took\s)(?<!take\s)(?<!taken\s)(?<!taking\s)over|roughly|some|approximately|an\sestimated)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_BEFORE_YEAR = "|".join(
    rf"(?<={word}\s)"
    for word in "in In since Since by By of early late during until from before after the and".split()
)
_SEASON = r"(?:spring|summer|fall|autumn|winter)"

_POINT = (
    rf"(?:{_YEAR}|{_MONTH}(?:,?\s{_YEAR})?|(?:the\s)?(?:1[5-9]|20)\d0s"
    rf"|(?:the|this|that|last|next)\s(?:{_SEASON}|{_UNIT})|{_SEASON}|{_DAY})"
)
_PART = (
    r"(?:end|beginning|start|middle|rest|remainder|close|first\shalf|second\shalf|eve|turn"
    r"|(?:last|first|final|second|third)\s(?:(?:two|three|four|six)\s)?(?:day|week|weekend|month|quarter|year|decade)s?)"
)
_HOLIDAY = (
    r"(?:Christmas(?:\s(?:Day|Eve))?|New\sYear['’]s(?:\s(?:Day|Eve))?|(?:Labor|Memorial|Independence|Veterans|Election"
    r"|Inauguration|Earth|Valentine['’]s|Mother['’]s|Father['’]s|St\.\sPatrick['’]s|Presidents?['’]?|Boxing|May|Columbus"
    r"|Martin\sLuther\sKing(?:,?\sJr\.)?|MLK|Bastille|Canada|Australia|Armistice|Remembrance|Victory|Patriot['’]?s?|Flag)\sDay"
    r"|(?:Ash\sWednesday|Cyber\sMonday|Lent|Juneteenth|Kwanzaa|Diwali|Rosh\sHashanah|Cinco\sde\sMayo|Eid(?:\sal-(?:Fitr|Adha))?)"
    r"|(?:Good|Black)\sFriday|(?:Easter|Palm)\sSunday|Super\sTuesday|Easter|Thanksgiving|Halloween|Ramadan|Hanukkah"
    r"|Passover|Yom\sKippur|Fourth\sof\sJuly)"
)

_DATE = re.compile(
    # Numbers are held against what may begin with one alone, and words likewise.
    rf"""\b{DATE_BEGINS}(?:
      (?!\d)(?:(?i:early|late|mid|last|next|this)[\s-])?{_MONTH}(?:,?\s(?:of\s)?{_YEAR}\b
      |\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s{_YEAR}\b)?)
    | \d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}\b)?
    | \d{{4}}-\d\d-\d\d\b | \d{{1,2}}/\d{{1,2}}/(?:19|20)?\d\d\b | 9/11\b
    | (?!\d)(?:
    {_HOLIDAY}(?!\w)
    | (?:the\s)?{_PART}\sof\s{_POINT}\b
    | (?i:earlier|later|sometime|early|late)\s(?:this|last|that|next|in\sthe)\s
      (?:{_UNIT}|{_SEASON}|{_MONTH_NAME})\b
    | (?i:early|late|mid)[\s-](?:in\s)?(?:19|20)\d\d\b(?!-)
    )
    | \d{{1,2}}(?:st|nd|rd|th)(?:\sand\s\d{{1,2}}(?:st|nd|rd|th))?[\s-]centur(?:y|ies)\b
    | (?!\d)(?:
    (?:half|quarter)[\s-](?:a\s)?century\b
    | (?i:last|next|this)\s{_DAY}\b | {_DAY}s?\b
    | (?:(?i:early|late|mid|last|next|this)[\s-])?{_SURE_MONTH}\b
    | (?i:last|next|this|late|early|mid)[\s-](?:March|May)\b
    | (?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Bb]y\s)|(?<=[Uu]ntil\s)
      |(?<=through\s)|(?<=from\s)|(?<=between\s))(?:March|May)\b
    | (?<=[Tt]he\s)(?:March|May)(?=\s[a-z])
    | (?<![a-z]\s)March(?=\s(?:was|is|has|had|saw|brought|marked|will)\b)
    | (?:the\s)?(?i:last|past|next|previous|following)\s(?:(?:{_FIGURE}|{_ANY})\s)?(?:fiscal\s)?{_UNIT}s?\b
    | (?i:first|final|coming)\s(?:{_FIGURE}|{_ANY})\s{_UNIT}s\b(?:\sof\s{_POINT}\b)?
    | (?:[Tt]his|[Tt]hat|(?<=the\s)same)\s(?:day|year|month|week|weekend|quarter|decade|century|{_SEASON})\b
    | (?:the\s)(?:weekend|new\syear|(?:spring|summer|winter|autumn)(?!\s(?:and|of)\s))\b
    | (?<=[Ii]n\s)the\sfall\b(?!\sof)
    | (?:(?i:early|late|mid|last|next)[\s-])?{_SEASON}(?:\sand\s(?:early\s|late\s)?{_SEASON})?
      \s(?:of\s)?{_YEAR}\b
    | (?i:coming|upcoming)\s(?:year|month|week|decade)\b
    | (?i:last|next)\s{_SEASON}\b
    | (?i:first|second|third|fourth)[\s-]quarter\b(?:\sof\s{_POINT}\b)?
    | fiscal\s(?:year\s)?{_YEAR}\b
    )
    | (?:(?i:{_APPROXIMATE})\s)?(?i:{_COUNT}|an?\sfew)\s(?:or\s(?:so|more)\s|more\s|full\s)?{_UNIT}s?\s
      (?:ago|earlier|later|before)\b
    | (?:(?i:{_APPROXIMATE})\s)?
      (?:{_FIGURE}(?:\s1/2)?|(?i:{_SMALL}|couple\sof|hundred|(?:an?\s|half\sa\s)?dozen))
      (?:-(?:decade|year|month|week|day|century)\b(?!-)|\s(?:or\smore\s)?(?:(?:more|full|final|straight|consecutive|successive|additional|extra|long|whole|short|fiscal|calendar
      |business|working)\s)?
      (?:decade|year|month|week|weekend|day|quarter|centurie)s\b(?!\sold|-old))
    | (?!\d)(?:(?i:{_APPROXIMATE})\s)?
      (?<!\d\s)(?<!lion\s)(?<!sand\s)(?<!cent\s)(?<!lars\s)(?<!times\s)(?<!once\s)(?<!twice\s)
      (?:an?|one|half\sa)\s(?:full\s|whole\s)?(?:decade|year|month|week|century)\b(?![-’'])(?:\sand\sa\shalf\b)?
    | (?:the\s)?(?:(?i:early|late|mid)[\s-])?(?:1[5-9]|20)\d0s\b
    | (?:the\s)?(?:early\s|late\s|mid-)?['’]?[1-9]0s\b
    | (?=\d)(?:{_BEFORE_YEAR}|(?<=\()){_YEAR}(?:[-–](?:{_YEAR}|\d\d))?\b(?!,\d)
    | (?=\d)(?<![\w$€£.,/#:-])
      (?<!than\s)(?<!about\s)(?<!least\s)(?<!some\s)(?<!over\s)(?<!nearly\s)(?<!No\.\s)
      (?:19|20)\d\d\b(?:[-–](?:19|20)?\d\d\b)?(?![,.:/]\d|[%\w-]|\s(?:percent|per|million|billion|square)\b)
    | [Tt]oday\b | [Yy]esterday\b | [Tt]omorrow\b
    )""",
    re.VERBOSE,
)

_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_MEASURE = (
    r"(?:percent|per\scent|(?:percentage\s)?points?|cents?|dollars?|euros?|pounds?|yuan|rubles?|roubles?|rupees?|yen"
    r"|square[\s-](?:miles?|f(?:oo|ee)t|kilomet(?:er|re)s?|met(?:er|re)s?)|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|feet|foot|inch(?:es)?|acres?|hectares?|tons?|tonnes?|kg"
    r"|kilograms?|gallons?|lit(?:er|re)s?|barrels?|degrees|mph|hours?|minutes?|seconds?)"
)
_QUANTITY = re.compile(
    rf"""(?<![\w.,/:#–-]){QUANTITY_BEGINS}(?:(?i:{_APPROXIMATE})\s)?(?:
      (?=[$€£¥₹UCAH])(?:US|C|A|HK)?[$€£¥₹]\s?\d[\d.,]{{0,12}}[-–][$€£¥₹]?\d[\d.,]{{0,12}}(?:\s?(?:{_SCALE}|bn|m|k|tn)\b)?
    | \d[\d.,]{{0,12}}%?[-–]\d[\d.,]{{0,12}}(?:\s?%|\s?{_SCALE}\b|[\s-]{_MEASURE}\b)
    | (?=[$€£¥₹UCAH])(?:US|C|A|HK)?[$€£¥₹]\s?\d[\d,]{{0,20}}(?:\.\d+)?
      (?:\s?(?:{_SCALE}|bn|m|k|tn)\b)?(?:[-–]\d[\d,.]{{0,20}})?
    | (?:(?i:one|{_NUMBER_WORD})|\d{{1,3}})\s(?:in|out\sof)\s(?:every\s)?(?:{_NUMBER_WORD}|\d{{1,3}})\b
      (?!,?\d|\s{_MEASURE}|\s(?:year|month|week|day|decade)s?\b)
    | \d[\d,]{{0,20}}(?:\.\d+)?(?:km|kg|cm|mm|mph|kph|kmh|lbs?|ft|mg|GB|MB|MW|GW|kW|bn|tn|m)\b
    | \d[\d,]{{0,20}}(?:\.\d+)?(?:\s?%|(?:\s{_SCALE}\b)?(?:[\s-]{_MEASURE}\b)?)
      (?![\w/:]|\.\d|[-–]\d|\s?[ap]\.?m\b|\so[’']clock)
    | (?!\d)
      (?i:(?:an?\s|one\s|several\s)?(?:\b{_NUMBER_WORD}\s)?\b{_SCALE}\b(?:\s{_SCALE}\b)?(?:\s{_MEASURE}\b)?)
    | (?!\d)(?i:{_NUMBER_WORD})(?:[\s-]{_MEASURE})?\b(?!-|\s(?:thirds?|quarters?|fifths?|tenths?)\b)
    | half\sa\s{_SCALE}\b
    | (?i:one)(?:[\s-]{_MEASURE}\b|\b(?=\s(?:person|vote|death|case|seat|officer|soldier|civilian|child
      |student|worker|victim|suspect|man|woman)\b))
    )""",
    re.VERBOSE,
)


_INDEX = re.compile(r"[\d,]*\.\d\d+")
"""A bare number with two decimals is the level of an index or a price, not a count."""
_ORDER = re.compile(r"\b(?:[Rr]ound|[Cc]hapter|[Pp]hase|[Pp]art|[Ss]tage|[Ss]tep|[Dd]ay|[Oo]ption|War)\s\Z")
_OLD = re.compile(
    r"\s(?:or\s\w+\s)?times\b(?!\s(?:more|as|higher|larger|bigger|less|the))|[\s-](?:years?|months?|days?|weeks?)[\s-](?:old|of\sage)\b|\s(?:years?-olds?)\b"
)


_COUNTED = re.compile(
    r"\s(?!(?:as|is|was|has|its|his|this|us|plus|versus|does)\b)([a-z]+s|people|men|women|children)\b"
)
_OFTEN_COUNTED = frozenset(
    """people men women children troops soldiers deaths cases miles feet dollars euros pounds jobs votes
    homes houses victims workers students migrants refugees members tons barrels patients residents""".split()
)
_YEAR_CONTEXT = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]n|of|[Ss]ince|a|an|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|to|for|from|by)|[’']s|[A-Z]\w+)\s\Z"
)


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
    thousand million billion trillion dozen half"""
)


_EITHER = _DATE_WORDS | _QUANTITY_WORDS


def sentences_with_numbers(words: Sequence[str], numbers: Sequence[int]) -> tuple[set[int], set[int]]:
    """The sentences that may hold dates and those that may hold quantities, by a look at each token.

    `words` and `numbers` are the tokens and their sentences. A look in a set is far cheaper than the
    expressions, which most sentences cannot match.
    """
    dated: set[int] = set()
    counted: set[int] = set()
    telling = [pair for pair in zip(words, numbers, strict=True) if pair[0] < ":" or pair[0] in _EITHER]
    for word, number in telling:
        if word < ":" or word in _DATE_WORDS:
            dated.add(number)
        if word < ":" or word in _QUANTITY_WORDS:
            counted.add(number)
    return dated, counted


def _counts(text: str, start: int, begin: int, stop: int) -> bool:
    """Whether what looks like a year counts something: "2014 people", and not "the 2014 elections"."""
    if stop - begin != 4 or not text[begin:stop].isdigit():
        return False
    noun = _COUNTED.match(text, stop)
    return noun is not None and (
        noun[1] in _OFTEN_COUNTED or not _YEAR_CONTEXT.search(text, max(start, begin - 16), begin)
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
        if is_part_of_name(text, start, begin, stop) or _counts(text, start, begin, stop):
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
        if _INDEX.fullmatch(text, begin, stop) or _ORDER.search(text, max(start, begin - 12), begin):
            continue
        if stop - begin <= 4 and text[begin:stop].isdigit() and counts_nothing(text, start, begin, stop):
            continue
        found.append(Span(begin, stop))
    return found
