"""Where a passage comes from: the agency, paper or station that an article credits for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.article import Article, SentenceKind, Span
from index.comparison.model import Origin
from index.entities.model import EntityType, Mention

_AGENCIES = frozenset(
    " ".join(name.split())
    for name in """
    reuters, ap, associated press, afp, agence france-presse, agence france presse, dpa, tass, itar-tass,
    interfax, ria, ria novosti, xinhua, kyodo, yonhap, ansa, efe, pti, press trust of india, ani, ians, pa,
    pa media, press association, upi, united press international, anadolu, bloomberg, aap, canadian press,
    belga, ctk, pap, ukrinform, unian, irna, fars, tasnim, isna, sana, antara, bernama, ritzau, ntb, lusa,
    agerpres, tanjug, hina, pajhwok, bbc, dw, deutsche welle, cnn, nbc, cbs, abc, pbs, npr, msnbc, cnbc, fox,
    itv, rte, zdf, ard, nhk, rt, sputnik, al jazeera, al arabiya, voa, voice of america, rfe/rl, politico,
    axios, the hill, buzzfeed, vox, le monde, le figaro, der spiegel, spiegel, bild, die welt, el pais,
    la repubblica, corriere della sera, haaretz, ynet, the economist, the atlantic, the new yorker, time,
    newsweek, forbes, huffpost, the intercept, propublica, bellingcat, usa today
    """.split(",")
)
"""News agencies, broadcasters and papers whose names do not say that they are one."""

_MEDIUM = re.compile(
    r"\b(?:News|Times|Post|Tribune|Herald|Guardian|Gazette|Daily|Sunday|Journal|Mail|Telegraph|Standard|Observer"
    r"|Radio|TV|Television|Broadcasting|Channel|Press|Newspaper|Magazine|Chronicle|Globe|Independent|Mirror"
    r"|Express|Courier|Examiner|Inquirer|Dispatch|Sentinel|Bee|Reporter|Wire|Agency)\b"
)
_BEFORE = re.compile(
    r"""
    (?:\btold | \btells | \btelling | \bspoke\ (?:to|with) | \bspeaking\ (?:\w+day\ )?(?:to|with|on)
     | \binterview(?:ed)?\ (?:\w+day\ )?(?:\w+\ )?(?:with|by|to|on)
     | \b(?:statement|comment(?:ed|s)?|said)\ to
     | \baccording\ to | \bcit(?:ed|ing) | \bquoting | \breports?\ (?:by|from|in|on)
     | \b(?:quoted|reported|obtained|seen|reviewed)\ by)\s+
    (?:(?:the|a|an|its|state|local|private|public|official|news|agency|broadcaster|newspaper|channel|television
        |radio|network|website|daily|magazine|[A-Z][a-z]+(?:n|sh|se|i|[’']s))\s+){0,4}
    [“"‘']?\Z
    """,
    re.VERBOSE,
)
_AFTER = re.compile(
    r"[”\"’']?\s+(?:(?:news agency|agency|television|TV|radio|newspaper|magazine|website)\s+)?"
    r"(?:has |had |later |also |first |previously |then |on \w+day )?"
    r"(?:reported|reports|quoted|quotes|cited|cites|wrote|writes|revealed|broke the (?:news|story))\b"
    r"|,?\s+which (?:first )?(?:reported|broke|obtained)\b"
)
_CREDIT_LINE = re.compile(
    r"\bcontributed to this (?:report|story|article)|\bwith inputs? from|\bsource\s*:|\badditional reporting",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"\bcontributed to this\b|\bwith inputs?\b|\badditional reporting\b", re.IGNORECASE)
_POSSESSOR = re.compile(r"(.+?)(?:[’']s|(?<=s)[’'])\s")
"""An outlet before the name of one who works for it."""

_DATELINE = re.compile(r"\A[^!?\n“\"]{0,60}?\(([A-Z][\w /’'-]{1,30})\)\s*[-–—:]")
_WORDS = re.compile(r"[^\W_]+")
_NAMES = re.compile(r"[A-Z][\w.’'/&-]*(?:\s+(?:[A-Z][\w.’'/&-]*|of|the))*")
_BYLINE = re.compile(r"\A\s*(?:by|from)\b", re.IGNORECASE)

VERBATIM = 0.7
"""S from which two tellings are so alike that one text stands behind both; copies of one agency report on
the articles that ship are above, independent tellings below."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that an article names as the source of a passage, or (`whole`) of all of it."""

    outlet: str
    span: Span
    whole: bool
    shared: bool = False
    """Whether the outlet only contributed to the article: nothing says which passage is its own."""


def credits(article: Article, mentions: Iterable[Mention]) -> tuple[Credit, ...]:
    """The outlets that an article credits, in text order.

    A passage is credited by "told X", "X reported", "according to X", the whole article by its dateline
    ("KABUL (X) —") or a line of credits. Pictures' credits say nothing of the text.
    """
    text = article.text
    found: list[Credit] = []
    reporting = [sentence for sentence in article.sentences if sentence.kind.reports]
    body = next((each for each in reporting if each.kind is SentenceKind.BODY), None)
    if body is not None and (dateline := _DATELINE.match(body.span.of(text))) and is_medium(dateline[1]):
        start = body.span.start + dateline.start(1)
        found.append(Credit(dateline[1], Span(start, start + len(dateline[1])), True))
    for sentence in article.sentences:
        line = sentence.span.of(text)
        if sentence.kind is SentenceKind.BOILERPLATE and (_CREDIT_LINE.search(line) or _BYLINE.match(line)):
            for match in _NAMES.finditer(line):
                possessor = _POSSESSOR.match(match[0])
                outlet = possessor[1] if possessor else match[0]
                if not is_medium(outlet):
                    continue
                start = sentence.span.start + match.start()
                shared = _CONTRIBUTED.search(line) is not None
                found.append(Credit(outlet, Span(start, start + len(outlet)), True, shared))
    for mention in mentions:
        name = mention.span.of(text)
        if mention.type is EntityType.ORG and is_medium(name) and _credited(text, mention.span):
            found.append(Credit(name, mention.span, False))
    return tuple(sorted(found, key=lambda credit: credit.span))


def is_medium(name: str) -> bool:
    """Whether a name is that of a news agency, a paper or a station."""
    plain = name.removeprefix("The ").removeprefix("the ")
    return plain.casefold() in _AGENCIES or name.casefold() in _AGENCIES or bool(_MEDIUM.search(plain))


def is_outlet(outlet: str, source: str) -> bool:
    """Whether the outlet that is credited is the source itself: by its key, or as words of a longer label
    ("Fox News", "Fox Online News")."""
    words = set(_WORDS.findall(_key(outlet)))
    return _key(outlet) == _key(source) or (bool(words) and words <= set(_WORDS.findall(_key(source))))


def _credited(text: str, place: Span) -> bool:
    before = text[max(0, place.start - 90) : place.start].replace("\n", " ")
    return bool(_BEFORE.search(before) or _AFTER.match(text, place.end))


def origin(
    tellings: Sequence[tuple[str, Sequence[Span]]],
    credited: Mapping[str, Sequence[Credit]],
    verbatim: frozenset[str],
) -> Origin | None:
    """Who a fact comes from, by what its tellings credit; None where nothing says so.

    `tellings` are the sentences of each source that tells it, `verbatim` the sources whose tellings are
    alike. A credit in a telling itself counts first, that of the most sources before others; one of a whole
    article is probable, and counts only where that article alone tells it or its telling is one of those
    alike; that of one who contributed, only where they are alike.
    """
    named: dict[str, list[Origin]] = {}
    for article, spans in tellings:
        for credit in credited.get(article, ()):
            if not credit.whole and any(span.contains(credit.span) for span in spans):
                named.setdefault(_key(credit.outlet), []).append(
                    Origin(credit.outlet, article, credit.span, False)
                )
    if not named:
        for article, _ in tellings:
            for credit in credited.get(article, ()):
                if credit.whole and ((len(tellings) == 1 and not credit.shared) or article in verbatim):
                    named.setdefault(_key(credit.outlet), []).append(
                        Origin(credit.outlet, article, credit.span, True)
                    )
    if not named:
        return None
    return max(named.values(), key=lambda found: len({one.article for one in found}))[0]


def _key(outlet: str) -> str:
    folded = outlet.casefold().removeprefix("the ")
    return {"associated press": "ap", "agence france-presse": "afp", "deutsche welle": "dw"}.get(
        folded, folded
    )
