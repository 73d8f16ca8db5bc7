"""Splits running prose into sentences, as spans of the verbatim text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Span
from index.text.run_together import run_together

TITLES = frozenset(
    """
    mr mrs ms mx dr prof gen lt col maj capt cpl sgt cmdr adm brig pvt sen sens rep reps gov rev hon pres supt
    insp fr msgr st mt ft messrs vs cf approx dept art fig vol pp no nos
    bzw mio mrd tsd mld godz vgl sog evtl ggf inkl hr dhr mevr drs sra sres dra dott ing avv mme им ул акад
    ген обл вул
    """.split()
)
"""Abbreviations that a capital or a number follows inside a sentence; they never end one."""

MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})

STATES = frozenset(
    """
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore
    pa tenn tex vt va wash wis wyo ont que
    """.split()
)
"""States and provinces as datelines shorten them; the agency in brackets behind one begins no sentence."""

CLOSERS = frozenset(
    """
    inc corp ltd co bros jr sr etc ave blvd rd est al plc llc am pm a.m p.m ph.d ee.uu usw руб тыс млн млрд
    """.split()
)
"""Abbreviations that may end a sentence; they do where a word follows that only begins sentences."""

_GERMAN_MONTHS = frozenset(
    "januar jänner februar märz april mai juni juli august september oktober november dezember".split()
)
_GERMAN_ARTICLES = frozenset("der die das dem den des am vom zum zur im beim ins".split())
"""Behind one, a number with a point is an ordinal: "der 3. Verhandlungstag"."""

STARTERS = frozenset(
    """
    the a an in on at but and or it its he she they we i you his her their our this that these those there
    here when while after before as if for from with by to of since although though however meanwhile no not
    one two some many most several both all who what where why how according last earlier later also even
    still yet so then once under over during despite because until among between
    """.split()
)
"""Function words: capitalised, they begin a sentence rather than continue a name."""

SPEECH = (
    "said|says|asked|asks|told|added|wrote|writes|replied|announced|warned|insisted|explained|shouted|tweeted"
    "|declared"
)

QUOTED_SENTENCE_LIMIT = 320
"""Code points up to which a quotation of several sentences stays with its attribution as one sentence."""

# With one set of characters at its beginning, it is found several times as fast.
_END = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])[.!?…]+)?[\"”’»')\]」』）】]*"
    r"(?:(?:[“«]|[ \u00a0\u2009\u202f]»)(?=[\s,;:.!?)]|\Z))?"
)
"""German closes a quotation with “ or «, French with » behind a blank; before a letter these open one."""
_WIDE_ENDS = "。！？"
"""Chinese and Japanese put no space between sentences."""
_CLOSED_BY = {'"': '"”', "“": '"”', "„": '“”"', "«": "»", "»": "«"}
_QUOTATION_MARK = re.compile('["“”„«»]')
_NEXT = re.compile(r"\s*((?:[\"“„‘»'(\[]|«[ \u00a0\u2009\u202f]?)*)(\S)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘«'—–]+\Z")
_WORD_AFTER = re.compile(r"\s*[\"“„‘«»'(\[]*([^\W_]+)")
_GLUED = re.compile(r"[^\W\d_]{2,}[.!?]+[\"”’]*\Z")
_JOINT = re.compile(r"([-/])")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_SIGNED = re.compile(r"\s+[—–-]{1,2}\s*[^\n@]{2,60}\(@\w{1,15}\)")
"""Who posted what stands before, "— Ana Ruiz (@anaruiz) May 3, 2021"."""
_ATTRIBUTION = re.compile(rf"\s+(?:[A-Z][\w’'.-]*\s+){{1,4}}(?:{SPEECH})\b")
_SPEECH_AFTER = re.compile(rf"[\s,]+(?:(?:[\w’'.-]+\s+){{0,4}}(?:{SPEECH})\b|[a-z])")


def sentence_spans(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph, trimmed of white space, in order.

    Abbreviations (U.S., Sept., Gen.) do not end a sentence, nor do titles of other pages run together with a
    name in it, and a quotation stays with its attribution.
    Together the spans cover every character of `within` but white space.
    """
    cuts = list(_cuts(text, within))
    spans = []
    start = within.start
    for end in [*cuts, within.end]:
        trimmed = trim(text, Span(start, end))
        if len(trimmed):
            spans.append(trimmed)
        start = end
    return tuple(spans)


