"""Names of news agencies, papers and stations, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from index.article import Span
from index.comparison.reading.tokens import STOP_WORDS
from index.entities.vocabulary.words import DEMONYM, flags


def _alternatives(names: str) -> str:
    """A pattern for the names of a list: by their first letters, so that few are tried, the longest first."""
    listed = [" ".join(name.split()) for name in names.split(",")]
    listed.sort(key=lambda name: (name[0], -len(name), name))
    return "|".join(
        f"{first}(?:{'|'.join(re.escape(name[1:]) for name in group)})"
        for first, group in groupby(listed, key=itemgetter(0))
    )


WIRES = _alternatives(
    """
    Reuters, REUTERS, Thomson Reuters, AP, Associated Press, AFP, Agence France-Presse, Agence France Presse,
    dpa, DPA, Deutsche Presse-Agentur, TASS, Tass, Itar-Tass, ITAR-TASS, Interfax, Interfax-Ukraine, RIA,
    RIA Novosti, Xinhua, Kyodo, Kyodo News, Jiji, Jiji Press, Yonhap, ANSA, Ansa, Adnkronos, EFE, Efe,
    Europa Press, PTI, Press Trust of India, ANI, IANS, PA, PA Media, Press Association, UPI,
    United Press International, Anadolu, Anadolu Agency, Bloomberg, Bloomberg News, Dow Jones, AAP,
    Australian Associated Press, Canadian Press, Belga, ANP, APA, Keystone-SDA, CTK, ČTK, PAP, MTI, BNS, BTA,
    BelTA, Belta, Ukrinform, UNIAN, IRNA, Irna, Fars, Tasnim, ISNA, Mehr, SANA, SPA, WAM, MENA, Antara,
    Bernama, Ritzau, NTB, STT, TT, Lusa, Agerpres, Tanjug, Hina, HINA, Pajhwok, Khaama Press, TOLOnews, KCNA,
    VNA, CNA, APP, Agenzia Nova, Agencia Brasil, Agência Brasil, Notimex, Prensa Latina, Telam, Télam
    """
)
"""News agencies, which others print: "Xinhua said" and "(Xinhua)" credit one, too."""

_OUTLETS = _alternatives(
    """
    BBC, BBC News, BBC Radio, DW, Deutsche Welle, CNN, NBC, NBC News, CBS, CBS News, ABC, ABC News, PBS,
    PBS NewsHour, NPR, MSNBC, CNBC, Fox, Fox News, Fox Business, Fox & Friends, C-SPAN, ITV, Sky News, RTE,
    RTÉ, ZDF, ARD, NHK, RT, Sputnik, Al Jazeera, Al-Jazeera, Al Arabiya, Al-Arabiya, VOA, Voice of America,
    RFE/RL, Radio Free Europe, Radio Liberty, RAI, NOS, SVT, YLE, Politico, POLITICO, Axios, The Hill,
    BuzzFeed, BuzzFeed News, Vox, Vice, Vice News, Slate, Salon, Breitbart, Newsmax, Mediaite, TMZ,
    Daily Kos, Le Monde, Le Figaro, Libération, Les Echos, Der Spiegel, Spiegel, Bild, Die Welt, Die Zeit,
    Süddeutsche Zeitung, Frankfurter Allgemeine, El País, El Pais, El Mundo, La Vanguardia, La Repubblica,
    la Repubblica, Corriere della Sera, La Stampa, Haaretz, Ynet, Kommersant, Vedomosti, Meduza, Izvestia,
    Asahi Shimbun, Yomiuri Shimbun, Folha de S.Paulo, Globo, The Economist, The Atlantic, The New Yorker,
    New Yorker, Time, Newsweek, Forbes, Fortune, HuffPost, Huffington Post, The Intercept, The Nation,
    The New Republic, National Review, Mother Jones, Rolling Stone, Vanity Fair, ProPublica, Bellingcat,
    USA Today, USA TODAY, Business Insider, Insider, MarketWatch, Townhall, The Federalist, ThinkProgress,
    The Guardian, The Independent, The Observer, The Sun, The Standard, The Mirror, The Mail, Mail on Sunday,
    Evening Standard, Weekly Standard, The Age, The Australian, Globe and Mail, Daily Express, Indian Express,
    Express Tribune, Dawn, Hollywood Reporter, Sacramento Bee, The Blaze, TheBlaze, News of the World
    """
)
"""Broadcasters, papers and sites whose names do not say that they are one."""

_WITH_THE = (
    r"(?<=the\s)(?:Hill|Economist|Atlantic|New Yorker|Intercept|Guardian|Independent|Observer|Sun|Standard"
    r"|Mirror|Mail|Age|Australian)"
)
"""Papers that no one knows for one without the article."""

_WORD = r"[A-Z][\w&]*+(?:[.’'/-]\w++){0,6}+"
"""A word of a name. The joints are limited, as each of "U.S.U.S.U.S." for pages could begin one."""
SHORT = (
    r"(?:\w+-)?(?:Times|Post|Tribune|Herald|Gazette|Journal|Telegraph|Chronicle|Dispatch|Courier|Examiner"
    r"|Inquirer|Sentinel|Globe|Beacon|Beast|Caller|Wire|Pilot|Register|Enquirer|Newswire)"
)
"""What papers are called for short: "the Times"."""

_HEAD = (
    rf"(?:{SHORT}|News|Press|Daily|Radio|TV|Television|Broadcasting|Newspaper|Magazine|Bee|Channel|Independent"
    r"|Observer|Monitor|Review|Weekly|Star|Mirror|Pravda|Gazeta|Zeitung|Shimbun|Dagblad(?:et)?)"
)
_OF = (
    rf"(?:\s+of(?:\s+the)?\s+{_WORD}"
    r"|\s+(?:and\s+Mail|Foundation|Agency|Network|Service|Corporation|Free\s+Europe))?"
)
_NAMED = (
    rf"(?:The\s+)?(?:{WIRES}|{_OUTLETS}|{_WITH_THE})\b(?:\s+(?:(?:News|Press)\s+Agency|{_HEAD})\b)?"
    rf"|(?:(?:{_WORD}\s+){{1,4}}{_HEAD}|(?<=[Tt]he\s){SHORT})\b(?!\s+Office|\s+Secretary){_OF}"
    rf"|(?:Radio|Channel|Daily)\s+(?:{_WORD}|\d+)|[A-Z]{{2,4}}-(?:TV|FM|AM)\b"
)
DESCRIPTION = (
    r"(?:(?:news|press|information|wire)\s+(?:agency|service|wire|site|website|portal|outlet|channel|magazine)"
    r"|newswire|(?:TV|television|radio)\s+(?:channel|station|network)|newspaper|broadcaster|tabloid|magazine"
    r"|(?:daily|weekly)(?=\s+[A-Z“\"]))"
)
"""What an outlet is said to be, before or behind its name."""

_CANDIDATE = re.compile(
    rf"\b(?:(?=[A-Z]|dpa)(?:(?P<named>{_NAMED})"
    rf"|(?P<said>(?:{_WORD}\s+){{0,2}}{_WORD})(?=\s+(?:state\s+)?{DESCRIPTION}\b))"
    rf"|{DESCRIPTION}\s+[“\"‘']?(?P<after>{_WORD}(?:\s+{_WORD}){{0,2}}))"
)
_MEDIUM = re.compile(rf"{_NAMED}|{SHORT}")
WIRE = re.compile(rf"(?:[Tt]he\s+)?\b(?:{WIRES})\b(?:\s+(?:News|Press)\s+Agency)?")


def is_medium(name: str) -> bool:
    """Whether a name is that of a news agency, a paper or a station."""
    return _MEDIUM.fullmatch(name.removeprefix("the ")) is not None


def outlet_names(text: str, within: Span) -> Iterator[Span]:
    """Where outlets are named, without what only stands before the name."""
    for match in _CANDIDATE.finditer(text, within.start, within.end):
        group = match.lastgroup or ""
        start, end = match.span(group)
        name = match[group]
        while " " in name and _only_before(name, group):
            rest = name.partition(" ")[2].lstrip()
            start, name = start + len(name) - len(rest), rest
        if not (group == "said" and flags(name) & DEMONYM):
            yield Span(start, end)


def _only_before(name: str, group: str) -> bool:
    """Whether the first word is no part of the name: "As The Times", "Iran's Press TV"."""
    first, _, rest = name.partition(" ")
    if first == "The":
        return False
    if first == "the" or first.lower() in STOP_WORDS or (first.lower().endswith("day") and is_medium(rest)):
        return True
    return first.endswith(("’s", "'s")) and (group == "said" or is_medium(rest))
