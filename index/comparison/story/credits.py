"""Which agencies, papers and stations an article names as the sources of what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Article, Sentence, SentenceKind, Span
from index.comparison.reading.outlets import DESCRIPTION, SHORT, WIRE, WIRES, is_medium, outlet_names

_BETWEEN = (
    r"(?:(?:the|The|a|an|its|in|state|local|private|public|official|semi-official|national|independent|state-run"
    r"|state-owned|news|press|agency|broadcaster|newspaper|tabloid|channel|television|radio|network|website"
    r"|wire|service|daily|weekly|magazine|outlet|[A-Z][a-z]+(?:n|sh|se|i|ch|[’']s))\s+){0,5}[“\"‘']?"
)
_BEFORE = re.compile(
    rf"""
    (?:\btold | \btells | \btelling | \b(?:spoke|talked)\ (?:to|with)
     | \b[Ss]peaking\ (?:(?:\w+day|later|earlier)\ )?(?:to|with|on)
     | \b[Ii]nterview(?:ed)?\ (?:\w+day\ )?(?:\w+\ )?(?:with|by|to|on|published\ (?:in|by))
     | \b(?:statement|comment(?:ed|s)?|said|added|confirmed|message|letter|e-?mail)\ to
     | \b[Aa]ccording\ to | \b[Cc]it(?:ed|ing) | \bquoting
     | \b(?:reports?|story|article|op-ed|column|essay|poll|investigation)\ (?:published\ )?(?:by|from|in|on)
     | \b(?:quoted|reported|obtained|seen|reviewed|published|posted|released|identified|shared|aired|compiled
        |verified|viewed|carried|broadcast)\ by
     | \b(?:said|says|appear(?:ed|ing|ance))\ (?:\w+\ ){{0,2}}on
     | \bwrote\ (?:\w+day\ )?in | \(via | \((?:reported|first\ reported)\ by)\s+
    {_BETWEEN}\Z
    """,
    re.VERBOSE,
)
_INVERTED = re.compile(rf"[,”\"]\s+(?:first\s+)?(?:reports|reported|says|writes|wrote|notes)\s+{_BETWEEN}\Z")
"""Who reports, behind what is reported; nothing but a mark follows the name."""

_ENDS = re.compile(r"[”\"’']?(?:[.,;:)]|\s*\Z|\n)")
_OPTIONAL = (
    rf"[”\"’']?\s+(?:(?:state\s+)?{DESCRIPTION}\s+|agency\s+|TV\s+|television\s+|radio\s+)?"
    r"(?:has\s+|had\s+|later\s+|also\s+|first\s+|previously\s+|then\s+|on\s+\w+day\s+|\w+day\s+){0,2}"
)
_AFTER = re.compile(
    rf"{_OPTIONAL}(?:reported|reports|quoted|quotes|cited|cites|wrote|writes|revealed|notes|noted|explains"
    r"|recalled|learned|obtained|estimated|broke\s+the\s+(?:news|story))\b"
    r"|,?\s+which\s+(?:first\s+)?(?:reported|broke|obtained)\b"
    r"|\s+(?:report|story|article|investigation|op-ed|exclusive|interview|dispatch|review\s+of)\b"
    r"|[’']s?\s+(?:[A-Z][\w.’'-]+\s+){1,3}(?:first\s+|has\s+|had\s+)?(?:reported|reports|writes|wrote|notes)\b"
    r"|\s+(?:reporter|correspondent|columnist|journalist)s?\s+(?:[A-Z][\w.’'-]+\s+){2,3}"
    r"(?:found|reported|reports|wrote|writes|saw|said)\b"
    r"|\s+(?:reporter|correspondent|journalist|photographer|witness|cameraman|team|crew)(?:s|es)?\s+"
    r"(?:saw|said|reported|counted|heard|witnessed|at\s+the\s+scene|on\s+the\s+(?:scene|ground)|there)\b"
)
_WIRE_AFTER = re.compile(
    rf"{_OPTIONAL}(?:said|says|adds|added)\b(?!\s+(?:it|its|they|their|in\s+a\s+statement)\b)"
)
"""What an agency says of itself it does not report."""
_AND = re.compile(r"(?:,|,?\s+(?:and|or)|/)\s*(?:the\s+|The\s+)?\Z")
_CREDIT_LINE = re.compile(
    r"\bcontributed to this (?:report|story|article)|\bwith (?:agency )?inputs? from|\bwith files from"
    r"|\bsource\s*:|\badditional reporting|\bwith (?:additional )?reporting (?:by|from)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed to this\b|\bwith (?:agency )?inputs?\b|\bwith files\b|\b(?:additional|with) reporting\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\A\s*(?:by|from)\b", re.IGNORECASE)
_SIGNED = re.compile(
    rf"\A[\W_]*(?:(?:Copyright|©|\(c\)|\d{{4}}|Source)\W+)*(?:[Tt]he\s+)?(?:{WIRES})"
    rf"(?:(?:\W+|\s+and\s+)(?:[Tt]he\s+)?(?:{WIRES}))*\W*(?:All rights reserved\W*)?\Z"
)
"""A line of nothing but an agency's name."""

_DATELINE = re.compile(
    r"\A(?:[^!?\n“\"]{0,60}?\((?P<dash>[A-Z][\w /’'.-]{1,30}|dpa)\)\.?\s*[-–—:]"
    r"|(?:[A-Z][\w.’'-]*[ ,]+|\d{1,2}[ ,.]+){0,8}"
    r"(?:\((?P<open>[A-Z][\w /’'.-]{1,30})\)\s*(?=[A-Z“\"\d])|/(?P<slash>\w+)/))"
)
_CLOSING = re.compile(r"\s\((?P<outlet>[^()]{2,30})\)[.\s”\"]*\Z")
"""An agency in brackets behind a sentence; behind a name they hold its short form."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that an article names as the source of a passage, or (`whole`) of all of it.

    `outlet` is its full name where the article gave that before: "the Times" of a Seattle Times.
    """

    outlet: str
    span: Span
    whole: bool
    shared: bool = False
    """Whether the outlet only contributed to the article: nothing says which passage is its own."""


def credits(article: Article) -> tuple[Credit, ...]:
    """The outlets that an article credits, in text order.

    A passage is credited by "told X", "X reported", "according to X", "(X)" at its end, the whole article by
    its dateline ("KABUL (X) —"), a line of credits or an agency's name as a line. Pictures' credits say
    nothing of the text.
    """
    text = article.text
    full: dict[str, str] = {}
    found: dict[Span, Credit] = {}
    body = next((each for each in article.reporting if each.kind is SentenceKind.BODY), None)
    for sentence in article.sentences:
        if sentence.kind.reports:
            dated = _dateline(text, sentence) if sentence == body else ()
            credited = (*dated, *_signed(text, sentence), *_in_passage(text, sentence, full))
        elif sentence.kind is not SentenceKind.CAPTION:
            credited = (*_signed(text, sentence), *_in_credit_line(text, sentence, full))
        else:
            continue
        for credit in credited:
            found.setdefault(credit.span, credit)
    return tuple(sorted(found.values(), key=lambda credit: credit.span))


def _dateline(text: str, sentence: Sentence) -> Iterator[Credit]:
    match = _DATELINE.match(sentence.span.of(text))
    if match is None:
        return
    start = sentence.span.start + match.start(match.lastgroup or "")
    for outlet in match[match.lastgroup or ""].split("/"):
        if is_medium(outlet):
            yield Credit(outlet, Span(start, start + len(outlet)), True)
        start += len(outlet) + 1


def _signed(text: str, sentence: Sentence) -> Iterator[Credit]:
    """The agencies that a line consists of, or that stand in brackets behind a sentence."""
    line = sentence.span.of(text)
    if _SIGNED.match(line):
        for match in WIRE.finditer(line):
            start = sentence.span.start + match.start()
            yield Credit(match[0], Span(start, start + len(match[0])), True)
    elif (closing := _CLOSING.search(line)) and WIRE.fullmatch(closing["outlet"]):
        if line[: closing.start()].rpartition(" ")[2][:1].isupper():
            return
        start = sentence.span.start + closing.start("outlet")
        yield Credit(closing["outlet"], Span(start, start + len(closing["outlet"])), False)


def _in_credit_line(text: str, sentence: Sentence, full: dict[str, str]) -> Iterator[Credit]:
    line = sentence.span.of(text)
    if _CREDIT_LINE.search(line) or _BYLINE.match(line):
        shared = _CONTRIBUTED.search(line) is not None
        for span in outlet_names(text, sentence.span):
            yield Credit(_full_name(span.of(text), full), span, True, shared)


def _in_passage(text: str, sentence: Sentence, full: dict[str, str]) -> Iterator[Credit]:
    """The outlets that a sentence credits, each as it reports or as it is told."""
    names = [(span, _full_name(span.of(text), full)) for span in outlet_names(text, sentence.span)]
    end = sentence.span.end
    credited = [_credits(text, span, end) for span, _ in names]
    for at in range(len(names)):
        # "Reuters and TASS reported", "told Reuters and the AP"
        if at and not credited[at] and credited[at - 1] and _joined(text, names[at - 1][0], names[at][0]):
            credited[at] = _ENDS.match(text, names[at][0].end, end) is not None
    for at in range(len(names) - 2, -1, -1):
        if credited[at + 1] and _joined(text, names[at][0], names[at + 1][0]):
            credited[at] = True
    for (span, outlet), counts in zip(names, credited, strict=True):
        if counts:
            yield Credit(outlet, span, False)


def _joined(text: str, one: Span, other: Span) -> bool:
    return _AND.fullmatch(text, one.end, other.start) is not None


def _credits(text: str, name: Span, end: int) -> bool:
    before = text[max(0, name.start - 90) : name.start].replace("\n", " ")
    if _BEFORE.search(before) or _AFTER.match(text, name.end, end):
        return True
    if _INVERTED.search(before) and _ENDS.match(text, name.end):
        return True
    return WIRE.fullmatch(name.of(text)) is not None and _WIRE_AFTER.match(text, name.end, end) is not None


def _full_name(name: str, full: dict[str, str]) -> str:
    """The name, or the longer one that the article gave before and that ends in it."""
    name = " ".join(name.split())
    short = name.removeprefix("The ").removeprefix("the ")
    if " " in short:
        full[short.rpartition(" ")[2]] = name
        return name
    return full.get(short, name) if re.fullmatch(SHORT, short) else name