def trim(text: str, span: Span) -> Span:
    """The span without white space and byte order marks at its ends; empty where nothing is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return Span(start, end)


def _cuts(text: str, within: Span) -> Iterator[int]:
    links = run_together(text, within.start, within.end)
    quotations = _quotations(text, within)
    sentence_start = within.start
    upcoming = 0
    for match in _END.finditer(text, within.start, within.end):
        if match.end() >= within.end or not _ends_sentence(text, sentence_start, match, within.end):
            continue
        if links and any(link.start <= match.start() < link.end for link in links):
            continue
        while upcoming < len(quotations) and quotations[upcoming].end <= match.start():
            upcoming += 1
        if upcoming < len(quotations) and quotations[upcoming].start < match.start():
            quotation = quotations[upcoming]
            if match.end() < quotation.end and _stays_whole(text, sentence_start, quotation):
                continue
        yield match.end()
        sentence_start = match.end()


def _quotations(text: str, within: Span) -> list[Span]:
    """Spans from opening to closing double quotation mark, in English, German or French; an unclosed mark
    opens nothing."""
    found = []
    start, closed_by = -1, ""
    for match in _QUOTATION_MARK.finditer(text, within.start, within.end):
        mark = match.group()
        if start >= 0 and mark in closed_by:
            found.append(Span(start, match.end()))
            start = -1
        elif (
            start < 0 and mark in _CLOSED_BY and (mark != "»" or text[match.end() : match.end() + 1].strip())
        ):
            start, closed_by = match.start(), _CLOSED_BY[mark]
    return found


def _stays_whole(text: str, sentence_start: int, quotation: Span) -> bool:
    short = quotation.end - min(sentence_start, quotation.start) <= QUOTED_SENTENCE_LIMIT
    introduced = text[sentence_start : quotation.start].rstrip().endswith((",", ":", "，", "："))
    return short and (introduced or _SPEECH_AFTER.match(text, quotation.end) is not None)


def _ends_sentence(text: str, sentence_start: int, match: re.Match[str], limit: int) -> bool:
    following = _NEXT.match(text, match.end(), limit)
    if following is None:
        return True
    spaced = following.end() - 1 - len(following.group(1)) > match.end()
    first = following.group(2)
    if not spaced:
        if match.group()[0] in _WIDE_ENDS:
            return True
        return _glued_sentences(text, match, limit)
    capital = first.isalpha() and not first.islower()
    if not (capital or first.isdigit() or following.group(1)):
        begins = first in "•·‣▪*–—-$€£@#" and not match.group().startswith(".")
        return begins and not (first in "–—-" and _SIGNED.match(text, match.end(), limit))
    marks = match.group()
    if following.group(1) and first.islower():
        return False
    if marks[0] in "!?":
        closed = marks[-1] in "\"”“’»«'"
        return not (closed and _ATTRIBUTION.match(text, match.end(), limit))
    if marks[0] != "." or marks.startswith(".."):
        return True
    return not _abbreviates(text, sentence_start, match, limit)


def _glued_sentences(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether two sentences run together without a space ("said.The"), as on badly extracted pages."""
    window = text[max(0, match.start() - 24) : match.end()]
    if not _GLUED.search(window) or "://" in window or "@" in window or "www." in window:
        return False
    following = text[match.end() : min(limit, match.end() + 3)]
    return len(following) >= 2 and following[0].isupper() and (following[1].islower() or following[1] == " ")


def _abbreviates(text: str, sentence_start: int, match: re.Match[str], limit: int) -> bool:
    if len(match.group()) > 1 and match.group()[-1] in '"”“»«':
        return False
    before = _WORD_BEFORE.search(text, max(sentence_start, match.start() - 24), match.start())
    if before is None:
        return False
    word = before.group().lower()
    if "-" in word or "/" in word:
        word = _joined_to(word)
    after = _WORD_AFTER.match(text, match.end(), limit)
    follower = after.group(1) if after else ""
    starts_anew = follower.lower() in STARTERS
    if word.isdigit() and len(word) < 3 and _is_ordinal(text, before.start(), follower):
        return True
    if word in TITLES:
        return word not in {"no", "st", "art", "fig"} or not starts_anew
    if word in MONTHS:
        return follower[:1].isdigit()
    if word in STATES:
        return text[match.end() : limit].lstrip()[:1] == "("
    if word in CLOSERS:
        return not starts_anew
    if len(word) == 1 and word.isalpha() and word != "i":
        return True
    return _INITIALS.fullmatch(word) is not None and not starts_anew


def _is_ordinal(text: str, start: int, follower: str) -> bool:
    """Whether a number with a point goes on as in German: "am 5. Juli", "die 3. Runde"."""
    near = max(0, start - 12)
    before = _WORD_BEFORE.search(text[near:start].rstrip())
    word = before.group().lower() if before else ""
    if word in _GERMAN_ARTICLES:
        return follower.lower() not in STARTERS
    return follower.lower() in _GERMAN_MONTHS and word.rstrip(".")[:3] not in MONTHS


def _joined_to(word: str) -> str:
    """The abbreviation at the end of a joined word ("then-sen", "ex-u.s", "photo/j"), or the word."""
    *_, sign, last = _JOINT.split(word)
    initial = sign == "/" and len(last) == 1
    return last if initial or last in TITLES or _INITIALS.fullmatch(last) else word
